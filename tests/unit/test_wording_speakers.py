"""Whose a quotation is told to be: a true sentence passes, and the same with both of them swapped fails."""

# ruff: noqa: E501 -- lists of clauses read best as they stand.

from __future__ import annotations

import random
from itertools import product

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


YOURS = """
you want {w} | your wish is {w} | {w} is your wish | {w} is what you want | you wrote {w} | {w} is on your list | {w} is among your wishes
one of your wishes is {w} | your profile says {w} | from you comes the wish {w} | on your side stands {w} | you bring the wish {w} | you're after {w}
you have asked for {w} | you listed {w} among your wishes | {w}, your wish | {w} (your wish) | your {w} | what you are hoping for is {w} | yours is {w}
{w} is how you put your wish | {w} stands on your profile | {w} appears among your wishes | {w} matters to you | you want to talk about {w}
"""
THEIRS = """
Jonas offers {o} | Jonas's offer is {o} | {o} is Jonas's offer | {o} is what Jonas offers | Jonas wrote {o} | {o} is on Jonas's list | {o} is offered by Jonas
one of Jonas's offers is {o} | Jonas's profile says {o} | from Jonas comes {o} | on Jonas's side stands {o} | Jonas has {o} on offer | Jonas can offer {o}
{o} is there from Jonas | Jonas listed {o} among the offers | {o}, Jonas's offer | {o} (Jonas's offer) | Jonas's {o} | what Jonas brings is {o} | Jonas's is {o}
{o} is how Jonas puts the offer | {o} stands on Jonas's profile | {o} appears among Jonas's offers | {o} can be had from Jonas | Jonas mentions {o}
"""
JOINED = (
    "{0}, and {1}.",
    "{0}; {1}.",
    "{0}. {1}.",
    "{0}, while {1}.",
    "{0} — {1}.",
    "{0}, and that fits, as {1}.",
)
DRAWN = 1_500


def test_of_two_clauses_each_of_another_the_right_ones_pass_and_swapped_ones_do_not():
    yours, theirs = (
        [one.strip() for line in some.strip().splitlines() for one in line.split("|")]
        for some in (YOURS, THEIRS)
    )
    every = list(product(yours, theirs, JOINED, (False, True)))
    drawn = random.Random(1).sample(every, DRAWN)
    sentences = [
        joined.format(*((other, own) if turned else (own, other))) for own, other, joined, turned in drawn
    ]

    def is_refused(sentence: str, wish: str, offer: str) -> bool:
        said = sentence.format(w=wish, o=offer)
        return is_about_wrong_one(said[:1].upper() + said[1:], SOURCE, NAMES)

    assert [one for one in sentences if is_refused(one, WISH, OFFER)] == []
    assert [one for one in sentences if not is_refused(one, OFFER, WISH)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "{wish} brought you here; {offer} is what Jonas brings.",
        "From Jonas comes {offer}, from you the wish {wish}.",
        "You might bring up {wish}, as Jonas has {offer} on offer.",
        "{wish} is a wish of yours that Jonas may help with: {offer} is on offer.",
        "It was {offer} that made us think of Jonas for your wish {wish}.",
        "Maybe related to your hope for {wish} is what Jonas brings: {offer}.",
        "Near your {wish} is Jonas's {offer}.",
        "Of your wishes, {wish} is the one that Jonas comes closest to, with {offer}.",
        "Someone with {offer} as experience, Jonas could help you think through {wish}.",
        "{wish} goes well with what Jonas offers: {offer}.",
        "With Jonas you can get into {wish}, since {offer} is what Jonas offers.",
        "Being someone who offers {offer}, Jonas can be asked about {wish}.",
        "From {offer}, Jonas can tell you something about {wish}.",
        "Closest to what you want, {wish}, is what Jonas offers, {offer}.",
        "{offer} is Jonas's answer to your wish for {wish}.",
        "You bring {wish} to the table, Jonas brings {offer}.",
        "Somebody like Jonas, who offers {offer}, is what you need for {wish}.",
        "Jonas can support your wish for {wish} by offering {offer}.",
    ],
)
def test_who_is_named_near_a_quotation_is_not_always_whose_it_is(sentence: str):
    assert not is_about_wrong_one(sentence.format(wish=WISH, offer=OFFER), SOURCE, NAMES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Your wish and Jonas's offer are close: {wish} and {offer}.",
        "What you want and what Jonas offers are close: {wish} and {offer}.",
        "Between {wish} and {offer}, your wish and Jonas's offer, there is a link.",
    ],
)
def test_two_who_are_named_one_after_the_other_own_two_quotations_in_that_order(sentence: str):
    assert not is_about_wrong_one(sentence.format(wish=WISH, offer=OFFER), SOURCE, NAMES)
    assert is_about_wrong_one(sentence.format(wish=OFFER, offer=WISH), SOURCE, NAMES)
