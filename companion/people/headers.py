"""Which header means which column: forgiving, and plain about every choice."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from companion.errors import PeopleColumnsMissing, PeopleTooManyColumns
from companion.languages.phrase import joined, phrase
from companion.people.columns import BY_NAME, COLUMNS
from companion.people.person import Outcome, RowProblem
from companion.people.remarks import quoted
from companion.people.table import MOST_COLUMNS

_SHOWN_HEADERS = 12
_LONGEST_ATTRIBUTE = 60
_LONGEST_TITLE = 200
_NEAR = 0.85

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ASIDE = re.compile(r"\s*(\([^)]*\)|\[[^\]]*\]|\*)\s*")
_ONE_ANSWER = re.compile(r"\s*values?[\s_.#-]*(?:(\d{1,3})\s*$|(\d{1,3})\s*[:.\])-]|[:\[(]\s*(?=\S))", re.I)


@dataclass(frozen=True)
class Headers:
    """Where everything stands: positions in a row, by column, by answer, and by attribute.

    A joined column may have several positions, any other has one. `answers` are the positions of
    values_1, values_2 and so on, None where one is missing.
    """

    ours: Mapping[str, tuple[int, ...]]
    answers: tuple[int | None, ...]
    attributes: Mapping[str, int]
    titles: tuple[str, ...]
    notices: tuple[RowProblem, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Our names of the columns that were found, then the names of the further ones."""
        found = set(self.ours) | ({"values"} if self.answers else set())
        return (*(column.name for column in COLUMNS if column.name in found), *self.attributes)


def match_headers(header: Sequence[str], *, line: int, file: str) -> Headers:
    """Give every header its column, answer or attribute.

    Where several mean one column our own name wins, then the first; the others become attributes.

    Raises:
        PeopleColumnsMissing: no e-mail address or no role, with the nearest guess.
        PeopleTooManyColumns: more than 1,000.
    """
    if len(header) > MOST_COLUMNS:
        raise PeopleTooManyColumns(file=file, line=line, limit=f"{MOST_COLUMNS:,}")
    titles = tuple(_title(cell) for cell in header)
    answers = _answer_positions(titles)
    wishes = _wishes(titles, set(answers) - {None})
    ours = {name: _chosen(name, places, titles) for name, places in wishes.items()}
    taken = {place for places in ours.values() for place in places} | set(answers)
    further = [place for place, title in enumerate(titles) if title and place not in taken]
    _refuse_missing(ours, titles, line, file)
    attributes = _attribute_names(titles, further)
    notices = [*_double_notices(wishes, ours, titles, line), *_near_notices(attributes, titles, line)]
    return Headers(ours, answers, attributes, titles, tuple(notices))


def header_likeness(cells: Sequence[str]) -> int:
    """How many cells of a row are headers that we know; each column counts once."""
    titles = (_title(cell) for cell in cells[:MOST_COLUMNS] if cell)
    return len({meant[0] for title in titles if (meant := _column_of(title)) is not None})


def _title(cell: str) -> str:
    cell = cell[:_LONGEST_TITLE]
    return " ".join("".join(c for c in cell if c.isprintable() or c.isspace()).split()).strip("\"'")


def _key(text: str) -> str:
    return "_".join(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", _HUMPS.sub(" ", text))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"[^\W_]+", plain.replace("'", "").replace("\u2019", "").casefold())


@lru_cache(maxsize=1)
def _meanings() -> dict[str, tuple[str, int]]:
    """By compact header: the column, and how surely it is meant (0 our name, 1 the same, 2 perhaps)."""
    found: dict[str, tuple[str, int]] = {}
    named = [(column, (column.name,), 0) for column in COLUMNS]
    also = [(column, column.also, 1) for column in COLUMNS]
    perhaps = [(column, column.perhaps, 2) for column in COLUMNS]
    for column, headers, rank in (*named, *also, *perhaps):
        for header in headers:
            found.setdefault("".join(_words(header)), (column.name, rank))
    return found


def _column_of(title: str) -> tuple[str, int] | None:
    whole = _meanings().get("".join(_words(title)))
    if whole is not None:
        return whole
    # "E-mail (work)*" and "Skills [comma separated]" carry an aside that does not change what they are.
    return _meanings().get("".join(_words(_ASIDE.sub(" ", title))))


def _answer_positions(titles: Sequence[str]) -> tuple[int | None, ...]:
    numbered: dict[int, int] = {}
    in_order: list[int] = []
    for place, title in enumerate(titles):
        found = _ONE_ANSWER.match(title)
        if found is None:
            continue
        number = found[1] or found[2]
        if number is None:
            in_order.append(place)
        elif 1 <= int(number) <= 200:
            numbered.setdefault(int(number) - 1, place)
    if numbered:
        return tuple(numbered.get(index) for index in range(max(numbered) + 1))
    return tuple(in_order)


def _wishes(titles: Sequence[str], taken: set[int | None]) -> dict[str, list[int]]:
    """For each column every header that means it, the surest first."""
    wishes: dict[str, list[tuple[int, int]]] = {}
    for place, title in enumerate(titles):
        meant = _column_of(title) if place not in taken else None
        if meant is not None:
            wishes.setdefault(meant[0], []).append((meant[1], place))
    return {name: [place for _, place in sorted(places)] for name, places in wishes.items()}


def _chosen(name: str, places: Sequence[int], titles: Sequence[str]) -> tuple[int, ...]:
    if not BY_NAME[name].joined:
        return (places[0],)
    return tuple(sorted(places))


def _refuse_missing(ours: Mapping[str, object], titles: Sequence[str], line: int, file: str) -> None:
    missing = [column.name for column in COLUMNS if column.needed and column.name not in ours]
    if not missing:
        return
    unknown = [title for title in titles if title and _column_of(title) is None]
    guesses = [
        phrase("Perhaps {words} is meant as {name}: then call it {name}.", words=quoted(guess), name=name)
        for name in missing
        if (guess := _nearest(name, unknown)) is not None
    ]
    shown = [quoted(title) for title in titles if title][:_SHOWN_HEADERS]
    more = sum(1 for title in titles if title) - len(shown)
    found: str = joined(", ", shown)
    if more > 0:
        found = phrase("{columns} and {count} more", columns=found, count=more)
    raise PeopleColumnsMissing(
        file=file,
        missing=_listed(missing),
        line=line,
        found=found or phrase("nothing"),
        guess=joined(" ", [*guesses, ""]) if guesses else "",
    )


def _listed(names: Sequence[str]) -> str:
    return (
        phrase("{first} and {last}", first=names[0], last=names[1])
        if len(names) == 2
        else joined(", ", names)
    )


def _nearest(name: str, titles: Sequence[str]) -> str | None:
    headers = ["".join(_words(header)) for header in (name, *BY_NAME[name].also)]
    for title in titles:
        compact = "".join(_words(title))
        if name in _words(title) or difflib.get_close_matches(compact[:80], headers, n=1, cutoff=0.7):
            return title
    return None


def _attribute_names(titles: Sequence[str], further: Sequence[int]) -> dict[str, int]:
    names: dict[str, int] = {}
    for place in further:
        plain = _key(titles[place])[:_LONGEST_ATTRIBUTE].strip("_") or f"column_{place + 1}"
        name, number = plain, 2
        # An attribute that is called like a column of ours would be hidden by it.
        while name in names or name in BY_NAME:
            name, number = f"{plain}_{number}", number + 1
        names[name] = place
    return names


def _double_notices(
    wishes: Mapping[str, Sequence[int]],
    ours: Mapping[str, Sequence[int]],
    titles: Sequence[str],
    line: int,
) -> list[RowProblem]:
    notices = []
    for name, places in wishes.items():
        used = set(ours[name])
        for place in places:
            if place not in used:
                what = phrase(
                    "{other} and {used} both mean {name}; {used} was used, and {other} is a further column.",
                    other=quoted(titles[place]),
                    used=quoted(titles[places[0]]),
                    name=name,
                )
                mend = phrase("If the other was meant, call it {name}.", name=name)
                notices.append(RowProblem(line, titles[place], what, mend, Outcome.NOTICE))
    return notices


def _near_notices(attributes: Mapping[str, int], titles: Sequence[str], line: int) -> list[RowProblem]:
    known = _meanings()
    notices = []
    for place in attributes.values():
        compact = "".join(_words(titles[place]))
        near = difflib.get_close_matches(compact, known, n=1, cutoff=_NEAR) if 4 < len(compact) < 40 else []
        if near and near[0] != compact:
            name = known[near[0]][0]
            what = phrase(
                "{words} is no column we know; it became a further column.", words=quoted(titles[place])
            )
            notices.append(
                RowProblem(
                    line,
                    titles[place],
                    what,
                    phrase("If {name} was meant, call it {name}.", name=name),
                    Outcome.NOTICE,
                )
            )
    return notices
