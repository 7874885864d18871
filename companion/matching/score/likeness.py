"""How alike two people answer the agree-disagree statements about values and working style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from companion.matching.match import Bools, Floats, Ints
from companion.people.person import Person

LARGEST_STEP = 4
"""From strongly disagree (1) to strongly agree (5)."""

FEWEST_COMMON = 2
"""Fewer answers in common, or fewer than half of the statements, and the likeness is unknown."""

Singles = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Answers:
    """How many answers two people both gave, and how many of those are at most a step apart."""

    both: int
    alike: int


class Likeness:
    """1 - (mean distance of the answers that both gave) / 4: 1 is the same answers, 0 opposite ones.

    Ours; that likeness of values matters most is Eby et al. (2013), doi 10.1037/a0029279.
    """

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person], statements: int) -> None:
        self._left, self._right = _answers(mentees, statements), _answers(mentors, statements)
        self._fewest = max(FEWEST_COMMON, -(-statements // 2))
        self._right_steps = _steps_right(self._right).T.copy()
        self._right_given = (self._right > 0).astype(np.float32).T.copy()

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """(likeness, whether known) of these mentees with every mentor, each (len(rows), m); unknown is 0."""
        # Distances and counts are small whole numbers, which float32 sums exactly in any order.
        distance = _steps_left(self._left[rows]) @ self._right_steps
        both = (self._left[rows] > 0).astype(np.float32) @ self._right_given
        known = both >= self._fewest
        np.maximum(both, 1, out=both)
        distance /= both
        distance *= np.float32(-1 / LARGEST_STEP)
        distance += 1
        distance[~known] = 0
        return distance, known

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """(likeness, whether known) of single pairs, each (len(rows),); unknown is 0."""
        left, right = self._left[rows], self._right[columns]
        given = (left > 0) & (right > 0)
        both = given.sum(axis=1)
        distance = np.where(given, np.abs(left - right), 0).sum(axis=1)
        known = both >= self._fewest
        return np.where(known, 1.0 - distance / (LARGEST_STEP * np.maximum(both, 1)), 0.0), known

    def answers(self, row: int, column: int) -> Answers:
        """What two people both answered."""
        left, right = self._left[row], self._right[column]
        given = (left > 0) & (right > 0)
        return Answers(both=int(given.sum()), alike=int((given & (np.abs(left - right) <= 1)).sum()))


def _answers(people: Sequence[Person], statements: int) -> npt.NDArray[np.int16]:
    """(people, statements), 0 where unanswered."""
    given = np.zeros((len(people), statements), dtype=np.int16)
    for row, person in zip(given, people, strict=True):
        for place, answer in enumerate(person.values[:statements]):
            row[place] = answer or 0
    return given


# |a - b| = (a - 1) + (b - 1) - 2 * (number of steps that both reach), so that distances are one product.


def _steps_left(answers: npt.NDArray[np.int16]) -> Singles:
    given = answers > 0
    reached = [answers > step for step in range(1, LARGEST_STEP + 1)]
    return np.concatenate([np.where(given, answers - 1, 0), given, *reached], axis=1).astype(np.float32)


def _steps_right(answers: npt.NDArray[np.int16]) -> Singles:
    given = answers > 0
    reached = [-2 * (answers > step).astype(np.int16) for step in range(1, LARGEST_STEP + 1)]
    return np.concatenate([given, np.where(given, answers - 1, 0), *reached], axis=1).astype(np.float32)
