"""Words of the import."""

from __future__ import annotations

from companion.contracts.imports import FieldChangeEntry, ImportProblem
from ui.language import _, figure, led
from ui.words.people import FIELDS, PART_ROLE, ROLE_WORDS, SEATS, VALUES

TITLE = "Import people"
LEAD = "From a spreadsheet, CSV or XLSX. You see what would change before anything does."
FILE = "The spreadsheet"
READ = "Show what would change"
CHOOSE_FIRST = "Choose a file first."
WHOLE = (
    "The file stands for the whole programme: whoever is in the programme and not in the file leaves it. "
    "Columns that the file does not have stay as they are."
)
COLUMNS = "Which columns does it read?"
COLUMNS_SAYS = (
    "email and role are needed; name, wants, offers, goals, experience, about, languages, time zone, "
    "availability, location, department, level, manager, capacity, values, avoid and past partners are read "
    "where they are there. Any further column can be named by a rule."
)
FATES = {
    "new": "New",
    "changed": "Changed",
    "returning": "Back again",
    "gone": "Would leave",
    "unchanged": "As they are",
}
ENTRIES = "What would become of whom"
ENTRIES_HEAD = ("Name", "What", "Line", "Details")
FATE_WORDS = {
    "new": "joins",
    "changed": "changes",
    "returning": "comes back",
    "gone": "leaves",
    "unchanged": "stays",
}
PROBLEMS = "What is odd in the file"
PROBLEMS_HEAD = ("Line", "Column", "What", "How to mend it", "So it is")
OUTCOMES = {"left_out": "left out", "cell_ignored": "unknown", "notice": "used as it stands"}
WHOLE_ROW = "the whole row"
SHOW_ALL = "Show all of them, page by page"
APPLY = "Apply these changes"
ANOTHER = "Take another file"
CONFIRM_FIRST = "Type the number to confirm that so many people leave; nothing has been changed."
NOTHING = "Nothing to change"
STALE = (
    "The programme has changed since this file was read, so it would do something else than what is shown. "
    "Hand the file in again to see what it does now."
)
DONE = "Imported"
UNKNOWN = "unknown"
_FIELDS = {**FIELDS, "role": PART_ROLE, "capacity": SEATS, "values": VALUES}
LONGEST_SHOWN = 60


def line(number: int) -> str:
    """Where somebody stands in the file."""
    return f"{figure(number)}" if number else _("not in it")


def change(one: FieldChangeEntry) -> str:
    """A field as it was and as it will be."""
    return led(field_name(one.field), f"{_short(one.field, one.before)} → {_short(one.field, one.after)}")


def field_name(field: str) -> str:
    """What a field of a profile is called; a further column by its own name."""
    name = field.removeprefix("attributes.")
    return _(_FIELDS[field]) if field in _FIELDS else name.replace("_", " ")


def _short(field: str, text: str) -> str:
    shown = _(ROLE_WORDS.get(text, text)) if field == "role" else text or _(UNKNOWN)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}…"


def where(problem: ImportProblem) -> str:
    """In which column something is odd."""
    return problem.column or _(WHOLE_ROW)


def confirm(count: int) -> str:
    """How many leaving is confirmed."""
    return _("Many would leave. Type {count} to confirm that {count} people leave the programme").format(
        count=figure(count)
    )


def more(count: int, shown: int) -> str:
    """What is not in the table."""
    return _("The first {shown} of {count}.").format(shown=figure(shown), count=figure(count))


def erased(number: int, day: str) -> str:
    """Somebody in the file who was erased."""
    return _("Line {number} is somebody who was erased on {day}, and stays so.").format(
        number=figure(number), day=day
    )


def applied(summary: str) -> str:
    """It was done."""
    return _("Done: {summary}").format(summary=summary)
