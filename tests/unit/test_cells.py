"""Single cells: addresses, roles, capacities, answers, languages, time zones, and what is cleaned away."""

from __future__ import annotations

import unicodedata
import zoneinfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.languages.catalogue import OURS, languages
from companion.languages.writing import language_name
from companion.people import time_zone_names
from companion.people.cells import read_capacity, read_email, read_role
from companion.people.cleaning import clean, is_ordinary, says_nothing
from companion.people.language_names import CODES
from companion.people.languages import read_languages
from companion.people.person import Outcome, Role
from companion.people.remarks import quoted
from companion.people.time_zones import read_time_zone
from companion.people.value_answers import read_answers, read_one_answer


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Ada@Example.ORG", "ada@example.org"),
        ("  ada@example.org ;", "ada@example.org"),
        ("mailto:Ada@example.org?subject=Hi", "ada@example.org"),
        ("Ada Lovelace <ada@example.org>", "ada@example.org"),
        ('"Lovelace, Ada" <ada@example.org>;', "ada@example.org"),
        ("o'brien+x@sub.example.co.uk", "o'brien+x@sub.example.co.uk"),
        ("zoë@exämple.org", "zoë@exämple.org"),
    ],
)
def test_an_address_is_found_and_written_in_lower_case(text, email):
    assert read_email(text).value == email


@pytest.mark.parametrize(
    "text",
    ["ada", "ada@", "@example.org", "ada@example", "ada @example.org", ".ada@example.org", "a..b@example.org",
     "ada@-x.org", "ada@x..org", "a@b.org c@d.org", "x" * 250 + "@example.org", "a(b)@example.org"],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(text):
    read = read_email(text)

    assert read.value == ""
    assert read.remarks[0].outcome is Outcome.CELL_IGNORED


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mentor", Role.MENTOR),
        ("mentors ", Role.MENTOR),
        ("Coach", Role.MENTOR),
        ("I want to be a mentor", Role.MENTOR),
        ("MENTEE", Role.MENTEE),
        ("Protégé", Role.MENTEE),
        ("learner", Role.MENTEE),
        ("I'm looking for a mentor".replace("'m", " am"), Role.MENTEE),
        ("both", Role.BOTH),
        ("mentor & mentee", Role.BOTH),
        ("Mentor/Mentee", Role.BOTH),
        ("mentee, mentor", Role.BOTH),
        ("Mentor und Mentee", Role.BOTH),
        ("mentor;coach", Role.MENTOR),
    ],
)
def test_a_role_is_understood_in_many_words(text, role):
    assert read_role(text).value is role


@pytest.mark.parametrize("text", ["boss", "not a mentor", "mentor?no", "mentor and cook", "1", "&", "ment"])
def test_a_role_that_might_mean_something_else_is_not_guessed(text):
    read = read_role(text)

    assert read.value is None
    assert read.remarks[0].mend == "Write mentor, mentee or both."


@pytest.mark.parametrize(
    ("text", "capacity"),
    [("0", 0), ("2", 2), (" 3 ", 3), ("2.0", 2), ("+2", 2), ("two", 2), ("Zero", 0), ("up to 3", 3),
     ("3 mentees", 3), ("max. 4 mentees", 4), ("50", 50)],
)  # fmt: skip
def test_a_capacity_is_a_whole_number_up_to_fifty(text, capacity):
    assert read_capacity(text).value == capacity


@pytest.mark.parametrize(
    "text",
    ["-1", "\u22121", "2.5", "1e9", "51", "999999999999", "many", "inf", "nan", "2-3", "²", "٣x", "", "none"],
)
def test_a_capacity_that_makes_no_sense_is_unknown_and_says_what_to_write(text):
    read = read_capacity(text)

    assert read.value is None
    assert "0 to 50" in read.remarks[0].mend


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("4 3 5 2 1 4", (4, 3, 5, 2, 1, 4)),
        ("4,3,5,2,1,4", (4, 3, 5, 2, 1, 4)),
        ("4;;3;?;-;5", (4, None, 3, None, None, 5)),
        ("4|3|5|2|1|4", (4, 3, 5, 2, 1, 4)),
        ("4 - 3 ? 1 5", (4, None, 3, None, 1, 5)),
        ("435214", (4, 3, 5, 2, 1, 4)),
        ("strongly agree, Agree, neutral, disagree, Strongly disagree, n/a", (5, 4, 3, 2, 1, None)),
        ("5 - strongly agree; 4 (agree); 3; 2; 1; 1", (5, 4, 3, 2, 1, 1)),
    ],
)
def test_answers_are_numbers_or_words_in_their_order(text, answers):
    read = read_answers(text, 6)

    assert read.value == answers
    assert read.remarks == ()


def test_too_few_answers_belong_to_the_first_statements_and_that_is_said():
    read = read_answers("4 3", 4)

    assert read.value == (4, 3, None, None)
    assert "2 of 4 answers" in read.remarks[0].what


@pytest.mark.parametrize(
    "text", ["1 2 3 4 5 4 3", "7 1 1 1 1 1", "0 1 2 3 4 5", "yes, no, yes, no, yes, no", "4.5 1 1 1 1 1"]
)
def test_answers_that_cannot_be_told_apart_are_not_used(text):
    read = read_answers(text, 6)

    assert read.value == ()
    assert read.remarks[0].outcome is Outcome.CELL_IGNORED


def test_one_answer_may_have_a_cell_of_its_own():
    assert read_one_answer("Strongly agree").value == 5
    assert read_one_answer("-").value is None
    assert read_one_answer("6").remarks[0].outcome is Outcome.CELL_IGNORED


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("English, French", ("en", "fr")),
        ("EN/FR", ("en", "fr")),
        ("en;fr\nDE", ("en", "fr", "de")),
        ("English (fluent), German C1; Spanish: basic", ("en", "de", "es")),
        ("Deutsch, Español y Français", ("de", "es", "fr")),
        ("en-GB, pt_BR", ("en", "pt")),
        ("British English and Brazilian Portuguese", ("en", "pt")),
        ("Mandarin, Chinese", ("zh",)),
        ("Farsi / العربية / 日本語", ("fa", "ar", "ja")),
        ("eng, deu", ("en", "de")),
        ("British Sign Language", ("british sign language",)),
        ("Cantonese", ("cantonese",)),
    ],
)
def test_languages_become_codes_in_the_order_written_and_each_once(text, languages):
    read = read_languages(text)

    assert read.value == languages
    assert read.remarks == ()


@pytest.mark.parametrize("page", [one for one in languages() if one != OURS])
def test_languages_are_read_as_each_language_of_the_pages_calls_them(page):
    called = {code: language_name(code, page) for code in set(CODES.values())}

    assert {code: read_languages(name).value for code, name in called.items()} == {
        code: (code,) for code in called
    }


def test_a_language_that_we_do_not_know_counts_under_its_own_name():
    read = read_languages("English, Klingon (native)")

    assert read.value == ("en", "klingon")
    assert read.remarks[0].outcome is Outcome.NOTICE


def test_a_language_without_a_single_letter_is_none_and_the_rest_is_used():
    read = read_languages("English, 1")

    assert read.value == ("en",)
    assert [(remark.part, remark.outcome) for remark in read.remarks] == [("1", Outcome.CELL_IGNORED)]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("europe/berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("UTC", "Etc/UTC"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("Berlin", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("London, UK", "Europe/London"),
        ("Germany", "Europe/Berlin"),
        ("Europe/Berlin (CET)", "Europe/Berlin"),
        ("Istanbul", "Europe/Istanbul"),
    ],
)
def test_a_zone_that_is_plain_is_read_without_a_word(text, zone):
    read = read_time_zone(text)

    assert read.value == zone
    assert read.remarks == ()


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("CET", "Europe/Berlin"),
        ("CET/CEST", "Europe/Berlin"),
        ("EST", "America/New_York"),
        ("pst", "America/Los_Angeles"),
        ("GMT", "Etc/UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("+5:30", "Asia/Kolkata"),
        ("(UTC+01:00) Nowhere", "Etc/GMT-1"),
    ],
)
def test_a_zone_that_is_a_guess_comes_with_a_notice(text, zone):
    read = read_time_zone(text)

    assert read.value == zone
    assert read.remarks[0].outcome is Outcome.NOTICE
    assert zone in read.remarks[0].what


def test_an_abbreviation_with_several_meanings_is_not_guessed_and_its_meanings_are_named():
    read = read_time_zone("IST")

    assert read.value is None
    assert "Asia/Kolkata" in read.remarks[0].mend


@pytest.mark.parametrize(
    "text", ["Mars", "UTC+25", "UTC+10:30", "12", "Factory", "localtime", "../../etc/passwd", "USA"]
)
def test_what_is_no_zone_is_unknown(text):
    read = read_time_zone(text)

    assert read.value is None
    assert read.remarks[0].outcome is Outcome.CELL_IGNORED


def test_every_zone_in_our_lists_exists():
    lists = (
        time_zone_names.WINDOWS_ZONES,
        time_zone_names.ABBREVIATIONS,
        time_zone_names.PLACES,
        time_zone_names.HALF_HOUR_OFFSETS,
    )
    for names in lists:
        for zone in names.values():
            assert zoneinfo.ZoneInfo(zone).key == zone


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u200bb", "ab"),
        ("\u202eabc\u202c", "abc"),
        ("a\x00b\x07", "ab"),
        ("pay\u200dpal", "paypal"),
    ],
)
def test_what_nobody_sees_is_taken_out_and_said(text, cleaned):
    read = clean(text)

    assert read.value == cleaned
    assert "invisible or control character" in read.remarks[0].what


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\u00a0b\t", "a b"),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("Zoe\u0308", "Zoë"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("-5 degrees", "-5 degrees"),
        ("#1 fan", "#1 fan"),
    ],
)
def test_what_pasting_leaves_behind_goes_and_what_belongs_to_a_script_stays_without_a_word(text, cleaned):
    read = clean(text)

    assert read.value == cleaned
    assert read.remarks == ()


@pytest.mark.parametrize("text", ["#N/A", "#ref!", "#DIV/0!", "#BEZUG!"])
def test_the_error_of_a_formula_counts_as_unknown(text):
    assert clean(text).value == ""
    assert clean(text).remarks[0].outcome is Outcome.NOTICE


@pytest.mark.parametrize("text", ["=1+1", " =cmd|'/c calc'!A0", "@SUM(A1)", "+cmd|x", "\uff1d1+1"])
def test_what_looks_like_a_formula_stays_as_text_with_a_notice(text):
    assert clean(text).value == text.strip()
    assert "looks like a formula" in clean(text).remarks[0].what


def test_an_endless_cell_is_cut_with_a_notice():
    read = clean("word " * 10_000)

    assert len(read.value) <= 20_000
    assert "50,000" not in read.value
    assert "characters; the first 20,000 were used" in read.remarks[0].what


@settings(deadline=None)
@given(st.text())
@example("\ufeff = x")
def test_cleaning_twice_changes_nothing_more_and_ordinary_text_is_only_trimmed(text):
    once = clean(text).value

    assert clean(once).value == once
    assert unicodedata.is_normalized("NFC", once)
    assert not is_ordinary(text) or once == text.strip()


def test_placeholders_say_nothing_in_our_columns_and_only_signs_do_in_others():
    assert says_nothing("None", in_own_column=True)
    assert not says_nothing("None", in_own_column=False)
    assert not says_nothing("NA", in_own_column=False)
    assert says_nothing("-", in_own_column=False)
    assert says_nothing("n/a", in_own_column=False)


def test_a_quotation_is_short_and_on_one_line():
    assert quoted("a\nb") == "“a b”"
    assert len(quoted("x" * 500)) == 62


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_cell_makes_a_reader_fail(text):
    for read in (read_email, read_role, read_capacity, read_languages, read_time_zone, read_one_answer):
        read(text)
    read_answers(text, 6)
