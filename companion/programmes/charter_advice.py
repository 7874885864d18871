"""What research says that a charter should hold: the usual values with their sources, and remarks.

Nothing here refuses anything: a charter that goes another way is kept, and a sentence says what is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from companion.programmes.charter import Cadence, Charter

USUAL_CADENCE = Cadence()
USUAL_CHARTER = Charter(name="")
ANSWER_SOURCE = "our reading of reviews of today's systems"
FREQUENCY_SOURCE = "Eby et al. 2013, doi 10.1037/a0029279"
SPAN_SOURCE = "OJJDP STAR 2017"
EARLY_END_SOURCE = "Grossman & Rhodes 2002"
PURPOSE_SOURCE = "EMCC ISMCP: clarity of purpose"


@dataclass(frozen=True)
class Advice:
    """The usual value of one field of a charter: why it is so, and who found it out."""

    field: str
    usual: str
    why: str
    source: str


ADVICE: tuple[Advice, ...] = (
    Advice(
        "purpose",
        "none: to be written",
        "Clarity of purpose is the first of the standards for mentoring programmes.",
        PURPOSE_SOURCE,
    ),
    Advice(
        "audience",
        "none: to be written",
        "Whom a programme is for is part of what it is for.",
        PURPOSE_SOURCE,
    ),
    Advice(
        "span_months",
        "none: to be decided",
        'A definite span lasts longer than "as long as possible"; the number is the programme\'s to choose.',
        SPAN_SOURCE,
    ),
    Advice(
        "answer_within_hours",
        str(USUAL_CHARTER.answer_within_hours),
        "Mentees complain most of mentors who never answer: long enough for a weekend, and no longer.",
        ANSWER_SOURCE,
    ),
    Advice(
        "cadence.first_meeting_within_days",
        str(USUAL_CADENCE.first_meeting_within_days),
        "How often people meet is the leading correlate of support, so they begin soon.",
        FREQUENCY_SOURCE,
    ),
    Advice(
        "cadence.days_between_meetings",
        str(USUAL_CADENCE.days_between_meetings),
        "How often people meet is the leading correlate of support: fortnightly at first.",
        FREQUENCY_SOURCE,
    ),
    Advice(
        "cadence.settled_after_months",
        str(USUAL_CADENCE.settled_after_months),
        "Relationships that ended within three months left young people worse off: these are the close ones.",
        EARLY_END_SOURCE,
    ),
    Advice(
        "cadence.days_between_later_meetings",
        str(USUAL_CADENCE.days_between_later_meetings),
        "Monthly, once a pair knows each other.",
        FREQUENCY_SOURCE,
    ),
)
"""One entry for each field that a programme decides and research speaks of."""


def charter_remarks(charter: Charter) -> tuple[str, ...]:
    """Sentences about what is missing in a charter or goes against what is known; often none."""
    return tuple(_remarks(charter))


def _remarks(charter: Charter) -> Iterator[str]:
    if not charter.purpose:
        yield f"The charter does not say what the programme is for ({PURPOSE_SOURCE})."
    if not charter.audience:
        yield "The charter does not say whom the programme is for."
    if charter.span_months is None:
        yield (
            "The charter does not say how long a pair works together. A definite span lasts longer than "
            f'"as long as possible" ({SPAN_SOURCE}).'
        )
    elif charter.starts_on and charter.ends_on:
        yield from _span_beyond_end(charter.span_months, charter.starts_on, charter.ends_on)
    yield from _cadence_remarks(charter.cadence)


def _span_beyond_end(span_months: int, starts_on: date, ends_on: date) -> Iterator[str]:
    # A month too many is forgiven: 11 January to 10 July is meant to be six months.
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    if span_months > months + 1:
        yield (
            f"A pair works together for {span_months} months, but the programme ends {months} months after "
            "it begins. Move the last day, or shorten the span."
        )


def _cadence_remarks(cadence: Cadence) -> Iterator[str]:
    if cadence.first_meeting_within_days > USUAL_CADENCE.first_meeting_within_days:
        yield (
            f"The first meeting may take {cadence.first_meeting_within_days} days. "
            f"{USUAL_CADENCE.first_meeting_within_days} are usual, because how often people meet is the "
            f"leading correlate of support ({FREQUENCY_SOURCE})."
        )
    if cadence.days_between_meetings > USUAL_CADENCE.days_between_later_meetings:
        yield (
            f"People meet every {cadence.days_between_meetings} days from the start. How often they meet "
            f"is the leading correlate of support ({FREQUENCY_SOURCE}); fortnightly is usual at first."
        )
    if cadence.days_between_later_meetings < cadence.days_between_meetings:
        yield "Later meetings are closer together than the first ones. Are the two numbers swapped?"
