"""What she is answered, in whole sentences without any model: what was understood, then who was found.

Sentences and what stands on chips are in the language that is spoken.
"""

from __future__ import annotations

from collections.abc import Sequence

from companion.explaining.saying import in_language
from companion.finding.heard import Declined, Heard, Intent
from companion.finding.looking import Looked
from companion.finding.query import About, Chip, Kind, Query
from companion.finding.relaxing import Relaxed
from companion.languages.catalogue import OURS
from companion.languages.spoken import _, spoken
from companion.languages.writing import listed, number
from companion.wording.numbers import CARDINALS

LAST_IN_WORDS = 12
"""Larger numbers stand in figures."""

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
        "I do not choose by who somebody is: not by sex, age, origin, faith, health or family. Companion "
        "asks nobody about that, and the programme's rules have no such wish, so it is left out of the "
        "search. If it matters to you, put it to a mentor as a question before you ask for her, or say what "
        "you would like to hear about from experience, and I look for that."
    ),
    Declined.ORDER: "I only look for a mentor with you; I took nothing else from that.",
    Declined.RUDE: (
        "I am sorry that this does not go well. Change or delete anything above, and I look again."
    ),
    Declined.BUTTONS: (
        "I only search, and ask nobody for you. On each card there are buttons for that: to ask, to put "
        "somebody on your list, or to ask one question."
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
COMPARE_FEW = "I need two people to compare. Say for instance “compare the first and the third”."
AI_SILENT = "AI could not be asked in time, so the rules alone read this."
AI_NOTHING = "AI was asked to help with this and had nothing to add that your words bear out."
UTC = "I do not know your time zone, so I read the hours as UTC. Your profile has a place for it."


def first_words(heard: Heard, query: Query) -> list[str]:
    """What is said at once: what of the message was understood, and what not."""
    said = [_(ASIDE[one]) for one in heard.declined]
    said += [
        _(CONTRADICTED).format(first=_shown(one), second=_shown(other)) for one, other in heard.contradicted
    ]
    contradicted = {one.id for one, _ in heard.contradicted}
    gone = [chip for chip in heard.put_aside if chip.id not in contradicted]
    if gone and heard.intent is not Intent.START_AGAIN:
        said.append(_(TOOK_OUT).format(chips=_listed([_quoted(chip) for chip in gone])))
    if heard.added:
        said.append(understood(heard.added))
    said += [_(NOT_READ).format(words=words) for words in heard.not_understood[:2]]
    match heard.intent:
        case Intent.START_AGAIN:
            said.append(_(BEGUN))
        case Intent.GREET if not heard.declined:
            said.append(_(GREETED) if not query.chips else _(WHO_READS))
        case Intent.LOST if not query.of(Kind.WANT) and not _closed(heard):
            said.append(_(ASK_WANT))
        case _:
            pass
    return said


def understood(chips: Sequence[Chip]) -> str:
    """What was added, in one sentence."""
    wants = [_quoted(chip) for chip in chips if chip.kind is Kind.WANT]
    others = [_quoted(chip) for chip in chips if chip.kind in (Kind.MUST, Kind.MUST_NOT)]
    wishes = [_quoted(chip) for chip in chips if chip.kind is Kind.WISH]
    if wants and not others and not wishes:
        return _("I look for somebody for {chips}.").format(chips=_listed(wants))
    if others and not wants and not wishes:
        return _("I hold to {chips}.").format(chips=_listed(others))
    if wishes and not wants and not others:
        return _("I prefer {chips}, and bar nobody by it.").format(chips=_listed(wishes))
    parts = []
    if wants:
        parts.append(_("you want {chips}").format(chips=_listed(wants)))
    if others:
        parts.append(_("it must be {chips}").format(chips=_listed(others)))
    if wishes:
        parts.append(_("you would like {chips}").format(chips=_listed(wishes)))
    return _("I read it so: {parts}.").format(parts="; ".join(parts))


def found_words(looked: Looked, query: Query, *, is_more: bool) -> list[str]:
    """What is said of who was found."""
    said: list[str] = []
    if not looked.has_wants and not looked.cards:
        return said
    if not query.of(Kind.WANT) and looked.has_wants:
        said.append(_(FROM_PROFILE))
    said.append(_how_many(looked, is_more=is_more))
    said += [_let_go(one) for one in looked.relaxed]
    if looked.open and not looked.cards and not looked.relaxed and not is_more and _has_conditions(query):
        said.append(_(NO_RELAX))
    return said


def _let_go(one: Relaxed) -> str:
    words = _(RELAX) if len(one.chips) == 1 else _(RELAX_TOGETHER)
    chips = _listed([_quoted(chip) for chip in one.chips])
    return words.format(chips=chips, count=_persons(one.would_fit))


def _has_conditions(query: Query) -> bool:
    return bool(query.of(Kind.MUST, Kind.MUST_NOT))


def _how_many(looked: Looked, *, is_more: bool) -> str:
    shown = len(looked.cards)
    if not looked.open:
        return _(NOBODY_OPEN)
    if not looked.fits:
        return _(NOBODY_FITS)
    if not shown:
        return _(NO_MORE) if is_more else _(NOBODY_WRITES)
    if not any(card.is_near for card in looked.cards):
        return _(ONE_NEAR) if looked.fits == 1 else _(NOBODY_NEAR).format(count=_mentors(looked.fits))
    if looked.near == 1:
        return _(FOUND_ONE)
    count = _number(looked.near).capitalize()
    return (
        _(FOUND_ALL).format(count=count)
        if shown == looked.near
        else _(FOUND).format(count=count, shown=_number(shown))
    )


def _closed(heard: Heard) -> bool:
    return bool({Declined.WORRY, Declined.ORDER} & set(heard.declined))


def _persons(count: int) -> str:
    return _("one person") if count == 1 else _("{number} people").format(number=_number(count))


def _mentors(count: int) -> str:
    return _("{number} mentors").format(number=_number(count).capitalize())


def _number(count: int) -> str:
    # Words for numbers change with what they count in other languages; figures do not.
    if spoken() != OURS:
        return number(count, spoken())
    if not count:
        return "no"
    return CARDINALS[count] if count <= LAST_IN_WORDS else f"{count:,}"


def _quoted(chip: Chip) -> str:
    return _("“{words}”").format(words=_shown(chip))


def _shown(chip: Chip) -> str:
    return in_language(chip.shown, spoken())


def _listed(words: Sequence[str]) -> str:
    return listed(words, spoken())


def wants_hours(query: Query) -> bool:
    """Whether the query names hours."""
    return any(chip.about is About.TIME for chip in query.chips)
