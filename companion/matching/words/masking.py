"""What identifies a person, taken out of their words before anything is embedded or compared.

Names, e-mail addresses, links, handles, telephone numbers, pronouns, ages and schools become the
same *hole* whatever stood there, so that another name in the same place changes nothing that
follows; third-person pronouns all become "they" or "their". English first, with the commonest forms
of German, French and Spanish. What no pattern here knows (a nickname, a school without a telling
word) is not found; docs/decisions/0003-comparing-statements.md says so.
"""

# ruff: noqa: RUF001 -- the typographic marks are those that people write.

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from companion.matching.words.identifying import EVERYDAY_NAMES, HOLE, IDENTIFYING, LINKING_NAMES


@dataclass(frozen=True)
class Masked:
    """A text with holes, and where each of its characters stood in the text as written."""

    original: str
    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]

    def as_written(self, start: int, stop: int) -> str:
        """The words behind a span of the masked text."""
        return self.original[self.starts[start] : self.stops[stop - 1]] if start < stop else ""


@dataclass(frozen=True)
class FullNames:
    """Everybody's full names, by their first word, to be found in anybody's text."""

    by_first_word: Mapping[str, tuple[tuple[str, ...], ...]]


def full_names(names: Iterable[str]) -> FullNames:
    """The names of two words and more; one word alone could be any word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(word.casefold() for word in _WORD.findall(name))
        if len(words) > 1:
            found.setdefault(words[0], set()).add(words)
    # Longest first, so that "Ana Maria Diaz" is not cut short by "Ana Maria".
    return FullNames(
        {first: tuple(sorted(all_, key=lambda n: (-len(n), n))) for first, all_ in found.items()}
    )


def mask(
    text: str, *, own_name: str = "", everybody: FullNames | None = None, schools: Iterable[str] = ()
) -> Masked:
    """The text without what identifies.

    `own_name` goes word by word, `everybody` as full names; `schools` are further values to take out
    wherever they stand.
    """
    spans = [(a, b, HOLE) for a, b in _name_spans(text, own_name, everybody)]
    spans += [(m.start(), m.end(), HOLE) for school in schools for m in _literally(school).finditer(text)]
    return _filled(text, [*spans, *_pattern_spans(text)])


def without_holes(masked: str) -> str:
    """Masked text fit to be embedded: holes gone, with the blanks and articles that they leave behind."""
    closed = _AROUND_HOLE.sub(" ", masked)
    return re.sub(r"\s+([,.;:!?)])", r"\1", " ".join(closed.split())).strip(" ,")


# ---- spans to text -----------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _pattern_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    spans = []
    for pattern, what in IDENTIFYING:
        group = "what" if "what" in pattern.groupindex else 0
        for found in pattern.finditer(text):
            spans.append((found.start(group), found.end(group), what(found.group(group))))
    return tuple(spans)


def _filled(text: str, spans: list[tuple[int, int, str]]) -> Masked:
    pieces: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    at = 0
    for start, stop, instead in [*_joined(text, spans), (len(text), len(text), "")]:
        pieces += [text[at:start], instead]
        starts += [*range(at, start), *[start] * len(instead)]
        stops += [*range(at + 1, start + 1), *[stop] * len(instead)]
        at = stop
    return Masked(text, "".join(pieces), tuple(starts), tuple(stops))


def _joined(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans in order; overlapping ones, and holes with nothing but blanks or hyphens between, as one.

    Three words of a name then leave the same hole as two.
    """
    joined: list[tuple[int, int, str]] = []
    for start, stop, instead in sorted(spans, key=lambda s: (s[0], -s[1], s[2])):
        if joined:
            a, b, before = joined[-1]
            both_holes = before == instead == HOLE
            if start < b or (both_holes and not text[b:start].strip(" \t-'’.")):
                joined[-1] = (a, max(b, stop), HOLE if HOLE in (before, instead) else before)
                continue
        joined.append((start, stop, instead))
    return joined


# ---- names -------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_NameWord = tuple[int, int, str, str]
"""Start, stop, the word as written, the same folded."""


@lru_cache(maxsize=1 << 14)
def _words_of(text: str) -> tuple[_NameWord, ...]:
    found = _WORD.finditer(text)
    return tuple((m.start(), m.end(), m.group(), m.group().casefold()) for m in found)


def _name_spans(text: str, own_name: str, everybody: FullNames | None) -> Iterable[tuple[int, int]]:
    words = _words_of(text)
    own = {name.casefold(): name for name in _WORD.findall(own_name) if len(name) >= 2}
    for start, stop, word, folded in words:
        if folded in own and _is_own(word, own[folded]):
            # The "O" of "O'Neill" goes with it.
            yield start - (2 if _ONE_LETTER_BEFORE.search(text, max(0, start - 3), start) else 0), stop
    if everybody is not None:
        yield from _full_name_spans(words, everybody)


def _is_own(word: str, name_word: str) -> bool:
    if word in (name_word, name_word.upper()):
        return word[0].isupper() or name_word not in LINKING_NAMES
    lower = name_word.casefold()
    return lower not in EVERYDAY_NAMES and lower not in LINKING_NAMES and len(lower) > 3


def _full_name_spans(words: tuple[_NameWord, ...], everybody: FullNames) -> Iterable[tuple[int, int]]:
    for i, first in enumerate(words):
        for name in everybody.by_first_word.get(first[3], ()):
            if tuple(word[3] for word in words[i : i + len(name)]) == name:
                yield first[0], words[i + len(name) - 1][1]
                break


def _literally(value: str) -> re.Pattern[str]:
    """A school as its column gives it; fewer than three characters could be anything."""
    inside = r"\s+".join(re.escape(word) for word in value.split())
    return re.compile(rf"(?<!\w){inside}(?!\w)", re.IGNORECASE) if len(inside) >= 3 else re.compile(r"(?!)")


_ONE_LETTER_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_]['’]$")
_AROUND_HOLE = re.compile(rf"(?:\b(?:[Aa]n?|[Tt]he)\s+)?(?:[\s(\[-]*{HOLE}[\s)\]-]*)+(?:['’]s\b)?")
