"""What stands on a chip: kept without a language, said in the one of whoever reads."""

from __future__ import annotations

import json

import pytest

from companion.explaining.saying import in_language
from companion.finding import wording
from companion.finding.conversation import query_in, query_json
from companion.finding.heard import Own, Words
from companion.finding.query import About, Chip, Kind, Query
from companion.finding.reader import Before, read
from companion.finding.rereading import counted_as
from companion.languages.catalogue import languages
from companion.languages.spoken import speaking

KNOWN = Words(
    places={"london": "London"},
    departments={"sales": "Sales"},
    levels={one.casefold(): one for one in ("Junior", "Professional", "Senior")},
    levels_in_order=("Junior", "Professional", "Senior"),
)
OWN = Own("Marketing", "Professional", "London", "Europe/London", ("en", "de"))
OTHERS = [language for language in languages() if language != "en"]


def chip(message: str) -> Chip:
    (found,) = read(message, Before(), KNOWN, OWN).query.chips
    return found


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("someone who speaks French or Spanish", "Spricht Französisch oder Spanisch"),
        ("not in Spanish", "Spricht nicht Spanisch"),
        ("in my mother tongue", "Spricht eine Ihrer Sprachen"),
        ("someone in London", "In London"),
        ("not in London", "Nicht in London"),
        ("somebody from Sales", "Im Bereich Sales"),
        ("not in my department", "Nicht im Bereich Marketing"),
        ("in my time zone", "Nahe Ihrer Zeitzone"),
        ("not in my time zone", "Nicht nahe Ihrer Zeitzone"),
        ("in a European time zone", "Nahe der Zeitzone Europe/Berlin"),
        ("free on Friday afternoons", "Zeit: Fr 12:00–17:00"),  # noqa: RUF001
        ("only mornings", "Zeit: Mo–Fr 08:00–12:00"),  # noqa: RUF001
        ("I can't do Mondays", "Nicht Mo 09:00–17:00"),  # noqa: RUF001
        ("at least Professional", "Professional oder höher"),
        ("someone more senior than me", "Erfahrener als Sie (Professional)"),
        ("at my level", "Auf Ihrer Stufe (Professional)"),
        ("a senior mentor, seniority counts", "Erfahren"),
    ],
)
def test_an_answer_on_a_chip_is_said_in_german(message, german):
    assert in_language(chip(message).shown, "de") == german


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "message",
    ["speaks Spanish", "not in Spanish", "not in London", "from Sales", "in my time zone", "only mornings"],
)
def test_no_answer_on_a_chip_is_english_in_another_language(language, message):
    found = chip(message)

    assert in_language(found.shown, language) != str(found.shown)


def test_what_was_understood_is_told_in_the_language_that_is_spoken():
    found = read("pricing, somebody who speaks Spanish, not in London", Before(), KNOWN, OWN)

    with speaking("de"):
        (said,) = wording.first_words(found, found.query)

    assert "„Spricht Spanisch“" in said
    assert "„Nicht in London“" in said
    assert "Speaks" not in said


def test_her_own_words_stay_as_she_wrote_them_in_every_language():
    wanted, unwanted = chip("I want to learn pricing"), chip("nothing about pricing")

    assert in_language(wanted.shown, "de") == "Pricing"
    assert in_language(unwanted.shown, "de") == "Nicht pricing"


def test_a_query_is_kept_without_a_language():
    query = Query((chip("someone who speaks French or Spanish"), chip("free on Friday afternoons")))

    again = query_in(json.loads(json.dumps(query_json(query))))

    assert again == query
    assert [in_language(one.shown, "es") for one in again.chips] == [
        in_language(one.shown, "es") for one in query.chips
    ]
    assert in_language(again.chips[0].shown, "es") == "Habla francés o español"


@pytest.mark.parametrize(
    ("about", "values", "kept"),
    [
        (About.LANGUAGE, ["es"], "Speaks Spanish"),
        (About.LANGUAGE, ["en", "de"], "Speaks a language of yours"),
        (About.PLACE, ["london"], "Not in London"),
        (About.DEPARTMENT, ["sales"], "In Sales"),
        (About.TIME, ["Mon 9:00-17:00"], "Free Mondays"),
        (About.LEVEL, ["senior"], "Senior or above"),
        (About.TIME_ZONE, ["Europe/London"], "Near your time zone"),
    ],
)
def test_a_chip_that_was_kept_in_english_is_said_in_other_languages_too(about, values, kept):
    one = {"kind": "must", "about": about, "values": values, "shown": kept, "source": "", "column": ""}

    (found,) = query_in([one]).chips

    assert found.shown == kept
    assert in_language(found.shown, "de") != kept


@pytest.mark.parametrize("kept", ["Senior", "Anything at all"])
def test_words_of_a_programme_that_were_kept_stay_as_they_are(kept):
    one = {"kind": "must", "about": "level", "values": [kept], "shown": kept, "source": "", "column": ""}

    assert in_language(query_in([one]).chips[0].shown, "de") == kept


@pytest.mark.parametrize("message", ["speaks Spanish", "in London", "from Sales", "only mornings"])
def test_a_chip_that_must_not_be_so_and_then_must_again_says_what_it_said(message):
    found = chip(message)

    there = counted_as(found, Kind.MUST_NOT)

    assert there.shown != found.shown
    assert counted_as(there, Kind.MUST).shown == found.shown
