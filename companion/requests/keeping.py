"""Keeping what became of a request: the row, the letters, and the entry in the trail, together."""

from __future__ import annotations

from companion.access import Viewer
from companion.accounts.audit import record
from companion.db.unit_of_work import UnitOfWork
from companion.errors import VersionOutdated
from companion.matching.choosing.choosing_service import give_credit
from companion.requests import store
from companion.requests.notices import notices_of_step
from companion.requests.request import Request, RequestState
from companion.requests.telling import Telling, tell


def keep_step(
    work: UnitOfWork,
    viewer: Viewer | None,
    before: Request,
    after: Request,
    action: str,
    telling: Telling,
    *,
    quietly: bool = False,
) -> Request:
    """Keep a step of a request that is held; with `quietly` nobody is written to.

    Raises:
        VersionOutdated: it is another one by now.
    """
    if not store.keep_request(work, before, after):
        raise VersionOutdated(what="request")
    if after.state is RequestState.NO_MATCH and before.state is not RequestState.NO_MATCH:
        give_credit(work, after.programme, after.mentee, telling.clock.now())
    if not quietly:
        tell(work, after, notices_of_step(before, after), telling)
    record_step(work, viewer, after, action, telling)
    return store.read_request(work, after.id) or after


def record_step(
    work: UnitOfWork, viewer: Viewer | None, request: Request, action: str, telling: Telling
) -> None:
    """Write in the trail what was done with a request, and how it stands then."""
    facts = {"mentee": request.mentee, "state": request.state.value}
    if request.current is not None:
        facts["mentor"] = request.current.mentor
    record(
        work,
        viewer,
        action,
        programme=request.programme,
        subject=request.id,
        facts=facts,
        clock=telling.clock,
    )
