"""What a line of a model may rest on: our own lines, and of people's words as much as is safe to put anew.

People's words reach a model, and may order it to say something, which then stands in its sources. So words
that may be orders are put into no other words at all; and of long words only the beginning may be told
outside quotation marks. Ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from companion.drafts.draft import DraftLine, DraftSource
from companion.wording.content_words import says_something, words_of
from companion.wording.orders import may_give_orders
from companion.wording.sentence import Source

LONGEST_TOLD = 160
"""Characters of somebody's words that may be told outside quotation marks."""
MOST_ADDED = 2
"""Words that say something, beside our own line word for word."""
_QUOTED = re.compile("“([^“”]*)”")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|[\n;。\uff01\uff1f]+")
_OURS = frozenset({"claim", "clause", "stage", "charter"})
"""Kinds of sources whose words are ours but for what stands between quotation marks."""


def ground(
    name: str, line: DraftLine, plain: Sequence[DraftLine], sources: Mapping[str, DraftSource]
) -> Source:
    """All that a line cites as one source, said as our own lines say it.

    Ours are those of its part that rest on nothing that it does not cite: what we say of several sources
    together is said of none of them alone.
    """
    cited = [sources[one] for one in line.cites]
    spoken = _own(line, plain) or [source.text for source in cited]
    told = [_beginnings_quoted(text) for text in spoken]
    more = [words for source in cited for words in _told_of(source)]
    whole = [*spoken, *(words for source in cited for words in (source.text, *source.more))]
    return Source(name, "\n".join(told), tuple(more), quotable=tuple(whole))


def is_suspect(line: DraftLine, plain: Sequence[DraftLine], sources: Mapping[str, DraftSource]) -> bool:
    """Whether something that a line rests on may be an order, so that our own words have to stand."""
    words = [*_own(line, plain)]
    for one in line.cites:
        words += [sources[one].text, *sources[one].more]
    return any(map(may_give_orders, words))


def adds_to_ours(line: DraftLine, plain: Sequence[DraftLine]) -> bool:
    """Whether it says our line word for word and then something of its own: that is no other wording."""
    said = " ".join(words_of(line.text))
    for own in _own(line, plain):
        ours = " ".join(words_of(own))
        if ours and ours in said:
            rest = said.replace(ours, " ", 1).split()
            return sum(map(says_something, rest)) >= MOST_ADDED
    return False


def _own(line: DraftLine, plain: Sequence[DraftLine]) -> list[str]:
    return [one.text for one in plain if one.part == line.part and set(one.cites) <= set(line.cites)]


def _told_of(source: DraftSource) -> Iterable[str]:
    if source.kind in _OURS:
        yield _beginnings_quoted(source.text)
    else:
        yield _beginning(source.text)
    yield from (_beginning(words) for words in source.more)


def _beginnings_quoted(text: str) -> str:
    return _QUOTED.sub(lambda found: f"“{_beginning(found.group(1))}”", text)


def _beginning(words: str) -> str:
    """The first sentence, and no more of it than fits."""
    first = _SENTENCE_END.split(words.strip())[0]
    return first if len(first) <= LONGEST_TOLD else first[:LONGEST_TOLD].rsplit(" ", 1)[0]
