"""The numbers and days in a text, brought to one spelling so that two texts can be compared. Ours."""

# ruff: noqa: E501, RUF001 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
from collections import Counter

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUE = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
CARDINALS = (*_SMALL, *_TENS, *_LARGE)
"""The words that numbers are made of, from zero on."""
_TIMES = {
    "once": "1",
    "twice": "2",
    "thrice": "3",
    "dozen": "12",
    "half": "0.5",
    "double": "2",
    "triple": "3",
}
ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
}
"""The words for first to twelfth, with their numbers."""
_TEENTHS = {f"{word}th": str(number) for number, word in enumerate(_SMALL) if number >= 13} | {
    "twentieth": "20",
    "thirtieth": "30",
}
_UNITS = {word: int(number) for word, number in list(ORDINALS.items())[:9]}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_TOKEN = re.compile(
    r"(\d[\d,.]*\d|\d)?([½¼¾])?(?<=[\d½¼¾])(st|nd|rd|th)?(\s?%)?|[^\W\d_]+(?:-[^\W\d_]+)*", re.IGNORECASE
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
# "one" is as often a pronoun as a number; it counts before what is counted.
_PRONOUN = re.compile(
    r"(?i)\byou two\b|(?<!the )\bfirst(?=\s*(?:[.,;:!?)]|$|\b(?:which|what|how|when|whether)\b))|\bfirst(?= (?:step|time|of all|thing|task|priority|move|item|job|meeting|talk|conversation|topic|question)\b)|\bat first\b|(?<!\bthe )(?<!\byour )(?<!\bour )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<!\ba )(?<!['’]s )\bfirst(?= (?:agree|find|settle|decide|fix|pick|choose|look|see|ask|tell|get|make|work|sort|set|say|arrange|discuss|need|have to|sit|check)\b)|\b(?:the )?two of (?:you|them|us)\b|\btwo(?= (?:statements|profiles|things|entries|sides)\b)|"
    r"\b(?:the|these) two(?= (?:are|have|both|can|could|will|share|like|speak|work|tend|want|agree|answered|gave|give|get|got|do|did|wrote|write|lie|connect|relate|overlap|seem|meet|need|of|belong|go|fit|match|sit|may|might|should|do)\b)|"
    r"\bone\b(?!-|\s+(?:hour|minute|day|week|month|year|time|meeting|mentee|mentor|person|goal|step|page|of \d))"
)
_OF_MONTH = "|".join(_MONTHS)
_ORDINAL_OF_DAY = "|".join(
    [f"{ten}-{nth}" for ten in ("twenty", "thirty") for nth in _UNITS] + [*ORDINALS, *_TEENTHS]
)
_DAY = re.compile(
    rf"(?i)\b(?:(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL_OF_DAY})(?: of)? (?P<month>{_OF_MONTH})"
    rf"|(?P<behind>{_OF_MONTH}) (?:the )?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL_OF_DAY}))\b(?!\d)"
)
_YEAR = re.compile(rf"(?i)\b({_OF_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (\d{{4}})\b")
_SHARE = re.compile(
    rf"(?i)\b(?P<some>\d+|[a-z]+)(?: out)? of (?:the |their |those )?(?!{_OF_MONTH})(?P<whole>\d+|[a-z]+)\b"
)
_NTH = re.compile(rf"(?i)\b({'|'.join(_TENS)})-({'|'.join(_UNITS)})\b")
_AND_A_HALF = re.compile(r"(?i)\b([a-z]+|\d+) and a half\b")
_MAY_AFTER = re.compile(r"(?i)\b(?:in|until|by|since|of|before|after|\d{1,2}(?:st|nd|rd|th)?) may\b|\bmay \d")


def numbers_in(text: str) -> Counter[str]:
    """Every number, ordinal, share, weekday and month, as often as it is said: "two and a half" is 2.5.

    Dates written by digits count by their year, month and day, so that 2027-03-05 is 5 March 2027.
    """
    spelled = _PRONOUN.sub("", _AND_A_HALF.sub(_with_half, _NTH.sub(_nth, _ISO.sub(_day, text))))
    found: Counter[str] = Counter()
    running: int | None = None
    for match in _TOKEN.finditer(spelled):
        for word in _parts(match.group(0)):
            value = _VALUE.get(word)
            if value is not None:
                running = _joined(running, value, found)
                continue
            if word in _LARGE and running is not None:
                running *= _LARGE[word]
                continue
            if running is not None:
                found[str(running)] += 1
                running = None
            named = _named(word, spelled)
            if named:
                found[named] += 1
    if running is not None:
        found[str(running)] += 1
    return found


def pairs_of_numbers(text: str) -> set[tuple[str, ...]]:
    """Numbers that belong together: a day with its month, a month with its year, four of six."""
    spelled = _ISO.sub(_day, text)
    found: set[tuple[str, ...]] = set()
    for day in _DAY.finditer(spelled):
        # "The" says that first is no "first of all".
        (number,) = numbers_in(f"the {day['day'] or day['nth']}")
        month = (day["month"] or day["behind"]).casefold()
        found.add((number, month))
    found |= {(year[1].casefold(), year[2]) for year in _YEAR.finditer(spelled)}
    for share in _SHARE.finditer(spelled):
        some, whole = ([*numbers_in(share[place])] for place in ("some", "whole"))
        if len(some) == len(whole) == 1:
            found.add((some[0], "of", whole[0]))
    return found


def _nth(found: re.Match[str]) -> str:
    """Twenty-first is 21."""
    return str(_VALUE[found[1].casefold()] + _UNITS[found[2].casefold()])


def _with_half(found: re.Match[str]) -> str:
    """Six and a half is 6.5; of what is no number nothing is made."""
    whole = found[1].casefold()
    value = int(whole) if whole.isdigit() else _VALUE.get(whole)
    return found[0] if value is None else f"{value}.5"


def _joined(running: int | None, value: int, found: Counter[str]) -> int:
    if running is None:
        return value
    if running % 100 == 0 or (running % 10 == 0 and running % 100 >= 20 and value < 10):
        return running + value
    found[str(running)] += 1
    return value


def _parts(token: str) -> list[str]:
    lowered = token.casefold().strip()
    if lowered[:1].isdigit() or lowered[:1] in _FRACTIONS:
        return [lowered]
    return lowered.split("-")


def _named(word: str, text: str) -> str:
    if word[:1].isdigit() or word[:1] in _FRACTIONS:
        return _figure(word)
    if word in _TIMES:
        return _TIMES[word]
    if word in ORDINALS or word in _TEENTHS:
        return ORDINALS.get(word) or _TEENTHS[word]
    if word == "may":
        return "may" if _MAY_AFTER.search(text) else ""
    singular = word.removesuffix("s")
    if word in _MONTHS or word in _WEEKDAYS:
        return word
    return singular if singular in _WEEKDAYS else ""


def _figure(word: str) -> str:
    share = "%" if word.endswith("%") else ""
    bare = re.sub(r"(?:st|nd|rd|th)$|\s?%$", "", word)
    for mark, decimals in _FRACTIONS.items():
        bare = bare.replace(mark, decimals)
    if bare.startswith("."):
        bare = "0" + bare
    bare = re.sub(r"(?<=\d),(?=\d{3}\b)", "", bare).rstrip(".,").replace(",", ".")
    if bare.count(".") == 1:
        bare = bare.rstrip("0").rstrip(".")
    return (bare.lstrip("0") or "0" if "." not in bare else bare) + share


def _day(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= 12 else found.group(0)
