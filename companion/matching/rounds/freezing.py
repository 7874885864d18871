"""Freezing a programme for a round: who takes part, with how much room, and who was matched before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from companion.ids import PersonId, SnapshotId
from companion.matching.rounds.round import Pair, RunRequest
from companion.matching.whole_programme.request import EmailPair, MatchRequest
from companion.people.person import Person, Role, Roster
from companion.programmes.programme import Programme


@dataclass(frozen=True)
class Tie:
    """A mentorship of the programme, still living or ended."""

    pair: Pair
    is_living: bool


@dataclass(frozen=True)
class Frozen:
    """Somebody as she was when the run began.

    `person.capacity` is the room that she has left. Who takes no part is there because reporting lines lead
    through her.
    """

    id: PersonId
    person: Person
    takes_part: bool


@dataclass(frozen=True)
class Snapshot:
    """A programme as it was when a run began, by e-mail. Scored once, it can be solved many times."""

    id: SnapshotId
    programme: Programme
    on: date
    people: tuple[Frozen, ...]
    programme_version: int
    generation: int

    @cached_property
    def id_of(self) -> dict[str, PersonId]:
        """The identity behind each e-mail address."""
        return {frozen.person.email: frozen.id for frozen in self.people}

    @cached_property
    def person_of(self) -> dict[PersonId, Person]:
        """Everybody who takes part."""
        return {frozen.id: frozen.person for frozen in self.people if frozen.takes_part}

    def request(self, asked: RunRequest) -> MatchRequest:
        """What the engine is asked. Pins and vetoes of people who take no part are left out."""
        taking_part = tuple(frozen.person for frozen in self.people if frozen.takes_part)
        return MatchRequest(
            roster=Roster(people=taking_part, problems=(), rows_read=len(taking_part), columns=()),
            programme=self.programme,
            pins=self.emails(asked.pins),
            vetoes=self.emails(asked.vetoes),
            on=self.on,
            others=tuple(frozen.person for frozen in self.people if not frozen.takes_part),
        )

    def emails(self, pairs: Collection[Pair]) -> tuple[EmailPair, ...]:
        """Pairs by e-mail, in order, without those in which somebody takes no part on that side."""
        found = []
        for pair in pairs:
            mentee, mentor = self.person_of.get(pair.mentee), self.person_of.get(pair.mentor)
            if mentee and mentor and mentee.is_mentee and mentor.is_mentor:
                found.append((mentee.email, mentor.email))
        return tuple(sorted(found))

    def pair(self, mentee: str, mentor: str) -> Pair:
        """Two people by identity."""
        return Pair(self.id_of[mentee], self.id_of[mentor])


def freeze_people(
    roster: Iterable[tuple[PersonId, Person]], ties: Sequence[Tie], usual_capacity: int
) -> tuple[Frozen, ...]:
    """Everybody by e-mail, with what living mentorships leave of her.

    A mentee who has a mentor looks for no other. A mentor has the room that her mentees leave, and takes no
    part as one where they leave none. Whoever was once matched counts as a past partner.
    """
    everybody = sorted(roster, key=lambda known: known[1].email)
    email_of = {identity: person.email for identity, person in everybody}
    placed = {tie.pair.mentee for tie in ties if tie.is_living}
    load = Counter(tie.pair.mentor for tie in ties if tie.is_living)
    past: dict[PersonId, set[str]] = {}
    for tie in ties:
        if tie.pair.mentor in email_of:
            past.setdefault(tie.pair.mentee, set()).add(email_of[tie.pair.mentor])
    return tuple(
        _freeze(
            identity,
            replace(person, past_partners=_joined(person.past_partners, past.get(identity, set()))),
            is_placed=identity in placed,
            load=load[identity],
            usual_capacity=usual_capacity,
        )
        for identity, person in everybody
    )


def _freeze(identity: PersonId, person: Person, *, is_placed: bool, load: int, usual_capacity: int) -> Frozen:
    capacity = usual_capacity if person.capacity is None else person.capacity
    room = max(0, capacity - load)
    as_mentee = person.is_mentee and not is_placed
    # Without any mentee, capacity 0 is the mentor's own wish, and she is told among those left over.
    as_mentor = person.is_mentor and (room > 0 or not load)
    if as_mentee and as_mentor:
        role = Role.BOTH
    elif as_mentor:
        role = Role.MENTOR
    else:
        role = Role.MENTEE
    frozen = replace(person, role=role, capacity=room if as_mentor else None)
    return Frozen(identity, frozen, takes_part=as_mentee or as_mentor)


def _joined(named: tuple[str, ...], earlier: set[str]) -> tuple[str, ...]:
    return (*named, *sorted(earlier - set(named)))
