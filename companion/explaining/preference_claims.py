"""Claims about the programme's preferences: whether a pair meets each, and by which answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from companion.explaining.claim_texts import ANSWERS, BOTH_ANSWERS, FIELDS
from companion.explaining.explanation import Claim, Evidence, without_marks
from companion.explaining.pair import Pair
from companion.explaining.phrases import Who
from companion.explaining.quantities import hours_words
from companion.explaining.quoting import end, quote
from companion.explaining.saying import Message, Quotation, Row, Words, message
from companion.explaining.visibility import Side, may_see
from companion.matching.match import PartScore
from companion.programmes.programme import Condition, Preference

LONGEST_VALUE = 60
"""Characters of an answer that a sentence about a preference shows."""


@dataclass(frozen=True)
class _Said:
    """A clause with what it rests on."""

    words: Words
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
    outcome = pair.computed(_outcome(wish, met=met), *_fields(wish.condition))
    evidence = (outcome, *(piece for fact in facts for piece in fact.evidence))
    clauses = Row.of([fact.words for fact in facts])
    if pair.for_administrator:
        yield pair.claim(part.name, end(_for_administrator(wish, clauses, met=met)), *evidence)
    else:
        sentence = message("{facts}: {liking}", facts=clauses, liking=_liking(wish.condition))
        yield pair.claim(part.name, end(sentence), *evidence)


def _outcome(wish: Preference, *, met: bool) -> Message:
    name = quoted_name(wish)
    return (
        message("{preference} is met", preference=name)
        if met
        else message("{preference} is not met", preference=name)
    )


def _for_administrator(wish: Preference, facts: Row, *, met: bool) -> Message:
    name = quoted_name(wish)
    if met:
        if not facts:
            return message("The preference {preference} is met", preference=name)
        return message("The preference {preference} is met: {facts}", preference=name, facts=facts)
    if not facts:
        return message("The preference {preference} is not met", preference=name)
    return message("The preference {preference} is not met: {facts}", preference=name, facts=facts)


def preference_of(pair: Pair, part: str) -> Preference | None:
    """The preference behind a part of the score."""
    return next((wish for wish in pair.programme.preferences if wish.part == part), None)


def preference_name(wish: Preference) -> str:
    """The name as a sentence shows it: another_site is "another site"."""
    return without_marks(wish.name.replace("_", " "))


def quoted_name(wish: Preference) -> Quotation:
    """The name between quotation marks."""
    return Quotation.of(preference_name(wish))


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


def _liking(condition: Condition) -> Message:
    """What the programme would like, as the end of a sentence for one of the two."""
    if condition.different == "location":
        return message("this programme likes to bring people from different places together")
    if condition.different:
        return message(
            "this programme likes to bring people together who differ in {field}",
            field=field_words(condition.different),
        )
    if condition.same:
        return message(
            "this programme likes to bring people together with the same {field}",
            field=field_words(condition.same),
        )
    if condition.mentor_above:
        return message(
            "this programme likes a mentor to be further on in {field}",
            field=field_words(condition.mentor_above),
        )
    return message("this programme prefers it so")


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
                yield _Said(_of_one(pair.who[side], field, answer), answer.evidence)
    hours = pair.detail.shared_hours
    if condition.shared_hours is not None and hours is not None:
        shared = hours_words(hours.mean)
        words = (
            message("they share {hours} a week", hours=shared)
            if pair.for_administrator
            else message("you share {hours} a week", hours=shared)
        )
        yield _Said(words, (pair.computed(words, "availability", "time_zone"),))


def _both_answers(pair: Pair, field: str) -> Iterator[_Said]:
    mentee, mentor = _answer(pair, Side.MENTEE, field), _answer(pair, Side.MENTOR, field)
    if mentee is None or mentor is None:
        for side, answer in ((Side.MENTEE, mentee), (Side.MENTOR, mentor)):
            if answer is not None:
                yield _Said(_of_one(pair.who[side], field, answer), answer.evidence)
        return
    evidence = (*mentee.evidence, *mentor.evidence)
    if mentee.words.casefold() == mentor.words.casefold():
        yield _Said(_of_both(pair, field, mentee), evidence)
        return
    sides = (Side.MENTOR, Side.MENTEE) if pair.who[Side.MENTOR].you else (Side.MENTEE, Side.MENTOR)
    answers = {Side.MENTEE: mentee, Side.MENTOR: mentor}
    one, other = (_of_one(pair.who[side], field, answers[side]) for side in sides)
    yield _Said(message("{one} and {other}", one=one, other=other), evidence)


def _of_both(pair: Pair, field: str, answer: _Answered) -> Message:
    of_two, of_readers = BOTH_ANSWERS.get(field, BOTH_ANSWERS[""])
    words = of_two if pair.for_administrator else of_readers
    return message(words, value=answer.marked, field=field_words(field))


def _of_one(who: Who, field: str, answer: _Answered) -> Message:
    named, of_reader = ANSWERS.get(field, ANSWERS[""])
    if who.you:
        return message(of_reader, value=answer.marked, field=field_words(field))
    return message(named, name=who.name, value=answer.marked, field=field_words(field))


def field_words(field: str) -> str:
    """A column within a sentence; one that only this programme has by its own name."""
    return message(FIELDS[field]) if field in FIELDS else field.replace("_", " ")


@dataclass(frozen=True)
class _Answered:
    """An answer as a sentence shows it, with where it stands."""

    marked: Quotation
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> str:
        return self.marked.shown


def _answer(pair: Pair, side: Side, field: str) -> _Answered | None:
    text = pair.person(side).attribute(field)
    words = quote(text, LONGEST_VALUE)
    return _Answered(words.marked, (pair.quoted(side, field, words.words),)) if words else None
