"""Requests as each of those concerned may read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from companion import access
from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.explaining.explanation import View
from companion.explaining.my_matches import SHOWN_FIELDS
from companion.explaining.visibility import Side, may_see
from companion.ids import PersonId, ProgrammeId
from companion.matching.choosing.asking_service import AskTools
from companion.people.people_service import profiles_of
from companion.people.register import Profile
from companion.programmes.programme_service import rules_in_force
from companion.requests import silence_store, store
from companion.requests.reasons import RequestReason, reasons_for_mentor, why_they_fit
from companion.requests.request import Choice, ChoiceState, Message, Request, RequestState
from companion.requests.silence_store import Silence


@dataclass(frozen=True)
class OwnRequest:
    """A request as the mentee who made it sees it: where it stands, and what was asked and answered.

    The mentor's address is in it only where the two talk once.
    """

    request: Request
    programme_name: str
    names: Mapping[PersonId, str]
    messages: tuple[Message, ...]
    mentor_email: str


@dataclass(frozen=True)
class AskedOfMe:
    """A request as a mentor sees it to whom it came: who asks, in her own words, and how it stands with her.

    `fields` hold what the mentee wrote of herself, by column; her address only where the two talk once.
    Of one that is not with her any more she keeps from whom it was and what she answered.
    """

    request: Request
    own: Choice
    programme_name: str
    mentee_name: str
    mentee_email: str
    fields: Mapping[str, str]
    messages: tuple[Message, ...]
    reasons: tuple[RequestReason, ...] = ()
    """Why the two fit, as a mentor may read it."""


@dataclass(frozen=True)
class Waiting:
    """What a mentor has before her, and in which programmes she is shown to nobody."""

    items: tuple[AskedOfMe, ...]
    programmes: Mapping[ProgrammeId, str]
    silences: Mapping[ProgrammeId, Silence]


def own_requests(work: UnitOfWork, viewer: Viewer) -> list[OwnRequest]:
    """Whatever the viewer asked for, the newest first."""
    if viewer.person is None:
        return []
    found = [
        one
        for one in store.requests_of_mentee(work, viewer.person)
        if access.may(viewer, Action.ASK_MENTORS, one.programme)
    ]
    return own_view(work, found)


def own_view(work: UnitOfWork, found: list[Request]) -> list[OwnRequest]:
    """Requests as their mentee sees them."""
    people = profiles_of(work, {choice.mentor for one in found for choice in one.choices})
    names = {person: profile.name or profile.email for person, profile in people.items()}
    programmes = _programme_names(work, {one.programme for one in found})
    messages = store.messages_of(work, [one.id for one in found])
    return [
        OwnRequest(
            request=one,
            programme_name=programmes[one.programme],
            names=names,
            messages=tuple(messages[one.id]),
            mentor_email=_talks_with(one, people),
        )
        for one in found
    ]


def asked_of_me(work: UnitOfWork, viewer: Viewer, tools: AskTools, *, clock: Clock) -> Waiting:
    """What came to the viewer as a mentor, the newest first, with what she may know of who asks."""
    if viewer.person is None:
        return Waiting((), {}, {})
    mine = {
        grant.programme
        for grant in viewer.grants
        if grant.programme is not None and access.may(viewer, Action.ANSWER_REQUESTS, grant.programme)
    }
    found = [one for one in store.requests_at_mentor(work, viewer.person) if one.programme in mine]
    names = _programme_names(work, mine)
    silences = {
        one: kept for one, kept in silence_store.pauses_of(work, viewer.person).items() if one in mine
    }
    shown = [
        replace(one, reasons=_reasons(work, one, tools, clock))
        for one in asked_view(work, viewer.person, found)
    ]
    return Waiting(tuple(shown), names, silences)


def _reasons(work: UnitOfWork, asked: AskedOfMe, tools: AskTools, clock: Clock) -> tuple[RequestReason, ...]:
    if asked.own.state is not ChoiceState.ASKED:
        return ()
    return reasons_for_mentor(why_they_fit(work, asked.request, tools, clock.now().date()))


def asked_view(work: UnitOfWork, mentor: PersonId, found: list[Request]) -> list[AskedOfMe]:
    """Requests as this mentor sees them."""
    people = profiles_of(work, {one.mentee for one in found})
    names = _programme_names(work, {one.programme for one in found})
    messages = store.messages_of(work, [one.id for one in found])
    return [
        _as_mentor(one, mentor, people[one.mentee], names[one.programme], messages[one.id]) for one in found
    ]


def _as_mentor(
    request: Request, mentor: PersonId, mentee: Profile, programme: str, messages: list[Message]
) -> AskedOfMe:
    own = [one for one in request.choices if one.mentor == mentor and one.asked_at is not None][-1]
    is_mine = request.current is not None and request.current.mentor == mentor
    talks = is_mine and request.state is RequestState.TRIAL
    shown = {
        name: str(getattr(mentee, name))
        for name in SHOWN_FIELDS
        if getattr(mentee, name) and may_see(View.MENTOR, Side.MENTEE, name)
    }
    return AskedOfMe(
        request=request,
        own=own,
        programme_name=programme,
        mentee_name=mentee.name or mentee.email,
        mentee_email=mentee.email if talks else "",
        fields=shown if is_mine else {},
        messages=tuple(one for one in messages if one.mentor == mentor) if is_mine else (),
    )


def _talks_with(request: Request, people: Mapping[PersonId, Profile]) -> str:
    talks = request.state is RequestState.TRIAL and request.current is not None
    return people[request.current.mentor].email if talks and request.current else ""


def _programme_names(work: UnitOfWork, wanted: set[ProgrammeId]) -> dict[ProgrammeId, str]:
    return {one: rules_in_force(work, one).name for one in wanted}
