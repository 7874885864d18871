"""Who may see which field: one table, asked by everything that writes for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from companion.explaining.explanation import View


class Reader(StrEnum):
    """Who looks at a field, as seen from the person whose field it is."""

    ONESELF = "oneself"
    PARTNER = "partner"
    ADMINISTRATOR = "administrator"


class Side(StrEnum):
    """Whose field it is."""

    MENTEE = "mentee"
    MENTOR = "mentor"


_ALL = frozenset(Reader)
_NOT_PARTNER = frozenset({Reader.ONESELF, Reader.ADMINISTRATOR})
_ONESELF = frozenset({Reader.ONESELF})

# What a person wrote in order to be matched is for the partner to read. Whom she avoids and who led
# her before are hers alone: not even an explanation for the administrator repeats them.
WHO_SEES: Mapping[str, frozenset[Reader]] = MappingProxyType(
    {
        "name": _ALL,
        "email": _ALL,
        "role": _ALL,
        "wants": _ALL,
        "offers": _ALL,
        "goals": _ALL,
        "experience": _ALL,
        "about": _ALL,
        "languages": _ALL,
        "location": _ALL,
        "department": _ALL,
        "level": _ALL,
        "shared_hours": _ALL,
        "availability": _NOT_PARTNER,
        "time_zone": _NOT_PARTNER,
        "capacity": _NOT_PARTNER,
        "values": _ONESELF,
        "manager_email": _ONESELF,
        "avoid": _ONESELF,
        "past_partners": _ONESELF,
        # Whom she would like: for her and those who run the programme, never for a mentor.
        "shortlist": _NOT_PARTNER,
        # Further columns: an administrator's rules may name them, a partner reads none of them.
        "attributes": _NOT_PARTNER,
        # Numbers about a pair, not about a person.
        "score": frozenset({Reader.ADMINISTRATOR}),
        "price": frozenset({Reader.ADMINISTRATOR}),
        "values_alike": frozenset({Reader.ADMINISTRATOR}),
    }
)


def may_see(view: View, whose: Side, field: str) -> bool:
    """Whether this view's reader may see this field of that side; a further column counts as `attributes`."""
    return reader_of(view, whose) in WHO_SEES.get(field, WHO_SEES["attributes"])


def reader_of(view: View, whose: Side) -> Reader:
    """What the reader of a view is to that side."""
    if view is View.ADMINISTRATOR:
        return Reader.ADMINISTRATOR
    return Reader.ONESELF if view.value == whose.value else Reader.PARTNER


def audience_of(whose: Side, field: str) -> frozenset[View]:
    """Everybody who may see this field of that side."""
    return frozenset(view for view in View if may_see(view, whose, field))
