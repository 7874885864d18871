"""From a table to a roster: every usable row becomes a person, and everything else is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from companion.errors import PeopleOnlyHeader
from companion.languages.phrase import phrase
from companion.people.availability import read_availability
from companion.people.cells import read_capacity
from companion.people.columns import BY_NAME
from companion.people.duplicates import settle_duplicates
from companion.people.headers import match_headers
from companion.people.languages import read_languages
from companion.people.managers import Managers, find_managers
from companion.people.person import Outcome, Person, Role, Roster, RowProblem
from companion.people.references import Directory, directory_of, name_in, read_references
from companion.people.remarks import Understood, ignored
from companion.people.rows import Layout, PersonRow, gather_rows
from companion.people.table import Table
from companion.people.time_zones import read_time_zone
from companion.people.value_answers import known_answers, read_answers, read_one_answer
from companion.progress import Progress, silent

T = TypeVar("T")

_TELL_EVERY_PEOPLE = 2_000
_LONGEST_ANSWER = 1_000
_TEXTS = ("wants", "offers", "goals", "experience", "about", "location", "department", "level")
_READERS: Mapping[str, Callable[[str], Understood[Any]]] = MappingProxyType(
    {
        "languages": read_languages,
        "time_zone": read_time_zone,
        "availability": read_availability,
        "capacity": read_capacity,
    }
)


def read_roster(table: Table, *, statements: int = 6, progress: Progress = silent) -> Roster:
    """Read everybody in a table.

    Pure but for going through the rows. The order of rows shows in nothing but line numbers.

    Raises:
        PeopleColumnsMissing: no column for the e-mail address or the role.
        PeopleOnlyHeader: nothing below the header.
    """
    headers = match_headers(table.header, line=table.header_line, file=table.name)
    gathered = gather_rows(table, headers, progress)
    if gathered.rows_read == 0:
        raise PeopleOnlyHeader(file=table.name, line=table.header_line)
    directory = directory_of(gathered.rows, gathered.layout)
    settled = settle_duplicates((row for row in gathered.rows if row.role), gathered.layout)
    managers = find_managers(settled.rows, gathered.layout, directory)
    reader = _PersonReader(gathered.layout, directory, managers, statements)
    people = []
    for row in settled.rows:
        people.append(reader.person(row))
        if len(people) % _TELL_EVERY_PEOPLE == 0:
            progress("checking people", len(people), len(settled.rows))
    problems = (
        *table.notices,
        *headers.notices,
        *_column_notices(gathered.layout, statements, table.header_line),
        *gathered.problems,
        *settled.problems,
        *managers.problems,
        *reader.problems,
    )
    return Roster(
        people=tuple(sorted(people, key=lambda person: person.email)),
        problems=tuple(sorted(problems)),
        rows_read=gathered.rows_read,
        columns=headers.columns,
        unusable=tuple(sorted({row.email for row in gathered.rows} - {person.email for person in people})),
    )


def _column_notices(layout: Layout, statements: int, line: int) -> Iterator[RowProblem]:
    if not {"name", "first_name", "last_name"} & set(layout.places):
        what = phrase("There is no column for names; the part of the address before the @ was used.")
        yield RowProblem(line, "", what, phrase("Add a column called name."), Outcome.NOTICE)
    unused = [key for key in layout.places if _is_answer(key) and _answer_number(key) > statements]
    if unused:
        what = phrase(
            "The programme has {statements} statements; answers beyond them are not used.",
            statements=statements,
        )
        title = layout.title(unused[0])
        yield RowProblem(line, title, what, phrase("Delete the column or add its statement."), Outcome.NOTICE)


def _far_too_long(text: str, read: Callable[[str], Understood[T]], key: str) -> Understood[T]:
    unknown = read("").value
    what = phrase("A text of {count} characters stands where a short answer belongs.", count=f"{len(text):,}")
    return ignored(unknown, what, phrase("Write for instance {example}.", example=BY_NAME[key].example))


def _is_answer(key: str) -> bool:
    return key.startswith("values_")


def _answer_number(key: str) -> int:
    return int(key.removeprefix("values_"))


class _PersonReader:
    """Makes people of rows, and keeps what is to be said about their cells."""

    def __init__(self, layout: Layout, directory: Directory, managers: Managers, statements: int) -> None:
        self.problems: list[RowProblem] = []
        self._layout = layout
        self._directory = directory
        self._managers = managers
        self._statements = statements
        self._attributes = [
            (key.removeprefix("attribute:"), place)
            for key, place in layout.places.items()
            if key.startswith("attribute:")
        ]
        self._texts = [(key, layout.places[key]) for key in _TEXTS if key in layout.places]
        self._answers = [
            key for key in layout.places if _is_answer(key) and _answer_number(key) <= statements
        ]

    def person(self, row: PersonRow) -> Person:
        """One person; cells that make no sense are unknown."""
        fields: dict[str, Any] = {key: row.cells[place] for key, place in self._texts}
        for key, read in _READERS.items():
            text = self._text(row, key)
            if len(text) > _LONGEST_ANSWER:
                fields[key] = self._kept(row, key, _far_too_long(text, read, key))
            elif text:
                fields[key] = self._kept(row, key, read(text))
        for key in ("avoid", "past_partners"):
            text = self._text(row, key)
            if text:
                found = read_references(text, self._directory, own_email=row.email)
                fields[key] = self._kept(row, key, found)
        return Person(
            email=row.email,
            name=self._name(row),
            role=row.role or Role.BOTH,
            manager_email=self._managers.of.get(row.email),
            values=self._values(row),
            attributes=self._further(row),
            line=row.line,
            **fields,
        )

    def _text(self, row: PersonRow, key: str) -> str:
        place = self._layout.places.get(key)
        return row.cells[place] if place is not None else ""

    def _kept(self, row: PersonRow, key: str, understood: Understood[T]) -> T:
        title = self._layout.title(key)
        self.problems.extend(remark.at(row.line, title) for remark in understood.remarks)
        return understood.value

    def _name(self, row: PersonRow) -> str:
        name = name_in(row, self._layout)
        if name:
            return name
        local = row.email.partition("@")[0]
        if "name" in self._layout.places:
            what = phrase(
                "The name is missing; {words} was used, from the e-mail address.",
                words=phrase("“{words}”", words=local),
            )
            title = self._layout.title("name")
            self.problems.append(RowProblem(row.line, title, what, phrase("Write the name."), Outcome.NOTICE))
        return local

    def _values(self, row: PersonRow) -> tuple[int | None, ...]:
        """Answers from columns of their own win over those in one column."""
        answers: list[int | None] = [None] * self._statements
        for key in self._answers:
            text = self._text(row, key)
            if text:
                answers[_answer_number(key) - 1] = self._kept(row, key, read_one_answer(text))
        text = self._text(row, "values")
        if known_answers(answers) or not text:
            return known_answers(answers)
        written = self._kept(row, "values", read_answers(text, self._statements))
        return known_answers(written)

    def _further(self, row: PersonRow) -> Mapping[str, str]:
        return MappingProxyType(
            {name: row.cells[place] for name, place in self._attributes if row.cells[place]}
        )
