"""What one pair of the sample programme has written so far. Both are fictional, and so is every word.

Days are counted from the day on which the demo begins.
"""

# ruff: noqa: E501 -- texts read best as they stand.

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["mentee", "mentor"]


@dataclass(frozen=True)
class SampleGoal:
    """A goal of one of the two."""

    side: Side
    text: str
    due_in_days: int | None


@dataclass(frozen=True)
class SampleAction:
    """Something that one of the two does, or has done."""

    side: Side
    text: str
    due_in_days: int | None
    done: bool = False


@dataclass(frozen=True)
class SampleNote:
    """A note, of the meeting or of none, for both or for its author alone."""

    side: Side
    text: str
    private: bool
    of_meeting: bool = False


@dataclass(frozen=True)
class SampleVersion:
    """A version of the agreement: the clauses that it changed."""

    side: Side
    clauses: dict[str, str]


MENTEE = "magda.wisniewska@northlight.example"
MENTOR = "dimitra.papadaki@northlight.example"
GOALS = (
    SampleGoal("mentee", "Write down a week at sixty per cent that works, and try it for four weeks", 45),
    SampleGoal("mentee", "Be more at ease when colleagues ask how I am", None),
    SampleGoal("mentor", "Interview two planners in Gdańsk for the research library", 90),
)
ACTIONS = (
    SampleAction("mentee", "Suggest two times for a first talk", -1, done=True),
    SampleAction("mentee", "Draw up a week at sixty per cent, with the days on which I am not there", 7),
    SampleAction("mentor", "Send the page that I wrote for my team when I came back in 2023", 4),
)
NOTES = (
    SampleNote(
        "mentee",
        "We talked for half an hour about coming back step by step. We decided to begin with the plan for a week and to leave the rest until it works. Dimitra was asked how she was at every coffee for a year, and found one sentence for it.",
        private=False,
        of_meeting=True,
    ),
    SampleNote("mentee", "I did not say how tired I am after lunch. Next time.", private=True),
    SampleNote("mentor", "Ask before I advise. She has had enough advice for a year.", private=True),
)
AGREEMENT = (
    SampleVersion(
        "mentee",
        {
            "medium": "We meet by video call, on Tuesdays at ten in Gdańsk and eleven in Athens. Magda sends the invitation."
        },
    ),
    SampleVersion(
        "mentor",
        {
            "medium": "We meet by video call, on Tuesdays at ten in Gdańsk and eleven in Athens. Magda sends the invitation, and either of us may switch the camera off.",
            "feedback": "At the end of each meeting each of us says one thing that helped and one that would have helped more. Nobody has to be brave.",
        },
    ),
)
SIGNED_BY: Side = "mentor"
