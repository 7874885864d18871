"""What time does to requests: reminders, the next on a list, the case-owner's queue, an honest no.

One short transaction a request, which holds its programme as every other change does. Whatever was done shows
in the row, so a worker that is killed anywhere, or a job that comes twice, does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.ids import PersonId, RequestId, TenantId
from companion.matching.choosing.choosing_service import has_mentor, hold_pairs
from companion.people.people_service import active_people
from companion.requests import moves, store
from companion.requests.keeping import keep_step
from companion.requests.notices import notices_of_reminder
from companion.requests.places import askable
from companion.requests.reach import terms_of
from companion.requests.request import ChoiceState, Request, RequestState
from companion.requests.silence_service import left_unanswered
from companion.requests.telling import Telling, tell
from companion.requests.turn_clock import Due, what_is_due

AT_ONCE = 100


def anything_due(work: UnitOfWork, clock: Clock) -> bool:
    """Whether there is something to do for an organisation."""
    return bool(store.due_requests(work, clock.now(), 1))


def tend_requests(
    database: Database, tenant: TenantId, telling: Telling, *, go_on: Callable[[], None] = lambda: None
) -> int:
    """Do everything that is due in an organisation; gives for how many requests something was done."""
    done = 0
    with database.transaction(tenant) as work:
        due = store.due_requests(work, telling.clock.now(), AT_ONCE)
    for request in due:
        go_on()
        with database.transaction(tenant) as work:
            done += tend_request(work, request, telling)
    return done


def tend_request(work: UnitOfWork, request: RequestId, telling: Telling) -> bool:
    """Do what is due for one request; False where nothing is."""
    named = store.read_request(work, request)
    if named is None:
        return False
    hold_pairs(work, named.programme)
    found = store.read_request(work, request, lock=True)
    if found is None or not found.is_open:
        return False
    return _tended(work, found, telling)


def _tended(work: UnitOfWork, found: Request, telling: Telling) -> bool:
    now, terms = telling.clock.now(), terms_of(work, found.programme)
    mentor = None if found.current is None else found.current.mentor
    there = active_people(work, found.programme, [one for one in (found.mentee, mentor) if one])
    if found.mentee not in there or has_mentor(work, found.programme, found.mentee):
        keep_step(work, None, found, moves.settled(found, now), "request.settled", telling)
        return True
    if found.state is not RequestState.QUEUED and (mentor is None or mentor not in there):
        left = moves.passed_on(_without_current(found, telling), _askable(work, found, telling), now, terms)
        keep_step(work, None, found, left, "request.passed_on", telling)
        return True
    due = what_is_due(found.clock, now)
    if due is None:
        return False
    after = moves.after(found, due, _askable(work, found, telling), now, terms)
    if due is not Due.END:
        keep_step(work, None, found, after, _SAID[due], telling, quietly=True)
        if due is Due.REMINDER:
            tell(work, after, notices_of_reminder(after), telling)
        return True
    if found.state is RequestState.ASKED and mentor is not None:
        left_unanswered(work, found, mentor, telling)
    keep_step(work, None, found, after, _ENDED[found.state], telling)
    return True


def _askable(work: UnitOfWork, found: Request, telling: Telling) -> frozenset[PersonId]:
    return askable(work, found.programme, found.mentee, found.next, telling.clock)


def _without_current(found: Request, telling: Telling) -> Request:
    now = telling.clock.now()
    choices = tuple(
        replace(one, state=ChoiceState.ENDED, answered_at=now) if one.state is ChoiceState.ASKED else one
        for one in found.choices
    )
    return replace(found, choices=choices)


_SAID = {Due.REMINDER: "request.reminded", Due.RESTART: "request.clock_mended"}
_ENDED = {
    RequestState.ASKED: "request.unanswered",
    RequestState.QUESTION: "request.lapsed",
    RequestState.TRIAL: "request.trial_ended",
    RequestState.QUEUED: "request.no_match",
}
