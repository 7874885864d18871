"""What somebody keeps for herself, to take along: no administrator's export has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.access import Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.matching.rounds.mentorship import Mentorship
from companion.matching.rounds.mentorship_service import mentorships_ever
from companion.meetings import store
from companion.meetings.pair_life import CheckIn, Note
from companion.people.people_service import profiles_of


@dataclass(frozen=True)
class OwnWords:
    """What somebody keeps for herself in one relationship. `partner` is what the other is called."""

    partner: str
    began_at: datetime
    notes: tuple[Note, ...]
    check_ins: tuple[CheckIn, ...]


def own_words(work: UnitOfWork, viewer: Viewer, *, clock: Clock) -> list[OwnWords]:
    """All that the viewer ever kept for herself, of pairs that have ended as well."""
    found = [_of_pair(work, viewer, pair) for pair in mentorships_ever(work, viewer.person)]
    kept = [one for one in found if one.notes or one.check_ins]
    facts = {"notes": sum(len(one.notes) + len(one.check_ins) for one in kept)}
    record(work, viewer, "notes.taken_along", facts=facts, clock=clock)
    return kept


def _of_pair(work: UnitOfWork, viewer: Viewer, pair: Mentorship) -> OwnWords:
    partner = pair.pair.mentor if pair.pair.mentee == viewer.person else pair.pair.mentee
    profile = profiles_of(work, {partner})[partner]
    notes, said = store.private_words(work, pair.id)
    return OwnWords(
        profile.name or profile.email,
        pair.began_at,
        tuple(note for note in notes if note.author == viewer.person),
        tuple(one for one in said if one.person == viewer.person),
    )
