"""Putting a priced change of a run in force: always as a new run, never by editing the one that there is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, RunId, new_id
from companion.matching.match import Certificate
from companion.matching.rounds import pair_store, staged_store, store
from companion.matching.rounds.describing import describe_rows, figures_of, left_over_in, pairs_in
from companion.matching.rounds.round import Pair, Round, RunKind, status_after
from companion.matching.rounds.run_questions import PricedChange, PricedWay, StandingRun, certified, total_of
from companion.matching.rounds.run_record import LeftOver, Run, RunFigures, StoredPair
from companion.matching.rounds.workbench import Workbench
from companion.matching.solving.problem import NOBODY


@dataclass(frozen=True)
class NextRun:
    """A run that is ready to be kept: all that costs time was done, and nothing was written.

    `changed` are the mentees whose pair of the run before no longer stands, `new` the pairs that were not
    there, `pairs` all of them.
    """

    run: Run
    before: RunId
    changed: tuple[PersonId, ...]
    new: tuple[StoredPair, ...]
    pairs: tuple[Pair, ...]
    prices: dict[PersonId, float]
    left_over: tuple[LeftOver, ...]
    certificate: Certificate
    figures: RunFigures


def prepare(
    before: Run,
    standing: StandingRun,
    priced: PricedChange,
    way: PricedWay,
    *,
    kind: RunKind,
    bench: Workbench,
    clock: Clock,
) -> NextRun:
    """Work out everything that the next run consists of."""
    snapshot, ready, mentor_of = standing.snapshot, priced.ready, way.assignment.mentor_of
    best = priced.exact.assignment
    changed = np.flatnonzero(mentor_of != standing.mentor_of)
    rows = [int(row) for row in changed if mentor_of[row] != NOBODY]
    run = replace(
        before,
        id=RunId(new_id()),
        kind=kind,
        request=priced.asked,
        certificate=None,
        figures=None,
        started_at=clock.now(),
        finished_at=None,
    )
    return NextRun(
        run=run,
        before=before.id,
        changed=tuple(snapshot.id_of[ready.mentees[int(row)].email] for row in changed),
        new=tuple(describe_rows(snapshot, ready, way.assignment, rows, bench.describe, prices=best)),
        pairs=tuple(pairs_in(snapshot, ready, mentor_of)),
        prices={
            snapshot.id_of[mentor.email]: float(price)
            for mentor, price in zip(ready.mentors, best.mentor_price, strict=True)
        },
        left_over=tuple(left_over_in(snapshot, ready, mentor_of, priced.asked.without)),
        certificate=certified(best, total_of(ready, mentor_of)),
        figures=figures_of(
            snapshot,
            ready,
            mentor_of,
            allowed_pairs=best.certificate.pairs_priced,
            pins_asked=len(priced.asked.pins),
            before=pairs_in(snapshot, standing.base, standing.mentor_of),
        ),
    )


def put_in_force(work: UnitOfWork, found: Round, following: NextRun, clock: Clock) -> None:
    """Keep the next run whole, and let the round, which is locked, point to it."""
    run = following.run
    staged_store.add_run(work, run)
    pair_store.copy_pairs(work, following.before, run.id, but=following.changed)
    pair_store.write_pairs(work, run.id, following.new)
    pair_store.mark_pairs(work, run.id, run.request.pins, following.prices)
    pair_store.write_left_over(work, run.id, following.left_over)
    staged_store.finish_run(work, run.id, following.certificate, following.figures, clock.now())
    status = status_after(run.kind, found.status)
    store.change_round(work, found.id, clock.now(), current_run=run.id, status=status.value, trouble=None)
    staged_store.remove_old(work, found.id, run.id)
