"""What a sentence of notes says: by which day, who does it, and whether it tells of a worry."""

from __future__ import annotations

from datetime import date

import pytest

from companion.meetings.concern_words import may_tell_a_concern, weigh
from companion.meetings.days_said import due_in
from companion.meetings.summary import Meeting, summarise
from companion.meetings.who_does import first_named, who_does

MET = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I will send it by 4 Dec.", date(2026, 12, 4)),
        ("I will send it on Dec 4.", date(2026, 12, 4)),
        ("I will send it before the 3rd of January.", date(2027, 1, 3)),
        ("I will send it by Friday, 4 December.", date(2026, 12, 4)),
        ("I will send it within 10 days.", date(2026, 12, 3)),
        ("I will send it within a week.", date(2026, 11, 30)),
        ("I will send it by the end of the month.", date(2026, 11, 30)),
        ("I will send it by the end of next month.", date(2026, 12, 31)),
        ("I will send it by the end of the week.", date(2026, 11, 27)),
        ("I will send it today.", MET),
        ("I will send it by Fri.", date(2026, 11, 27)),
        ("I will send the list from 3 May by 28 Nov.", date(2026, 11, 28)),
        ("I will send the list from 3 May.", None),
        ("I will work on it on Monday and send it by 5 December.", date(2026, 12, 5)),
        ("I will look up the 2025 call.", None),
        ("I will send it by 31 Nov.", None),
        ("I will send it by the day after tomorrow.", date(2026, 11, 25)),
        ("I will send it a week from today.", date(2026, 11, 30)),
        ("I will send it in a fortnight.", date(2026, 12, 7)),
        ("I will send it by the end of March.", date(2027, 3, 31)),
        ("I will send it by the end of March 0000.", None),
        ("I will send it by the 12th.", date(2026, 12, 12)),
        ("I will send it to the office on the 3rd floor.", None),
        ("I will send it by Friday next week.", date(2026, 12, 4)),
        ("I will send it before the weekend.", date(2026, 11, 27)),
        ("I will send it (due June 25th).", date(2027, 6, 25)),
    ],
)
def test_the_day_that_counts_is_the_one_by_which_something_is_to_be_done(text, day):
    assert due_in(text, MET) == day


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("I'll send it.", "Ana"),
        ("Ben’ll send it.", "Ben"),  # noqa: RUF001 - people write both apostrophes
        ("Ben: send the slides.", "Ben"),
        ("Ben to send the slides.", "Ben"),
        ("Action (me): send the slides.", "Ana"),
        ("We agreed that Ben will send it.", "Ben"),
        ("I asked Ben to send it.", "Ben"),
        ("Ben asked me to send it.", "Ana"),
        ("We will write the plan.", "Ana and Ben"),
        ("We both read chapter 4.", "Ana and Ben"),
        ("Her manager will sign the form.", None),
        ("Ben's manager will sign the form.", None),
        ("I told Ben that the committee will answer.", None),
        ("Ben wants to lead a team.", None),
        ("We agreed to keep the meetings short.", None),
        ("Ben agreed to book a room.", "Ben"),
        ("I want to rewrite the opening.", "Ana"),
        ("We want to write more.", None),
        ("Ben: tired today.", None),
        ("On me: send the slides.", "Ana"),
        ("Next thing I do: send the slides.", "Ana"),
        ("Next for Ben: send the slides.", "Ben"),
        ("Ben's next step: send the slides.", "Ben"),
        ("Ben's part is to send the slides.", "Ben"),
        ("It is up to Ben to send it.", "Ben"),
        ("It's my turn to send it.", "Ana"),
        ("I took it upon myself to send it.", "Ana"),
        ("Ben said he'd send it.", "Ben"),
        ("Ben's going to send it.", "Ben"),
        ("I'd better send it.", "Ana"),
        ("Send the slides (Ben)", "Ben"),
        ("The slides will be sent by Ben.", "Ben"),
        ("She will send me the list.", "Ben"),
        ("Will send the list tonight.", "Ana"),
        ("Ben and I have to send it.", "Ana and Ben"),
        ("Me and Ben are going to send it.", "Ana and Ben"),
        ("My colleague Ruth promised to send it.", None),
        ("Accounting has to confirm it.", None),
        ("I do not have to send it.", None),
        ("Ben should have sent it.", None),
        ("We talked about whether I should write to her.", None),
        ("Last time we said we'd look at it, and we did.", None),
        ("I will be away in May.", None),
        ("Ben has to admit that it went well.", None),
        ("We agreed to speak on the phone when the train is late.", None),
        ("I read the draft, and I will comment on it.", "Ana"),
        ("My manager agreed and I will send the form.", "Ana"),
        ("We met Ruth, and I will write to her.", "Ana"),
        ("I will call Ruth and the team.", "Ana"),
        ("We agreed that Ruth and I will send the outline.", None),
        ("I will stop earlier.", "Ana"),
        ("We will start the survey.", "Ana and Ben"),
        ("We will send more examples.", "Ana and Ben"),
        ("Ben will send the list and be glad.", "Ben"),
        ("I will send the list and Ben will be glad.", "Ana"),
    ],
)
def test_an_action_has_the_owner_whom_the_sentence_names(text, owner):
    assert who_does(text, "Ana", "Ben", has_day=False).owner == owner


@pytest.mark.parametrize(
    "text",
    [
        "The team and I will send the plan.",
        "My manager and I will send the list by Friday.",
        "Next week my team and I will test the form.",
        "I and the team will send it.",
        "Ben and his team will send the list.",
        "Tom and Ben will send it.",
        "Ben, Ruth and I will send it.",
    ],
)
def test_of_what_one_of_the_two_does_with_others_nobody_is_told_to_be_the_owner(text):
    """Closeness to examples tells of no owner either, however near to an action the sentence is."""
    (line,) = summarise(text, Meeting(MET, "Ana", "Ben"), None)

    assert (line.part, line.owner, line.due_on) == ("happened", None, None)
    assert first_named(text, "Ana", "Ben") is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("I will send the list and Ben will book a room.", None),
        ("Ben is going to book a room by Friday, and I will send the list.", None),
        ("We agreed that Ben will send it and that I will read it.", None),
        ("Me: send the list; Ben: book a room", None),
        ("Ben and I will book a room by Friday.", date(2026, 11, 27)),
    ],
)
def test_where_each_does_a_part_both_are_owners_and_whose_the_day_is_is_not_told(text, by):
    (line,) = summarise(text, Meeting(MET, "Ana", "Ben"), None)

    assert (line.part, line.owner, line.due_on) == ("actions", "Ana and Ben", by)


@pytest.mark.parametrize(
    "text",
    [
        "We will stop earlier.",
        "We'll stop at five.",
        "We will end the meetings on time.",
        "We'll keep it short.",
        "We will talk less about work.",
    ],
)
def test_how_the_two_mean_to_meet_is_a_decision_and_no_action(text):
    (line,) = summarise(text, Meeting(MET, "Ana", "Ben"), None)

    assert (line.part, line.owner) == ("decided", None)


def test_with_a_day_a_wish_or_an_agreement_is_an_action():
    assert who_does("Ben wants to apply by Friday.", "Ana", "Ben", has_day=True).owner == "Ben"
    assert who_does("Ben agreed to apply by Friday.", "Ana", "Ben", has_day=True).owner == "Ben"


@pytest.mark.parametrize(
    "text",
    ["Ben was in tears.", "Her boss shouts at her.", "She does not feel safe.", "Ben had a panic attack."],
)
def test_a_worry_or_a_harm_is_a_concern(text):
    assert weigh(text).tells


def test_what_speaks_for_and_against_a_worry_stands_part_by_part():
    """So that it can be said why a sentence stands where it stands."""
    weighed = weigh("I used to be afraid that nobody listens.", closeness=0.3)

    assert weighed.parts == {"closeness": 0.3, "word": 0.6, "lack": 0.5, "long ago": -0.4}
    assert weighed.tells


def test_what_is_denied_is_no_worry_and_what_is_denied_for_the_sake_of_another_worry_is_one():
    assert not weigh("Ben doesn't worry about the audit.", closeness=0.6).tells
    assert weigh("I am not worried about the exam but afraid of the time after it.", closeness=0.6).tells


def test_where_nothing_else_speaks_for_a_worry_a_sentence_must_be_closer_to_worries_than_to_what_happened():
    assert weigh("Money is short since her hours were cut.", closeness=0.6, elsewhere=0.3).tells
    assert not weigh("Her team was small, but they met every deadline.", closeness=0.6, elsewhere=0.6).tells
    assert weigh("Her boss shouts at her.", closeness=0.3, elsewhere=0.6).tells
    assert weigh("Nobody answers.", closeness=0.3, elsewhere=0.6).tells


def test_what_went_well_speaks_against_a_worry_unless_it_is_denied():
    assert not weigh("Ben was tired from the hike, and in good spirits.", closeness=0.45).tells
    for text in ("She is not in good spirits.", "He is no longer on good terms with his lead."):
        assert weigh(text, closeness=0.55).tells


def test_every_sentence_that_tells_of_a_worry_by_its_words_is_one_that_may():
    assert may_tell_a_concern("My ideas get brushed aside.")
    assert not may_tell_a_concern("We went through the agenda.")


@pytest.mark.parametrize(
    "text",
    ["No concerns this time.", "The draft reads quite well.", "A fearless demo.", "Nothing to worry about."],
)
def test_words_that_only_look_like_a_worry_are_none(text):
    assert not weigh(text).tells


def test_the_numbers_of_a_list_are_no_sentences():
    lines = summarise(
        "1. We met.\n2. Ben will send the plan by 5 Dec.\n- It was 2.5 hours.",
        Meeting(MET, "Ana", "Ben"),
        None,
    )

    assert [line.text for line in lines] == [
        "We met.",
        "It was 2.5 hours.",
        "Ben will send the plan by 5 Dec.",
    ]
