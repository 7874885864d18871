"""Work to be done later: what it is called, what it is told, and how it is asked for.

A job is told identities and nothing else, and always the tenant: texts stay behind the wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from companion.ids import TenantId


class Lane(StrEnum):
    """Where jobs wait. What fills one lane keeps nothing in another waiting."""

    SERVICE = "companion"
    """What people are told: mails, and what comes due."""
    MATCHING = "companion_matching"
    """What computes for a while: rounds, vectors."""
    DRAFTS = "companion_drafts"
    """What waits for a model, which may take long or never answer."""


class JobName(StrEnum):
    """Every kind of job; the worker has one task for each."""

    RUN_ROUND = "run_round"
    """Solve a round; subject: the round."""
    EMBED_PEOPLE = "embed_people"
    """Bring the vectors of a programme's people up to date; subject: the programme."""
    SEND_MAIL = "send_mail"
    """Send a mail that waits; subject: the mail."""
    CHANGE_MODEL = "change_model"
    """Embed an organisation's people anew with another model; subject: the change."""
    PHRASE_DRAFT = "phrase_draft"
    """Have a model put a draft into better words; subject: the draft."""
    TEND_REQUESTS = "tend_requests"
    """Do what is due for an organisation's requests; subject: the organisation."""
    TEND_QUESTIONS = "tend_questions"
    """Do what is due for an organisation's one-off questions; subject: the organisation."""
    TEND_MEETINGS = "tend_meetings"
    """Do what is due for meetings of an organisation's pairs; subject: the organisation."""
    TEND_WORRIES = "tend_worries"
    """Do what is due for worries that nobody has read; subject: the organisation."""
    LOOK_FOR_NUDGES = "look_for_nudges"
    """Tell people what is due; subject: the organisation."""


def lane_of(name: JobName) -> Lane:
    """The lane in which jobs of this kind wait."""
    return _LANES.get(name, Lane.SERVICE)


_LANES = {
    JobName.RUN_ROUND: Lane.MATCHING,
    JobName.EMBED_PEOPLE: Lane.MATCHING,
    JobName.CHANGE_MODEL: Lane.MATCHING,
    JobName.PHRASE_DRAFT: Lane.DRAFTS,
}


@dataclass(frozen=True)
class Job:
    """One piece of work. Two jobs with one `once` that wait at the same time are one job."""

    name: JobName
    tenant: TenantId
    subject: UUID
    once: str | None = None


class JobQueue(Protocol):
    """Takes jobs within the transaction of whoever asks: rolled back with it, kept with it."""

    def put(self, job: Job) -> None:
        """Ask for a job."""
        ...

    def put_all(self, jobs: Sequence[Job]) -> None:
        """Ask for many jobs of one name at once; none of them has a `once`."""
        ...
