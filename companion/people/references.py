"""Finding the people whom a cell refers to: by e-mail address, employee id or whole name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from companion.languages.phrase import phrase
from companion.people.cells import read_email
from companion.people.person import Outcome
from companion.people.remarks import Remark, Understood, quoted
from companion.people.rows import Layout, PersonRow

_MOST_REFERENCES = 200
_MEND = phrase("Write the e-mail address.")


@dataclass(frozen=True)
class Directory:
    """Everybody in the file, by address, by id and by name; an id or a name may fit several."""

    emails: frozenset[str]
    by_id: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> tuple[str, ...]:
        """The addresses that a text may mean; any address stands for itself, in the file or not."""
        if "@" in text:
            address = read_email(text).value
            return (address,) if address else ()
        return self.by_id.get(text.casefold()) or self.by_name.get(_name_key(text)) or ()


def directory_of(rows: Iterable[PersonRow], layout: Layout) -> Directory:
    """Index every row with an address, those that are left out included: they can still be referred to."""
    emails: set[str] = set()
    by_id: dict[str, dict[str, None]] = {}
    by_name: dict[str, dict[str, None]] = {}
    id_place = layout.places.get("employee_id")
    for row in rows:
        emails.add(row.email)
        if id_place is not None and row.cells[id_place]:
            by_id.setdefault(row.cells[id_place].casefold(), {})[row.email] = None
        name = name_in(row, layout)
        for key in {_name_key(name), _name_key(_last_first(name))} if name else ():
            by_name.setdefault(key, {})[row.email] = None
    return Directory(frozenset(emails), _frozen(by_id), _frozen(by_name))


def name_in(row: PersonRow, layout: Layout) -> str:
    """The name as the row has it, whole or in two columns; '' where it has none."""
    cell = {key: row.cells[layout.places[key]] for key in _NAME_KEYS if key in layout.places}
    whole = cell.get("name", "")
    return whole or f"{cell.get('first_name', '')} {cell.get('last_name', '')}".strip()


_NAME_KEYS = ("name", "first_name", "last_name")


def read_references(text: str, directory: Directory, *, own_email: str) -> Understood[tuple[str, ...]]:
    """The addresses of everybody whom a list names, in order; what fits nobody, or several, is left out."""
    found: dict[str, None] = {}
    remarks: list[Remark] = []
    for piece in _pieces(text, directory):
        emails = directory.find(piece)
        if len(emails) != 1:
            remarks.append(_unresolved(piece, emails))
        elif emails[0] == own_email:
            what = phrase("{words} is the person of this row.", words=quoted(piece))
            remarks.append(Remark(what, phrase("Name the other person."), Outcome.NOTICE, piece))
        else:
            found[emails[0]] = None
    return Understood(tuple(found), tuple(remarks))


def _unresolved(piece: str, emails: tuple[str, ...]) -> Remark:
    if emails:
        what = phrase(
            "{words} fits {count} people: {addresses}.",
            words=quoted(piece),
            count=len(emails),
            addresses=", ".join(sorted(emails)[:4]),
        )
        return Remark(
            what, phrase("Write the e-mail address of the one who is meant."), Outcome.CELL_IGNORED, piece
        )
    if "@" in piece:
        return Remark(
            phrase("{words} is no e-mail address.", words=quoted(piece)), _MEND, Outcome.CELL_IGNORED, piece
        )
    return Remark(
        phrase("{words} fits nobody in the file.", words=quoted(piece)), _MEND, Outcome.CELL_IGNORED, piece
    )


def _pieces(text: str, directory: Directory) -> list[str]:
    pieces: list[str] = []
    for part in re.split(r"[;|\n]", text):
        # "Lovelace, Ada" is one person, "Ada Lovelace, Bob Ray" are two: the file knows which.
        if not part.strip() or directory.find(part.strip()):
            pieces.append(part)
        elif part.count("@") > 1 and "<" not in part:
            pieces.extend(re.split(r"[\s,/&]+", part))
        else:
            pieces.extend(re.split(r"[,/&]| and ", part))
    return [piece.strip() for piece in pieces if piece.strip()][:_MOST_REFERENCES]


def _frozen(index: Mapping[str, Mapping[str, None]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(emails) for key, emails in index.items()}


def _last_first(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}"


@lru_cache(maxsize=1 << 16)
def _name_key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(plain.casefold().split())
