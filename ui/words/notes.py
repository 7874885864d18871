"""Words of a pair's notes and of what is written after a meeting."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from ui.language import _
from ui.words.pair import ONLY_YOU, both

NEW = "A new note"
NOTE = "What you want to keep"
WHO = "Who may read it"
CAPTIONS = (
    "It is encrypted, and no AI is given it. Nobody else reads it, unless two people of the programme have to, and then you are told.",
    "The two of you, and nobody else.",
)
ABOUT = "The meeting that it is about (may stay empty)"
ADD = "Keep the note"
KEPT = "Kept."
NEEDS_WORDS = "Write a few words first; nothing was saved."
NOBODY = "No notes yet"
NOBODY_SAYS = "Keep what you do not want to forget. A note for you alone is encrypted, and no AI is ever given it; nobody else reads it, unless two people of the programme have to, and then you are told."
LONGEST = 4_000

AFTER = "Note a meeting"
AFTER_SAYS = "One press keeps all of it. What you leave out stays unknown, and nobody is rated."
MET_ON = "When you met"
AFTER_BOX = "What you want to remember of it"
AFTER_HINT = "A few words are enough: what you talked about, what you decided, who does what until when."
SORT = "Sort it into a summary"
SORT_SAYS = "A summary sorts your own sentences into what happened, what was decided, who does what and what worries you. Nobody else sees it before you share it."
DRAFT = "Your draft"
DRAFT_SAYS = "Only you see this. Change what you like; what you leave empty is left out."
SUMMARY = "Summary of a meeting"
PARTS = {
    "happened": "What happened",
    "decided": "What was decided",
    "actions": "Who does what",
    "concerns": "What worries you, in your own words",
}
CONCERNS_SAYS = "These are your words, unchanged. They stay with you unless you share them on purpose."
SHARE_CONCERNS = "Share these sentences too"
STEP = "What will be done"
NEXT_STEP = "What will be done until you meet again"
MORE_STEPS = "Which goals it was about, and more next steps"
NOTHING_LEFT = "Nothing is left to share. Write a few words, or throw the draft away."
SHARED = "Shared. Your summary is among the notes, the next steps stand under Goals."
AWAY = "Throw the draft away"
THROWN = "The draft is gone."
BOTH_DO = "Both of you"
YOUR_NOTES = "Your notes as you wrote them"
FULL = "Meetings so far"
NO_MEETING = "No meeting noted yet"
NO_MEETING_SAYS = (
    "After your first meeting, a line or two here is enough. The page for the next meeting is made from it."
)
KIND = "About a meeting"


def readers(partner: str) -> list[str]:
    """Who may read a note, in plain words; the narrowest first."""
    return [_(ONLY_YOU), both(partner)]


def reader(confidentiality: str, partner: str) -> str:
    """Who reads this one."""
    return _(ONLY_YOU) if confidentiality == "author" else both(partner)


def of_meeting(day: str) -> str:
    """The day of the meeting that a note is about."""
    return _("meeting of {day}").format(day=day)


def written(name: str, day: str, *, is_mine: bool) -> str:
    """Who wrote a note, and when."""
    return _("You on {day}").format(day=day) if is_mine else _("{name} on {day}").format(name=name, day=day)


def share(partner: str) -> str:
    """The step that shows a draft to the other."""
    return _("Share with {partner}").format(partner=partner)


USEFUL = "How useful was the meeting for you?"
USEFUL_WORDS = {1: "Not at all", 2: "A little", 3: "Somewhat", 4: "Quite", 5: "Very"}
DIFFERENT = "What should be different next time?"
SAID = "Thank you. It is kept."


def about_meeting(useful: int | None, different: str | None) -> str:
    """What somebody said of a meeting, in a line."""
    pieces = [
        _("{useful_words} useful.").format(useful_words=_(USEFUL_WORDS[useful])) if useful else "",
        _("Next time: {different}").format(different=different) if different else "",
    ]
    return " ".join(piece for piece in pieces if piece)
