"""The questions of the bank are open and different, and a question in other words is known again."""

# ruff: noqa: E501 -- pairs of questions read best as they stand.

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import pytest

from companion.meetings.near_questions import SAME, SAME_FRAME, Asked, frame
from companion.meetings.open_questions import is_open_question
from companion.meetings.pair_life import PairLife
from companion.meetings.question_bank import (
    OF_DONE_ACTION,
    OF_GOAL,
    OF_NOTE,
    OF_NOTHING,
    OF_OPEN_ACTION,
    Stage,
)
from companion.meetings.topics import choose_topics, seen_before, shortened
from embeddings.minilm import PackagedMiniLm

OF_SOMETHING = [[one for bank in OF_GOAL.values() for one in bank], OF_DONE_ACTION, OF_OPEN_ACTION, OF_NOTE]
SUBJECT = "weld a garden gate by hand"
# Written after the levels were set.
IN_OTHER_WORDS = [
    ("What would you do first if you had one more free day a week?", "What would you do with an extra free day each week?"),
    ("What feedback have you heard more than once?", "Which feedback do you keep hearing?"),
    ("How do you prepare for a hard talk?", "How do you get ready for a difficult conversation?"),
    ("What has turned out easier than you feared?", "What was easier than you were afraid it would be?"),
    ("Who is missing from your circle of advisers?", "Whom do you lack among your advisers?"),
    ("What would make you proud in ten years?", "What will you be proud of ten years from now?"),
    ("How do you build trust with somebody new?", "How do you come to trust someone you have just met?"),
    ("What makes a group of people a good team, in your experience?", "In your experience, what turns people into a good team?"),
    ("Which habit of yours has changed since we first met?", "Which of your habits is different since our first meeting?"),
    ("What could you do that “{t}” gets easier?", "What could you do to make “{t}” easier?"),
    ("What would be the smallest first step towards “{t}”?", "What is the smallest step you could take first towards “{t}”?"),
    ("What is the hardest part of “{t}” right now?", "What is hardest about “{t}” at the moment?"),
]  # fmt: skip


@pytest.fixture(scope="module")
def encoder():
    return PackagedMiniLm()


@pytest.mark.parametrize("question", [*OF_NOTHING, *(one for bank in OF_SOMETHING for one in bank)])
def test_every_question_of_the_bank_is_open(question):
    assert is_open_question(question.replace("{t}", SUBJECT))


@pytest.mark.parametrize(
    "question",
    [
        "Is “weld a gate” still the right next step?",
        "Do you know what you want?",
        "Can you tell me how it went?",
        "Tell me how it went.",
        "How did it go",
        "What went well? And what did not?",
        "You should ask your boss for a raise, right?",
        "Are you happy, and what would change that?",
        "",
    ],
)
def test_what_yes_or_no_would_answer_is_no_open_question(question):
    assert not is_open_question(question)


def test_no_two_questions_of_the_bank_come_near_each_other(encoder):
    vectors = encoder.encode(OF_NOTHING)
    near = [
        (OF_NOTHING[a], OF_NOTHING[b])
        for a, b in combinations(range(len(OF_NOTHING)), 2)
        if float(vectors[a] @ vectors[b]) >= SAME
    ]
    for bank in OF_SOMETHING:
        frames = encoder.encode([frame(one.replace("{t}", SUBJECT), SUBJECT) for one in bank])
        near += [
            (bank[a], bank[b])
            for a, b in combinations(range(len(bank)), 2)
            if float(frames[a] @ frames[b]) >= SAME_FRAME
        ]

    assert near == []


def test_most_questions_in_other_words_are_known_again(encoder):
    known = [
        Asked((first.replace("{t}", SUBJECT),), encoder).has_like(
            second.replace("{t}", SUBJECT), SUBJECT if "{t}" in second else ""
        )
        for first, second in IN_OTHER_WORDS
    ]

    assert sum(known) >= 10, [pair for pair, found in zip(IN_OTHER_WORDS, known, strict=True) if not found]


def test_the_same_words_with_other_marks_are_the_same_question(encoder):
    asked = Asked(("What do we talk about too little?",), encoder)

    assert asked.has_same("WHAT do we talk about - too little ?", "")


def test_one_question_about_two_goals_is_two_questions_until_it_did_not_help(encoder):
    asked = Asked(("What is the hardest part of “weld a gate” right now?",), encoder)
    other = "What is the hardest part of “speak Portuguese with my neighbours” right now?"
    subject = "speak Portuguese with my neighbours"

    assert not asked.has_same(other, subject)
    assert asked.has_kind(other, subject)


def test_long_words_of_somebody_are_cut_where_a_sentence_ends_or_else_a_word():
    first = "We talked for half an hour about coming back step by step"

    assert shortened(f"{first}. We decided to begin with the plan for a week.") == f"{first} …"
    assert shortened("Yes. " + "word " * 30) == "Yes. " + ("word " * 17).strip() + " …"
    assert shortened("A short one.") == "A short one"


@pytest.mark.parametrize("stage", list(Stage))
def test_a_mentee_is_given_no_question_in_which_her_mentor_speaks_of_himself(encoder, stage):
    everything = len(OF_NOTHING)
    nothing = seen_before((), date(2027, 3, 1), encoder)
    life = PairLife((), (), ())

    hers = {one.question for one in choose_topics(life, stage, nothing, everything, for_mentor=False)}
    his = {one.question for one in choose_topics(life, stage, nothing, everything)}

    assert his - hers
    assert all(re.search(r"\b(I|me|my)\b", one) for one in his - hers)
    assert not any(re.search(r"\b(I|me|my)\b", one) for one in hers)
    assert len(hers) > 150
