"""Every step's routes, in the order of the reference page."""

from __future__ import annotations

from fastapi import APIRouter

from companion.api import sign_in_page

ROUTERS: tuple[APIRouter, ...] = ()
"""Under /api/v1."""

OUTSIDE: tuple[APIRouter, ...] = (sign_in_page.router,)
"""Where they say themselves: pages for people who are not signed in yet."""
