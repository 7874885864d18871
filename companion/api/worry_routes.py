"""“I am worried”: for whoever takes part, and for those whom she was told would read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from companion.api.api_router import api_router
from companion.api.idempotency import Once
from companion.api.paging import PageAsked
from companion.api.session import Signed
from companion.contracts.worries import (
    NewWorry,
    OwnWorries,
    OwnWorryView,
    WorryEntry,
    WorryPage,
    WorryReaders,
    WorrySent,
    WorryView,
)
from companion.ids import ProgrammeId, WorryId
from companion.worries import service
from companion.worries.service import Received
from companion.worries.worry import LOOK_WITHIN_WORKING_DAYS, REMIND_AFTER_WORKING_DAYS, ConfidedTo

router = api_router("Worries")


@router.get("/programmes/{programme_id}/worries/readers")
def list_worry_readers(signed: Signed, programme_id: UUID) -> WorryReaders:
    """Name who would read a worry, before it is written."""
    found = service.who_reads(signed.work, signed.viewer, ProgrammeId(programme_id))
    return WorryReaders(
        case_owners=[reader.name for reader in found.by_kind[ConfidedTo.CASE_OWNER]],
        administrators=[reader.name for reader in found.by_kind[ConfidedTo.ADMINISTRATOR]],
        look_within_working_days=LOOK_WITHIN_WORKING_DAYS,
        remind_after_working_days=REMIND_AFTER_WORKING_DAYS,
        told_if_unread=[one.name for one in found.told_if_unread],
    )


@router.post("/programmes/{programme_id}/worries", status_code=201)
def send_worry(signed: Signed, once: Once, programme_id: UUID, body: NewWorry) -> WorrySent:
    """Tell in confidence what worries one; who reads it is told at once, by a mail without its words."""
    sent = service.send_worry(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        body.words,
        ConfidedTo(body.confided_to),
        clock=signed.clock,
        address=signed.services.settings.public_address,
    )
    return once.keep(WorrySent(id=sent.worry.id, sent_at=sent.worry.sent_at, told=list(sent.told)))


@router.get("/my/worries")
def list_own_worries(signed: Signed) -> OwnWorries:
    """Show what one sent oneself, and what became of it."""
    found = service.own_worries(signed.work, signed.viewer)
    items = [
        OwnWorryView(
            id=worry.id,
            programme_id=worry.programme,
            confided_to=worry.confided_to.value,
            words=worry.words,
            state=worry.state.value,
            sent_at=worry.sent_at,
            read_at=worry.read_at,
            taken_by=taken_by,
            closed_at=worry.closed_at,
            reminded_at=worry.reminded_at,
            passed_on_at=worry.passed_on_at,
        )
        for worry, taken_by in found
    ]
    return OwnWorries(items=items)


@router.get("/programmes/{programme_id}/worries")
def list_worries(signed: Signed, asked: PageAsked, programme_id: UUID) -> WorryPage:
    """List the worries of a programme that were sent to what one is there, without their words."""
    after = asked.after(_instant, UUID)
    inbox = service.list_worries(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        after=(after[0], WorryId(after[1])) if after else None,
        limit=asked.fetch,
    )
    page = asked.cut(inbox.worries, key=lambda one: (one.worry.sent_at.isoformat(), one.worry.id))
    items = [WorryEntry.model_validate(_entry(one)) for one in page.items]
    return WorryPage(
        items=items,
        next=page.next,
        unread_elsewhere=inbox.unread_elsewhere,
        waiting_unread=inbox.waiting_unread,
    )


@router.get("/worries/{worry_id}")
def read_worry(signed: Signed, worry_id: UUID) -> WorryView:
    """Show a worry with its words; whoever wrote it sees from then on that it was read."""
    return _whole(service.read_worry(signed.work, signed.viewer, WorryId(worry_id), clock=signed.clock))


@router.post("/worries/{worry_id}/take")
def take_worry(signed: Signed, worry_id: UUID) -> WorryView:
    """Say that one looks after it; its writer sees by whom."""
    return _whole(service.take_worry(signed.work, signed.viewer, WorryId(worry_id), clock=signed.clock))


@router.post("/worries/{worry_id}/close")
def close_worry(signed: Signed, worry_id: UUID) -> WorryView:
    """Say that nothing is left to do about it."""
    return _whole(service.close_worry(signed.work, signed.viewer, WorryId(worry_id), clock=signed.clock))


def _whole(one: Received) -> WorryView:
    return WorryView.model_validate({**_entry(one), "words": one.worry.words})


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant


def _entry(one: Received) -> dict[str, Any]:
    worry = one.worry
    return {
        "id": worry.id,
        "sender": one.sender,
        "confided_to": worry.confided_to.value,
        "state": worry.state.value,
        "sent_at": worry.sent_at,
        "read_at": worry.read_at,
        "taken_by": one.taken_by,
        "taken_at": worry.taken_at,
        "closed_at": worry.closed_at,
    }
