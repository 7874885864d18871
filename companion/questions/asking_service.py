"""What a mentee does with questions of her own: ask, withdraw, close with or without thanks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import (
    AskerPaused,
    MentorNotAskable,
    NotFound,
    QuestionMovedOn,
    TextMissing,
    TooManyRequests,
)
from companion.ids import PersonId, ProgrammeId, QuestionId, new_id
from companion.matching.choosing.choosing_service import hold_pairs
from companion.people.people_service import active_people
from companion.questions import moves, store
from companion.questions.keeping import keep_step, record_step
from companion.questions.notices import notices_of_step
from companion.questions.places import allowed, room_of
from companion.questions.question import Question, QuestionState
from companion.questions.reach import held_question, is_asker
from companion.requests.places import is_away
from companion.requests.telling import Telling, tell

MOST_A_DAY = 5
"""New questions of one mentee within a day: each is a mail to somebody."""


@dataclass(frozen=True)
class Whom:
    """A mentor, by who she is or by her address."""

    mentor: PersonId | None = None
    email: str | None = None


@dataclass(frozen=True)
class QuestionWish:
    """What she asks, whom, and whether it may go on to others where nobody answers."""

    text: str
    whom: Whom
    may_pass: bool = False


def ask(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, wish: QuestionWish, telling: Telling
) -> Question:
    """Ask a mentor one thing.

    Raises:
        Forbidden, NotFound: the viewer is no mentee of this programme, or there is no such mentor.
        TextMissing: there are no words.
        AskerPaused: she takes no part at the moment.
        TooManyRequests: she asked often enough for a day.
        MentorNotAskable: that mentor cannot be asked by her now.
    """
    access.require(viewer, Action.ASK_MENTORS, programme)
    mentee = viewer.person
    if mentee is None:
        raise NotFound(what="programme")
    text = wish.text.strip()
    if not text:
        raise TextMissing(what="question")
    hold_pairs(work, programme)
    made = store.made_since(work, mentee, telling.clock.now() - timedelta(days=1))
    if made >= MOST_A_DAY:
        raise TooManyRequests(count=made)
    mentor = named_mentor(work, programme, wish.whom)
    _require_askable(work, programme, mentee, mentor, telling)
    now = telling.clock.now()
    question = moves.begun(
        QuestionId(new_id()), programme, mentee, text, mentor, may_pass=wish.may_pass, now=now
    )
    store.add_question(work, question)
    tell(work, question, notices_of_step(None, question), telling)
    record_step(work, viewer, question, "question.asked", telling)
    return question


def withdraw(
    work: UnitOfWork, viewer: Viewer, question: QuestionId, telling: Telling, *, expected_version: int
) -> Question:
    """Want no answer any more; no reason is asked for.

    Raises:
        NotFound: it is not hers.
        QuestionMovedOn: it has an answer, or is closed.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_own(work, viewer, question, expected_version)
    if not found.is_open:
        raise QuestionMovedOn(why="the question does not wait for an answer any more")
    after = moves.withdrawn(found, telling.clock.now())
    return keep_step(work, viewer, found, after, "question.withdrawn", telling)


def close(
    work: UnitOfWork,
    viewer: Viewer,
    question: QuestionId,
    telling: Telling,
    *,
    thanks: bool,
    expected_version: int,
) -> Question:
    """Be done with an answer, and say thanks or nothing.

    Raises:
        NotFound: it is not hers.
        QuestionMovedOn: there is no answer, or it is closed.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = _held_own(work, viewer, question, expected_version)
    if found.state is not QuestionState.ANSWERED:
        raise QuestionMovedOn(why="there is no answer that could be closed")
    after = moves.closed(found, telling.clock.now(), thanks=thanks)
    return keep_step(work, viewer, found, after, "question.closed", telling)


def named_mentor(work: UnitOfWork, programme: ProgrammeId, whom: Whom) -> PersonId:
    """The mentor who is meant, if she takes part at this moment.

    Raises:
        NotFound: there is no such mentor.
    """
    wanted = [] if whom.mentor is None else [whom.mentor]
    emails = [whom.email.strip().lower()] if whom.email and not wanted else []
    for person, found in active_people(work, programme, wanted, emails).items():
        if found.is_mentor:
            return person
    raise NotFound(what="mentor")


def _require_askable(
    work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, mentor: PersonId, telling: Telling
) -> None:
    fit = allowed(work, programme, mentee, [mentor], telling.clock)
    if fit is None:
        raise AskerPaused
    # Which rule it is stays unsaid: somebody may have asked not to be paired with her.
    if mentor not in fit:
        raise MentorNotAskable(why="the rules of the programme keep the two of you apart")
    if is_away(work, programme, mentor):
        raise MentorNotAskable(why="they take no questions at the moment")
    if store.is_with(work, programme, mentee, mentor):
        raise MentorNotAskable(why="a question of yours is with them already")
    if room_of(work, programme).get(mentor, 0) < 1:
        raise MentorNotAskable(why="they have as many questions before them as they take at a time")


def _held_own(work: UnitOfWork, viewer: Viewer, question: QuestionId, version: int) -> Question:
    found = held_question(work, viewer, question, expected_version=version)
    if not is_asker(viewer, found):
        raise NotFound(what="question")
    return found
