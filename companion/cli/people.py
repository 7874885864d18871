"""What every command does first: read the people and the programme, and say what was wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from companion.cli.screen import remarks
from companion.errors import PinUnreadable
from companion.matching.whole_programme.request import EmailPair
from companion.people.finding import find_person
from companion.people.person import Outcome, Roster
from companion.people.problem_lines import problem_lines
from companion.people.service import read_people, refuse_nobody, refuse_problems
from companion.people.table import ReadingLimits
from companion.programmes.columns import require_columns
from companion.programmes.programme import Programme
from companion.programmes.reading import read_programme
from companion.progress import Progress
from companion.settings import Settings

SHOWN_PROBLEMS = 12


def read_both(
    people: Path, programme_file: Path | None, settings: Settings, *, strict: bool, progress: Progress
) -> tuple[Roster, Programme]:
    """The people and the programme that a command works with; `strict` refuses any row problem."""
    programme = read_programme(programme_file) if programme_file else Programme()
    limits = ReadingLimits(megabytes=settings.max_file_megabytes, rows=settings.max_rows)
    roster = read_people(people, limits=limits, statements=len(programme.statements), progress=progress)
    if strict:
        refuse_problems(roster)
    refuse_nobody(roster)
    require_columns(programme, roster.columns)
    return roster, programme


def show_problems(roster: Roster, *, most: int = SHOWN_PROBLEMS) -> None:
    """Say what was wrong in the file, the gravest first, and where the rest can be read."""
    console = remarks()
    lines = problem_lines(roster)
    left_out = {problem.line for problem in roster.problems if problem.outcome is Outcome.LEFT_OUT}
    for line in lines[:most]:
        console.print(line, markup=False)
    if len(lines) > most:
        console.print(f"… and {len(lines) - most} more; `companion check` lists them all.", markup=False)
    if left_out:
        console.print(
            f"{len(left_out)} of {roster.rows_read} rows were left out; the others are used.", markup=False
        )


def read_pairs(roster: Roster, typed: Sequence[str] | None, option: str) -> tuple[EmailPair, ...]:
    """Pairs written as mentee=mentor, as e-mails, each once, in order of the mentee.

    Raises:
        PinUnreadable: there is no single `=` with somebody on either side.
        PersonUnknown, PersonAmbiguous: one of the two cannot be found.
    """
    pairs = set()
    for text in typed or ():
        mentee, _, mentor = text.partition("=")
        if not mentee.strip() or not mentor.strip():
            raise PinUnreadable(typed=text, option=option)
        pairs.add(
            (
                find_person(roster.mentees, mentee, among="mentees").email,
                find_person(roster.mentors, mentor, among="mentors").email,
            )
        )
    return tuple(sorted(pairs))
