"""The answers that a clause names: languages, places, time zones, hours, levels, departments."""

# ruff: noqa: E501, RUF001 -- a pattern cut into lines reads worse; the marks are those that people write.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from companion.explaining.saying import message
from companion.finding.chip_words import Hours, languages_spoken
from companion.finding.heard import Own, Words
from companion.finding.levels import levels_meant
from companion.finding.query import About
from companion.people.availability import read_availability
from companion.people.language_names import CODES
from companion.people.person import Slot
from companion.people.time_zones import read_time_zone

Span = tuple[int, int]


@dataclass(frozen=True)
class Facet:
    """What a clause names, where, and as it may be shown. `plain` is said without any word around it."""

    about: About
    values: tuple[str, ...]
    shown: str
    span: Span
    is_own_place: bool = False


def facets(words: str, known: Words, own: Own, *, loose: bool = False) -> list[Facet]:
    """All of them, in the order in which they stand; no two share a letter.

    With `loose` a bare name is enough ("not Berlin"), as after a clause about the same thing.
    """
    found: list[Facet] = []
    for read in (_zones, _languages, _times, _departments, _places, _levels):
        for facet in read(words, known, own, loose):
            if all(facet.span[1] <= one.span[0] or facet.span[0] >= one.span[1] for one in found):
                found.append(facet)
    return sorted(found, key=lambda one: one.span)


# ---- languages ---------------------------------------------------------------------------------------

_LANGUAGES = {
    name: code for name, code in CODES.items() if len(name) >= 4 and name.replace(" ", "").isalpha()
}
_NO_LANGUAGE_WORDS = frozenset(("bahasa", "romana", "lingala")) - {"lingala"}


@lru_cache(maxsize=1)
def _language_pattern() -> str:
    names = sorted((name for name in _LANGUAGES if name not in _NO_LANGUAGE_WORDS), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, names)) + ")"


@lru_cache(maxsize=1)
def _language_patterns() -> tuple[re.Pattern[str], ...]:
    one = _language_pattern()
    several = rf"(?P<those>{one}(?:(?:\s*(?:,|/|and|or|&)\s*)+{one})*)"
    return (
        re.compile(
            rf"^\W*(?:not |no |only |also |or |and |both |either )*{several}(?: (?:too|as well|only|instead|please))*\W*$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:speak(?:s|ing)?|fluent in|talk(?:s|ing)? (?:to me )?in|conversations? in|language(?:s)?(?: is| are|:)?|understands?|"
            rf"native(?: in)?|meet(?:ings?)? in|mentor(?:ing|ed)? in|sessions? in|in|or|not|no|chat(?:ting)? in)"
            rf"\s+(?:only\s+|fluent\s+|good\s+|either\s+|both\s+|my mother tongue,?\s+)*{several}\b(?!\s+(?:law|market|office|team|culture|companies|clients|customers))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^\W*(?:an? )?{several}\b(?= (?:would|is|isn't|are|was|must|should|has|as|needn't)\b)",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{several}[- ](?:speaking|speakers?|language)\b", re.IGNORECASE),
    )


_OWN_LANGUAGE = re.compile(
    r"\b(?:my (?:own )?(?:first |mother |native )?(?:language|tongue)|a language (?:that )?i speak)\b",
    re.IGNORECASE,
)


def _languages(words: str, _known: Words, own: Own, loose: bool) -> Iterator[Facet]:
    seen: set[Span] = set()
    for pattern in _language_patterns():
        for match in pattern.finditer(words):
            if match.span("those") in seen or re.search(
                r"\b(?:learn(?:ing)?|stud(?:y|ying)|improve|improving)\b.*$",
                words[: match.start()] + " ",
                re.IGNORECASE,
            ):
                continue
            seen.add(match.span("those"))
            names = re.findall(_language_pattern(), match["those"], re.IGNORECASE)
            yield from _of_languages(match["those"], names, match.span())
    mine = _OWN_LANGUAGE.search(words)
    if mine and own.languages:
        yield Facet(About.LANGUAGE, own.languages, message("Speaks a language of yours"), mine.span())


def _of_languages(those: str, names: list[str], span: Span) -> Iterator[Facet]:
    """Languages with "and" between are each a facet of their own; with "or", one that any of them fulfils."""
    codes = list(dict.fromkeys(_LANGUAGES[name.casefold()] for name in names))
    if re.search(r"\band\b|&", those) and not re.search(r"\bor\b", those):
        width = max(1, (span[1] - span[0]) // len(codes))
        for place, code in enumerate(codes):
            yield Facet(
                About.LANGUAGE,
                (code,),
                languages_spoken([code]),
                (
                    span[0] + place * width,
                    span[0] + (place + 1) * width if place < len(codes) - 1 else span[1],
                ),
            )
    else:
        yield Facet(About.LANGUAGE, tuple(codes), languages_spoken(codes), span)


# ---- places and departments --------------------------------------------------------------------------

_PERSON_IN = r"(?:someone|somebody|anyone|anybody|mentors?|person|people|colleagues?|works?|sits?)"
_PERSONAL = r"(?:someone|somebody|anyone|anybody|mentors?|person|people|colleagues?|one|she|he|they|who|works?|working|sits?|is|are|be|based|located|lives?|not|only|from)"
_SUBJECT_VERBS = re.compile(
    r"\b(?:learn|learning|grow|growing|improve|improving|better|move into|moving into|career|careers|get into|skills?|experience|"
    r"knowledge|expertise|help|advice|know|knows|understand|interested|background|switch(?:ing)? (?:to|into)|break(?:ing)? into)\b",
    re.IGNORECASE,
)
_OWN_PLACE = re.compile(
    r"\b(?:near me|close to me|nearby|my (?:own )?(?:city|town|office|location|site|building)|where i (?:live|am|work)|same (?:city|office|town|location|place|site)(?: as (?:me|mine|i am))?|in person)\b",
    re.IGNORECASE,
)
_I_AM_IN = re.compile(
    r"\bi(?:'m| am| live| work)(?! (?:looking|searching|after|interested|trying|hoping|in search))(?: \w+){0,6}? (?:in|at|from|near)\s*$",
    re.IGNORECASE,
)


def _places(words: str, known: Words, own: Own, loose: bool) -> Iterator[Facet]:
    names = {**{city: city.title() for city in _cities()}, **known.places}
    for name, match in _named(
        words, names, r"(?:in|near|around|from|at|close to|outside(?: of)?|not|to)", loose
    ):
        before = words[: match.start()]
        cue = match["cue"].casefold().strip()
        if cue == "to" or (_SUBJECT_VERBS.search(before) and not re.search(_PERSONAL, before, re.IGNORECASE)):
            continue
        shown = known.places.get(name, name.title())
        mine = _I_AM_IN.search(f"{before}{match['cue']}") is not None
        yield Facet(About.PLACE, (name,), message("In {place}", place=shown), match.span(), is_own_place=mine)
    mine_ = _OWN_PLACE.search(words)
    if mine_ and own.location:
        yield Facet(
            About.PLACE, (_fold(own.location),), message("In {place}", place=own.location), mine_.span()
        )


_OWN_DEPARTMENT = re.compile(
    r"\b(?:(?P<other>(?:an?)?other|different|outside(?: of)?)\s+)?(?:(?P<mine>(?:my|our|the same|same|own)\s+(?:own\s+)?)|(?P<bare>(?<=other )|(?<=different )))(?:department|team|unit|division|area|function)s?\b",
    re.IGNORECASE,
)


_IS_DEPARTMENT = re.compile(r"department|division|other|different|outside", re.IGNORECASE)
_ABOUT_SOMEBODY = re.compile(
    rf"\b(?:not|from|outside|{_PERSON_IN})\s+(?:in\s+|from\s+|of\s+|on\s+)*(?:my|our|the same|same)\b",
    re.IGNORECASE,
)


def _departments(words: str, known: Words, own: Own, loose: bool) -> Iterator[Facet]:
    mine = _OWN_DEPARTMENT.search(words)
    if (
        mine
        and own.department
        and (
            _IS_DEPARTMENT.search(mine.group())
            or _ABOUT_SOMEBODY.search(words[: mine.start()] + mine.group())
        )
    ):
        yield _of_department(own.department, mine.span())
    cue = r"(?:in|from|outside(?: of)?|within|inside|at|not)"
    for name, match in _named(words, known.departments, cue, loose):
        named_so = re.match(
            r"\s*(?:department|team|people|folks|side|colleagues?|division)\b",
            words[match.end() :],
            re.IGNORECASE,
        )
        before = words[: match.start()]
        about_people = re.search(rf"\b{_PERSONAL}\b", before, re.IGNORECASE) or match[
            "cue"
        ].casefold().strip() in ("from", "outside", "outside of", "not")
        if not named_so and (not about_people or _SUBJECT_VERBS.search(before)) and not loose:
            continue
        end = match.end() + (named_so.end() if named_so else 0)
        yield _of_department(known.departments[name], (match.start(), end))
    for name, shown in known.departments.items():
        people = re.search(
            rf"(?<!\w){re.escape(name)}\s+(?:department|team|people|folks|person|colleagues?)\b",
            words,
            re.IGNORECASE,
        )
        if people:
            yield _of_department(shown, people.span())


def _of_department(name: str, span: Span) -> Facet:
    return Facet(About.DEPARTMENT, (_fold(name),), message("In {department}", department=name), span)


def _named(
    words: str, names: Mapping[str, str], cue: str, loose: bool
) -> Iterator[tuple[str, re.Match[str]]]:
    """Names that stand after a word that leads to one; alternatives ("London or Paris") are found one by one."""
    folded = words.casefold()
    for name in sorted((name for name in names if name and name in folded), key=len, reverse=True):
        after = rf"(?P<cue>\b{cue}\s+)(?:the\s+)?(?:either\s+|our\s+)?(?:[\w'-]+(?: [\w'-]+){{0,2}}\s+(?:or|and|nor)\s+){{0,3}}(?:the\s+)?(?P<name>{re.escape(name)})(?!\w)"
        found = re.search(after, words, re.IGNORECASE)
        if found is None and loose:
            found = re.search(rf"(?P<cue>)(?<!\w)(?P<name>{re.escape(name)})(?!\w)", words, re.IGNORECASE)
        if found is None:
            found = re.match(
                rf"(?P<cue>)(?P<name>{re.escape(name)})(?= (?:would|is|isn't|are|was|must|should)\b)",
                words,
                re.IGNORECASE,
            )
        if found is None:
            found = re.fullmatch(
                rf"(?P<cue>(?:(?:not|no|only|or|and|also|maybe|preferably|ideally|rather|better|actually)\s+)*)(?P<name>{re.escape(name)})(?: (?:too|only|instead|please|as well))*",
                words,
                re.IGNORECASE,
            )
        if found is not None:
            yield name, _Narrow(found)  # type: ignore[misc]


class _Narrow:
    """A match from its cue to its name, where other names may stand between: only the name's own letters count."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match
        between = match.string[match.end("cue") : match.start("name")]
        names_another = re.search(r"\b(?:or|and|nor)\b", between, re.IGNORECASE)
        self._start = match.start("name") if names_another or len(between) >= 12 else match.start("cue")

    def __getitem__(self, group: str) -> str:
        return self._match[group]

    def start(self) -> int:
        return self._start

    def end(self) -> int:
        return self._match.end("name")

    def span(self) -> Span:
        return self.start(), self.end()


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """Towns that people name, so that one where nobody is can be said so; from the names of time zones."""
    from companion.people.time_zones import named_cities

    return frozenset(city for city in named_cities() if len(city) > 3)


# ---- time zones --------------------------------------------------------------------------------------

_REGIONS = {
    "european": "Europe/Berlin", "europe": "Europe/Berlin", "central european": "Europe/Berlin", "german": "Europe/Berlin",
    "uk": "Europe/London", "british": "Europe/London", "london": "Europe/London", "us east": "America/New_York",
    "eastern": "America/New_York", "east coast": "America/New_York", "us": "America/Chicago", "american": "America/Chicago",
    "us west": "America/Los_Angeles", "west coast": "America/Los_Angeles", "pacific": "America/Los_Angeles",
    "asian": "Asia/Singapore", "indian": "Asia/Kolkata", "african": "Africa/Lagos", "australian": "Australia/Sydney",
}  # fmt: skip
_ZONE = re.compile(
    r"\b(?:(?:close to|similar to|near|around|in|on|within|at|roughly|about|the)\s+)*(?P<which>my|the same|same|a similar|similar|a near|our|[A-Za-z/_+]+(?:[ -][A-Za-z]+)?)\s*"
    r"(?P<what>time ?-?zones?|hours|(?<=[A-Za-z] )time)\b(?:\s+(?:as|to|of|like)\s+(?P<of>me|mine|[A-Za-z/_]+))?",
    re.IGNORECASE,
)
_ZONE_OF = re.compile(
    r"\btime ?-?zones?\s+(?:of|like|near|close to|around|is)\s+(?P<of>me|mine|[A-Za-z/_]+(?: [A-Z][a-z]+)?)\b",
    re.IGNORECASE,
)
_SHORT_ZONE = re.compile(r"\b(?P<zone>CET|CEST|GMT|UTC|BST|EST|EDT|PST|PDT|IST)\b")
_ARTICLE = re.compile(r"^(?:an?|some) ")
_MINE = frozenset(("my", "the same", "same", "a similar", "similar", "a near", "our", "me", "mine"))


def _zones(words: str, _known: Words, own: Own, _loose: bool) -> Iterator[Facet]:
    for match in [*_ZONE_OF.finditer(words), *_ZONE.finditer(words)]:
        groups = match.groupdict()
        what = (groups.get("what") or "time zone").casefold()
        which = _ARTICLE.sub("", (groups.get("of") or groups.get("which") or "").casefold())
        if which in _MINE and "zone" in what and own.time_zone:
            yield Facet(About.TIME_ZONE, (own.time_zone,), message("Near your time zone"), match.span())
            continue
        zone = _REGIONS.get(which) or (_zone_named(which) if "zone" in what or what == "time" else None)
        if zone is not None:
            yield Facet(
                About.TIME_ZONE, (zone,), message("Near the time zone {zone}", zone=zone), match.span()
            )
    short = _SHORT_ZONE.search(words)
    if short:
        zone = _zone_named(short["zone"])
        if zone is not None:
            yield Facet(
                About.TIME_ZONE, (zone,), message("Near the time zone {zone}", zone=zone), short.span()
            )


def _zone_named(name: str) -> str | None:
    return read_time_zone(name).value if len(name) > 2 else None


# ---- hours -------------------------------------------------------------------------------------------

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|workdays?|(?:every|any) day"
_PART = r"mornings?|afternoons?|evenings?|lunch ?times?|lunch(?: breaks?)?|office hours|business hours|working hours|after work|before work"
_CLOCK = r"\d{1,2}(?::\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|h|o'clock|uhr)?"
_HOURS = rf"(?:(?:after|before|from|until)\s+\d{{1,2}}(?::\d\d|\s*(?:am|pm|o'clock|h)\b)|{_CLOCK}\s*(?:-|–|to|and|until)\s*\d{{1,2}}(?::\d\d|\s*(?:am|pm|h)\b)|\d{{1,2}}:\d\d\s*(?:-|–|to|and|until)\s*\d{{1,2}}(?::\d\d)?)"
_BIT = re.compile(rf"\b(?:{_DAY}|{_PART}|{_HOURS})", re.IGNORECASE)
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NO_HOURS = re.compile(
    r"\b(?:evening|morning|weekend|lunch) (?:class|course|school|routine|shift)", re.IGNORECASE
)


def _times(words: str, _known: Words, _own: Own, _loose: bool) -> Iterator[Facet]:
    bits = [] if _NO_HOURS.search(words) else list(_BIT.finditer(words))
    if not bits:
        return
    start, end = bits[0].start(), bits[-1].end()
    slots = _slots(words[start:end]) or _slots(" ".join(bit.group() for bit in bits))
    lead = re.search(
        r"(?:\b(?:on|in the|at|during|the|between|for|i am|i'm|free|available|meet(?:ing)?|can|do|only|call)\s+)+$",
        words[:start],
        re.IGNORECASE,
    )
    if slots:
        shown = " ".join(words[start:end].split()).rstrip(".")
        yield Facet(
            About.TIME,
            (spelt(slots),),
            message("Free {hours}", hours=Hours.of(shown, spelt(slots))),
            (lead.start() if lead else start, end),
        )


def _slots(text: str) -> tuple[Slot, ...]:
    plain = re.sub(r"\blunch ?(?:breaks?|times?)?\b", "lunch", text.casefold())
    plain = plain.replace("after work", "17-21").replace("before work", "7-9").replace("o'clock", "h")
    plain = re.sub(r"\b(?:and|or|the|in|on|at|between|only|also|either|any|every)\b(?!\s*\d)", " ", plain)
    return read_availability(" ".join(plain.split())).value


def spelt(slots: tuple[Slot, ...]) -> str:
    """Hours as `people.availability` reads them."""
    return "; ".join(
        f"{_DAY_NAMES[one.day]} {one.start_minute // 60}:{one.start_minute % 60:02}-{one.end_minute // 60}:{one.end_minute % 60:02}"
        for one in slots
    )


def _levels(words: str, known: Words, own: Own, loose: bool) -> Iterator[Facet]:
    for meant in levels_meant(words, known, own, loose=loose):
        yield Facet(About.LEVEL, meant.levels, meant.shown, meant.span)


def _fold(value: str) -> str:
    return " ".join(value.split()).casefold()
