"""Opening what a pair keeps private, by two people and with the pair told; and one's own, to take along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from companion.api.api_router import api_router
from companion.api.idempotency import Once
from companion.api.session import Signed, SignedScope
from companion.contracts.openings import (
    NewOpening,
    Openings,
    OpeningView,
    OwnOpenings,
    OwnOpeningView,
    OwnWords,
    OwnWordsOfPair,
    PrivateAnswerView,
    PrivateNoteView,
    PrivateWordsView,
)
from companion.ids import MentorshipId, OpeningId, PersonId, ProgrammeId
from companion.meetings import opening_service, own_words_service
from companion.meetings.opening import OPEN_FOR
from companion.meetings.opening_service import SeenOpening
from companion.meetings.pair_life import CheckIn, Note

router = api_router("Private notes")


@router.post("/mentorships/{mentorship_id}/openings", status_code=201)
def ask_to_open(signed: Signed, once: Once, mentorship_id: UUID, body: NewOpening) -> OpeningView:
    """Ask to read what a pair keeps private; a second person has to agree, and then the pair is told."""
    seen = opening_service.ask_to_open(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        body.reason,
        clock=signed.clock,
        address=signed.services.settings.public_address,
    )
    return once.keep(_shown(signed, seen))


@router.get("/programmes/{programme_id}/openings")
def list_openings(signed: Signed, programme_id: UUID) -> Openings:
    """List who asked to read what a pair of a programme keeps private, why, and who agreed."""
    found = opening_service.list_openings(
        signed.work, signed.viewer, ProgrammeId(programme_id), clock=signed.clock
    )
    return Openings(items=[_shown(signed, one) for one in found])


@router.post("/openings/{opening_id}/agree")
def agree_to_open(signed: Signed, opening_id: UUID) -> OpeningView:
    """Agree as the second; both of the pair are told at once, and the notes can be read for seven days."""
    seen = opening_service.agree_to_open(
        signed.work,
        signed.viewer,
        OpeningId(opening_id),
        clock=signed.clock,
        address=signed.services.settings.public_address,
    )
    return _shown(signed, seen)


@router.post("/openings/{opening_id}/end")
def end_opening(signed: Signed, opening_id: UUID) -> OpeningView:
    """Refuse an opening, take it back, or end it early."""
    seen = opening_service.end_opening(signed.work, signed.viewer, OpeningId(opening_id), clock=signed.clock)
    return _shown(signed, seen)


@router.get("/openings/{opening_id}/words")
def read_opened(signed: Signed, opening_id: UUID) -> PrivateWordsView:
    """Show what the pair keeps private, while it is open; each reading goes into the audit trail."""
    found = opening_service.read_opened(signed.work, signed.viewer, OpeningId(opening_id), clock=signed.clock)

    def called(person: PersonId) -> str:
        return found.names.get(person, "")

    return PrivateWordsView(notes=_notes(found.notes, called), check_ins=_answers(found.check_ins, called))


@router.get("/my/openings")
def list_own_openings(signed: Signed) -> OwnOpenings:
    """List who has opened what one's own pairs keep private, and until when."""
    now = signed.clock.now()
    items = [
        OwnOpeningView(
            id=one.id,
            mentorship_id=one.mentorship,
            asked_by=asked_by,
            agreed_by=agreed_by,
            agreed_at=one.agreed_at or one.asked_at,
            open_until=_until(one.agreed_at or one.asked_at, one.ended_at),
            state=one.state(now).value,
        )
        for one, asked_by, agreed_by in opening_service.own_openings(signed.work, signed.viewer)
    ]
    return OwnOpenings(items=items)


@router.get("/my/private-words")
def read_own_words(signed: Signed) -> OwnWords:
    """Give all that one keeps for oneself, to take along; nobody else is given it."""
    items = [
        OwnWordsOfPair(
            partner=one.partner,
            began_at=one.began_at,
            notes=_notes(one.notes, lambda _: "you"),
            check_ins=_answers(one.check_ins, lambda _: "you"),
        )
        for one in own_words_service.own_words(signed.work, signed.viewer, clock=signed.clock)
    ]
    return OwnWords(items=items)


def _shown(signed: SignedScope, seen: SeenOpening) -> OpeningView:
    one = seen.opening
    return OpeningView(
        id=one.id,
        mentorship_id=one.mentorship,
        pair=list(seen.pair),
        asked_by=seen.asked_by,
        reason=one.reason,
        asked_at=one.asked_at,
        agreed_by=seen.agreed_by,
        agreed_at=one.agreed_at,
        open_until=_until(one.agreed_at, one.ended_at) if one.agreed_at else None,
        state=one.state(signed.clock.now()).value,
        may_agree=seen.may_agree,
        may_read=seen.may_read,
    )


def _until(agreed_at: datetime, ended_at: datetime | None) -> datetime:
    return ended_at or agreed_at + OPEN_FOR


def _notes(found: Iterable[Note], called: Callable[[PersonId], str]) -> list[PrivateNoteView]:
    return [
        PrivateNoteView(author=called(one.author), text=one.text, met_on=one.met_on, made_at=one.made_at)
        for one in found
    ]


def _answers(found: Iterable[CheckIn], called: Callable[[PersonId], str]) -> list[PrivateAnswerView]:
    return [
        PrivateAnswerView(
            author=called(one.person), met_on=one.met_on, useful=one.useful, different=one.different
        )
        for one in found
    ]
