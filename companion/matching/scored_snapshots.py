"""Scored snapshots kept in memory, so that questions about a run are answered without scoring it again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from companion.ids import SnapshotId
from companion.matching.freezing import Snapshot
from companion.matching.round import RunRequest
from companion.matching.service import ScoredProgramme, score
from companion.progress import Progress, silent
from embeddings.encoder import Encoder

MOST_PEOPLE = 25_000
"""People in all snapshots that are kept: two programmes of 10,000, or many small ones.

Beside its people a snapshot costs the vectors of their statements; the scores of a large one lie in a file.
"""


@dataclass(frozen=True)
class ScoredSnapshot:
    """A snapshot with all pairs of it scored, no pair vetoed and nobody gone."""

    snapshot: Snapshot
    scored: ScoredProgramme


class ScoredSnapshots:
    """The scored snapshots of one process; the one that was used longest ago goes first.

    Threads may ask at once; a snapshot is scored by one of them while the others wait for it.
    """

    def __init__(self, encoder: Encoder, most_people: int = MOST_PEOPLE) -> None:
        self._encoder = encoder
        self._most_people = most_people
        self._kept: OrderedDict[SnapshotId, ScoredSnapshot] = OrderedDict()
        self._being_scored: dict[SnapshotId, threading.Lock] = {}
        self._lock = threading.Lock()

    @property
    def encoder_id(self) -> str:
        """The model that compares texts."""
        return self._encoder.model_id

    def get(
        self, wanted: SnapshotId, people: int, load: Callable[[], Snapshot], progress: Progress = silent
    ) -> ScoredSnapshot:
        """The scored snapshot; `people` is how many are in it now.

        Where somebody has been erased since, what is kept of it is thrown away and it is scored anew.
        """
        with self._lock:
            one_at_a_time = self._being_scored.setdefault(wanted, threading.Lock())
        with one_at_a_time:
            found = self._find(wanted, people)
            if found is None:
                found = self.score(load(), progress)
                self._keep(found)
        return found

    def score(self, snapshot: Snapshot, progress: Progress = silent) -> ScoredSnapshot:
        """Score a snapshot without keeping it."""
        return ScoredSnapshot(snapshot, score(snapshot.request(RunRequest()), self._encoder, progress))

    def _find(self, wanted: SnapshotId, people: int) -> ScoredSnapshot | None:
        with self._lock:
            found = self._kept.get(wanted)
            if found is None:
                return None
            if len(found.snapshot.people) != people:
                del self._kept[wanted]
                return None
            self._kept.move_to_end(wanted)
            return found

    def _keep(self, scored: ScoredSnapshot) -> None:
        with self._lock:
            self._kept[scored.snapshot.id] = scored
            self._being_scored = {
                wanted: lock for wanted, lock in self._being_scored.items() if lock.locked()
            }
            while len(self._kept) > 1 and self._people_kept() > self._most_people:
                self._kept.popitem(last=False)

    def _people_kept(self) -> int:
        return sum(len(kept.snapshot.people) for kept in self._kept.values())
