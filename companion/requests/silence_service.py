"""Mentors who leave unanswered what they are asked, requests and one-off questions alike."""

from __future__ import annotations

from dataclasses import replace

from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.requests import letters, silence_store
from companion.requests.notices import ASKED_PAGE, Notice
from companion.requests.request import SILENCES
from companion.requests.silence_store import Silence
from companion.requests.telling import Telling, Turned, tell


def left_unanswered(work: UnitOfWork, about: Turned, mentor: PersonId, telling: Telling) -> None:
    """Count it; with the second in a row she is shown to nobody until she says otherwise, and is told so."""
    before = silence_store.silences_of(work, about.programme).get(mentor, Silence())
    count = before.unanswered + 1
    is_too_often = before.paused_at is None and count >= SILENCES
    paused_at = telling.clock.now() if is_too_often else before.paused_at
    silence_store.put_silence(work, about.programme, mentor, Silence(count, paused_at))
    if is_too_often:
        tell(work, about, [Notice(mentor, letters.to_mentor_paused, ASKED_PAGE)], telling)


def has_answered(work: UnitOfWork, programme: ProgrammeId, mentor: PersonId) -> None:
    """Whatever she answers, she has answered: what she leaves is counted anew."""
    silence = silence_store.silences_of(work, programme).get(mentor)
    if silence is not None and silence.unanswered:
        silence_store.put_silence(work, programme, mentor, replace(silence, unanswered=0))
