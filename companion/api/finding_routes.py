"""Finding a mentor by talking; every route is for the mentee herself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from fastapi import Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.events import MEDIA_TYPE, events_of
from companion.api.idempotency import Wish
from companion.api.quote_views import quote_views
from companion.api.session import Signed, SignedScope, Visit, VisitScope
from companion.contracts.finding import (
    ChipChange,
    ChipView,
    ConditionView,
    FindingEvent,
    FindingView,
    MentorCard,
    NewTurn,
    ReasonView,
    RelaxedView,
    TurnView,
)
from companion.errors import CompanionError
from companion.explaining.quantities import language_label
from companion.explaining.saying import in_language, in_language_all
from companion.finding import further_service, service
from companion.finding.further_service import Listened, ToRead
from companion.finding.query import Chip, Kind
from companion.finding.reasons import Reason
from companion.finding.relaxing import Relaxed
from companion.finding.service import ChipWish, HeardTurn, Seen
from companion.finding.showing import ShownCard
from companion.ids import ProgrammeId
from companion.languages.spoken import spoken

router = api_router("Finding")


@router.get("/programmes/{programme_id}/finding")
def read_finding(signed: Signed, programme_id: UUID, response: Response) -> FindingView:
    """Show one's own conversation, and who fits the search as it stands."""
    seen = service.read_conversation(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _shown(seen, signed, response)


@router.post(
    "/programmes/{programme_id}/finding/turns",
    responses=events_of(FindingEvent),
    response_class=StreamingResponse,
)
def say_something(visit: Visit, wish: Wish, programme_id: UUID, body: NewTurn) -> StreamingResponse:
    """Say something; the answer comes as events: at once what was understood, then who was found.

    Where the rules left something unread and `ask_ai` lets the organisation's model read it, a second event
    says what was understood with its help. What was said is kept before the first event leaves, and what was
    answered before the last one does. Said again with its key, it is not said twice: the events tell what it
    was answered, and who fits now.
    """
    programme = ProgrammeId(programme_id)
    with visit.signed() as signed:
        before = wish.answered_before(signed)
        events: AsyncIterator[bytes] | list[bytes]
        if before is None:
            listened = _listen(signed, programme, body)
            wish.keep(signed, {"number": listened.turn.number})
            events = _events(visit, programme, listened)
        else:
            events = _said_before(signed, programme, before.answer["number"])
    return StreamingResponse(events, media_type=MEDIA_TYPE, headers={"X-Accel-Buffering": "no"})


@router.put("/programmes/{programme_id}/finding/chips/{chip_id}")
def change_chip(
    signed: Signed,
    programme_id: UUID,
    chip_id: str,
    expected: ExpectedVersion,
    body: ChipChange,
    response: Response,
) -> FindingView:
    """Have a part of the search count otherwise or say something else, and look again."""
    seen = service.change_chip(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        chip_id,
        ChipWish(None if body.kind is None else Kind(body.kind), body.words, expected),
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _shown(seen, signed, response)


@router.delete("/programmes/{programme_id}/finding/chips/{chip_id}")
def drop_chip(
    signed: Signed, programme_id: UUID, chip_id: str, expected: ExpectedVersion, response: Response
) -> FindingView:
    """Take a part of the search away, and look again."""
    seen = service.drop_chip(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        chip_id,
        expected_version=expected,
        tools=signed.services.finding,
        clock=signed.clock,
    )
    return _shown(seen, signed, response)


@router.delete("/programmes/{programme_id}/finding", status_code=204)
def delete_finding(signed: Signed, programme_id: UUID) -> None:
    """Delete one's own conversation with all that was said in it."""
    service.delete_conversation(signed.work, signed.viewer, ProgrammeId(programme_id))


def _listen(signed: SignedScope, programme: ProgrammeId, body: NewTurn) -> Listened:
    """Hear a message; something of it is left for a model only where she lets it, and there is one."""
    tools, clock = signed.services.finding, signed.clock
    if body.ask_ai and signed.services.models.has_writer(signed.work):
        return further_service.hear(
            signed.work, signed.viewer, programme, body.says, tools=tools, clock=clock
        )
    turn = service.hear(signed.work, signed.viewer, programme, body.says, tools=tools, clock=clock)
    return Listened(turn, None)


def _said_before(signed: SignedScope, programme: ProgrammeId, number: int) -> list[bytes]:
    """The events of a message that is there already; none but who fits, where she has deleted it since."""
    seen = service.read_conversation(
        signed.work, signed.viewer, programme, tools=signed.services.finding, clock=signed.clock
    )
    found = _view(seen, may_ask_ai=signed.services.models.has_writer(signed.work))
    lines = _answered(found, number)
    heard = FindingEvent(step="heard", lines=lines, chips=found.chips, found=None)
    return [_event(heard), _event(FindingEvent(step="found", lines=lines, chips=found.chips, found=found))]


async def _events(visit: VisitScope, programme: ProgrammeId, listened: Listened) -> AsyncIterator[bytes]:
    turn = listened.turn
    yield _heard(turn)
    try:
        if listened.left is None:
            found = await run_in_threadpool(_answer, visit, programme, turn)
        else:
            turn, found = await run_in_threadpool(_answer_further, visit, programme, listened.left)
            yield _heard(turn)
    except CompanionError as refused:
        yield f"event: problem\ndata: {refused.code}\n\n".encode()
        return
    lines = _answered(found, turn.number)
    yield _event(FindingEvent(step="found", lines=lines, chips=found.chips, found=found))


def _answer(visit: VisitScope, programme: ProgrammeId, turn: HeardTurn) -> FindingView:
    with visit.signed() as signed:
        seen = service.answer(
            signed.work, signed.viewer, programme, turn, tools=signed.services.finding, clock=signed.clock
        )
        return _view(seen, may_ask_ai=signed.services.models.has_writer(signed.work))


def _answer_further(visit: VisitScope, programme: ProgrammeId, left: ToRead) -> tuple[HeardTurn, FindingView]:
    """Ask the model, outside of any transaction; keep what holds of what it says, and look by that."""
    reply = further_service.ask_desk(visit.services.models, left)
    with visit.signed() as signed:
        answered = further_service.answer(
            signed.work,
            signed.viewer,
            programme,
            left,
            reply,
            tools=signed.services.finding,
            clock=signed.clock,
        )
        may_ask_ai = signed.services.models.has_writer(signed.work)
        return answered.turn, _view(answered.seen, may_ask_ai=may_ask_ai)


def _answered(found: FindingView, number: int) -> list[str]:
    return next((one.answered for one in found.turns if one.number == number), [])


def _heard(heard: HeardTurn) -> bytes:
    chips = [_chip(one) for one in heard.query.chips]
    return _event(FindingEvent(step="heard", lines=list(heard.lines), chips=chips, found=None))


def _event(seen: FindingEvent) -> bytes:
    # JSON of pydantic's has no line break in it, which would end the event.
    return f"data: {seen.model_dump_json()}\n\n".encode()


def _shown(seen: Seen, signed: SignedScope, response: Response) -> FindingView:
    if seen.version:
        tag(response, seen.version)
    models = signed.services.models
    may_ask_ai = models.has_writer(signed.work)
    if may_ask_ai:
        # Before she writes: it takes seconds.
        models.begin_loading()
    return _view(seen, may_ask_ai=may_ask_ai)


def _view(seen: Seen, *, may_ask_ai: bool) -> FindingView:
    return FindingView(
        chips=[_chip(one) for one in seen.query.chips],
        turns=[
            TurnView(
                number=turn.number,
                said=turn.said,
                answered=list(turn.answered),
                model=None if turn.by is None else turn.by.model,
                made_at=turn.made_at,
            )
            for turn in seen.turns
        ],
        cards=[_card(one) for one in seen.cards],
        relaxed=_relaxed(seen.relaxed),
        is_more=seen.is_more,
        version=seen.version,
        asking=seen.asking.value,
        may_ask_ai=may_ask_ai,
    )


def _chip(chip: Chip) -> ChipView:
    return ChipView(
        id=chip.id,
        kind=chip.kind.value,
        about=chip.about.value,
        words=in_language(chip.shown, spoken()),
        source=chip.source,
    )


def _relaxed(found: Sequence[Relaxed]) -> list[RelaxedView]:
    return [
        RelaxedView(
            conditions=[
                ConditionView(chip_id=chip.id, words=in_language(chip.shown, spoken())) for chip in one.chips
            ],
            would_fit=one.would_fit,
        )
        for one in found
    ]


def _card(card: ShownCard) -> MentorCard:
    person, language = card.person, spoken()
    return MentorCard(
        mentor_id=card.id,
        name=person.name,
        department=person.department,
        level=person.level,
        location=person.location,
        languages=[language_label(code, language) for code in person.languages],
        offers=person.offers,
        experience=person.experience,
        room=card.room,
        reply_hours=card.reply_hours,
        reasons=[_reason(one, language) for one in card.reasons],
        met=in_language_all(card.met, language),
        not_met=in_language_all(card.not_met, language),
        not_known=in_language_all(card.not_known, language),
        is_near=card.is_near,
    )


def _reason(one: Reason, language: str) -> ReasonView:
    return ReasonView(
        sentence=in_language(one.sentence, language),
        rests_on=list(one.rests_on),
        quotes=quote_views(one.quotes),
    )
