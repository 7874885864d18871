"""Claims about what is not known: which answer of whom is missing, and what that does to the score."""

from __future__ import annotations

from collections.abc import Iterator

from companion.explaining.claim_texts import MISSING, NOT_WRITTEN, SETTLE
from companion.explaining.explanation import Claim
from companion.explaining.pair import Pair
from companion.explaining.preference_claims import (
    condition_fields,
    field_words,
    preference_of,
    quoted_name,
)
from companion.explaining.quantities import Column
from companion.explaining.quoting import end
from companion.explaining.saying import ListOf, Message, message
from companion.explaining.visibility import Side
from companion.programmes.programme import PartName, Preference

_NEEDS: dict[str, dict[Side, tuple[str, ...]]] = {
    PartName.WANTS: {Side.MENTEE: ("wants",), Side.MENTOR: ("offers",)},
    PartName.GOALS: {Side.MENTEE: ("goals",), Side.MENTOR: ("experience",)},
    PartName.VALUES: dict.fromkeys(Side, ("values",)),
    PartName.TIME: dict.fromkeys(Side, ("availability", "time_zone")),
    PartName.LANGUAGE: dict.fromkeys(Side, ("languages",)),
}
"""What each part needs of either side."""


def unknown_claims(pair: Pair, part: str) -> Iterator[Claim]:
    """What is missing for a part that could not be worked out.

    The administrator reads whose answer it is and what the part counts as. Mentee and mentor read of a
    missing time or language, which they can settle, and otherwise only of an answer of their own.
    """
    if pair.for_administrator:
        yield _for_administrator(pair, part)
    else:
        yield from _for_the_two(pair, part)


def missing_answers(pair: Pair, part: str) -> list[tuple[Side, str]]:
    """The answers that this part lacks: whose, and the column."""
    if part in _NEEDS:
        needed = [(side, field) for side in Side for field in _NEEDS[part][side]]
        return [(side, field) for side, field in needed if _is_missing(pair, side, field)]
    wish = preference_of(pair, part)
    if wish is None:
        return []
    asked = [(side, field) for side in Side for field in condition_fields(wish.condition, side)]
    return [(side, field) for side, field in asked if not pair.person(side).attribute(field).strip()]


def _for_administrator(pair: Pair, part: str) -> Claim:
    missing = missing_answers(pair, part)
    wish = preference_of(pair, part)
    if not missing:
        fields = [field for side in Side for field in _NEEDS.get(part, {}).get(side, ())] or ["attributes"]
        fact = pair.computed(_too_little_fact(wish), *dict.fromkeys(fields))
        return pair.claim(part, end(_too_little(wish)), fact)
    answers = [_answer_of(pair, side, field) for side, field in _worth_naming(missing)]
    evidence = [pair.computed_of(side, _no_answer(field, wish), field) for side, field in missing]
    return pair.claim(part, end(_not_known(ListOf.of(answers), wish)), *evidence)


def _too_little(wish: Preference | None) -> Message:
    if wish is None:
        return message(
            "What both answered is too little to compare here; this part counts as the programme's average"
        )
    return message(
        "What both answered is too little to compare here; "
        "the preference {preference} counts as the programme's average",
        preference=quoted_name(wish),
    )


def _too_little_fact(wish: Preference | None) -> Message:
    if wish is None:
        return message("too little in common to compare; this part counts as the programme's average")
    return message(
        "too little in common to compare; the preference {preference} counts as the programme's average",
        preference=quoted_name(wish),
    )


def _not_known(answers: ListOf, wish: Preference | None) -> Message:
    if wish is None:
        return message(
            "We do not know {answers}; this part counts as the programme's average", answers=answers
        )
    return message(
        "We do not know {answers}; the preference {preference} counts as the programme's average",
        answers=answers,
        preference=quoted_name(wish),
    )


def _no_answer(field: str, wish: Preference | None) -> Message:
    if wish is None:
        return message(
            "no answer under {field}; this part counts as the programme's average", field=Column.of(field)
        )
    return message(
        "no answer under {field}; the preference {preference} counts as the programme's average",
        field=Column.of(field),
        preference=quoted_name(wish),
    )


def _answer_of(pair: Pair, side: Side, field: str) -> Message:
    name = pair.who[side].name
    if field in MISSING:
        return message(MISSING[field], name=name)
    return message("{name}'s {field}", name=name, field=field_words(field))


def _for_the_two(pair: Pair, part: str) -> Iterator[Claim]:
    missing = missing_answers(pair, part)
    if part in SETTLE and missing:
        fields = tuple(dict.fromkeys(field for _, field in missing))
        fact = pair.computed(message("not everything that this needs was answered"), *fields)
        yield pair.claim(part, end(message(SETTLE[part])), fact)
        return
    for side, field in missing:
        if pair.who[side].you and part in _NEEDS and field in NOT_WRITTEN:
            fact = pair.computed_of(side, message("no answer under {field}", field=Column.of(field)), field)
            yield pair.claim(part, end(message(NOT_WRITTEN[field])), fact)


def _worth_naming(missing: list[tuple[Side, str]]) -> list[tuple[Side, str]]:
    """Without the time zone of somebody whose availability is missing anyway."""
    unavailable = {side for side, field in missing if field == "availability"}
    return [entry for entry in missing if entry[1] != "time_zone" or entry[0] not in unavailable]


def _is_missing(pair: Pair, side: Side, field: str) -> bool:
    answer = getattr(pair.person(side), field)
    if field == "values":
        return all(step is None for step in answer)
    return not answer.strip() if isinstance(answer, str) else not answer
