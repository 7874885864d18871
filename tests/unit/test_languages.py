"""The languages that Companion speaks: which one is chosen, and what is said in it."""

from __future__ import annotations

from datetime import date, time

import pytest

from companion.languages import writing
from companion.languages.catalogue import OURS, counted, direction, languages, said
from companion.languages.choosing import chosen, first_known
from companion.languages.spoken import _, ngettext, speaking, spoken

DAY = date(2026, 11, 3)


def test_ours_comes_first_and_each_language_is_called_by_its_own_name():
    own = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français"}

    assert next(iter(languages())) == OURS
    assert own.items() <= languages().items()


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en;q=0.3, fr;q=0.7", "fr"),
        ("es_MX", "es"),
        ("xx, de;q=0.1", "de"),
        ("de;q=0, es", "es"),
        ("de;q=much, es;q=0.2", "es"),
        ("tlh", "en"),
        ("", "en"),
        ("*", "en"),
        (",;,=;q", "en"),
    ],
)
def test_the_most_wanted_language_that_there_is_wins(asked, language):
    assert first_known(asked) == language


def test_an_own_choice_counts_more_than_the_browser_unless_there_is_no_such_language():
    assert chosen("fr", "de") == "fr"
    assert chosen(None, "de") == "de"
    assert chosen("tlh", "de") == "de"


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_you_is_somebody_and_the_page_of_that_name_is_called_otherwise(language):
    assert said("You", language) in {"Sie", "Usted", "Vous"}
    assert said("You", language, place="frame") in {"Meine Seite", "Mi cuenta", "Mon compte"}


def test_a_sentence_that_no_catalogue_has_stays_as_it_is():
    assert said("Nobody ever says this.", "de") == "Nobody ever says this."
    assert said("", "de") == ""
    assert counted("{number} thing nobody says", "{number} things nobody says", 2, "fr") == (
        "{number} things nobody says"
    )


def test_what_leads_to_other_words_has_the_colon_of_its_language():
    assert [writing.led("Étapes", "aucune", one) for one in ("en", "de", "fr")] == [
        "Étapes: aucune",
        "Étapes: aucune",
        "Étapes\u00a0: aucune",
    ]


def test_what_is_spoken_holds_for_as_long_as_it_is_said_to():
    with speaking("de"):
        assert (spoken(), _("Sign in")) == ("de", "Anmelden")
        with speaking("es"):
            assert _("Sign in") == "Iniciar sesión"
    assert (spoken(), _("Sign in"), ngettext("one", "more", 2)) == ("en", "Sign in", "more")


@pytest.mark.parametrize(
    ("language", "day", "number", "listed"),
    [
        ("en", "3 November 2026", "12,345", "Ada, Bo and Cy"),
        ("de", "3. November 2026", "12.345", "Ada, Bo und Cy"),
        ("es", "3 de noviembre de 2026", "12.345", "Ada, Bo y Cy"),
        ("fr", "3 novembre 2026", "12\u202f345", "Ada, Bo et Cy"),
    ],
)
def test_days_numbers_and_lists_are_as_the_language_has_them(language, day, number, listed):
    assert writing.day(DAY, language) == day
    assert writing.number(12_345, language) == number
    assert writing.listed(["Ada", "Bo", "Cy"], language) == listed
    assert writing.clock_time(time(14, 5), language) == "14:05"
    assert writing.listed([], language) == ""


@pytest.mark.parametrize(
    ("language", "asked", "shape"),
    [
        ("en", "", "DD/MM/YYYY"),
        ("en", "en-US", "MM/DD/YYYY"),
        ("en", "en-CA", "YYYY-MM-DD"),
        ("en", "en-nowhere", "DD/MM/YYYY"),
        ("de", "de-AT", "DD.MM.YYYY"),
        ("de", "en-US", "DD.MM.YYYY"),
        ("es", "es-ES", "DD/MM/YYYY"),
        ("fr", "fr", "DD/MM/YYYY"),
    ],
)
def test_a_day_is_typed_in_figures_as_the_language_writes_them_and_the_country(language, asked, shape):
    assert writing.day_shape(language, asked) == shape


def test_figures_keep_as_many_digits_as_are_asked_for():
    assert [writing.number(1234.5, one, digits=2) for one in ("en", "de")] == ["1,234.50", "1.234,50"]


def test_every_language_says_in_which_direction_it_is_written():
    assert {direction(one) for one in languages()} == {"ltr"}
    assert direction("ar") == "rtl"
