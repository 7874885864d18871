"""A sentence about what would have changed a pair, read back: what to change, and what it says then.

Only the words of the sentence are used, as the administrator reads them; nothing of the engine's own figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from eval.counterfactual_sheets import Sheet

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Unreadable(ValueError):
    """A sentence that says nothing which could be looked at."""


@dataclass(frozen=True)
class Ranked:
    """Somebody's place for another, by e-mail, with the change and before it; `before` None: not told."""

    who: str
    whom: str
    after: int
    before: int | None


@dataclass(frozen=True)
class Statement:
    """What a sentence says of a mentee and a mentor, by e-mail; `kind` names what is changed."""

    kind: str
    changed: Sheet
    mentee: str
    mentor: str
    ranked: tuple[Ranked, ...]
    allows: bool
    matched: bool | None
    instead: str | None


def read_statement(sentence: str, sheet: Sheet) -> Statement:
    """The statement in a sentence about people of a sheet.

    Raises:
        Unreadable: the sentence, or a part of it, is none that we know.
    """
    condition, comma, told = sentence.removesuffix(".").partition(", ")
    if not comma:
        raise Unreadable(sentence)
    try:
        kind, changed = _change(condition, sheet)
        return _told(told, kind, changed, sheet)
    except KeyError as nobody:
        raise Unreadable(sentence) from nobody


# ---- the change, made in the spreadsheet --------------------------------------------------------


def _change(condition: str, sheet: Sheet) -> tuple[str, Sheet]:
    if found := re.fullmatch(r"If (.+) spoke (.+?)( as well)?", condition):
        row = sheet.row_of(found[1])
        spoken = [row["languages"]] if found[3] else []
        return "a language more", sheet.with_cell(row["email"], "languages", ", ".join([*spoken, found[2]]))
    if found := re.fullmatch(
        r"If (.+) were( also)? free on (\w+) from (\S+) to (\S+) \(.+'s local time\)", condition
    ):
        row = sheet.row_of(found[1])
        free = [row["availability"]] if found[2] else []
        times = "; ".join([*free, f"{found[3]} {found[4]}-{found[5]}"])
        return "hours more", sheet.with_cell(row["email"], "availability", times)
    if found := re.fullmatch(r"If (.+)'s level were (.+) instead of (.+)", condition):
        row = sheet.row_of(found[1])
        if row["level"] != found[3]:
            raise Unreadable(condition)
        return "the next level", sheet.with_cell(row["email"], "level", found[2])
    if found := re.fullmatch(r"With (one more|a) seat with (.+)", condition):
        row = sheet.row_of(found[2])
        return "a seat more", sheet.with_cell(row["email"], "capacity", str(int(row["capacity"]) + 1))
    if found := re.fullmatch("Without the (preference|rule) “(.+)”", condition):
        return f"without a {found[1]}", _without(sheet, found[1], found[2])
    raise Unreadable(condition)


def _without(sheet: Sheet, what: str, name: str) -> Sheet:
    lists = ("prefer",) if what == "preference" else ("must", "must_not")
    rules = dict(sheet.rules)
    for one in lists:
        rules[one] = [entry for entry in rules[one] if entry["name"].replace("_", " ") != name]
    if rules == sheet.rules:
        raise KeyError(name)
    return replace(sheet, rules=rules)


# ---- what it says -------------------------------------------------------------------------------


def _told(told: str, kind: str, changed: Sheet, sheet: Sheet) -> Statement:
    if found := re.fullmatch(r"(.+?) would have been matched with (.+?)(?: instead of (.+))?", told):
        mentee, mentor = (sheet.row_of(found[group])["email"] for group in (1, 2))
        instead = sheet.row_of(found[3])["email"] if found[3] else None
        return Statement(kind, changed, mentee, mentor, (), False, True, instead)
    told, still, _ = told.partition("; the two would still not be matched")
    allows = re.match(r"the rules would allow (\S+) and (\S+?)(?:: |$)", told)
    ranks = told[allows.end() :] if allows else told
    ranked = tuple(_ranked(clause, sheet) for clause in ranks.split(", and ") if clause)
    pair = _pair([one for each in ranked for one in (each.who, each.whom)], sheet)
    if allows:
        pair = _pair([sheet.row_of(allows[1])["email"], sheet.row_of(allows[2])["email"], *pair], sheet)
    return Statement(kind, changed, *pair, ranked, bool(allows), False if still else None, None)


def _ranked(clause: str, sheet: Sheet) -> Ranked:
    found = re.fullmatch(r"(\S+)(?: would rank)? (\S+)(?: instead of (\S+))? for (\S+)", clause)
    if found is None:
        raise Unreadable(clause)
    before = _place(found[3]) if found[3] else None
    return Ranked(sheet.row_of(found[1])["email"], sheet.row_of(found[4])["email"], _place(found[2]), before)


def _place(word: str) -> int:
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        return int(found[1])
    raise Unreadable(word)


def _pair(people: list[str], sheet: Sheet) -> tuple[str, str]:
    role_of = {row["email"]: row["role"] for row in sheet.rows}
    both = {role_of[one]: one for one in people}
    if set(both) != {"mentee", "mentor"} or len(set(people)) != 2:
        raise Unreadable(", ".join(people))
    return both["mentee"], both["mentor"]
