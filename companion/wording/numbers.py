"""The numbers and days in a text, brought to one spelling so that two texts can be compared. Ours."""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

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
_ORDINALS = {
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
    r"(?i)\byou two\b|\bfirst(?= (?:step|time|of all|thing|meeting|talk|conversation|topic|question)\b)|\bat first\b|\b(?:the )?two of (?:you|them|us)\b|"
    r"\bone\b(?!-|\s+(?:hour|minute|day|week|month|year|time|meeting|mentee|mentor|person|goal|step|page|of \d))"
)
_MAY_AFTER = re.compile(r"(?i)\b(?:in|until|by|since|of|before|after|\d{1,2}(?:st|nd|rd|th)?) may\b|\bmay \d")


def numbers_in(text: str) -> Counter[str]:
    """Every number, ordinal, share, weekday and month, as often as it is said: "two and a half" is 2 and 0.5.

    Dates written by digits count by their year, month and day, so that 2027-03-05 is 5 March 2027.
    """
    spelled = _PRONOUN.sub("", _ISO.sub(_day, text))
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
    if word in _ORDINALS:
        return _ORDINALS[word]
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
