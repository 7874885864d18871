"""Runs as rows. A run is staged until it is finished; only the pointer of its round shows it to anybody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from companion.db.tables.rounds import runs, snapshots
from companion.db.unit_of_work import UnitOfWork
from companion.ids import RoundId, RunId, SnapshotId
from companion.matching.match import Certificate
from companion.matching.rounds.round import RunKind
from companion.matching.rounds.run_record import Run, RunFigures
from companion.matching.rounds.snapshot_json import read_request_json, request_json

RUNS_KEPT = 5
"""Finished runs of a round that are kept: the one that counts, and those before it."""

_CERTIFICATE = TypeAdapter(Certificate)
_FIGURES = TypeAdapter(RunFigures)


def add_run(work: UnitOfWork, run: Run) -> None:
    """Keep a run that is staged."""
    work.connection.execute(
        sa.insert(runs).values(
            tenant=work.tenant,
            id=run.id,
            round_id=run.round,
            snapshot_id=run.snapshot,
            kind=run.kind.value,
            request=request_json(run.request),
            encoder_id=run.encoder_id,
            started_at=run.started_at,
        )
    )


def read_run(work: UnitOfWork, run: RunId, *, lock: bool = False) -> Run | None:
    """A run without its pairs; None: there is none any more."""
    asked = (
        sa.select(runs, snapshots.c.programme_version, snapshots.c.generation)
        .join(
            snapshots,
            sa.and_(snapshots.c.tenant == runs.c.tenant, snapshots.c.id == runs.c.snapshot_id),
        )
        .where(runs.c.tenant == work.tenant, runs.c.id == run)
    )
    row = work.connection.execute(asked.with_for_update(of=runs) if lock else asked).one_or_none()
    return None if row is None else _run(row)


def finish_run(
    work: UnitOfWork, run: RunId, certificate: Certificate, figures: RunFigures, now: datetime
) -> None:
    """Say that a run is whole, and what it came to."""
    work.connection.execute(
        sa.update(runs)
        .where(runs.c.tenant == work.tenant, runs.c.id == run)
        .values(
            certificate=_CERTIFICATE.dump_python(certificate, mode="json"),
            summary=_FIGURES.dump_python(figures, mode="json"),
            finished_at=now,
        )
    )


def remove_staged(work: UnitOfWork, round_id: RoundId) -> None:
    """Take away what runs of a round left that were never finished."""
    work.connection.execute(
        sa.delete(runs).where(
            runs.c.tenant == work.tenant, runs.c.round_id == round_id, runs.c.finished_at.is_(None)
        )
    )
    _remove_unused_snapshots(work, round_id)


def remove_old(work: UnitOfWork, round_id: RoundId, current: RunId) -> None:
    """Take away all finished runs of a round but the newest few; the one that counts stays in any case."""
    finished = sa.select(runs.c.id).where(
        runs.c.tenant == work.tenant, runs.c.round_id == round_id, runs.c.finished_at.is_not(None)
    )
    kept = finished.order_by(runs.c.finished_at.desc(), runs.c.id).limit(RUNS_KEPT)
    work.connection.execute(
        sa.delete(runs).where(
            runs.c.tenant == work.tenant,
            runs.c.round_id == round_id,
            runs.c.finished_at.is_not(None),
            runs.c.id != current,
            runs.c.id.not_in(kept),
        )
    )
    _remove_unused_snapshots(work, round_id)


def _remove_unused_snapshots(work: UnitOfWork, round_id: RoundId) -> None:
    used = sa.select(runs.c.snapshot_id).where(runs.c.tenant == work.tenant, runs.c.round_id == round_id)
    work.connection.execute(
        sa.delete(snapshots).where(
            snapshots.c.tenant == work.tenant, snapshots.c.round_id == round_id, snapshots.c.id.not_in(used)
        )
    )


def _run(row: Any) -> Run:  # noqa: ANN401  (a row of any select that has the columns)
    return Run(
        id=RunId(row.id),
        round=RoundId(row.round_id),
        snapshot=SnapshotId(row.snapshot_id),
        kind=RunKind(row.kind),
        request=read_request_json(row.request),
        programme_version=row.programme_version,
        generation=row.generation,
        encoder_id=row.encoder_id,
        certificate=row.certificate and _CERTIFICATE.validate_python(row.certificate),
        figures=row.summary and _FIGURES.validate_python(row.summary),
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
