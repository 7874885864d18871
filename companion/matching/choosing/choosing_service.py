"""Pairs that two people make themselves, for the steps in which they choose each other.

Every function here is for use cases that have asked who may, and record what they did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId
from companion.matching.rounds import mentorship_store, shortlist_store, store, waiting_store
from companion.matching.rounds.mentorship import Mentorship
from companion.matching.rounds.round import Pair
from companion.matching.rounds.run_record import PairWords
from companion.matching.rules.eligibility import Eligibility
from companion.people.people_service import active_people, mentor_capacities
from companion.people.person import Person
from companion.programmes.programme import DefaultRule, Programme
from companion.programmes.programme_service import rules_in_force


@dataclass(frozen=True)
class Seats:
    """The mentors of a programme who take part, and how many seats each of them has and has given."""

    capacity: Mapping[PersonId, int]
    taken: Counter[PersonId]

    @cached_property
    def left(self) -> dict[PersonId, int]:
        """The seats that are left, 0 or more."""
        return {mentor: max(0, seats - self.taken[mentor]) for mentor, seats in self.capacity.items()}


def hold_pairs(work: UnitOfWork, programme: ProgrammeId) -> None:
    """Let nobody else begin pairs, publish or change people in a programme until the transaction's end."""
    store.hold_programme(work, programme, alone=True)


def seats_of(work: UnitOfWork, programme: ProgrammeId) -> Seats:
    """Every active mentor's seats."""
    usual = rules_in_force(work, programme).default_capacity
    found = mentor_capacities(work, programme)
    capacity = {one: usual if seats is None else seats for one, seats in found.items()}
    return Seats(capacity, mentorship_store.living_load(work, programme))


def has_mentor(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> bool:
    """Whether somebody has a mentor in a programme now."""
    return mentorship_store.is_placed(work, programme, mentee)


def partners_before(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> frozenset[PersonId]:
    """With which mentors somebody is or was paired in a programme."""
    return mentorship_store.partners_before(work, programme, mentee)


def vetoed_mentors(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> frozenset[PersonId]:
    """With which mentors it was decided, in any round of a programme, that somebody must not be paired."""
    return vetoed_for(work, programme, [mentee])[mentee]


def vetoed_for(
    work: UnitOfWork, programme: ProgrammeId, mentees: Collection[PersonId]
) -> dict[PersonId, frozenset[PersonId]]:
    """The same for each of several."""
    return store.vetoed_mentors(work, programme, mentees)


def bars_between(
    work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, mentors: Collection[PersonId], on: date
) -> dict[PersonId, tuple[str, ...]] | None:
    """By mentor who takes part: the names of the rules that bar her and this mentee; none means allowed.

    `past_partner` is among them for who was paired before, here or by what a profile says. None: the mentee
    takes no part at this moment.
    """
    found = active_people(work, programme, {mentee, *mentors})
    if mentee not in found or not found[mentee].is_mentee:
        return None
    rules = rules_in_force(work, programme)
    others = _line_of(work, programme, found.values())
    before = mentorship_store.partners_before(work, programme, mentee)
    barred = {}
    for mentor in mentors:
        if mentor in found and found[mentor].is_mentor:
            reasons = _reasons(found[mentee], found[mentor], rules, others, on)
            past = DefaultRule.PAST_PARTNER.value
            is_past = mentor in before and past not in reasons
            barred[mentor] = (*reasons, past) if is_past else reasons
    return barred


def begin_chosen(
    work: UnitOfWork, programme: ProgrammeId, pair: Pair, words: PairWords | None, now: datetime
) -> MentorshipId:
    """Let two people begin; the programme is held, and that there is a seat was asked since."""
    waiting_store.use_credits(work, programme, [pair.mentee], now)
    return mentorship_store.add_chosen(work, programme, pair, words, now)


def shortlist_of(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> list[PersonId]:
    """Whom somebody would like as her mentor, the first choice first."""
    return shortlist_store.list_of(work, programme, mentee)


def keep_shortlist(
    work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, mentors: Sequence[PersonId], now: datetime
) -> None:
    """Keep somebody's list in the place of what was there; the programme is held."""
    shortlist_store.write_list(work, programme, mentee, mentors, now)


def give_credit(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, now: datetime) -> None:
    """Have it count for somebody in the next round that she has waited in vain."""
    waiting_store.add_credit(work, programme, mentee, now)


def undo_pair(work: UnitOfWork, pair: Mentorship, *, is_left: bool, now: datetime) -> None:
    """Have a pair that never came to be count in the next round as if it had not been made.

    Whatever its mentee had waited in vain before counts again; with `is_left` she has waited once more.
    """
    mentee = pair.pair.mentee
    waiting_store.give_back(work, pair.programme, mentee, pair.began_at)
    if is_left:
        waiting_store.add_credit(work, pair.programme, mentee, now)


def _line_of(work: UnitOfWork, programme: ProgrammeId, people: Collection[Person]) -> list[Person]:
    """The managers of these people and nobody else: a line of two levels leads through no others."""
    managers = {person.manager_email for person in people if person.manager_email}
    return list(active_people(work, programme, (), managers).values()) if managers else []


def _reasons(
    mentee: Person, mentor: Person, rules: Programme, others: list[Person], on: date
) -> tuple[str, ...]:
    day = date.fromisoformat(rules.starts_on) if rules.starts_on else on
    return Eligibility((mentee,), (mentor,), rules, others=others, on=day).reasons(0, 0)
