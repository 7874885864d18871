"""Words of the audit trail."""

from __future__ import annotations

TITLE = "Audit trail"
LEAD = "Every decision, by whom and when. An entry can be neither changed nor removed without its showing."
EVERYTHING = "Show the whole organisation"
CHECK = "Check that nothing was changed"
CAPTION = "What was done, newest first"
HEAD = ("Number", "When", "Who", "What", "In figures")
NOTHING = "Nothing has been done here yet"
NOTHING_SAYS = "Whatever somebody decides in this programme appears here at once."
ITSELF = "Companion itself"
HEAD_HASH = "Keep this elsewhere, and it proves later what stood here:"
_ACTIONS = {
    "account.appointed": "Made somebody the first administrator",
    "account.invited": "Invited somebody",
    "account.link_handed_over": "Handed over a sign-in link",
    "account.made": "Made an account",
    "account.opened": "Opened an account again",
    "account.password_set": "Set a password",
    "account.shut": "Shut an account",
    "account.signed_in": "Signed in",
    "account.signed_out_everywhere": "Signed out on every device",
    "mentorship.ended": "Ended a mentorship",
    "people.imported": "Imported people",
    "people.revived": "Let somebody come back who had been erased",
    "person.changed": "Changed a profile",
    "person.erased": "Erased a person",
    "person.exported": "Exported what is stored of a person",
    "person.paused": "Paused a person",
    "person.resumed": "Let a paused person resume",
    "programme.changed": "Changed the programme",
    "programme.made": "Made the programme",
    "programme.restored": "Put an older version in force again",
    "role.granted": "Gave a role",
    "role.withdrawn": "Took a role away",
}


def action(name: str) -> str:
    """What was done; one that is not known here by its own name."""
    return _ACTIONS.get(name, name.replace(".", ": ").replace("_", " ").capitalize())


def fact(name: str, value: object) -> str:
    """A figure with its name."""
    return f"{name.replace('_', ' ')} {value}"


def whole(entries: int) -> str:
    """The trail is as it was written."""
    return f"All {entries:,} entries of the organisation are as they were written."


def broken(at: int, trouble: str) -> str:
    """The trail is not."""
    return f"Entry {at:,} does not fit. {trouble} Tell whoever runs Companion at once."
