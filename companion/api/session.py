"""Who asks, and the one transaction in which she is served: the two scopes that a route can ask for.

`signed: Signed` for everything behind a sign-in: the session is read, and one transaction of her
organisation is open until the route is done. It is committed before a byte of the answer leaves, and a commit
that fails is an answer that says so. `visit: Visit` for what comes before a sign-in, and for what streams.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from companion.access import Viewer
from companion.accounts.service import read_session
from companion.accounts.session_token import SessionToken
from companion.accounts.tenants import only_tenant, tenant_of_slug
from companion.api.speaking import OWN_LANGUAGE
from companion.api.time_outs import Deadline, deadline_of
from companion.clock import Clock
from companion.db.limits import limit_waiting
from companion.db.unit_of_work import UnitOfWork
from companion.errors import CompanionError, OrganisationUnclear
from companion.ids import TenantId
from companion.languages.choosing import chosen
from companion.languages.spoken import speaking, spoken
from companion.wiring import Services

COOKIE = "companion_session"
AT_ONCE = 12
"""Requests of one process that may hold a transaction at a time; the rest wait without one. See signed_route,
and turnstile for how many of them work.

With KEYED_AT_ONCE it must stay below the connections of the pool.
"""
KEYED_AT_ONCE = 4
"""Likewise of those with an Idempotency-Key, which pass from thread to thread. It must stay below the threads
of the process: such a request needs one to go on, and one that holds a thread may wait for a connection.
"""


@dataclass(frozen=True)
class SignedScope:
    """Somebody who has signed in, and what her request works with."""

    viewer: Viewer
    work: UnitOfWork
    token: str
    services: Services

    @property
    def clock(self) -> Clock:
        """The clock of this process."""
        return self.services.clock


@dataclass(frozen=True)
class VisitScope:
    """A request of which nobody knows yet whose it is; it opens its transactions itself."""

    token: str | None
    services: Services
    source: str
    """The network address that it came from, for the throttling of guesses."""
    deadline: Deadline
    state: dict[str, Any]
    """What is known of the request, for its line in the log."""

    @property
    def clock(self) -> Clock:
        """The clock of this process."""
        return self.services.clock

    @contextmanager
    def organisation(self, slug: str | None) -> Iterator[UnitOfWork]:
        """A transaction of the organisation with this short name or, with None, of the only one.

        Raises:
            OrganisationUnclear: none was named, and there are several.
        """
        with self.tenant(self._tenant_of(slug)) as work:
            yield work

    @contextmanager
    def tenant(self, tenant: TenantId) -> Iterator[UnitOfWork]:
        """A transaction of this organisation; a refusal is raised, yet what was written until then is kept.

        A wrong password must be remembered, or guesses could not be counted.
        """
        refusal: CompanionError | None = None
        with self.services.database.transaction(tenant, limit_waiting()) as work:
            try:
                yield work
            except CompanionError as refused:
                refusal = refused
            self.deadline.begin_commit()
        if refusal is not None:
            raise refusal

    @contextmanager
    def signed(self) -> Iterator[SignedScope]:
        """A short transaction of whoever has signed in, for a route that streams: ask anew for each look.

        While it is open, the language that she chose is spoken.
        """
        with self.signed_quietly() as scope, speaking_as(scope):
            yield scope

    @contextmanager
    def signed_quietly(self) -> Iterator[SignedScope]:
        """The same, and the language that is spoken stays: that of one thread would not reach another."""
        token = SessionToken.parse(self.token or "")
        with self.services.database.transaction(token.tenant, limit_waiting()) as work:
            viewer = read_session(work, token, clock=self.clock)
            self.state["tenant"], self.state[OWN_LANGUAGE] = token.tenant, viewer.language
            yield SignedScope(viewer, work, token.text(), self.services)
            self.deadline.begin_commit()

    def _tenant_of(self, slug: str | None) -> TenantId:
        with self.services.database.outside() as connection:
            if slug is not None:
                return tenant_of_slug(connection, slug)
            tenant = only_tenant(connection)
        if tenant is None:
            raise OrganisationUnclear
        return tenant


def speaking_as(signed: SignedScope) -> AbstractContextManager[None]:
    """Speak the language that she chose for her account, else the one that is spoken."""
    return speaking(chosen(signed.viewer.language, spoken()))


def set_session_cookie(request: Request, response: Response, token: str) -> None:
    """Give a browser its session: no script reads it, no other site sends it, TLS guards it where used."""
    response.set_cookie(
        COOKIE, token, httponly=True, samesite="lax", path="/", secure=_is_reached_over_tls(request)
    )


def clear_session_cookie(request: Request, response: Response) -> None:
    """Take the session away from a browser."""
    response.delete_cookie(
        COOKIE, httponly=True, samesite="lax", path="/", secure=_is_reached_over_tls(request)
    )


def _is_reached_over_tls(request: Request) -> bool:
    # A proxy may speak TLS to browsers and none to us, and say nothing of it; the address that was set does.
    address: str = request.app.state.services.settings.public_address
    return request.url.scheme == "https" or address.startswith("https:")


_cookie = APIKeyCookie(name=COOKIE, auto_error=False, description="The session of a browser.")
_bearer = HTTPBearer(auto_error=False, description="The same session, for programs.")


def visit_of(request: Request) -> VisitScope:
    """A request of which nobody knows yet whose it is."""
    services: Services = request.app.state.services
    source = request.client.host if request.client else ""
    deadline = deadline_of(request.scope)
    return VisitScope(_token_of(request), services, source, deadline, request.scope.setdefault("state", {}))


async def _visit(request: Request) -> VisitScope:
    # Asynchronous, as every dependency here that waits for nothing: a thread costs more than its work.
    return visit_of(request)


def _token_of(request: Request) -> str | None:
    kind, _, credentials = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return credentials.strip()
    return request.cookies.get(COOKIE)


async def _signed_visit(
    request: Request,
    _by_cookie: Annotated[str | None, Depends(_cookie)],
    _by_bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> VisitScope:
    return visit_of(request)


def _signed(
    visit: Annotated[VisitScope, Depends(_visit)],
    _by_cookie: Annotated[str | None, Depends(_cookie)],
    _by_bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Iterator[SignedScope]:
    with visit.signed_quietly() as scope:
        yield scope


# The scope "function" ends a dependency when the route is done and before its answer is sent.
Signed = Annotated[SignedScope, Depends(_signed, scope="function", max_concurrency=KEYED_AT_ONCE)]
Visit = Annotated[VisitScope, Depends(_visit)]
SignedVisit = Annotated[VisitScope, Depends(_signed_visit)]
"""A visit of which the route itself asks who it is: see signed_route."""
