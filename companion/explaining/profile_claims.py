"""Claims about a whole profile: that it is short, or that it seems to speak to a machine."""

from __future__ import annotations

from collections.abc import Iterator

from companion.explaining.claim_texts import FIELDS, RESTS_ON
from companion.explaining.explanation import Claim
from companion.explaining.machine_instructions import fields_like_an_instruction, instruction_in
from companion.explaining.pair import Pair
from companion.explaining.quoting import end, quote
from companion.explaining.saying import Message, message
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
    columns = listed([message(FIELDS[field]) for field in fields])
    fact = message("{count} words under {fields}", count=words, fields=columns)
    sentence = end(_says_short(pair, side))
    yield pair.claim(PROFILE, sentence, pair.computed_of(side, fact, *fields))


def _says_short(pair: Pair, side: Side) -> Message:
    who = pair.who[side]
    if who.you:
        return message(
            "Your profile is short; a few words more would give your partner something to start from"
        )
    if pair.for_administrator:
        return _rests_on(pair, who.name)
    return message("{name}'s profile is short, so ask {name} about it when you first meet", name=who.name)


def _rests_on(pair: Pair, name: str) -> Message:
    known = [part for part in pair.detail.parts if part.known and part.points > 0]
    ranked = sorted(known, key=lambda part: (-part.points, part.name))[:2]
    parts = [message(RESTS_ON[part.name]) for part in ranked if part.name in RESTS_ON]
    if not parts:
        return message("{name}'s profile is short: there is hardly anything to go by", name=name)
    if ranked[0].name in _FROM_WORDS:
        return message("{name}'s profile is short: there are few words to go by", name=name)
    return message(
        "{name}'s profile is short: this match rests mostly on {parts}", name=name, parts=listed(parts)
    )


def _speaks_to_a_machine(pair: Pair, side: Side) -> Iterator[Claim]:
    """For the administrator alone. Nothing was obeyed: the words were compared like any others."""
    if not pair.for_administrator:
        return
    for field in fields_like_an_instruction(pair.person(side)):
        words = quote(instruction_in(getattr(pair.person(side), field)))
        if words:
            sentence = message(
                "Something under {name}'s {field} reads like an order to a machine: {words}. "
                "It was compared as plain text and obeyed by nobody; please have a look",
                name=pair.who[side].name,
                field=message(FIELDS[field]),
                words=words.marked,
            )
            yield pair.claim(PROFILE, end(sentence), pair.quoted(side, field, words.words))
