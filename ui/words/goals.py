"""Words of a pair's goals and of what each of the two does next."""

from __future__ import annotations

from ui.language import _

GOALS = "Goals"
STEPS = "Next steps"
NO_GOAL = "No goal yet"
NO_GOAL_SAYS = "Name one small thing that you would like to reach together. It can change later; most do."
NO_STEP = "No next step yet"
NO_STEP_SAYS = "Before you part, ask each other: who does what until the next time?"
NEW_GOAL = "A new goal of yours"
GOAL = "What you want to reach"
GOAL_HINT = "For instance: Give a talk of ten minutes at the spring meeting"
ADD_GOAL = "Add the goal"
GOAL_ADDED = "Your goal is there."
CHANGE = "Change"
REACHED = "Reached"
DROP = "Drop it"
TAKE_UP = "Take it up again"
GOAL_SAVED = "Saved."
NEEDS_WORDS = "Write a few words first; nothing was saved."
STANDINGS = {"open": "open", "reached": "reached", "dropped": "dropped"}
NOW_SAYS = {
    "reached": "Reached. Well done! What did it take?",
    "dropped": "Dropped. That is a decision too.",
    "open": "Taken up again.",
}
THOUGHTS = "To make it easier to begin"
CLOSED = "Reached or dropped"
NEW_STEP = "A new next step"
STEP = "What will be done"
WHO = "Who does it"
YOU = "You"
ADD_STEP = "Add the step"
STEP_ADDED = "Noted."
DONE = "Done"
STEP_DONE = "Done. One thing less."
DONE_STEPS = "Done already"
LATE = "late"
NO_DAY = "no day yet"
LONGEST = 4_000
LONGEST_NOTICED = 2_000
NOTICED = "How you will notice that you are there"
NOTICED_HINT = "For instance: Somebody comes to me afterwards and asks for more"
OF_GOAL = "For which goal (may stay empty)"
OF_NO_GOAL = "No goal"
WHICH = "Which goals it was about"
ABOUT = "About these goals"
CAME_OF_IT = "What came of it"
TOWARDS = "Steps towards it"


def closed(count: int) -> str:
    """A line that opens the goals that are not open any more."""
    return f"{_(CLOSED)} ({count})"


def done(count: int) -> str:
    """A line that opens what has been done."""
    return f"{_(DONE_STEPS)} ({count})"


def done_on(day: str) -> str:
    """When something was done."""
    return _("done on {day}").format(day=day)


def noticed(words: str) -> str:
    """How the owner of a goal notices that she is there."""
    return _("Noticed by: {words}").format(words=words)


def spoken_of(days: str) -> str:
    """On which days a meeting was about a goal."""
    return _("Spoken of on {days}").format(days=days)


def towards(goal: str) -> str:
    """What a step is for."""
    return _("for “{goal}”").format(goal=goal)


def from_meeting(day: str) -> str:
    """Which meeting a step comes from."""
    return _("from the meeting of {day}").format(day=day)
