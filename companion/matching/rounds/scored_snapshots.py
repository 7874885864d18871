"""Scored snapshots kept in memory, so that questions about a run are answered without scoring it again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from companion.ids import SnapshotId
from companion.matching.match import Assignment
from companion.matching.rounds.freezing import Snapshot
from companion.matching.rounds.round import Pair, RunRequest
from companion.matching.rounds.run_questions import StandingRun, columns_of, ready_for, solve_asked
from companion.matching.score.spilled_scores import SpilledScores
from companion.matching.search.encoders import Encoders
from companion.matching.search.kept_vectors import KnowingEncoder, Known, texts_to_keep
from companion.matching.whole_programme.service import ScoredProgramme, score
from companion.progress import Progress, silent

MOST_PEOPLE = 25_000
"""People in all snapshots that are kept: two programmes of 10,000, or many small ones.

Beside its people a snapshot costs the vectors of their statements; the scores of a large one lie in a file.
"""
MOST_REQUESTS = 4


@dataclass(frozen=True)
class ScoredSnapshot:
    """A snapshot with all pairs of it scored, no pair vetoed and nobody gone.

    It remembers the best assignments of the last few requests, because the prices come from them.
    """

    snapshot: Snapshot
    scored: ScoredProgramme
    _best: dict[RunRequest, Assignment] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def stand(self, asked: RunRequest, pairs: Iterable[Pair]) -> StandingRun:
        """Take up a run: these pairs, as they stand, with the prices of what was asked."""
        ready = ready_for(self.snapshot, self.scored, asked)
        with self._lock:
            best = self._best.get(asked) or solve_asked(ready)
            self._best.pop(asked, None)
            self._best[asked] = best
            while len(self._best) > MOST_REQUESTS:
                del self._best[next(iter(self._best))]
        return StandingRun(
            snapshot=self.snapshot,
            asked=asked,
            base=self.scored,
            ready=ready,
            best=best,
            mentor_of=columns_of(self.snapshot, self.scored, pairs),
        )


@dataclass(frozen=True)
class Loaded:
    """A snapshot with the name of the model to score it with, and what that has made of its texts already.

    `keep` is given, by e-mail, the vectors of everybody of whom a text had to be encoded.
    """

    snapshot: Snapshot
    model: str
    known: Known
    keep: Callable[[Mapping[str, Known]], None] = lambda _: None


class ScoredSnapshots:
    """The scored snapshots of one process; the one that was used longest ago goes first.

    Threads may ask at once; a snapshot is scored by one of them while the others wait for it.
    """

    def __init__(self, encoders: Encoders, most_people: int = MOST_PEOPLE) -> None:
        self.encoders = encoders
        self._most_people = most_people
        self._kept: OrderedDict[SnapshotId, ScoredSnapshot] = OrderedDict()
        self._being_scored: dict[SnapshotId, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(
        self, wanted: SnapshotId, people: int, load: Callable[[], Loaded], progress: Progress = silent
    ) -> ScoredSnapshot:
        """The scored snapshot, where it is not at hand loaded and scored; `people` is how many are in it now.

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

    def score(self, loaded: Loaded, progress: Progress = silent) -> ScoredSnapshot:
        """Score a snapshot without keeping it."""
        encoder = KnowingEncoder(self.encoders.named(loaded.model), dict(loaded.known))
        scored = score(loaded.snapshot.request(RunRequest()), encoder, progress)
        if scored.source is scored.scored:
            # Many solutions follow; each would compute all scores again.
            scored = replace(scored, source=SpilledScores(scored.scored, progress=progress))
        loaded.keep(texts_to_keep(scored.scored, scored.mentees, scored.mentors, encoder))
        return ScoredSnapshot(loaded.snapshot, scored)

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
