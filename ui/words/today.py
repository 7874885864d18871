"""Words of the first page of a mentee or a mentor."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from companion.contracts.places import PairPart
from ui.language import _

TITLE = "Today"
LEAD_NOBODY = "Where you are, and what is next."
LEAD_DUE_ONE = "One thing waits for you."
LEAD_DUE = "{count} things wait for you."
LEAD_CALM = "Nothing is due. Good."
WAITING_MENTEE = "You do not have a mentor yet"
WAITING_MENTEE_SAYS = "What you want and what you are working on decide who is found for you. Have a look at your profile while you wait."
WAITING_MENTOR = "You do not have a mentee yet"
WAITING_MENTOR_SAYS = "What you offer, and for how many you have room, decide who is found for you. Have a look at both in your profile."
TO_PROFILE = "Look at my profile"
FIRST = "First"
NEXT = "Next"
ALSO = "Also waits:"
DUE = {
    "check_in": "Say how your meeting with {partner} was",
    "actions_due": "You wanted to do something by now",
    "agreement": "Sign your agreement with {partner}",
    "first_meeting": "Meet {partner} for the first time",
    "quiet": "Get back to {partner}",
    "times_offered": "Choose a time to meet {partner}",
    "first_times": "Offer {partner} a first time to meet",
}
WHY = {
    "check_in": "You met and have not said yet. Two questions, either may stay open.",
    "actions_due": "One step that you named is due.",
    "agreement": "It is drafted already. Change what you like, or sign it as it is.",
    "first_meeting": "Your pair began {counted} days ago. Half an hour is enough.",
    "quiet": "Your last meeting that is noted is {counted} days ago. Suggest a day, or note one that is missing.",
    "times_offered": "{partner} has offered times, and waits for your choice.",
    "first_times": "{partner} waits for a time: nobody has offered one yet. Your first meeting is due within {counted} days.",
}
WHY_FIRST_NOW = {
    0: "{partner} waits for a time: nobody has offered one yet. Your first meeting is due today.",
    1: "{partner} waits for a time: nobody has offered one yet. Your first meeting is due by tomorrow.",
}
WHY_ACTIONS = "{counted} steps that you named are due."
WHY_SIGNED = "{partner} has signed, and waits for you."
ACTION = {
    "check_in": "Answer two questions",
    "actions_due": "Look at the steps",
    "agreement": "Read and sign",
    "first_meeting": "Get ready to meet",
    "quiet": "Note or plan a meeting",
    "times_offered": "See the times",
    "first_times": "Offer times",
}
NEXT_TITLE = {
    PairPart.AGREEMENT: "Agree how you and {partner} work together",
    PairPart.GOALS: "Name a first goal with {partner}",
    PairPart.PREPARE: "Be ready for your next meeting with {partner}",
}
NEXT_SAYS = {
    PairPart.AGREEMENT: "Thirteen clauses are drafted from what you both wrote. Read them, and sign when they fit.",
    PairPart.GOALS: "One small thing is enough to begin with.",
    PairPart.PREPARE: "One page: what you agreed, where your goals stand, what you could ask.",
}
NEXT_ACTION = {
    PairPart.AGREEMENT: "Open the agreement",
    PairPart.GOALS: "Open the goals",
    PairPart.PREPARE: "Open the page",
}
WITH_MENTOR = "{partner}, your mentor"
WITH_MENTEE = "{partner}, your mentee"
MET = "Last met {day}"
NEVER_MET = "Not met yet"
GOALS_ONE = "One open goal"
GOALS_SEVERAL = "{count} open goals"
GOALS_NONE = "No goal yet"
SIGNED = "Agreement signed"
NOT_SIGNED = "Agreement not signed"
STEP = "Your next step: {text}"
STEP_BY = "Your next step by {day}: {text}"
ROOM = "Room for mentees"
ROOM_ONE = "You work with {load} of 1 whom you have room for."
ROOM_SAYS = "You work with {load} of {capacity} whom you have room for."
ROOM_UNSAID = "You work with {load}. How many you have room for is the programme's usual number, unless you say so in your profile."
PAUSED = "You are paused in this programme: nobody new is matched with you until you resume."
ROOM_CHANGE = "Change my room"

ASKS = "{name} asks whether you would be their mentor"
ANSWER_BY = "Answer by {moment}; you can also ask a question first."
TO_ASKED = "Read and answer"
TURNS = {
    "mentor": "Your request is with a mentor",
    "mentee": "A mentor asks you something first",
    "both": "You two talk once, and then both say whether you go on",
    "case_owner": "Your request is with the case-owner, who looks for somebody",
}
UNTIL = "You know more by {moment}."
TO_REQUESTS = "Look at my requests"
TO_FIND = "Find a mentor"
WONDERS = "{name} has one question for you"
WONDERS_BY = "Answer by {moment}; a few sentences are enough."
TO_ANSWER = "Read and answer"
ANSWER_CAME = "Your question has an answer"
TO_QUESTIONS = "Read the answer"
GO_AWAY = "Pause: be shown to nobody for now"
COME_BACK = "Be shown again"
AWAY = "You are paused: you are shown to nobody, and nobody can ask you. Whom you work with already stays."
GONE = "You are paused now. Come back whenever you like."
BACK = "You are shown again."


def lead(waiting: int, pairs: int) -> str:
    """The sentence below the title."""
    if not waiting:
        return _(LEAD_CALM) if pairs else _(LEAD_NOBODY)
    return _(LEAD_DUE_ONE) if waiting == 1 else _(LEAD_DUE).format(count=waiting)


def why(cause: str, counted: int, partner: str) -> str:
    """Why something is due."""
    if cause == "actions_due" and counted > 1:
        return _(WHY_ACTIONS).format(counted=counted)
    if cause == "agreement" and counted:
        return _(WHY_SIGNED).format(partner=partner)
    if cause == "first_times" and counted in WHY_FIRST_NOW:
        return _(WHY_FIRST_NOW[counted]).format(partner=partner)
    return _(WHY[cause]).format(counted=counted, partner=partner)


def goals(count: int, *, has_goal: bool) -> str:
    """How many goals there are to work on."""
    if count == 1:
        return _(GOALS_ONE)
    return _(GOALS_SEVERAL).format(count=count) if count or has_goal else _(GOALS_NONE)


def room(load: int, capacity: int | None) -> str:
    """How much room a mentor has."""
    if capacity is None:
        return _(ROOM_UNSAID).format(load=load)
    return (_(ROOM_ONE) if capacity == 1 else _(ROOM_SAYS)).format(load=load, capacity=capacity)
