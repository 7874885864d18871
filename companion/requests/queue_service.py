"""What a case-owner does: see who waits for what since when, ask somebody else for her, or tell her no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import MentorNotAskable, NotFound, RequestMovedOn
from companion.ids import PersonId, ProgrammeId, RequestId
from companion.matching.choosing.choosing_service import vetoed_for
from companion.people.people_service import profiles_of
from companion.requests import moves, store
from companion.requests.keeping import keep_step
from companion.requests.places import askable, places_open
from companion.requests.reach import held_request, is_staff, terms_of
from companion.requests.request import Choice, Request, RequestState
from companion.requests.telling import Telling


@dataclass(frozen=True)
class Queue:
    """Everybody who waits, the longest waiting first, and the mentors with a free place.

    `vetoed`: by mentee who waits for the case-owner, with whom a round decided that she must not be paired.
    """

    items: tuple[Request, ...]
    free: tuple[PersonId, ...]
    vetoed: Mapping[PersonId, frozenset[PersonId]]
    names: Mapping[PersonId, str]


def read_queue(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> Queue:
    """Who waits for what, and who could be asked.

    Raises:
        NotFound, Forbidden: she does not look after this programme, or there is none.
    """
    access.require(viewer, Action.STEER_REQUESTS, programme)
    found = store.open_requests(work, programme)
    free = [mentor for mentor, places in places_open(work, programme).items() if places > 0]
    named = {one.mentee for one in found} | {choice.mentor for one in found for choice in one.choices}
    people = profiles_of(work, {*named, *free})
    names = {person: profile.name or profile.email for person, profile in people.items()}
    queued = {one.mentee for one in found if one.state is RequestState.QUEUED}
    vetoed = vetoed_for(work, programme, queued)
    free.sort(key=lambda one: (names[one].lower(), one))
    return Queue(tuple(found), tuple(free), vetoed, names)


def forward(
    work: UnitOfWork,
    viewer: Viewer,
    request: RequestId,
    mentor: PersonId,
    telling: Telling,
    *,
    expected_version: int,
) -> Request:
    """Ask a mentor for a mentee whose list has come to its end.

    Raises:
        NotFound: there is no such request, or it is not hers to steer.
        RequestMovedOn: it is not with the case-owner.
        MentorNotAskable: that mentor cannot be asked for her.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_queued(work, viewer, request, expected_version)
    about = (found.programme, found.mentee, [Choice(1, mentor)], telling.clock)
    if mentor not in askable(work, *about):
        raise MentorNotAskable(
            why="they have no free place, take no requests, said no before, or a rule keeps the two apart"
        )
    after = moves.forwarded(found, mentor, telling.clock.now(), terms_of(work, found.programme))
    return keep_step(work, viewer, found, after, "request.forwarded", telling)


def tell_no_match(
    work: UnitOfWork, viewer: Viewer, request: RequestId, telling: Telling, *, expected_version: int
) -> Request:
    """Tell a mentee that there is no match this time; in the next round it counts for her.

    Raises:
        NotFound: there is no such request, or it is not hers to steer.
        RequestMovedOn: it is not with the case-owner.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_queued(work, viewer, request, expected_version)
    after = moves.no_match(found, telling.clock.now())
    return keep_step(work, viewer, found, after, "request.no_match", telling)


def _held_queued(work: UnitOfWork, viewer: Viewer, request: RequestId, version: int) -> Request:
    found = held_request(work, viewer, request, expected_version=version)
    if not is_staff(viewer, found):
        raise NotFound(what="request")
    if found.state is not RequestState.QUEUED:
        raise RequestMovedOn(why="the request does not wait for the case-owner")
    return found
