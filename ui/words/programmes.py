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

LANGUAGE = "Language of the organisation"
LANGUAGE_SAYS = (
    "Mails to people who have chosen no language of their own are in this one, for instance to those who "
    "were just imported. Pages are in the language that each person chose, or that their browser asks for."
)
LANGUAGE_OF_PAGES = "As on the page that causes the mail"
LANGUAGE_KEPT = "Kept. It counts from the next mail on."


def made(name: str) -> str:
    """It is there."""
    return _("{name} is there. Its people come next: import them from a spreadsheet.").format(name=name)
