"""Words of “I am worried”: for who is worried, and for who reads it."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from collections.abc import Sequence

from ui.language import _, listed

LINK = "I am worried"
TITLE = "I am worried"
LEAD = (
    "About your pair, about somebody, or about yourself. It need not be proven, and it need not be serious."
)
NEXT = "What happens next"
NOW = "If somebody is in danger now, call the emergency number where you are. Nobody watches this page around the clock."
TOLD = "They are told at once, by a mail that has none of your words and not your name."
WITHIN = "They are asked to look within {days} working days. When they have read it, you see that here, and who looks after it."
REMINDED = (
    "If nobody has read it after one working day, they are reminded; after {days} working days, once more."
)
PASSED_ON = "If nobody has read it after one working day, they are reminded. After {days} working days, {names} also learn that a worry waits: not that it is yours, and not a word of it."
PASSED_ON_ONE = "If nobody has read it after one working day, they are reminded. After {days} working days, {names} also learns that a worry waits: not that it is yours, and not a word of it."
NOT_OTHERS = (
    "Nobody else reads it: not the other person of your pair, no AI, and nobody else who runs the programme."
)
NOT_MAILED = "No mail about it comes to you, because mailboxes are sometimes shared. What they have to say, they say to you themselves."
NO_CASE_OWNER = (
    "This programme has no case-owner whom you could write to. So it goes to whoever administers it."
)
NOBODY = "Nobody here can read it"
NOBODY_SAYS = "At the moment there is nobody in this programme who could read what you write, but for yourself and people whom you were paired with. Talk to somebody whom you trust outside of it."
NO_PROGRAMME = "You take part in no programme yet"
NO_PROGRAMME_SAYS = "There is nobody here yet to whom this could go. Talk to somebody whom you trust."
WHO = "Who is to read it"
WORDS = "What worries you (only those named above see this)"
HINT = "In your own words, as much or as little as you like."
SEND = "Send it"
NEEDS_WORDS = "Write a few words first; nothing was sent."
SENT = "Sent. {names} was told just now."
SENT_SEVERAL = "Sent. {names} were told just now."
BEFORE = "What you sent before"
WORDS_SHOWN = "What you wrote"
LONGEST = 8_000

KINDS = {"case_owner": "the case-owner", "administrator": "the administrator"}
KINDS_SEVERAL = {"case_owner": "the case-owners", "administrator": "the administrators"}
CHOICES = {
    "case_owner": "{names}, case-owner",
    "administrator": "{names}, administrator",
}
CHOICES_SEVERAL = {
    "case_owner": "{names}, case-owners",
    "administrator": "{names}, administrators",
}
READS = {
    "case_owner": "{names} reads it, the case-owner of this programme, or whoever follows in that role.",
    "administrator": "{names} reads it, an administrator of this programme, or whoever follows in that role.",
}
READS_SEVERAL = {
    "case_owner": "{names} read it, the case-owners of this programme, or whoever follows in that role.",
    "administrator": "{names} read it, the administrators of this programme, or whoever follows in that role.",
}
CHOICE_CAPTION = "If it is about one of them, choose the others."
STATES = {"new": "Not read yet", "read": "Read", "taken": "Somebody looks after it", "closed": "Closed"}
TAKEN_BY = "{name} looks after it"
STILL_UNREAD = "Not read yet; they were reminded on {day}."
STILL_UNREAD_TOLD = "Nobody has read it in the time that they had. They were reminded again, or an administrator was told, on {day}. If you need somebody sooner, speak to one of those named above."

INBOX = "Worries"
INBOX_LEAD = (
    "What people of this programme told in confidence. Only you and others with your role here can read it."
)
NONE = "Nothing has been sent"
NONE_SAYS = "When somebody writes under “I am worried”, it appears here, and you get a mail."
ELSEWHERE_ONE = "One worry was sent to a case-owner, and the programme has none any more. You cannot read it; give somebody that role under Accounts, so that it is read."
ELSEWHERE = "{count} worries were sent to a case-owner, and the programme has none any more. You cannot read them; give somebody that role under Accounts, so that they are read."
UNREAD_ONE = "One worry for the case-owners was not read within two working days. You cannot read it; please see to it that one of them looks."
UNREAD = "{count} worries for the case-owners were not read within two working days. You cannot read them; please see to it that one of them looks."
FROM = "From {name}"
SENT_ON = "Sent on {day}"
OPEN = "Read it"
BACK = "Back to the list"
TAKE = "I look after it"
CLOSE = "Close it"
CLOSE_SAYS = "Close it when nothing is left to do. Whoever wrote it sees that."
ONLY_SEEN_BY = "Only you and others with your role here see these words. Do not forward them."
TAKEN = "You look after it now; whoever wrote it sees that."
CLOSED = "Closed."
INBOX_STATES = {"new": "New", "taken": "Taken", "closed": "Closed"}
GONE = "That worry is not there any more, or it is not for you to read. These are."


def names(given: Sequence[str]) -> str:
    """Names in a row."""
    return listed(given)


def reads(kind: str, given: Sequence[str]) -> str:
    """Who reads it."""
    return _((READS if len(given) == 1 else READS_SEVERAL)[kind]).format(names=names(given))


def choice(kind: str, given: Sequence[str]) -> str:
    """One of those who could read it."""
    return _((CHOICES if len(given) == 1 else CHOICES_SEVERAL)[kind]).format(names=names(given))


def sent(given: Sequence[str]) -> str:
    """Who was told."""
    return _(SENT if len(given) == 1 else SENT_SEVERAL).format(names=names(given))


def standing(state: str, taken_by: str | None, *, was_read: bool) -> str:
    """How a worry stands, for whoever wrote it."""
    if state == "taken" and taken_by:
        return _(TAKEN_BY).format(name=taken_by)
    return _(STATES["read" if state == "new" and was_read else state])


def elsewhere(count: int) -> str:
    """That some worries can be read by nobody."""
    return _(ELSEWHERE_ONE) if count == 1 else _(ELSEWHERE).format(count=count)


def waiting(count: int) -> str:
    """That some worries were not read in time by those who can."""
    return _(UNREAD_ONE) if count == 1 else _(UNREAD).format(count=count)


def if_unread(given: Sequence[str], days: int) -> str:
    """What happens when nobody reads it."""
    if not given:
        return _(REMINDED).format(days=days)
    return _(PASSED_ON_ONE if len(given) == 1 else PASSED_ON).format(days=days, names=names(given))


def still_unread(reminded: str, passed_on: str) -> str:
    """What was done about one that nobody has read; nothing, as long as nothing was due."""
    if passed_on:
        return _(STILL_UNREAD_TOLD).format(day=passed_on)
    return _(STILL_UNREAD).format(day=reminded) if reminded else ""
