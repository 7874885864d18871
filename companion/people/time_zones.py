"""Reading a time zone, from any of the ways in which people write one."""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from functools import lru_cache

from companion.languages.phrase import phrase
from companion.people.remarks import Understood, ignored, noticed, quoted
from companion.people.time_zone_names import (
    ABBREVIATIONS,
    AMBIGUOUS,
    HALF_HOUR_OFFSETS,
    PLACES,
    WINDOWS_ZONES,
)

_MEND = phrase("Write a zone such as Europe/Berlin, or the largest city nearby.")
_OFFSET = re.compile(r"(?:utc|gmt|z)?\s*([+\u2212\u2013-])\s*(\d{1,2})(?::?([0-5]\d))?(?:\s*(?:h|hours?))?")
_OUTLOOK = re.compile(r"\(\s*((?:utc|gmt)[^)]*)\)\s*(.+)")
_UTC = frozenset(
    ["utc", "z", "zulu", "utc+0", "utc+00:00", "utc-0", "utc+00", "utc\u00b10", "utc\u00b100:00", "etc/utc"]
)
# Files in the database that name no place on earth.
_NO_ZONES = frozenset(["factory", "localtime", "posixrules"])
_REGIONS = frozenset(["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"])


@lru_cache(maxsize=4096)
def read_time_zone(text: str) -> Understood[str | None]:
    """A zone of the tz database as it is spelled there; None is unknown. Guesses come with a notice.

    Tried in this order: UTC, an abbreviation, a zone (in any case), what Windows calls it, an offset, a
    place. Abbreviations come before zones because the zone EST has no summer time, and people in New
    York who write EST do.
    """
    plain = " ".join(text.lower().split())
    if plain in _UTC:
        return Understood("Etc/UTC")
    outlook = _OUTLOOK.fullmatch(plain)
    bare = outlook[2] if outlook else re.sub(r"\s*\([^)]*\)$", "", plain)
    tried = [_by_name(plain), _by_name(bare), _of_places(bare), _by_offset(outlook[1]) if outlook else None]
    return next((found for found in tried if found is not None), None) or ignored(
        None, phrase("{words} is no time zone we know.", words=quoted(text)), _MEND
    )


def named_cities() -> frozenset[str]:
    """The towns that zones are named after, and the places that people write for a zone, lower case."""
    return frozenset((*_cities(), *PLACES))


def _by_name(plain: str) -> Understood[str | None] | None:
    if plain in AMBIGUOUS:
        return ignored(
            None,
            phrase("{words} can mean several zones.", words=quoted(plain.upper())),
            phrase("Write {zones}.", zones=AMBIGUOUS[plain]),
        )
    if plain in ABBREVIATIONS:
        zone = ABBREVIATIONS[plain]
        return noticed(
            zone, phrase("{words} was read as {zone}.", words=quoted(plain.upper()), zone=zone), _advice(zone)
        )
    zones = _zones()
    known = zones.get(plain.replace(" ", "_")) or WINDOWS_ZONES.get(plain)
    if known is not None:
        return Understood(known)
    return _by_offset(plain)


def _advice(zone: str) -> str:
    if zone == "Etc/UTC":
        return phrase("It has no summer time; write Europe/London if Britain is meant.")
    return phrase("If another is meant, write its zone, such as Europe/Berlin.")


def _by_offset(plain: str) -> Understood[str | None] | None:
    found = _OFFSET.fullmatch(plain)
    if found is None:
        return None
    sign = 1 if found[1] == "+" else -1
    minutes = sign * (int(found[2]) * 60 + int(found[3] or 0))
    zone = _zone_of_offset(minutes)
    if zone is None:
        return ignored(
            None, phrase("No zone keeps the offset {words} all year.", words=quoted(plain.upper())), _MEND
        )
    what = phrase(
        "{words} was read as the same offset all year, without summer time ({zone}).",
        words=quoted(plain.upper()),
        zone=zone,
    )
    return noticed(zone, what, phrase("Write a zone such as Europe/Berlin if clocks change there."))


def _zone_of_offset(minutes: int) -> str | None:
    if minutes == 0:
        return "Etc/UTC"
    hours, rest = divmod(minutes, 60)
    if rest:
        return HALF_HOUR_OFFSETS.get(minutes)
    # The names in Etc count westward: two hours ahead of UTC is Etc/GMT-2.
    return f"Etc/GMT{-hours:+d}" if -12 <= hours <= 14 else None


def _of_places(plain: str) -> Understood[str | None] | None:
    """The zone of the first place that we know in a list such as "London, UK" or "CET/CEST"."""
    for piece in re.split(r"[,;/]", plain):
        place = _without_accents(piece.strip())
        zone = _cities().get(place) or PLACES.get(place)
        if zone is not None:
            return Understood(zone)
        if place in ABBREVIATIONS:
            return _by_name(place)
    return None


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {zone.lower(): zone for zone in zoneinfo.available_timezones() if zone.lower() not in _NO_ZONES}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Zone by the city that it is named after, lower case.

    Where two zones carry one city's name, such as Asia/Istanbul and Europe/Istanbul, they are one zone.
    """
    found: dict[str, str] = {}
    for zone in sorted(_zones().values()):
        region, _, city = zone.rpartition("/")
        if region.partition("/")[0] in _REGIONS:
            found[city.replace("_", " ").lower()] = zone
    return found
