"""Made-up programmes as an organisation would send them: a spreadsheet of people and a file of rules.

Everybody is made up from lists of ours; no real person is behind it. No two share a first name, so that a
sentence about somebody can be read back without knowing more than the sentence.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from companion.matching.whole_programme.request import MatchRequest
from companion.people.service import read_people
from companion.programmes.reading import parse_programme
from eval.words_people import EXPERIENCE, GOALS, NAMES, OFFERS, PLACES, WISHES

ON = date(2026, 11, 23)
MENTEES, MENTORS = (12, 18), (8, 12)
LEVELS = ("Junior", "Senior", "Lead", "Head")
TIMES = (
    "Mon 9-12; Wed 14:00-16:30",
    "Tue 8:00-12:00",
    "Thu 15-18",
    "Mon 18:00-21:00; Fri 8:00-9:30",
    "Wed 8-17",
    "",
)
LANGUAGES = ("English", "English, Spanish", "German", "French, English", "Portuguese", "Spanish", "")
DEPARTMENTS = ("Sales", "Support", "Research", "Finance")

Row = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """The cells of a spreadsheet, the content of a file of rules, and pairs decided by hand (by e-mail)."""

    rows: tuple[Row, ...]
    rules: dict[str, Any]
    pins: tuple[tuple[str, str], ...] = ()
    vetoes: tuple[tuple[str, str], ...] = ()

    def request(self) -> MatchRequest:
        """What the engine is asked: the sheet written to a file and read as any other."""
        programme = parse_programme(json.dumps(self.rules), "rules")
        with TemporaryDirectory() as folder:
            path = Path(folder) / "people.csv"
            path.write_text(_csv(self.rows), encoding="utf-8")
            roster = read_people(path, statements=len(programme.statements))
        return MatchRequest(roster, programme, self.pins, self.vetoes, ON)

    def with_cell(self, email: str, column: str, value: str) -> Sheet:
        """The sheet with one cell changed."""
        rows = tuple({**row, column: value} if row["email"] == email else row for row in self.rows)
        return replace(self, rows=rows)

    def row_of(self, name: str) -> Row:
        """The row of whoever has this name or first name.

        Raises:
            KeyError: nobody, or more than one.
        """
        found = [row for row in self.rows if name in (row["name"], row["name"].split()[0])]
        if len(found) != 1:
            raise KeyError(name)
        return found[0]


def make_sheet(seed: int) -> Sheet:
    """A made-up programme; the same seed gives the same one."""
    rng = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    mentees, mentors = rng.randint(*MENTEES), rng.randint(*MENTORS)
    names = rng.sample(NAMES, mentees + mentors)
    sides = ["mentee"] * mentees + ["mentor"] * mentors
    rows = tuple(_row(rng, name, side) for name, side in zip(names, sides, strict=True))
    return _decided(rng, Sheet(rows, _rules(rng)))


def _row(rng: random.Random, name: str, side: str) -> Row:
    place, zone = rng.choice(PLACES).split("|")
    is_mentee = side == "mentee"
    return {
        "name": name,
        "email": f"{name.split()[0].lower()}@made-up.example",
        "role": side,
        "wants": "; ".join(rng.sample(WISHES, 2)) if is_mentee else "",
        "offers": "" if is_mentee else "; ".join(rng.sample(OFFERS, 2)),
        "goals": rng.choice(GOALS) if is_mentee else "",
        "experience": "" if is_mentee else rng.choice(EXPERIENCE),
        "languages": rng.choice(LANGUAGES),
        "time_zone": zone,
        "availability": rng.choice(TIMES),
        "location": place,
        "department": rng.choice(DEPARTMENTS),
        "level": rng.choice(LEVELS[:2] if is_mentee else LEVELS),
        "capacity": "" if is_mentee else rng.choice("11123"),
        "values": " ".join(rng.choice("12345") for _ in range(6)),
        "cohort": rng.choice(("Autumn", "Spring")),
    }


def _rules(rng: random.Random) -> dict[str, Any]:
    must = [{"name": "a mentor is above", "mentor_above": "level"}]
    must_not = [
        {"name": "same department", "same": "department"},
        {"name": "spring mentees and heads", "mentee": {"cohort": ["Spring"]}, "mentor": {"level": ["Head"]}},
    ]
    prefer = [
        {"name": "another_place", "different": "location", "weight": 0.75},
        {"name": "same_cohort", "same": "cohort", "weight": 0.5},
        {"name": "a_lead", "mentor": {"level": ["Lead", "Head"]}, "weight": 0.5},
    ]
    return {
        "name": "Made up",
        "orders": {"level": list(LEVELS)},
        "must": must if rng.random() < 0.4 else [],
        "must_not": rng.sample(must_not, rng.randint(0, 2)),
        "prefer": rng.sample(prefer, rng.randint(1, 3)),
    }


def _decided(rng: random.Random, sheet: Sheet) -> Sheet:
    """In some programmes a pair is vetoed and another pinned beforehand, where no rule forbids it."""
    mentees, mentors = ([row for row in sheet.rows if row["role"] == side] for side in ("mentee", "mentor"))
    vetoes = tuple(
        (rng.choice(mentees)["email"], rng.choice(mentors)["email"]) for _ in range(rng.randint(0, 2))
    )
    open_pairs = [
        (one["email"], other["email"])
        for one in mentees
        for other in mentors
        if one["department"] != other["department"]
        and LEVELS.index(one["level"]) < LEVELS.index(other["level"]) < LEVELS.index("Head")
        and "English" in one["languages"]
        and "English" in other["languages"]
        and (one["email"], other["email"]) not in vetoes
    ]
    pins = tuple(rng.sample(open_pairs, 1)) if open_pairs and rng.random() < 0.5 else ()
    return replace(sheet, pins=pins, vetoes=tuple(dict.fromkeys(vetoes)))


def _csv(rows: Sequence[Row]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
