"""Every error becomes an RFC 9457 problem: a status from its kind, its stable code, its sentence.

The sentence is in the language of whoever reads it; the code is the same in all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.api.request_ids import request_id_of
from companion.api.speaking import headers_in, language_of
from companion.api.validation_words import field_problems
from companion.contracts.problem import MEDIA_TYPE, FieldProblem, Problem
from companion.db.trouble import meaning_of
from companion.errors import (
    BodyUnreadable,
    CompanionError,
    EncoderUnavailable,
    Kind,
    MethodNotAllowed,
    NoSuchAddress,
    RequestInvalid,
    RequestRefused,
    Unexpected,
)
from companion.languages.catalogue import said
from companion.languages.phrase import told
from embeddings.errors import EmbeddingsError

STATUS: Mapping[Kind, int] = {
    Kind.INVALID: 422,
    Kind.NOT_FOUND: 404,
    Kind.IMPOSSIBLE: 422,
    Kind.UNAVAILABLE: 503,
    Kind.NOT_SIGNED_IN: 401,
    Kind.FORBIDDEN: 403,
    Kind.CONFLICT: 409,
    Kind.TOO_MANY: 429,
}
"""The status of each kind of error."""

STATUS_OF_CODE: Mapping[str, int] = {
    "api.body_unreadable": 400,
    "api.request_refused": 400,
    "api.method_not_allowed": 405,
    "db.version_outdated": 412,
    "api.body_too_large": 413,
    "api.version_unnamed": 428,
    "api.unexpected": 500,
    "api.took_too_long": 503,
}
"""Codes for which HTTP has a status of its own."""

TITLES: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "Nobody is signed in",
    403: "This may not be done",
    404: "There is no such thing here",
    405: "This address does not take that method",
    409: "Somebody was faster, or it is too late for this",
    412: "It was changed in the meantime",
    413: "The request is too large",
    422: "What was sent cannot be used",
    428: "The version is missing",
    429: "Too often in too short a time",
    500: "Something went wrong",
    503: "Not possible at the moment",
}
"""What sort of problem each status is, in words."""

_log = logging.getLogger(__name__)


def status_of(error: CompanionError) -> int:
    """The HTTP status of an error."""
    return STATUS_OF_CODE.get(error.code, STATUS[error.kind])


def problem_response(
    error: CompanionError, scope: Scope, fields: Iterable[FieldProblem] = (), headers: Mapping[str, str] = {}
) -> Response:
    """The answer to a request that was refused with this error."""
    status, language = status_of(error), language_of(scope)
    problem = Problem(
        type=f"/problems/{error.code}",
        title=said(TITLES[status], language),
        status=status,
        code=error.code,
        detail=told(error, language),
        request_id=request_id_of(scope),
        fields=list(fields),
    )
    return Response(
        problem.model_dump_json(),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={**headers_in(language), **_headers_for(error, status), **headers},
    )


def install_problems(app: FastAPI) -> None:
    """Have every refusal of an application answered as a problem."""
    app.add_exception_handler(CompanionError, _on_refusal)
    app.add_exception_handler(EmbeddingsError, _on_encoder)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(StarletteHTTPException, _on_http)


class CatchUnexpected:
    """The last net: whatever nobody caught becomes an apology with the request's number, never a stack trace.

    It logs the kind of error and where it arose, without its message, which may hold what a person wrote.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            _log.exception("request.failed")
            if begun or scope["type"] != "http":
                # The answer has left in part; all that can be done is to break it off.
                raise
            known = meaning_of(error) or Unexpected(request_id=request_id_of(scope))
            await problem_response(known, scope)(scope, receive, send)


def _headers_for(error: CompanionError, status: int) -> dict[str, str]:
    if status == STATUS[Kind.NOT_SIGNED_IN]:
        return {"WWW-Authenticate": 'Bearer realm="companion"'}
    seconds = error.facts.get("retry_after_seconds")
    if seconds is None and status == STATUS[Kind.UNAVAILABLE]:
        seconds = 5
    return {} if seconds is None else {"Retry-After": str(seconds)}


# Starlette's table of handlers is written for exceptions at large, hence Any.
def _on_refusal(request: Request, error: Any) -> Response:  # noqa: ANN401
    return problem_response(error, request.scope)


def _on_encoder(request: Request, error: Any) -> Response:  # noqa: ANN401
    return problem_response(EncoderUnavailable(what=error), request.scope)


def _on_invalid(request: Request, error: Any) -> Response:  # noqa: ANN401
    fields = field_problems(error.errors(), language_of(request.scope))
    return problem_response(RequestInvalid(count=len(fields)), request.scope, fields)


def _on_http(request: Request, error: Any) -> Response:  # noqa: ANN401
    # What our own middleware raised while the body was read arrives wrapped.
    if isinstance(error.__cause__, CompanionError):
        return problem_response(error.__cause__, request.scope)
    headers = dict(error.headers or {})
    if "Allow" in headers:
        # Starlette names the methods of one route, and an address may have several.
        headers["Allow"] = ", ".join(sorted(_methods_at(request)))
    return problem_response(_named(error, request), request.scope, headers=headers)


def _methods_at(request: Request) -> set[str]:
    found: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        if route.methods and route.path_regex.match(request.scope["path"]):
            found |= route.methods
    return found


def _named(error: StarletteHTTPException, request: Request) -> CompanionError:
    if error.status_code == STATUS[Kind.NOT_FOUND]:
        return NoSuchAddress()
    if error.status_code == STATUS_OF_CODE[MethodNotAllowed.code]:
        return MethodNotAllowed(method=request.method)
    if error.status_code == STATUS_OF_CODE[BodyUnreadable.code]:
        return BodyUnreadable()
    return RequestRefused(why=error.detail)
