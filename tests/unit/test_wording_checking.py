"""A phrased sentence is shown only where what it cites bears it out."""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import pytest

from companion.wording.checking import check, faults_of
from companion.wording.numbers import numbers_in
from companion.wording.safe_text import is_safe
from companion.wording.sentence import Fault, Phrased, Reading, Source, by_id
from tests.unit.small_programme import HandMade

WISH = Source("c1", "You want to “learn to speak in public”; Jonas offers “ten years of speaking at events”.")
TIME = Source("c2", "You are both free about 3½ hours a week.")
REGRET = Source("c4", "You want to “set priorities”; Jonas writes “I never regretted it”.")
NO_DAY = Source("c5", "Tove: “read the book”, no day set (open).")
NOTHING = Source("c3", "Nothing that Jonas offers lies close to what you ask for.")
DAYS = Source("c6", "We meet first on 4 December 2026, and next on 21 December.")
NO_SAY = Source("c7", "Jonas has no say in questions of pay, grade or leave.")
TWO_DAYS = Source("c8", "Our first meeting is on 4 November 2026, and the next on 21 December.")
ALIKE = Source("c9", "They answered four of six questions alike.")
LANGUAGES = Source("c10", "You share English and German.")
MIXED = Source("c11", "You and Jonas like working in the same way in some things and differently in others.")
UNKNOWN_TIME = Source("c12", "It is not known when you are both free, so begin by agreeing on a time.")
KNOWN = by_id(
    *(WISH, TIME, NOTHING, REGRET, NO_DAY, DAYS, NO_SAY, TWO_DAYS, ALIKE),
    *(LANGUAGES, MIXED, UNKNOWN_TIME),
)
READER = Reading(
    names=(("Jonas", "Jonas Weber"), ("Tove", "Tove Nilsen")),
    partners=frozenset({"Jonas"}),
    hidden=("I am thinking about leaving the company in spring",),
)


def faults(text: str, *cites: str) -> set[Fault]:
    return set(faults_of(Phrased(text, cites), KNOWN, READER))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Jonas brings “ten years of speaking at events” to your wish: “learn to speak in public”.", "c1"),
        ("Each week you are both free for about 3.5 hours.", "c2"),
        ("What Jonas offers does not lie close to what you ask for.", "c3"),
        ("Jonas writes “I never regretted it”; you want to “set priorities”.", "c4"),
        ("Tove: “read the book” is open, with no day set.", "c5"),
        (
            "You'd like to “learn to speak in public”, and there's Jonas, who volunteered “ten years of speaking at events”.",
            "c1",
        ),
        (
            "“ten years of speaking at events” is offered by Jonas, and “learn to speak in public” is wanted by you.",
            "c1",
        ),
        (
            "“learn to speak in public”: that is your wish. “ten years of speaking at events”: that is Jonas's offer.",
            "c1",
        ),
        (
            "Jonas can help you with “learn to speak in public”, thanks to “ten years of speaking at events”.",
            "c1",
        ),
        (
            "Your mentor has ten years of speaking at events to share, and you want to learn to speak in public.",
            "c1",
        ),
        ("You're both free for about three and a half hours each week.", "c2"),
        ("None of Jonas's offers is close to what you ask for.", "c3"),
        ("Our first meeting is on December 4, 2026, and the next on the twenty-first of December.", "c6"),
        ("In questions of pay, grade or leave Jonas has no say.", "c7"),
        (
            "It's “learn to speak in public” that you want and “ten years of speaking at events” that Jonas offers.",
            "c1",
        ),
        (
            "“learn to speak in public” tops the things you said you wanted, and Jonas put “ten years of speaking at events” forward.",
            "c1",
        ),
        (
            "There is a clear line from your wish (“learn to speak in public”) to Jonas's offer (“ten years of speaking at events”).",
            "c1",
        ),
        ("In a typical week, you and Jonas are both free for about 3½ hours.", "c2"),
        ("You two have English and German in common: two languages.", "c10"),
        ("You and Jonas like to work the same way in certain things, but not in others.", "c11"),
        ("It's not clear when you and Jonas are both free, so start by agreeing on a time.", "c12"),
    ],
)
def test_a_true_rephrasing_passes(text, cited):
    assert faults(text, cited) == set()


@pytest.mark.parametrize(
    ("text", "cited", "fault"),
    [
        ("Tove offers “ten years of speaking at events”.", "c1", Fault.NAME),
        ("You offer “ten years of speaking at events”; Jonas wants to “learn to speak in public”.", "c1", Fault.ROLE),
        ("Jonas offers twelve years of speaking at events.", "c1", Fault.NUMBER),
        ("You are not both free about 3½ hours a week.", "c2", Fault.NEGATION),
        ("Much that Jonas offers lies close to what you ask for.", "c3", Fault.NEGATION),
        ("You never want to “set priorities”; Jonas writes “I never regretted it”.", "c4", Fault.NEGATION),
        ("Tove: “read the book” is not open, with no day set.", "c5", Fault.NEGATION),
        ("“learn to speak in public” is offered by Jonas, and “ten years of speaking at events” is wanted by you.", "c1", Fault.ROLE),
        ("“ten years of speaking at events”: that is your wish. “learn to speak in public”: that is Jonas's offer.", "c1", Fault.ROLE),
        ("Jonas has learn to speak in public to share, and you want ten years of speaking at events.", "c1", Fault.ROLE),
        ("Our first meeting is on 21 December 2026, and the next on 4 December.", "c8", Fault.NUMBER),
        ("They answered six of four questions alike.", "c9", Fault.NUMBER),
        ("There is a day set for “read the book”, Tove, and it is open.", "c5", Fault.NEGATION),
        ("You are both free about 3½ hours a week, and Jonas has done the same for others.", "c2", Fault.UNSUPPORTED),
        ("Jonas is a good listener.", "c1", Fault.UNSUPPORTED),
        ("You are both free about 3½ hours a week, and Jonas has wanted to meet you for a while.", "c2", Fault.UNSUPPORTED),
        ("You are both free about 3½ hours a week, and you asked for Jonas by name.", "c2", Fault.UNSUPPORTED),
        ("You are both free about 3½ hours a week, and Jonas has been there too.", "c2", Fault.UNSUPPORTED),
        ("You share English and German, and you two have much more in common.", "c10", Fault.UNSUPPORTED),
        ("Jonas hopes to learn this from you.", "c1", Fault.UNSUPPORTED),
        ("It's “ten years of speaking at events” that you want and “learn to speak in public” that Jonas offers.", "c1", Fault.ROLE),
        ("You have three languages in common: English and German.", "c10", Fault.NUMBER),
        ("You and Jonas do not like working in the same way in some things and differently in others.", "c11", Fault.NEGATION),
        ("You are both free about 3½ hours a week, as the director said.", "c2", Fault.UNSUPPORTED),
        ("Jonas has won two national awards.", "c1", Fault.UNSUPPORTED),
        ("You want to “learn to sing in public”.", "c1", Fault.QUOTATION),
        ("Jonas offers “ten years of speaking at events” <b>now</b>.", "c1", Fault.UNSAFE),
        ("Usted quiere hablar con Jonas de los eventos y de la semana que es suya.", "c1", Fault.LANGUAGE),
        ("You are thinking about leaving the company in spring.", "c1", Fault.HIDDEN),
        ("You are both free about 3½ hours a week.", "c99", Fault.UNKNOWN_SOURCE),
    ],
)  # fmt: skip
def test_each_kind_of_falsehood_is_refused_for_its_reason(text, cited, fault):
    assert fault in faults(text, cited)


def test_a_sentence_without_a_source_is_refused():
    assert Fault.NO_SOURCE in faults("You are both free about 3½ hours a week.")


def test_what_is_refused_is_left_out_and_the_rest_keeps_its_order():
    good, bad = Phrased(TIME.text, ("c2",)), Phrased("Jonas has a doctorate.", ("c1",))

    checked = check([good, bad, Phrased(WISH.text, ("c1",))], KNOWN, READER, HandMade())

    assert [one.text for one in checked.kept] == [TIME.text, WISH.text]
    assert [one.sentence for one in checked.refused] == [bad]
    assert checked.cited == {"c1", "c2"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3½ hours", "3.5 hours"),
        ("twenty-two people", "22 people"),
        ("2027-03-05", "5 March 2027"),
        ("two and a half hours", "2½ hours"),
        ("the twenty-first of May", "21 May"),
    ],
)
def test_one_number_in_two_spellings_is_one_number(one, other):
    assert numbers_in(one) == numbers_in(other)


@pytest.mark.parametrize(
    "text",
    ["see www.x.example", "[a](b)", "![a](b)", "<img src=x>", "a@b.example", "x\u202ey", "j\U000e0061", "http://1.2.3.4"],
)  # fmt: skip
def test_nothing_that_could_be_followed_or_hidden_is_safe(text):
    assert not is_safe(text)


@pytest.mark.parametrize("text", ["Ask: what is next? (3 of 4)", "R & D, 50 % done", "田辺 由紀 said so."])
def test_plain_words_are_safe(text):
    assert is_safe(text)
