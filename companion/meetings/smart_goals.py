"""What would make a goal easier to reach: specific, measurable, within reach, with a day. It teaches, and lets pass.

Source: Doran (1981), There's a S.M.A.R.T. way to write management's goals and objectives. The rules are ours.
"""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from companion.languages.phrase import phrase
from companion.wording.content_words import words_of
from companion.wording.numbers import numbers_in

SHORTEST = 3
SMALL_WORD = 3
_WOOLLY = re.compile(
    r"\b(?:better|improve|more|less|good|nice|get into|understand|know about|be more|grow|develop|think about)\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:give|write|publish|submit|finish|pass|present|lead|build|run|hold|apply|talk|hire|deliver|complete|plan|"
    r"decide|choose|meet|ask|teach|record|send|start|introduce|organi[sz]e)\w*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hint:
    """One thing that could be clearer: which of the rules, and a question that helps to answer it."""

    rule: str
    asks: str


def hints(text: str, due_on: date | None, today: date) -> tuple[Hint, ...]:
    """At most one hint a rule, in the order of the word SMART; none where nothing is missing."""
    found = []
    telling = [word for word in words_of(text) if len(word) > SMALL_WORD]
    if len(telling) < SHORTEST:
        found.append(
            Hint("specific", phrase("What exactly would you do, where, or with whom? Add a few words."))
        )
    if _WOOLLY.search(text) and not numbers_in(text) and not _RESULT.search(text):
        found.append(
            Hint("measurable", phrase("How will you both see that you are there? Name a result or a number."))
        )
    if due_on is None:
        found.append(Hint("time", phrase("By which day? A day makes it easier to begin.")))
    elif due_on < today:
        found.append(Hint("time", phrase("This day has passed. Which day would be real now?")))
    return tuple(found)
