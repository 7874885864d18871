"""The HTTP API as one application: every step's routes behind the same doors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.types import Receive, Scope, Send

from companion.api.api_router import PREFIX
from companion.api.bodies import LimitBodies
from companion.api.idempotency import install_replay
from companion.api.openapi import ABOUT, DescribedApi
from companion.api.origins import RefuseForeignOrigins
from companion.api.pages import Pages
from companion.api.problems import CatchUnexpected, install_problems, problem_response
from companion.api.request_ids import RequestIds
from companion.api.request_log import RequestLog, Templates
from companion.api.routers import ROUTERS
from companion.api.security_headers import SecurityHeaders
from companion.api.signposts import Signposts
from companion.api.speaking import Speaking
from companion.api.time_outs import TimeOuts
from companion.errors import NoSuchAddress
from companion.wiring import Services


def create_app(services: Services, pages: Pages | None = None) -> FastAPI:
    """The application; it is told what it stands on, and reads no setting and no environment itself.

    With `pages` it serves them at every address that the API has not; whoever serves it must then run its
    lifespan, as servers do and as `with TestClient(app)` does.
    """
    app = _without_guard(pages)
    app.state.services = services
    app.add_api_route(f"{PREFIX}/openapi.json", app.openapi, include_in_schema=False)
    if pages:
        # The API's own addresses end here: what is none of them is a problem, and no page.
        app.mount("/api", _nothing_there)
        app.mount("/", pages.app)
    install_problems(app)
    install_replay(app)
    _stand_guard(app, services)
    return app


def describe_api() -> dict[str, Any]:
    """What the API says of itself, without anything that it stands on; for the reference page."""
    return _without_guard(None).openapi()


def _without_guard(pages: Pages | None) -> FastAPI:
    """Every route."""
    app = DescribedApi(
        title="Companion",
        version="1",
        description=ABOUT,
        lifespan=pages.lifespan if pages else None,
        # FastAPI's own route would make the description while everybody else waits.
        openapi_url=None,
        # Swagger's page comes from another site and runs scripts from there, which our headers forbid.
        docs_url=None,
        redoc_url=None,
        # FastAPI's own telemetry tells addresses as they were typed; ours tells templates.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    # FastAPI's own way to include them asks every router twice what it has, at every request.
    routes = [route for router in ROUTERS for route in router.routes]
    app.router.routes += [Signposts(route for route in routes if isinstance(route, APIRoute)), *routes]
    return app


def _stand_guard(app: FastAPI, services: Services) -> None:
    """What every request passes. The one that is added last stands outermost."""
    app.add_middleware(Speaking)
    app.add_middleware(RefuseForeignOrigins)
    app.add_middleware(LimitBodies, prefix="/api/")
    app.add_middleware(CatchUnexpected)
    app.add_middleware(TimeOuts)
    app.add_middleware(
        RequestLog, templates=_templates(app), clock=services.clock, telemetry=services.telemetry
    )
    app.add_middleware(RequestIds)
    app.add_middleware(SecurityHeaders, over_tls=services.settings.public_address.startswith("https:"))


async def _nothing_there(scope: Scope, receive: Receive, send: Send) -> None:
    await problem_response(NoSuchAddress(), scope)(scope, receive, send)


def _templates(app: FastAPI) -> Templates:
    @cache
    def templates() -> Mapping[object, str]:
        contexts = [one for one in iter_route_contexts(app.routes) if one.endpoint is not None]
        return {context.endpoint: context.path or "" for context in contexts}

    return templates
