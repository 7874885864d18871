"""The files of a round's run, written when somebody asks for one: the same that `companion match` leaves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from companion.access import Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.explaining.run_files import write_run
from companion.explaining.saying import message
from companion.explaining.stored_pairs import match_in
from companion.explaining.unmatched_wording import unmatched_sentence
from companion.ids import PersonId, RoundId
from companion.languages.spoken import spoken
from companion.matching.match import Matching, Unmatched
from companion.matching.reviewing.review_service import WholeRun, take_whole_run
from companion.matching.rounds.run_record import LeftOver
from companion.people.person import Person


def write_round_files(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, folder: Path, *, clock: Clock
) -> None:
    """Write every file of the run that counts into a folder. They hold everything, for administrators alone.

    The report is in the language that is spoken; the files for programs are the same in every language.

    Raises:
        RoundNotNow: the round has not been run.
    """
    whole = take_whole_run(work, viewer, round_id, clock=clock)
    write_run(
        folder,
        matching_in(whole),
        whole.snapshot.request(whole.run.request),
        today=(whole.run.finished_at or whole.run.started_at).date(),
        source=message("round {number}", number=str(whole.round.number)),
        language=spoken(),
    )


def matching_in(whole: WholeRun) -> Matching:
    """A kept run as the engine gave it, without those who were erased since."""
    people = whole.snapshot.person_of
    return Matching(
        matches=tuple(
            match_in(stored, people[stored.pair.mentee], people[stored.pair.mentor])
            for stored in whole.pairs
            if stored.pair.mentee in people and stored.pair.mentor in people
        ),
        unmatched=tuple(
            unmatched_in(one, {key: person.email for key, person in people.items()})
            for one in whole.left_over
            if one.person in people
        ),
        certificate=whole.certificate,
        allowed_pairs=whole.figures.allowed_pairs,
        barred_pairs=whole.figures.barred_pairs,
        part_averages=whole.figures.part_averages,
        encoder_id=whole.run.encoder_id,
    )


def unmatched_in(one: LeftOver, email_of: Mapping[PersonId, str]) -> Unmatched:
    """Somebody left over, as the engine names her."""
    best = None if one.best is None else email_of.get(one.best)
    return Unmatched(
        email=email_of[one.person],
        role=one.side,
        reason=one.reason,
        rules=one.rules,
        best=best,
        best_total=None if best is None else one.best_total,
    )


def left_over_sentence(one: LeftOver, names: Mapping[PersonId, str]) -> str:
    """Why somebody has nobody; `names` are of all who are spoken of."""
    # A sentence asks for nothing of people but their names.
    known = {key: str(key) for key in names}
    people = {known[key]: Person(known[key], name, one.side) for key, name in names.items()}
    return unmatched_sentence(unmatched_in(one, known), people)
