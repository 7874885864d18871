"""Whose a quotation is told to be: a true sentence passes, and the same with both of them swapped fails."""

from __future__ import annotations

import pytest

from companion.wording.roles import is_about_wrong_one

WISH, OFFER = "“learn to speak in public”", "“ten years of speaking at events”"
SOURCE = f"You want {WISH}, and Jonas offers {OFFER}."
NAMES = (("Jonas Weber", "Jonas"),)


@pytest.mark.parametrize(
    "sentence",
    [
        "A pairing: {wish} on your side, {offer} on the side of Jonas.",
        "{wish}: that is yours. {offer}: that is Jonas's.",
        "{offer} under Jonas's offers goes with {wish} under your wishes.",
        "If you read both profiles you see {wish} under your wishes and {offer} under Jonas's offers.",
        "You find {offer} in the list of Jonas and {wish} in your list.",
        "{offer} is what you would get from Jonas for your {wish}.",
        "What you want, {wish}, and what Jonas offers, {offer}, may be related.",
        "Jonas, with {offer}, may be someone to ask about {wish}, your wish.",
    ],
)
def test_a_quotation_is_of_whoever_stands_behind_it_where_one_stands_behind_each(sentence: str):
    true = sentence.format(wish=WISH, offer=OFFER)
    swapped = sentence.format(wish=OFFER, offer=WISH)

    assert not is_about_wrong_one(true, SOURCE, NAMES)
    assert is_about_wrong_one(swapped, SOURCE, NAMES)


def test_what_somebody_brings_may_be_useful_for_a_wish():
    true = f"Jonas brings something you may find useful for {WISH}, namely {OFFER}."

    assert not is_about_wrong_one(true, SOURCE, NAMES)


def test_who_is_named_first_and_again_behind_speaks_the_quotation_between():
    assert is_about_wrong_one(f"You want {OFFER}, and {WISH} is what Jonas offers.", SOURCE, NAMES)
    assert not is_about_wrong_one(f"You want {WISH}, and {OFFER} is what Jonas offers.", SOURCE, NAMES)
