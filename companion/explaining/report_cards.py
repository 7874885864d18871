"""What the report shows of each pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from companion.explaining.claim_texts import COLUMNS, FIELDS
from companion.explaining.evidence import explain
from companion.explaining.explanation import Claim, Explanation, FieldOf, Quoted, View
from companion.explaining.figures import rounded_points
from companion.explaining.naming import full_name, names_of_pair
from companion.explaining.quantities import Decimal, percent_words
from companion.explaining.run import Run
from companion.explaining.saying import ListOf, Message, message
from companion.explaining.wording import one_line
from companion.languages.spoken import marked
from companion.matching.match import Match, PartScore
from companion.people.person import Person
from companion.programmes.programme import PartName
from companion.progress import Progress, silent

MOST_PAIRS = 1_500
"""Pairs in a report; of more, those with the lowest scores, which most need a look."""

_LABELS = {
    PartName.WANTS: message("Wishes and offers"),
    PartName.GOALS: message("Goals and experience"),
    PartName.VALUES: message("Working style"),
    PartName.TIME: message("Shared time"),
    PartName.LANGUAGE: message("Common language"),
    PartName.SHORTLIST: message("The mentee's shortlist"),
}

_FIELDS = {
    **FIELDS,
    **{name: COLUMNS[name] for name in ("languages", "availability", "time_zone", "shortlist")},
    "values": marked("values"),
}
"""Fields as a source names them."""


@dataclass(frozen=True)
class PartRow:
    """One part as a bar: as long as its weight beside the heaviest part's, filled as far as its value."""

    label: str
    known: bool
    points: str
    most: str
    track_percent: float
    fill_percent: float


@dataclass(frozen=True)
class Reason:
    """A sentence with where it comes from."""

    sentence: str
    source: str


@dataclass(frozen=True)
class Card:
    """One pair."""

    anchor: str
    mentee: str
    mentor: str
    mentee_email: str
    mentor_email: str
    mentee_called: str
    mentor_called: str
    pinned: bool
    score: str
    better_than: str
    why: str
    parts: tuple[PartRow, ...]
    reasons: tuple[Reason, ...]
    mentee_reads: tuple[str, ...]
    mentor_reads: tuple[str, ...]


@dataclass(frozen=True)
class Glance:
    """One pair in one row of a table."""

    anchor: str
    mentee: str
    mentor: str
    score: str
    better_than: str
    pinned: bool


def part_label(name: str) -> Message:
    """A part as a person would name it; a preference by its name."""
    known = {str(part): label for part, label in _LABELS.items()}
    if name in known:
        return known[name]
    wish = name.removeprefix("prefer_").replace("_", " ")
    return message("{wish} (preference)", wish=f"{wish[:1].upper()}{wish[1:]}")


def pairs_to_show(run: Run) -> list[Match]:
    """The matches in the report, by the mentee's name; of too many those with the lowest scores."""
    matches = sorted(run.matching.matches, key=lambda made: (made.detail.total, made.mentee))[:MOST_PAIRS]
    return sorted(matches, key=lambda made: (full_name(run.people[made.mentee]).casefold(), made.mentee))


def anchor_of(place: int) -> str:
    """Where the pair at this place among those shown stands in the page."""
    return f"pair-{place + 1}"


def glance_of(run: Run, shown: list[Match]) -> Iterator[Glance]:
    """Every pair shown, in a row each."""
    for place, made in enumerate(shown):
        yield Glance(
            anchor=anchor_of(place),
            mentee=full_name(run.people[made.mentee]),
            mentor=full_name(run.people[made.mentor]),
            score=Decimal.of(made.detail.total, 2),
            better_than=better_than_words(made.detail.better_than_percent),
            pinned=made.pinned,
        )


def cards_of(run: Run, shown: list[Match], progress: Progress = silent) -> Iterator[Card]:
    """Every pair shown, with its parts, its reasons and what the two would read."""
    for place, made in enumerate(shown):
        yield _card(run, made, anchor_of(place))
        progress("Writing the report", place + 1, len(shown))


def better_than_words(percent: float) -> Message:
    """A share of pairs, never rounded up to all of them: 92 %, 99.9 %, 100 % only where it is."""
    if percent > 99:
        tenths = min(int(percent * 10) / 10, 100)
        return percent_words(tenths, 0 if tenths == int(tenths) else 1)
    return percent_words(percent)


def _card(run: Run, made: Match, anchor: str) -> Card:
    mentee, mentor = run.people[made.mentee], run.people[made.mentor]
    told = {view: explain(made.detail, mentee, mentor, run.request.programme, view) for view in View}
    called = names_of_pair(mentee, mentor)
    counting = [part for part in made.detail.parts if part.weight > 0]
    points, score = rounded_points(counting, made.detail.total)
    return Card(
        anchor=anchor,
        mentee=full_name(mentee),
        mentor=full_name(mentor),
        mentee_email=mentee.email,
        mentor_email=mentor.email,
        mentee_called=called[0],
        mentor_called=called[1],
        pinned=made.pinned,
        score=score,
        better_than=better_than_words(made.detail.better_than_percent),
        why=one_line(made.detail, mentee, mentor),
        parts=_rows(counting, points),
        reasons=tuple(_reasons(told[View.ADMINISTRATOR], mentee, mentor)),
        mentee_reads=told[View.MENTEE].sentences,
        mentor_reads=told[View.MENTOR].sentences,
    )


def _rows(parts: list[PartScore], points: list[Decimal]) -> tuple[PartRow, ...]:
    heaviest = max((part.weight for part in parts), default=1.0) or 1.0
    return tuple(
        PartRow(
            label=part_label(part.name),
            known=part.known,
            points=shown,
            most=Decimal.of(part.weight, 2),
            track_percent=round(100 * part.weight / heaviest, 2),
            fill_percent=round(100 * part.value, 2),
        )
        for part, shown in zip(parts, points, strict=True)
    )


def _reasons(told: Explanation, mentee: Person, mentor: Person) -> Iterator[Reason]:
    called = dict(zip((mentee.email, mentor.email), names_of_pair(mentee, mentor), strict=True))
    for claim in told.claims:
        yield Reason(claim.sentence, _source(claim, called))


def _source(claim: Claim, called: dict[str, str]) -> Message:
    """Whose fields a claim rests on: "From Amara's wants and Jonas's offers", "From the values of both"."""
    fields: list[FieldOf] = []
    for piece in claim.evidence:
        fields += [FieldOf(piece.person_email, piece.field)] if isinstance(piece, Quoted) else piece.inputs
    names = list(dict.fromkeys(one.field for one in fields))
    if len(set(fields)) == len(names) * len(called):
        return message("From the {fields} of both", fields=ListOf.of([_words(name) for name in names]))
    whose = [
        message("{name}'s {field}", name=called[one.person_email], field=_words(one.field))
        for one in dict.fromkeys(fields)
    ]
    return message("From {fields}", fields=ListOf.of(whose))


def _words(column: str) -> str:
    return message(_FIELDS[column]) if column in _FIELDS else column.replace("_", " ")
