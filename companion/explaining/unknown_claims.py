"""Claims about what is not known: which answer of whom is missing, and what that does to the score."""

from __future__ import annotations

from collections.abc import Iterator

from companion.explaining.explanation import Claim
from companion.explaining.pair import Pair
from companion.explaining.preference_claims import condition_fields, preference_name, preference_of
from companion.explaining.quoting import end
from companion.explaining.visibility import Side
from companion.explaining.wording import listed
from companion.programmes.programme import PartName

# What each part needs of either side, with the words for it.
_NEEDS: dict[str, dict[Side, tuple[tuple[str, str], ...]]] = {
    PartName.WANTS: {Side.MENTEE: (("wants", "wishes"),), Side.MENTOR: (("offers", "offers"),)},
    PartName.GOALS: {Side.MENTEE: (("goals", "goals"),), Side.MENTOR: (("experience", "experience"),)},
    PartName.VALUES: dict.fromkeys(Side, (("values", "working style"),)),
    PartName.TIME: dict.fromkeys(Side, (("availability", "availability"), ("time_zone", "time zone"))),
    PartName.LANGUAGE: dict.fromkeys(Side, (("languages", "languages"),)),
}
_TOGETHER = {
    PartName.TIME: "it is not known when {they} are both free, so begin by agreeing on a time",
    PartName.LANGUAGE: "it is not known which languages {both} speak, so settle that first",
}


def unknown_claims(pair: Pair, part: str) -> Iterator[Claim]:
    """What is missing for a part that could not be worked out.

    The administrator reads whose answer it is and what the part counts as. Mentee and mentor read of a
    missing time or language, which they can settle, and otherwise only of an answer of their own.
    """
    if pair.for_administrator:
        yield _for_administrator(pair, part)
    else:
        yield from _for_the_two(pair, part)


def missing_answers(pair: Pair, part: str) -> list[tuple[Side, str, str]]:
    """The answers that this part lacks: whose, the column, and the word for it."""
    if part in _NEEDS:
        needed = [(side, *field) for side in Side for field in _NEEDS[part][side]]
        return [(side, field, word) for side, field, word in needed if _is_missing(pair, side, field)]
    wish = preference_of(pair, part)
    if wish is None:
        return []
    asked = [(side, field) for side in Side for field in condition_fields(wish.condition, side)]
    return [
        (side, field, field.replace("_", " "))
        for side, field in asked
        if not pair.person(side).attribute(field).strip()
    ]


def _for_administrator(pair: Pair, part: str) -> Claim:
    missing = missing_answers(pair, part)
    wish = preference_of(pair, part)
    subject = f"the preference “{preference_name(wish)}”" if wish else "this part"
    counts = f"{subject} counts as the programme's average"
    if not missing:
        fields = [field for side in Side for field, _ in _NEEDS.get(part, {}).get(side, ())] or ["attributes"]
        fact = pair.computed(f"too little in common to compare; {counts}", *dict.fromkeys(fields))
        return pair.claim(part, end(f"What both answered is too little to compare here; {counts}"), fact)
    known_not = listed([f"{pair.who[side].possessive} {word}" for side, _, word in _worth_naming(missing)])
    evidence = [
        pair.computed_of(side, f"no answer under {field}; {counts}", field) for side, field, _ in missing
    ]
    return pair.claim(part, end(f"We do not know {known_not}; {counts}"), *evidence)


def _for_the_two(pair: Pair, part: str) -> Iterator[Claim]:
    missing = missing_answers(pair, part)
    if part in _TOGETHER and missing:
        words = _TOGETHER[PartName(part)].format(both=pair.both, they=pair.they)
        fields = tuple(dict.fromkeys(field for _, field, _ in missing))
        yield pair.claim(
            part, end(words), pair.computed("not everything that this needs was answered", *fields)
        )
        return
    own = [(side, field, word) for side, field, word in missing if pair.who[side].you]
    if own and part in _NEEDS and part != PartName.VALUES:
        words = f"you have not written anything under {listed([field for _, field, _ in own])}"
        evidence = [pair.computed_of(side, f"no answer under {field}", field) for side, field, _ in own]
        yield pair.claim(part, end(f"{words}, so this match does not rest on it"), *evidence)


def _worth_naming(missing: list[tuple[Side, str, str]]) -> list[tuple[Side, str, str]]:
    """Without the time zone of somebody whose availability is missing anyway."""
    unavailable = {side for side, field, _ in missing if field == "availability"}
    return [entry for entry in missing if entry[1] != "time_zone" or entry[0] not in unavailable]


def _is_missing(pair: Pair, side: Side, field: str) -> bool:
    answer = getattr(pair.person(side), field)
    if field == "values":
        return all(step is None for step in answer)
    return not answer.strip() if isinstance(answer, str) else not answer
