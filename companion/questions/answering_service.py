"""What a mentor does with a question: answer, offer a talk, forward it, decline; and how many she takes."""

from __future__ import annotations

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.db.unit_of_work import UnitOfWork
from companion.errors import MentorNotAskable, NotFound, QuestionMovedOn, TextMissing
from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.matching.choosing.asking_service import AskTools
from companion.matching.choosing.choosing_service import hold_pairs
from companion.people.people_service import active_people
from companion.questions import moves, store
from companion.questions.asking_service import Whom, named_mentor
from companion.questions.keeping import keep_step
from companion.questions.places import allowed, next_suitable, room_of
from companion.questions.question import Question, QuestionState
from companion.questions.reach import held_question, is_staff, is_with, require_with
from companion.requests.silence_service import has_answered
from companion.requests.telling import Telling


def answer(
    work: UnitOfWork,
    viewer: Viewer,
    question: QuestionId,
    text: str,
    telling: Telling,
    *,
    talk: bool,
    expected_version: int,
) -> Question:
    """Answer in words or, with `talk`, say in words when and where the two could talk.

    Raises:
        NotFound, QuestionMovedOn: it was never with her, or is no more.
        TextMissing: there are no words.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = held_question(work, viewer, question, expected_version=expected_version)
    require_with(viewer, found)
    said = text.strip()
    if not said:
        raise TextMissing(what="answer")
    _has_answered(work, found)
    after = moves.answered(found, said, telling.clock.now(), talk=talk)
    return keep_step(work, viewer, found, after, "question.answered", telling)


def forward(
    work: UnitOfWork,
    viewer: Viewer,
    question: QuestionId,
    whom: Whom,
    telling: Telling,
    *,
    expected_version: int,
) -> Question:
    """Give it to another mentor: the one whom it is with does, or the case-owner where nobody answered.

    Raises:
        NotFound, QuestionMovedOn: it is not hers to give on, or no more.
        MentorNotAskable: that mentor cannot be asked this.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = held_question(work, viewer, question, expected_version=expected_version)
    now, steers = telling.clock.now(), is_staff(viewer, found) and not is_with(viewer, found)
    if steers and found.state is not QuestionState.QUEUED:
        raise QuestionMovedOn(why="the question does not wait for the case-owner")
    if not steers:
        require_with(viewer, found)
    to = named_mentor(work, found.programme, whom)
    _require_next(work, found, to, telling)
    by = None if steers or found.current is None else found.current.mentor
    if by is not None:
        _has_answered(work, found)
    after = moves.steered(found, to, now) if by is None else moves.forwarded(found, by, to, now)
    return keep_step(work, viewer, found, after, "question.forwarded", telling)


def decline(
    work: UnitOfWork,
    viewer: Viewer,
    question: QuestionId,
    reason: str | None,
    telling: Telling,
    tools: AskTools,
    *,
    expected_version: int,
) -> Question:
    """Say no. A reason may be left out, and is read by her and the case-owner alone.

    Raises:
        NotFound, QuestionMovedOn: it was never with her, or is no more.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = held_question(work, viewer, question, expected_version=expected_version)
    require_with(viewer, found)
    _has_answered(work, found)
    following = next_suitable(work, found, tools, telling.clock)
    after = moves.declined(found, (reason or "").strip() or None, following, telling.clock.now())
    return keep_step(work, viewer, found, after, "question.declined", telling)


def set_limit(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, most: int, telling: Telling) -> int:
    """Say how many questions she takes at a time, 0 for none; what is with her already stays with her.

    Raises:
        NotFound, Forbidden: she is no mentor of this programme.
    """
    access.require(viewer, Action.ANSWER_REQUESTS, programme)
    if viewer.person is None or viewer.person not in active_people(work, programme, [viewer.person]):
        raise NotFound(what="programme")
    hold_pairs(work, programme)
    store.put_limit(work, programme, viewer.person, most)
    facts = {"most": most}
    record(
        work,
        viewer,
        "questions.limited",
        programme=programme,
        subject=viewer.person,
        facts=facts,
        clock=telling.clock,
    )
    return most


def _has_answered(work: UnitOfWork, found: Question) -> None:
    if found.current is not None:
        has_answered(work, found.programme, found.current.mentor)


def _require_next(work: UnitOfWork, found: Question, to: PersonId, telling: Telling) -> None:
    fit = allowed(work, found.programme, found.mentee, [to], telling.clock) or frozenset()
    if any(step.mentor == to for step in found.steps):
        raise MentorNotAskable(why="they had this question already")
    if to not in fit:
        raise MentorNotAskable(why="the rules of the programme keep them and whoever asks apart")
    if room_of(work, found.programme).get(to, 0) < 1:
        raise MentorNotAskable(why="they take no more questions at the moment")
