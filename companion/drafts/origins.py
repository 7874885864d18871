"""Whose words the lines of a draft are after its author has edited it. Pure, ours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from companion.drafts.draft import DraftLine
from companion.drafts.record import StoredDraft


def with_origins(lines: Sequence[DraftLine], before: StoredDraft) -> tuple[DraftLine, ...]:
    """The lines as somebody sends them, each with whether its words are a model's, as they came or changed.

    What she says of that herself counts for nothing. A line in place of one of a model's is of both, however
    much of it she changed: nobody can tell whose a thought was. One that is word for word a model's is that
    wherever she puts it; one that is word for word ours, or that of a source, is no model's.
    """
    models = [line for line in before.lines if line.phrased or line.edited]
    kept = {_words(line) for line in lines}
    gone = [one for one in models if _words(one) not in kept]
    ours = {_words(line) for line in before.lines if line not in models}
    ours |= {source.text.strip() for source in before.sources}
    found = []
    for line in lines:
        known = _same(line, models, ours)
        phrased = known is not None and known.phrased
        edited = known is not None and known.edited
        if known is None and _words(line) not in ours:
            edited = any(_in_place(line, one) for one in gone)
        found.append(replace(line, phrased=phrased, edited=edited))
    return tuple(found)


def _same(line: DraftLine, models: Sequence[DraftLine], ours: Collection[str]) -> DraftLine | None:
    """A model's line with the same words: the one in its part, else any whose words are not ours as well."""
    same = [one for one in models if _words(one) == _words(line)]
    there = [one for one in same if one.part == line.part]
    elsewhere = [] if _words(line) in ours else same
    return next(iter((*there, *elsewhere)), None)


def _words(line: DraftLine) -> str:
    return line.text.strip()


def _in_place(line: DraftLine, one: DraftLine) -> bool:
    """Whether it stands where that stood: in its part, and resting on the same where it says on what."""
    return line.part == one.part and (not line.cites or not set(line.cites).isdisjoint(one.cites))
