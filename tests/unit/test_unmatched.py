"""Why somebody has nobody."""

from __future__ import annotations

import numpy as np

from companion.matching.match import Ints, Unmatched, UnmatchedReason
from companion.matching.score.dense_scores import DenseScores
from companion.matching.solving.unmatched import explain_unmatched
from companion.people.person import Person, Role
from companion.progress import silent

NO = -np.inf


def people(role: Role, *names: str) -> list[Person]:
    return [Person(email=f"{name}@x.example", name=name, role=role) for name in names]


def explain(totals: list[list[float]], room: list[int], mentor_of: list[int]) -> dict[str, Unmatched]:
    scores = np.array(totals)

    def tally(rows: Ints, columns: Ints) -> tuple[tuple[str, int], ...]:
        barred = int(np.isneginf(scores[rows, columns]).sum())
        return (("same team", barred),) if barred else ()

    found = explain_unmatched(
        people(Role.MENTEE, *"abc"[: scores.shape[0]]),
        people(Role.MENTOR, *"xyz"[: scores.shape[1]]),
        DenseScores(scores),
        tally,
        np.array(room),
        np.array(mentor_of),
        silent,
    )
    return {one.email[0]: one for one in found}


def test_a_mentee_barred_from_everybody_with_room_is_told_by_which_rules_and_how_often():
    found = explain([[NO, NO, 0.9], [0.5, 0.4, 0.3]], room=[1, 1, 0], mentor_of=[-1, 0])

    assert found["a"].reason is UnmatchedReason.BARRED_FROM_ALL
    assert found["a"].rules == (("same team", 2),)


def test_a_mentee_whose_mentors_are_all_taken_is_told_who_came_nearest():
    found = explain([[0.5, NO], [0.9, NO]], room=[1, 1], mentor_of=[-1, 0])

    assert found["a"].reason is UnmatchedReason.SEATS_TAKEN
    assert (found["a"].best, found["a"].best_total) == ("x@x.example", 0.5)


def test_mentors_without_mentees_are_told_apart():
    found = explain([[0.5, NO, 0.2]], room=[1, 1, 1], mentor_of=[0])
    full = explain([[0.5, 0.4, 0.2]], room=[1, 0, 1], mentor_of=[0])

    assert found["y"].reason is UnmatchedReason.NO_ALLOWED_MENTEE
    assert found["y"].rules == (("same team", 1),)
    assert found["z"].reason is UnmatchedReason.NOT_NEEDED
    assert full["y"].reason is UnmatchedReason.NO_ROOM
    assert "x" not in full
