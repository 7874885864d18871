"""Turns that say what a source says only because of what it says, put into its own words. Pure, ours.

“At least 2 and at most 3” says of hours between 2 and 3 what is known, and of “about 2 hours” what nobody
knows. So each of these is read as its source has it, and only beside a source that bears it out. What is quoted
stays as it is.
"""

# ruff: noqa: E501 -- patterns read best as they stand.

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.wording.numbers import numbers_in

_NUMBER = r"[\d½¼¾.]*[\d½¼¾]"
_SPREAD = re.compile(rf"\bbetween (?P<least>{_NUMBER}) and (?P<most>{_NUMBER}) over the year\b")
_OR_NONE = re.compile(rf"\((?P<most>{_NUMBER}) in some weeks and none in others\b")
_AT_LEAST = re.compile(
    rf"\b(?:(?:at|for at) least|as (?:few|little) as|no (?:fewer|less) than|never less than) (?P<before>{_NUMBER})"
    rf"|(?P<behind>{_NUMBER})(?: hours)? at (?:the )?(?:very )?(?:least|fewest|minimum)\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    rf"\b(?:at most|as (?:many|much) as|no more than|never more than|up to) (?P<before>{_NUMBER})"
    rf"|(?P<behind>{_NUMBER})(?: hours)? at (?:the )?(?:very )?(?:most|maximum)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('([“„«"][^“”„«»"]{2,}[”“»"])')


@dataclass(frozen=True)
class _Turn:
    """What a text may say beside a source in which `known` is found, and what that means."""

    known: re.Pattern[str]
    said: re.Pattern[str]
    means: str


def _turn(known: str, said: str, means: str) -> _Turn:
    return _Turn(re.compile(known, re.IGNORECASE), re.compile(said, re.IGNORECASE), means)


_TURNS = (
    _turn(r"\bclocks\b", r"\bwhere (?:you|each of you)(?: both| two| each)? (?:are|is|live|lives)\b", ""),
    _turn(
        r"\bboth free\b",
        r"\bneither (?:(?:of )?you(?: two)?|one of you) (?:is|are) (?:busy|booked|taken|occupied)\b",
        "both of you are free",
    ),
    _turn(
        r"\bboth free\b",
        r"\bneither (you|[^\W\d_]+) nor (you|[^\W\d_]+) (?:is|are) (?:busy|booked|taken|occupied)\b",
        r"both \1 and \2 are free",
    ),
    _turn(
        r"\bboth free\b",
        r"(?<!, )\b(?:at once|at one time|simultaneously|concurrently)\b",
        "at the same time",
    ),
    _turn(r"\bsame way\b", r"\b(?:(?:very )?much|just) (?:as|like)(?= [^\W\d_]+)", "the same way as"),
    _turn(r"\bsame way\b", r"\bhow(?= (?:you|[^\W\d_]+)(?: both)? (?:likes?|prefers?) to work\b)", "the way"),
    _turn(r"\bdiffer", r"\bunalike\b", "different"),
    _turn(
        r"\bdiffer",
        r"\b(?:in )?another way\b|\bin (?:another|the other)\b(?=\s*(?:[.,;:!?)]|$))",
        "differently",
    ),
    _turn(r"\boffers\b", r"^ is (?:also )?available\b", " is on offer"),
)


def as_its_source(text: str, source: str) -> str:
    """The text with such turns in the words of a source that bears them out."""
    pieces = _QUOTED.split(text)
    # Every other piece is a quotation.
    return "".join(piece if place % 2 else _restated(piece, source) for place, piece in enumerate(pieces))


def has_other_ends(text: str, source: str) -> bool:
    """Whether a text says one number of a spread twice where its source has it once, in place of another."""
    if not _SPREAD.search(source):
        return False
    said, known = numbers_in(text), numbers_in(source)
    return any(said[one] > known[one] for one in known) and any(one not in said for one in known)


def _restated(piece: str, source: str) -> str:
    for turn in _TURNS:
        if turn.known.search(source):
            piece = turn.said.sub(turn.means, piece)
    spread = _SPREAD.search(source) or _OR_NONE.search(source)
    if spread is None:
        return piece
    ends = spread.groupdict()
    piece = _AT_LEAST.sub(lambda found: _end(found, ends.get("least"), "from"), piece)
    return _AT_MOST.sub(lambda found: _end(found, ends.get("most"), "to"), piece)


def _end(found: re.Match[str], known: str | None, word: str) -> str:
    number = found["before"] or found["behind"]
    return f"{word} {number}" if number == known else found[0]
