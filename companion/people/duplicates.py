"""Several rows with one e-mail address: what can be made of them without guessing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion.languages.phrase import phrase
from companion.people.person import Outcome, Role, RowProblem
from companion.people.rows import Layout, PersonRow


@dataclass(frozen=True)
class Settled:
    """One row for each address, and what was said about the others."""

    rows: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]


def settle_duplicates(rows: Iterable[PersonRow], layout: Layout) -> Settled:
    """Leave one row for each address, the same one in whatever order the rows stand.

    Equal rows count once. Rows that nowhere contradict each other, such as one as mentor and one as
    mentee, become one. Otherwise the row with the most cells filled in is used (then the longest, then
    the first by alphabet) and the others are left out, with both lines named.
    """
    by_email: dict[str, list[PersonRow]] = {}
    for row in rows:
        by_email.setdefault(row.email, []).append(row)
    kept: list[PersonRow] = []
    problems: list[RowProblem] = []
    for group in by_email.values():
        if len(group) > 1:
            one = _settle(group, layout, problems)
            kept.append(one)
        else:
            kept.append(group[0])
    return Settled(tuple(kept), tuple(problems))


def _settle(group: Sequence[PersonRow], layout: Layout, problems: list[RowProblem]) -> PersonRow:
    title = layout.title("email")
    different: dict[tuple[Role | None, tuple[str, ...]], PersonRow] = {}
    for row in sorted(group, key=lambda row: row.line):
        first = different.setdefault((row.role, row.cells), row)
        if first is not row:
            what = phrase("This row is the same as line {line}; it counts once.", line=first.line)
            problems.append(
                RowProblem(row.line, title, what, phrase("Delete one of the two."), Outcome.NOTICE)
            )
    rows = list(different.values())
    if len(rows) == 1:
        return rows[0]
    clashes = _clashes(rows, layout)
    if not clashes:
        return _joined(rows, title, problems)
    return _fullest(_ranked(rows, layout), clashes, title, problems)


def _clashes(rows: Sequence[PersonRow], layout: Layout) -> list[str]:
    """The headers under which the rows say different things; role and address do not count."""
    return [
        layout.titles[place]
        for key, place in layout.places.items()
        if key not in ("role", "email") and len({row.cells[place] for row in rows if row.cells[place]}) > 1
    ]


def _joined(rows: Sequence[PersonRow], title: str, problems: list[RowProblem]) -> PersonRow:
    roles = {row.role for row in rows}
    first = rows[0]
    cells = tuple(
        next((cell for cell in column if cell), "")
        for column in zip(*(row.cells for row in rows), strict=True)
    )
    for row in rows[1:]:
        what = phrase(
            "This row and line {line} are about one person and fit together; they became one.",
            line=first.line,
        )
        mend = phrase("Write one row for each person; whoever is mentor and mentee has the role both.")
        problems.append(RowProblem(row.line, title, what, mend, Outcome.NOTICE))
    role = first.role if len(roles) == 1 else Role.BOTH
    return PersonRow(first.line, first.email, role, cells)


def _ranked(rows: Iterable[PersonRow], layout: Layout) -> list[PersonRow]:
    """The row to be used first; neither the order of rows nor that of columns makes a difference."""
    places = [layout.places[key] for key in sorted(layout.places)]

    def rank(row: PersonRow) -> tuple[int, int, list[str], str]:
        return -_filled(row), -sum(map(len, row.cells)), [row.cells[place] for place in places], str(row.role)

    return sorted(rows, key=rank)


def _fullest(
    ranked: Sequence[PersonRow], clashes: Sequence[str], title: str, problems: list[RowProblem]
) -> PersonRow:
    kept = ranked[0]
    shown = ", ".join(clashes[:4])
    if len(clashes) > 4:
        shown = phrase("{columns} and more", columns=shown)
    for row in ranked[1:]:
        why = (
            phrase("has more filled in")
            if _filled(kept) > _filled(row)
            else phrase("says more or comes first by alphabet")
        )
        what = phrase(
            "This row and line {line} have one e-mail address, {address}, but differ in {columns}.",
            line=kept.line,
            address=row.email,
            columns=shown,
        )
        mend = phrase(
            "Give each person an address of their own, or delete one row. Line {line} was used: it {why}.",
            line=kept.line,
            why=why,
        )
        problems.append(RowProblem(row.line, title, what, mend, Outcome.LEFT_OUT))
    return kept


def _filled(row: PersonRow) -> int:
    return sum(1 for cell in row.cells if cell)
