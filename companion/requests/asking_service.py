"""What a mentee does with requests of her own: ask, answer a question, withdraw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import (
    AskerPaused,
    ChoicesUnusable,
    MenteePlaced,
    MentorNotAskable,
    NotFound,
    PairedBefore,
    RequestMovedOn,
    RequestUnderWay,
    TextMissing,
    TooManyRequests,
)
from companion.ids import PersonId, ProgrammeId, RequestId, new_id
from companion.languages.phrase import phrase
from companion.matching.choosing.choosing_service import bars_between, has_mentor, hold_pairs, vetoed_mentors
from companion.requests import moves, store
from companion.requests.keeping import keep_step, record_step
from companion.requests.notices import notices_of_step
from companion.requests.places import PAST, is_away, places_open
from companion.requests.reach import held_request, require_mentee, terms_of
from companion.requests.request import MOST_CHOICES, Choice, Request, RequestState
from companion.requests.telling import Telling, tell

MOST_A_DAY = 5
"""New requests of one mentee within a day: each is a mail to somebody."""


@dataclass(frozen=True)
class RequestWish:
    """Whom she asks, the first one first, and what she wants. `again`: she knows of whom she had before."""

    mentors: tuple[PersonId, ...]
    wants: str
    again: bool = False


def ask(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, wish: RequestWish, telling: Telling
) -> Request:
    """Ask a mentor; the others on the list are asked in turn where she cannot.

    Raises:
        Forbidden, NotFound: the viewer is no mentee of this programme, or there is no such mentor.
        ChoicesUnusable, TextMissing: what was given.
        AskerPaused: she takes no part at the moment.
        RequestUnderWay, MenteePlaced, TooManyRequests: she cannot ask now.
        MentorNotAskable, PairedBefore: somebody on the list cannot be asked.
    """
    access.require(viewer, Action.ASK_MENTORS, programme)
    mentee = viewer.person
    if mentee is None:
        raise NotFound(what="programme")
    wants = wish.wants.strip()
    if not wants:
        raise TextMissing(what="request")
    _require_list(wish.mentors)
    hold_pairs(work, programme)
    _require_free(work, programme, mentee, telling)
    choices = _choices(work, programme, mentee, wish, telling)
    made = moves.begun(
        RequestId(new_id()),
        programme,
        mentee,
        wants,
        choices,
        now=telling.clock.now(),
        terms=terms_of(work, programme),
    )
    if not store.add_request(work, made):
        raise RequestUnderWay
    tell(work, made, notices_of_step(None, made), telling)
    record_step(work, viewer, made, "request.made", telling)
    return made


def answer_question(
    work: UnitOfWork,
    viewer: Viewer,
    request: RequestId,
    text: str,
    telling: Telling,
    *,
    expected_version: int,
) -> Request:
    """Answer what the mentor asked first: her time goes on.

    Raises:
        NotFound: it is not hers.
        RequestMovedOn: nothing is asked.
        TextMissing: there are no words.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = held_request(work, viewer, request, expected_version=expected_version)
    require_mentee(viewer, found)
    if found.state is not RequestState.QUESTION or found.current is None:
        raise RequestMovedOn(why="no question waits for an answer")
    said = text.strip()
    if not said:
        raise TextMissing(what="answer")
    now = telling.clock.now()
    store.add_message(work, found, found.current.mentor, found.mentee, said, now)
    after = moves.question_answered(found, now, terms_of(work, found.programme))
    return keep_step(work, viewer, found, after, "request.question_answered", telling)


def withdraw(
    work: UnitOfWork, viewer: Viewer, request: RequestId, telling: Telling, *, expected_version: int
) -> Request:
    """Want it no longer; no reason is asked for.

    Raises:
        NotFound: it is not hers.
        RequestMovedOn: it is closed.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = held_request(work, viewer, request, expected_version=expected_version)
    require_mentee(viewer, found)
    after = moves.withdrawn(found, telling.clock.now())
    return keep_step(work, viewer, found, after, "request.withdrawn", telling)


def _require_list(mentors: Sequence[PersonId]) -> None:
    if not mentors:
        raise ChoicesUnusable(why="nobody is on it", most=MOST_CHOICES)
    if len(set(mentors)) != len(mentors):
        raise ChoicesUnusable(why="somebody stands on it twice", most=MOST_CHOICES)
    if len(mentors) > MOST_CHOICES:
        raise ChoicesUnusable(why=phrase("it has {count} people", count=len(mentors)), most=MOST_CHOICES)


def _require_free(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, telling: Telling) -> None:
    if has_mentor(work, programme, mentee):
        raise MenteePlaced(who="You have")
    if store.open_of_mentee(work, programme, mentee) is not None:
        raise RequestUnderWay
    made = store.made_since(work, mentee, telling.clock.now() - timedelta(days=1))
    if made >= MOST_A_DAY:
        raise TooManyRequests(count=made)


def _choices(
    work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, wish: RequestWish, telling: Telling
) -> tuple[Choice, ...]:
    """The list, where all of it can be asked: the first one now, the others perhaps later."""
    barred = bars_between(work, programme, mentee, wish.mentors, telling.clock.now().date())
    if barred is None:
        raise AskerPaused
    said_no = store.declined_before(work, programme, mentee)
    vetoed = vetoed_mentors(work, programme, mentee)
    for mentor in wish.mentors:
        if mentor not in barred:
            raise NotFound(what="mentor")
        # Which rule it is stays unsaid: somebody may have asked not to be paired with her.
        if set(barred[mentor]) - {PAST} or mentor in vetoed:
            raise MentorNotAskable(why="the rules of the programme keep the two of you apart")
        if barred[mentor] and not wish.again:
            raise PairedBefore
        if mentor in said_no:
            raise MentorNotAskable(why="you asked them before, and they could not say yes")
    _require_room(work, programme, wish.mentors[0])
    return tuple(
        Choice(place, mentor, again=PAST in barred[mentor])
        for place, mentor in enumerate(wish.mentors, start=1)
    )


def _require_room(work: UnitOfWork, programme: ProgrammeId, mentor: PersonId) -> None:
    if is_away(work, programme, mentor):
        raise MentorNotAskable(why="they take no requests at the moment")
    if places_open(work, programme).get(mentor, 0) < 1:
        raise MentorNotAskable(why="all of their places are taken or spoken for")
