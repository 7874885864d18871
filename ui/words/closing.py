"""Words of ending without blame, and of what each of the two takes along."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from companion.contracts.closing import ReasonWord
from ui.language import _

END = "End this mentorship"
END_SAYS = "Either of you may end it, at any time, and nobody has to say why. Meetings that you have planned are cancelled. What you both wrote stays readable for you both."
REASON = "Why, if you like to say"
NO_REASON = "I would rather not say"
REASONS: dict[ReasonWord, str] = {
    "reached": "We have reached what we wanted",
    "time": "There is not enough time",
    "fit": "It does not fit the two of us",
    "moved": "One of us has moved on",
    "other": "Something else",
}
REASON_SAYS = "Neither the other one nor the programme is told what you chose. Only how often each reason was given is counted, and only once at least five pairs have ended."
END_YES = "Yes, end it today"
ENDED = "It is ended. Thank you for the time that you gave each other."
EARLY = "This is not right for me"
EARLY_AS_MENTEE = "It is early, so nothing is lost for you: in the next round you wait as if you had not had this mentor. You can look for a mentor again at once."
EARLY_AS_MENTOR = (
    "It is early, so nothing is lost for your mentee: in the next round your mentee comes first."
)
ENDED_EARLY = "It is ended, and nobody is at fault."
WAITS_FIRST = "Because it ended so early, you come first in the next round."
TITLE = "What you take along"
SAYS = "Before you close this page for good: three questions that many find worth a minute."
QUESTIONS = (
    "What can you do now that you could not do when you began?",
    "What did the other one do that helped, and did you say so?",
    "What do you want to keep doing, and who could help you next?",
)
BOX = "In your own words"
KEEP = "Keep it"
KEPT = "Kept."
NEEDS_WORDS = "Write a few words first; nothing was saved."
LONGEST = 4_000
AGREEMENT = "Your agreement"
GOALS = "Goals"
STEPS = "Next steps"
NOTES = "Notes that you may read"
NOTHING = "Nothing stands here."
PAST = "ended"


def ended_on(day: str, partner: str, *, by_you: bool) -> str:
    """That it is over, and by whom."""
    if by_you:
        return _(
            "You ended this mentorship on {day}. {partner} was told that it ended, and nothing else."
        ).format(day=day, partner=partner)
    return _("This mentorship ended on {day}. That is nobody's fault.").format(day=day)


def theirs(partner: str) -> str:
    """Above what the other wrote for both."""
    return _("What {partner} takes along").format(partner=partner)
