"""Which model an organisation searches with, and its changes from one to another, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.vectors import model_changes, models_in_force
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ModelChangeId
from companion.matching.search.encoders import Encoders, Model
from companion.matching.search.model_change import LIVING, ChangeState, InForce, ModelChange

_IN_FORCE = sa.select(models_in_force).where(models_in_force.c.tenant == sa.bindparam("of_tenant"))


def read_in_force(work: UnitOfWork) -> InForce | None:
    """The model in force; None where nobody was embedded yet."""
    row = work.connection.execute(_IN_FORCE, {"of_tenant": work.tenant}).one_or_none()
    return None if row is None else InForce(Model(row.name, row.model_id), row.generation)


def model_in_force(work: UnitOfWork, encoders: Encoders) -> Model:
    """The model that texts are compared with: the one in force or, before anybody was embedded, the usual."""
    in_force = read_in_force(work)
    return encoders.usual if in_force is None else in_force.model


def model_with_id(work: UnitOfWork, model_id: str, encoders: Encoders) -> Model | None:
    """The model that marks its vectors so, in force now or before; None where nobody knows it.

    The name may mean other weights than it did: then it is none of them.
    """
    in_force = model_in_force(work, encoders)
    if in_force.id == model_id:
        return in_force
    own = model_changes.c.tenant == work.tenant
    before = sa.select(model_changes.c.from_name).where(own, model_changes.c.from_model_id == model_id)
    after = sa.select(model_changes.c.to_name).where(own, model_changes.c.to_model_id == model_id)
    names = work.connection.execute(before.union(after)).scalars().all()
    return next((model for model in map(encoders.model, names) if model.id == model_id), None)


def begin_with(work: UnitOfWork, model: Model, now: datetime) -> None:
    """Put the first model in force, unless there is one."""
    row = {"tenant": work.tenant, "model_id": model.id, "name": model.name, "since": now}
    work.connection.execute(pg.insert(models_in_force).on_conflict_do_nothing(), row)


def put_in_force(work: UnitOfWork, model: Model, now: datetime) -> None:
    """Search with this model from the end of the transaction on."""
    changed = sa.update(models_in_force).where(models_in_force.c.tenant == work.tenant)
    work.connection.execute(changed.values(model_id=model.id, name=model.name, since=now))


def raise_generation(work: UnitOfWork) -> None:
    """Make every cache of this organisation's vectors stale."""
    changed = sa.update(models_in_force).where(models_in_force.c.tenant == work.tenant)
    work.connection.execute(changed.values(generation=models_in_force.c.generation + 1))


def add_change(work: UnitOfWork, change: ModelChange) -> bool:
    """Keep a new change; False where one is under way or waits to be confirmed."""
    row = {
        "tenant": work.tenant,
        "id": change.id,
        "from_name": change.before.name,
        "from_model_id": change.before.id,
        "to_name": change.after.name,
        "to_model_id": change.after.id,
        "state": change.state,
        "report": dict(change.report),
        "began_at": change.began_at,
        "changed_at": change.changed_at,
    }
    added = pg.insert(model_changes).values(row).on_conflict_do_nothing().returning(model_changes.c.id)
    return work.connection.execute(added).one_or_none() is not None


def move_change(
    work: UnitOfWork, change: ModelChangeId, state: ChangeState, now: datetime, report: Mapping[str, Any]
) -> None:
    """Write down how far a change has come."""
    own = model_changes.c.tenant == work.tenant, model_changes.c.id == change
    values = {"state": state, "changed_at": now, "report": dict(report)}
    work.connection.execute(sa.update(model_changes).where(*own).values(values))


def read_change(work: UnitOfWork, change: ModelChangeId) -> ModelChange | None:
    """A change, held so that nobody else moves it before the end of the transaction; None for none."""
    return _first(work, model_changes.c.id == change, lock=True)


def living_change(work: UnitOfWork, *, lock: bool = False) -> ModelChange | None:
    """The change during which two models' vectors are kept; None where there is none."""
    return _first(work, model_changes.c.state.in_(LIVING), lock=lock)


def latest_change(work: UnitOfWork) -> ModelChange | None:
    """The last change; None where there never was one."""
    return _first(work, sa.true(), lock=False)


def _first(work: UnitOfWork, which: sa.ColumnElement[bool], *, lock: bool) -> ModelChange | None:
    asked = (
        sa.select(model_changes)
        .where(model_changes.c.tenant == work.tenant, which)
        .order_by(model_changes.c.began_at.desc())
        .limit(1)
    )
    row = work.connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    if row is None:
        return None
    return ModelChange(
        id=ModelChangeId(row.id),
        before=Model(row.from_name, row.from_model_id),
        after=Model(row.to_name, row.to_model_id),
        state=ChangeState(row.state),
        report=row.report,
        began_at=row.began_at,
        changed_at=row.changed_at,
    )
