"""What a case-owner does: see who waits for an answer since when, and tell her that there is none.

She reads neither the question nor an answer: both are between the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, QuestionMovedOn
from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.matching.choosing.choosing_service import vetoed_for
from companion.people.people_service import profiles_of
from companion.programmes.programme_service import rules_in_force
from companion.questions import moves, store
from companion.questions.keeping import keep_step
from companion.questions.places import room_of
from companion.questions.question import Question, QuestionState
from companion.questions.reach import held_question, is_staff
from companion.requests.telling import Telling


@dataclass(frozen=True)
class QuestionQueue:
    """Every question that is open, the longest waiting first, and the mentors who take one more.

    `vetoed`: by mentee who waits for the case-owner, with whom a round decided that she must not be paired.
    """

    items: tuple[Question, ...]
    free: tuple[PersonId, ...]
    vetoed: Mapping[PersonId, frozenset[PersonId]]
    names: Mapping[PersonId, str]


def read_queue(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> QuestionQueue:
    """Who waits for an answer, and who could be asked.

    Raises:
        NotFound, Forbidden: she does not look after this programme, or there is none.
    """
    access.require(viewer, Action.STEER_REQUESTS, programme)
    # Whoever runs a whole organisation may in any programme: that there is this one is asked here.
    rules_in_force(work, programme)
    found = store.open_questions(work, programme)
    free = [mentor for mentor, left in room_of(work, programme).items() if left]
    named = {one.mentee for one in found} | {step.mentor for one in found for step in one.steps}
    people = profiles_of(work, {*named, *free})
    names = {person: profile.name or profile.email for person, profile in people.items()}
    queued = {one.mentee for one in found if one.state is QuestionState.QUEUED}
    vetoed = vetoed_for(work, programme, queued)
    free.sort(key=lambda one: (names[one].lower(), one))
    return QuestionQueue(tuple(found), tuple(free), vetoed, names)


def tell_unanswered(
    work: UnitOfWork, viewer: Viewer, question: QuestionId, telling: Telling, *, expected_version: int
) -> Question:
    """Tell whoever asked that nobody could answer.

    Raises:
        NotFound: there is no such question, or it is not hers to steer.
        QuestionMovedOn: it is not with the case-owner.
        VersionOutdated: it was changed after this version of it was read.
    """
    found = held_question(work, viewer, question, expected_version=expected_version)
    if not is_staff(viewer, found):
        raise NotFound(what="question")
    if found.state is not QuestionState.QUEUED:
        raise QuestionMovedOn(why="the question does not wait for the case-owner")
    after = moves.unanswered(found, telling.clock.now())
    return keep_step(work, viewer, found, after, "question.unanswered", telling)
