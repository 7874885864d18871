"""One text to be written for made-up people: how it is written by rules, and what must be true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from companion.drafts.draft import Drafted, DraftLine
from companion.drafts.phrasing import ToPhrase
from eval.borne_out import Known


@dataclass(frozen=True)
class Line:
    """A line as a person is shown it. `part` is where it stands; owner and day are those of an action."""

    part: str
    text: str
    owner: str | None = None
    due_on: date | None = None
    phrased: bool = False


def shown(lines: Sequence[DraftLine], part: str | None = None) -> tuple[Line, ...]:
    """Lines of a draft; all of one part where that is given, as the questions of one meeting are."""
    return tuple(
        Line(part or one.part, one.text, one.facts.get("owner"), _day(one.facts.get("due_on")), one.phrased)
        for one in lines
    )


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


Asking = Callable[[ToPhrase], Drafted]
"""Has a model phrase a text, and gives what is to be shown of it."""


@dataclass(frozen=True)
class Finding:
    """One figure of one text: a share is the mean of many of them that are 0 or 1. `says` is why, if any."""

    figure: str
    value: float
    says: str = ""


@dataclass(frozen=True)
class Case:
    """One text, in every way in which it can be written.

    `write` gives the plain one, and `phrase` what comes of asking a model as the service asks it; `judge`
    finds what is to be said of any text for the same people.
    `texts` is how many texts its lines are: the questions of twelve meetings are twelve.
    """

    use: str
    cluster: str
    known: Known
    write: Callable[[], tuple[Line, ...]]
    phrase: Callable[[Asking], tuple[Line, ...]]
    judge: Callable[[tuple[Line, ...]], Iterable[Finding]]
    texts: int = 1


SUPPORTED = "supported"
COMPLETE = "complete"
CONCERNS_KEPT, CONCERNS_TOLD, CONCERNS_WRONG = "concerns_kept", "concerns_told", "concerns_wrong"
ACTIONS_RIGHT, ACTIONS_WRONG = "actions_right", "actions_wrong"
REPEATED, OPEN_QUESTIONS = "repeated", "open_questions"
WORDS, SCHOOL_YEARS, SECONDS, COST = "words", "school_years", "seconds", "cost"
SENT, PHRASED, UNSAID = "sent", "phrased", "unsaid"
STAYED_PLAIN, REFUSED = "stayed_plain", "refused"
FALSEHOODS_SHOWN, TOKENS, UNSCORED = "falsehoods_shown", "tokens", "unscored"
CRITERIA = {
    "clear": "It is clear: plain words, short sentences, nothing that has to be read twice.",
    "kind": "It is kind: it speaks to its reader as a good colleague would, and puts nobody down.",
    "useful": "It is useful: whoever reads it knows what it means for the next meeting.",
}
"""What a judge grades, by its name."""
GRADES = {name: f"grade_{name}" for name in CRITERIA}
"""The figure of each."""
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
    SENT: "share of the plain lines that a model was given",
    PHRASED: "share of the lines that a model was given which are shown in its words",
    UNSAID: "share of those for which it wrote nothing, or not in time",
    STAYED_PLAIN: "share of the texts in which no line of a model was shown",
    REFUSED: "share of the lines that a model wrote which were not shown",
    FALSEHOODS_SHOWN: "share of the falsehoods a writer planted on purpose that were shown",
    **{
        figure: f"a judge's grade from 1 to 5 for: {CRITERIA[name]}".rstrip(".")
        for name, figure in GRADES.items()
    },
    UNSCORED: "share of grades that could not be read",
    TOKENS: "tokens read and written for one text, as the model's server counts them",
}
"""Every figure with what it says."""
