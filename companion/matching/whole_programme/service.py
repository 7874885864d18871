"""Matching a whole programme: the use cases behind `match`, `why` and `repair`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from companion.errors import SidesEmpty
from companion.languages.spoken import marked
from companion.matching.match import Assignment, Ints, Match, Matching
from companion.matching.rules.eligibility import Eligibility
from companion.matching.score.score_source import ScoreSource
from companion.matching.score.scoring import ScoredPairs, score_programme
from companion.matching.score.spilled_scores import SpilledScores
from companion.matching.solving.assignment import assign
from companion.matching.solving.unmatched import explain_unmatched
from companion.matching.whole_programme.request import EmailPair, MatchRequest
from companion.people.person import Person
from companion.progress import Progress, silent
from embeddings.encoder import Encoder

SPILL_ABOVE_PAIRS = 2_000_000
"""From this many pairs on, scores are computed once and kept in a temporary file, 2 bytes a pair."""


@dataclass(frozen=True)
class ScoredProgramme:
    """A programme ready to be solved: who stands in which row and column, what bars them, their scores."""

    request: MatchRequest
    mentees: tuple[Person, ...]
    mentors: tuple[Person, ...]
    room: Ints
    eligibility: Eligibility
    scored: ScoredPairs
    source: ScoreSource
    encoder_id: str

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each mentee's e-mail."""
        return {person.email: row for row, person in enumerate(self.mentees)}

    @cached_property
    def column_of(self) -> dict[str, int]:
        """The column of each mentor's e-mail."""
        return {person.email: column for column, person in enumerate(self.mentors)}

    def places(self, pairs: Sequence[EmailPair]) -> list[tuple[int, int]]:
        """Pairs of e-mails as pairs of row and column."""
        return [(self.row_of[mentee], self.column_of[mentor]) for mentee, mentor in pairs]


def score(request: MatchRequest, encoder: Encoder, progress: Progress = silent) -> ScoredProgramme:
    """Score every pair of a programme.

    Raises:
        SidesEmpty: there are no mentees or no mentors.
    """
    mentees, mentors = request.roster.mentees, request.roster.mentors
    if not mentees or not mentors:
        raise SidesEmpty(mentees=len(mentees), mentors=len(mentors))
    programme = request.programme
    eligibility = Eligibility(
        mentees, mentors, programme, vetoes=request.vetoes, others=request.others, on=request.on
    )
    scored = score_programme(
        mentees, mentors, programme, encoder, eligibility=eligibility, on=request.on, progress=progress
    )
    pairs = len(mentees) * len(mentors)
    source = SpilledScores(scored, progress=progress) if pairs > SPILL_ABOVE_PAIRS else scored
    room = [programme.default_capacity if p.capacity is None else p.capacity for p in mentors]
    return ScoredProgramme(
        request=request,
        mentees=mentees,
        mentors=mentors,
        room=np.array(room, dtype=np.int64),
        eligibility=eligibility,
        scored=scored,
        source=source,
        encoder_id=encoder.model_id,
    )


def solve(ready: ScoredProgramme, progress: Progress = silent) -> Assignment:
    """The best assignment of a scored programme around its pins."""
    return assign(
        ready.source,
        ready.room,
        pins=ready.places(ready.request.pins),
        mentee_name=lambda row: ready.mentees[row].email,
        mentor_name=lambda column: ready.mentors[column].email,
        progress=progress,
    )


def describe(ready: ScoredProgramme, assignment: Assignment, progress: Progress = silent) -> Matching:
    """An assignment in people's terms: every match with its detail, everybody without one with the reason."""
    pinned = set(ready.request.pins)
    matches = []
    rows = np.flatnonzero(assignment.mentor_of >= 0)
    for done, row in enumerate(rows):
        column = int(assignment.mentor_of[row])
        detail = ready.scored.detail(int(row), column)
        matches.append(
            Match(
                detail=detail,
                pinned=(detail.mentee, detail.mentor) in pinned,
                mentor_price=float(assignment.mentor_price[column]),
            )
        )
        progress(marked("Gathering the evidence"), done + 1, len(rows))
    unmatched = explain_unmatched(
        ready.mentees,
        ready.mentors,
        ready.source,
        ready.eligibility.tally,
        ready.room,
        assignment.mentor_of,
        progress,
    )
    allowed = assignment.certificate.pairs_priced
    return Matching(
        matches=tuple(matches),
        unmatched=unmatched,
        certificate=assignment.certificate,
        allowed_pairs=allowed,
        barred_pairs=len(ready.mentees) * len(ready.mentors) - allowed,
        part_averages=tuple(ready.scored.part_averages.items()),
        encoder_id=ready.encoder_id,
    )
