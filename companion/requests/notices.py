"""Who is written to when a request takes a step, and with which letter: pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.accounts.mail_texts import MailText
from companion.contracts.places import Place
from companion.ids import PersonId
from companion.requests import letters
from companion.requests.letters import About
from companion.requests.request import Request, RequestState

Text = Callable[[About], MailText]

ASKED_PAGE = Place.ASKED.value
"""Where a mentor answers."""
OWN_PAGE = Place.REQUESTS.value
"""Where a mentee sees how it stands."""
QUEUE_PAGE = Place.QUEUE.value
"""Where a case-owner sees who waits."""
PAIR_PAGE = Place.MATCH.value


@dataclass(frozen=True)
class Notice:
    """A letter to one person, and the page that it leads to. `to` None: to who looks after the programme."""

    to: PersonId | None
    text: Text
    page: str


def notices_of_step(before: Request | None, after: Request) -> tuple[Notice, ...]:
    """For everybody for whom it is different now: whose turn it is, and who waits."""
    if before is not None and before.state is after.state and before.clock.since == after.clock.since:
        return ()
    had = _mentor_of(before)
    answered = before is not None and before.state is RequestState.QUESTION
    match after.state:
        case RequestState.ASKED:
            return _asked(after, is_first=before is None, answered=answered)
        case RequestState.TRIAL:
            mentor = _mentor_of(after)
            return (
                *_to(mentor, letters.to_both_trial, ASKED_PAGE),
                *_to(after.mentee, letters.to_both_trial, OWN_PAGE),
            )
        case RequestState.QUEUED:
            return (
                Notice(None, letters.to_case_owner, QUEUE_PAGE),
                *_to(after.mentee, letters.to_mentee_queued, OWN_PAGE),
            )
        case RequestState.PAIRED:
            both = (*_to(after.mentee, letters.to_both_paired, PAIR_PAGE),)
            return (*both, *_to(had, letters.to_both_paired, PAIR_PAGE))
        case _:
            for_mentee = _FOR_MENTEE.get(after.state)
            told = _to(after.mentee, for_mentee, OWN_PAGE) if for_mentee else ()
            ends = after.state in _NEEDS_NO_ANSWER
            return (*told, *(_to(had, letters.to_mentor_withdrawn, ASKED_PAGE) if ends else ()))


def notices_of_reminder(request: Request) -> tuple[Notice, ...]:
    """For whoever's turn it is and who has not done her part."""
    mentor = _mentor_of(request)
    match request.state:
        case RequestState.ASKED:
            return _to(mentor, letters.to_mentor_reminder, ASKED_PAGE)
        case RequestState.QUESTION:
            return _to(request.mentee, letters.to_mentee_reminder, OWN_PAGE)
        case RequestState.TRIAL:
            late_mentor = mentor if request.mentor_confirmed_at is None else None
            late_mentee = request.mentee if request.mentee_confirmed_at is None else None
            return (
                *_to(late_mentor, letters.to_both_reminder, ASKED_PAGE),
                *_to(late_mentee, letters.to_both_reminder, OWN_PAGE),
            )
        case _:
            return (Notice(None, letters.to_case_owner, QUEUE_PAGE),)


def _asked(after: Request, *, is_first: bool, answered: bool) -> tuple[Notice, ...]:
    text = letters.to_mentor_answered if answered else letters.to_mentor_asked
    to_mentor = _to(_mentor_of(after), text, ASKED_PAGE)
    if is_first or answered:
        return to_mentor
    return (*to_mentor, *_to(after.mentee, letters.to_mentee_passed_on, OWN_PAGE))


def _to(person: PersonId | None, text: Text, page: str) -> tuple[Notice, ...]:
    return () if person is None else (Notice(person, text, page),)


def _mentor_of(request: Request | None) -> PersonId | None:
    return None if request is None or request.current is None else request.current.mentor


_FOR_MENTEE: dict[RequestState, Text] = {
    RequestState.QUESTION: letters.to_mentee_question,
    RequestState.NO_MATCH: letters.to_mentee_no_match,
    RequestState.LAPSED: letters.to_mentee_lapsed,
}
_NEEDS_NO_ANSWER = frozenset({RequestState.WITHDRAWN, RequestState.SETTLED, RequestState.LAPSED})
