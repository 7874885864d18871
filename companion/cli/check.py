"""`companion check`: only read the spreadsheet, and say what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict

from companion.cli.options import AsJson, PeopleFile, Quiet, Strict
from companion.cli.screen import output, print_json, progress_bars


def check(people: PeopleFile, strict: Strict = False, quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Read the people, say what was understood and what was not; nothing is written."""
    from companion.cli.people import read_both
    from companion.people.problem_lines import problem_lines
    from companion.settings import read_settings

    with progress_bars(quiet=quiet or as_json) as progress:
        roster, _ = read_both(people, None, read_settings(), strict=strict, progress=progress)
    if as_json:
        print_json(
            {
                "rows_read": roster.rows_read,
                "people": len(roster.people),
                "mentees": len(roster.mentees),
                "mentors": len(roster.mentors),
                "columns": list(roster.columns),
                "problems": [asdict(problem) for problem in roster.problems],
            }
        )
        return
    console = output()
    for line in problem_lines(roster):
        console.print(line, markup=False, soft_wrap=True)
    if quiet:
        return
    console.print(f"Columns found: {', '.join(roster.columns)}.", markup=False, soft_wrap=True)
    both = sum(1 for person in roster.people if person.is_mentor and person.is_mentee)
    console.print(
        f"Rows read: {roster.rows_read:,}. People who can be matched: {len(roster.people):,} "
        f"(mentees: {len(roster.mentees):,}, mentors: {len(roster.mentors):,}, of these both: {both:,})."
    )
