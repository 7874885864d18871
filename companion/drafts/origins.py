"""Whose words the lines of a draft are after its author has edited it. Pure, ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from companion.drafts.draft import DraftLine
from companion.drafts.record import StoredDraft


def with_origins(lines: Sequence[DraftLine], before: StoredDraft) -> tuple[DraftLine, ...]:
    """The lines as somebody sends them, each with whether its words are a model's, as they came or changed.

    What she says of that herself counts for nothing. A line in place of one of a model's is of both, however
    much of it she changed: nobody can tell whose a thought was. One that is word for word ours, or that of a
    source, is no model's.
    """
    phrased = {_words(line) for line in before.lines if line.phrased}
    edited = {_words(line) for line in before.lines if line.edited}
    plain = {_words(line) for line in before.lines} - phrased - edited
    sources = {source.text.strip() for source in before.sources}
    kept = {_words(line) for line in lines}
    gone = [one for one in before.lines if (one.phrased or one.edited) and _words(one) not in kept]
    found = []
    for line in lines:
        words = _words(line)
        is_hers = words in plain or line.text.strip() in sources
        changed = words in edited or (not is_hers and any(_in_place(line, one) for one in gone))
        found.append(replace(line, phrased=words in phrased, edited=changed and words not in phrased))
    return tuple(found)


def _words(line: DraftLine) -> tuple[str, str]:
    return line.part, line.text.strip()


def _in_place(line: DraftLine, one: DraftLine) -> bool:
    """Whether it stands where that stood: in its part, and resting on the same where it says on what."""
    return line.part == one.part and (not line.cites or not set(line.cites).isdisjoint(one.cites))
