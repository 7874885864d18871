"""Running a round: asked for in a request, done by a job, seen when it is whole and not before.

The job freezes the programme in one short transaction, scores and solves outside of any, tells how far it is
and keeps pairs in short ones of their own, and lets the round point to the run in the last. Killed anywhere,
it leaves a staged run that nobody sees; taken up again, it removes that and begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.errors import CompanionError, EncoderUnavailable, RoundNotNow
from companion.ids import RoundId, RunId, SnapshotId, TenantId, new_id
from companion.jobs import Job, JobName
from companion.languages.phrase import error_phrase, kept_as_text, phrase
from companion.languages.spoken import marked
from companion.matching.match import Assignment
from companion.matching.rounds import pair_store, snapshot_store, staged_store, store
from companion.matching.rounds.describing import describe_rows, figures_of, left_over_in
from companion.matching.rounds.freezing import Snapshot, freeze_people
from companion.matching.rounds.listed import with_shortlists
from companion.matching.rounds.mentorship_store import ties_of
from companion.matching.rounds.next_people import answered_columns
from companion.matching.rounds.round import (
    RUNNABLE,
    DecisionKind,
    Round,
    RunKind,
    RunProgress,
    RunRequest,
    status_after,
    why_not_in,
)
from companion.matching.rounds.round_service import existing_round, record_round
from companion.matching.rounds.run_progress import ProgressTeller, Withdrawn
from companion.matching.rounds.run_questions import ready_for, solve_asked
from companion.matching.rounds.run_record import LeftOver, Run
from companion.matching.rounds.scored_snapshots import Loaded
from companion.matching.rounds.shortlist_store import lists_of
from companion.matching.rounds.waiting import with_waiting
from companion.matching.rounds.waiting_store import credits_of
from companion.matching.rounds.workbench import Workbench
from companion.matching.search import kept_vector_store, model_store
from companion.matching.search.kept_vectors import Known
from companion.matching.solving.problem import NOBODY
from companion.matching.whole_programme.service import ScoredProgramme
from companion.people.people_service import roster_of
from companion.programmes.columns import require_columns
from companion.programmes.programme_service import rules_in_force
from embeddings.errors import EmbeddingsError

WAITING = marked("Waiting for its turn")
GIVEN_UP = phrase(
    "Something unexpected went wrong while the round was run. Run it again; if that happens once more, ask "
    "whoever operates Companion to look into the log of the worker."
)
PAIRS_AT_ONCE = 200


# ---- asking for it -----------------------------------------------------------------------------


def ask_for_run(work: UnitOfWork, viewer: Viewer, round_id: RoundId, *, clock: Clock) -> Round:
    """Have a round run by a worker; asked for while it waits or runs, it is run once.

    Raises:
        RoundNotNow: its pairs are at work already, or it is closed.
    """
    found = existing_round(work, viewer, round_id, Action.CHANGE_ROUND, lock=True)
    refused = why_not_in(found.status, RUNNABLE)
    if refused:
        raise RoundNotNow(done="run", why=refused)
    # A job that got lost would leave the round waiting for ever; one job too many finds nothing to do.
    work.queue.put(Job(JobName.RUN_ROUND, work.tenant, round_id, once=f"round:{round_id}"))
    if found.is_running:
        return found
    waiting = store.progress_json(RunProgress(WAITING, 0, 0, clock.now()))
    store.change_round(work, round_id, clock.now(), progress=waiting, trouble=None)
    record_round(work, viewer, "round.run_asked", found, clock)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


def stop_run(work: UnitOfWork, viewer: Viewer, round_id: RoundId, *, clock: Clock) -> Round:
    """Want a run no longer: the round stays as it was before, and the worker stops at its next step."""
    found = existing_round(work, viewer, round_id, Action.CHANGE_ROUND, lock=True)
    if found.is_running:
        staged_store.remove_staged(work, round_id)
        store.change_round(work, round_id, clock.now(), progress=None)
        record_round(work, viewer, "round.run_stopped", found, clock)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


# ---- doing it ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Begun:
    run: Run
    snapshot: Snapshot
    model: str
    pins_asked: int


def run_round(
    database: Database,
    tenant: TenantId,
    round_id: RoundId,
    bench: Workbench,
    clock: Clock,
    *,
    go_on: Callable[[], None] = lambda: None,
) -> None:
    """Do a run that was asked for; where none is wanted (any more) nothing happens.

    What is wrong with the people or the rules becomes the round's trouble, in a sentence; anything unexpected
    is raised, for the worker to try again. `go_on` is called at every step, and stops the run by raising.
    """
    try:
        with database.transaction(tenant) as work:
            begun = _begin(work, round_id, bench, clock)
        if begun is not None:
            _match(database, tenant, begun, bench, clock, go_on)
    except Withdrawn:
        return
    except EmbeddingsError as error:
        fail(database, tenant, round_id, error_phrase(EncoderUnavailable(what=error)), clock)
    except CompanionError as error:
        fail(database, tenant, round_id, error_phrase(error), clock)


def fail(database: Database, tenant: TenantId, round_id: RoundId, trouble: str, clock: Clock) -> None:
    """Give a run up, and say why; the round stays as it was before."""
    with database.transaction(tenant) as work:
        found = store.read_round(work, round_id, lock=True)
        if found is None or not found.is_running:
            return
        staged_store.remove_staged(work, round_id)
        store.change_round(work, round_id, clock.now(), progress=None, trouble=kept_as_text(trouble))
        record_round(work, None, "round.run_failed", found, clock)


def _begin(work: UnitOfWork, round_id: RoundId, bench: Workbench, clock: Clock) -> _Begun | None:
    """Freeze what the run is made from, and stage it."""
    named = store.read_round(work, round_id)
    marks = named and store.hold_programme(work, named.programme)
    found = store.read_round(work, round_id, lock=True)
    if not marks or found is None or not found.is_running or found.status not in RUNNABLE:
        return None
    staged_store.remove_staged(work, round_id)
    programme = rules_in_force(work, found.programme)
    known = roster_of(work, found.programme, frozen=True)
    # As from a spreadsheet: such a rule would bar every pair, or none, and nobody would be told.
    if known:
        require_columns(programme, answered_columns(person for _, person in known))
    known = with_shortlists(known, lists_of(work, found.programme))
    programme, known = with_waiting(programme, known, credits_of(work, found.programme))
    model = model_store.model_in_force(work, bench.scores.encoders)
    today = clock.now().date()
    snapshot = Snapshot(
        id=SnapshotId(new_id()),
        programme=programme,
        on=date.fromisoformat(programme.starts_on) if programme.starts_on else today,
        people=freeze_people(
            known,
            ties_of(work, found.programme),
            programme.default_capacity,
        ),
        programme_version=marks.version,
        generation=marks.generation,
    )
    run = Run(
        id=RunId(new_id()),
        round=round_id,
        snapshot=snapshot.id,
        kind=RunKind.RUN,
        request=RunRequest(
            pins=store.decided_pairs(work, round_id, DecisionKind.PINNED),
            vetoes=store.decided_pairs(work, round_id, DecisionKind.VETOED),
        ),
        programme_version=marks.version,
        generation=marks.generation,
        encoder_id=model.id,
        certificate=None,
        figures=None,
        started_at=clock.now(),
        finished_at=None,
    )
    snapshot_store.add_snapshot(work, round_id, snapshot, clock.now())
    staged_store.add_run(work, run)
    return _Begun(run, snapshot, model.name, len(run.request.pins))


def _match(
    database: Database,
    tenant: TenantId,
    begun: _Begun,
    bench: Workbench,
    clock: Clock,
    go_on: Callable[[], None],
) -> None:
    run, snapshot = begun.run, begun.snapshot
    tell = ProgressTeller(database, tenant, run, clock, go_on)
    with database.transaction(tenant) as work:
        known = kept_vector_store.vectors_of_snapshot(work, run.encoder_id, snapshot.id)
    keep = partial(_keep_new_texts, database, tenant, run.encoder_id, snapshot)
    loaded = Loaded(snapshot, begun.model, known, keep)
    scored = bench.scores.get(snapshot.id, len(snapshot.people), lambda: loaded, tell)
    ready = ready_for(snapshot, scored.scored, run.request)
    assignment = solve_asked(ready, naming=False, progress=tell)
    left_over = left_over_in(snapshot, ready, assignment.mentor_of, run.request.without, tell)
    rows = [int(row) for row in np.flatnonzero(assignment.mentor_of != NOBODY)]
    for start in range(0, len(rows), PAIRS_AT_ONCE):
        some = rows[start : start + PAIRS_AT_ONCE]
        described = describe_rows(snapshot, ready, assignment, some, bench.describe, prices=assignment)
        pairs = []
        for pair in described:
            pairs.append(pair)
            tell(marked("Writing down the reasons"), start + len(pairs), len(rows))
        with database.transaction(tenant) as work:
            pair_store.write_pairs(work, run.id, pairs)
    with database.transaction(tenant) as work:
        _finish(work, begun, ready, assignment, left_over, clock)


def _keep_new_texts(
    database: Database, tenant: TenantId, model_id: str, snapshot: Snapshot, new_texts: Mapping[str, Known]
) -> None:
    """Keep what had to be encoded, for later runs and for whoever asks about this one."""
    emails = list(new_texts)
    for start in range(0, len(emails), PAIRS_AT_ONCE):
        said = {snapshot.id_of[email]: new_texts[email] for email in emails[start : start + PAIRS_AT_ONCE]}
        with database.transaction(tenant) as work:
            kept_vector_store.keep_vectors(work, model_id, said)


def _finish(
    work: UnitOfWork,
    begun: _Begun,
    ready: ScoredProgramme,
    assignment: Assignment,
    left_over: list[LeftOver],
    clock: Clock,
) -> None:
    """Let the round point to the run, which is whole."""
    run = begun.run
    found = store.read_round(work, run.round, lock=True)
    staged = staged_store.read_run(work, run.id)
    if found is None or staged is None or not found.is_running:
        raise Withdrawn
    before = None if found.current_run is None else pair_store.pairs_of(work, found.current_run)
    figures = figures_of(
        begun.snapshot,
        ready,
        assignment.mentor_of,
        allowed_pairs=assignment.certificate.pairs_priced,
        pins_asked=begun.pins_asked,
        before=before,
    )
    pair_store.write_left_over(work, run.id, left_over)
    staged_store.finish_run(work, run.id, assignment.certificate, figures, clock.now())
    store.change_round(
        work,
        run.round,
        clock.now(),
        current_run=run.id,
        status=status_after(RunKind.RUN, found.status).value,
        progress=None,
        trouble=None,
    )
    staged_store.remove_old(work, run.round, run.id)
    facts = {"run": run.id, "pairs": figures.placed, "mentees": figures.mentees}
    record_round(work, None, "round.run", found, clock, **facts)
