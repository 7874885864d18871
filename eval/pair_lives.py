"""Made-up lives of pairs, meeting by meeting: goals, actions and notes as the two would write them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from companion.confidentiality import Confidentiality
from companion.ids import PersonId
from companion.meetings.pair_life import Action, Goal, Note, PairLife, Standing
from eval.check_in_phrases import LOOKED_AT, TASKS
from eval.check_ins import FIRST_DAY
from eval.words_people import GOALS, NAMES, WISHES

MEETINGS = 12
DAYS_BETWEEN = 21


@dataclass(frozen=True)
class LivedPair:
    """Two people with their first names, the span of their work, and what they have at each meeting."""

    names: dict[PersonId, str]
    began_on: date
    ends_on: date
    meetings: tuple[tuple[date, PairLife], ...]

    @property
    def mentee(self) -> PersonId:
        """Who is asked."""
        return next(iter(self.names))


def make_lives(count: int, seed: int, meetings: int = MEETINGS) -> list[LivedPair]:
    """Pairs that meet every three weeks, with up to three goals; each meeting brings an action and a note."""
    rng = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    return [_life(rng, meetings) for _ in range(count)]


def _life(rng: random.Random, meetings: int) -> LivedPair:
    mentee, mentor = PersonId(_id(rng)), PersonId(_id(rng))
    first, second = (name.split()[0] for name in rng.sample(NAMES, 2))
    began_on = FIRST_DAY + timedelta(days=rng.randrange(200))
    names = {mentee: first, mentor: second}
    ends_on = began_on + timedelta(days=DAYS_BETWEEN * meetings)
    return LivedPair(names, began_on, ends_on, tuple(_lived(rng, began_on, mentee, mentor, names, meetings)))


def _lived(
    rng: random.Random,
    began_on: date,
    mentee: PersonId,
    mentor: PersonId,
    names: dict[PersonId, str],
    meetings: int,
) -> Iterator[tuple[date, PairLife]]:
    goals = [_goal(rng, mentee, text, began_on) for text in rng.sample((*GOALS, *WISHES), rng.randint(1, 3))]
    actions: list[Action] = []
    notes: list[Note] = []
    tasks = rng.sample(TASKS, len(TASKS))
    for number in range(meetings):
        today = began_on + timedelta(days=7 + DAYS_BETWEEN * number)
        yield today, PairLife(tuple(goals), tuple(reversed(actions)), tuple(reversed(notes)))
        actions = [_moved_on(rng, action, today) for action in actions]
        owner = rng.choice((mentee, mentee, mentor))
        due_on = rng.choice((None, today + timedelta(days=rng.randint(3, 40))))
        actions.append(
            Action(UUID(int=rng.getrandbits(128)), owner, tasks[number % len(tasks)], due_on, None)
        )
        said = rng.choice(LOOKED_AT.happened).format(P=names[mentee])
        made_at = datetime.combine(today, time(15), UTC)
        notes.append(Note(_id(rng), mentor, Confidentiality.PAIR, said, today, made_at))


def _goal(rng: random.Random, owner: PersonId, text: str, began_on: date) -> Goal:
    due_on = rng.choice((None, began_on + timedelta(days=rng.randint(30, 250))))
    standing = rng.choice((Standing.OPEN, Standing.OPEN, Standing.OPEN, Standing.REACHED))
    return Goal(_id(rng), owner, text, due_on, standing, 1)


def _moved_on(rng: random.Random, action: Action, today: date) -> Action:
    if action.done_at is not None or rng.random() < 0.4:
        return action
    done_at = datetime.combine(today, time(14), UTC)
    return Action(action.id, action.owner, action.text, action.due_on, done_at)


def _id(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128))
