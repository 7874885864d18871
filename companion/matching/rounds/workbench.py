"""What a process matches with: the scores that it keeps, and the words for a pair."""

from __future__ import annotations

from dataclasses import dataclass

from companion.matching.rounds.run_record import Describe
from companion.matching.rounds.scored_snapshots import ScoredSnapshots


@dataclass(frozen=True)
class Workbench:
    """Made once by wiring and shared by the threads of a process."""

    scores: ScoredSnapshots
    describe: Describe
