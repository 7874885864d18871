"""Who asks in a talk, the people of her programme and its rules, and what the matching is asked for her."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from companion import access
from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import FindingPaused, NotFound
from companion.explaining.naming import first_name
from companion.finding.fitting import Candidate
from companion.finding.hall import Hall, Halls
from companion.finding.heard import Words
from companion.finding.query import About, Kind, Query
from companion.finding.room import room_left
from companion.ids import PersonId, ProgrammeId
from companion.matching.choosing.asking_service import (
    Asked,
    AskTools,
    Ties,
    nearest_mentors,
    score_mentors,
    ties_for,
)
from companion.matching.match import PairDetail
from companion.matching.rules.eligibility import Eligibility
from companion.matching.score.asked_scoring import AskedWish
from companion.matching.search.nearest_offers import Nearness
from companion.people.people_service import generation_of, roster_of
from companion.people.person import Person
from companion.programmes.programme import DefaultRule, Programme
from companion.programmes.programme_service import rules_in_force
from companion.requests.answering import Answering
from companion.requests.places import answering_of


@dataclass(frozen=True)
class FindingTools:
    """What a process finds mentors with. `answering` is told by the step that has requests."""

    ask: AskTools
    halls: Halls = field(default_factory=Halls)
    answering: Callable[[UnitOfWork, ProgrammeId, PersonId], Answering] = answering_of


class Asking(StrEnum):
    """Whether a mentee can ask somebody from a card."""

    OPEN = "open"
    HAS_MENTOR = "has_mentor"
    """She has a mentor in this programme, and one is as many as she can have."""
    UNDER_WAY = "under_way"
    """A request of hers is open already."""


@dataclass(frozen=True)
class Spoken:
    """Her own words of what she wants, and what somebody is called whose like she wants ('' for nobody)."""

    said: str
    liked: str


@dataclass(frozen=True)
class Setting:
    """Who asks, the people of her programme and its rules, as of this transaction."""

    work: UnitOfWork
    programme: ProgrammeId
    person: PersonId
    mentee: Person
    hall: Hall
    rules: Programme
    words: Words
    ties: Ties
    answering: Answering
    ask: AskTools
    on: date

    def candidates(self) -> list[Candidate]:
        """The mentors with room whom no rule of the programme bars to her; never herself."""
        open_ = [
            Candidate(identity, person, room)
            for identity, person in self.hall.mentors
            if identity != self.person
            and identity not in self.ties.before
            and identity not in self.ties.kept_apart
            and (room := self.room(identity, person)) > 0
        ]
        barred = self.barred([one.person for one in open_])
        return [one for one, is_barred in zip(open_, barred, strict=True) if not is_barred]

    def barred(self, people: Sequence[Person]) -> list[bool]:
        """Which of these people a rule of the programme bars to her."""
        if not people:
            return []
        line = self._line()
        off = self.rules.defaults_off | {DefaultRule.REPORTING_LINE}
        rules = Eligibility([self.mentee], people, replace(self.rules, defaults_off=off), on=self.on)
        ruled = rules.block(0, 1)[0]
        return [bool(one) or person.email in line for one, person in zip(ruled, people, strict=True)]

    def room(self, identity: PersonId, person: Person) -> int:
        """How many mentees more somebody can take, as far as she is shown it."""
        usual = self.rules.default_capacity
        return room_left(identity, person.capacity, usual, self.ties.taken, self.answering)

    @property
    def asking(self) -> Asking:
        """Whether she can ask somebody now."""
        if self.ties.has_mentor:
            return Asking.HAS_MENTOR
        return Asking.UNDER_WAY if self.answering.is_under_way else Asking.OPEN

    def near(self, wanted: str, people: Sequence[PersonId]) -> dict[PersonId, Nearness] | None:
        """See looking.Engine."""
        return nearest_mentors(self.work, self.programme, wanted, people, self.ask, self.hall.orders)

    def score(
        self, mentee: Person, mentors: Sequence[Candidate], wishes: Sequence[AskedWish]
    ) -> list[PairDetail]:
        """See looking.Engine."""
        asked = Asked(self.rules, wishes, self.on, self.hall.reader)
        those = [(one.id, one.person) for one in mentors]
        scored = score_mentors(self.work, self.programme, mentee, those, asked, self.ask)
        return [scored.detail(0, column) for column in range(len(mentors))]

    def gives(self, query: Query) -> dict[PersonId, str]:
        """The offers of whoever she wants somebody like."""
        wanted = {
            value for chip in query.of(Kind.WANT) if chip.about is About.PERSON for value in chip.values
        }
        known = [(one, self.hall.by_id[one]) for one in self.hall.by_id if str(one) in wanted]
        return {one: person.offers or person.experience for one, person in known}

    def spoken(self, query: Query) -> Spoken:
        """What of a search are her own words, and whom she wants somebody like."""
        wants = query.of(Kind.WANT)
        said = "\n".join(value for chip in wants if chip.about is About.SUBJECT for value in chip.values)
        liked = next(iter(self.gives(query)), None)
        return Spoken(
            f"{said}\n{self.mentee.wants}", "" if liked is None else first_name(self.hall.by_id[liked])
        )

    def _line(self) -> frozenset[str]:
        if DefaultRule.REPORTING_LINE in self.rules.defaults_off:
            return frozenset()
        return self.hall.line.get(self.mentee.email, frozenset())


def setting_of(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, tools: FindingTools, clock: Clock
) -> Setting:
    """Who asks, among whom, and by which rules.

    Raises:
        NotFound, Forbidden: she is no mentee of the programme.
        FindingPaused: she takes no part in it now.
    """
    person = mentee_of(work, viewer, programme)
    generation = generation_of(work, programme)
    if generation is None:
        raise NotFound(what="programme")
    hall = tools.halls.get(
        work.tenant, programme, generation, lambda: Hall(tuple(roster_of(work, programme)))
    )
    mentee = hall.by_id.get(person)
    if mentee is None:
        raise FindingPaused
    rules = rules_in_force(work, programme)
    return Setting(
        work,
        programme,
        person,
        mentee,
        hall,
        rules,
        hall.words(rules),
        ties_for(work, programme, person),
        tools.answering(work, programme, person),
        tools.ask,
        clock.now().date(),
    )


def mentee_of(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> PersonId:
    """Who she is as a mentee; an organisation's administrator is none."""
    if generation_of(work, programme) is None:
        raise NotFound(what="programme")
    access.require(viewer, Action.FIND_MENTOR, programme)
    if viewer.person is None:
        raise NotFound(what="programme")
    return viewer.person
