"""Words of finding a mentor by talking."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.contracts.finding import ChipView, KindWord, MentorCard, RelaxedView
from ui.language import _, led, listed
from ui.words.match import source

TITLE = "Find a mentor"
LEAD = "Say in your own words what you look for. You see what was understood, change it, and read who fits."
ONLY_YOU = "Only you read this. It helps to search and for nothing else; your profile stays as it is."
AI = "Let AI help to read what I write"
AI_HELP = "Only what our rules cannot read goes to the model that your organisation chose, without names and contact details, and only the message that you send while this is on. The model finds no mentors and ranks nobody: each thing that it reads appears as a part of your search, with your own words beside it, for you to change or take away."
AI_ON = "On: what the rules cannot read of your next message goes to your organisation's model. Nothing else does."
AI_OFF = "Off: nothing that you write here goes to any model."
WELCOME = (
    "What would you like to learn, or talk through with somebody? Say also what matters in a mentor: a "
    "language, a place, days, how senior, which department."
)
EXAMPLES_TITLE = "For instance"
EXAMPLES = (
    "I want to get better at saying no to projects.",
    "Somebody who speaks Spanish and has led a team for years, not in my department.",
    "I don't know where to start.",
)
BOX = "Say what you look for"
BOX_AGAIN = "Say what should be different, or ask why somebody is shown"
SEND = "Say it"
YOU = "You"
COMPANION = "Companion"
WORKING = "Looking for people who fit …"
EARLIER = "What was said before"
SEARCH = "What I look for"
SEARCH_EMPTY = "Nothing yet. What you say appears here, piece by piece."
CARDS = "Who fits"
NO_CARDS = "Nobody yet"
NO_CARDS_SAYS = "As soon as you say what you want, mentors with room appear here, each with reasons."
FROM_PROFILE = "You have not said anything yet, so these come from your profile."
HAS_MENTOR = "You have a mentor in this programme, so nobody else is asked for you here now. Look around as you like; once your mentorship has ended, you can ask again."
UNDER_WAY = "A request of yours is on its way, so you ask nobody else just now. Under “My requests” you see where it stands, and can take it back."
NOBODY = "Nobody fits at the moment"
NOBODY_SAYS = "Take one condition away, or say it in other words."
KINDS: Mapping[KindWord, str] = {
    "want": "What you want",
    "must": "Must be so",
    "must_not": "Must not be so",
    "wish": "Nice to have",
}
MARKS: Mapping[KindWord, str] = {"want": "Want", "must": "Must", "must_not": "Not", "wish": "Wish"}
MAY_COUNT: Mapping[str, tuple[KindWord, ...]] = {
    "subject": ("want", "must_not"),
    "person": ("want", "must_not"),
    "trait": ("wish",),
}
ANSWERS: tuple[KindWord, ...] = ("must", "wish", "must_not")
COUNTS = "How much it counts"
WORDS = "In other words"
WORDS_HINT = "Leave it empty to keep the words"
SAVE = "Save"
TAKE_AWAY = "Take it away"
DELETE = "Delete this conversation"
DELETE_SAYS = "All that you said here and the search go for good. Your profile and your requests stay."
DELETE_SURE = "Delete it all"
DELETED = "The conversation is deleted."
CHANGED = "The search was changed, and the people are looked up anew."
MORE = "Show others"
MORE_SAYS = "Show me others"
LIKE = "More like this"
NOT_THIS = "Not this one"
WROTE = "What was written"
OFFERS, EXPERIENCE = "Offers", "Experience"
NO_REPLY = "No requests answered yet"
LOOSELY = "Only loosely related to what you want"
UNDERSTOOD_SO = "Understood from:"
FAILED = "That did not arrive. What you wrote:"
YOUR = "your"
LONGEST_ASK = 2_000
ASK_HINT = "Two or three sentences: what you would like to learn, and why from this person."
ASK_ONE = "Ask one question"
ASK_SEND = "Send the request"
ASK_NEEDS_WORDS = "Write a sentence or two first, so that there is something to say yes to."


def ask(name: str) -> str:
    """The press that opens a request."""
    return _("Ask {name}").format(name=name)


def ask_box(name: str) -> str:
    """Over the box for a request, with who reads it."""
    return _("What you would like (read by {name} and the people who run the programme)").format(name=name)


def ask_says(name: str) -> str:
    """What happens with a request."""
    return _("{name} has 72 hours to answer, and you see where it stands under “My requests”.").format(
        name=name
    )


def asked(name: str) -> str:
    """Said once a request is on its way."""
    return _("{name} is asked.").format(name=name)


def chip_label(chip: ChipView) -> str:
    """What stands on the button of a chip."""
    return led(_(MARKS[chip.kind]), chip.words)


def counts_as(about: str) -> tuple[KindWord, ...]:
    """How a chip about this may count."""
    return MAY_COUNT.get(about, ANSWERS)


def understood_from(chip: ChipView) -> str:
    """The sentence that a chip came from."""
    return _("You said: “{source}”").format(source=chip.source)


def room(card: MentorCard) -> str:
    """How much room somebody has."""
    return _("Room for one mentee") if card.room == 1 else _("Room for {room} mentees").format(room=card.room)


def reply(card: MentorCard) -> str:
    """How soon somebody usually answers."""
    if card.reply_hours is None:
        return _(NO_REPLY)
    if card.reply_hours < 24:
        return _("Usually answers within a day")
    days = round(card.reply_hours / 24)
    return (
        _("Usually answers within a day")
        if days <= 1
        else _("Usually answers within {days} days").format(days=days)
    )


def place_of(card: MentorCard) -> str:
    """Where somebody works, in one line."""
    return " · ".join(piece for piece in (card.department, card.level, card.location) if piece)


def languages(card: MentorCard) -> str:
    """What somebody speaks."""
    return (
        _("Speaks {languages}").format(languages=", ".join(card.languages))
        if card.languages
        else _("Languages not said")
    )


def not_met(words: str) -> str:
    """A wish that does not hold."""
    return _("Not as wished: {words}").format(words=words)


def not_known(words: str) -> str:
    """A wish of which nobody knows."""
    return _("Not known: {words}").format(words=words)


def rests_on(fields: Sequence[str], name: str) -> str:
    """Whose fields a reason rests on."""
    return source(fields, {"mentee": _(YOUR), "mentor": name})


def relax(one: RelaxedView) -> str:
    """What taking a condition away would bring."""
    count = _("one person") if one.would_fit == 1 else _("{would_fit} people").format(would_fit=one.would_fit)
    if len(one.conditions) == 1:
        return _("Without “{words}”: {count}").format(words=one.conditions[0].words, count=count)
    words = listed([_("“{words}”").format(words=condition.words) for condition in one.conditions])
    return _("Without {words} together: {count}").format(words=words, count=count)


def like(name: str) -> str:
    """What is said to find somebody like this one."""
    return _("Someone like {name}").format(name=name)


def not_this(name: str) -> str:
    """What is said to have somebody not shown again."""
    return _("Not {name}").format(name=name)


def read_by(model: str) -> str:
    """Under an answer to a message that a model read beside the rules."""
    return _("Read with the help of AI ({model}).").format(model=model)
