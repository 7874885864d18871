"""Questions, pages before meetings and summaries of made-up pairs, judged by what was planted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from companion.meetings.pair_life import PairLife, Standing
from companion.meetings.prep import MOST_WORDS, QUESTIONS, prepare
from companion.meetings.summary import Meeting, Part, summarise
from companion.meetings.topics import Shown, choose_topics, seen_before, stage_on
from embeddings.encoder import Encoder
from eval.borne_out import Known
from eval.check_ins import CheckIn, Truth
from eval.pair_lives import LivedPair
from eval.reading_ease import words_in
from eval.words_case import (
    ACTIONS_RIGHT,
    ACTIONS_WRONG,
    COMPLETE,
    CONCERNS_KEPT,
    CONCERNS_TOLD,
    CONCERNS_WRONG,
    OPEN_QUESTIONS,
    REPEATED,
    SUPPORTED,
    Case,
    Finding,
    Line,
)
from eval.words_of_pairs import FIRST_NAMES

FEWEST_QUESTIONS = 3
SMALL_WORD = 3
MOST_WORDS_OF_ACTION = 0.6
"""Of the words of an action longer than three letters, how many a phrased line about it has."""
_STATE = re.compile(r"\((done|late|open|reached|dropped)\)\.$")
_CLOSED = (
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "have",
    "has",
    "can",
    "could",
    "will",
    "would",
    "should",
)


def topics_cases(lives: Sequence[LivedPair], encoder: Encoder) -> Iterator[Case]:
    """One for each pair: what she is asked at all its meetings, each told what was asked before."""
    for number, life in enumerate(lives):
        known, write = _known_of_life(life), partial(_asked, life, encoder)
        yield Case("topics", str(number), known, write, _judge_questions, texts=len(life.meetings))


def _asked(life: LivedPair, encoder: Encoder) -> tuple[Line, ...]:
    shown: list[Shown] = []
    lines = []
    for today, now in life.meetings:
        stage = stage_on(today, life.began_on, life.ends_on)
        topics = choose_topics(now.of(life.mentee), stage, seen_before(shown, today, encoder), QUESTIONS)
        lines += [Line(today.isoformat(), topic.question) for topic in topics]
        at = datetime.combine(today, time(12), UTC)
        shown += [Shown(topic.question, None, at) for topic in topics]
    return tuple(lines)


def _judge_questions(lines: tuple[Line, ...]) -> Iterator[Finding]:
    before: set[str] = set()
    for day in dict.fromkeys(line.part for line in lines):
        asked = [" ".join(line.text.casefold().split()) for line in lines if line.part == day]
        yield Finding(COMPLETE, float(len(asked) >= FEWEST_QUESTIONS))
        for question in asked:
            yield Finding(REPEATED, float(question in before))
            yield Finding(OPEN_QUESTIONS, float(_is_open(question)))
        before |= set(asked)


def _is_open(question: str) -> bool:
    last = question.rsplit(". ", 1)[-1]
    return last.endswith("?") and last.split()[0] not in _CLOSED


def prep_cases(lives: Sequence[LivedPair], encoder: Encoder) -> Iterator[Case]:
    """One for each pair: the page before its middle meeting."""
    for number, life in enumerate(lives):
        today, now = life.meetings[len(life.meetings) // 2]
        known = _known_of_life(life, today)
        write, judge = partial(_prepared, life, now, today, encoder), partial(_judge_page, now, today)
        yield Case("prep", str(number), known, write, judge)


def _prepared(life: LivedPair, now: PairLife, today: date, encoder: Encoder) -> tuple[Line, ...]:
    stage = stage_on(today, life.began_on, life.ends_on)
    topics = choose_topics(now.of(life.mentee), stage, seen_before((), today, encoder), QUESTIONS)
    return tuple(Line(line.part, line.text) for line in prepare(now, topics, life.names, today))


def _judge_page(now: PairLife, today: date, lines: tuple[Line, ...]) -> Iterator[Finding]:
    """How each goal and action stands is a statement of its own, and so one more sentence to be borne out."""
    parts = {line.part for line in lines}
    expected = {"agreed", "ask", "watch"} | ({"goals"} if now.goals else set())
    fits = sum(words_in(line.text) for line in lines) <= MOST_WORDS
    for part in sorted(expected):
        yield Finding(COMPLETE, float(part in parts and fits))
    stands = _how_it_stands(now, today)
    for line in lines:
        told = _STATE.search(line.text)
        about = [state for text, state in stands.items() if text.casefold() in line.text.casefold()]
        if told and about:
            yield Finding(SUPPORTED, float(told.group(1) in about))


def _known_of_life(life: LivedPair, today: date | None = None) -> Known:
    """Everything that the pair both see by that day, or at any time."""
    seen = [now for day, now in life.meetings if today is None or day == today]
    goals = [goal for now in seen for goal in now.goals]
    actions = [action for now in seen for action in now.actions]
    notes = [note for now in seen for note in now.notes]
    days = [goal.due_on for goal in goals] + [action.due_on for action in actions]
    days += [note.met_on for note in notes]
    silent = {str((today - note.met_on).days) for note in notes if today and note.met_on}
    of = {
        name: [goal.text for goal in goals if goal.owner == person]
        + [action.text for action in actions if action.owner == person]
        + [note.text for note in notes if note.author == person]
        for person, name in life.names.items()
    }
    return Known(
        of=of,
        names=frozenset(life.names.values()),
        numbers=frozenset({str(n) for day in days if day for n in (day.day, day.year)} | silent),
        common=[text for texts in of.values() for text in texts],
        strangers=FIRST_NAMES,
    )


def _how_it_stands(now: PairLife, today: date) -> dict[str, str]:
    """What is to be said of each action and goal, by its words: late, open, done, reached or dropped."""
    found = {}
    for action in now.actions:
        late = action.due_on is not None and action.due_on <= today - timedelta(days=1)
        found[action.text] = "done" if action.done_at else "late" if late else "open"
    for goal in now.goals:
        late = goal.due_on is not None and goal.due_on <= today - timedelta(days=1)
        found[goal.text] = "late" if late and goal.standing is Standing.OPEN else goal.standing.value
    return found


def summary_cases(check_ins: Sequence[CheckIn], encoder: Encoder) -> Iterator[Case]:
    """One for each check-in."""
    for number, one in enumerate(check_ins):
        known = Known(
            of={}, names=frozenset({one.author, one.partner}), common=(one.notes,), numbers=_numbers_of(one)
        )
        yield Case(
            "summary", str(number), known, partial(_summarised, one, encoder), partial(_judge_summary, one)
        )


def _numbers_of(one: CheckIn) -> frozenset[str]:
    days = [truth.due_on for truth in one.truths if truth.due_on]
    written = {piece.strip(".,:-") for piece in one.notes.replace("-", " ").split()}
    ordinals = {piece.rstrip("stndrh") for piece in written}
    return frozenset({str(n) for day in days for n in (day.day, day.year)} | written | ordinals)


def _summarised(one: CheckIn, encoder: Encoder) -> tuple[Line, ...]:
    lines = summarise(one.notes, Meeting(one.met_on, one.author, one.partner), encoder)
    return tuple(Line(line.part.value, line.text, line.owner, line.due_on) for line in lines)


def _judge_summary(one: CheckIn, lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Phrased lines are found by what they say of an action; concerns must stand word for word."""
    whole = "\n".join(line.text for line in lines)
    concerns = "\n".join(line.text for line in lines if line.part == Part.CONCERNS)
    for truth in one.truths:
        if not any(line.phrased for line in lines):
            yield Finding(COMPLETE, float(_bare(truth.text) in _bare(whole)))
        if truth.part is Part.CONCERNS:
            yield Finding(CONCERNS_KEPT, float(truth.text in whole))
            yield Finding(CONCERNS_TOLD, float(truth.text in concerns))
    worried = {_bare(truth.text) for truth in one.of(Part.CONCERNS)}
    for line in lines:
        if line.part == Part.CONCERNS:
            yield Finding(CONCERNS_WRONG, float(_bare(line.text) not in worried))
    told = [line for line in lines if line.part == Part.ACTIONS]
    planted = one.of(Part.ACTIONS)
    for truth in planted:
        yield Finding(ACTIONS_RIGHT, float(any(_tells(line, truth) for line in told)))
    for line in told:
        yield Finding(ACTIONS_WRONG, float(not any(_tells(line, truth) for truth in planted)))


def _tells(line: Line, truth: Truth) -> bool:
    return line.owner == truth.owner and line.due_on == truth.due_on and _is_about(line, truth)


def _is_about(line: Line, truth: Truth) -> bool:
    """The same words, or where a model phrased it, most of them."""
    if not line.phrased:
        return _bare(line.text) == _bare(truth.text)
    there = set(_bare(line.text).split())
    wanted = [word for word in _bare(truth.text).split() if len(word) > SMALL_WORD]
    return sum(word in there for word in wanted) >= MOST_WORDS_OF_ACTION * len(wanted)


def _bare(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").replace(":", " ").split())
