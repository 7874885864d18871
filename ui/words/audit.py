"""Words of the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ui.language import _, figure, listed, ngettext
from ui.words.accounts import ROLES
from ui.words.people import FIELDS

TITLE = "Audit trail"
LEAD = "Every decision, by whom and when. An entry can be neither changed nor removed without its showing."
EVERYTHING = "Show the whole organisation"
CHECK = "Check that nothing was changed"
CAPTION = "What was done, newest first"
HEAD = ("When", "Who", "What", "Details", "Entry")
NOTHING = "Nothing has been done here yet"
NOTHING_SAYS = "Whatever somebody decides in this programme appears here at once."
ITSELF = "Companion itself"
GONE = "An account that is gone"
HEAD_HASH = "Keep this elsewhere, and it proves later what stood here:"
ACTIONS = {
    "account.appointed": "Made somebody the first administrator",
    "account.invited": "Invited somebody",
    "account.link_handed_over": "Handed over a sign-in link",
    "account.made": "Made an account",
    "account.named": "Said what to be called",
    "account.opened": "Opened an account again",
    "account.password_set": "Set a password",
    "account.shut": "Shut an account",
    "account.signed_in": "Signed in",
    "account.signed_out_everywhere": "Signed out on every device",
    "ai.settings_changed": "Changed the settings for AI",
    "mentorship.ended": "Ended a mentorship",
    "organisation.language_chosen": "Chose the language of the organisation",
    "model.change_begun": "Began to change the model for searching",
    "model.change_done": "Changed the model for searching",
    "pair.approved": "Approved a pair",
    "pair.noted": "Wrote a note on a pair",
    "questions.limited": "Said how many questions at a time",
    "pair.pinned": "Pinned a pair",
    "pair.undecided": "Took back what was decided on a pair",
    "pair.vetoed": "Vetoed a pair",
    "people.invited": "Invited people by mail",
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
    "round.closed": "Closed a round",
    "round.files_taken": "Downloaded a file of a round",
    "round.made": "Started a round",
    "round.proposed": "Opened a round for review again",
    "round.published": "Published a round",
    "agreement.written": "Wrote a new version of an agreement",
    "agreement.signed": "Signed an agreement",
    "goal.added": "Named a goal",
    "goal.changed": "Changed a goal",
    "action.added": "Noted an action",
    "action.done": "Said that an action is done",
    "note.added": "Kept a note",
    "meeting.offered": "Offered times to meet",
    "meeting.moved": "Offered other times for a meeting",
    "meeting.agreed": "Agreed on a time to meet",
    "meeting.cancelled": "Cancelled a meeting",
    "meeting.link_changed": "Changed where a meeting is held",
    "closing.written": "Wrote down what she takes along",
    "calendar.opened": "Opened a private address for a calendar",
    "calendar.shut": "Shut the private address of a calendar",
    "check_in.added": "Checked in after a meeting",
    "notes.opening_asked": "Asked to read what a pair keeps private",
    "notes.opened": "Agreed to open what a pair keeps private",
    "notes.opened_read": "Read what a pair keeps private",
    "notes.opening_ended": "Refused or ended reading what a pair keeps private",
    "notes.taken_along": "Took along what they keep for themselves",
    "worry.sent": "Somebody told in confidence what worries them",
    "worry.read": "Read a worry",
    "worry.reminded": "Reminded of a worry that nobody has read",
    "worry.passed_on": "Told an administrator that a worry waits unread",
    "worry.taken": "Looks after a worry",
    "worry.closed": "Closed a worry",
    "draft.approved": "Approved a draft",
    "draft.dropped": "Took a draft away",
    "request.made": "Asked a mentor",
    "request.accepted": "Became a pair by choosing each other",
    "request.declined": "Declined a request",
    "request.question_asked": "Asked a question before answering a request",
    "request.question_answered": "Answered a mentor's question",
    "request.trial_begun": "Wanted to talk once before deciding",
    "request.confirmed": "Would go on after a first talk",
    "request.trial_ended": "Left it at a first talk",
    "request.withdrawn": "Withdrew a request",
    "request.reminded": "Reminded whoever's turn it was",
    "request.unanswered": "Passed on a request that had no answer in time",
    "request.passed_on": "Passed on a request whose mentor takes part no longer",
    "request.lapsed": "Ended a request whose question had no answer in time",
    "request.settled": "Ended a request that was needed no longer",
    "request.clock_mended": "Began a turn anew, as the machine's clock had been ahead",
    "request.forwarded": "Asked another mentor for a mentee",
    "request.no_match": "Told a mentee that there is no match this time",
    "requests.paused": "Took a break from requests",
    "requests.resumed": "Took requests again",
    "round.repaired": "Repaired a round after somebody had left",
    "round.reviewed": "Marked a round as reviewed",
    "round.run": "Ran a round",
    "round.run_asked": "Asked for a round to be run",
    "round.run_failed": "A run came to nothing",
    "round.run_stopped": "Stopped a run",
    "round.swapped": "Swapped mentors in a round",
}


def action(name: str) -> str:
    """What was done; one that is not known here by its own name."""
    return _(ACTIONS.get(name, name.replace(".", ": ").replace("_", " ").capitalize()))


def about(names: Sequence[str]) -> str:
    """Whom or what it was done to: a pair's two names, a person, an account, a round."""
    two = _("{mentee} with {mentor}").format(mentee=names[0], mentor=names[1]) if len(names) > 1 else ""
    return ", ".join([two, *names[2:]] if two else names)


def details(facts: Mapping[str, Any]) -> str:
    """What else is known of it, in words; identities and zeros say nothing to a reader."""
    return "; ".join(told for name, value in facts.items() if (told := _detail(name, value)))


def _detail(name: str, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and name in _counted(0):
        return _counted(value)[name] if value else ""
    if name in _SAID:
        return _(_SAID[name].get(str(value), ""))
    if name == "fields" and isinstance(value, list):
        return _("changed: {fields}").format(fields=listed([_field(one) for one in value]))
    if name == "version":
        return _("version {value}").format(value=value)
    if name == "restored":
        return _("as it was in version {value}").format(value=value)
    return ""


def _field(name: object) -> str:
    label = FIELDS.get(str(name), str(name).replace("_", " "))
    said = _(label)
    # In English it is written small within a sentence; another language has rules of its own.
    return said if said != label else label[:1].lower() + label[1:]


def _counted(number: int) -> Mapping[str, str]:
    """What is counted, by the name of the fact."""
    return {
        "pairs": ngettext("{number} pair", "{number} pairs", number),
        "mentees": ngettext("{number} mentee", "{number} mentees", number),
        "ended": ngettext("{number} mentorship ended", "{number} mentorships ended", number),
        "invited": ngettext("{number} mail sent", "{number} mails sent", number),
        "gone": ngettext("{number} person left", "{number} people left", number),
        "new": ngettext("{number} joined", "{number} joined", number),
        "changed": ngettext("{number} changed", "{number} changed", number),
        "returning": ngettext("{number} came back", "{number} came back", number),
        "moved": ngettext("{number} mentee moved", "{number} mentees moved", number),
        "fewer_placed": ngettext(
            "{number} mentee more without a mentor", "{number} mentees more without a mentor", number
        ),
        "rows": ngettext("{number} row", "{number} rows", number),
        "programmes": ngettext("{number} programme", "{number} programmes", number),
    }


_SAID: Mapping[str, Mapping[str, str]] = {
    "role": {name: f"as {label.lower()}" for name, label in ROLES.items()},
    "has_note": {"True": "with a note"},
    "new_role": {"False": "again: the role was there already"},
    "together": {"True": "brought together", "False": "parted"},
    "way": {"kind": "so that few people move", "exact": "for the best total"},
    "by": {"password": "by password", "link": "by a link from a mail"},
    "account_erased": {"True": "with the account"},
}


def whole(entries: int) -> str:
    """The trail is as it was written."""
    return _("All {entries} entries of the organisation are as they were written.").format(
        entries=figure(entries)
    )


def broken(at: int, trouble: str) -> str:
    """The trail is not."""
    return _("Entry {at} does not fit. {trouble} Tell whoever runs Companion at once.").format(
        at=figure(at), trouble=trouble
    )
