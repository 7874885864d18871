"""What says the same only because of what its source says is read so beside that source only."""

from __future__ import annotations

import pytest

from companion.wording.checking import faults_of
from companion.wording.restated import as_its_source
from companion.wording.sentence import Fault, Phrased, Reading, Source, by_id

KNOWN = by_id(
    Source("time", "You are both free at the same time for about 2½ hours a week."),
    Source(
        "year",
        "You are both free at the same time for about 2½ hours a week (between 2 and 3 over the year, "
        "because your clocks do not change together).",
    ),
    Source("same", "You and Jonas tend to like working in the same way."),
    Source("language", "You both speak English."),
)
READER = Reading(names=(("Jonas", "Jonas Weber"), ("Ana", "Ana Lima")), partners=frozenset({"Jonas"}))


def faults(text: str, *cites: str) -> set[Fault]:
    return set(faults_of(Phrased(text, cites), KNOWN, READER))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("You are both free for about 2½ hours a week, at least 2 and at most 3 over the year.", "year"),
        ("You share about 2½ free hours a week: as few as 2 and as many as 3 over the year.", "year"),
        ("The clocks where you live do not change together, so it is 2 to 3 hours over the year.", "year"),
        ("For about 2½ hours a week neither you nor Jonas is busy.", "time"),
        ("About 2½ hours a week are free on your side and on Jonas's at once.", "time"),
        ("How do you like to work? Much as Jonas does.", "same"),
    ],
)
def test_what_its_source_makes_true_has_no_fault(text: str, cited: str) -> None:
    assert not faults(text, cited)


@pytest.mark.parametrize(
    ("text", "cited", "fault"),
    [
        ("You are both free for at least 2½ hours a week.", "time", Fault.UNSUPPORTED),
        ("You are both free for about 2½ hours a week, at least 3 over the year.", "year", Fault.UNSUPPORTED),
        ("You are both free for about 3 hours a week, between 2 and 3 over the year.", "year", Fault.NUMBER),
        ("You both speak English, and neither you nor Jonas is busy.", "language", Fault.NEGATION),
        ("For about 2½ hours a week neither you nor Ana is busy.", "time", Fault.NAME),
        ("You are both free for about 2½ hours a week, at once.", "time", Fault.UNSUPPORTED),
        ("Let's put four things side by side: you both speak English, and so on.", "language", Fault.NUMBER),
        ("You both speak English where you live.", "language", Fault.UNSUPPORTED),
        ("You both speak English much as Jonas does.", "same", Fault.NAME),
    ],
)
def test_what_its_source_does_not_make_true_is_refused(text: str, cited: str, fault: Fault) -> None:
    assert fault in faults(text, cited)


def test_what_is_quoted_stays_as_it_is() -> None:
    assert as_its_source("“speak at once”, and at once", "You are both free.") == (
        "“speak at once”, and at the same time"
    )
