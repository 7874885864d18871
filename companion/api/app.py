"""The HTTP API as one application: every step's routes behind the same doors."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.routing import APIRoute

from companion.api import health_routes
from companion.api.problems import CatchUnexpected, install_problems
from companion.api.request_ids import RequestIds
from companion.api.routers import ROUTERS
from companion.wiring import Services

PREFIX = "/api/v1"
_ABOUT = (
    "Mentoring programmes: the people, the rules, the rounds of matching, and why each match was made. "
    "Every error is a problem after RFC 9457, with a stable code and a sentence that says what to do."
)


def create_app(services: Services) -> FastAPI:
    """The application; it is told what it stands on, and reads no setting and no environment itself."""
    app = FastAPI(
        title="Companion",
        version="1",
        description=_ABOUT,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=f"{PREFIX}/docs",
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.services = services
    install_problems(app)
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    app.include_router(health_routes.router)
    # The one that is added last stands outermost.
    app.add_middleware(CatchUnexpected)
    app.add_middleware(RequestIds)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
