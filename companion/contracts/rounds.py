"""Rounds over HTTP: how far each is, what its run came to, what was decided, and who is at work."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from companion.contracts.certificate_file import CertificateFile
from companion.contracts.page import Page
from companion.contracts.shape import INSTANT

StatusName = Literal["draft", "proposed", "reviewed", "published", "closed"]
DecisionName = Literal["approved", "pinned", "vetoed", "noted"]
SideName = Literal["mentee", "mentor"]

ROUND, PROGRAMME = "52b9a1f6-1d5b-4a51-8df5-2f6c0d7a9b84", "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10"
AMARA: dict[str, Any] = {"id": "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33", "name": "Amara Okafor"}
JONAS: dict[str, Any] = {"id": "0d9b5c0e-7c7d-4f1b-8e55-0b6a3a8f1c11", "name": "Dr. Jonas Weber"}
PETRA: dict[str, Any] = {"id": "9c1e9a44-55a1-4cbb-9a3c-7c5a0f0b2d22", "name": "Petra Lind"}
_AT = "2026-11-23T12:00:00Z"
_PROGRESS = {"what": "Scoring all pairs", "done": 120, "of": 400}
_CERTIFICATE = {
    "value": 24.31,
    "upper_bound": 24.31,
    "relative_gap": 0.0,
    "pairs_priced": 1480,
    "seconds": 0.04,
}
_RUN = {
    "id": "5d3a1c6b-93f0-4b7e-8f39-2a7b9f3f0e55",
    "kind": "run",
    "started_at": _AT,
    "finished_at": "2026-11-23T12:00:09Z",
    "encoder": "all-MiniLM-L6-v2",
    "mentees": 42,
    "mentors": 38,
    "seats": 45,
    "placed": 41,
    "mentors_used": 36,
    "pairs": 41,
    "undecided": 12,
    "vetoed": 0,
    "unpinned": 0,
    "pins_left_out": 0,
    "pairs_kept": None,
    "total": 24.31,
    "certificate": _CERTIFICATE,
    "allowed_pairs": 1480,
    "barred_pairs": 116,
    "people_changed": False,
    "rules_changed": False,
}
_ENTRY = {
    "id": ROUND,
    "number": 3,
    "status": "proposed",
    "version": 4,
    "is_running": False,
    "trouble": None,
    "created_at": _AT,
    "changed_at": "2026-11-23T12:00:09Z",
}
_STEP = {"status": "reviewed", "refused": None}
_DECISION = {
    "mentee_id": AMARA["id"],
    "mentor_id": JONAS["id"],
    "decision": "approved",
    "note": "Both said yes on the phone.",
    "decided_by": "Nora North",
    "decided_at": _AT,
}
_MENTORSHIP = {
    "id": "b1f6a0a2-35e1-4c52-9a0d-4d8f3f4d7b66",
    "round_id": ROUND,
    "mentee": AMARA,
    "mentor": JONAS,
    "began_at": _AT,
    "ended_at": None,
}


def shaped(example: dict[str, Any]) -> ConfigDict:
    """The configuration of a body with this example."""
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class PersonName(BaseModel):
    """Somebody by name."""

    model_config = shaped(AMARA)

    id: UUID
    name: str = Field(description="The name, as it was when the run began.")


# ---- rounds ------------------------------------------------------------------------------------


class RoundProgress(BaseModel):
    """How far a run is."""

    model_config = shaped(_PROGRESS)

    what: str = Field(description="What is being done.")
    done: int = Field(description="How much of it is done.")
    of: int = Field(description="Of how much; 0 where that is not known yet.")


class RoundEntry(BaseModel):
    """One round in a list."""

    model_config = shaped(_ENTRY)

    id: UUID
    number: int = Field(description="Rounds of a programme are counted from 1.")
    status: StatusName
    version: int = Field(description="Raised by every change; the same as the ETag.")
    is_running: bool = Field(description="Whether a run is asked for or under way.")
    trouble: str | None = Field(description="What went wrong with the last run; null where nothing did.")
    created_at: datetime
    changed_at: datetime


class RoundPage(Page[RoundEntry]):
    """Rounds of a programme, the newest first."""

    model_config = shaped({"items": [_ENTRY], "next": None})


class RunView(BaseModel):
    """What the run that counts came to."""

    model_config = shaped(_RUN)

    id: UUID
    kind: Literal["run", "swap", "repair"] = Field(description="How it came about.")
    started_at: datetime
    finished_at: datetime
    encoder: str = Field(description="The model that compared texts.")
    mentees: int = Field(description="Who looked for a mentor.")
    mentors: int = Field(description="Who could be given mentees.")
    seats: int = Field(description="Room of all mentors together.")
    placed: int = Field(description="Mentees who got a mentor.")
    mentors_used: int = Field(description="Mentors who got a mentee or more.")
    pairs: int = Field(description="Pairs that stand now: without those of people who were erased since.")
    undecided: int = Field(description="Pairs that nobody has approved, pinned or vetoed.")
    vetoed: int = Field(description="Pairs that were vetoed and still stand.")
    unpinned: int = Field(description="Pairs that were pinned and do not stand.")
    pins_left_out: int = Field(description="Pins of people who took no part when it was run.")
    pairs_kept: int | None = Field(description="Pairs that the run before had too; null for the first.")
    total: float = Field(description="The sum of the scores of its pairs.")
    certificate: CertificateFile = Field(description="How good the matching is proved to be.")
    allowed_pairs: int = Field(description="Pairs that no rule bars.")
    barred_pairs: int = Field(description="Pairs that a rule bars.")
    people_changed: bool = Field(description="Whether people have changed since it was run.")
    rules_changed: bool = Field(description="Whether the programme's rules have changed since.")


class StepView(BaseModel):
    """A status that the round may go to, or why not."""

    model_config = shaped(_STEP)

    status: StatusName
    refused: str | None = Field(description="What stands in the way and what to do; null where nothing does.")


class RoundView(BaseModel):
    """A round as it stands."""

    model_config = shaped(
        {**_ENTRY, "programme_id": PROGRAMME, "progress": None, "run": _RUN, "steps": [_STEP]}
    )

    id: UUID
    programme_id: UUID
    number: int = Field(description="Rounds of a programme are counted from 1.")
    status: StatusName
    version: int = Field(description="Raised by every change; the same as the ETag.")
    is_running: bool = Field(description="Whether a run is asked for or under way.")
    progress: RoundProgress | None = Field(description="How far that run is; null where there is none.")
    trouble: str | None = Field(description="What went wrong with the last run; null where nothing did.")
    created_at: datetime
    changed_at: datetime
    run: RunView | None = Field(description="The run that counts; null before the first.")
    steps: list[StepView] = Field(description="Where the round can go from here.")


class RoundWatch(BaseModel):
    """One event of a round that is being run."""

    model_config = shaped(
        {"status": "draft", "version": 2, "is_running": True, "progress": _PROGRESS, "trouble": None}
    )

    status: StatusName
    version: int
    is_running: bool = Field(description="Once false, no further event comes.")
    progress: RoundProgress | None
    trouble: str | None = Field(description="What went wrong; null where nothing did.")


class StatusChange(BaseModel):
    """Where a round is to go."""

    model_config = shaped({"status": "reviewed"})

    status: StatusName


# ---- decisions ---------------------------------------------------------------------------------


class DecisionBody(BaseModel):
    """What is decided about a pair, over what was decided before."""

    model_config = shaped({"decision": "approved", "note": "Both said yes on the phone."})

    decision: DecisionName = Field(
        description="approved: good as it is. pinned: must be made. vetoed: must not. noted: only the note."
    )
    note: Annotated[str, Field(max_length=2_000, pattern=r"^[^\x00]*$")] = Field(
        default="", description="For whoever reviews; nobody else reads it."
    )
    instead_of: Annotated[datetime | None, INSTANT] = Field(
        default=None,
        description="When that was decided which it replaces, null: nothing was decided. 412 where something "
        "else is there by now; left out, it goes over whatever is there.",
    )

    @property
    def is_over_anything(self) -> bool:
        """Whether it does not say what it replaces."""
        return "instead_of" not in self.model_fields_set


class DecisionView(BaseModel):
    """A decision about a pair."""

    model_config = shaped(_DECISION)

    mentee_id: UUID
    mentor_id: UUID
    decision: DecisionName
    note: str
    decided_by: str | None = Field(description="Who decided; null where the account is gone.")
    decided_at: datetime


class DecisionPage(Page[DecisionView]):
    """Decisions on pairs of a round, whether they stand in its run or not."""

    model_config = shaped({"items": [_DECISION], "next": None})


# ---- mentorships -------------------------------------------------------------------------------


class MentorshipEntry(BaseModel):
    """Two people at work."""

    model_config = shaped(_MENTORSHIP)

    id: UUID
    round_id: UUID | None = Field(description="null: no round made the pair; the two chose each other.")
    mentee: PersonName
    mentor: PersonName
    began_at: datetime
    ended_at: datetime | None = Field(description="null as long as it lives.")


class MentorshipPage(Page[MentorshipEntry]):
    """Mentorships of a programme in the order in which they began."""

    model_config = shaped({"items": [_MENTORSHIP], "next": None})
