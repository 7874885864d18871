"""One page before a meeting: what was agreed, how the goals stand, what to ask, one thing to watch.

At most 250 words, every line with its source, and nothing that only one of the two may see. It is in the
language that is spoken; what people wrote stays as they wrote it. Pure, ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from companion.agreements.drafting import said_day
from companion.ids import PersonId
from companion.languages.spoken import _, ngettext
from companion.llm.gateway import Authored
from companion.meetings.pair_life import Action, Goal, PairLife, Standing
from companion.meetings.topics import Topic, shortened

MOST_WORDS = 250
QUESTIONS, LEAST_QUESTIONS, MOST_QUESTIONS = 4, 3, 5
LONG_SILENCE_DAYS = 30
_MARKS_ALONE = frozenset("«»:;?!")
"""French writes them apart from words."""


@dataclass(frozen=True)
class PrepLine:
    """A line, in which part of the page it stands, and what it rests on; `goal` as well, if it names one.

    `quotes` is the model that phrased the words of somebody's that it quotes; None where no model did.
    """

    part: str
    text: str
    source_kind: str
    source: UUID | None
    quotes: Authored | None = None
    goal: UUID | None = None


def prepare(
    life: PairLife,
    topics: Sequence[Topic],
    names: Mapping[PersonId, str],
    today: date,
    *,
    reader: PersonId | None = None,
) -> tuple[PrepLine, ...]:
    """The page; its least important lines go first where it would be too long.

    It speaks to its `reader` of what is hers, and names the other; without one it names both.
    """
    called = {person: _("You") if person == reader else name for person, name in names.items()}
    parts = [*_agreed(life, called, reader, today), *_standing(life, called, today)]
    asks = [
        PrepLine("ask", topic.question, topic.kind, topic.source, topic.quotes)
        for topic in topics[:QUESTIONS]
    ]
    watch = _watch(life, names, reader, today)
    left = MOST_WORDS - sum(_words(line) for line in (*asks, watch))
    kept = []
    for line in parts:
        left -= _words(line)
        if left >= 0:
            kept.append(line)
    return (*kept, *asks, watch)


def _words(line: PrepLine) -> int:
    return sum(word not in _MARKS_ALONE for word in line.text.split())


def _agreed(
    life: PairLife, names: Mapping[PersonId, str], reader: PersonId | None, today: date
) -> Iterator[PrepLine]:
    noted = max((note.met_on for note in life.notes if note.met_on is not None), default=None)
    for note in life.notes:
        if note.met_on is not None and note.met_on == noted:
            said = (
                _("You met on {day}; you noted: “{words}”.")
                if note.author == reader
                else _("You met on {day}; {who} noted: “{words}”.")
            )
            text = said.format(day=said_day(note.met_on), who=names[note.author], words=shortened(note.text))
            yield PrepLine("agreed", text, "note", note.id, note.by)
            break
    goals = {goal.id: goal for goal in life.goals}
    # What was said last time comes first; else the order stays.
    for action in sorted(life.actions, key=lambda one: not _is_of_last_time(one, life))[:4]:
        goal = goals.get(action.goal) if action.goal else None
        text = _said_of_action(action.due_on, goal).format(
            who=names[action.owner],
            words=shortened(action.text),
            goal=shortened(goal.text) if goal else "",
            day=said_day(action.due_on) if action.due_on else "",
            state=_state_of_action(action, today),
        )
        yield PrepLine("agreed", text, "action", action.id, action.by, goal=goal.id if goal else None)


def _said_of_action(due_on: date | None, goal: Goal | None) -> str:
    if goal is not None:
        if due_on is not None:
            return _("{who}: “{words}”, for “{goal}”, by {day} ({state}).")
        return _("{who}: “{words}”, for “{goal}” ({state}).")
    return _("{who}: “{words}” ({state}).") if due_on is None else _("{who}: “{words}”, by {day} ({state}).")


def _state_of_action(action: Action, today: date) -> str:
    if action.done_at:
        return _("done")
    return _("late") if _is_late(action.due_on, today) else _("open")


def _is_of_last_time(action: Action, life: PairLife) -> bool:
    return action.met_on is not None and action.met_on == life.last_met_on


def _standing(life: PairLife, names: Mapping[PersonId, str], today: date) -> Iterator[PrepLine]:
    for goal in life.goals[:4]:
        text = _said_of_goal(goal).format(
            who=names[goal.owner],
            words=shortened(goal.text),
            day=said_day(goal.due_on) if goal.due_on else "",
            met=said_day(goal.met_on[0]) if goal.met_on else "",
            state=_state_of_goal(goal, today),
        )
        yield PrepLine("goals", text, "goal", goal.id)


def _said_of_goal(goal: Goal) -> str:
    if goal.due_on is None:
        if goal.met_on:
            return _("{who}: “{words}”, no day set, last spoken of on {met} ({state}).")
        return _("{who}: “{words}”, no day set ({state}).")
    if goal.met_on:
        return _("{who}: “{words}”, by {day}, last spoken of on {met} ({state}).")
    return _("{who}: “{words}”, by {day} ({state}).")


def _state_of_goal(goal: Goal, today: date) -> str:
    if goal.standing is Standing.OPEN:
        return _("late") if _is_late(goal.due_on, today) else _("open")
    return _("reached") if goal.standing is Standing.REACHED else _("dropped")


def _watch(life: PairLife, names: Mapping[PersonId, str], reader: PersonId | None, today: date) -> PrepLine:
    late = [one for one in life.actions if one.done_at is None and _is_late(one.due_on, today)]
    if late:
        one = late[0]
        said = (
            _("“{words}” is late, and it is yours. Say what got in the way before you look for a new day.")
            if one.owner == reader
            else _(
                "“{words}” by {who} is late. Talk about what got in the way before you look for a new day."
            )
        )
        text = said.format(words=shortened(one.text), who=names[one.owner])
        return PrepLine("watch", text, "action", one.id, one.by)
    if not any(goal.standing is Standing.OPEN for goal in life.goals):
        return PrepLine("watch", _("There is no open goal. Begin by naming one together."), "stage", None)
    stuck = _without_a_step(life)
    if stuck is not None:
        text = _("“{words}” has no next step. Name a small one before you part.").format(
            words=shortened(stuck.text)
        )
        return PrepLine("watch", text, "goal", stuck.id)
    met = life.last_met_on
    if met is not None and (today - met).days > LONG_SILENCE_DAYS:
        return PrepLine("watch", _said_of_silence((today - met).days), "stage", None)
    aims = next(goal for goal in life.goals if goal.standing is Standing.OPEN)
    said = _("Leave room for {who} to say what matters first today.")
    who = names[aims.owner]
    if aims.owner == reader:
        said = _("Tell {who} early what matters most to you today.")
        who = next(name for person, name in names.items() if person != reader)
    text = said.format(who=who)
    return PrepLine("watch", text, "goal", aims.id)


def _said_of_silence(days: int) -> str:
    return ngettext(
        "You last met {number} day ago. Fix the next day before you part.",
        "You last met {number} days ago. Fix the next day before you part.",
        days,
    ).format(number=days)


def _without_a_step(life: PairLife) -> Goal | None:
    """An open goal that nobody takes a step towards, where it is known of every open step what it is for.

    None as well where the two link no steps to goals at all: then nothing is known.
    """
    to_do = [one for one in life.actions if one.done_at is None]
    if not any(one.goal for one in life.actions) or any(one.goal is None for one in to_do):
        return None
    towards = {one.goal for one in to_do}
    still_open = (goal for goal in life.goals if goal.standing is Standing.OPEN)
    return next((goal for goal in still_open if goal.id not in towards), None)


def _is_late(due_on: date | None, today: date) -> bool:
    return due_on is not None and due_on < today
