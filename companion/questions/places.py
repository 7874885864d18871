"""Which mentors can be asked one thing: those with room for it, who are there and whom nothing bars."""

from __future__ import annotations

from collections.abc import Collection

from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import SearchGettingReady
from companion.ids import PersonId, ProgrammeId
from companion.matching.choosing.asking_service import AskTools, nearest_mentors
from companion.matching.choosing.choosing_service import bars_between, vetoed_mentors
from companion.people.people_service import active_people, mentor_capacities
from companion.questions import store
from companion.questions.question import MOST_OPEN, Question
from companion.requests.places import PAST, away_mentors

_AT_ONCE = 20


def room_of(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, int]:
    """For every mentor who takes part: how many questions more she takes now; 0 for who takes a break."""
    away, limits = away_mentors(work, programme), store.limits_of(work, programme)
    asked = store.open_at_mentors(work, programme)
    return {
        mentor: 0 if mentor in away else max(0, limits.get(mentor, MOST_OPEN) - asked[mentor])
        for mentor in mentor_capacities(work, programme)
    }


def allowed(
    work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, mentors: Collection[PersonId], clock: Clock
) -> frozenset[PersonId] | None:
    """Those of these mentors who take part and whom no rule keeps apart from her; None: she takes no part.

    Her own manager is never among them, whatever the rules of the programme say: a question may be about
    her; nor is who was vetoed for her in a round. A mentor whom she had before is, as nobody becomes a pair
    by a question.
    """
    barred = bars_between(work, programme, mentee, mentors, clock.now().date())
    if barred is None:
        return None
    vetoed = vetoed_mentors(work, programme, mentee)
    people = active_people(work, programme, {mentee, *barred})
    manager = people[mentee].manager_email
    return frozenset(
        mentor
        for mentor, why in barred.items()
        if not set(why) - {PAST} and people[mentor].email != manager and mentor not in vetoed | {mentee}
    )


def suitable(
    work: UnitOfWork, question: Question, tools: AskTools, clock: Clock, most: int
) -> tuple[PersonId, ...]:
    """Who can be asked next, whoever's offers lie nearest to the question first; nobody has it twice.

    Where nothing is embedded yet, or the search is getting ready, whoever has most room comes first.
    """
    had = {step.mentor for step in question.steps}
    room = {one: left for one, left in room_of(work, question.programme).items() if left and one not in had}
    near = _nearness(work, question, list(room), tools)
    order = sorted(room, key=lambda one: (-near.get(one, -1.0), -room[one], one))
    found: list[PersonId] = []
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        fit = allowed(work, question.programme, question.mentee, some, clock)
        if fit is None:
            return ()
        found += [one for one in some if one in fit]
        if len(found) >= most:
            break
    return tuple(found[:most])


def next_suitable(work: UnitOfWork, question: Question, tools: AskTools, clock: Clock) -> PersonId | None:
    """To whom it goes on by itself; None where it may not, or nobody can be asked."""
    if not question.passes_left:
        return None
    found = suitable(work, question, tools, clock, 1)
    return found[0] if found else None


def _nearness(
    work: UnitOfWork, question: Question, mentors: list[PersonId], tools: AskTools
) -> dict[PersonId, float]:
    if not mentors:
        return {}
    try:
        near = nearest_mentors(work, question.programme, question.text, mentors, tools)
    except SearchGettingReady:
        return {}
    return {one: found.score for one, found in (near or {}).items()}
