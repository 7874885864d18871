"""How many requests each mentor can still take: what may be advertised, and who can be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.matching.choosing.choosing_service import bars_between, seats_of, vetoed_mentors
from companion.programmes.programme import DefaultRule
from companion.requests import silence_store, store
from companion.requests.answering import Answering
from companion.requests.request import Choice

PAST = DefaultRule.PAST_PARTNER.value


def places_open(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, int]:
    """For every mentor who takes part: her seats, less her mentees, less the requests that are with her.

    0 for who is shown to nobody for now. It asks nobody's leave, and reads three short statements.
    """
    asked, away = requests_before(work, programme), away_mentors(work, programme)
    left = seats_of(work, programme).left
    return {mentor: 0 if mentor in away else max(0, seats - asked[mentor]) for mentor, seats in left.items()}


def usual_hours(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, float]:
    """In how many hours each mentor usually answers; who has answered none yet is not in it."""
    return store.hours_to_answer(work, programme)


def requests_before(work: UnitOfWork, programme: ProgrammeId) -> Counter[PersonId]:
    """How many requests each mentor has before her, each of which holds a seat."""
    return store.open_at_mentors(work, programme)


def away_mentors(work: UnitOfWork, programme: ProgrammeId) -> frozenset[PersonId]:
    """The mentors who are shown to nobody for now."""
    silences = silence_store.silences_of(work, programme)
    return frozenset(mentor for mentor, silence in silences.items() if silence.paused_at is not None)


def answering_of(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> Answering:
    """What a mentee who looks for a mentor may be shown of how mentors answer; it asks nobody's leave.

    Who is away, and who has said no to her, is not shown to her.
    """
    return Answering(
        asked=requests_before(work, programme),
        silent=away_mentors(work, programme) | store.declined_before(work, programme, mentee),
        hours=usual_hours(work, programme),
        is_under_way=store.open_of_mentee(work, programme, mentee) is not None,
    )


def is_away(work: UnitOfWork, programme: ProgrammeId, mentor: PersonId) -> bool:
    """Whether a mentor is shown to nobody for now."""
    return mentor in away_mentors(work, programme)


def askable(
    work: UnitOfWork,
    programme: ProgrammeId,
    mentee: PersonId,
    choices: Collection[Choice],
    clock: Clock,
) -> frozenset[PersonId]:
    """Those of these mentors who can be asked for her at this moment; the programme is held.

    Who was vetoed for her in a round is asked by nobody: not by her, and not by staff in her name.
    """
    mentors = {choice.mentor for choice in choices}
    if not mentors:
        return frozenset()
    places = places_open(work, programme)
    barred = bars_between(work, programme, mentee, mentors, clock.now().date()) or {}
    said_no = store.declined_before(work, programme, mentee)
    vetoed = vetoed_mentors(work, programme, mentee)
    return frozenset(
        choice.mentor
        for choice in choices
        if places.get(choice.mentor, 0) > 0
        and choice.mentor in barred
        and not set(barred[choice.mentor]) - ({PAST} if choice.again else set())
        and choice.mentor not in said_no | vetoed
    )
