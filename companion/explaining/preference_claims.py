"""Claims about the programme's preferences: whether a pair meets each, and by which answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from companion.explaining.explanation import Claim, Evidence, clean
from companion.explaining.pair import Pair
from companion.explaining.quoting import end, quote
from companion.explaining.visibility import Side, may_see
from companion.explaining.wording import hours_words
from companion.matching.match import PartScore
from companion.programmes.programme import Condition, Preference

LONGEST_VALUE = 60
"""Characters of an answer that a sentence about a preference shows."""


@dataclass(frozen=True)
class _Said:
    """A clause with what it rests on."""

    words: str
    evidence: tuple[Evidence, ...]


def preference_claims(pair: Pair, part: PartScore) -> Iterator[Claim]:
    """Whether the pair meets this preference, with the answers that decide it.

    The administrator reads both cases. Mentee and mentor read only of a preference that is met, and
    only where every answer it rests on is theirs to see.
    """
    wish = preference_of(pair, part.name)
    if wish is None:
        return
    met = part.value >= 0.5
    if not pair.for_administrator and not (met and _all_visible(pair, wish.condition)):
        return
    facts = list(_facts(pair, wish.condition))
    name = preference_name(wish)
    met_words = "met" if met else "not met"
    outcome = pair.computed(f"“{name}” is {met_words}", *_fields(wish.condition))
    evidence = (outcome, *(piece for fact in facts for piece in fact.evidence))
    clauses = "; ".join(fact.words for fact in facts)
    if pair.for_administrator:
        lead = f"The preference “{name}” is {met_words}"
        yield pair.claim(part.name, end(f"{lead}: {clauses}" if clauses else lead), *evidence)
    else:
        yield pair.claim(part.name, end(f"as the programme prefers, {clauses}"), *evidence)


def preference_of(pair: Pair, part: str) -> Preference | None:
    """The preference behind a part of the score."""
    return next((wish for wish in pair.programme.preferences if wish.part == part), None)


def preference_name(wish: Preference) -> str:
    """The name as a sentence shows it: another_site is "another site"."""
    return clean(wish.name.replace("_", " ")).translate(str.maketrans('“”„"', "''''"))


def condition_fields(condition: Condition, side: Side) -> tuple[str, ...]:
    """The columns of that side which a condition looks at."""
    pairwise = [condition.same, condition.different, condition.mentor_above]
    one_sided = condition.mentee if side is Side.MENTEE else condition.mentor
    return tuple(dict.fromkeys([field for field in pairwise if field] + list(one_sided)))


def _fields(condition: Condition) -> tuple[str, ...]:
    fields = [field for side in Side for field in condition_fields(condition, side)]
    return tuple(dict.fromkeys([*fields, *(("availability",) if condition.shared_hours is not None else ())]))


def _all_visible(pair: Pair, condition: Condition) -> bool:
    return all(
        may_see(pair.view, side, field) for side in Side for field in condition_fields(condition, side)
    )


def _facts(pair: Pair, condition: Condition) -> Iterator[_Said]:
    for field in dict.fromkeys(
        name for name in (condition.same, condition.different, condition.mentor_above) if name
    ):
        yield from _both_answers(pair, field)
    for side, wanted in ((Side.MENTEE, condition.mentee), (Side.MENTOR, condition.mentor)):
        for field in wanted:
            yield from _one_answer(pair, side, field)
    hours = pair.detail.shared_hours
    if condition.shared_hours is not None and hours is not None:
        words = f"{pair.both.replace(' both', '')} share {hours_words(hours.mean)} a week"
        yield _Said(words, (pair.computed(words, "availability", "time_zone"),))


def _both_answers(pair: Pair, field: str) -> Iterator[_Said]:
    mentee, mentor = _answer(pair, Side.MENTEE, field), _answer(pair, Side.MENTOR, field)
    if mentee is None or mentor is None:
        return
    evidence = (*mentee.evidence, *mentor.evidence)
    label = field.replace("_", " ")
    if mentee.words.casefold() == mentor.words.casefold():
        yield _Said(f"{pair.both} have “{mentee.words}” as {label}", evidence)
        return
    first, second = (Side.MENTOR, Side.MENTEE) if pair.who[Side.MENTOR].you else (Side.MENTEE, Side.MENTOR)
    values = {Side.MENTEE: mentee.words, Side.MENTOR: mentor.words}
    own, other = pair.who[first].possessive, pair.who[second].possessive
    yield _Said(f"{own} {label} is “{values[first]}”, {other} is “{values[second]}”", evidence)


def _one_answer(pair: Pair, side: Side, field: str) -> Iterator[_Said]:
    answer = _answer(pair, side, field)
    if answer:
        label = field.replace("_", " ")
        yield _Said(f"{pair.who[side].possessive} {label} is “{answer.words}”", answer.evidence)


def _answer(pair: Pair, side: Side, field: str) -> _Said | None:
    text = pair.person(side).attribute(field)
    words = quote(text, LONGEST_VALUE)
    return _Said(words.shown, (pair.quoted(side, field, words.words),)) if words else None
