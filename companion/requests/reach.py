"""Who may look at a request and change it: its mentee, the mentor whom it is with, and staff."""

from __future__ import annotations

from datetime import timedelta

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, RequestMovedOn, VersionOutdated
from companion.ids import ProgrammeId, RequestId
from companion.matching.choosing.choosing_service import hold_pairs
from companion.programmes.programme_service import charter_in_force
from companion.requests import store
from companion.requests.request import Request
from companion.requests.turn_clock import Terms


def terms_of(work: UnitOfWork, programme: ProgrammeId) -> Terms:
    """What a programme decided about requests."""
    return Terms(timedelta(hours=charter_in_force(work, programme).answer_within_hours))


def is_mentee(viewer: Viewer, request: Request) -> bool:
    """Whether she is the one who asks."""
    may = access.may(viewer, Action.ASK_MENTORS, request.programme)
    return viewer.person is not None and viewer.person == request.mentee and may


def was_asked(viewer: Viewer, request: Request) -> bool:
    """Whether it is or was with her."""
    asked = {choice.mentor for choice in request.choices if choice.asked_at is not None}
    return viewer.person in asked and access.may(viewer, Action.ANSWER_REQUESTS, request.programme)


def is_with(viewer: Viewer, request: Request) -> bool:
    """Whether it is with her now."""
    current = request.current
    return current is not None and current.mentor == viewer.person and was_asked(viewer, request)


def is_staff(viewer: Viewer, request: Request) -> bool:
    """Whether she looks after the programme."""
    return access.may(viewer, Action.STEER_REQUESTS, request.programme)


def held_request(work: UnitOfWork, viewer: Viewer, request: RequestId, *, expected_version: int) -> Request:
    """A request that she may change, with its programme held: nobody else makes pairs or requests meanwhile.

    Raises:
        NotFound: there is none, or she may not know of it.
        VersionOutdated: it was changed after this version of it was read.
    """
    named = store.read_request(work, request)
    if named is None or not _may_see(viewer, named):
        raise NotFound(what="request")
    hold_pairs(work, named.programme)
    found = store.read_request(work, request, lock=True)
    if found is None:
        raise NotFound(what="request")
    if found.version != expected_version:
        raise VersionOutdated(what="request")
    return found


def require_with(viewer: Viewer, request: Request) -> None:
    """Refuse whoever it is not with now.

    Raises:
        NotFound: it never was with her.
        RequestMovedOn: it is with somebody else by now, or closed.
    """
    if is_with(viewer, request):
        return
    if not was_asked(viewer, request):
        raise NotFound(what="request")
    raise RequestMovedOn(why="the request is not with you any more")


def require_mentee(viewer: Viewer, request: Request) -> None:
    """Refuse whoever is not the one who asks.

    Raises:
        NotFound: it is not hers.
        RequestMovedOn: it is closed.
    """
    if not is_mentee(viewer, request):
        raise NotFound(what="request")
    if not request.is_open:
        raise RequestMovedOn(why="the request is closed")


def _may_see(viewer: Viewer, request: Request) -> bool:
    return is_mentee(viewer, request) or was_asked(viewer, request) or is_staff(viewer, request)
