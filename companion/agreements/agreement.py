"""An agreement: its thirteen clauses, where each comes from, its versions and who has signed which."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from companion.ids import MentorshipId, PersonId
from companion.languages.phrase import phrase
from companion.llm.gateway import Authored

LONGEST_CLAUSE = 2_000
_PROMPT_AND_INSTANT = re.compile(r"(\S+)/v(\d+), (\S+)")


class ClauseName(StrEnum):
    """The thirteen clauses, in the order in which they are read."""

    PURPOSE = "purpose"
    GOALS = "goals"
    ROLES = "roles"
    CADENCE = "cadence"
    LENGTH = "length"
    MEDIUM = "medium"
    CANCELLATIONS = "cancellations"
    CONFIDENTIALITY = "confidentiality"
    BOUNDARIES = "boundaries"
    FEEDBACK = "feedback"
    ENDING = "ending"
    REVIEW = "review"
    DATA = "data"


TITLES: Mapping[ClauseName, str] = MappingProxyType(
    {
        ClauseName.PURPOSE: phrase("What this is for"),
        ClauseName.GOALS: phrase("Goals"),
        ClauseName.ROLES: phrase("Who does what"),
        ClauseName.CADENCE: phrase("How often we meet"),
        ClauseName.LENGTH: phrase("How long we work together"),
        ClauseName.MEDIUM: phrase("How we meet"),
        ClauseName.CANCELLATIONS: phrase("When one of us cannot come"),
        ClauseName.CONFIDENTIALITY: phrase("What stays between us, and where that ends"),
        ClauseName.BOUNDARIES: phrase("Boundaries and conflicts of interest"),
        ClauseName.FEEDBACK: phrase("Feedback"),
        ClauseName.ENDING: phrase("Ending early, without blame"),
        ClauseName.REVIEW: phrase("When we look at this again"),
        ClauseName.DATA: phrase("Data and the use of AI"),
    }
)


class SourceKind(StrEnum):
    """Where words of a clause come from."""

    CHARTER = "charter"
    MENTEE = "mentee"
    MENTOR = "mentor"
    DEFAULT = "default"
    COMPUTED = "computed"
    WRITTEN = "written"
    """One of the two wrote or changed it."""
    MODEL = "model"
    """A model put it into these words: `field` names the model, `words` its prompt and the instant."""


@dataclass(frozen=True)
class ClauseSource:
    """One thing that a clause rests on: a field with its words, or a default with its reference."""

    kind: SourceKind
    field: str
    words: str


@dataclass(frozen=True)
class Clause:
    """A clause with its words and where they come from."""

    name: ClauseName
    text: str
    sources: tuple[ClauseSource, ...]

    @property
    def by(self) -> Authored | None:
        """The model that put it into words last, and when; None where none did."""
        return next((author_in(one) for one in reversed(self.sources) if one.kind is SourceKind.MODEL), None)


@dataclass(frozen=True)
class PhrasedClause:
    """The model that put a clause into words, and whether somebody changed those before they were kept."""

    model: ClauseSource
    edited: bool


def source_of_model(by: Authored) -> ClauseSource:
    """What a clause says of the model that put it into its words."""
    words = f"{by.prompt}/v{by.prompt_version}, {by.at.isoformat(timespec='seconds')}"
    return ClauseSource(SourceKind.MODEL, by.model, words)


def author_in(source: ClauseSource) -> Authored:
    """The model that such a source names."""
    found = _PROMPT_AND_INSTANT.fullmatch(source.words)
    if found is None:
        raise ValueError(f"{source.words!r} names no prompt and no instant")
    return Authored(source.field, found[1], int(found[2]), datetime.fromisoformat(found[3]))


@dataclass(frozen=True)
class Agreement:
    """One version. `number` 0 is a draft that nobody has kept yet."""

    mentorship: MentorshipId
    number: int
    clauses: tuple[Clause, ...]
    written_by: PersonId | None
    written_at: datetime | None
    mentee_signed_at: datetime | None
    mentor_signed_at: datetime | None

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of exactly the words that are signed.

        It is taken over the pair, the number of the version, and name and text of each clause in their order;
        where the words come from is not in it, for nobody signs that.
        """
        words = [[clause.name.value, clause.text] for clause in self.clauses]
        signed = json.dumps([str(self.mentorship), self.number, words], ensure_ascii=False)
        return hashlib.sha256(signed.encode()).hexdigest()

    @property
    def is_signed(self) -> bool:
        """Whether both have signed this version."""
        return self.mentee_signed_at is not None and self.mentor_signed_at is not None


@dataclass(frozen=True)
class Dates:
    """The days of an agreement, all worked out from the day on which the pair began."""

    began_on: date
    first_meeting_by: date
    less_often_from: date
    review_on: date
    ends_on: date
