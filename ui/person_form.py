"""A profile as a form, for whoever looks after people and for the person."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from companion.contracts.people import ParticipationView, PersonChange, PersonView
from ui.typed import line_box, words_box
from ui.words import people as says

ROLES = ("mentee", "mentor", "both")
OWN = ("wants", "offers", "goals", "experience", "about", "languages", "time_zone", "availability")
"""What somebody may change of her own profile; how many mentees she takes comes beside these."""
_LONG = frozenset(("wants", "offers", "goals", "experience", "about", "availability"))


def fields_form(person: PersonView, names: Iterable[str], key: str) -> dict[str, str]:
    """Boxes for these fields; gives those that were changed."""
    changed: dict[str, str] = {}
    for name in names:
        before = str(getattr(person, name))
        typed = _box(name, before, f"{key}-{name}-{person.version}")
        if typed != before:
            changed[name] = typed
    return changed


def attributes_form(person: PersonView, key: str) -> dict[str, str | None]:
    """Boxes for the further columns; gives those that were changed."""
    changed: dict[str, str | None] = {}
    for name, before in sorted(person.attributes.items()):
        typed = line_box(says.column(name), before, f"{key}-of-{name}-{person.version}")
        if typed != before:
            changed[name] = typed
    return changed


def seats_box(part: ParticipationView, label: str, key: str) -> int | None:
    """How many mentees somebody takes; None for the programme's usual number."""
    chosen = st.number_input(label, 0, 1000, part.capacity, key=key, width=320)
    return None if chosen is None else int(chosen)


def part_form(part: ParticipationView, key: str, version: int) -> dict[str, object]:
    """What somebody takes part as, and for how many; gives what was changed."""
    changed: dict[str, object] = {}
    role = st.selectbox(
        says.PART_ROLE,
        ROLES,
        ROLES.index(part.role),
        format_func=says.ROLE_WORDS.__getitem__,
        key=f"{key}-role-{version}",
        width=320,
    )
    if role != part.role:
        changed["role"] = role
    seats = seats_box(part, says.CAPACITY, f"{key}-seats-{version}")
    if seats != part.capacity:
        changed["capacity"] = seats
    return changed


def change_of(fields: dict[str, object]) -> PersonChange:
    """The wish to change just these fields."""
    return PersonChange.model_validate(fields)


def _box(name: str, before: str, key: str) -> str:
    label = says.FIELDS[name]
    hint = says.HINTS.get(name)
    if name in _LONG:
        return words_box(label, before, key, height=104, hint=hint)
    return line_box(label, before, key, hint=hint)
