"""What a sentence adds of nobody in particular is news as well, and what only leads on is none."""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

import pytest

from companion.wording.checking import faults_of
from companion.wording.sentence import Fault, Phrased, Reading, Source, by_id

KNOWN = by_id(
    Source("wish", "You want to “learn to speak in public”; Jonas offers “ten years of speaking at events”."),
    Source("goal", "You aim to “pass the accounting exam”, and Jonas brings “auditor” as experience."),
    Source(
        "related",
        "You hope to “learn to speak in public”. Perhaps related: Jonas has “ten years of speaking at events”.",
    ),
    Source("same", "You and Jonas tend to like working in the same way."),
    Source("mixed", "You and Jonas like working in the same way in some things and differently in others."),
    Source(
        "different",
        "You and Jonas tend to like working in different ways, which is worth talking about early.",
    ),
    Source("language", "You both speak English."),
    Source("unknown", "It is not known when you are both free, so begin by agreeing on a time."),
    Source(
        "nothing", "Nothing that Jonas offers lies close to what you ask for, so say early what you hope for."
    ),
)
READER = Reading(names=(("Jonas", "Jonas Weber"), ("Ana", "Ana Lima")), partners=frozenset({"Jonas"}))


def faults(text: str, *cites: str) -> set[Fault]:
    return set(faults_of(Phrased(text, cites), KNOWN, READER))


@pytest.mark.parametrize(
    "news",
    [
        "better than most pairs",
        "more so than anybody else",
        "as no other mentor does",
        "of all the mentors here",
        "and others have done so as well",
        "and Jonas likes your profile",
        "which won Jonas over",
        "and Jonas answers the same day",
        "and you asked for Jonas by name",
        "and it will help",
        "which will help you speak in public",
        "and you can lead now",
        "so that's settled",
        "with you in mind",
        "as the programme found",
        "nearby",
        "thanks to Jonas",
        "making you ready to lead",
        "and it shows",
        "which shows in the results",
        "and that says it all",
        "and it really works",
        "as everybody knows",
        "as we all know",
        "as is well known",
        "as anyone will tell you",
        "in your area",
        "right here near you",
        "at your place",
        "at the same place",
        "so that you can lead a team",
        "so you can learn to speak in public",
        "so that you will get ahead",
        "as planned",
        "as before",
        "just like last time",
        "until the end of it",
        "for a long time",
        "as you both said in your first call",
        "as Jonas mentioned on the phone",
        "and Jonas says it will be easy",
        "and this was your own idea",
        "and it will stay that way",
        "and that is enough",
        "which makes it easy",
        "with great care",
        "by choice",
        "all year",
        "in the same building",
        "because Jonas wanted to",
        "whatever you need",
        "and you will like Jonas",
    ],
)
@pytest.mark.parametrize("cited", ["wish", "language", "unknown", "nothing"])
def test_what_is_added_of_nobody_in_common_words_is_refused(news: str, cited: str) -> None:
    told = KNOWN[cited].text.rstrip(".")

    assert faults(f"{told}.", cited) == set()
    assert faults(f"{told}, {news}.", cited) != set()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("You want to “learn to speak in public”. Jonas offers “ten years of speaking at events”. The two fit well together.", "wish"),
        ("Jonas offers “ten years of speaking at events”; you want to “learn to speak in public”. That's a topic to start with.", "wish"),
        ("For the “learn to speak in public” you want, Jonas offers “ten years of speaking at events”.", "wish"),
        ("You want to “learn to speak in public”, and “ten years of speaking at events” is on offer from Jonas.", "wish"),
        ("You want to “learn to speak in public”, and “ten years of speaking at events” is on offer.", "wish"),
        ("Somebody who offers “ten years of speaking at events” could be close to your wish to “learn to speak in public”.", "wish"),
        ("As someone who wants to “learn to speak in public”, you might like to hear that Jonas offers “ten years of speaking at events”.", "wish"),
        ("What you're after is “learn to speak in public”, and Jonas offers “ten years of speaking at events”.", "wish"),
        ("“Auditor”, which Jonas gives as experience, is close to “pass the accounting exam”, your aim.", "goal"),
        ("The “auditor” that Jonas has as experience fits your goal, “pass the accounting exam”.", "goal"),
        ("We're not sure, but Jonas's “ten years of speaking at events” might be related to your hope, “learn to speak in public”.", "related"),
        ("You hope to “learn to speak in public”, Jonas has “ten years of speaking at events”, and we think that the two are related.", "related"),
        ("The way Jonas likes to work is mostly the way you like to work too.", "same"),
        ("In how you like to work, you and Jonas tend to agree.", "same"),
        ("Some of how you like to work is the same as for Jonas; the rest isn't.", "mixed"),
        ("You and Jonas like to work in the same way in some things. In others you do not.", "mixed"),
        ("Jonas tends to like other ways of working than you do, which is worth talking about early.", "different"),
        ("You both speak English, so you have a shared language.", "language"),
        ("It isn't known when you are both free, so first find a time.", "unknown"),
        ("There is nothing close to what you ask for among Jonas's offers, so say early what you hope for.", "nothing"),
        ("You want to “learn to speak in public”; Jonas offers “ten years of speaking at events”, so the two go together.", "wish"),
        ("You want to “learn to speak in public”; Jonas offers “ten years of speaking at events”, so that you can see how they fit.", "wish"),
        ("On your side it's the wish “learn to speak in public”, on Jonas's the offer “ten years of speaking at events”.", "wish"),
        ("We aren't certain, but “ten years of speaking at events” from Jonas may be related to your hope to “learn to speak in public”.", "related"),
        ("Jonas's “ten years of speaking at events” may (or may not) be related to what you hope for: “learn to speak in public”.", "related"),
        ("By your profile you want “learn to speak in public”; by Jonas's, “ten years of speaking at events” is available.", "wish"),
        ("Given your wish to “learn to speak in public”, Jonas's offer of “ten years of speaking at events” seems relevant.", "wish"),
        ("Both stand in your profiles: “learn to speak in public” in yours and “ten years of speaking at events” in Jonas's.", "wish"),
        ("How you prefer to work is on the whole how Jonas prefers to work.", "same"),
        ("It's a mixture: you and Jonas like working the same way in some things, another way in others.", "mixed"),
        ("You like to work in one way, Jonas in another; talk about it early.", "different"),
        ("Of all that Jonas offers, nothing is close to what you ask for, so say early what you hope for.", "nothing"),
        ("You both speak English, so why not start there?", "language"),
        ("As nothing Jonas offers comes near what you ask for, it will help to say early what you hope for.", "nothing"),
        ("You both speak English, as you can see.", "language"),
        ("Jonas speaks English, just like you.", "language"),
        ("It looks like you and Jonas prefer to work in the same way.", "same"),
        ("You both speak English, so you can talk in it.", "language"),
        ("Jonas can offer you “ten years of speaking at events”; what you want is to “learn to speak in public”.", "wish"),
        ("A request from you (“learn to speak in public”) meets an offer from Jonas (“ten years of speaking at events”).", "wish"),
        ("Your profile next to Jonas's: “learn to speak in public” on yours, “ten years of speaking at events” on Jonas's.", "wish"),
        ("To start with your wish: “learn to speak in public”. And then Jonas's offer: “ten years of speaking at events”.", "wish"),
        ("To put it briefly, you want to “learn to speak in public” and Jonas offers “ten years of speaking at events”.", "wish"),
        ("To “pass the accounting exam”, you might turn to Jonas, whose experience is “auditor”.", "goal"),
        ("You hope to “learn to speak in public”, and Jonas's “ten years of speaking at events” is perhaps not unrelated.", "related"),
        ("What suits you in a way of working suits Jonas too.", "same"),
        ("We have no knowledge of when you are both free (so agree on a time first).", "unknown"),
        ("It is not known which hours suit you both; agree on a time to start with.", "unknown"),
    ],
)  # fmt: skip
def test_what_only_leads_on_or_says_the_same_by_another_form_has_no_fault(text: str, cited: str) -> None:
    assert faults(text, cited) == set()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("For the “ten years of speaking at events” you want, Jonas offers “learn to speak in public”.", "wish"),
        ("“Pass the accounting exam” belongs to Jonas's experience; “auditor” belongs to your goals.", "goal"),
        ("You want “ten years of speaking at events”, and “learn to speak in public” is on offer.", "wish"),
        ("“Pass the accounting exam”, which Jonas gives as experience, is close to “auditor”, your aim.", "goal"),
        ("Somebody who wants to “learn to speak in public” is close to your offer of “ten years of speaking at events”.", "wish"),
    ],
)  # fmt: skip
def test_the_two_swapped_in_the_same_forms_are_seen(text: str, cited: str) -> None:
    assert Fault.ROLE in faults(text, cited)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("You and Jonas tend to like working in the same way; the rest isn't.", "same"),
        ("You and Jonas don't like working in the same way.", "same"),
        ("We're not sure whether you both speak English.", "language"),
        ("You and Jonas agree on a time.", "wish"),
        ("You and Jonas tend to like working in the same way, and you have a common friend.", "same"),
    ],
)
def test_what_is_read_plainly_in_one_sentence_makes_no_other_true(text: str, cited: str) -> None:
    assert faults(text, cited) != set()
