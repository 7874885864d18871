"""Names and contact details leave as placeholders, and come back letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.llm.gateway import Hidden
from companion.llm.placeholders import Cover, InventedPlaceholder

ANA, JANA = Hidden("person", "Ana Lima"), Hidden("person", "Jana Nováková")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima wrote this",
        "ana lima and ANA LIMA and Lima",
        "Ana's notes, Anas Notizen",
        "s Janou Novákovou, Janě Novákové",
        "jana NOVAKOVA without her accents",
        "Novákovová-Lima",
        "a\u0301 la Ana\u00a0Lima",
    ],
)
def test_a_name_is_hidden_however_it_is_written(text):
    hidden = Cover((ANA, JANA)).hide(text).casefold()

    for part in ("ana", "lima", "jan", "nov"):
        assert part not in hidden.replace("person", "")


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("write to ana.lima+x@mail.example.org today", "ana.lima"),
        ("call +420 777 123 456 or (030) 1234567", "777"),
        ("call +420 777 123 456 or (030) 1234567", "1234567"),
        ("see https://example.org/~ana?q=1 for more", "example.org"),
        ("see linkedin.com/in/analima", "analima"),
        ("I am @ana_lima there", "ana_lima"),
    ],
)
def test_a_contact_detail_is_hidden_whoever_it_belongs_to(text, detail):
    assert detail not in Cover(()).hide(text)


@pytest.mark.parametrize(
    "text", ["on 2026-11-29", "29.11.2026", "at 14:30", "3 to 5 people, 12 %", "in 2026, not 2027"]
)
def test_dates_and_figures_stay_readable(text):
    assert Cover((ANA,)).hide(text) == text


def test_a_first_name_that_two_people_share_stands_for_neither_alone():
    cover = Cover((Hidden("person", "Ana Lima"), Hidden("person", "Ana Roth")))

    hidden = cover.hide("Ana Lima met Ana Roth. Ana was late.")

    assert hidden == "[PERSON_1] met [PERSON_2]. [PERSON_3] was late."
    assert cover.restore(hidden) == "Ana Lima met Ana Roth. Ana was late."


def test_what_looks_like_a_placeholder_already_comes_back_as_it_was():
    cover = Cover((ANA,))

    hidden = cover.hide("PERSON_1 is not Ana")

    assert hidden == "[TOKEN_1] is not [PERSON_1]"
    assert cover.restore(hidden) == "PERSON_1 is not Ana"


def test_a_placeholder_that_stands_for_nothing_is_refused():
    with pytest.raises(InventedPlaceholder):
        Cover((ANA,)).restore("PERSON_7 agreed")


def test_a_model_that_drops_the_brackets_is_understood():
    cover = Cover((ANA,))
    cover.hide("Ana Lima, ana")

    assert cover.restore("PERSON_1s plan, and PERSON_1_2") == "Ana Limas plan, and ana"


def test_names_without_spaces_between_words_are_hidden():
    assert Cover((Hidden("person", "田中太郎"),)).hide("田中太郎さんは来た") == "[PERSON_1]さんは来た"


words = st.sampled_from(
    ["Ana", "Lima", "ana", "PERSON_1", "x@y.org", "+420 777 123 456", " ", "é", ".", "_2", "a", "[", "]"]
)


@given(st.lists(words, max_size=12), st.integers(1, 5))
def test_what_is_hidden_comes_back_letter_for_letter_whole_and_in_pieces(parts, size):
    import unicodedata

    text = unicodedata.normalize("NFC", "".join(parts))
    cover = Cover((ANA,))
    hidden = cover.hide(text)
    pieces = [hidden[at : at + size] for at in range(0, len(hidden), size)]

    assert cover.restore(hidden) == text
    assert "".join(cover.restore_pieces(pieces)) == text
