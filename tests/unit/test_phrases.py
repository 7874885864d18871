"""A sentence is English until somebody reads it, and then it is hers, with its facts in their places."""

from __future__ import annotations

import json
from datetime import date
from string import Formatter

import pytest

from companion.errors import ChipUnreadable, CompanionError, NotFound, RoundNotNow, catalogue
from companion.languages.phrase import (
    counted_phrase,
    day_phrase,
    in_language,
    joined,
    kept,
    phrase,
    read_kept,
    told,
)


def test_a_phrase_is_its_english_wherever_a_text_is_wanted():
    made = phrase("has fewer than {number} characters", number=12)

    assert made == "has fewer than 12 characters"
    assert f"It {made}." == "It has fewer than 12 characters."


def test_a_phrase_is_put_into_the_language_before_its_facts_are_filled_in():
    made = phrase("has fewer than {number} characters", number=12)

    assert in_language(made, "de") == "hat weniger als 12 Zeichen"
    assert in_language(made, "nl") == made


@pytest.mark.parametrize(("number", "says"), [(1, "ein Tandem"), (2, "2 Tandems")])
def test_a_number_chooses_the_form(number: int, says: str):
    made = counted_phrase("One pair", "{number} pairs", number)

    assert in_language(made, "de") == says


def test_phrases_in_a_row_are_each_put_into_the_language():
    made = joined(" ", [phrase("By which day? A day makes it easier to begin."), "{Ada}"])

    assert made == "By which day? A day makes it easier to begin. {Ada}"
    assert in_language(made, "de") == "Bis zu welchem Tag? Mit einem Tag fällt der Anfang leichter. {Ada}"


def test_a_day_in_a_phrase_is_written_as_the_language_writes_it():
    made = phrase(
        "The review is after the last day, {day}. Choose a day before it.", day=day_phrase(date(2027, 3, 5))
    )

    assert "5 March 2027" in made
    assert "5. März 2027" in in_language(made, "de")


def test_an_error_says_the_same_in_english_as_it_does_of_itself():
    refused = NotFound(what="round")

    assert told(refused, "en") == str(refused)


def test_what_somebody_typed_is_never_taken_for_a_word_of_ours():
    refused = ChipUnreadable(words="round", about=phrase("a place"))

    assert told(refused, "de").startswith("„round“ nennt nichts, was sich so lesen ließe: ein Ort.")


def test_a_word_may_mean_something_else_in_one_error():
    not_now = RoundNotNow(
        done="run", why=phrase("it is being run. Wait until the run is whole, or stop the run.")
    )

    assert told(not_now, "de").startswith("Die Runde kann jetzt nicht ausgeführt werden: sie wird gerade")
    assert told(NotFound(what="run"), "de").startswith("Nicht gefunden: Ausführung.")


def test_a_phrase_that_was_kept_as_json_is_one_still():
    made = joined(
        " ",
        [counted_phrase("One pair", "{number} pairs", 2), phrase("Write {zones}.", zones=phrase("a place"))],
    )

    again = read_kept(json.loads(json.dumps(kept(made))))

    assert again == made == "2 pairs Write a place."
    assert in_language(again, "de") == in_language(made, "de") == "2 Tandems Schreiben Sie ein Ort."
    assert read_kept(kept("{Ada}")) == "{Ada}"


@pytest.mark.parametrize("language", ["de", "es", "fr"])
@pytest.mark.parametrize("error", catalogue(), ids=lambda error: error.code)
def test_every_error_can_be_said_in_every_language(error: type[CompanionError], language: str):
    facts = dict.fromkeys(places_of(error.says), "x")

    assert "{" not in told(error(**facts), language)


def places_of(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}
