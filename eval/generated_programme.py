"""Made-up programmes of any size, shaped like real ones, for measuring the assignment.

A mentee wants a few topics, a mentor offers a few; some topics and some mentors are asked for far more
than others; shared time depends on two time zones; nobody is matched within her own department, which
bars about 4 % of the pairs. There is room for about 5 % more people than ask. No real person is behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats, Ints

Singles = npt.NDArray[np.float32]

MENTEES_PER_MENTOR = 10 / 3
SEATS_PER_MENTEE = 1.05
TOPICS = 40
TOPIC_LENGTH = 48
ZONES = 24
DEPARTMENTS = 30
LIKENESS_WEIGHT, VALUES_WEIGHT, TIME_WEIGHT, APPEAL_WEIGHT = 0.55, 0.2, 0.15, 0.1
EXACT_AT_ONCE = 65_536


@dataclass(frozen=True)
class GeneratedProgramme:
    """A ScoreSource whose totals are computed when asked for: total = mentee features . mentor features.

    The features hold topics, values, time zone and how sought after a mentor is, each with its weight, so
    that one product gives the weighted mean. A pair in one department is barred.
    """

    mentee_features: Singles
    mentor_features: Singles
    mentee_department: Ints
    mentor_department: Ints
    room: Ints

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        return len(self.mentee_features), len(self.mentor_features)

    @property
    def slack(self) -> float:
        """Rounding of a product in single precision, with room to spare."""
        return 2e-6

    def block(self, start: int, stop: int) -> Singles:
        """Rows start to stop of all totals."""
        totals: Singles = self.mentee_features[start:stop] @ self.mentor_features.T
        totals[self.mentee_department[start:stop, None] == self.mentor_department] = -np.inf
        return totals

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The totals of the given pairs, in double precision."""
        totals = np.empty(len(rows))
        for start in range(0, len(rows), EXACT_AT_ONCE):
            part = slice(start, start + EXACT_AT_ONCE)
            left = self.mentee_features[rows[part]].astype(np.float64)
            right = self.mentor_features[columns[part]].astype(np.float64)
            totals[part] = np.einsum("pf,pf->p", left, right)
        totals[self.mentee_department[rows] == self.mentor_department[columns]] = -np.inf
        return totals


def generate_programme(mentees: int, seed: int) -> GeneratedProgramme:
    """A programme with this many mentees; the same seed gives the same programme."""
    rng = np.random.default_rng([seed, mentees])
    mentors = max(1, round(mentees / MENTEES_PER_MENTOR))
    topics = _unit(rng.normal(size=(TOPICS, TOPIC_LENGTH)))
    fame = 1 / np.arange(1, TOPICS + 1) ** 0.7
    wants = _texts(rng, mentees, topics, fame, most=3)
    offers = _texts(rng, mentors, topics, fame[rng.permutation(TOPICS)], most=5)
    values = rng.beta(2, 2, size=(mentees, 6)), rng.beta(2, 2, size=(mentors, 6))
    zones = _zones(rng, mentees), _zones(rng, mentors)
    appeal = rng.beta(2, 5, size=(mentors, 1))
    return GeneratedProgramme(
        mentee_features=_mentee_features(wants, values[0], zones[0]),
        mentor_features=_mentor_features(offers, values[1], zones[1], appeal),
        mentee_department=_departments(rng, mentees),
        mentor_department=_departments(rng, mentors),
        room=_room(rng, mentors, round(mentees * SEATS_PER_MENTEE)),
    )


def _mentee_features(wants: Floats, values: Floats, zone: Ints) -> Singles:
    likeness = np.hstack([wants, np.ones((len(wants), 1))]) * (LIKENESS_WEIGHT / 2)
    alike = np.hstack([values, 1 - values]) * (VALUES_WEIGHT / values.shape[1])
    time = np.eye(ZONES)[zone] * TIME_WEIGHT
    appeal = np.full((len(wants), 1), APPEAL_WEIGHT)
    return np.hstack([likeness, alike, time, appeal]).astype(np.float32)


def _mentor_features(offers: Floats, values: Floats, zone: Ints, appeal: Floats) -> Singles:
    likeness = np.hstack([offers, np.ones((len(offers), 1))])
    alike = np.hstack([values, 1 - values])
    return np.hstack([likeness, alike, _shared_time()[zone], appeal]).astype(np.float32)


def _texts(rng: np.random.Generator, people: int, topics: Floats, fame: Floats, *, most: int) -> Floats:
    """Vectors of length 1 about one to `most` topics each, with words that are nobody else's."""
    # The Gumbel trick draws topics without putting one back, in proportion to how famous they are.
    drawn = np.argsort(-(np.log(fame) + rng.gumbel(size=(people, len(fame)))), axis=1)[:, :most]
    counted = np.arange(most) < rng.integers(1, most + 1, size=(people, 1))
    said = (topics[drawn] * (counted * rng.uniform(0.5, 1, size=drawn.shape))[:, :, None]).sum(axis=1)
    return _unit(_unit(said) + 0.7 * _unit(rng.normal(size=said.shape)))


def _zones(rng: np.random.Generator, people: int) -> Ints:
    """Most people sit around three places in the world."""
    centres = np.array([0, 6, 18])[rng.choice(3, size=people, p=[0.55, 0.2, 0.25])]
    return ((centres + np.rint(rng.normal(0, 1.5, size=people))) % ZONES).astype(np.int64)


def _shared_time() -> Floats:
    """Share of an eight-hour day that two zones have in common."""
    apart = np.abs(np.arange(ZONES)[:, None] - np.arange(ZONES))
    shared: Floats = np.maximum(0, 8 - np.minimum(apart, ZONES - apart)) / 8
    return shared


def _departments(rng: np.random.Generator, people: int) -> Ints:
    size = 1 / np.arange(8, 8 + DEPARTMENTS)
    return rng.choice(DEPARTMENTS, size=people, p=size / size.sum()).astype(np.int64)


def _room(rng: np.random.Generator, mentors: int, seats: int) -> Ints:
    """Capacities of 1 to 5 that add up to `seats`."""
    room = rng.integers(1, 6, size=mentors)
    while (missing := seats - int(room.sum())) != 0:
        step = int(np.sign(missing))
        movable = np.flatnonzero((room + step >= 1) & (room + step <= 5))
        chosen = rng.choice(movable, size=min(abs(missing), len(movable)), replace=False)
        room[chosen] += step
    return room.astype(np.int64)


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
