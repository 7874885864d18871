"""Taking up a finished run again: its request, its pairs, and the scores as they were."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from companion.cli.screen import remark
from companion.errors import RunOfAnotherModel
from companion.matching.whole_programme.pair_question import SeatMove
from companion.matching.whole_programme.run_store import StoredRun, load_run
from companion.matching.whole_programme.service import ScoredProgramme, score
from companion.progress import Progress
from companion.settings import Settings
from companion.wiring import build_encoder


@dataclass(frozen=True)
class Rerun:
    """A stored run and its programme, scored again to the same bits."""

    stored: StoredRun
    ready: ScoredProgramme


def take_up(directory: Path, settings: Settings, progress: Progress) -> Rerun:
    """Read a run and score its programme as it was scored then.

    Raises:
        RunMissing, RunBroken: there is no readable run.
        RunOfAnotherModel: the encoder here is not the one that made it, so scores would differ.
    """
    stored = load_run(directory)
    encoder = build_encoder(settings, stored.encoder_name, on_cache_trouble=remark)
    if encoder.model_id != stored.encoder_id:
        raise RunOfAnotherModel(folder=directory, made=stored.encoder_id, here=encoder.model_id)
    return Rerun(stored, score(stored.request, encoder, progress))


def move_json(move: SeatMove) -> dict[str, str | None]:
    """A move for programs to read: e-mails, null for nobody."""
    return {
        "mentee": move.mentee.email,
        "before": move.before.email if move.before else None,
        "after": move.after.email if move.after else None,
    }
