"""What time does to questions: a reminder, the next who suits, the case-owner's queue, an honest no.

One short transaction a question, as for requests. Whatever was done shows in the row, so a worker that is
killed anywhere, or a job that comes twice, does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable

from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.ids import QuestionId, TenantId
from companion.matching.choosing.asking_service import AskTools
from companion.matching.choosing.choosing_service import hold_pairs
from companion.people.people_service import active_people
from companion.questions import moves, store
from companion.questions.keeping import keep_step
from companion.questions.notices import notices_of_reminder
from companion.questions.places import next_suitable
from companion.questions.question import Question, QuestionState
from companion.requests.silence_service import left_unanswered
from companion.requests.telling import Telling, tell
from companion.requests.turn_clock import Due, what_is_due

AT_ONCE = 100


def anything_due(work: UnitOfWork, clock: Clock) -> bool:
    """Whether there is something to do for an organisation."""
    return bool(store.due_questions(work, clock.now(), 1))


def tend_questions(
    database: Database,
    tenant: TenantId,
    telling: Telling,
    tools: AskTools,
    *,
    go_on: Callable[[], None] = lambda: None,
) -> int:
    """Do everything that is due in an organisation; gives for how many questions something was done."""
    done = 0
    with database.transaction(tenant) as work:
        due = store.due_questions(work, telling.clock.now(), AT_ONCE)
    for question in due:
        go_on()
        with database.transaction(tenant) as work:
            done += tend_question(work, question, telling, tools)
    return done


def tend_question(work: UnitOfWork, question: QuestionId, telling: Telling, tools: AskTools) -> bool:
    """Do what is due for one question; False where nothing is."""
    named = store.read_question(work, question)
    if named is None:
        return False
    hold_pairs(work, named.programme)
    found = store.read_question(work, question, lock=True)
    if found is None or not found.is_open:
        return False
    return _tended(work, found, telling, tools)


def _tended(work: UnitOfWork, found: Question, telling: Telling, tools: AskTools) -> bool:
    now = telling.clock.now()
    mentor = None if found.current is None else found.current.mentor
    there = active_people(work, found.programme, [one for one in (found.mentee, mentor) if one])
    if found.mentee not in there:
        keep_step(work, None, found, moves.settled(found, now), "question.settled", telling)
        return True
    if found.state is QuestionState.ASKED and (mentor is None or mentor not in there):
        following = next_suitable(work, found, tools, telling.clock)
        left = moves.lost_its_mentor(found, following, now)
        keep_step(work, None, found, left, "question.passed_on", telling)
        return True
    due = what_is_due(found.clock, now)
    if due is None:
        return False
    if due is not Due.END:
        after = moves.after(found, due, None, now)
        keep_step(work, None, found, after, _SAID[due], telling, quietly=True)
        if due is Due.REMINDER:
            tell(work, after, notices_of_reminder(after), telling)
        return True
    ends = found.state is QuestionState.ASKED
    following = next_suitable(work, found, tools, telling.clock) if ends else None
    after = moves.after(found, due, following, now)
    if ends and mentor is not None:
        left_unanswered(work, found, mentor, telling)
    action = "question.passed_on" if ends else "question.unanswered"
    keep_step(work, None, found, after, action, telling)
    return True


_SAID = {Due.REMINDER: "question.reminded", Due.RESTART: "question.clock_mended"}
