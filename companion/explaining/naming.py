"""What people are called in a sentence: the first name, unless that would be unclear."""

from __future__ import annotations

from companion.explaining.explanation import clean
from companion.people.person import Person

LONGEST_NAME = 40
"""Characters of a name that a sentence shows; names longer than this are mistakes or mischief."""

_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam", "herr", "frau"}
    | {"hr", "fr", "mme", "mlle", "sr", "sra", "srta", "don", "doña", "ing", "mag", "dipl-ing"}
)


def first_name(person: Person) -> str:
    """The first name, without titles: "Dr. Amara Okafor" and "Okafor, Amara" are Amara.

    A single name stays whole. Without a name, the part of the e-mail address before the @.
    """
    words = _given(person).split()
    while len(words) > 1 and _is_title(words[0]):
        words.pop(0)
    return _short(words[0]) if words else _short(person.email.partition("@")[0])


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


def possessive(name: str) -> str:
    """The name's genitive: Jonas's, Amara's."""
    return f"{name}'s"


def _name(person: Person) -> str:
    return clean(person.name).translate(str.maketrans('“”„"', "''''"))


def _given(person: Person) -> str:
    family, comma, given = _name(person).partition(",")
    # "Okafor, Amara" puts the given name last; "Amara Okafor, PhD" does not.
    return given.strip() if comma and " " not in family.strip() and given.strip() else family


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES and (word.endswith(".") or len(word.rstrip(".")) > 1)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
