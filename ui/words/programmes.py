"""Words of the list of programmes."""

from __future__ import annotations

from ui.language import _

TITLE = "Programmes"
LEAD = "Every mentoring programme of the organisation."
CAPTION = "Programmes by name"
HEAD = ("Programme", "First day", "Last day", "Version of its rules")
NOT_SAID = "not said yet"
NONE = "No programme yet"
NONE_SAYS = "Make the first one below. A name is enough to begin with; everything else can be said later."
NEW = "A new programme"
MAKE = "Make the programme"
NAME_FIRST = "Give the programme a name first."


def made(name: str) -> str:
    """It is there."""
    return _("{name} is there. Its people come next: import them from a spreadsheet.").format(name=name)
