"""The score of every pair of a programme: computed by code, as a sum of parts, never by a model.

total = sum over the parts of weight * value, where the weights add up to 1, each value is in [0, 1],
and an unknown one counts as the programme's average of that part. A part of which no pair is known is
left out of the sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from companion.languages.spoken import marked
from companion.matching.match import Bools, Floats, Ints, PairDetail, PartScore
from companion.matching.score.better_than import Standing, standing
from companion.matching.score.conditions import CodedPeople
from companion.matching.score.likeness import Likeness
from companion.matching.score.part_averages import average, looked_at
from companion.matching.score.parts import LanguagePart, Part, PreferencePart, TextPart, TimePart
from companion.matching.score.shared_time import SharedTime
from companion.matching.score.shortlist_part import ShortlistPart
from companion.matching.words.closeness import Closeness
from companion.matching.words.pair_detail import best_links
from companion.matching.words.person_words import Spoken, WordReader
from companion.people.person import Person
from companion.programmes.programme import PartName, Programme
from companion.progress import Progress, silent
from embeddings.encoder import Encoder

SLACK = 5e-6
"""What float32 can change in a total; the greatest difference seen is a tenth of it."""

PAIRS_AT_ONCE = 1 << 16


class Barred(Protocol):
    """Which pairs are barred: what companion.matching.rules.eligibility.Eligibility knows."""

    def block(self, start: int, stop: int) -> Bools:
        """Rows start to stop, (stop - start, m)."""
        ...

    def pairs(self, rows: Ints, columns: Ints) -> Bools:
        """Single pairs, (len(rows),)."""
        ...


@dataclass(frozen=True)
class WeighedPart:
    """A part with its share of the total and the programme's average, None where no pair is known."""

    name: str
    part: Part
    weight: float
    average: float | None

    @property
    def instead(self) -> float:
        """What an unknown value counts as."""
        return 0.0 if self.average is None else self.average


@dataclass(frozen=True)
class TextSide:
    """A text part with the statements that its evidence quotes."""

    closeness: Closeness
    mentees: Sequence[Spoken]
    mentors: Sequence[Spoken]


@dataclass(frozen=True)
class PartsFound:
    """Everything that pairs of a programme are scored and explained by."""

    parts: dict[str, Part]
    texts: tuple[TextSide, ...]
    time: SharedTime
    values: Likeness


def score_programme(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    programme: Programme,
    encoder: Encoder,
    *,
    eligibility: Barred | None,
    on: date,
    progress: Progress = silent,
) -> ScoredPairs:
    """Score every pair; people come ordered by e-mail, so that the order of rows in a file never shows.

    `eligibility` None bars nobody. `on` is the day from which shared hours are counted over a year.
    """
    found = find_parts(mentees, mentors, programme, encoder, on, progress)
    weighed = weigh(found.parts, mentees, mentors, programme, {}, progress)
    return ScoredPairs(mentees, mentors, weighed, found, eligibility)


class ScoredPairs:
    """A ScoreSource (its law is kept) that also says what each total is made of."""

    def __init__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        parts: tuple[WeighedPart, ...],
        found: PartsFound,
        barred: Barred | None,
    ) -> None:
        self._mentees, self._mentors = mentees, mentors
        self._parts, self._found, self._barred = parts, found, barred

    @property
    def people(self) -> tuple[Sequence[Person], Sequence[Person]]:
        """(mentees in the order of rows, mentors in the order of columns)."""
        return self._mentees, self._mentors

    @property
    def parts(self) -> tuple[WeighedPart, ...]:
        """The parts with their weights and averages, in their order."""
        return self._parts

    @property
    def found(self) -> PartsFound:
        """What the pairs are scored and explained by."""
        return self._found

    @property
    def barred(self) -> Barred | None:
        """What bars pairs; None: nothing."""
        return self._barred

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        return len(self._mentees), len(self._mentors)

    @property
    def slack(self) -> float:
        """How far a block may lie from the exact score."""
        return SLACK

    @property
    def part_names(self) -> tuple[str, ...]:
        """The parts in their order; those of which nothing is known are among them, with weight 0."""
        return tuple(part.name for part in self._parts)

    @property
    def texts(self) -> tuple[TextSide, ...]:
        """The text parts, with what each person was compared by."""
        return self._found.texts

    @property
    def part_averages(self) -> dict[str, float]:
        """The programme's average of every part of which anything is known."""
        return {part.name: part.average for part in self._parts if part.average is not None}

    def block(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """Rows start to stop of all totals, -inf where barred."""
        stop = min(stop, self.shape[0])
        rows = np.arange(start, stop)
        totals = np.zeros((len(rows), self.shape[1]), dtype=np.float32)
        for part in self._parts:
            if part.weight > 0:
                value, known = part.part.rows(rows)
                np.copyto(value, np.float32(part.instead), where=~known)
                value *= np.float32(part.weight)
                totals += value
        if self._barred is not None:
            totals[self._barred.block(start, stop)] = -np.inf
        return totals

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The totals of single pairs, -inf where barred."""
        totals = np.empty(len(rows))
        for start in range(0, len(rows), PAIRS_AT_ONCE):
            some = slice(start, start + PAIRS_AT_ONCE)
            totals[some] = self.unbarred(rows[some], columns[some])
        if self._barred is not None:
            totals[self._barred.pairs(rows, columns)] = -np.inf
        return totals

    def unbarred(self, rows: Ints, columns: Ints) -> Floats:
        """The totals of single pairs as if nothing were barred."""
        totals = np.zeros(len(rows))
        for part in self._parts:
            if part.weight > 0:
                value, known = part.part.pairs(rows, columns)
                totals += np.where(known, value, part.instead) * part.weight
        return totals

    def part_scores(self, rows: Ints, columns: Ints) -> list[tuple[PartScore, ...]]:
        """For each pair, barred or not, its parts in the order of `part_names`."""
        found = [(part, *part.part.pairs(rows, columns)) for part in self._parts]
        return [
            tuple(
                PartScore(
                    name=part.name,
                    value=float(value[place]) if known[place] else part.instead,
                    weight=part.weight,
                    known=bool(known[place]),
                )
                for part, value, known in found
            )
            for place in range(len(rows))
        ]

    def better_than_percent(self, totals: Floats) -> Floats:
        """The share of the programme's allowed pairs with a lower total, 0 to 100."""
        return self._standing.better_than_percent(totals)

    def detail(self, row: int, column: int) -> PairDetail:
        """Everything about one pair; for a barred pair what it would have scored."""
        pair = np.array([row]), np.array([column])
        parts = self.part_scores(*pair)[0]
        total = sum(part.points for part in parts)
        mentee, mentor = self._mentees[row], self._mentors[column]
        answers = self._found.values.answers(row, column)
        spoken = set(mentee.languages) & set(mentor.languages)
        return PairDetail(
            mentee=mentee.email,
            mentor=mentor.email,
            total=total,
            parts=parts,
            better_than_percent=float(self.better_than_percent(np.array([total]))[0]),
            links=tuple(
                link
                for text in self._found.texts
                for link in best_links(text.closeness, text.mentees[row], text.mentors[column], row, column)
            ),
            shared_hours=self._found.time.detail(row, column),
            shared_languages=tuple(sorted(spoken)),
            languages_known=bool(mentee.languages and mentor.languages),
            values_alike=answers.alike,
            values_answered=answers.both,
        )

    @cached_property
    def _standing(self) -> Standing:
        return standing(self)


# ---- the parts of a programme --------------------------------------------------------------------


def find_parts(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    programme: Programme,
    encoder: Encoder,
    on: date,
    progress: Progress = silent,
    reader: WordReader | None = None,
) -> PartsFound:
    """What pairs are scored by; `reader` takes names out, these people's own where none is given."""
    time = SharedTime(mentees, mentors, on)
    values = Likeness(mentees, mentors, len(programme.statements))
    reader = reader or WordReader((*mentees, *mentors))
    wants, goals = (
        _text_side(reader, mentees, mentors, kinds, encoder, progress)
        for kinds in (("wants", "offers"), ("goals", "experience"))
    )
    kept: dict[str, Part] = {
        PartName.WANTS: TextPart(wants.closeness),
        PartName.GOALS: TextPart(goals.closeness),
        PartName.VALUES: values,
    }
    parts = parts_of(kept, mentees, mentors, programme, time)
    return PartsFound(parts, (wants, goals), time, values)


def parts_of(
    kept: Mapping[str, Part],
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    programme: Programme,
    time: SharedTime,
) -> dict[str, Part]:
    """Every part in its order; those that are there already are taken over."""
    parts: dict[str, Part] = {
        PartName.WANTS.value: kept[PartName.WANTS],
        PartName.GOALS.value: kept[PartName.GOALS],
        PartName.VALUES.value: kept[PartName.VALUES],
        PartName.TIME.value: kept.get(PartName.TIME) or TimePart(time),
        PartName.LANGUAGE.value: LanguagePart(mentees, mentors),
    }
    listed = ShortlistPart(mentees, mentors)
    if not listed.is_empty:
        parts[PartName.SHORTLIST.value] = listed
    wishes = programme.preferences
    people = CodedPeople(mentees, mentors, [wish.condition for wish in wishes], programme.orders)
    return parts | {wish.part: PreferencePart(wish.condition, people, time) for wish in wishes}


def weigh(
    parts: Mapping[str, Part],
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    programme: Programme,
    known_averages: Mapping[str, float | None],
    progress: Progress = silent,
) -> tuple[WeighedPart, ...]:
    """Each part with its share of the total and its average; those in `known_averages` are taken over."""
    pieces = looked_at(len(mentees), len(mentors))
    own_column = _own_columns(mentees, mentors)
    averages = dict(known_averages)
    listed = parts.get(PartName.SHORTLIST)
    if isinstance(listed, ShortlistPart):
        averages[PartName.SHORTLIST] = listed.average
    for done, (name, part) in enumerate(parts.items(), start=1):
        if name not in averages:
            averages[name] = average(part, pieces, own_column)
        progress(marked("Averaging the parts"), done, len(parts))
    wanted = programme.part_weights(with_lists=listed is not None)
    known = {name: wanted[name] for name in parts if averages[name] is not None}
    whole = sum(known.values()) or 1.0
    return tuple(
        WeighedPart(name, part, known.get(name, 0.0) / whole, averages[name]) for name, part in parts.items()
    )


def _text_side(
    reader: WordReader,
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    kinds: tuple[str, str],
    encoder: Encoder,
    progress: Progress,
) -> TextSide:
    needs, gives = reader.read(mentees, kinds[0], progress), reader.read(mentors, kinds[1], progress)
    closeness = Closeness(
        [spoken.words for spoken in needs],
        [spoken.words for spoken in gives],
        encoder,
        progress,
        what=_READING[kinds],
    )
    return TextSide(closeness, needs, gives)


_READING = {
    ("wants", "offers"): marked("Reading wants and offers"),
    ("goals", "experience"): marked("Reading goals and experience"),
}


def _own_columns(mentees: Sequence[Person], mentors: Sequence[Person]) -> Ints:
    column_of = {person.email: column for column, person in enumerate(mentors)}
    return np.array([column_of.get(person.email, -1) for person in mentees], dtype=np.int64)
