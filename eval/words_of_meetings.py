"""Questions, pages before meetings and summaries of made-up pairs, judged by what was planted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from companion.ids import PersonId
from companion.meetings.near_questions import Asked
from companion.meetings.pair_life import PairLife, Standing
from companion.meetings.prep import MOST_WORDS, QUESTIONS, PrepLine, prepare
from companion.meetings.prep_draft import as_lines as prep_lines
from companion.meetings.prep_draft import to_phrase as prep_question
from companion.meetings.question_bank import Stage
from companion.meetings.service import PairPage
from companion.meetings.summary import Meeting, Part, SummaryLine, summarise
from companion.meetings.summary_draft import as_lines as summary_lines
from companion.meetings.summary_draft import to_phrase as summary_question
from companion.meetings.topics import Shown, Topic, choose_topics, seen_before, stage_on
from companion.meetings.topics_draft import as_lines as topic_lines
from companion.meetings.topics_draft import to_phrase as topics_question
from companion.people.register import Profile
from embeddings.encoder import Encoder
from eval.borne_out import Known, languages_named, numbers_in
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
    Asking,
    Case,
    Finding,
    Line,
    shown,
)
from eval.words_of_pairs import FIRST_NAMES

AUTHOR, PARTNER = PersonId(UUID(int=1)), PersonId(UUID(int=2))
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
        known, write, phrase = (
            _known_of_life(life),
            partial(_asked, life, encoder),
            partial(_asked_by, life, encoder),
        )
        yield Case("topics", str(number), known, write, phrase, _judge_questions, texts=len(life.meetings))


def _asked(life: LivedPair, encoder: Encoder) -> tuple[Line, ...]:
    return _at_each_meeting(life, encoder, lambda topics, *_: [topic.question for topic in topics])


def _asked_by(life: LivedPair, encoder: Encoder, ask: Asking) -> tuple[Line, ...]:
    def phrased(topics: Sequence[Topic], now: PairLife, stage: Stage, before: Sequence[str]) -> list[str]:
        plain = topic_lines(topics, _page(life, now))
        drafted = ask(topics_question(plain, stage, _profiles(life), Asked(tuple(before), encoder)))
        return [line.text for line in drafted.lines]

    return _at_each_meeting(life, encoder, phrased)


def _at_each_meeting(
    life: LivedPair,
    encoder: Encoder,
    asked: Callable[[Sequence[Topic], PairLife, Stage, Sequence[str]], list[str]],
) -> tuple[Line, ...]:
    """What is asked at all meetings; each is told what was asked before, by us and in a model's words."""
    before: list[Shown] = []
    lines = []
    for today, now in life.meetings:
        stage = stage_on(today, life.began_on, life.ends_on)
        topics = choose_topics(now.of(life.mentee), stage, seen_before(before, today, encoder), QUESTIONS)
        questions = asked(topics, now, stage, [one.question for one in reversed(before)])
        lines += [Line(today.isoformat(), question) for question in questions]
        at = datetime.combine(today, time(12), UTC)
        new = dict.fromkeys([*(topic.question for topic in topics), *questions])
        before += [Shown(question, None, at) for question in new]
    return tuple(lines)


def _page(life: LivedPair, now: PairLife) -> PairPage:
    return PairPage(now.goals, now.actions, now.notes, life.names)


def _profiles(life: LivedPair) -> dict[PersonId, Profile]:
    return {one: Profile(f"{name.lower()}@made-up.example", name) for one, name in life.names.items()}


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
        phrase = partial(_prepared_by, life, now, today, encoder)
        yield Case("prep", str(number), known, write, phrase, judge)


def _prepared(life: LivedPair, now: PairLife, today: date, encoder: Encoder) -> tuple[Line, ...]:
    return tuple(Line(line.part, line.text) for line in _page_lines(life, now, today, encoder))


def _prepared_by(
    life: LivedPair, now: PairLife, today: date, encoder: Encoder, ask: Asking
) -> tuple[Line, ...]:
    plain = prep_lines(_page_lines(life, now, today, encoder), _page(life, now))
    return shown(ask(prep_question(plain, _profiles(life))).lines)


def _page_lines(life: LivedPair, now: PairLife, today: date, encoder: Encoder) -> tuple[PrepLine, ...]:
    stage = stage_on(today, life.began_on, life.ends_on)
    topics = choose_topics(now.of(life.mentee), stage, seen_before((), today, encoder), QUESTIONS)
    return prepare(now, topics, life.names, today)


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
            of={},
            names=frozenset({one.author, one.partner}),
            common=(one.notes,),
            numbers=_numbers_of(one),
            languages=languages_named(one.notes),
        )
        yield Case(
            "summary",
            str(number),
            known,
            partial(_summarised, one, encoder),
            partial(_summarised_by, one, encoder),
            partial(_judge_summary, one),
        )


def _numbers_of(one: CheckIn) -> frozenset[str]:
    """Those of the planted days, and all of the notes, also within brackets: "(due July 31st)"."""
    days = [truth.due_on for truth in one.truths if truth.due_on]
    return frozenset({str(n) for day in days for n in (day.day, day.year)} | numbers_in(one.notes))


def _summarised(one: CheckIn, encoder: Encoder) -> tuple[Line, ...]:
    return tuple(Line(line.part.value, line.text, line.owner, line.due_on) for line in _sorted(one, encoder))


def _summarised_by(one: CheckIn, encoder: Encoder, ask: Asking) -> tuple[Line, ...]:
    pair = {
        AUTHOR: Profile("author@made-up.example", one.author),
        PARTNER: Profile("partner@made-up.example", one.partner),
    }
    return shown(ask(summary_question(summary_lines(_sorted(one, encoder)), AUTHOR, pair)).lines)


def _sorted(one: CheckIn, encoder: Encoder) -> tuple[SummaryLine, ...]:
    return summarise(one.notes, Meeting(one.met_on, one.author, one.partner), encoder)


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
