"""Words of the people and their profiles."""

from __future__ import annotations

from companion.contracts.people import PersonLine
from ui.language import _, ngettext

TITLE = "People"
FIND = "Name or e-mail"
ROLE = "Role"
STATE = "State"
ANY_ROLE = "Everybody"
ANY_STATE = "Taking part"
ROLES = {"mentee": "Mentees", "mentor": "Mentors", "both": "Both at once"}
STATES = {"active": "Active", "paused": "Paused", "gone": "Have left"}
ROLE_WORDS = {"mentee": "Mentee", "mentor": "Mentor", "both": "Mentee and mentor"}
STATE_WORDS = {"active": "active", "paused": "paused", "gone": "has left"}
LIST = "People"
NOBODY = "Nobody found"
NOBODY_FOUND = "Nobody is like that. Search for less, or choose another role or state."
NOBODY_YET = "Nobody is in this programme yet. Import people from a spreadsheet."
CHOOSE = "Choose somebody in the list to read their profile."
BY_NAME = "By name"
BY_WORDS = "By what they offer"
SEARCH = "How to look"
QUESTION = "What somebody should know or have done"
QUESTION_EXAMPLE = "keeping instruments alive in the cold"
FOUND = "Who comes nearest, in their own words"
FOUND_HEAD = ("Name", "Closest words", "From")
SEARCHING = "Looking through what everybody wrote …"
NOT_YET = "edited a moment ago, and searchable shortly"

EDIT = "Edit"
SAVE = "Save"
LEAVE = "Leave as it was"
PAUSE = "Pause"
RESUME = "Let resume"
EXPORT_PAGE = "Export to read"
EXPORT_JSON = "Export as JSON"
ERASE = "Erase for good"
ERASE_SAYS = (
    "Everything that is stored of this person goes: profile, matches, vectors, answers. It cannot be undone, "
    "and an older file does not bring them back. Export first if they asked for their data."
)
ERASE_SURE = "Erase"
ERASE_NOT_YET = "Type the name exactly as it stands above; nothing was erased."
NOTHING_TO_SAVE = "Nothing was changed, so there is nothing to save."
SAVED = "Saved. The next round sees it."
PAUSED = "Paused: left out of coming rounds, and still here."
RESUMED = "Takes part again, and is matched in the next round."
ERASED = "Erased, everywhere and for good."

FIELDS = {
    "name": "Name",
    "wants": "Wants",
    "offers": "Offers",
    "goals": "Goals",
    "experience": "Experience",
    "about": "About",
    "languages": "Languages",
    "time_zone": "Time zone",
    "availability": "Free hours in a usual week",
    "location": "Location",
    "department": "Department",
    "level": "Level",
    "manager_email": "Manager's e-mail",
    "avoid": "Not to be matched with",
    "past_partners": "Earlier partners",
}
HINTS = {
    "wants": "Several things with semicolons between them.",
    "offers": "Several things with semicolons between them.",
    "availability": "In their own time zone, for instance Mon 9-12; Wed 14:00-16:30.",
    "languages": "With commas, for instance English, Polish.",
    "time_zone": "A zone or a city, for instance Europe/Oslo.",
    "avoid": "E-mail addresses, with semicolons.",
    "past_partners": "E-mail addresses, with semicolons.",
}
CAPACITY = "Mentees they take (empty: as many as the programme says)"
OWN_CAPACITY = "Mentees you take (empty: as many as the programme says)"
PART_ROLE = "Takes part as"
USUAL = "as the programme says"
MORE_COLUMNS = "Further columns"
SEATS = "Mentees they take"
OWN_SEATS = "Mentees you take"
VALUES = "Working style"

MY_TITLE = "My profile"
MY_LEAD = (
    "What you wrote in order to be matched. Your partner reads most of it; what you change counts at once."
)
MY_SEEN = "Whom you asked to avoid, earlier partners and working-style answers are shown to nobody."
NO_PROFILE = "You have no profile in this programme"
NO_PROFILE_SAYS = "Profiles come with the people whom the programme imports. Ask whoever runs it."


def lead(total: int | None) -> str:
    """How many are in the list."""
    return "" if total is None else ngettext("1 person.", "{number} people.", total)


def caption(person: PersonLine) -> str:
    """What stands below a name in the list."""
    state = "" if person.state == "active" else _(STATE_WORDS[person.state])
    pieces = (_(ROLE_WORDS[person.role]), person.department, person.location, state)
    return " · ".join(piece for piece in pieces if piece)


def type_name(name: str) -> str:
    """How erasing is confirmed."""
    return _("Type “{name}” to confirm").format(name=name)


def column(name: str) -> str:
    """A further column as a person would name it."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def notice(what: str, mend: str) -> str:
    """What was taken for granted in a field."""
    return f"{what} {mend}"
