"""Open questions for the mentor to ask, each tied to something of the pair's own; none comes twice.

After Tutor CoPilot (2024): a helper is given questions to ask, not advice to give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from companion.languages.spoken import _
from companion.llm.gateway import Authored
from companion.meetings.near_questions import Asked, spelled
from companion.meetings.pair_life import PairLife, Standing
from companion.meetings.question_bank import (
    FOR_ANY_DAY,
    MENTOR_SPEAKS,
    OF_DONE_ACTION,
    OF_GOAL,
    OF_NOTE,
    OF_OPEN_ACTION,
    OF_STAGE,
    Stage,
)
from embeddings.encoder import Encoder

SHORT, SHORT_ENOUGH = 90, 25
"""Characters of somebody's words in a line; and how many of them a sentence needs to stand for the rest."""
_SENTENCE_END = re.compile(r"[.!?](?= )")
_WITHIN = str.maketrans('“”"„«»', "‘’'‚‹›")  # noqa: RUF001 - quotation marks within a quotation
EARLY = timedelta(days=42)
LATE_SHARE = 0.8
NEWEST_NOTES = 3


@dataclass(frozen=True)
class Topic:
    """A question, as the bank writes it until it is given, and what it is tied to.

    `kind` is goal, action, note or stage; `source` is that row's id.
    `subject` is that row's own words as the question quotes them; "" where it has none. `quotes` is the model
    that phrased those, as the row says; None where no model did.
    """

    question: str
    kind: str
    source: UUID | None
    because: str
    subject: str = ""
    quotes: Authored | None = None


@dataclass(frozen=True)
class Seen:
    """What the reader was shown before: `all` of it, and what of it `did_not_help`."""

    all: Asked
    did_not_help: Asked

    def only_in_vain(self) -> Seen:
        """The same for whom everything may come again that did not fail."""
        return Seen(self.did_not_help, self.did_not_help)


@dataclass(frozen=True)
class Shown:
    """One question that somebody was shown: when, and whether it helped; None where she did not say."""

    question: str
    useful: bool | None
    at: datetime


def seen_before(shown: Sequence[Shown], today: date, encoder: Encoder) -> Seen:
    """What counts as shown before: what came on an earlier day, and what did not help at once."""
    newest = sorted(shown, key=lambda one: (one.at, one.question), reverse=True)
    vain = tuple(one.question for one in newest if one.useful is False)
    before = tuple(one.question for one in newest if one.useful is False or one.at.date() < today)
    return Seen(Asked(before, encoder), Asked(vain, encoder))


def stage_on(today: date, began_on: date, ends_on: date) -> Stage:
    """The first six weeks are the beginning, the last fifth of the span is the closing."""
    if today < began_on + EARLY:
        return Stage.BEGINNING
    return Stage.CLOSING if today > began_on + (ends_on - began_on) * LATE_SHARE else Stage.MIDDLE


def choose_topics(
    life: PairLife, stage: Stage, seen: Seen, most: int, *, for_mentor: bool = True
) -> tuple[Topic, ...]:
    """Up to `most` questions that were not shown yet: actions and goals first, one of each source in turn.

    What did not help is asked in no other words and of nothing else either, and its source comes last. What
    only a mentor can ask is left out where the questions are not for one.
    """
    chosen: list[Topic] = []
    for again in (False, True):
        for topic in _in_turn(life, stage):
            if len(chosen) == most:
                return tuple(chosen)
            if not for_mentor and topic.question in MENTOR_SPEAKS:
                continue
            if (again or not _is_weary(topic, chosen, seen)) and _is_fresh(topic, chosen, seen):
                chosen.append(topic)
    return tuple(chosen)


def _is_weary(topic: Topic, chosen: Sequence[Topic], seen: Seen) -> bool:
    """Whether its source is already asked about, or was asked about in vain."""
    used = topic.source is not None and topic.source in {one.source for one in chosen}
    words = spelled(topic.subject)
    return used or bool(words and any(words in spelled(one) for one in seen.did_not_help.questions))


def _is_fresh(topic: Topic, chosen: Sequence[Topic], seen: Seen) -> bool:
    if spelled(topic.question) in {spelled(one.question) for one in chosen}:
        return False
    question, subject = topic.question, topic.subject
    return not (seen.all.has_same(question, subject) or seen.did_not_help.has_kind(question, subject))


def _in_turn(life: PairLife, stage: Stage) -> Iterator[Topic]:
    """One of an action, of a goal, of a note, of the stage, and again; then those for any day."""
    rounds = [
        list(one) for one in (_of_actions(life), _of_goals(life, stage), _of_notes(life), _of_stage(stage))
    ]
    for place in range(max(len(one) for one in rounds)):
        for topics in rounds:
            if place < len(topics):
                yield topics[place]
    for question in FOR_ANY_DAY:
        yield Topic(question, "stage", None, _("It fits on any day."))


def _of_actions(life: PairLife) -> Iterator[Topic]:
    for place in range(max(len(OF_DONE_ACTION), len(OF_OPEN_ACTION))):
        for action in life.actions:
            done = action.done_at is not None
            bank = OF_DONE_ACTION if done else OF_OPEN_ACTION
            if place < len(bank):
                why = _("An action that was done.") if done else _("An open action.")
                found = _about(bank[place], action.text, "action", action.id, why)
                yield replace(found, quotes=action.by)


def _of_goals(life: PairLife, stage: Stage) -> Iterator[Topic]:
    for question in OF_GOAL[stage]:
        for goal in life.goals:
            if goal.standing is Standing.OPEN:
                yield _about(question, goal.text, "goal", goal.id, _("An open goal."))


def _of_notes(life: PairLife) -> Iterator[Topic]:
    for question in OF_NOTE:
        for note in life.notes[:NEWEST_NOTES]:
            found = _about(question, note.text, "note", note.id, _("A note that you share."))
            yield replace(found, quotes=note.by)


def _of_stage(stage: Stage) -> Iterator[Topic]:
    for question in OF_STAGE[stage]:
        yield Topic(question, "stage", None, _("It fits where you are on your way."))


def _about(question: str, text: str, kind: str, source: UUID, because: str) -> Topic:
    subject = shortened(text)
    return Topic(question.replace("{t}", subject), kind, source, because, subject)


def shortened(text: str) -> str:
    """One line of at most 90 characters, cut where a sentence ends, or else a word."""
    line = " ".join(text.split()).strip(' .“”"')
    line = line.translate(_WITHIN)
    if len(line) <= SHORT:
        return line
    sentences = [found.start() for found in _SENTENCE_END.finditer(line[:SHORT])]
    whole = [place for place in sentences if place >= SHORT_ENOUGH]
    return (line[: whole[-1]] if whole else line[:SHORT].rsplit(" ", 1)[0]) + " …"
