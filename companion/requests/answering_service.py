"""What a mentor does with a request: accept, decline, ask first, talk once; and what both do after a talk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.db.unit_of_work import UnitOfWork
from companion.errors import (
    MenteePlaced,
    NoSeatLeft,
    NotFound,
    PairedBefore,
    QuestionsUsedUp,
    RequestMovedOn,
    TextMissing,
)
from companion.ids import PersonId, ProgrammeId, RequestId
from companion.matching.choosing.asking_service import AskTools
from companion.matching.choosing.choosing_service import begin_chosen, has_mentor, hold_pairs, seats_of
from companion.matching.rounds.round import Pair
from companion.people.people_service import active_people
from companion.requests import moves, silence_store, store
from companion.requests.keeping import keep_step
from companion.requests.places import askable
from companion.requests.reach import held_request, is_mentee, is_with, require_with, terms_of
from companion.requests.reasons import why_they_fit
from companion.requests.request import MOST_QUESTIONS, Request, RequestState
from companion.requests.silence_service import has_answered
from companion.requests.silence_store import Silence
from companion.requests.telling import Telling


@dataclass(frozen=True)
class Yes:
    """A yes. `again`: she knows that the two were paired before. `talk_first`: both decide after a talk."""

    again: bool = False
    talk_first: bool = False


def accept(
    work: UnitOfWork,
    viewer: Viewer,
    request: RequestId,
    yes: Yes,
    telling: Telling,
    tools: AskTools,
    *,
    expected_version: int,
) -> Request:
    """Take a mentee on: the two are a pair at once or, where she wants to talk first, when both confirm.

    Raises:
        NotFound, RequestMovedOn: it was never with her, or is no more.
        NoSeatLeft, MenteePlaced: the pair cannot be made.
        PairedBefore: they were a pair before, and she has not said that she knows.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_with(work, viewer, request, expected_version, RequestState.ASKED, RequestState.QUESTION)
    mentor = _mentor_of(found)
    if found.current is not None and found.current.again and not yes.again:
        raise PairedBefore
    _require_seat(work, found, mentor)
    has_answered(work, found.programme, mentor)
    if yes.talk_first:
        after = moves.trial_begun(found, telling.clock.now(), terms_of(work, found.programme))
        return keep_step(work, viewer, found, after, "request.trial_begun", telling)
    return _pair(work, viewer, found, found, telling, tools)


def decline(
    work: UnitOfWork,
    viewer: Viewer,
    request: RequestId,
    reason: str | None,
    telling: Telling,
    *,
    expected_version: int,
) -> Request:
    """Say no. A reason may be left out, and is read by her and the case-owner alone.

    Raises:
        NotFound, RequestMovedOn: it was never with her, or is no more.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_with(work, viewer, request, expected_version, RequestState.ASKED, RequestState.QUESTION)
    has_answered(work, found.programme, _mentor_of(found))
    said = (reason or "").strip() or None
    can = askable(work, found.programme, found.mentee, found.next, telling.clock)
    terms = terms_of(work, found.programme)
    after = moves.declined(found, said, can, telling.clock.now(), terms)
    return keep_step(work, viewer, found, after, "request.declined", telling)


def ask_first(
    work: UnitOfWork,
    viewer: Viewer,
    request: RequestId,
    text: str,
    telling: Telling,
    *,
    expected_version: int,
) -> Request:
    """Ask the mentee something before an answer: it is her turn, and the mentor's time stands still.

    Raises:
        NotFound, RequestMovedOn: it was never with her, or is no more.
        TextMissing: there are no words.
        QuestionsUsedUp: she asked often enough.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_with(work, viewer, request, expected_version, RequestState.ASKED)
    mentor, said = _mentor_of(found), text.strip()
    if not said:
        raise TextMissing(what="question")
    asked = [one for one in store.messages_of(work, [found.id])[found.id] if one.author == mentor]
    if len(asked) >= MOST_QUESTIONS:
        raise QuestionsUsedUp(count=len(asked))
    has_answered(work, found.programme, mentor)
    now = telling.clock.now()
    store.add_message(work, found, mentor, mentor, said, now)
    after = moves.question_asked(found, now, terms_of(work, found.programme))
    return keep_step(work, viewer, found, after, "request.question_asked", telling)


# ---- after a first talk --------------------------------------------------------------------------


def confirm(
    work: UnitOfWork,
    viewer: Viewer,
    request: RequestId,
    telling: Telling,
    tools: AskTools,
    *,
    expected_version: int,
) -> Request:
    """Say after a talk that one would go on; when both have, they are a pair.

    Raises:
        NotFound, RequestMovedOn: it is not hers, or there is no talk to decide about.
        NoSeatLeft, MenteePlaced: the pair cannot be made any more.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_trial(work, viewer, request, expected_version)
    mentor = _mentor_of(found)
    own = found.mentee if is_mentee(viewer, found) else mentor
    said = moves.confirmed(found, own, telling.clock.now())
    if not moves.is_confirmed(said):
        return keep_step(work, viewer, found, said, "request.confirmed", telling)
    _require_seat(work, found, mentor)
    return _pair(work, viewer, found, said, telling, tools)


def end_trial(
    work: UnitOfWork, viewer: Viewer, request: RequestId, telling: Telling, *, expected_version: int
) -> Request:
    """Leave it at a talk: nobody's fault, and no reason is asked for. Whoever is next on the list is asked.

    Raises:
        NotFound, RequestMovedOn: it is not hers, or there is no talk to decide about.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_trial(work, viewer, request, expected_version)
    can = askable(work, found.programme, found.mentee, found.next, telling.clock)
    after = moves.trial_ended(found, can, telling.clock.now(), terms_of(work, found.programme))
    return keep_step(work, viewer, found, after, "request.trial_ended", telling)


# ---- being shown or not --------------------------------------------------------------------------


def set_away(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, away: bool, telling: Telling
) -> Silence:
    """Take no requests for now, or take them again; what is with her already stays with her.

    Raises:
        NotFound, Forbidden: she is no mentor of this programme.
    """
    access.require(viewer, Action.ANSWER_REQUESTS, programme)
    if viewer.person is None or viewer.person not in active_people(work, programme, [viewer.person]):
        raise NotFound(what="programme")
    hold_pairs(work, programme)
    before = silence_store.silences_of(work, programme).get(viewer.person, Silence())
    if (before.paused_at is not None) == away:
        return before
    after = Silence(0, telling.clock.now() if away else None)
    silence_store.put_silence(work, programme, viewer.person, after)
    action = "requests.paused" if away else "requests.resumed"
    record(work, viewer, action, programme=programme, subject=viewer.person, clock=telling.clock)
    return after


# ---- what these share ----------------------------------------------------------------------------


def _held_with(
    work: UnitOfWork, viewer: Viewer, request: RequestId, version: int, *states: RequestState
) -> Request:
    found = held_request(work, viewer, request, expected_version=version)
    require_with(viewer, found)
    if found.state not in states:
        raise RequestMovedOn(why="the request is not waiting for this answer")
    return found


def _held_trial(work: UnitOfWork, viewer: Viewer, request: RequestId, version: int) -> Request:
    found = held_request(work, viewer, request, expected_version=version)
    if not is_mentee(viewer, found):
        require_with(viewer, found)
    if found.state is not RequestState.TRIAL or found.current is None:
        raise RequestMovedOn(why="there is no first talk to decide about")
    if not is_mentee(viewer, found) and not is_with(viewer, found):
        raise NotFound(what="request")
    return found


def _pair(
    work: UnitOfWork,
    viewer: Viewer,
    found: Request,
    said: Request,
    telling: Telling,
    tools: AskTools,
) -> Request:
    now = telling.clock.now()
    words = why_they_fit(work, found, tools, now.date())
    made = begin_chosen(work, found.programme, Pair(found.mentee, _mentor_of(found)), words, now)
    after = moves.accepted(said, made, now)
    return keep_step(work, viewer, found, replace(after, changed_at=now), "request.accepted", telling)


def _require_seat(work: UnitOfWork, found: Request, mentor: PersonId) -> None:
    """Every seat is counted while the programme is held: of many who accept at once, as many as fit."""
    if has_mentor(work, found.programme, found.mentee):
        raise MenteePlaced(who="This mentee has")
    there = active_people(work, found.programme, [found.mentee, mentor])
    if found.mentee not in there or mentor not in there:
        raise RequestMovedOn(why="one of the two takes no part in the programme at the moment")
    seats = seats_of(work, found.programme)
    if seats.left.get(mentor, 0) < 1:
        raise NoSeatLeft(seats=seats.capacity.get(mentor, 0))


def _mentor_of(found: Request) -> PersonId:
    if found.current is None:
        raise RequestMovedOn(why="the request is with nobody")
    return found.current.mentor
