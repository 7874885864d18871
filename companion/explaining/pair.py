"""One pair as one reader is told of it: who is "you", who goes by which name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from companion.explaining.explanation import Claim, Computed, Evidence, FieldOf, Quoted, View
from companion.explaining.naming import names_of_pair
from companion.explaining.phrases import Who
from companion.explaining.visibility import Side
from companion.matching.match import PairDetail
from companion.people.person import Person
from companion.programmes.programme import Programme


@dataclass(frozen=True)
class Pair:
    """Two people, what is known about them together, and who reads."""

    detail: PairDetail
    mentee: Person
    mentor: Person
    programme: Programme
    view: View

    @cached_property
    def who(self) -> dict[Side, Who]:
        """What each of the two is called for this reader."""
        mentee, mentor = names_of_pair(self.mentee, self.mentor)
        return {
            Side.MENTEE: Who(mentee, you=self.view is View.MENTEE),
            Side.MENTOR: Who(mentor, you=self.view is View.MENTOR),
        }

    @property
    def for_administrator(self) -> bool:
        """Whether the administrator reads."""
        return self.view is View.ADMINISTRATOR

    @cached_property
    def names(self) -> dict[str, str]:
        """What the two are called in a sentence about both, by their side."""
        return {side.value: self.who[side].name for side in Side}

    @property
    def partner(self) -> str:
        """What the other of the two is called, where one of them reads."""
        return self.who[Side.MENTEE if self.who[Side.MENTOR].you else Side.MENTOR].name

    def person(self, side: Side) -> Person:
        """The person on that side."""
        return self.mentee if side is Side.MENTEE else self.mentor

    def side_of(self, email: str) -> Side:
        """Which side somebody is on."""
        return Side.MENTEE if email == self.mentee.email else Side.MENTOR

    def field_text(self, side: Side, field: str) -> str:
        """The whole text of a field as written; a further column by its name."""
        person = self.person(side)
        own = getattr(person, field, None) if field in _TEXT_FIELDS else None
        return own if isinstance(own, str) else person.attribute(field)

    def quoted(self, side: Side, field: str, words: str) -> Quoted:
        """Words of that side's field as evidence."""
        return Quoted(self.person(side).email, field, words, within=self.field_text(side, field))

    def computed(self, fact: str, *fields: str) -> Computed:
        """A fact worked out from these fields of both."""
        inputs = tuple(FieldOf(self.person(side).email, field) for side in Side for field in fields)
        return Computed(fact, inputs)

    def computed_of(self, side: Side, fact: str, *fields: str) -> Computed:
        """A fact worked out from these fields of one of them."""
        return Computed(fact, tuple(FieldOf(self.person(side).email, field) for field in fields))

    def claim(self, part: str, sentence: str, *evidence: Evidence) -> Claim:
        """A claim for this reader."""
        return Claim(part, sentence, evidence, frozenset({self.view}))


_TEXT_FIELDS = frozenset(
    ("wants", "offers", "goals", "experience", "about", "location", "department", "level")
)
