"""Words of a participant's own match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.contracts.my_matches import MyMatchView
from companion.contracts.places import PairPart
from ui.language import _, listed, ngettext
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
    if len({one.own_side for one in own}) > 1:
        return _("You are matched with {names}.").format(names=names)
    if own[0].own_side == "mentee":
        return _("Your mentor is {names}.").format(names=names)
    return ngettext("Your mentee is {names}.", "Your mentees are {names}.", len(own)).format(names=names)


def source(fields: Sequence[str], called: Mapping[str, str]) -> str:
    """Whose fields a reason rests on: "From your wants and Jonas's offers"."""
    pairs = [field.partition(".")[::2] for field in fields]
    names = list(dict.fromkeys(name for _side, name in pairs))
    if len(pairs) == 2 * len(names):
        return _("From the {fields} of you both").format(fields=listed([field_words(name) for name in names]))
    told = [_of(called[side], field_words(name)) for side, name in pairs]
    return _("From {fields}").format(fields=listed(told)) if told else ""


def _of(name: str, field: str) -> str:
    if name == _(YOUR):
        return _("your {field}").format(field=field)
    return _("{name}'s {field}").format(name=name, field=field)


def field_words(column: str) -> str:
    """A field of a profile within a sentence."""
    return _(_FIELD_WORDS.get(column, column.replace("_", " ")))


_FIELD_WORDS = {
    "wants": "wants",
    "offers": "offers",
    "goals": "goals",
    "experience": "experience",
    "about": "about",
    "languages": "languages",
    "availability": "availability",
    "time_zone": "time zone",
    "values": "working style",
    "department": "department",
    "level": "level",
    "location": "location",
    "shortlist": "shortlist",
}


def since(side: str, day: str) -> str:
    """What the partner is, and since when."""
    words = _("your mentor since {day}") if side == "mentee" else _("your mentee since {day}")
    return words.format(day=day)


def about(name: str) -> str:
    """What the partner wrote."""
    return _("What {name} wrote").format(name=name)


def agreeing(partner: str, *, i_signed: bool, partner_signed: bool) -> str:
    """How far the agreement is that one of the two has not signed."""
    if i_signed:
        return _("You have signed; {partner} has not yet.").format(partner=partner)
    if partner_signed:
        return _("{partner} has signed; you have not yet. Read it, and sign it or change it.").format(
            partner=partner
        )
    return _("A draft from what you both wrote is there. Read it, change it, sign it.")


def meeting(side: str, day: str) -> str:
    """Who begins, and by when."""
    return _("{first_words}. Meet for the first time by {day}.").format(
        first_words=_(FIRST_WORDS[side]), day=day
    )


def go_on(partner: str, part: PairPart | None) -> str:
    """The way to the page of the pair, to the part where something waits."""
    return _("{go_on} with {partner}").format(go_on=_(GO_ON[part]), partner=partner)


def standing(partner: str, *, is_going: bool) -> str:
    """Above the steps."""
    words = _("You and {partner} are on your way") if is_going else _("What comes next with {partner}")
    return words.format(partner=partner)
