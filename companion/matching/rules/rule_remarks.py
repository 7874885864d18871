"""Likely slips in rules: values that nobody has, and values that an order forgot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from companion.languages.phrase import counted_phrase, joined, phrase
from companion.matching.score.conditions import fold
from companion.people.person import Person
from companion.programmes.faults import nearest
from companion.programmes.programme import Condition, Programme

MOST_VALUES = 3
"""How many of the values that an order forgot are shown."""


def remarks_on_values(
    programme: Programme, mentees: Sequence[Person], mentors: Sequence[Person]
) -> tuple[str, ...]:
    """A sentence for each value of a rule that nobody on that side has, and for each order with gaps."""
    return (*_nobody_has(programme, mentees, mentors), *_not_in_order(programme, (*mentees, *mentors)))


def _nobody_has(programme: Programme, mentees: Sequence[Person], mentors: Sequence[Person]) -> Iterator[str]:
    named: list[tuple[str, int, Condition]] = [(r.name, r.line, r.condition) for r in programme.rules]
    named += [(wish.name, wish.line, wish.condition) for wish in programme.preferences]
    for name, line, condition in named:
        for side, accepted, people in (
            ("mentee", condition.mentee, mentees),
            ("mentor", condition.mentor, mentors),
        ):
            for what in _missing_values(side, accepted, people):
                told = name.replace("_", " ")
                yield phrase("“{name}” (line {line}): {what}", name=told, line=line, what=what)


def _missing_values(
    side: str, accepted: Mapping[str, tuple[str, ...]], people: Sequence[Person]
) -> Iterator[str]:
    for attribute, values in accepted.items():
        there = {fold(person.attribute(attribute)): person.attribute(attribute) for person in people}
        for value in values:
            if fold(value) not in there:
                meant = nearest(fold(value), [known for known in there if known])
                nobody = (
                    phrase("no mentee has “{value}” as {attribute}.", value=value, attribute=attribute)
                    if side == "mentee"
                    else phrase("no mentor has “{value}” as {attribute}.", value=value, attribute=attribute)
                )
                hint = [phrase("Did you mean “{meant}”?", meant=there[meant])] if meant else []
                yield joined(" ", [nobody, *hint])


def _not_in_order(programme: Programme, people: Sequence[Person]) -> Iterator[str]:
    everybody = {person.email: person for person in people}.values()
    for attribute, order in programme.orders.items():
        listed = {fold(value) for value in order}
        values = Counter(person.attribute(attribute).strip() for person in everybody)
        missed = [value for value, _ in values.most_common() if value and fold(value) not in listed]
        if missed:
            shown = ", ".join(repr(value) for value in missed[:MOST_VALUES])
            more = len(missed) - MOST_VALUES
            values_told = phrase("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown
            yield counted_phrase(
                "1 person has a {attribute} that `orders` does not list: {values}. "
                "For them it is not known who is above whom.",
                "{number} people have a {attribute} that `orders` does not list: {values}. "
                "For them it is not known who is above whom.",
                sum(values[value] for value in missed),
                attribute=attribute,
                values=values_told,
            )
