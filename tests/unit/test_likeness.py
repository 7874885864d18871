"""How alike two people answer, where both answered enough."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from companion.matching.score.likeness import Answers, Likeness
from companion.people.person import Person, Role


def _person(*values: int | None) -> Person:
    return Person("p@x.example", "P", Role.BOTH, values=values)


def _likeness(one: Person, other: Person, statements: int = 4):
    value, known = Likeness([one], [other], statements).pairs(np.array([0]), np.array([0]))
    return value[0] if known[0] else None


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ((1, 2, 3, 5), (1, 2, 3, 5), 1.0),
        ((1, 1, 5, 5), (5, 5, 1, 1), 0.0),
        ((1, 2, 3, 4), (2, 2, 3, 4), 1 - 0.25 / 4),
        ((1, 2, None, None), (3, 2, 5, 1), 1 - 1 / 4),
        ((1, None, None, 4), (3, 2, 5, None), None),
        ((), (1, 2, 3, 4), None),
    ],
)
def test_likeness_is_one_less_the_mean_distance_and_unknown_under_half_of_the_answers(one, other, value):
    assert _likeness(_person(*one), _person(*other)) == value


def test_answers_at_most_a_step_apart_are_counted_as_alike():
    likeness = Likeness([_person(1, 2, 5, None)], [_person(2, 2, 2, 3)], 4)

    assert likeness.answers(0, 0) == Answers(both=3, alike=2)


_ANSWERS = arrays(np.int64, st.tuples(st.integers(1, 4), st.just(6)), elements=st.integers(0, 5))


@given(_ANSWERS, _ANSWERS)
def test_whole_rows_give_what_single_pairs_give(left, right):
    def people(answers):
        return [_person(*(int(answer) or None for answer in row)) for row in answers]

    likeness = Likeness(people(left), people(right), 6)
    rows, columns = (grid.ravel() for grid in np.indices((len(left), len(right))))

    value, known = likeness.rows(np.arange(len(left)))

    exact, exactly_known = likeness.pairs(rows, columns)
    assert np.array_equal(known.ravel(), exactly_known)
    assert np.allclose(value.ravel(), exact, atol=1e-6)
