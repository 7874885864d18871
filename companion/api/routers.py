"""Every step's routes, in the order of the reference page."""

from __future__ import annotations

from fastapi import APIRouter

ROUTERS: tuple[APIRouter, ...] = ()
"""What `create_app` includes under /api/v1."""
