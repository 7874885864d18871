"""Rows of people: cleaned, each with an e-mail address, and everything else still as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from companion.languages.phrase import phrase
from companion.people.cells import read_email, read_role
from companion.people.cleaning import LONGEST_NOTHING, clean, is_ordinary, says_nothing
from companion.people.columns import BY_NAME
from companion.people.headers import Headers
from companion.people.person import Outcome, Role, RowProblem
from companion.people.remarks import quoted
from companion.people.table import Row, Table
from companion.progress import Progress

_TELL_EVERY_ROWS = 2_000
_WITH_LINES = frozenset(
    ["wants", "offers", "goals", "experience", "about", "avoid", "past_partners", "values"]
)
# A name may be None or Null, and 0 mentees is an answer that "none" might stand for.
_NEVER_NOTHING = frozenset(["name", "first_name", "last_name", "email", "role", "employee_id"])
_OWN_NOTHING = frozenset(["capacity", "values"])


@dataclass(frozen=True)
class Layout:
    """What each cell of a `PersonRow` is: a column of ours, an answer or an attribute, by its key.

    Keys are names of columns, `values_1` and so on for single answers, and `attribute:` with the name.
    """

    places: Mapping[str, int]
    titles: tuple[str, ...]
    positions: tuple[tuple[int, ...], ...]

    def title(self, key: str) -> str:
        """The header of this column as the file writes it."""
        return self.titles[self.places[key]] if key in self.places else key


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row with an address. `role` None: no role we know, so the row only helps to resolve names."""

    line: int
    email: str
    role: Role | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """All rows of a file. `rows_read` counts every row in which anything stood."""

    layout: Layout
    rows: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]
    rows_read: int


def layout_of(headers: Headers) -> Layout:
    """Put the columns that are used side by side, whatever their places in the file."""
    positions: dict[str, tuple[int, ...]] = dict(headers.ours)
    for number, place in enumerate(headers.answers, start=1):
        if place is not None:
            positions[f"values_{number}"] = (place,)
    for name, place in headers.attributes.items():
        positions[f"attribute:{name}"] = (place,)
    return Layout(
        {key: index for index, key in enumerate(positions)},
        tuple(headers.titles[places[0]] for places in positions.values()),
        tuple(positions.values()),
    )


def gather_rows(table: Table, headers: Headers, progress: Progress) -> Gathered:
    """Read every row that holds anything; those without a usable address or role are left out and named."""
    layout = layout_of(headers)
    gatherer = _Gatherer(table, layout, headers.titles)
    read = 0
    for row in table.rows:
        if row.is_blank:
            continue
        read += 1
        if read % _TELL_EVERY_ROWS == 0:
            progress("reading people", min(read, table.rows_about), table.rows_about)
        gatherer.take(row)
    progress("reading people", read, read)
    return Gathered(layout, tuple(gatherer.rows), tuple(gatherer.problems), read)


class _Gatherer:
    """Keeps the rows and the problems of one file."""

    def __init__(self, table: Table, layout: Layout, titles: tuple[str, ...]) -> None:
        self.rows: list[PersonRow] = []
        self.problems: list[RowProblem] = []
        self._table = table
        self._layout = layout
        self._titles = titles
        self._keys = tuple(layout.places)
        self._nameless_told = False

    def take(self, row: Row) -> None:
        wrong = row.broken or self._shift(row)
        if wrong:
            mend = phrase(
                "Put each text that holds a comma, a semicolon or a quotation mark in quotation marks."
            )
            self.problems.append(RowProblem(row.line, "", wrong, mend, Outcome.LEFT_OUT))
            return
        cells = tuple(self._cell(row, index, key) for index, key in enumerate(self._keys))
        self._keep(row.line, cells)

    def _shift(self, row: Row) -> str:
        """What is wrong with a row that has more cells than the header, '' where nothing is."""
        width = len(self._titles)
        extra = [cell for cell in row.cells[width:] if cell and not cell.isspace()]
        if extra and self._table.cells_can_shift:
            return phrase(
                "The row has {count} cells, but the header has {width}: a separator inside a text "
                "has moved what follows into the wrong columns.",
                count=len(row.cells),
                width=width,
            )
        nameless = [cell for cell, title in zip(row.cells, self._titles, strict=False) if cell and not title]
        if (nameless or extra) and not self._nameless_told:
            self._nameless_told = True
            what = phrase(
                "{words} stands in a column without a header, which is not read.",
                words=quoted((nameless or extra)[0]),
            )
            self.problems.append(
                RowProblem(row.line, "", what, phrase("Give the column a header."), Outcome.NOTICE)
            )
        return ""

    def _cell(self, row: Row, index: int, key: str) -> str:
        positions = self._layout.positions[index]
        text = _at(row.cells, positions[0]) if len(positions) == 1 else _joined(row.cells, positions)
        if not text:
            return ""
        if not is_ordinary(text):
            understood = clean(text)
            title = self._layout.titles[index]
            self.problems.extend(remark.at(row.line, title) for remark in understood.remarks)
            text = understood.value
        text = text.strip() if key in _WITH_LINES or "\n" not in text else " ".join(text.split())
        if len(text) > LONGEST_NOTHING or key in _NEVER_NOTHING:
            return text
        is_ours = key in BY_NAME and key not in _OWN_NOTHING
        return "" if says_nothing(text, in_own_column=is_ours) else text

    def _keep(self, line: int, cells: tuple[str, ...]) -> None:
        email = self._required(line, cells, "email")
        if not email:
            return
        address = read_email(email)
        for remark in address.remarks:
            title = self._layout.title("email")
            self.problems.append(RowProblem(line, title, remark.what, remark.mend, Outcome.LEFT_OUT))
        if address.value:
            self.rows.append(PersonRow(line, address.value, self._role(line, cells), cells))

    def _role(self, line: int, cells: tuple[str, ...]) -> Role | None:
        written = self._required(line, cells, "role")
        if not written:
            return None
        role = read_role(written)
        for remark in role.remarks:
            title = self._layout.title("role")
            self.problems.append(RowProblem(line, title, remark.what, remark.mend, Outcome.LEFT_OUT))
        return role.value

    def _required(self, line: int, cells: tuple[str, ...], key: str) -> str:
        text = cells[self._layout.places[key]]
        if not text:
            what, mend = _EMPTY[key]
            self.problems.append(RowProblem(line, self._layout.title(key), what, mend, Outcome.LEFT_OUT))
        return text


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _joined(cells: Sequence[str], places: Sequence[int]) -> str:
    return "; ".join(text for place in places if (text := _at(cells, place).strip()))


_EMPTY = {
    "email": (
        phrase("The e-mail address is missing."),
        phrase("Write it in full, for instance ada@example.org."),
    ),
    "role": (phrase("The role is missing."), phrase("Write mentor, mentee or both.")),
}
