"""What she is answered, in whole sentences without any model: what was understood, then who was found."""

from __future__ import annotations

from collections.abc import Sequence

from companion.explaining.wording import listed
from companion.finding.heard import Declined, Heard, Intent
from companion.finding.looking import Looked
from companion.finding.query import About, Chip, Kind, Query
from companion.finding.relaxing import Relaxed
from companion.wording.numbers import CARDINALS

LAST_IN_WORDS = 12
"""Larger numbers stand in figures."""

WELCOME = (
    "Tell me what you would like to learn or talk about, and what matters in a mentor: a "
    "language, a place, days, "
    "how senior, which department. I show you people of this programme who have room, and say why."
)
WHO_READS = (
    "I am a programme, not a person. Nobody but you reads what you write here, and you can delete"
    " it. I only search: "
    "the order comes from what people wrote, never from who they are."
)
GREETED = "Hello. What would you like to learn, or talk through with somebody?"
BEGUN = "We begin again. What would you like to learn, or talk through with somebody?"
UNDONE = "I took the last step back."
NOTHING_TO_UNDO = "There is nothing to take back yet."
ASK_WANT = (
    "What would you like to be better at in half a year? One sentence is enough, for instance: “I"
    " want to get better at "
    "saying no to projects.”"
)
FROM_PROFILE = "You have not said here what you want, so I went by your profile."
NOT_READ = "I did not understand “{words}”. Say it in other words, or leave it."
ASIDE = {
    Declined.NAME: (
        "I do not search by name. Say what the person should be able to help with, and see who comes up."
    ),
    Declined.TRAIT: (
        "I do not choose by who somebody is: not by sex, age, origin, faith, health or family. The "
        "programme's rules have "
        "no such wish either. Say what you would like to hear about from experience, and I look for that."
    ),
    Declined.ORDER: "I only look for a mentor with you; I took nothing else from that.",
    Declined.RUDE: (
        "I am sorry that this does not go well. Change or delete anything above, and I look again."
    ),
    Declined.WORRY: (
        "That sounds serious, and I am only a search. Please tell somebody you trust, or the people "
        "who run the programme, "
        "today. If anybody is in danger, call the emergency number where you are. I keep none of it "
        "as a search."
    ),
}
TOOK_OUT = "I took out {chips}."
CONTRADICTED = (
    "You said both “{first}” and “{second}”; the second counts. Change it above if I have it wrong."
)
NOBODY_OPEN = (
    "No mentor who could be yours by the rules of this programme has room at the moment. Come back "
    "later, or ask the people who run the programme."
)
NOBODY_FITS = "Nobody with room fits all of this."
NOBODY_WRITES = (
    "Nobody with room writes of anything close to this. Say it in other words, or ask for less at once."
)
NOBODY_NEAR = (
    "{count} with room fit what you ask for, but none of them writes of something close to it. "
    "These come nearest."
)
ONE_NEAR = "One mentor with room fits what you ask for, but writes of nothing close to it."
RELAX = "Without {chips}, {count} would fit."
RELAX_TOGETHER = "Without {chips} together, {count} would fit."
NO_RELAX = "Letting go of one of these would not change that; say in other words what you want."
FOUND_ONE = "One mentor fits."
FOUND = "{count} mentors fit; here are {shown} of them, the best first."
FOUND_ALL = "{count} mentors fit, the best first."
NO_MORE = "These were all who fit. Change something above to see others."
WHY_NOBODY = "Nobody is shown yet about whom I could say why. Tell me what you want first."
BEYOND = "There is no such card; say “the first one”, or a name that stands on a card."
WHY = "Why {name}: {reasons}"
WHY_LITTLE = "{name} is shown because the musts above allow it; nothing in what you both wrote lies close."
COMPARED = "{name}: {reasons}"
COMPARE_FEW = "I need two people to compare. Say for instance “compare the first and the third”."
UTC = "I do not know your time zone, so I read the hours as UTC. Your profile has a place for it."
GETTING_READY = "The profiles of this programme are still being read. Ask again in a minute."


def first_words(heard: Heard, query: Query) -> list[str]:
    """What is said at once: what of the message was understood, and what not."""
    said = [ASIDE[one] for one in heard.declined]
    said += [CONTRADICTED.format(first=one.shown, second=other.shown) for one, other in heard.contradicted]
    contradicted = {one.id for one, _ in heard.contradicted}
    gone = [chip for chip in heard.put_aside if chip.id not in contradicted]
    if gone and heard.intent is not Intent.START_AGAIN:
        said.append(TOOK_OUT.format(chips=listed([f"“{chip.shown}”" for chip in gone])))
    if heard.added:
        said.append(understood(heard.added))
    said += [NOT_READ.format(words=words) for words in heard.not_understood[:2]]
    match heard.intent:
        case Intent.START_AGAIN:
            said.append(BEGUN)
        case Intent.GREET if not heard.declined:
            said.append(GREETED if not query.chips else WHO_READS)
        case Intent.LOST if not query.of(Kind.WANT) and not _closed(heard):
            said.append(ASK_WANT)
        case _:
            pass
    return said


def understood(chips: Sequence[Chip]) -> str:
    """What was added, in one sentence."""
    wants = [f"“{chip.shown}”" for chip in chips if chip.kind is Kind.WANT]
    others = [f"“{chip.shown}”" for chip in chips if chip.kind in (Kind.MUST, Kind.MUST_NOT)]
    wishes = [f"“{chip.shown}”" for chip in chips if chip.kind is Kind.WISH]
    if wants and not others and not wishes:
        return f"I look for somebody for {listed(wants)}."
    if others and not wants and not wishes:
        return f"I hold to {listed(others)}."
    if wishes and not wants and not others:
        return f"I prefer {listed(wishes)}, and bar nobody by it."
    parts = []
    if wants:
        parts.append(f"you want {listed(wants)}")
    if others:
        parts.append(f"it must be {listed(others)}")
    if wishes:
        parts.append(f"you would like {listed(wishes)}")
    return f"I read it so: {'; '.join(parts)}."


def found_words(looked: Looked, query: Query, *, is_more: bool) -> list[str]:
    """What is said of who was found."""
    said: list[str] = []
    if not looked.has_wants and not looked.cards:
        return said
    if not query.of(Kind.WANT) and looked.has_wants:
        said.append(FROM_PROFILE)
    said.append(_how_many(looked, is_more=is_more))
    said += [_let_go(one) for one in looked.relaxed]
    if looked.open and not looked.cards and not looked.relaxed and not is_more and _has_conditions(query):
        said.append(NO_RELAX)
    return said


def _let_go(one: Relaxed) -> str:
    words = RELAX if len(one.chips) == 1 else RELAX_TOGETHER
    chips = listed([f"“{chip.shown}”" for chip in one.chips])
    return words.format(chips=chips, count=_persons(one.would_fit))


def _has_conditions(query: Query) -> bool:
    return bool(query.of(Kind.MUST, Kind.MUST_NOT))


def _how_many(looked: Looked, *, is_more: bool) -> str:
    shown = len(looked.cards)
    if not looked.open:
        return NOBODY_OPEN
    if not looked.fits:
        return NOBODY_FITS
    if not shown:
        return NO_MORE if is_more else NOBODY_WRITES
    if not any(card.is_near for card in looked.cards):
        return ONE_NEAR if looked.fits == 1 else NOBODY_NEAR.format(count=_mentors(looked.fits))
    if looked.near == 1:
        return FOUND_ONE
    count = _number(looked.near).capitalize()
    return (
        FOUND_ALL.format(count=count)
        if shown == looked.near
        else FOUND.format(count=count, shown=_number(shown))
    )


def _closed(heard: Heard) -> bool:
    return bool({Declined.WORRY, Declined.ORDER} & set(heard.declined))


def _persons(count: int) -> str:
    return "one person" if count == 1 else f"{_number(count)} people"


def _mentors(count: int) -> str:
    return f"{_number(count).capitalize()} mentors"


def _number(count: int) -> str:
    if not count:
        return "no"
    return CARDINALS[count] if count <= LAST_IN_WORDS else f"{count:,}"


def wants_hours(query: Query) -> bool:
    """Whether the query names hours."""
    return any(chip.about is About.TIME for chip in query.chips)
