"""Who manages whom, from addresses, ids or names; and what is wrong with the lines that they form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from companion.languages.phrase import counted_phrase, joined, phrase
from companion.people.person import Outcome, RowProblem
from companion.people.references import Directory
from companion.people.remarks import quoted
from companion.people.rows import Layout, PersonRow

_COLUMNS = ("manager_email", "manager_id", "manager_name")
_SHOWN_IN_RING = 8


@dataclass(frozen=True)
class Managers:
    """The manager's address for everybody who has one that is known."""

    of: Mapping[str, str]
    problems: tuple[RowProblem, ...]


def find_managers(rows: Iterable[PersonRow], layout: Layout, directory: Directory) -> Managers:
    """Resolve the first of address, id and name that leads to somebody.

    An address need not be in the file. Ids and names that are not are counted in one notice: most
    managers of a large organisation take no part. Nobody is her own manager. The managers in a ring stay,
    since each link by itself may be true, and whoever manages another must not be matched with her.
    """
    columns = [key for key in _COLUMNS if key in layout.places]
    found: dict[str, str] = {}
    problems: list[RowProblem] = []
    lines: dict[str, int] = {}
    unresolved = 0
    for row in rows:
        lines[row.email] = row.line
        emails, key = _candidates(row, columns, layout, directory)
        unresolved += key is None and any(row.cells[layout.places[column]] for column in columns)
        if key is None:
            continue
        problem = _problem(row, emails, key, layout)
        if problem is not None:
            problems.append(problem)
        else:
            found[row.email] = emails[0]
    if unresolved:
        problems.append(_absent(unresolved))
    title = layout.title(columns[0]) if columns else ""
    problems.extend(_ring_problem(ring, lines, title) for ring in rings(found))
    return Managers(found, tuple(problems))


def rings(manager_of: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Every ring of managers, each beginning with its first address by alphabet and following upwards."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in sorted(manager_of):
        path: dict[str, None] = {}
        person: str | None = start
        while person is not None and person not in seen and person not in path:
            path[person] = None
            person = manager_of.get(person)
        if person is not None and person in path:
            members = list(path)
            ring = members[members.index(person) :]
            first = ring.index(min(ring))
            found.append((*ring[first:], *ring[:first]))
        seen.update(path)
    return found


def _candidates(
    row: PersonRow, columns: Iterable[str], layout: Layout, directory: Directory
) -> tuple[tuple[str, ...], str | None]:
    """The people who may be meant, and by which column; no column where nobody is found."""
    for key in columns:
        text = row.cells[layout.places[key]]
        emails = directory.find(text) if text else ()
        if emails or "@" in text:
            return emails, key
    return (), None


def _problem(row: PersonRow, emails: tuple[str, ...], key: str, layout: Layout) -> RowProblem | None:
    text = row.cells[layout.places[key]]
    title = layout.title(key)
    if not emails:
        what = phrase("{words} is no e-mail address.", words=quoted(text))
        mend = phrase("Write the manager's address in full, for instance grace@example.org.")
        return RowProblem(row.line, title, what, mend, Outcome.CELL_IGNORED)
    if len(emails) > 1:
        what = phrase(
            "{words} fits {count} people: {addresses}.",
            words=quoted(text),
            count=len(emails),
            addresses=", ".join(sorted(emails)[:4]),
        )
        return RowProblem(
            row.line, title, what, phrase("Write the manager's e-mail address."), Outcome.CELL_IGNORED
        )
    if emails[0] == row.email:
        what = phrase("Nobody can be their own manager; this counts as having none.")
        return RowProblem(
            row.line, title, what, phrase("Write the manager, or leave the cell empty."), Outcome.NOTICE
        )
    return None


def _absent(count: int) -> RowProblem:
    what = counted_phrase(
        "{count} person has a manager who is not in the file (by id or name); "
        "those reporting lines end there.",
        "{count} people have managers who are not in the file (by id or name); "
        "those reporting lines end there.",
        count,
        count=f"{count:,}",
    )
    mend = phrase("Nothing to do, unless such a manager takes part: then give her a row.")
    return RowProblem(0, "", what, mend, Outcome.NOTICE)


def _ring_problem(ring: tuple[str, ...], lines: Mapping[str, int], title: str) -> RowProblem:
    shown = [*ring[:_SHOWN_IN_RING], *(["…"] if len(ring) > _SHOWN_IN_RING else []), ring[0]]
    what = phrase("A ring of {count} managers: {ring}.", count=len(ring), ring=_ring_words(shown))
    mend = phrase(
        "Correct the one that is wrong. Until then all links count, so that nobody is matched with "
        "their own manager."
    )
    return RowProblem(min(lines[email] for email in ring), title, what, mend, Outcome.NOTICE)


def _ring_words(shown: Sequence[str]) -> str:
    between = phrase("reports to")
    return joined(" ", [word for one in shown for word in (between, one)][1:])
