"""Words that are made before anybody knows in which language they will be read."""

from __future__ import annotations

import json

import pytest

from companion.explaining.quantities import (
    ClockTime,
    Column,
    Decimal,
    Ordinal,
    Weekday,
    hours_words,
    languages_words,
)
from companion.explaining.quoting import end, quote
from companion.explaining.saying import (
    Commas,
    ListOf,
    Quotation,
    Row,
    Shortened,
    in_language,
    kept_of,
    message,
    messages,
    quotations_in,
    remade,
)

WISH = message("{name} wants to {words}", name="Amara", words=Quotation.of("learn to lead"))
OFFER = message("you offer {words}", words=Quotation.of("Rust"))
BOTH = end(message("{wish}; {offer}", wish=WISH, offer=OFFER))


def test_words_are_their_english_text():
    assert BOTH == "Amara wants to “learn to lead”; you offer “Rust”."
    assert in_language(BOTH, "en") == BOTH
    assert in_language("Aisling", "de") == "Aisling"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Amara möchte: „learn to lead“; Sie bieten an: „Rust“."),
        ("es", "Amara quiere: «learn to lead»; usted ofrece: «Rust»."),
        (
            "fr",
            "Amara souhaite\u00a0: «\u00a0learn to lead\u00a0»\u00a0; "
            "vous proposez\u00a0: «\u00a0Rust\u00a0».",
        ),
    ],
)
def test_a_sentence_is_put_into_a_language_and_what_is_quoted_stays(language, sentence):
    assert in_language(BOTH, language) == sentence


def test_a_language_without_a_catalogue_is_english():
    assert in_language(BOTH, "tlh") == "Amara wants to “learn to lead”; you offer “Rust”."


def test_numbers_lists_days_and_languages_are_written_as_the_language_does():
    assert in_language(Decimal.of(1234.5, 2), "de") == "1.234,50"
    assert in_language(languages_words(("en", "de", "yo")), "de") == "Englisch, Deutsch und Yoruba"
    assert in_language(languages_words(("en", "de")), "fr") == "anglais et allemand"
    assert in_language(Weekday.of(1), "es") == "martes"
    assert in_language(ClockTime.of(14 * 60 + 5), "fr") == "14:05"
    assert in_language(ClockTime.of(24 * 60), "de") == "24:00"
    assert in_language(Column.of("time_zone"), "de") == "Zeitzone"
    assert in_language(Ordinal.of(2), "de") == "2"


@pytest.mark.parametrize(
    ("hours", "german"),
    [(0, "keine Zeit"), (0.5, "eine halbe Stunde"), (1, "1 Stunde"), (2.5, "2½ Stunden")],
)
def test_hours_have_a_form_for_one_and_one_for_several(hours, german):
    assert in_language(hours_words(hours), "de") == german


def test_several_clauses_stand_in_a_row_as_the_language_parts_them():
    assert in_language(Row.of([WISH, OFFER]), "fr") == (
        "Amara souhaite\u00a0: «\u00a0learn to lead\u00a0»\u00a0; vous proposez\u00a0: «\u00a0Rust\u00a0»"
    )


def test_a_question_that_is_quoted_last_keeps_its_mark_in_every_language():
    asked = end(message("{name} writes {words}", name="Bo", words=quote("How?").marked))

    assert [in_language(asked, one) for one in ("en", "de", "fr")] == [
        "Bo writes “How?”",
        "Bo schreibt: „How?“",
        "Bo écrit\u00a0: «\u00a0How?\u00a0»",
    ]


def test_too_long_a_line_is_cut_in_every_language():
    line = Shortened.to(20, WISH)

    assert len(line) <= 20
    assert in_language(line, "de") == "Amara möchte: „lear…"


EVERY_KIND = (
    BOTH,
    Row.of([WISH, "as it is"]),
    ListOf.of([Quotation.of("one"), "two"]),
    Shortened.to(20, WISH),
    hours_words(2),
    languages_words(("de", "klingon")),
    messages("{number} mentee", "{number} mentees", 2),
    Column.of("wants"),
    Decimal.of(0.5, 2),
    Ordinal.of(23),
    Weekday.of(6),
    ClockTime.of(60),
)


@pytest.mark.parametrize("words", EVERY_KIND, ids=str)
@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_what_is_kept_says_the_same_again_in_every_language(words, language):
    kept = json.loads(json.dumps(kept_of(words)))

    assert remade(kept) == words
    assert in_language(remade(kept), language) == in_language(words, language)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (
            WISH,
            '{"kind": "message", "words": "{name} wants to {words}", "values": '
            '{"name": "Amara", "words": {"kind": "quotation", "shown": "learn to lead"}}}',
        ),
        (end("plain"), '{"kind": "sentence", "of": "plain"}'),
        (Row.of(["as", Ordinal.of(1)]), '{"kind": "row", "items": ["as", {"kind": "ordinal", "place": 1}]}'),
        (ListOf.of(["one"]), '{"kind": "list", "items": ["one"]}'),
        (Commas.of([]), '{"kind": "commas", "items": []}'),
        (Shortened.to(20, WISH.words), '{"kind": "shortened", "of": "{name} wants to {words}", "limit": 20}'),
        (
            messages("{number} mentee", "{number} mentees", 0),
            '{"kind": "message", "words": "{number} mentee", '
            '"several": "{number} mentees", "number": 0, "values": {"number": 0}}',
        ),
        (languages_words(["de"]), '{"kind": "list", "items": [{"kind": "language", "code": "de"}]}'),
        (Decimal.of(0.5, 2), '{"kind": "decimal", "value": 0.5, "digits": 2}'),
        (Column.of("wants"), '{"kind": "column", "name": "wants"}'),
        (Weekday.of(6), '{"kind": "weekday", "day": 6}'),
        (ClockTime.of(60), '{"kind": "clock", "minute": 60}'),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_words_are_kept_as_those_were_that_databases_hold(words, kept):
    assert json.dumps(kept_of(words)) == kept


def test_all_that_words_quote_is_found():
    assert list(quotations_in(BOTH)) == ["learn to lead", "Rust"]
    assert list(quotations_in(Row.of([WISH, "plain"]))) == ["learn to lead"]
