"""Saying a message in the words that the reader knows, with where each of them stands in hers.

A phrasebook is one file of `phrasebooks`, named after its language: turns of phrase of that language with
what they are in English, which is what the reader reads. Only the turns of phrase become English; what she
speaks of stays as she wrote it, and so do the words that are quoted to her. Names of languages, towns,
countries and days are no entries of ours: they come from Unicode's CLDR by Babel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from companion.languages.names import day_names, language_names, place_names
from companion.people.language_names import CODES
from companion.people.time_zones import named_cities

_FOLDER, _ENDING = "phrasebooks", ".txt"
_BEGIN, _END = r"(?<![^\W_])", r"(?:(?<=\W)|(?![^\W_]))"
_SLOT = re.compile(r"\{(\w+)\}")
_WHAT = "what"
_ONLY_THERE = frozenset({"department", "level"})
"""Slots of which only a programme knows names; of places everybody knows most."""
_DEEPEST = 4
"""Turns of phrase within one another; people do not speak so, and a made-up message may."""


@dataclass(frozen=True)
class Names:
    """Names of a programme by which a turn of phrase is known: as people there spell them, folded."""

    places: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Piece:
    """A stretch of glossed words, and where in her words it comes from; `is_hers`: letter by letter."""

    words: str
    start: int
    end: int
    is_hers: bool


@dataclass(frozen=True)
class Glossed:
    """What she wrote, in words that the reader knows."""

    hers: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """As the reader reads it."""
        return "".join(one.words for one in self.pieces)

    def as_written(self, start: int, end: int) -> str:
        """What she wrote where these glossed words stand."""
        begins, ends, at = len(self.hers), 0, 0
        for one in self.pieces:
            first, last = max(start, at), min(end, at + len(one.words))
            if first < last:
                begins = min(begins, one.start + (first - at if one.is_hers else 0))
                ends = max(ends, one.start + (last - at) if one.is_hers else one.end)
            at += len(one.words)
        return self.hers[begins:ends]


@dataclass(frozen=True)
class _Entry:
    """One turn of phrase: as people say it, and in English."""

    said: str
    english: str


@dataclass(frozen=True)
class Phrasebook:
    """What a file holds. `marks` are the small words by which its language is known."""

    language: str
    marks: frozenset[str]
    entries: tuple[_Entry, ...]


@lru_cache(maxsize=1)
def phrasebooks() -> Mapping[str, Phrasebook]:
    """All of them by their languages; a word that two languages have is a mark of neither."""
    read = [
        _read(one.name.removesuffix(_ENDING), one.read_text(encoding="utf-8"))
        for one in files(__package__).joinpath(_FOLDER).iterdir()
        if one.name.endswith(_ENDING)
    ]
    found: dict[str, Phrasebook] = {}
    for book in sorted(read, key=lambda one: one.language):
        others = frozenset[str]().union(*(one.marks for one in read if one is not book))
        found[book.language] = Phrasebook(book.language, book.marks - others, book.entries)
    return MappingProxyType(found)


def _read(language: str, text: str) -> Phrasebook:
    marks: set[str] = set()
    entries = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        said, _, english = line.partition(" = ")
        if said.strip() == "MARKS":
            marks |= set(english.casefold().split())
        else:
            entries.append(_Entry(said.strip(), english.strip()))
    return Phrasebook(language, frozenset(marks), tuple(entries))


# ---- which language ----------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED = 5
"""Letters of a word in capitals that is no short name."""


def languages_of(text: str) -> list[str]:
    """The languages with a phrasebook of which a text has small words, the most of them first."""
    said = _WORD.findall(text)
    # "AI" is a word of ours, and one of French in small letters.
    is_shouted = text.isupper() and len(said) > 1
    short = {word for word in said if not is_shouted and word.isupper() and len(word) < _SHOUTED}
    words = [word.casefold() for word in said if word not in short]
    counts = {name: sum(word in book.marks for word in words) for name, book in phrasebooks().items()}
    return sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name])


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The small words of all languages that have a phrasebook; none of them is a word of English."""
    return frozenset[str]().union(*(book.marks for book in phrasebooks().values()))


def read_in(sentence: str, message: str, page: str) -> list[str]:
    """In which languages to read a sentence: its own, else those of the message, else that of her page."""
    own = languages_of(sentence) or languages_of(message)
    return own or ([page] if page in phrasebooks() else [])


# ---- saying it in English ----------------------------------------------------------------------------


def glossed(sentence: str, languages: list[str], names: Names) -> Glossed:
    """A sentence with the turns of phrase of these languages in English."""
    found = Glossed(sentence, (Piece(sentence, 0, len(sentence), is_hers=True),) if sentence else ())
    for language in languages:
        pieces: list[Piece] = []
        for one in found.pieces:
            if not one.is_hers:
                pieces.append(one)
                continue
            own = _glossed(one.words, _rules(language, names))
            pieces += [
                Piece(each.words, each.start + one.start, each.end + one.start, each.is_hers) for each in own
            ]
        found = Glossed(sentence, tuple(pieces))
    return found


@dataclass(frozen=True)
class _Rule:
    """A turn of phrase to be looked for; in English it is words and slots by turns."""

    pattern: re.Pattern[str]
    english: tuple[str, ...]
    named: Mapping[str, Mapping[str, str]]
    """By slot what the reader calls the names of it that it knows otherwise."""


def _glossed(text: str, rules: tuple[_Rule, ...], depth: int = 0) -> list[Piece]:
    """The pieces of a text: of two turns of phrase that overlap the first one stands, or the longer one."""
    found = {place: match for place, rule in enumerate(rules) if (match := rule.pattern.search(text))}
    pieces, at = list[Piece](), 0
    while found:
        place = min(found, key=lambda one: (found[one].start(), -found[one].end(), one))
        start, end = found[place].span()
        if start > at:
            pieces.append(Piece(text[at:start], at, start, is_hers=True))
        pieces += _said(rules[place], found[place], rules, depth)
        at = end
        if text[at - 1 : at + 1].strip() and text[at : at + 1].isalnum():
            # "l'espagnol" is two words.
            pieces.append(Piece(" ", at, at, is_hers=False))
        for other in [one for one, match in found.items() if match.start() < at]:
            again = rules[other].pattern.search(text, at)
            found.pop(other)
            if again:
                found[other] = again
    return [*pieces, Piece(text[at:], at, len(text), is_hers=True)] if at < len(text) else pieces


def _said(rule: _Rule, match: re.Match[str], rules: tuple[_Rule, ...], depth: int) -> Iterator[Piece]:
    start, end = match.span()
    for place, part in enumerate(rule.english):
        if place % 2 == 0:
            if part:
                yield Piece(part, start, end, is_hers=False)
        elif part == _WHAT:
            inner, first = match[part], match.start(part)
            deeper = depth < _DEEPEST
            own = _glossed(inner, rules, depth + 1) if deeper else [Piece(inner, 0, len(inner), is_hers=True)]
            for one in own:
                yield Piece(one.words, one.start + first, one.end + first, one.is_hers)
        else:
            yield Piece(_name(part, match[part], rule.named), *match.span(part), is_hers=False)


def make_ready() -> None:
    """Compile every phrasebook, so that no first message waits for it: a tenth of a second for each."""
    for language in phrasebooks():
        _rules(language, Names())


@lru_cache(maxsize=64)
def _rules(language: str, names: Names) -> tuple[_Rule, ...]:
    places = {name: there for name, there in _places(language).items() if name not in names.places}
    named = {"language": _languages(language), "day": _days(language), "place": places}
    everywhere, own = _everywhere(language), _own(language, names)
    found = []
    for entry in phrasebooks()[language].entries:
        english = tuple(_SLOT.split(entry.english))
        patterns = (everywhere.get(entry.said), own.get(entry.said))
        found += [_Rule(one, english, named) for one in patterns if one is not None]
    return tuple(found)


@lru_cache(maxsize=32)
def _everywhere(language: str) -> Mapping[str, re.Pattern[str]]:
    """The turns of phrase that are read in every programme."""
    slots = {**_slots(language), "place": _one_of(_known_places(language))}
    said = [entry.said for entry in phrasebooks()[language].entries]
    return {one: _compiled(one, slots) for one in said if _ONLY_THERE.isdisjoint(_SLOT.findall(one))}


def _own(language: str, names: Names) -> Mapping[str, re.Pattern[str]]:
    """Those that name what one programme has."""
    named = {
        "place": names.places - _known_places(language),
        "department": names.departments,
        "level": names.levels,
    }
    known = {slot: _one_of(theirs) for slot, theirs in named.items() if theirs}
    slots = {**_slots(language), **known}
    said = [entry.said for entry in phrasebooks()[language].entries]
    return {one: _compiled(one, slots) for one in said if not known.keys().isdisjoint(_SLOT.findall(one))}


def _compiled(said: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    pattern = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>{slots[slot[1]]})", _spaced(said))
    return re.compile(f"{_BEGIN}(?:{pattern}){_END}", re.IGNORECASE)


def _spaced(said: str) -> str:
    return said.replace(" ?", r"\s*").replace(" ", r"\s+")


# ---- names, as Unicode has them ----------------------------------------------------------------------


def _slots(language: str) -> Mapping[str, str]:
    return {
        _WHAT: r"[^,;.!?]+?",
        "language": _one_of(_languages(language)),
        "day": _one_of(_days(language)),
        "hour": r"\d{1,2}(?:[:.h]\d\d)?",
    }


@lru_cache(maxsize=32)
def _known_places(language: str) -> frozenset[str]:
    """What is known as a place wherever one is."""
    return frozenset({*_places(language), *named_cities()})


def _one_of(names: Mapping[str, str] | set[str] | frozenset[str]) -> str:
    usable = sorted((re.escape(one) for one in names if len(one) > 1), key=len, reverse=True)
    return "|".join(usable) or "(?!)"


def _name(slot: str, written: str, named: Mapping[str, Mapping[str, str]]) -> str:
    plain = " ".join(written.casefold().split())
    if slot == "hour":
        hour, _, minutes = re.sub("[.h]", ":", plain).partition(":")
        return f"{hour}:{minutes or '00'}"
    return named.get(slot, {}).get(plain, written)


@lru_cache(maxsize=32)
def _languages(language: str) -> Mapping[str, str]:
    """What a language calls languages, with what the reader calls them."""
    named = language_names(language).items()
    known = [(name, english) for name, english in named if len(name) > 3 and english.casefold() in CODES]
    return {one: english for name, english in known for one in _spellings(name)}


@lru_cache(maxsize=32)
def _days(language: str) -> Mapping[str, str]:
    return {one: day for name, day in day_names(language).items() for one in _spellings(name)}


@lru_cache(maxsize=32)
def _places(language: str) -> Mapping[str, str]:
    """What a language calls the towns that time zones are named after, and countries."""
    named = {name: english for name, english in place_names(language).items() if len(name) > 2}
    return {one: english.casefold() for name, english in named.items() for one in _spellings(name)}


def _spellings(name: str) -> set[str]:
    """A name as it is compared, and as it is written where a keyboard has no accents."""
    plain = name.casefold()
    bare = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    return {plain, bare}
