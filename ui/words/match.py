"""Words of a participant's own match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.contracts.my_matches import MyMatchView
from companion.contracts.places import PairPart
from ui.words.charts import listed
from ui.words.pair import AGREEMENT, GOALS, MEETINGS

TITLE = "My match"
NOBODY = "No match yet"
NOBODY_SAYS = (
    "You see your match here as soon as the programme publishes one. A full profile finds a better one: have "
    "a look at yours."
)
WHY = "Why you two"
YOUR = "your"
LANGUAGES = "Languages"
FIELDS = {
    "wants": "Wants",
    "offers": "Offers",
    "goals": "Goals",
    "experience": "Experience",
    "about": "About",
    "department": "Department",
    "level": "Level",
    "location": "Location",
}
STEPS = {
    AGREEMENT: "Agree how you work together",
    GOALS: "Name a first goal",
    MEETINGS: "Meet, and keep a line of it",
}
GOAL_SAYS = "One small thing is enough to begin with."
DONE_SAYS = {
    AGREEMENT: "Both of you have signed.",
    GOALS: "There is a goal to work on.",
    MEETINGS: "You have met. The page for the next time is made from what you kept.",
}
GO_ON = {
    AGREEMENT: "Open the agreement",
    GOALS: "Open the goals",
    MEETINGS: "Open the meetings",
    None: "Prepare your next meeting",
}
FIRST_WORDS = {
    "mentee": "The first step is yours: write a few lines and suggest two times for a first talk",
    "mentor": "Expect a few lines from your mentee; if none come within a week, write first",
}


def lead(own: Sequence[MyMatchView]) -> str:
    """Who it is, in a sentence."""
    if not own:
        return ""
    names = listed([one.partner.name for one in own])
    what = "mentor is" if own[0].own_side == "mentee" else "mentee is" if len(own) == 1 else "mentees are"
    return (
        f"Your {what} {names}."
        if len({one.own_side for one in own}) == 1
        else f"You are matched with {names}."
    )


def source(fields: Sequence[str], called: Mapping[str, str]) -> str:
    """Whose fields a reason rests on: "From your wants and Jonas's offers"."""
    pairs = [field.partition(".")[::2] for field in fields]
    names = list(dict.fromkeys(name for _, name in pairs))
    if len(pairs) == 2 * len(names):
        return f"From the {listed([_words(name) for name in names])} of you both"
    told = [f"{_whose(called[side])} {_words(name)}" for side, name in pairs]
    return f"From {listed(told)}" if told else ""


def _whose(name: str) -> str:
    return name if name == YOUR else f"{name}'s"


def _words(column: str) -> str:
    return {"values": "working style"}.get(column, column.replace("_", " "))


def since(side: str, day: str) -> str:
    """What the partner is, and since when."""
    return f"your {'mentor' if side == 'mentee' else 'mentee'} since {day}"


def about(name: str) -> str:
    """What the partner wrote."""
    return f"What {name} wrote"


def agreeing(partner: str, *, i_signed: bool, partner_signed: bool) -> str:
    """How far the agreement is that one of the two has not signed."""
    if i_signed:
        return f"You have signed; {partner} has not yet."
    if partner_signed:
        return f"{partner} has signed; you have not yet. Read it, and sign it or change it."
    return "A draft from what you both wrote is there. Read it, change it, sign it."


def meeting(side: str, day: str) -> str:
    """Who begins, and by when."""
    return f"{FIRST_WORDS[side]}. Meet for the first time by {day}."


def go_on(partner: str, part: PairPart | None) -> str:
    """The way to the page of the pair, to the part where something waits."""
    return f"{GO_ON[part]} with {partner}"


def standing(partner: str, *, is_going: bool) -> str:
    """Above the steps."""
    return f"You and {partner} are on your way" if is_going else f"What comes next with {partner}"
