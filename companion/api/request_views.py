"""Requests as the API says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from companion.api.quote_views import quote_views
from companion.api.round_views import person_name
from companion.contracts.requests import (
    AskedOfMe,
    AskedView,
    AwayView,
    ChoiceView,
    MessageView,
    OpenRequests,
    OpenRequestView,
    OwnRequestView,
    RequestOutcome,
    StaffChoiceView,
)
from companion.ids import PersonId
from companion.requests import reading_service
from companion.requests.queue_service import Queue
from companion.requests.reading_service import OwnRequest, Waiting
from companion.requests.request import MOST_QUESTIONS, Message, Request


def outcome(request: Request) -> RequestOutcome:
    """How a request stands."""
    return RequestOutcome(
        id=request.id, state=request.state.value, mentorship=request.mentorship, version=request.version
    )


def own_view(own: OwnRequest) -> OwnRequestView:
    """A request as the mentee sees it."""
    found = own.request
    return OwnRequestView(
        id=found.id,
        programme=found.programme,
        programme_name=own.programme_name,
        wants=found.wants,
        state=found.state.value,
        turn=found.turn.value,
        by=found.clock.due_at,
        made_at=found.made_at,
        choices=[
            ChoiceView(
                mentor=person_name(one.mentor, own.names),
                state=one.state.value,
                asked_at=one.asked_at,
                answered_at=one.answered_at,
            )
            for one in found.choices
        ],
        messages=_messages(own.messages, found.mentee),
        confirmed=found.mentee_confirmed_at is not None,
        mentorship=found.mentorship,
        mentor_email=own.mentor_email,
        version=found.version,
    )


def asked_view(waiting: Waiting, mentor: PersonId | None) -> AskedOfMe:
    """What came to a mentor."""
    programmes = [
        AwayView(
            programme=programme,
            name=name,
            away=programme in waiting.silences and waiting.silences[programme].paused_at is not None,
        )
        for programme, name in sorted(waiting.programmes.items(), key=lambda one: (one[1], one[0]))
    ]
    items = [] if mentor is None else [_asked(one, mentor) for one in waiting.items]
    return AskedOfMe(items=items, programmes=programmes)


def queue_view(queue: Queue) -> OpenRequests:
    """Who waits, as staff see it."""
    return OpenRequests(
        items=[_open(one, queue.names, queue.vetoed.get(one.mentee, ())) for one in queue.items],
        mentors=[person_name(one, queue.names) for one in queue.free],
    )


def _asked(asked: reading_service.AskedOfMe, mentor: PersonId) -> AskedView:
    found, own = asked.request, asked.own
    is_mine = found.current is not None and found.current.mentor == mentor
    questions = sum(one.author == mentor for one in asked.messages)
    return AskedView(
        id=found.id,
        programme=found.programme,
        programme_name=asked.programme_name,
        mentee=person_name(found.mentee, {found.mentee: asked.mentee_name}),
        mentee_email=asked.mentee_email,
        fields=dict(asked.fields),
        wants=found.wants if is_mine else "",
        state=found.state.value if is_mine else None,
        is_with_me=is_mine,
        answer=own.state.value,
        reason=own.reason,
        turn=found.turn.value if is_mine else "nobody",
        by=found.clock.due_at if is_mine else None,
        asked_at=own.asked_at,
        again=own.again,
        messages=_messages(asked.messages, mentor),
        questions_left=max(0, MOST_QUESTIONS - questions),
        confirmed=is_mine and found.mentor_confirmed_at is not None,
        mentorship=found.mentorship if own.state.value == "accepted" else None,
        reasons=[one.sentence for one in asked.reasons],
        quotes=quote_views(quote for one in asked.reasons for quote in one.quotes),
        version=found.version,
    )


def _open(found: Request, names: Mapping[PersonId, str], vetoed: Iterable[PersonId]) -> OpenRequestView:
    return OpenRequestView(
        id=found.id,
        mentee=person_name(found.mentee, names),
        wants=found.wants,
        state=found.state.value,
        turn=found.turn.value,
        since=found.clock.since,
        by=found.clock.due_at,
        made_at=found.made_at,
        choices=[
            StaffChoiceView(
                mentor=person_name(one.mentor, names),
                state=one.state.value,
                asked_at=one.asked_at,
                answered_at=one.answered_at,
                reason=one.reason,
            )
            for one in found.choices
        ],
        vetoed=sorted(vetoed),
        version=found.version,
    )


def _messages(messages: Iterable[Message], reader: PersonId) -> list[MessageView]:
    return [
        MessageView(is_mine=one.author == reader, text=one.text, written_at=one.written_at)
        for one in messages
    ]
