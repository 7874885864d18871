"""One text to be written for made-up people: how it is written by rules, and what must be true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from eval.borne_out import Known


@dataclass(frozen=True)
class Line:
    """A line as a person is shown it. `part` is where it stands; owner and day are those of an action."""

    part: str
    text: str
    owner: str | None = None
    due_on: date | None = None
    phrased: bool = False


@dataclass(frozen=True)
class Finding:
    """One figure of one text: a share is the mean of many of them that are 0 or 1."""

    figure: str
    value: float


@dataclass(frozen=True)
class Case:
    """`write` gives the plain text; `judge` what is to be said of any text for the same people.

    `texts` is how many texts its lines are: the questions of twelve meetings are twelve.
    """

    use: str
    cluster: str
    known: Known
    write: Callable[[], tuple[Line, ...]]
    judge: Callable[[tuple[Line, ...]], Iterable[Finding]]
    texts: int = 1


SUPPORTED = "supported"
COMPLETE = "complete"
CONCERNS_KEPT, CONCERNS_TOLD, CONCERNS_WRONG = "concerns_kept", "concerns_told", "concerns_wrong"
ACTIONS_RIGHT, ACTIONS_WRONG = "actions_right", "actions_wrong"
REPEATED, OPEN_QUESTIONS = "repeated", "open_questions"
WORDS, SCHOOL_YEARS, SECONDS, COST = "words", "school_years", "seconds", "cost"
FIGURES = {
    SUPPORTED: "share of sentences in which everything quoted, counted and named is true of the two",
    COMPLETE: "share of the parts that have to be there: thirteen clauses without a finding, the sentences "
    "of the notes, the parts of a page of at most 250 words, three questions a meeting",
    CONCERNS_KEPT: "share of planted concerns that stand in the text word for word",
    CONCERNS_TOLD: "share of planted concerns that stand under that heading, word for word",
    CONCERNS_WRONG: "share of the lines under that heading in which nobody planted a concern",
    ACTIONS_RIGHT: "share of planted actions told with the right owner and the right day",
    ACTIONS_WRONG: "share of the actions told that nobody planted, or whose owner or day is wrong",
    REPEATED: "share of questions that the same person was shown at an earlier meeting",
    OPEN_QUESTIONS: "share of questions that cannot be answered by yes or no",
    WORDS: "length of one text in words",
    SCHOOL_YEARS: "Flesch-Kincaid grade of one text, the quoted words of people included",
    SECONDS: "time for one text",
    COST: "US dollars for one text",
}
"""Every figure with what it says."""
