"""What a language calls languages, days and places, with their English names; from Unicode's CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from babel.dates import get_day_names

from companion.languages.catalogue import OURS


@lru_cache(maxsize=32)
def language_names(language: str) -> Mapping[str, str]:
    """Spanisch: Spanish; of the languages that have a code of two letters."""
    there, ours = Locale.parse(language, sep="-").languages, Locale.parse(OURS).languages
    both = {name: ours.get(code, "") for code, name in there.items() if len(code) == _LETTERS}
    return MappingProxyType({name: english for name, english in both.items() if english})


@lru_cache(maxsize=32)
def day_names(language: str) -> Mapping[str, str]:
    """Dienstag: Tuesday."""
    there = get_day_names("wide", locale=Locale.parse(language, sep="-"))
    ours = get_day_names("wide", locale=OURS)
    return MappingProxyType({str(name): str(ours[day]) for day, name in there.items()})


@lru_cache(maxsize=32)
def place_names(language: str) -> Mapping[str, str]:
    """Lissabon: Lisbon; the towns that time zones are named after, and countries."""
    there, ours = Locale.parse(language, sep="-"), Locale.parse(OURS)
    named = there.territories.items()
    lands = {name: ours.territories.get(code, "") for code, name in named if len(code) == _LETTERS}
    towns = {
        zone.get("city", ""): ours.time_zones.get(name, {}).get("city") or _town(name)
        for name, zone in there.time_zones.items()
    }
    return MappingProxyType({name: english for name, english in (lands | towns).items() if name and english})


_LETTERS = 2


def _town(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
