"""What a file would change in a programme, person by person and field by field, before it is changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from companion.ids import PersonId
from companion.people.columns import BY_NAME
from companion.people.person import Outcome, Person, Roster
from companion.people.profile_text import field_text
from companion.people.register import (
    PARTICIPATION_FIELDS,
    PROFILE_FIELDS,
    Known,
    Participation,
    Profile,
    State,
    participation_of,
    profile_of,
)

MANY_GONE_SHARE = 0.10
MANY_GONE_LEAST = 3
"""More than this share of the active participants, and at least so many: then leaving must be confirmed."""


class Fate(StrEnum):
    """What a file means for somebody."""

    NEW = "new"
    """She joins the programme."""
    RETURNING = "returning"
    """She had left the programme, and the file names her again."""
    CHANGED = "changed"
    GONE = "gone"
    """She is in the programme and not in the file: she leaves the programme."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class FieldChange:
    """One field as it was and as it will be, as a person would write it; '' is unknown.

    A further column is called `attributes.` and its name.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One person, as she will be.

    `id` None: the organisation does not know her yet. `line` is her row in the file, 0 where she has none.
    """

    fate: Fate
    id: PersonId | None
    profile: Profile
    participation: Participation
    changes: tuple[FieldChange, ...]
    line: int
    was_active: bool

    @property
    def changes_profile(self) -> bool:
        """Whether what she says of herself changes, in every programme she is in."""
        return any(change.field not in _OF_PARTICIPATION for change in self.changes)

    @property
    def changes_participation(self) -> bool:
        """Whether what she is in this programme changes."""
        return any(change.field in _OF_PARTICIPATION for change in self.changes)


_OF_PARTICIPATION = frozenset([*PARTICIPATION_FIELDS, "state"])


@dataclass(frozen=True)
class LeftOut:
    """Somebody in the file who was erased on her wish and is therefore left out."""

    line: int
    email: str
    erased_at: datetime


@dataclass(frozen=True)
class Difference:
    """All that a file would change; entries are ordered by e-mail."""

    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    active_before: int

    def of(self, fate: Fate) -> tuple[Entry, ...]:
        """Everybody with this fate."""
        return tuple(entry for entry in self.entries if entry.fate is fate)

    def counts(self) -> dict[Fate, int]:
        """How many people have each fate."""
        found = dict.fromkeys(Fate, 0)
        for entry in self.entries:
            found[entry.fate] += 1
        return found

    @property
    def is_nothing(self) -> bool:
        """Whether nobody is touched at all."""
        return all(entry.fate is Fate.UNCHANGED for entry in self.entries)

    @property
    def many_gone(self) -> bool:
        """Whether so many active participants would leave that somebody must confirm their number."""
        leaving = sum(1 for entry in self.entries if entry.fate is Fate.GONE and entry.was_active)
        return leaving >= MANY_GONE_LEAST and leaving > MANY_GONE_SHARE * self.active_before


def compare(roster: Roster, known: Mapping[str, Known], erased: Mapping[str, datetime]) -> Difference:
    """Everybody in the file or in the programme, and what the file means for them.

    A file speaks only of what it has columns for; all else stays as it is. In a row with an ignored cell,
    what is unknown stays as it is too, for a slip of the keyboard is no wish to forget. Somebody whose row
    cannot be used is neither changed nor gone. Pausing is not for files: who is paused stays paused.

    Args:
        roster: what was read.
        known: by e-mail, everybody who is or was in the programme, and everybody else in the file whom the
            organisation knows.
        erased: by e-mail, who in the file was erased and must not be revived, and when.
    """
    columns = _Columns(roster)
    named = {person.email for person in roster.people} | set(roster.unusable)
    entries = [
        columns.entry(person, known.get(person.email))
        for person in roster.people
        if person.email not in erased
    ]
    entries += [
        _gone(one, one.participation)
        for email, one in known.items()
        if email not in named and one.participation is not None and one.participation.state is not State.GONE
    ]
    left_out = (
        LeftOut(person.line, person.email, erased[person.email])
        for person in roster.people
        if person.email in erased
    )
    return Difference(
        entries=tuple(sorted(entries, key=lambda entry: entry.profile.email)),
        left_out=tuple(left_out),
        active_before=sum(1 for one in known.values() if _is_active(one)),
    )


def digest(difference: Difference) -> str:
    """A fingerprint of everything that a difference would change: equal ones have equal digests."""
    told = [
        (
            entry.fate,
            str(entry.id),
            entry.profile.email,
            [(change.field, change.before, change.after) for change in entry.changes],
        )
        for entry in difference.entries
        if entry.fate is not Fate.UNCHANGED
    ]
    return sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()


def field_changes(
    before: Profile | Participation, after: Profile | Participation, names: Iterable[str]
) -> Iterator[FieldChange]:
    """Those of the named fields that differ; further columns one by one."""
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if name == "attributes":
            for key in sorted({*old, *new}):
                if old.get(key, "") != new.get(key, ""):
                    yield FieldChange(f"attributes.{key}", old.get(key, ""), new.get(key, ""))
        else:
            yield FieldChange(name, field_text(name, old), field_text(name, new))


class _Columns:
    """What the columns of one file can speak of."""

    def __init__(self, roster: Roster) -> None:
        found = set(roster.columns)
        self._attributes = found - set(BY_NAME)
        self._fields = {name for name in PROFILE_FIELDS if name in found}
        self._fields |= {"attributes"} if self._attributes else set()
        self._fields |= {"name"} if found & {"first_name", "last_name"} else set()
        self._fields |= {"manager_email"} if found & {"manager_id", "manager_name"} else set()
        self._parts = {name for name in PARTICIPATION_FIELDS if name in found} | {"role"}
        self._with_ignored_cell = {
            problem.line
            for problem in roster.problems
            if problem.outcome is Outcome.CELL_IGNORED and not problem.part
        }

    def entry(self, person: Person, known: Known | None) -> Entry:
        """What the file means for one person in it."""
        if known is None:
            profile, participation = profile_of(person), participation_of(person)
            return Entry(Fate.NEW, None, profile, participation, (), person.line, was_active=False)
        profile = self._profile(person, known.profile)
        participation = self._participation(person, known.participation)
        changes = list(field_changes(known.profile, profile, PROFILE_FIELDS))
        if known.participation is not None:
            changes += field_changes(known.participation, participation, (*PARTICIPATION_FIELDS, "state"))
        return Entry(
            fate=_fate(known.participation, changes),
            id=known.id,
            profile=profile,
            participation=participation,
            changes=tuple(changes),
            line=person.line,
            was_active=_is_active(known),
        )

    def _profile(self, person: Person, stored: Profile) -> Profile:
        fields: dict[str, Any] = {
            name: getattr(person, name) for name in self._fields if self._is_told(person, name)
        }
        # A name that was made of the address never replaces a real one.
        if fields.get("name") == person.email.partition("@")[0]:
            del fields["name"]
        if "attributes" in fields:
            kept = {key: text for key, text in stored.attributes.items() if key not in self._attributes}
            fields["attributes"] = MappingProxyType(kept | dict(person.attributes))
        return replace(stored, **fields)

    def _participation(self, person: Person, stored: Participation | None) -> Participation:
        if stored is None:
            return participation_of(person)
        fields: dict[str, Any] = {
            name: getattr(person, name) for name in self._parts if self._is_told(person, name)
        }
        state = State.ACTIVE if stored.state is State.GONE else stored.state
        return replace(stored, **fields, state=state)

    def _is_told(self, person: Person, name: str) -> bool:
        unknown = getattr(person, name) in (None, "", ())
        return not (unknown and person.line in self._with_ignored_cell)


def _fate(before: Participation | None, changes: list[FieldChange]) -> Fate:
    if before is None:
        return Fate.NEW
    if before.state is State.GONE:
        return Fate.RETURNING
    return Fate.CHANGED if changes else Fate.UNCHANGED


def _gone(known: Known, before: Participation) -> Entry:
    return Entry(
        fate=Fate.GONE,
        id=known.id,
        profile=known.profile,
        participation=replace(before, state=State.GONE),
        changes=(FieldChange("state", before.state, State.GONE),),
        line=0,
        was_active=_is_active(known),
    )


def _is_active(known: Known) -> bool:
    return known.participation is not None and known.participation.state is State.ACTIVE
