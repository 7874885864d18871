"""What the front doors call: a path in, a roster out."""

from __future__ import annotations

from pathlib import Path

from companion.errors import PeopleNobodyLeft, PeopleRowsRefused
from companion.people.headers import header_likeness
from companion.people.person import Outcome, Roster
from companion.people.problem_lines import problem_lines
from companion.people.reading import read_roster
from companion.people.table import USUAL_LIMITS, ReadingLimits
from companion.people.tables import opened_table
from companion.progress import Progress, silent

_SHOWN_PROBLEMS = 10


def read_people(
    path: Path, *, limits: ReadingLimits = USUAL_LIMITS, statements: int = 6, progress: Progress = silent
) -> Roster:
    """Read the people in a CSV or XLSX file; `statements` is how many the programme has.

    Raises:
        CompanionError: one of `people.*`, where the file as a whole cannot be used.
    """
    with opened_table(path, header_likeness, limits) as table:
        return read_roster(table, statements=statements, progress=progress)


def refuse_problems(roster: Roster) -> None:
    """Strict reading: accept nothing that left a row out or a cell ignored; notices pass.

    Raises:
        PeopleRowsRefused: naming the first of them.
    """
    wrong = [problem for problem in roster.problems if problem.outcome is not Outcome.NOTICE]
    if wrong:
        rows = sum(1 for problem in wrong if problem.outcome is Outcome.LEFT_OUT)
        count = " and ".join(
            f"{number:,} {word}{'' if number == 1 else 's'}"
            for number, word in ((rows, "row"), (len(wrong) - rows, "cell"))
            if number
        )
        raise PeopleRowsRefused(count=count, problems=_first_lines(roster, strict=True))


def refuse_nobody(roster: Roster) -> None:
    """Accept no roster in which nobody is left.

    Raises:
        PeopleNobodyLeft: naming the first problems.
    """
    if not roster.people:
        raise PeopleNobodyLeft(rows=f"{roster.rows_read:,}", problems=_first_lines(roster, strict=True))


def _first_lines(roster: Roster, *, strict: bool) -> str:
    lines = problem_lines(roster, notices=not strict)
    shown = lines[:_SHOWN_PROBLEMS]
    if len(lines) > len(shown):
        shown.append(f"... and {len(lines) - len(shown):,} more; `companion check` lists them all.")
    return "\n".join(shown)
