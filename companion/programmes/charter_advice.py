"""What research says that a charter should hold: the usual values with their sources, and remarks.

Nothing here refuses anything: a charter that goes another way is kept, and a sentence says what is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from companion.languages.phrase import phrase
from companion.programmes.charter import Cadence, Charter

USUAL_CADENCE = Cadence()
USUAL_CHARTER = Charter(name="")
ANSWER_SOURCE = phrase("our reading of reviews of today's systems")
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
        phrase("none: to be written"),
        phrase("Clarity of purpose is the first of the standards for mentoring programmes."),
        PURPOSE_SOURCE,
    ),
    Advice(
        "audience",
        phrase("none: to be written"),
        phrase("Whom a programme is for is part of what it is for."),
        PURPOSE_SOURCE,
    ),
    Advice(
        "span_months",
        phrase("none: to be decided"),
        phrase(
            'A definite span lasts longer than "as long as possible"; '
            "the number is the programme's to choose."
        ),
        SPAN_SOURCE,
    ),
    Advice(
        "answer_within_hours",
        str(USUAL_CHARTER.answer_within_hours),
        phrase(
            "Mentees complain most of mentors who never answer: long enough for a weekend, and no longer."
        ),
        ANSWER_SOURCE,
    ),
    Advice(
        "cadence.first_meeting_within_days",
        str(USUAL_CADENCE.first_meeting_within_days),
        phrase("How often people meet is the leading correlate of support, so they begin soon."),
        FREQUENCY_SOURCE,
    ),
    Advice(
        "cadence.days_between_meetings",
        str(USUAL_CADENCE.days_between_meetings),
        phrase("How often people meet is the leading correlate of support: fortnightly at first."),
        FREQUENCY_SOURCE,
    ),
    Advice(
        "cadence.settled_after_months",
        str(USUAL_CADENCE.settled_after_months),
        phrase(
            "Relationships that ended within three months left young people worse off: "
            "these are the close ones."
        ),
        EARLY_END_SOURCE,
    ),
    Advice(
        "cadence.days_between_later_meetings",
        str(USUAL_CADENCE.days_between_later_meetings),
        phrase("Monthly, once a pair knows each other."),
        FREQUENCY_SOURCE,
    ),
)
"""One entry for each field that a programme decides and research speaks of."""


def charter_remarks(charter: Charter) -> tuple[str, ...]:
    """Sentences about what is missing in a charter or goes against what is known; often none."""
    return tuple(_remarks(charter))


def _remarks(charter: Charter) -> Iterator[str]:
    if not charter.purpose:
        yield phrase("The charter does not say what the programme is for ({source}).", source=PURPOSE_SOURCE)
    if not charter.audience:
        yield phrase("The charter does not say whom the programme is for.")
    if charter.span_months is None:
        yield phrase(
            "The charter does not say how long a pair works together. A definite span lasts longer than "
            '"as long as possible" ({source}).',
            source=SPAN_SOURCE,
        )
    elif charter.starts_on and charter.ends_on:
        yield from _span_beyond_end(charter.span_months, charter.starts_on, charter.ends_on)
    yield from _cadence_remarks(charter.cadence)


def _span_beyond_end(span_months: int, starts_on: date, ends_on: date) -> Iterator[str]:
    # A month too many is forgiven: 11 January to 10 July is meant to be six months.
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    if span_months > months + 1:
        yield phrase(
            "A pair works together for {span} months, but the programme ends {months} months after "
            "it begins. Move the last day, or shorten the span.",
            span=span_months,
            months=months,
        )


def _cadence_remarks(cadence: Cadence) -> Iterator[str]:
    if cadence.first_meeting_within_days > USUAL_CADENCE.first_meeting_within_days:
        yield phrase(
            "The first meeting may take {days} days. {usual} are usual, because how often people meet is the "
            "leading correlate of support ({source}).",
            days=cadence.first_meeting_within_days,
            usual=USUAL_CADENCE.first_meeting_within_days,
            source=FREQUENCY_SOURCE,
        )
    if cadence.days_between_meetings > USUAL_CADENCE.days_between_later_meetings:
        yield phrase(
            "People meet every {days} days from the start. How often they meet is the leading correlate of "
            "support ({source}); fortnightly is usual at first.",
            days=cadence.days_between_meetings,
            source=FREQUENCY_SOURCE,
        )
    if cadence.days_between_later_meetings < cadence.days_between_meetings:
        yield phrase("Later meetings are closer together than the first ones. Are the two numbers swapped?")
