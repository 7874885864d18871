"""What a model's line about a pair must keep, whichever page it stands on. Pure, ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from companion.drafts.draft import DraftLine, DraftSource
from companion.meetings.near_questions import Asked
from companion.meetings.open_questions import is_open_question
from companion.wording.completeness import says_as_much

ASK = "ask"
"""The part in which questions stand."""
_STATE = re.compile(r"\((late|done|reached|dropped)\)")
_SAID = {
    "late": re.compile(r"\b(?:late|overdue)\b", re.I),
    "done": re.compile(r"\b(?:done|finished|completed?)\b", re.I),
    "reached": re.compile(r"\b(?:reached|achieved)\b", re.I),
    "dropped": re.compile(r"\b(?:dropped|gave up|given up)\b", re.I),
}


@dataclass(frozen=True)
class LineJudge:
    """Says which lines may take the place of ours.

    `before` are questions that were shown on earlier days: no question may come near one of them, nor near
    another one of ours. None: repeats are nobody's concern here.
    """

    plain: tuple[DraftLine, ...]
    sources: Sequence[DraftSource]
    before: Asked | None = None

    def takes(self, line: DraftLine) -> bool:
        """Whether it says all that our own line says, how things stand among it, and asks where that asks."""
        own = next((one for one in self.plain if _same_place(one, line)), None)
        if own is None or not says_as_much(line.text, own.text) or not _keeps_state(line.text, own.text):
            return False
        return own.part != ASK or self._is_good_question(line, own)

    def _is_good_question(self, line: DraftLine, own: DraftLine) -> bool:
        if not is_open_question(line.text):
            return False
        if self.before is None:
            return True
        subject = " ".join(one.text for one in self.sources if one.id in line.cites and one.kind != "stage")
        others = tuple(one.text for one in self.plain if one.part == ASK and one is not own)
        asked = Asked(others, self.before.encoder)
        return not (self.before.has_like(line.text, subject) or asked.has_like(line.text, subject))


def _same_place(one: DraftLine, other: DraftLine) -> bool:
    return one.part == other.part and set(one.cites) == set(other.cites)


def _keeps_state(text: str, own: str) -> bool:
    return all(_SAID[state].search(text) for state in _STATE.findall(own))
