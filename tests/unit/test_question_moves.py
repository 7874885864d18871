from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.ids import PersonId, ProgrammeId, QuestionId
from companion.questions import letters, moves
from companion.questions.notices import notices_of_reminder, notices_of_step
from companion.questions.question import MOST_PASSES, Came, Question, QuestionState
from companion.requests.letters import About
from companion.requests.request import Turn, TurnClock
from companion.requests.turn_clock import QUEUE_WITHIN, Due, over

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
EVERY_LETTER = [each for name, each in vars(letters).items() if name.startswith("to_")]


def person(number: int) -> PersonId:
    return PersonId(UUID(int=number))


MENTEE, ADA, BEN, CLEO, DAN = map(person, (1, 2, 3, 4, 5))


def asked(*, may_pass: bool = False) -> Question:
    made, programme = QuestionId(UUID(int=80)), ProgrammeId(UUID(int=81))
    return moves.begun(made, programme, MENTEE, "why?", ADA, may_pass=may_pass, now=NOW)


def states(question: Question) -> list[str]:
    return [step.state.value for step in question.steps]


def told(before: Question | None, after: Question) -> list[tuple[PersonId | None, object]]:
    return [(one.to, one.text) for one in notices_of_step(before, after)]


def test_a_new_question_is_with_its_mentor_for_72_hours():
    made = asked()

    assert (made.state, made.turn, states(made)) == (QuestionState.ASKED, Turn.MENTOR, ["asked"])
    assert made.clock.due_at == NOW + timedelta(hours=72)
    assert told(None, made) == [(ADA, letters.to_mentor_asked)]


@pytest.mark.parametrize(
    ("talk", "letter"), [(False, letters.to_asker_answered), (True, letters.to_asker_talk)]
)
def test_an_answer_or_a_talk_ends_every_clock_and_is_told(talk, letter):
    done = moves.answered(asked(), "Because.", LATER, talk=talk)

    assert (done.state, done.turn, done.answer.said) == (QuestionState.ANSWERED, Turn.NOBODY, "Because.")
    assert done.clock == over(LATER)
    assert told(asked(), done) == [(MENTEE, letter)]


def test_whoever_it_is_given_to_has_her_own_72_hours_and_all_three_know():
    given_on = moves.forwarded(asked(), ADA, BEN, LATER)

    assert states(given_on) == ["forwarded", "asked"]
    assert (given_on.current.came, given_on.current.forwarded_by) == (Came.MENTOR, ADA)
    assert given_on.clock.due_at == LATER + timedelta(hours=72)
    assert told(asked(), given_on) == [
        (BEN, letters.to_mentor_forwarded),
        (MENTEE, letters.to_asker_forwarded),
    ]


def test_without_leave_it_goes_to_the_case_owner_and_with_leave_to_the_next():
    kept = moves.declined(asked(), "no time", BEN, LATER)
    gone = moves.declined(asked(may_pass=True), "no time", BEN, LATER)

    assert (kept.state, kept.clock.due_at) == (QuestionState.QUEUED, LATER + QUEUE_WITHIN)
    assert told(asked(), kept) == [(None, letters.to_case_owner), (MENTEE, letters.to_asker_queued)]
    assert (gone.state, gone.current.mentor, gone.current.came) == (QuestionState.ASKED, BEN, Came.CLOCK)
    assert told(asked(may_pass=True), gone) == [
        (BEN, letters.to_mentor_asked),
        (MENTEE, letters.to_asker_passed_on),
    ]


def test_what_a_mentor_gives_on_does_not_count_among_the_two_times_that_it_goes_on_by_itself():
    gone = moves.forwarded(asked(may_pass=True), ADA, BEN, LATER)
    assert gone.passes_left == MOST_PASSES

    for mentor in (CLEO, DAN):
        gone = moves.after(gone, Due.END, mentor, LATER)
    assert (gone.current.mentor, gone.passes_left) == (DAN, 0)
    assert moves.after(gone, Due.END, person(9), LATER).state is QuestionState.QUEUED


def test_the_case_owners_time_ends_with_an_honest_no():
    queued = moves.declined(asked(), None, None, LATER)

    done = moves.after(queued, Due.END, None, LATER)

    assert done.state is QuestionState.UNANSWERED
    assert told(queued, done) == [(MENTEE, letters.to_asker_unanswered)]
    given_on = moves.steered(queued, BEN, LATER)
    assert (given_on.current.mentor, given_on.current.came) == (BEN, Came.CASE_OWNER)


def test_thanks_are_told_and_a_plain_closing_is_not():
    answered = moves.answered(asked(), "Because.", LATER, talk=False)

    thanked = moves.closed(answered, LATER, thanks=True)

    assert told(answered, thanked) == [(ADA, letters.to_mentor_thanked)]
    assert told(answered, moves.closed(answered, LATER, thanks=False)) == []


def test_whoever_it_was_with_is_told_that_it_needs_no_answer():
    for done in (moves.withdrawn(asked(), LATER), moves.settled(asked(), LATER)):
        assert states(done) == ["ended"]
        assert told(asked(), done) == [(ADA, letters.to_mentor_withdrawn)]


def test_a_reminder_goes_to_whoever_has_the_turn():
    reminded = moves.after(asked(), Due.REMINDER, None, LATER)
    assert [(one.to, one.text) for one in notices_of_reminder(reminded)] == [
        (ADA, letters.to_mentor_reminder)
    ]
    queued = moves.declined(asked(), None, None, LATER)
    assert [(one.to, one.text) for one in notices_of_reminder(queued)] == [(None, letters.to_case_owner)]


def test_an_open_question_has_a_day_and_a_closed_one_has_none():
    made = asked()
    with pytest.raises(ValueError, match="as long as it is open"):
        Question(
            id=made.id,
            programme=made.programme,
            mentee=MENTEE,
            text="why?",
            may_pass=False,
            state=QuestionState.ASKED,
            steps=made.steps,
            clock=TurnClock(NOW, None),
            made_at=NOW,
            changed_at=NOW,
        )


@pytest.mark.parametrize("written", EVERY_LETTER)
def test_every_letter_says_where_it_is_read_and_who_writes(written):
    said = written(About("Circle", "https://mentoring.example.org/questions", "Friday"))

    assert "Circle" in said.subject
    assert "\nhttps://mentoring.example.org/questions\n" in said.body
    assert said.body.startswith("Hello,")
    assert said.body.endswith("Companion\n")


DO = st.sampled_from(["end", "decline", "forward", "steer", "lost", "remind"])


def answer(found: Question, deed: str, following: PersonId) -> Question:
    if deed == "decline":
        return moves.declined(found, None, following, LATER)
    if deed == "forward":
        return moves.forwarded(found, found.current.mentor, following, LATER)
    return moves.lost_its_mentor(found, following, LATER)


@given(st.lists(DO, max_size=12), st.booleans())
def test_whatever_happens_it_is_with_one_mentor_at_most_and_goes_on_by_itself_twice_at_most(deeds, may_pass):
    found, others = asked(may_pass=may_pass), iter(range(10, 100))
    for deed in deeds:
        following = person(next(others))
        if not found.is_open:
            break
        if deed == "steer" and found.state is QuestionState.QUEUED:
            found = moves.steered(found, following, LATER)
        elif deed == "remind":
            found = moves.after(found, Due.REMINDER, None, LATER)
        elif deed == "end":
            found = moves.after(found, Due.END, following, LATER)
        elif found.state is QuestionState.ASKED and deed != "steer":
            found = answer(found, deed, following)

        assert (found.current is not None) == (found.state is QuestionState.ASKED)
        assert sum(step.came is Came.CLOCK for step in found.steps) <= (MOST_PASSES if may_pass else 0)
        assert len({step.mentor for step in found.steps}) == len(found.steps)
