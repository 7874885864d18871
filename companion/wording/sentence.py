"""What a phrased sentence is made of, what it rests on, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Source:
    """Something that was known before anybody phrased it: a claim of ours, a note, a goal.

    `text` is what it says, in words that may be shown to the reader as they stand. `more` are further words
    that belong to it and may be used: a whole statement of which the text quotes a part, a date spelled out.
    `quotable` may be used between quotation marks only.
    """

    id: str
    text: str
    more: tuple[str, ...] = ()
    quotable: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.text.strip():
            raise ValueError("a source needs an id and words")

    @property
    def whole(self) -> str:
        """Everything that it says."""
        return "\n".join((self.text, *self.more))


@dataclass(frozen=True)
class Phrased:
    """One sentence that somebody phrased, and the ids of what it is said to rest on."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """For whom a text is checked.

    `names` are the people who could be spoken of, each by everything that she is called; those in `partners`
    may be named in any sentence, because all of them are about her too. `hidden` is what
    the reader may not see, word for word. `language` is what the text has to be written in; None: whatever
    its sources are written in.
    """

    names: tuple[tuple[str, ...], ...] = ()
    partners: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()
    language: str | None = None


class Fault(StrEnum):
    """Why a sentence is not shown."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNSAFE = "unsafe"
    """A link, an address, HTML, an image, or characters that cannot be seen."""
    NO_SOURCE = "no_source"
    UNKNOWN_SOURCE = "unknown_source"
    HIDDEN = "hidden"
    LANGUAGE = "language"
    QUOTATION = "quotation"
    """Words between quotation marks that nobody wrote."""
    NUMBER = "number"
    NAME = "name"
    ROLE = "role"
    """The right words about the wrong one of two people."""
    NEGATION = "negation"
    UNSUPPORTED = "unsupported"
    """Words that nothing cited bears out."""
    MEANING = "meaning"
    """All words stand in the sources, and together they say something else."""


@dataclass(frozen=True)
class Refused:
    """A sentence that is not shown, with everything that is wrong with it."""

    sentence: Phrased
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Checked:
    """What is left of a phrased text, in its order, and what was taken out."""

    kept: tuple[Phrased, ...]
    refused: tuple[Refused, ...]

    @property
    def cited(self) -> frozenset[str]:
        """What the kept sentences rest on."""
        return frozenset(one for sentence in self.kept for one in sentence.cites)


Sources = Mapping[str, Source]


def by_id(*sources: Source) -> dict[str, Source]:
    """Sources by their ids.

    Raises:
        ValueError: two of them share one.
    """
    found = {source.id: source for source in sources}
    if len(found) != len(sources):
        raise ValueError("two sources share an id")
    return found
