"""Claims about the programme's preferences: whether a pair meets each, and by which answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from companion.explaining.explanation import Claim, Evidence, clean
from companion.explaining.pair import Pair
from companion.explaining.phrases import Who
from companion.explaining.quoting import end, quote
from companion.explaining.visibility import Side, may_see
from companion.explaining.wording import hours_words
from companion.matching.match import PartScore
from companion.programmes.programme import Condition, Preference

_WHERE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"location": ("is", "in"), "department": ("works", "in")}
)
"""Columns whose answer says where somebody is, with the verb and its preposition."""
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
        yield pair.claim(part.name, end(f"{clauses}: {_liking(wish.condition)}"), *evidence)


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


def _liking(condition: Condition) -> str:
    """What the programme would like, as the end of a sentence for one of the two."""
    likes = "this programme likes to bring people together"
    if condition.different == "location":
        return "this programme likes to bring people from different places together"
    if condition.different:
        return f"{likes} who differ in {_label(condition.different)}"
    if condition.same:
        return f"{likes} with the same {_label(condition.same)}"
    if condition.mentor_above:
        return f"this programme likes a mentor to be further on in {_label(condition.mentor_above)}"
    return "this programme prefers it so"


def _facts(pair: Pair, condition: Condition) -> Iterator[_Said]:
    pairwise = [condition.same, condition.different, condition.mentor_above]
    alike = [field for field in condition.mentee if field in condition.mentor]
    both = dict.fromkeys([*(field for field in pairwise if field), *alike])
    for field in both:
        yield from _both_answers(pair, field)
    for side, wanted in ((Side.MENTEE, condition.mentee), (Side.MENTOR, condition.mentor)):
        for field in wanted:
            answer = None if field in both else _answer(pair, side, field)
            if answer:
                yield _Said(_of_one(pair.who[side], field, answer.words), answer.evidence)
    hours = pair.detail.shared_hours
    if condition.shared_hours is not None and hours is not None:
        words = f"{pair.they} share {hours_words(hours.mean)} a week"
        yield _Said(words, (pair.computed(words, "availability", "time_zone"),))


def _both_answers(pair: Pair, field: str) -> Iterator[_Said]:
    mentee, mentor = _answer(pair, Side.MENTEE, field), _answer(pair, Side.MENTOR, field)
    if mentee is None or mentor is None:
        for side, answer in ((Side.MENTEE, mentee), (Side.MENTOR, mentor)):
            if answer is not None:
                yield _Said(_of_one(pair.who[side], field, answer.words), answer.evidence)
        return
    evidence = (*mentee.evidence, *mentor.evidence)
    if mentee.words.casefold() == mentor.words.casefold():
        yield _Said(_of_both(pair, field, mentee.words), evidence)
        return
    sides = (Side.MENTOR, Side.MENTEE) if pair.who[Side.MENTOR].you else (Side.MENTEE, Side.MENTOR)
    values = {Side.MENTEE: mentee.words, Side.MENTOR: mentor.words}
    one, other = (_of_one(pair.who[side], field, values[side]) for side in sides)
    yield _Said(f"{one} and {other}", evidence)


def _of_both(pair: Pair, field: str, value: str) -> str:
    if field in _WHERE:
        verb, at = _WHERE[field]
        return f"{pair.they} are both {at} “{value}”" if verb == "is" else f"{pair.both} work {at} “{value}”"
    return f"{pair.both} have “{value}” as {_label(field)}"


def _of_one(who: Who, field: str, value: str) -> str:
    if field in _WHERE:
        verb, at = _WHERE[field]
        return f"{who.does(verb)} {at} “{value}”"
    return f"{who.possessive} {_label(field)} is “{value}”"


def _label(field: str) -> str:
    return field.replace("_", " ")


def _answer(pair: Pair, side: Side, field: str) -> _Said | None:
    text = pair.person(side).attribute(field)
    words = quote(text, LONGEST_VALUE)
    return _Said(words.shown, (pair.quoted(side, field, words.words),)) if words else None
