"""What becomes of a request: each step from one state to the next, pure.

`askable` are the mentors who can be asked at this moment: with room, not paused, barred by no rule.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from companion.ids import MentorshipId, PersonId, ProgrammeId, RequestId
from companion.requests.request import Choice, ChoiceState, Request, RequestState
from companion.requests.turn_clock import (
    Due,
    Terms,
    over,
    reminded,
    restarted,
    resumed,
    started,
    stopped,
    time_of,
)


def begun(
    made: RequestId,
    programme: ProgrammeId,
    mentee: PersonId,
    wants: str,
    choices: tuple[Choice, ...],
    *,
    now: datetime,
    terms: Terms,
) -> Request:
    """A new request, with the first of the list."""
    first, *others = choices
    asked = replace(first, state=ChoiceState.ASKED, asked_at=now)
    return Request(
        id=made,
        programme=programme,
        mentee=mentee,
        wants=wants,
        state=RequestState.ASKED,
        choices=(asked, *others),
        clock=started(now, time_of(RequestState.ASKED, terms)),
        made_at=now,
        changed_at=now,
    )


# ---- the mentor's answers ------------------------------------------------------------------------


def accepted(request: Request, mentorship: MentorshipId, now: datetime) -> Request:
    """The two are a pair."""
    answered = _current_as(request, ChoiceState.ACCEPTED, now)
    return replace(_closed(answered, RequestState.PAIRED, now), mentorship=mentorship)


def declined(
    request: Request, reason: str | None, askable: Collection[PersonId], now: datetime, terms: Terms
) -> Request:
    """She declined, and whoever is next is asked."""
    return passed_on(_current_as(request, ChoiceState.DECLINED, now, reason), askable, now, terms)


def question_asked(request: Request, now: datetime, terms: Terms) -> Request:
    """She asks something first: it is the mentee's turn, and what is left of her own time is kept."""
    clock = stopped(request.clock, now, time_of(RequestState.QUESTION, terms))
    return replace(request, state=RequestState.QUESTION, clock=clock, changed_at=now)


def question_answered(request: Request, now: datetime, terms: Terms) -> Request:
    """The mentee answered: it is the mentor's turn again."""
    clock = resumed(request.clock, now, terms)
    return replace(request, state=RequestState.ASKED, clock=clock, changed_at=now)


# ---- talking once --------------------------------------------------------------------------------


def trial_begun(request: Request, now: datetime, terms: Terms) -> Request:
    """The two talk once before both decide."""
    clock = started(now, time_of(RequestState.TRIAL, terms))
    return replace(request, state=RequestState.TRIAL, clock=clock, changed_at=now)


def confirmed(request: Request, by: PersonId, now: datetime) -> Request:
    """One of the two would go on; said twice it counts once."""
    if by == request.mentee:
        at = request.mentee_confirmed_at or now
        return replace(request, mentee_confirmed_at=at, changed_at=now)
    return replace(request, mentor_confirmed_at=request.mentor_confirmed_at or now, changed_at=now)


def is_confirmed(request: Request) -> bool:
    """Whether both would."""
    return request.mentee_confirmed_at is not None and request.mentor_confirmed_at is not None


def trial_ended(request: Request, askable: Collection[PersonId], now: datetime, terms: Terms) -> Request:
    """One of the two leaves it at that, and whoever is next is asked."""
    return passed_on(_current_as(request, ChoiceState.PARTED, now), askable, now, terms)


# ---- what the clock does -------------------------------------------------------------------------


def after(request: Request, due: Due, askable: Collection[PersonId], now: datetime, terms: Terms) -> Request:
    """What a request becomes when something is due."""
    if due is Due.REMINDER:
        return replace(request, clock=reminded(request.clock, now))
    if due is Due.RESTART:
        return replace(request, clock=restarted(request.clock, now))
    if request.state is RequestState.ASKED:
        return passed_on(_current_as(request, ChoiceState.UNANSWERED, now), askable, now, terms)
    if request.state is RequestState.TRIAL:
        return trial_ended(request, askable, now, terms)
    if request.state is RequestState.QUESTION:
        return _closed(_current_as(request, ChoiceState.ENDED, now), RequestState.LAPSED, now)
    return no_match(request, now)


def passed_on(request: Request, askable: Collection[PersonId], now: datetime, terms: Terms) -> Request:
    """Whoever is next and can be asked is asked; with nobody left it is the case-owner's turn.

    Who cannot be asked now is passed over for good: her turn has been.
    """
    choices = list(request.choices)
    unconfirmed = replace(request, mentee_confirmed_at=None, mentor_confirmed_at=None, changed_at=now)
    for place, choice in enumerate(choices):
        if choice.state is not ChoiceState.NEXT:
            continue
        if choice.mentor in askable:
            choices[place] = replace(choice, state=ChoiceState.ASKED, asked_at=now)
            clock = started(now, time_of(RequestState.ASKED, terms))
            return replace(unconfirmed, state=RequestState.ASKED, choices=tuple(choices), clock=clock)
        choices[place] = replace(choice, state=ChoiceState.SKIPPED)
    clock = started(now, time_of(RequestState.QUEUED, terms))
    return replace(unconfirmed, state=RequestState.QUEUED, choices=tuple(choices), clock=clock)


# ---- the case-owner, and the ends ----------------------------------------------------------------


def forwarded(request: Request, mentor: PersonId, now: datetime, terms: Terms) -> Request:
    """The case-owner asks another mentor for her."""
    place = max((choice.place for choice in request.choices), default=0) + 1
    asked = Choice(place, mentor, ChoiceState.ASKED, asked_at=now)
    clock = started(now, time_of(RequestState.ASKED, terms))
    return replace(
        request,
        state=RequestState.ASKED,
        choices=(*request.choices, asked),
        clock=clock,
        changed_at=now,
    )


def no_match(request: Request, now: datetime) -> Request:
    """There is no match this time."""
    return _closed(request, RequestState.NO_MATCH, now)


def withdrawn(request: Request, now: datetime) -> Request:
    """The mentee wants it no longer."""
    return _closed(_current_as(request, ChoiceState.ENDED, now), RequestState.WITHDRAWN, now)


def settled(request: Request, now: datetime) -> Request:
    """It is needed no longer: she has a mentor, or takes part no more."""
    return _closed(_current_as(request, ChoiceState.ENDED, now), RequestState.SETTLED, now)


def _closed(request: Request, state: RequestState, now: datetime) -> Request:
    return replace(request, state=state, clock=over(now), changed_at=now)


def _current_as(request: Request, state: ChoiceState, now: datetime, reason: str | None = None) -> Request:
    choices = tuple(
        replace(choice, state=state, answered_at=now, reason=reason)
        if choice.state is ChoiceState.ASKED
        else choice
        for choice in request.choices
    )
    return replace(request, choices=choices, changed_at=now)
