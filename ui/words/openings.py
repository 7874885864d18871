"""Words about reading what a pair keeps private."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from collections.abc import Sequence

from ui.language import listed

TITLE = "Private notes of a pair"
LEAD = "What somebody keeps for herself is encrypted, and nobody here can read it. If it must be read to keep somebody from harm, one case-owner asks and a second person agrees. Both of the pair are told at once, and every reading is recorded."
ASK = "Ask to read private notes"
WHICH = "Whose notes"
CHOOSE = "Choose a pair"
REASON = "Why they must be read (those who run or look after the programme see this)"
REASON_HINT = "What you fear, what you know already, and why nothing else would do."
SEND = "Ask a second person"
NEEDS_REASON = "Say why first; nothing was asked."
NEEDS_PAIR = "Choose a pair first; nothing was asked."
ASKED = "Asked. Whoever can agree was told by mail."
AGREE = "Agree, and tell the pair"
REFUSE = "Refuse"
END = "End it now"
TAKE_BACK = "Take it back"
AGREED = "Agreed. Both of the pair were told by mail, and see it on their page."
ENDED = "It is over."
READ = "Read them (this is recorded)"
NOTHING = "The two keep nothing for themselves here."
NOTES = "Notes"
ANSWERS = "What they said of meetings"
STATES = {"asked": "Waits for a second person", "open": "Can be read", "over": "Over"}
ASKED_BY = "{name} asked on {day}."
AGREED_BY = "{name} agreed on {day}."
UNTIL = "It can be read until {moment}."
WAS_UNTIL = "It could be read until {moment}."
OF_MEETING = "Meeting of {day}"

PAIR_OPEN = "{asked} asked to read what the two of you keep private, and {agreed} agreed on {day}. They can read it until {moment}. If you want to know why, ask them; they owe you an answer."
PAIR_OVER = "{asked} asked to read what the two of you keep private, and {agreed} agreed on {day}. They could read it until {moment}."

OWN = "What you keep for yourself"
OWN_SAYS = "Your private notes and answers are encrypted; no export that an administrator makes has them. Here you take them along yourself."
OWN_PREPARE = "Prepare the file"
OWN_TAKE = "Take the file"
OWN_FILE = "my-private-notes.json"


def pair(names: Sequence[str]) -> str:
    """The two of a pair."""
    return listed(names)
