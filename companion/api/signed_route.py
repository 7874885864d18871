"""Routes behind a sign-in, each served by one thread from its session to the bytes of its answer.

FastAPI by itself hands such a request from thread to thread four times: to read the session, to serve, to
look the answer over, to keep what was done. That takes longer than most of what they do. Here one thread does
all of it, in the same order: an answer is made before its transaction is kept, and leaves after that.

    router = api_router("People")

Whoever is not signed in is told so before anything else that may be wrong with a request.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial, wraps
from typing import Any, TypeVar, get_type_hints

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel

from companion.api.idempotency import Once
from companion.api.session import AT_ONCE, Signed, SignedVisit, VisitScope, speaking_as, visit_of
from companion.api.turnstile import Turnstile
from companion.errors import CompanionError, NotSignedIn

_ANSWERING = "answering"
_threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="signed")
"""As many requests hold a transaction at a time, those included whose visitor was told that it took too long;
whoever comes while all are busy waits without one."""
_turnstile = Turnstile()
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Made = TypeVar("Made")


class SignedRoute(APIRoute):
    """A route that serves whoever has signed in by one thread, where it asks for `Signed`.

    One that asks for `Once` as well is served as FastAPI does it: so few are written that it does not matter.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **told: Any) -> None:  # noqa: ANN401
        hints = get_type_hints(endpoint, include_extras=True)
        self._is_in_one_thread = Signed in hints.values() and Once not in hints.values()
        if self._is_in_one_thread:
            endpoint = _in_one_thread(endpoint, hints, told.get("status_code"))
        elif Signed in hints.values():
            endpoint = _speaking_hers(endpoint, hints)
        super().__init__(path, endpoint, **told)

    def get_route_handler(self) -> Handler:
        """What answers a request."""
        handle = super().get_route_handler()
        return _asking_who_first(handle) if self._is_in_one_thread else handle


def _in_one_thread(
    endpoint: Callable[..., Any], hints: dict[str, Any], status: int | None
) -> Callable[..., Any]:
    """The same for FastAPI to call, which gives it a visit where the endpoint wants who has signed in."""
    signed = _name_of_signed(hints)
    answering = next((name for name, hint in hints.items() if hint is Response), _ANSWERING)
    is_told = answering != _ANSWERING

    async def served(**given: Any) -> Any:  # noqa: ANN401 - as the endpoint's.
        visit, response = given.pop(signed), given[answering] if is_told else given.pop(_ANSWERING)
        serve = partial(_serve, endpoint, signed, visit, given, hints.get("return"))
        made = await _in_thread(serve)
        return _answer(made, response, status) if isinstance(made, bytes) else made

    served.__name__, served.__doc__, served.__module__ = (
        endpoint.__name__,
        endpoint.__doc__,
        endpoint.__module__,
    )
    served.__signature__ = _signature(endpoint, hints, signed, is_told)  # type: ignore[attr-defined]
    return served


def _speaking_hers(endpoint: Callable[..., Any], hints: dict[str, Any]) -> Callable[..., Any]:
    """The same for FastAPI to call, in the language of whoever has signed in.

    FastAPI reads the session in another thread, and a language is spoken in one thread alone.
    """
    signed = _name_of_signed(hints)
    written = inspect.signature(endpoint)

    @wraps(endpoint)
    def served(**given: Any) -> Any:  # noqa: ANN401 - as the endpoint's.
        with speaking_as(given[signed]):
            return endpoint(**given)

    taken = [
        one.replace(annotation=hints.get(one.name, one.annotation)) for one in written.parameters.values()
    ]
    answers = hints.get("return", written.return_annotation)
    served.__signature__ = written.replace(parameters=taken, return_annotation=answers)  # type: ignore[attr-defined]
    return served


def _name_of_signed(hints: dict[str, Any]) -> str:
    return next(name for name, hint in hints.items() if hint == Signed)


def _signature(
    endpoint: Callable[..., Any], hints: dict[str, Any], signed: str, is_told: bool
) -> inspect.Signature:
    """What FastAPI is told that the endpoint takes."""
    written = inspect.signature(endpoint)
    taken = [
        one.replace(annotation=SignedVisit if one.name == signed else hints.get(one.name, one.annotation))
        for one in written.parameters.values()
    ]
    if not is_told:
        taken.append(inspect.Parameter(_ANSWERING, inspect.Parameter.KEYWORD_ONLY, annotation=Response))
    answers = hints.get("return", written.return_annotation)
    return written.replace(parameters=taken, return_annotation=None if answers is type(None) else answers)


def _serve(
    endpoint: Callable[..., Any], signed: str, visit: VisitScope, given: dict[str, Any], answers: object
) -> Any:  # noqa: ANN401 - bytes, or what FastAPI is to make an answer of.
    with visit.signed() as scope:
        made = endpoint(**{signed: scope}, **given)
        # Only a model of the very kind that was promised, or one that tells more would be told whole.
        if isinstance(made, BaseModel) and type(made) is answers:
            return made.__pydantic_serializer__.to_json(made, by_alias=True)
        return made


def _answer(body: bytes, response: Response, status: int | None) -> Response:
    answer = Response(body, response.status_code or status or 200, media_type="application/json")
    answer.raw_headers.extend(response.raw_headers)
    return answer


def _asking_who_first(handle: Handler) -> Handler:
    """Refuse whoever is not signed in before telling what else is wrong."""

    async def handled(request: Request) -> Response:
        try:
            return await handle(request)
        except (RequestValidationError, CompanionError) as refused:
            if not isinstance(refused, NotSignedIn) and "tenant" not in request.scope.get("state", {}):
                await _in_thread(partial(_require_signed, visit_of(request)))
            raise

    return handled


def _require_signed(visit: VisitScope) -> None:
    with visit.signed():
        pass


async def _in_thread(do: Callable[[], Made]) -> Made:
    async with _turnstile.turn():
        return await asyncio.get_running_loop().run_in_executor(_threads, copy_context().run, do)
