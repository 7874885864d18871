"""Words of requests: a mentee's own, those that came to a mentor, and who waits for the case-owner."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from ui.language import _, led, ngettext

# ---- the mentee ----------------------------------------------------------------------------------

OWN_TITLE = "My requests"
OWN_LEAD = "Whom you have asked, whose turn it is, and by when you will know."
OWN_NOBODY = "You have asked nobody yet"
OWN_NOBODY_SAYS = "When you ask a mentor, you see here how it stands. You can name up to five; they are asked one after the other, in your order."
STATES = {
    "asked": "It is the mentor's turn",
    "question": "It is your turn",
    "trial": "You two talk once, and then both decide",
    "queued": "Your case-owner looks for a mentor for you",
    "paired": "You are a pair",
    "no_match": "No match this time",
    "withdrawn": "Withdrawn",
    "lapsed": "Ended, as the question stayed without an answer",
    "settled": "Ended, as it was needed no longer",
}
HEADS = {
    "queued": "Looking for a mentor for you",
    "no_match": "No match this time",
}
NO_MATCH_SAYS = "Everybody who could be asked was asked. In the next round it counts in your favour that you have waited. You can also ask somebody else at any time."
CHOICES = "Your list"
CHOICE_STATES = {
    "next": "is asked if it comes to that",
    "asked": "has been asked",
    "accepted": "said yes",
    "declined": "could not say yes this time",
    "unanswered": "did not answer in time",
    "skipped": "had no free place when it came to that",
    "parted": "you left it at a first talk",
    "ended": "was told that no answer is needed",
}
WANTS = "What you want"
TALK = "Questions before an answer"
READ_BY_TWO = "Read by the two of you alone."
YOU = "You"
ANSWER = "Your answer"
SEND_ANSWER = "Send the answer"
ANSWERED = "Sent. It is the mentor's turn again."
WITHDRAW = "Withdraw"
WITHDRAW_SURE = "The mentor is told that no answer is needed. Nobody is asked why."
WITHDRAW_YES = "Yes, withdraw it"
WITHDRAWN = "Withdrawn."
EARLIER = "Earlier requests"
TALK_ONCE_SAYS = "Write to each other and talk once. Then both of you say here whether you go on. Either of you can leave it at that; no reason is needed, and nobody is asked for one."
GO_ON = "I would like to go on"
WENT_ON = "Kept. As soon as both of you say so, you are a pair."
LEAVE_IT = "Leave it at that"
LEAVE_SURE = "It ends here, without a reason, and is nobody's fault."
LEAVE_YES = "Yes, leave it at that"
LEFT = "Kept. It ends here."
NEEDS_WORDS = "Write a few words first; nothing was sent."
PAIRED = "You are a pair."

# ---- the mentor ----------------------------------------------------------------------------------

ASKED_TITLE = "Requests"
ASKED_NOBODY = "Nobody waits for your answer"
ASKED_NOBODY_SAYS = "When a mentee asks you, you see here who it is, what they want and why the two of you might fit, and we write you a mail."
THEY_WANT = "What they want"
FIELDS = {
    "wants": "Wants",
    "goals": "Goals",
    "offers": "Offers",
    "experience": "Experience",
    "about": "About",
    "department": "Department",
    "level": "Level",
    "location": "Location",
}
WHY = "Why you two"
WAITS_FOR_YOU = "Waits for your answer"
WAITS_FOR_THEM = "You asked something; your time stands still until they answer"
WAITS_FOR_BOTH = "You two talk once, and then both decide"
AGAIN = "You two were paired before. They ask knowing that; you are a pair again only if you say so too."
ACCEPT = "Accept"
ACCEPT_AGAIN = "Accept, and be paired again"
TALK_FIRST = "Talk once first"
TALKING = "Kept. You can reach each other now; both of you decide afterwards."
ASK_FIRST = "Ask a question first"
QUESTION = "Your question"
SEND_QUESTION = "Send the question"
ASKED = "Sent. It is their turn now, and your time stands still."
DECLINE = "Decline"
REASON = "Why (may stay empty)"
REASON_READERS = "Read by you and the case-owner. The mentee never sees it."
DECLINE_YES = "Decline"
DECLINED = "Thank you for answering. Somebody else is asked now."
AWAY = "Take a break from requests"
AWAY_DONE = "You are shown to nobody until you say otherwise. What is with you already stays with you."
BACK = "Take requests again"
BACK_DONE = "You are shown to mentees again."
PAST = "What you answered before"
PAST_HEAD = ("From", "Asked", "What became of it")
ANSWERS = {
    "accepted": "You said yes",
    "declined": "You declined",
    "unanswered": "You did not answer in time",
    "parted": "You left it at a first talk",
    "ended": "It ended before you answered",
    "asked": "It is with you",
}

# ---- the case-owner ------------------------------------------------------------------------------

QUEUE_TITLE = "Who waits"
QUEUE_LEAD = (
    "Mentees who have asked for a mentor: those who wait for you first, then those who wait for an answer."
)
QUEUE_NOBODY = "No request waits"
QUEUE_NOBODY_SAYS = (
    "When everybody on a mentee's list has said no, or has not answered, the mentee appears here."
)
FOR_YOU = "They wait for you"
SOMEBODY = "Another mentor"
SOMEBODY_NONE = "Choose somebody with a free place"
NOBODY_FREE = "No mentor has a free place and takes requests at the moment."
FORWARD = "Ask this mentor"
FORWARDED = "Asked. The mentee is told, too."
NO_MATCH = "No match this time"
NO_MATCH_SURE = (
    "The mentee is told so, kindly. In the next round it counts in their favour that they have waited."
)
NO_MATCH_YES = "Yes, tell them"
NO_MATCH_DONE = "Told. In the next round it counts in their favour."
TRIED = "Whom they asked"
TRIED_HEAD = ("Mentor", "Asked", "What became of it", "Reason")
TRIED_STATES = {
    "next": "Not asked yet",
    "asked": "Has been asked",
    "accepted": "Said yes",
    "declined": "Declined",
    "unanswered": "Did not answer in time",
    "skipped": "Passed over: no free place, away or barred",
    "parted": "Left it at a first talk",
    "ended": "Ended before an answer",
}
OTHERS = "They wait for an answer"
OTHERS_HEAD = ("Mentee", "Whose turn", "Since", "Until")
TURNS = {
    "mentor": "The mentor's",
    "mentee": "The mentee's",
    "both": "Both, after a first talk",
    "case_owner": "Yours",
    "nobody": "Nobody's",
}


def with_mentor(name: str) -> str:
    """Whom a request is with."""
    return _("With {name}").format(name=name)


def know_by(moment: str) -> str:
    """By when a mentee knows."""
    return _("You will know by {moment}.").format(moment=moment)


def answer_by(moment: str) -> str:
    """Until when it is the reader's turn."""
    return _("Please answer by {moment}.").format(moment=moment)


def decide_by(moment: str) -> str:
    """Until when both decide."""
    return _("Please decide by {moment}.").format(moment=moment)


def told_by(moment: str) -> str:
    """By when the case-owner's time is over, to the mentee."""
    return _("You will know by {moment}, whatever comes of it.").format(moment=moment)


def asked_on(day: str) -> str:
    """When a request was made."""
    return _("asked on {day}").format(day=day)


def choice(name: str, state: str) -> str:
    """One mentor on the list, and what became of it."""
    became = _(CHOICE_STATES[state])
    return led(name, became) if state == "parted" else f"{name} {became}"


def writes(name: str, *, is_mine: bool, moment: str) -> str:
    """Who wrote a line, and when."""
    return f"{_(YOU) if is_mine else name}, {moment}"


def lead_of_asked(count: int) -> str:
    """How many wait for a mentor's answer."""
    if not count:
        return _("Who asks you to be their mentor. You can accept, decline, or ask a question first.")
    return ngettext(
        "One person waits for your answer. You can accept, decline, or ask a question first.",
        "{number} people wait for your answer. You can accept, decline, or ask a question first.",
        count,
    )


def accepted(name: str) -> str:
    """After a yes."""
    return _("You and {name} are a pair. You find them under My match.").format(name=name)


def wrote(name: str) -> str:
    """What a mentee wrote of herself."""
    return _("What {name} wrote").format(name=name)


def away_in(programme: str) -> str:
    """That a mentor is shown to nobody."""
    return _(
        "You are shown to nobody in {programme} and get no new requests or questions. One click brings you back."
    ).format(programme=programme)


def waits_since(day: str) -> str:
    """Since when somebody waits for the case-owner."""
    return _("has asked since {day}").format(day=day)


def told_at(moment: str) -> str:
    """What happens if the case-owner does nothing."""
    return _("If nothing is decided until {moment}, they are told that there is no match this time.").format(
        moment=moment
    )


def reach(email: str) -> str:
    """How to reach each other."""
    return _("Write to {email}").format(email=email)


def questions_left(count: int) -> str:
    """How often she may still ask."""
    return ngettext("You can ask once more.", "You can ask {number} times.", count)
