"""Pictures of a programme: tables with bars in them, so whoever does not see the bars reads the numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion.contracts.programme_overview import LoadCountView, TopicWordView
from ui.blocks import Bar, Cell, table
from ui.markup import Markup, joined, tag
from ui.words import charts as says

MOST_WORDS = 14
"""Words that are drawn; the rest is in a table below."""


@dataclass(frozen=True)
class LoadRow:
    """How many mentors have so many mentees, and how many of these have no seat left."""

    mentees: int
    mentors: int
    full: int


def load_rows(load: Iterable[LoadCountView]) -> list[LoadRow]:
    """Mentors by how many mentees they have or would have, from nobody up, without gaps."""
    mentors: dict[int, int] = defaultdict(int)
    full: dict[int, int] = defaultdict(int)
    for one in load:
        taken = one.mentees + one.proposed
        mentors[taken] += one.mentors
        full[taken] += one.mentors if taken >= one.seats else 0
    return [LoadRow(taken, mentors[taken], full[taken]) for taken in range(max(mentors, default=-1) + 1)]


def load_chart(load: Sequence[LoadCountView]) -> Markup:
    """How the mentees are shared out among the mentors."""
    rows = load_rows(load)
    most = max((row.mentors for row in rows), default=0)
    drawn: list[list[Cell]] = [
        [
            says.mentees(row.mentees),
            Bar(row.mentors / most if most else 0, says=str(row.mentors)),
            str(row.full),
        ]
        for row in rows
    ]
    proposed = any(one.proposed for one in load)
    shown = table(says.LOAD_CAPTION, says.LOAD_HEAD, drawn, numbers=[2])
    return figure(says.LOAD_TITLE, says.LOAD_PROPOSED if proposed else says.LOAD_LEAD, shown)


def words_chart(words: Sequence[TopicWordView]) -> Markup:
    """What is wanted beside what is offered, word by word."""
    shown = words[:MOST_WORDS]
    most = max((count for one in shown for count in (one.wanted_by, one.offered_by) if count), default=1)
    rows: list[list[Cell]] = [
        [one.word, _people(one.wanted_by, most), _people(one.offered_by, most, second=True)] for one in shown
    ]
    drawn = table(says.WORDS_CAPTION, says.WORDS_HEAD, rows)
    return figure(says.WORDS_TITLE, short_of(words) or says.WORDS_LEAD, drawn)


def short_of(words: Iterable[TopicWordView]) -> str:
    """What is wanted much more than it is offered, in a sentence; '' where nothing is."""
    gaps = [(one.wanted_by - _most(one.offered_by), one.word) for one in words if one.wanted_by]
    wide = sorted(((gap, word) for gap, word in gaps if gap >= says.WIDE_GAP), reverse=True)
    return says.short_of([word for _, word in wide[:3]]) if wide else ""


def figure(title: str, lead: str, drawn: Markup) -> Markup:
    """A picture with its title and what it shows."""
    caption = tag("figcaption", tag("h2", title), tag("p", lead) if lead else None)
    return tag("figure", joined(caption, drawn), class_="c-figure c-card")


def _most(count: int | None) -> int:
    """How many it may be: a count that is kept back may be as large as four."""
    return 4 if count is None else count


def _people(count: int | None, most: int, *, second: bool = False) -> Bar:
    if count is None:
        return Bar(0, says=says.UNDER_FIVE, second=second)
    return Bar(count / most, says=str(count), second=second)
