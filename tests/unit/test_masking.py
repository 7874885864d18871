"""What identifies a person is taken out of their words, and leaves the same behind whatever it was."""

from __future__ import annotations

import pytest

from companion.matching.words.masking import full_names, mask, without_holes


def _masked(text: str, **masking: object) -> str:
    return without_holes(mask(text, **masking).text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to ada@example.org or call +44 20 7946 0958", "Write to or call"),
        ("See https://example.org/me and linkedin.com/in/me, I am @ada_l", "See and I am"),
        ("From 2019-2021 I led 12 people", "From 2019-2021 I led 12 people"),
        ("My pronouns are she/her. I teach", "I teach"),
        ("Engineer (they/them)", "Engineer"),
        (
            "She taught him what his boss wanted for herself",
            "They taught their what their boss wanted for themselves",
        ),
        ("I am 34 and I mend engines", "I am and I mend engines"),
        ("I'm 52.", "I'm."),
        ("I am 34 years old; aged 34; a 34-year-old", "I am;;"),
        ("I was born in 1990 and I am in my late thirties", "I was born in and I am in my late"),
        ("I am 5 years into the job and 20 minutes away", "I am 5 years into the job and 20 minutes away"),
        ("I am 90% sure", "I am 90% sure"),
        ("I studied physics at the University of Cape Town in 2010", "I studied physics at in 2010"),
        ("Harvard Business School taught me cases", "taught me cases"),
        ("MBA from INSEAD, class of 2012", "MBA from, class of"),
        ("Technical University of Munich. Then work", "Then work"),
        ("The business school of life; high school maths", "The business school of life; high school maths"),
        ("Code under the MIT licence", "Code under the MIT licence"),
    ],
)
def test_contacts_pronouns_ages_and_schools_leave_nothing_of_themselves(text, masked):
    assert _masked(text).strip(". ") == masked.strip(". ")


def test_a_persons_own_name_is_taken_out_word_by_word_but_not_the_everyday_word_that_it_also_is():
    assert _masked("Ada here, or lovelace to friends", own_name="Ada Lovelace") == "here, or to friends"
    assert _masked("I will learn law. Will says so", own_name="Will Law") == "I will learn law. says so"


def test_every_piece_of_a_double_name_is_taken_out_with_its_letter():
    masked = _masked(
        "Anne's way, Marie's way, O'Neill-style: ask o\u2019neill", own_name="Anne-Marie O'Neill"
    )

    assert masked == "way, way, style: ask"


def test_others_are_taken_out_by_their_full_name_only():
    names = full_names(["Grace Hopper", "Grace Brewster Hopper", "Prince"])

    masked = _masked("Grace Brewster Hopper, grace hopper and Prince taught me grace", everybody=names)

    assert masked == "and Prince taught me grace"


def test_the_value_of_a_school_column_is_taken_out_wherever_it_stands():
    assert _masked("I learned it in hogwarts, mostly", schools=("Hogwarts",)) == "I learned it in, mostly"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I am 34 and she/her, from King's College London", "I am 61 and he/him, from ETH Zürich"),
        ("Ask her about Oxford University", "Ask him about Lincoln High School"),
        ("He studied at Stanford", "They studied at University of Porto"),
    ],
)
def test_another_answer_in_the_same_place_changes_nothing(one, other):
    assert _masked(one) == _masked(other)


def test_a_name_of_three_words_leaves_the_same_as_one_of_two():
    assert _masked("Ana Maria Diaz, engineer", own_name="Ana Maria Diaz") == _masked(
        "Bo Li, engineer", own_name="Bo Li"
    )
