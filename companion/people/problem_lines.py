"""What is wrong in a file, in sentences for the person who has to mend it."""

from __future__ import annotations

from companion.languages.phrase import joined, phrase
from companion.people.person import Outcome, Roster, RowProblem
from companion.people.remarks import quoted


def problem_lines(roster: Roster, *, notices: bool = True) -> list[str]:
    """One sentence or a few for each problem, in the order of the file; without notices if so wished."""
    return [
        problem_line(problem)
        for problem in roster.problems
        if notices or problem.outcome is not Outcome.NOTICE
    ]


def problem_line(problem: RowProblem) -> str:
    """Where it is, what is wrong, how to mend it, and what became of it; no place for the whole file.

    Line 14, column availability: “Blursday” is no day we know. Write for instance “Mon 9-12”. The cell
    was ignored.
    """
    pieces = (_place(problem), problem.what, problem.mend, _outcome(problem))
    return joined(" ", (piece for piece in pieces if piece))


def _place(problem: RowProblem) -> str:
    if problem.line == 0:
        return ""
    if not problem.column:
        return phrase("Line {line}:", line=problem.line)
    return phrase("Line {line}, column {column}:", line=problem.line, column=problem.column)


def _outcome(problem: RowProblem) -> str:
    if problem.outcome is Outcome.LEFT_OUT:
        return phrase("The row was left out.")
    if problem.outcome is Outcome.CELL_IGNORED:
        return (
            phrase("{words} was ignored.", words=quoted(problem.part))
            if problem.part
            else phrase("The cell was ignored.")
        )
    return ""
