"""Open questions for the mentor to ask, each tied to something of the pair's own; none comes twice.

After Tutor CoPilot (2024): a helper is given questions to ask, not advice to give. The questions are ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from companion.meetings.pair_life import PairLife, Standing

SHORT = 90
EARLY = timedelta(days=42)
LATE_SHARE = 0.8


class Stage(StrEnum):
    """Where a pair is on its way."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    CLOSING = "closing"


@dataclass(frozen=True)
class Topic:
    """A question and what it is tied to: `kind` is goal, action, note or stage; `source` is that row's id."""

    question: str
    kind: str
    source: UUID | None
    because: str


_OF_GOAL = {
    Stage.BEGINNING: (
        "What would be different for you once you have reached “{t}”?",
        "What have you already tried on the way to “{t}”?",
        "Who else has a stake in “{t}”, and what do they expect?",
        "What would be the smallest first step towards “{t}”?",
    ),
    Stage.MIDDLE: (
        "What moved on “{t}” since we last talked, and what made it move?",
        "What is the hardest part of “{t}” right now?",
        "If you could change one thing about how you go about “{t}”, what would it be?",
        "What would you tell a friend who was where you are with “{t}”?",
    ),
    Stage.CLOSING: (
        "How will you keep going with “{t}” after we have finished?",
        "What have you learned about yourself from “{t}”?",
        "Who could you talk to about “{t}” from now on?",
    ),
}
_OF_ACTION = (
    "How did “{t}” go, and what surprised you?",
    "What got in the way of “{t}”, and what would make it easier?",
    "Is “{t}” still the right next step?",
)
_OF_NOTE = (
    "Last time this came up: “{t}”. How do you see it today?",
    "You both noted “{t}”. What has happened with it since?",
)
_OF_STAGE = {
    Stage.BEGINNING: (
        "What should I know about how you like to work?",
        "What would make these meetings worth your time?",
        "What is going well for you at the moment?",
        "When somebody helped you in the past, what did they do?",
    ),
    Stage.MIDDLE: (
        "What are you proud of since we began?",
        "What do we talk about too little?",
        "Which decision is in front of you, and what are your choices?",
        "What could I do differently that would help you more?",
    ),
    Stage.CLOSING: (
        "What do you take along from our time together?",
        "What would you like to thank yourself for?",
        "What do you want to come back to in half a year?",
    ),
}


def stage_on(today: date, began_on: date, ends_on: date) -> Stage:
    """The first six weeks are the beginning, the last fifth of the span is the closing."""
    if today < began_on + EARLY:
        return Stage.BEGINNING
    return Stage.CLOSING if today > began_on + (ends_on - began_on) * LATE_SHARE else Stage.MIDDLE


def choose_topics(
    life: PairLife, stage: Stage, shown: Collection[str], not_useful: Collection[str], most: int
) -> tuple[Topic, ...]:
    """Up to `most` questions that were not shown yet: actions and goals first, one of each source in turn.

    What was not useful is asked in no other words either: its source comes last.
    """
    tired = {question.split("“")[-1].split("”")[0] for question in not_useful if "“" in question}
    rounds = [
        list(one) for one in (_of_actions(life), _of_goals(life, stage), _of_notes(life), _of_stage(stage))
    ]
    chosen: list[Topic] = []
    sources: set[UUID] = set()
    for again in (False, True):
        for topic in _in_turn(rounds):
            fresh = topic.question not in shown and topic.question not in {one.question for one in chosen}
            used = topic.source is not None and topic.source in sources
            weary = any(words and words in topic.question for words in tired)
            if fresh and len(chosen) < most and (again or not (used or weary)):
                chosen.append(topic)
                sources |= {topic.source} if topic.source is not None else set()
    return tuple(chosen)


def _in_turn(rounds: list[list[Topic]]) -> Iterator[Topic]:
    for place in range(max((len(one) for one in rounds), default=0)):
        for topics in rounds:
            if place < len(topics):
                yield topics[place]


def _of_actions(life: PairLife) -> Iterator[Topic]:
    for question in _OF_ACTION:
        for action in life.actions:
            done = action.done_at is not None
            if done == (question == _OF_ACTION[0]):
                text = question.format(t=shortened(action.text))
                yield Topic(
                    text, "action", action.id, "An action that was done." if done else "An open action."
                )


def _of_goals(life: PairLife, stage: Stage) -> Iterator[Topic]:
    for question in _OF_GOAL[stage]:
        for goal in life.goals:
            if goal.standing is Standing.OPEN:
                yield Topic(question.format(t=shortened(goal.text)), "goal", goal.id, "An open goal.")


def _of_notes(life: PairLife) -> Iterator[Topic]:
    for question in _OF_NOTE:
        for note in life.notes[:3]:
            yield Topic(question.format(t=shortened(note.text)), "note", note.id, "A note that you share.")


def _of_stage(stage: Stage) -> Iterator[Topic]:
    for question in _OF_STAGE[stage]:
        yield Topic(question, "stage", None, "It fits where you are on your way.")


def shortened(text: str) -> str:
    """One line of at most 90 characters, cut at a word's end."""
    line = " ".join(text.split()).strip(' .“”"')
    line = line.translate(str.maketrans('“”"', "‘’'"))  # noqa: RUF001 - quotation marks within a quotation
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", 1)[0] + " …"
