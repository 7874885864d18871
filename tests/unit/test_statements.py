"""People's words are cut into statements that can be quoted as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.words.masking import mask
from companion.matching.words.statements import split_field


def _words(text: str, **masking: str) -> list[str]:
    return [statement.words for statement in split_field("wants", mask(text, **masking)).statements]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("- lead a team\n* speak up\n• say no", ["lead a team", "speak up", "say no"]),
        ("1. Lead a team\n2) Speak up", ["Lead a team", "Speak up"]),
        (
            "1. Lead small teams 2. Give feedback 3. Be braver",
            ["Lead small teams", "Give feedback", "Be braver"],
        ),
        ("Lead a team; speak up ;say no", ["Lead a team", "speak up", "say no"]),
        ("I lead a team. I want to speak up! Why not?", ["I lead a team", "I want to speak up!", "Why not?"]),
        ("Python, R, public speaking", ["Python", "R", "public speaking"]),
        ("Python, SQL and R", ["Python", "SQL and R"]),
        ("Grant writing, budgets, and negotiation", ["Grant writing", "budgets", "negotiation"]),
        (
            "Delivery (online, on site), course design, training",
            ["Delivery (online, on site)", "course design", "training"],
        ),
        ("I like pears, plums, and figs", ["I like pears, plums, and figs"]),
        ("Answer questions myself, without calling home", ["Answer questions myself, without calling home"]),
        ("Tools, e.g. Dr. Smith's. Then more", ["Tools, e.g. Dr. Smith's", "Then more"]),
        (".NET and C++", [".NET and C++"]),
        ("We raised 3.5 million. It took 2 years", ["We raised 3.5 million", "It took 2 years"]),
        ("", []),
        (" \n - \n ; ", []),
    ],
)
def test_a_field_is_cut_where_people_mean_a_new_thing(text, statements):
    assert _words(text) == statements


def test_a_statement_that_is_said_twice_counts_once():
    assert _words("Public speaking\npublic  SPEAKING\nSpeaking") == ["Public speaking", "Speaking"]


def test_a_long_sentence_stays_whole():
    sentence = "I want to " + "really " * 200 + "understand budgets"

    assert _words(sentence) == [sentence]


def test_what_goes_beyond_the_limit_is_counted():
    found = split_field("wants", mask("\n".join(f"topic number {i}" for i in range(50))))

    assert (len(found.statements), found.left_out) == (40, 10)


def test_a_statement_of_nothing_but_a_name_is_dropped_and_a_name_in_the_middle_is_still_quoted():
    found = split_field(
        "about", mask("Ada Lovelace\nAsk Ada about engines", own_name="Ada Lovelace")
    ).statements

    assert [(one.words, one.masked) for one in found] == [("Ask Ada about engines", "Ask about engines")]


@given(st.text(alphabet="ab .,;\n-1)(•!éA\t'\u00a0", max_size=60) | st.text(max_size=40))
def test_every_statement_is_a_piece_of_the_field_exactly_as_written(text):
    for statement in split_field("goals", mask(text, own_name="Ab Aa")).statements:
        assert statement.words in text
        assert len(statement.masked) >= 2 or statement.masked in "RrCc"
        assert statement.words.strip() == statement.words
