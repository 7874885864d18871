"""Claims about a whole profile: that it is short, or that it seems to speak to a machine."""

from __future__ import annotations

from collections.abc import Iterator

from companion.explaining.explanation import Claim
from companion.explaining.machine_instructions import fields_like_an_instruction, instruction_in
from companion.explaining.pair import Pair
from companion.explaining.quoting import end, quote
from companion.explaining.visibility import Side
from companion.explaining.wording import listed
from companion.programmes.programme import PartName

PROFILE = "profile"
"""What a claim about a whole profile names as its part."""

SHORT_PROFILE_WORDS = 8
"""With fewer words in the fields that matter to a match, a profile is called short (ours)."""

_TELLING = {
    Side.MENTEE: ("wants", "goals", "experience", "about"),
    Side.MENTOR: ("offers", "experience", "about"),
}
_FROM_WORDS = frozenset((PartName.WANTS, PartName.GOALS))
_RESTS_ON = {
    PartName.WANTS: "wishes and offers",
    PartName.GOALS: "goals and experience",
    PartName.VALUES: "working style",
    PartName.TIME: "shared time",
    PartName.LANGUAGE: "a common language",
    PartName.SHORTLIST: "the mentee's own choice",
}


def profile_claims(pair: Pair) -> Iterator[Claim]:
    """Everything to be said about either profile as a whole; nothing where both are full and plain."""
    for side in Side:
        yield from _short_profile(pair, side)
        yield from _speaks_to_a_machine(pair, side)


def _short_profile(pair: Pair, side: Side) -> Iterator[Claim]:
    fields = _TELLING[side]
    words = sum(len(getattr(pair.person(side), field).split()) for field in fields)
    if words >= SHORT_PROFILE_WORDS:
        return
    who = pair.who[side]
    fact = pair.computed_of(side, f"{words} words under {listed(fields)}", *fields)
    if who.you:
        sentence = "Your profile is short; a few words more would give your partner something to start from"
    elif pair.for_administrator:
        sentence = f"{who.possessive} profile is short: {_rests_on(pair)}"
    else:
        sentence = f"{who.possessive} profile is short, so ask {who.name} about it when you first meet"
    yield pair.claim(PROFILE, end(sentence), fact)


def _rests_on(pair: Pair) -> str:
    known = [part for part in pair.detail.parts if part.known and part.points > 0]
    ranked = sorted(known, key=lambda part: (-part.points, part.name))[:2]
    named = [_RESTS_ON.get(PartName(part.name)) for part in ranked if part.name in set(PartName)]
    words = [word for word in named if word]
    if not words:
        return "there is hardly anything to go by"
    if ranked[0].name in _FROM_WORDS:
        return "there are few words to go by"
    return f"this match rests mostly on {listed(words)}"


def _speaks_to_a_machine(pair: Pair, side: Side) -> Iterator[Claim]:
    """For the administrator alone. Nothing was obeyed: the words were compared like any others."""
    if not pair.for_administrator:
        return
    for field in fields_like_an_instruction(pair.person(side)):
        words = quote(instruction_in(getattr(pair.person(side), field)))
        if words:
            yield pair.claim(
                PROFILE,
                f"Something under {pair.who[side].possessive} {field} reads like an order to a machine: "
                f"{words.marked}. It was compared as plain text and obeyed by nobody; please have a look.",
                pair.quoted(side, field, words.words),
            )
