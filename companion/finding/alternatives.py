"""Answers of which one is enough: places or departments with "or" between them are one chip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from companion.explaining.saying import Alternatives, Message, message
from companion.finding.chip_words import languages_spoken
from companion.finding.facets import Facet, facets
from companion.finding.heard import Own, Words
from companion.finding.query import About, Chip

_NAMED = {About.PLACE: "place", About.DEPARTMENT: "department"}
"""What may be joined, and what its words are filled with; languages are joined where they are read."""
_BETWEEN = re.compile(
    r"\s*(?:,\s*)?(?:/|\b(?:or|and|nor)\b)\s*(?:(?:in|from|the|also|near)\s+)*", re.IGNORECASE
)
_ANOTHER = re.compile(r"or (?!rather\b|better\b|not\b)(?:maybe |also |even |perhaps )*", re.IGNORECASE)


def answers(words: str, known: Words, own: Own, *, loose: bool = False) -> list[Facet]:
    """The answers that a clause names; "in Berlin or Madrid" is one of them."""
    found: list[Facet] = []
    for facet in facets(words, known, own, loose=loose or _is_a_choice(words, known)):
        last = found[-1] if found else None
        if last and _may_join(last.about, last.shown, facet) and _is_between(words, last, facet):
            both = tuple(dict.fromkeys((*last.values, *facet.values)))
            shown = _either(last.about, (last.shown, facet.shown), both)
            found[-1] = replace(last, values=both, shown=shown, span=(last.span[0], facet.span[1]))
        else:
            found.append(facet)
    return found


def goes_on(words: str, known: Words) -> bool:
    """Whether a clause adds to an answer: "or Madrid", and "Madrid or London" after "in Berlin"."""
    return _ANOTHER.match(words) is not None or _is_a_choice(words, known)


def with_another(facet: Facet, before: Sequence[Chip]) -> tuple[Facet, Chip | None]:
    """The answer with the one that it is added to, and the chip of that, if there is one."""
    last = next((chip for chip in reversed(before) if chip.about is facet.about), None)
    if last is None or set(facet.values) <= set(last.values):
        return facet, None
    if facet.about is not About.LANGUAGE and not _may_join(last.about, last.shown, facet):
        return facet, None
    both = (*last.values, *facet.values)
    return replace(facet, values=both, shown=_either(facet.about, (last.shown, facet.shown), both)), last


def _is_a_choice(words: str, known: Words) -> bool:
    """Whether a clause is nothing but names: "Marketing or Sales"."""
    names = re.split(
        r"\s+or\s+|\s*/\s*", re.sub(r"^(?:either|ideally|preferably|maybe) ", "", words.casefold())
    )
    return len(names) > 1 and all(one in known.places or one in known.departments for one in names)


def _is_between(words: str, one: Facet, other: Facet) -> bool:
    return _BETWEEN.fullmatch(words[one.span[1] : other.span[0]]) is not None


def _may_join(about: About, shown: str, facet: Facet) -> bool:
    field = _NAMED.get(about)
    told = [one for one in (shown, facet.shown) if isinstance(one, Message) and field in one.values]
    return about is facet.about and len(told) > 1 and told[0].words == told[1].words


def _either(about: About, shown: Sequence[str], values: Sequence[str]) -> Message:
    if about is About.LANGUAGE:
        return languages_spoken(values)
    field = _NAMED[about]
    told = [one for one in shown if isinstance(one, Message)]
    names = [name for one in told for name in _items(one.values[field])]
    return message(told[0].words, **{field: Alternatives.of(names)})


def _items(value: object) -> Sequence[str]:
    return value.items if isinstance(value, Alternatives) else (str(value),)
