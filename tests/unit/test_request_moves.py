from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.ids import MentorshipId, PersonId, ProgrammeId, RequestId
from companion.requests import letters, moves
from companion.requests.notices import notices_of_reminder, notices_of_step
from companion.requests.request import (
    Choice,
    ChoiceState,
    Request,
    RequestState,
    Turn,
    TurnClock,
)
from companion.requests.turn_clock import QUEUE_WITHIN, Due, Terms, over

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
TERMS = Terms()


def person(number: int) -> PersonId:
    return PersonId(UUID(int=number))


MENTEE, ADA, BEN, CLEO = map(person, (1, 2, 3, 4))
EVERYBODY = frozenset({ADA, BEN, CLEO})
PAIR = MentorshipId(UUID(int=90))


def asked(*mentors: PersonId) -> Request:
    choices = tuple(Choice(place, mentor) for place, mentor in enumerate(mentors or (ADA, BEN, CLEO), 1))
    made, programme = RequestId(UUID(int=80)), ProgrammeId(UUID(int=81))
    return moves.begun(made, programme, MENTEE, "lead a team", choices, now=NOW, terms=TERMS)


def states(request: Request) -> list[str]:
    return [choice.state.value for choice in request.choices]


def test_a_new_request_is_with_the_first_of_the_list():
    made = asked()

    assert states(made) == ["asked", "next", "next"]
    assert (made.state, made.turn) == (RequestState.ASKED, Turn.MENTOR)
    assert made.clock.due_at == NOW + timedelta(hours=72)
    assert [(one.to, one.text) for one in notices_of_step(None, made)] == [(ADA, letters.to_mentor_asked)]


def test_a_yes_makes_a_pair_and_nobody_else_is_asked():
    done = moves.accepted(asked(), PAIR, LATER)

    assert (done.state, done.mentorship, done.turn) == (RequestState.PAIRED, PAIR, Turn.NOBODY)
    assert states(done) == ["accepted", "next", "next"]
    told = notices_of_step(asked(), done)
    assert {one.to for one in told} == {MENTEE, ADA}
    assert {one.text for one in told} == {letters.to_both_paired}


def test_after_a_no_the_next_who_can_be_asked_is_and_who_cannot_is_passed_over():
    done = moves.declined(asked(), "no time", frozenset({CLEO}), LATER, TERMS)

    assert states(done) == ["declined", "skipped", "asked"]
    assert done.choices[0].reason == "no time"
    assert done.clock.since == LATER
    told = {(one.to, one.text) for one in notices_of_step(asked(), done)}
    assert told == {(CLEO, letters.to_mentor_asked), (MENTEE, letters.to_mentee_passed_on)}


def test_with_nobody_left_it_is_the_case_owners_turn_for_a_week():
    done = moves.declined(asked(ADA), None, EVERYBODY, LATER, TERMS)

    assert (done.state, done.turn) == (RequestState.QUEUED, Turn.CASE_OWNER)
    assert done.clock.due_at == LATER + QUEUE_WITHIN
    told = {(one.to, one.text) for one in notices_of_step(asked(ADA), done)}
    assert told == {(None, letters.to_case_owner), (MENTEE, letters.to_mentee_queued)}


def test_a_question_is_the_mentees_turn_and_its_answer_the_mentors_again():
    question = moves.question_asked(asked(), LATER, TERMS)
    answer = moves.question_answered(question, LATER + timedelta(hours=1), TERMS)

    assert (question.turn, answer.turn) == (Turn.MENTEE, Turn.MENTOR)
    assert question.current == answer.current == asked().current
    assert answer.clock.due_at == NOW + timedelta(hours=73)
    assert [one.text for one in notices_of_step(asked(), question)] == [letters.to_mentee_question]
    assert [one.text for one in notices_of_step(question, answer)] == [letters.to_mentor_answered]


def test_silence_is_followed_by_the_next_the_queue_and_an_honest_no():
    made = moves.after(asked(ADA, BEN), Due.REMINDER, EVERYBODY, LATER, TERMS)
    assert made.clock.reminded_at == LATER
    assert states(made) == ["asked", "next"]

    second = moves.after(made, Due.END, EVERYBODY, LATER, TERMS)
    assert states(second) == ["unanswered", "asked"]

    queued = moves.after(second, Due.END, EVERYBODY, LATER, TERMS)
    assert states(queued) == ["unanswered", "unanswered"]
    assert queued.state is RequestState.QUEUED

    told = moves.after(queued, Due.END, EVERYBODY, LATER, TERMS)
    assert (told.state, told.clock) == (RequestState.NO_MATCH, over(LATER))
    assert [one.text for one in notices_of_step(queued, told)] == [letters.to_mentee_no_match]


def test_a_question_that_is_not_answered_ends_the_request_and_blames_no_mentor():
    question = moves.question_asked(asked(), LATER, TERMS)

    done = moves.after(question, Due.END, EVERYBODY, LATER, TERMS)

    assert done.state is RequestState.LAPSED
    assert states(done) == ["ended", "next", "next"]
    told = {(one.to, one.text) for one in notices_of_step(question, done)}
    assert told == {(MENTEE, letters.to_mentee_lapsed), (ADA, letters.to_mentor_withdrawn)}


def test_after_a_first_talk_both_confirm_in_either_order_and_once_is_enough():
    talk = moves.trial_begun(asked(), LATER, TERMS)
    assert talk.turn is Turn.BOTH

    one = moves.confirmed(moves.confirmed(talk, ADA, LATER), ADA, LATER + timedelta(hours=1))
    assert one.mentor_confirmed_at == LATER
    assert not moves.is_confirmed(one)
    assert notices_of_step(talk, one) == ()
    assert [each.to for each in notices_of_reminder(one)] == [MENTEE]
    assert moves.is_confirmed(moves.confirmed(one, MENTEE, LATER))


@pytest.mark.parametrize("how", ["said", "left"])
def test_a_first_talk_that_is_left_at_that_is_followed_by_the_next_and_nothing_is_confirmed(how):
    talk = moves.confirmed(moves.trial_begun(asked(), LATER, TERMS), MENTEE, LATER)

    said = moves.trial_ended(talk, EVERYBODY, LATER, TERMS)
    left = moves.after(talk, Due.END, EVERYBODY, LATER, TERMS)
    done = {"said": said, "left": left}[how]

    assert states(done) == ["parted", "asked", "next"]
    assert (done.mentee_confirmed_at, done.mentor_confirmed_at) == (None, None)


def test_the_case_owner_asks_somebody_who_was_not_on_the_list():
    queued = moves.declined(asked(ADA), None, (), LATER, TERMS)

    done = moves.forwarded(queued, CLEO, LATER, TERMS)

    assert states(done) == ["declined", "asked"]
    assert done.choices[-1].place == 2
    assert done.current == done.choices[-1]


def test_withdrawing_tells_the_mentor_who_would_have_answered():
    done = moves.withdrawn(asked(), LATER)

    assert states(done) == ["ended", "next", "next"]
    assert [(one.to, one.text) for one in notices_of_step(asked(), done)] == [
        (ADA, letters.to_mentor_withdrawn)
    ]


def test_a_request_with_two_mentors_at_once_or_open_without_an_end_cannot_be():
    two = (Choice(1, ADA, ChoiceState.ASKED), Choice(2, BEN, ChoiceState.ASKED))

    with pytest.raises(ValueError, match="one mentor"):
        moves.begun(RequestId(UUID(int=1)), ProgrammeId(UUID(int=2)), MENTEE, "x", two, now=NOW, terms=TERMS)
    with pytest.raises(ValueError, match="as long as it is open"):
        Request(
            RequestId(UUID(int=1)), ProgrammeId(UUID(int=2)), MENTEE, "x", RequestState.ASKED, (),
            TurnClock(NOW, None), NOW, NOW,
        )  # fmt: skip


STEPS = {
    RequestState.ASKED: ("declined", "question", "trial", "end", "accepted", "withdrawn", "reminder"),
    RequestState.QUESTION: ("answered", "declined", "end", "withdrawn", "reminder", "accepted"),
    RequestState.TRIAL: ("confirmed", "parted", "end", "withdrawn", "reminder"),
    RequestState.QUEUED: ("forwarded", "end", "no_match", "withdrawn", "settled"),
}


@given(st.data())
def test_whatever_is_done_in_whatever_order_one_mentor_is_asked_and_the_list_comes_to_an_end(data):
    request, now, forwards = asked(ADA, BEN), NOW, 0
    for _ in range(30):
        if not request.is_open:
            break
        step = data.draw(st.sampled_from(STEPS[request.state]))
        if step == "forwarded":
            forwards += 1
            if forwards > 3:
                continue
        now += timedelta(hours=data.draw(st.integers(0, 100)))
        can = data.draw(st.sets(st.sampled_from(sorted(EVERYBODY))))
        before, request = request, do(step, request, can, now)
        assert before.wants == request.wants
        if request.is_open and request.clock.since != before.clock.since:
            assert request.clock.due_at > now
        if request.state in {RequestState.ASKED, RequestState.QUESTION, RequestState.TRIAL}:
            assert request.current is not None
        else:
            assert ChoiceState.ASKED not in {choice.state for choice in request.choices}
        asked_first = [choice.asked_at for choice in request.choices if choice.asked_at is not None]
        assert asked_first == sorted(asked_first)


def do(step: str, request: Request, can: set[PersonId], now: datetime) -> Request:
    return {
        "declined": lambda: moves.declined(request, None, can, now, TERMS),
        "question": lambda: moves.question_asked(request, now, TERMS),
        "answered": lambda: moves.question_answered(request, now, TERMS),
        "trial": lambda: moves.trial_begun(request, now, TERMS),
        "confirmed": lambda: moves.confirmed(request, MENTEE, now),
        "parted": lambda: moves.trial_ended(request, can, now, TERMS),
        "reminder": lambda: moves.after(request, Due.REMINDER, can, now, TERMS),
        "end": lambda: moves.after(request, Due.END, can, now, TERMS),
        "accepted": lambda: moves.accepted(request, PAIR, now),
        "forwarded": lambda: moves.forwarded(request, CLEO, now, TERMS),
        "no_match": lambda: moves.no_match(request, now),
        "withdrawn": lambda: moves.withdrawn(request, now),
        "settled": lambda: moves.settled(request, now),
    }[step]()
