"""What people are called in a sentence: the first name, unless that would be unclear."""

from __future__ import annotations

import re

from companion.explaining.explanation import without_marks
from companion.people.person import Person

LONGEST_NAME = 40
"""Characters of a name that a sentence shows; names longer than this are mistakes or mischief."""

_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam", "herr", "frau"}
    | {"hr", "fr", "mme", "mlle", "sr", "sra", "srta", "don", "doña", "ing", "mag", "dipl-ing"}
)


def first_name(person: Person) -> str:
    """The first name, without titles: "Dr. Amara Okafor" and "Okafor, Amara" are Amara.

    A single name stays whole, and so does one that puts the family first (Chinese, Japanese and Korean
    script, Vietnamese) or begins with an initial. Without a name, the part of the e-mail before the @.
    """
    words = _given(person).split()
    while len(words) > 1 and _is_title(words[0]):
        words.pop(0)
    if not words:
        return _short(person.email.partition("@")[0])
    return _short(" ".join(words) if _stays_whole(words) else words[0])


_BRACKETS = re.compile(r"\([^()]*\)")
_FAMILY_FIRST_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_VIETNAMESE_FAMILIES = frozenset(
    {
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
    }
)


def full_name(person: Person) -> str:
    """The whole name, or the e-mail address where there is none; double quotation marks become single."""
    return _short(_name(person)) or person.email


def names_of_pair(one: Person, other: Person) -> tuple[str, str]:
    """What two people are called beside each other: whole names where the first names are the same."""
    a, b = first_name(one), first_name(other)
    if a.casefold() != b.casefold():
        return a, b
    if full_name(one).casefold() != full_name(other).casefold():
        return full_name(one), full_name(other)
    return one.email, other.email


def _name(person: Person) -> str:
    return without_marks(person.name)


def _given(person: Person) -> str:
    # What stands in brackets is the same name in other letters, or how it is said.
    name = _BRACKETS.sub(" ", _name(person)).strip() or _name(person)
    family, comma, given = name.partition(",")
    # "Okafor, Amara" puts the given name last; "Amara Okafor, PhD" does not.
    return given.strip() if comma and " " not in family.strip() and given.strip() else family


def _stays_whole(words: list[str]) -> bool:
    return (
        bool(_FAMILY_FIRST_SCRIPT.match(words[0]))
        or words[0] in _VIETNAMESE_FAMILIES
        or len(words[0].rstrip(".")) == 1
    )


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES and (word.endswith(".") or len(word.rstrip(".")) > 1)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
