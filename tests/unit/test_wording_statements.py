"""A clause in which every word is a common one says nothing new of anybody, and turns of English are read plainly."""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

import pytest

from companion.wording.checking import faults_of
from companion.wording.sentence import Fault, Phrased, Reading, Source, by_id
from companion.wording.turns import in_plain_words

KNOWN = by_id(
    Source("wish", "You want to “learn to speak in public”; Jonas offers “ten years of speaking at events”."),
    Source("same", "You and Jonas tend to like working in the same way."),
    Source(
        "different",
        "You and Jonas tend to like working in different ways, which is worth talking about early.",
    ),
    Source("language", "You both speak English."),
    Source("unknown", "It is not known when you are both free, so begin by agreeing on a time."),
    Source(
        "clocks",
        "You are both free for about 2 hours a week (between 2 and 3 over the year, because your clocks do not change together).",
    ),
    Source(
        "related",
        "You hope to “learn to speak in public”. Perhaps related: Jonas has “ten years of speaking at events”.",
    ),
    Source("list", "Ana put Jonas second on the shortlist."),
    Source("pay", "Jonas takes no part in decisions about Ana's pay."),
    Source("book", "Jonas recommended the book on negotiation to Ana."),
)
READER = Reading(names=(("Jonas", "Jonas Weber"), ("Ana", "Ana Lima")), partners=frozenset({"Jonas"}))


def faults(text: str, *cites: str) -> set[Fault]:
    return set(faults_of(Phrased(text, cites), KNOWN, READER))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Here is what caught our eye: you asked for “learn to speak in public” and Jonas offered “ten years of speaking at events”.",
            "wish",
        ),
        (
            "You and Jonas connect here: you seek “learn to speak in public”, while Jonas offers “ten years of speaking at events”.",
            "wish",
        ),
        (
            "“Learn to speak in public” (what you want) and “ten years of speaking at events” (what Jonas offers) go hand in hand.",
            "wish",
        ),
        ("By and large, you and Jonas like the same way of working.", "same"),
        ("When we compare your answers, you and Jonas like to work in the same way.", "same"),
        (
            "You and Jonas don't tend to like working in the same way, which is worth talking about early.",
            "different",
        ),
        ("Since you both speak English, that is the language you can use.", "language"),
        ("As it happens, you and Jonas can both talk in English.", "language"),
        ("We don't know when you're both free, so your first task is to agree on a time.", "unknown"),
        (
            "You are both free for about 2 hours a week, between 2 and 3 over the year, since your clocks change at different times.",
            "clocks",
        ),
        (
            "Although it isn't clear how close the two are, you hope to “learn to speak in public” and Jonas has “ten years of speaking at events”.",
            "related",
        ),
        ("Jonas is second on Ana's shortlist.", "list"),
        ("On Ana's shortlist, Jonas is second.", "list"),
        ("In decisions about Ana's pay, Jonas takes no part.", "pay"),
        ("The book on negotiation was recommended to Ana by Jonas.", "book"),
        ("Ana got a recommendation from Jonas: the book on negotiation.", "book"),
    ],
)
def test_an_honest_sentence_in_other_words_and_in_another_order_has_no_fault(text: str, cited: str) -> None:
    assert faults(text, cited) == set()


@pytest.mark.parametrize(
    "news",
    [
        "and Jonas needs your help as well",
        "and Jonas and you share the same goals",
        "and you asked for Jonas by name",
        "and Jonas has to do this for the programme",
        "and Jonas has been here for a long time",
        "and Jonas would do anything for you",
        "and Jonas is looking forward to it",
        "and Jonas will come to you",
        "and your team knows about it",
        "and you both started at the same time",
        "but Jonas will only do it once",
    ],
)
@pytest.mark.parametrize("cited", ["wish", "same", "language", "unknown"])
def test_news_of_somebody_in_common_words_is_refused(news: str, cited: str) -> None:
    told = KNOWN[cited].text.rstrip(".")

    assert faults(f"{told}.", cited) == set()
    assert faults(f"{told}, {news}.", cited) != set()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Ana is second on Jonas's shortlist.", "list"),
        ("In decisions about Jonas's pay, Ana takes no part.", "pay"),
        ("The book on negotiation was recommended to Jonas by Ana.", "book"),
        (
            "“Ten years of speaking at events” (what you want) and “learn to speak in public” (what Jonas offers) go hand in hand.",
            "wish",
        ),
        (
            "Jonas brings something useful for “ten years of speaking at events”, namely “learn to speak in public”.",
            "wish",
        ),
    ],
)
def test_the_two_swapped_in_another_order_are_still_seen(text: str, cited: str) -> None:
    assert Fault.ROLE in faults(text, cited)


def test_a_turn_is_read_plainly_and_never_in_what_somebody_wrote() -> None:
    assert (
        in_plain_words("By and large, on account of “by and large” rain")
        == "mostly, because of “by and large” rain"
    )
