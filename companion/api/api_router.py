"""What a router of the API is: where its addresses stand, and how its operations are called."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.routing import APIRoute

from companion.api.signed_route import SignedRoute

PREFIX = "/api/v1"


def api_router(*tags: str) -> APIRouter:
    """A router whose addresses stand below /api/v1, and whose operations are called as their functions."""
    return APIRouter(
        prefix=PREFIX, tags=[*tags], route_class=SignedRoute, generate_unique_id_function=operation_id
    )


def operation_id(route: APIRoute) -> str:
    """What an operation is called in the description."""
    return route.name
