"""Words of one-off questions: a mentee's own, those before a mentor, and those without an answer."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from ui.language import _, ngettext

# ---- whoever asks --------------------------------------------------------------------------------

OWN_TITLE = "My questions"
OWN_LEAD = "One thing, asked of one mentor, without becoming a pair."
OWN_NOBODY = "You have asked nothing yet"
OWN_NOBODY_SAYS = "Press “Ask one question” beside somebody under Find a mentor, or ask a mentor whose address you know. You see here who has your question, and by when you will know more."
ASK_ONE = "Ask one question"
ASK_NAMED = "Ask a mentor whose address you know"
ADDRESS = "The mentor's mail address"
BOX = "Your question"
BOX_HINT = "One thing that a mentor could answer in a few sentences."
READERS = "Read by you and the mentor who has it; you always see who that is. Not by case-owners, and never by your manager."
MAY_GO_ON = "Without an answer after 72 hours, another mentor may have it; twice at most"
SEND = "Send the question"
NEEDS_WORDS = "Write a few words first; nothing was sent."
NEEDS_ADDRESS = "Whom? Write the mentor's address first; nothing was sent."
SENT = "Sent. You see here who has it, and what is answered."
STATES = {
    "asked": "A mentor has it",
    "queued": "Your case-owner looks for somebody",
    "answered": "There is an answer",
    "closed": "Answered and closed",
    "unanswered": "Nobody could answer",
    "withdrawn": "Withdrawn",
    "settled": "Ended, as it was needed no longer",
}
QUEUED_SAYS = "Nobody has answered yet. Whoever looks after the programme looks for somebody who can, and does not read what you asked."
UNANSWERED_SAYS = "We are sorry: nobody could answer this time. That says nothing about what you asked. You can ask somebody else at any time."
STEPS = "Who had it"
STEP_STATES = {
    "asked": "{name} has it",
    "answered": "{name} answered",
    "talk": "{name} offers a talk",
    "forwarded": "{name} passed it on",
    "declined": "{name} could not answer this time",
    "unanswered": "{name} did not answer in time",
    "ended": "{name} was told that no answer is needed",
}
THANKS = "Say thanks, and close it"
THANKED = "Closed, and they are told that you say thank you."
CLOSE = "Close it"
CLOSED = "Closed."
WITHDRAW = "Withdraw"
WITHDRAW_SURE = "The mentor is told that no answer is needed. Nobody is asked why."
WITHDRAW_YES = "Yes, withdraw it"
WITHDRAWN = "Withdrawn."
EARLIER = "Earlier questions"

# ---- the mentor ----------------------------------------------------------------------------------

ANSWER_TITLE = "Questions"
ANSWER_LEAD = "A mentee can ask you one thing without becoming your mentee."
ANSWER_NOBODY = "No question waits for you"
ANSWER_NOBODY_SAYS = "When somebody asks you one thing, you see it here, and we write you a mail."
ANSWER_BOX = "Your answer"
SEND_ANSWER = "Send the answer"
ANSWERED = "Sent. Thank you for answering."
TALK = "Offer a talk"
TALK_BOX = "When, and where or by which link"
SEND_TALK = "Offer it"
GIVE_ON = "Pass it on"
GIVE_SAYS = "They read the question, and that you passed it on. Whoever asked sees it, too."
GIVE_TO = "Another mentor"
GIVE_TO_NONE = "Choose who knows more of it"
GIVE_NOBODY = "No other mentor takes a question at the moment."
GIVE_YES = "Pass it on to them"
PASSED = "Passed on."
DECLINE = "Decline"
REASON = "Why (may stay empty)"
REASON_READERS = "Read by you and the case-owner. Whoever asked never sees it."
DECLINE_YES = "Decline"
DECLINED = "Thank you for saying so."
LIMIT = "How many questions you take at a time"
LIMIT_SAYS = "With 0 nobody can ask you. What is with you already stays with you."
LIMIT_KEEP = "Keep this"
LIMIT_KEPT = "Kept."
PAST = "What came to you before"
PAST_HEAD = ("From", "Came", "What became of it")
DONE = {
    "answered": "You answered",
    "talk": "You offered a talk",
    "forwarded": "You passed it on",
    "declined": "You declined",
    "unanswered": "You did not answer in time",
    "ended": "It ended before you answered",
}
THANKED_YOU = "They say thank you"
YOURS = "What you answered"

# ---- the case-owner ------------------------------------------------------------------------------

QUEUE = "Questions without an answer"
QUEUE_SAYS = "Mentees asked one thing, and nobody has answered. You see that they wait, and not what they asked; if you need to know more, ask them."
QUEUE_OTHERS = "Questions that a mentor has now"
NO_ANSWER = "Nobody can answer it"
NO_ANSWER_SURE = "They are told so, kindly, and can ask somebody else."
NO_ANSWER_YES = "Yes, tell them"
NO_ANSWER_DONE = "Told."


def know_by(moment: str) -> str:
    """By when whoever asked knows more."""
    return _("You will know more by {moment}.").format(moment=moment)


def answer_by(moment: str) -> str:
    """Until when a mentor can answer."""
    return _("Please answer by {moment}.").format(moment=moment)


def asked_on(day: str) -> str:
    """When a question was asked."""
    return _("asked on {day}").format(day=day)


def step(name: str, state: str, by: str = "") -> str:
    """What one mentor did with a question, and who had passed it on to her."""
    did = _(STEP_STATES[state]).format(name=name)
    return _("{did} (passed on by {name})").format(did=did, name=by) if by else did


def answer_of(name: str) -> str:
    """Over an answer."""
    return _("What {name} answers").format(name=name)


def talk_of(name: str) -> str:
    """Over the offer of a talk."""
    return _("{name} would like to talk with you about it").format(name=name)


def lead_of_answer(count: int) -> str:
    """How many questions wait for a mentor."""
    if not count:
        return _(ANSWER_LEAD)
    return ngettext(
        "One question waits for you. A few sentences are enough.",
        "{number} questions wait for you. A few sentences are enough.",
        count,
    )


def asks(name: str) -> str:
    """Who asks."""
    return _("{name} asks").format(name=name)


def given_by(name: str) -> str:
    """Who passed a question on."""
    return _("{name} passed this question on to you.").format(name=name)


def two_readers(name: str) -> str:
    """Who reads an answer."""
    return _("Read by you and {name} alone.").format(name=name)


def told_at(moment: str) -> str:
    """What happens if the case-owner does nothing."""
    return _("If nothing is decided until {moment}, they are told that nobody could answer.").format(
        moment=moment
    )


def state(word: str) -> str:
    """Where a question stands."""
    return _(STATES[word])


def done(word: str) -> str:
    """What a mentor did with a question."""
    return _(DONE.get(word, ""))
