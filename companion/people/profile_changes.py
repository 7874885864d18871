"""Changes to a profile as somebody types them, read as the cells of a spreadsheet are.

So the same slip gets the same sentence from a file and from a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from companion.errors import ProfileInvalid
from companion.ids import ProgrammeId
from companion.languages.phrase import joined, phrase
from companion.people.availability import read_availability
from companion.people.cells import read_capacity, read_email, read_role
from companion.people.cleaning import clean
from companion.people.columns import BY_NAME
from companion.people.languages import read_languages
from companion.people.person import Outcome, RowProblem
from companion.people.register import Participation, Profile
from companion.people.remarks import Remark, Understood, quoted
from companion.people.time_zones import read_time_zone
from companion.people.value_answers import known_answers, read_answers

OWN_FIELDS = frozenset(
    ["wants", "offers", "goals", "experience", "about", "languages", "time_zone", "availability", "capacity"]
)
"""What a mentor or mentee may change herself."""

PROFILE_TEXTS = (
    "name", "wants", "offers", "goals", "experience", "about", "location", "department", "level",
)  # fmt: skip
_LONGEST_ANSWER = 1_000
_LONGEST_NAME = 200
_MOST_ATTRIBUTES = 200
_MOST_ADDRESSES = 200


@dataclass(frozen=True)
class Wish:
    """What somebody typed: by field, a text as it would stand in a cell; '' empties the field.

    `attributes` are further columns, of which those that are not named stay. `programme` says where role,
    capacity and answers are meant; without it, in the only programme that she is in.
    """

    fields: Mapping[str, str]
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    programme: ProgrammeId | None = None


@dataclass(frozen=True)
class Changed:
    """A person after a wish, and what is worth a look though it was taken."""

    profile: Profile
    participation: Participation | None
    notices: tuple[RowProblem, ...]


def apply_wish(
    profile: Profile, participation: Participation | None, wish: Wish, *, statements: int
) -> Changed:
    """Somebody with what was typed in place of what was there; her part too, where one is given.

    Raises:
        ProfileInvalid: something typed makes no sense; every such thing is listed, and nothing is changed.
    """
    reader = _Reader(statements)
    values = {name: reader.read(name, text) for name, text in wish.fields.items()}
    further = {key: reader.attribute(key, text) for key, text in wish.attributes.items()}
    reader.refuse_own_address(profile.email, values)
    reader.refuse_nonsense(len(further))
    attributes = {key: text for key, text in (dict(profile.attributes) | further).items() if text}
    own = {name: value for name, value in values.items() if name not in ("role", "capacity", "values")}
    part = {name: value for name, value in values.items() if name not in own}
    return Changed(
        profile=replace(profile, **own, attributes=MappingProxyType(attributes)),
        participation=replace(participation, **part) if participation is not None else None,
        notices=tuple(reader.notices),
    )


class _Reader:
    """Reads each field as its column is read, and keeps what is to be said."""

    def __init__(self, statements: int) -> None:
        self.notices: list[RowProblem] = []
        self._wrong: list[RowProblem] = []
        self._readers: Mapping[str, Callable[[str], Understood[Any]]] = {
            "languages": read_languages,
            "time_zone": read_time_zone,
            "availability": read_availability,
            "capacity": read_capacity,
            "role": read_role,
            "manager_email": read_email,
            "avoid": _read_addresses,
            "past_partners": _read_addresses,
            "values": lambda text: _read_values(text, statements),
        }

    def read(self, name: str, text: str) -> Any:  # noqa: ANN401  (fields have values of many types)
        text = self.text(name, text)
        if name in PROFILE_TEXTS:
            return self._needed_name(text) if name == "name" else text
        if not text:
            return self._empty(name)
        if len(text) > _LONGEST_ANSWER:
            what = phrase(
                "A text of {count} characters stands where a short answer belongs.", count=f"{len(text):,}"
            )
            self._keep(name, (Remark(what, phrase("Write a short answer."), Outcome.CELL_IGNORED),))
            return None
        understood = self._readers[name](text)
        self._keep(name, understood.remarks)
        return (understood.value or None) if name == "manager_email" else understood.value

    def attribute(self, key: str, text: str) -> str:
        """A further column; one with the name of a column of ours would be hidden by it."""
        if key in BY_NAME:
            what = phrase("{words} is a column of its own.", words=quoted(key))
            self._keep(key, (Remark(what, phrase("Change it there."), Outcome.CELL_IGNORED),))
        return self.text(key, text)

    def text(self, name: str, text: str) -> str:
        cleaned = clean(text)
        self._keep(name, cleaned.remarks)
        return cleaned.value

    def refuse_own_address(self, email: str, values: dict[str, Any]) -> None:
        """Nobody is her own manager; where she names herself among others she is passed over."""
        if values.get("manager_email") == email:
            what = phrase("Nobody can be her own manager.")
            self._keep(
                "manager_email", (Remark(what, phrase("Name the other person."), Outcome.CELL_IGNORED),)
            )
        for name in {"avoid", "past_partners"} & set(values):
            values[name] = tuple(address for address in values[name] if address != email)

    def refuse_nonsense(self, attributes: int) -> None:
        if attributes > _MOST_ATTRIBUTES:
            what = phrase("{count} further columns were sent at once.", count=attributes)
            mend = phrase("Send at most {most}.", most=_MOST_ATTRIBUTES)
            self._wrong.append(RowProblem(0, "attributes", what, mend, Outcome.CELL_IGNORED))
        if self._wrong:
            lines = (
                joined(
                    " ",
                    (
                        phrase("{field}:", field=_CALLED.get(wrong.column, wrong.column)),
                        wrong.what,
                        wrong.mend,
                    ),
                )
                for wrong in self._wrong
            )
            raise ProfileInvalid(problems=joined("\n", lines))

    def _needed_name(self, text: str) -> str:
        if not text or len(text) > _LONGEST_NAME:
            what = (
                phrase("The name has {count} characters.", count=f"{len(text):,}")
                if text
                else phrase("The name is missing.")
            )
            self._keep("name", (Remark(what, phrase("Write the name."), Outcome.CELL_IGNORED),))
        return text

    def _empty(self, name: str) -> Any:  # noqa: ANN401
        if name == "role":
            self._keep("role", (Remark(phrase("The role is missing."), _ROLE_MEND, Outcome.CELL_IGNORED),))
        return () if name in ("languages", "availability", "avoid", "past_partners", "values") else None

    def _keep(self, name: str, remarks: tuple[Remark, ...]) -> None:
        for remark in remarks:
            kept = self.notices if remark.outcome is Outcome.NOTICE else self._wrong
            kept.append(remark.at(0, name))


_ROLE_MEND = phrase("Write mentor, mentee or both.")


def _read_values(text: str, statements: int) -> Understood[tuple[int | None, ...]]:
    read = read_answers(text, statements)
    return Understood(known_answers(read.value), read.remarks)


def _read_addresses(text: str) -> Understood[tuple[str, ...]]:
    """Addresses parted by semicolons, commas, spaces or lines; names mean nothing without their file."""
    found: dict[str, None] = {}
    remarks: list[Remark] = []
    for piece in text.replace(",", ";").replace("\n", ";").split(";"):
        if piece.strip():
            address = read_email(piece.strip())
            remarks += address.remarks
            if address.value:
                found[address.value] = None
    if len(found) > _MOST_ADDRESSES:
        what = phrase("{count} addresses were given.", count=len(found))
        remarks.append(
            Remark(what, phrase("Give at most {most}.", most=_MOST_ADDRESSES), Outcome.CELL_IGNORED)
        )
    return Understood(tuple(found), tuple(remarks))


_CALLED = {
    "name": phrase("name"),
    "wants": phrase("wants"),
    "offers": phrase("offers"),
    "goals": phrase("goals"),
    "experience": phrase("experience"),
    "about": phrase("about"),
    "languages": phrase("languages"),
    "time_zone": phrase("time_zone"),
    "availability": phrase("availability"),
    "location": phrase("location"),
    "department": phrase("department"),
    "level": phrase("level"),
    "role": phrase("role"),
    "capacity": phrase("capacity"),
    "values": phrase("values"),
    "manager_email": phrase("manager_email"),
    "avoid": phrase("avoid"),
    "past_partners": phrase("past_partners"),
}
"""Fields as an error names them."""
