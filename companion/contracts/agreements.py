"""An agreement as it crosses the wire."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from companion.contracts.authored import AuthoredView
from companion.contracts.page import Page
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

ClauseWord = Literal[
    "purpose", "goals", "roles", "cadence", "length", "medium", "cancellations", "confidentiality",
    "boundaries", "feedback", "ending", "review", "data",
]  # fmt: skip
_SOURCE: dict[str, Any] = {"kind": "charter", "field": "span_months", "words": "9"}
_CLAUSE: dict[str, Any] = {
    "name": "length",
    "title": "How long we work together",
    "text": "We work together from 11 January 2027 to 11 October 2027.",
    "sources": [_SOURCE],
    "authored": None,
}
_FINDING = {"clause": "cadence", "trouble": "vague", "says": "“How often we meet” says “regularly”. Write …"}
_VIEW: dict[str, Any] = {
    "number": 0,
    "is_draft": True,
    "own_side": "mentee",
    "clauses": [_CLAUSE],
    "findings": [_FINDING],
    "changes": [],
    "ends_on": "2027-10-11",
    "review_on": "2027-05-27",
    "first_meeting_by": "2027-01-25",
    "written_at": None,
    "mentee_signed_at": None,
    "mentor_signed_at": None,
    "is_signed": False,
    "fingerprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "changed_since": None,
    "signed_before": False,
    "language": "en",
    "language_why": "usual",
    "other_languages": ["de"],
}

_VERSION: dict[str, Any] = {
    "number": 2,
    "written_by": "mentor",
    "written_at": "2027-01-22T17:00:00Z",
    "mentee_signed_at": "2027-01-23T08:12:00Z",
    "mentor_signed_at": None,
    "is_signed": False,
    "fingerprint": _VIEW["fingerprint"],
    "clauses": [_CLAUSE],
    "changes": [{"clause": "cadence", "pieces": [{"what": "added", "text": " every week"}]}],
}


class ClauseSourceView(BaseModel):
    """One thing that a clause rests on."""

    model_config = shaped(_SOURCE)

    kind: Literal["charter", "mentee", "mentor", "default", "computed", "written", "model"]
    field: str = Field(description="Which field; for a model its name.")
    words: str = Field(
        description="The words themselves, the reference of a default, or the prompt and instant of a model."
    )


class ClauseView(BaseModel):
    """A clause and where it comes from."""

    model_config = shaped(_CLAUSE)

    name: ClauseWord
    title: str
    text: str
    sources: list[ClauseSourceView] = Field(description="In the order in which they came.")
    authored: AuthoredView | None = Field(
        description="The model that put it into words last. Where one of the two changed these since, a source "
        "`written` stands behind that of the model. Null: no model did."
    )


class FindingView(BaseModel):
    """Something to be looked at before signing."""

    model_config = shaped(_FINDING)

    clause: ClauseWord
    trouble: Literal["missing", "contradictory", "vague"]
    says: str


class PieceView(BaseModel):
    """A piece of a clause that stayed, came or went."""

    model_config = shaped({"what": "added", "text": " every week"})

    what: Literal["same", "added", "removed"]
    text: str


class ClauseChangeView(BaseModel):
    """How a clause differs from the version before."""

    model_config = shaped({"clause": "cadence", "pieces": [{"what": "added", "text": " every week"}]})

    clause: ClauseWord
    pieces: list[PieceView]


class AgreementView(BaseModel):
    """The newest version of an agreement."""

    model_config = shaped(_VIEW)

    number: int = Field(description="0: a draft that nobody has kept yet.")
    is_draft: bool
    own_side: Literal["mentee", "mentor"]
    clauses: list[ClauseView] = Field(description="All thirteen, in the order in which they are read.")
    findings: list[FindingView]
    changes: list[ClauseChangeView]
    ends_on: date
    review_on: date
    first_meeting_by: date
    written_at: datetime | None
    mentee_signed_at: datetime | None
    mentor_signed_at: datetime | None
    is_signed: bool = Field(description="Whether both have signed this very version.")
    fingerprint: str = Field(
        description="SHA-256 of the words that are signed; it is kept with each signature, and in the trail."
    )
    changed_since: int | None = Field(
        description="The version that `changes` are counted from: the last one that the reader signed, else the one before."
    )
    signed_before: bool = Field(description="Whether the reader signed that one, and is asked anew.")
    language: str = Field(description="The language in which it was drafted, one text for both.")
    language_why: Literal["both", "asked", "usual"] = Field(
        description="both: you two chose it; asked: one of you asked for it; usual: you two chose none that is the same."
    )
    other_languages: list[str] = Field(
        description="In which it may be drafted anew; none once one of you changed its words or signed it."
    )


class AgreementVersionView(BaseModel):
    """A version that was kept, and how it differs from the one before."""

    model_config = shaped(_VERSION)

    number: int
    written_by: Literal["mentee", "mentor"] | None = Field(
        description="Null: whoever wrote it has been erased."
    )
    written_at: datetime
    mentee_signed_at: datetime | None
    mentor_signed_at: datetime | None
    is_signed: bool = Field(description="Whether both have signed this very version.")
    fingerprint: str = Field(description="SHA-256 of its words.")
    clauses: list[ClauseView] = Field(description="All thirteen, as they were.")
    changes: list[ClauseChangeView] = Field(description="Empty for the first.")


class AgreementVersions(Page[AgreementVersionView]):
    """The versions of an agreement, the newest first."""

    model_config = shaped({"items": [_VERSION], "next": None})


class AgreementChange(BaseModel):
    """New words for some clauses, while the others stay; or a language, to have all of it drafted anew."""

    model_config = shape(texts={"medium": "We meet in the library on the second floor, or by video call."})

    texts: dict[ClauseWord, Annotated[str, Field(max_length=2_000)]]
    language: str | None = Field(
        default=None,
        max_length=20,
        description="Draft it anew in this language, before any new words; only while nobody changed or signed it.",
    )
