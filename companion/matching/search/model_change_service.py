"""Changing the embedding model of an organisation while its searches go on.

People are embedded in the new model portion by portion, beside the old vectors; searches use the old model
all the while. When nobody is missing and the gate is passed, one row is changed, and searches use the new
one. The old vectors are kept and kept up to date until the change is confirmed, so that it can be taken
back at once. Vectors that are not needed any more are removed by a job of its own, afterwards, so that no
search that has begun loses them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import ModelChangeMissing, ModelChangeUnderWay, ModelKept
from companion.ids import ModelChangeId, new_id
from companion.jobs import Job, JobName
from companion.matching.search import embedding_store, model_store
from companion.matching.search.embedding_service import PORTION, embed_some
from companion.matching.search.encoders import Encoders, Model
from companion.matching.search.model_change import ChangeState, ModelChange
from companion.matching.search.model_gate import GateReport, measure_model
from companion.matching.search.search_index import Indexes

MOST_TRIES = 3
"""So often the gate measures again because people edited their profiles after the last portion."""


@dataclass(frozen=True)
class Standing:
    """Which model an organisation searches with, for how many people, and its last change."""

    model: Model
    embedded: int
    due: int
    change: ModelChange | None
    embedded_anew: int
    """People embedded in the model that is being changed to."""


def read_standing(work: UnitOfWork, *, encoders: Encoders) -> Standing:
    """How things stand; for the operator."""
    in_force = model_store.read_in_force(work)
    model = encoders.usual if in_force is None else in_force.model
    change = model_store.latest_change(work)
    return Standing(
        model=model,
        embedded=embedding_store.count_embedded(work, model.id),
        due=embedding_store.count_due(work, model.id),
        change=change,
        embedded_anew=0 if change is None else embedding_store.count_embedded(work, change.after.id),
    )


def begin_change(work: UnitOfWork, name: str, *, encoders: Encoders, clock: Clock) -> ModelChange:
    """Begin to change to the model of this name; for the operator. The rest is done by jobs.

    Raises:
        ModelFileMissing: there is no such model on this machine.
        ModelKept: it is in force already.
        ModelChangeUnderWay: another change has not come to its end.
    """
    model_store.begin_with(work, encoders.usual, clock.now())
    in_force = model_store.read_in_force(work)
    before = encoders.usual if in_force is None else in_force.model
    after = encoders.model(name)
    if after.id == before.id:
        raise ModelKept(model=before.name)
    now = clock.now()
    change = ModelChange(ModelChangeId(new_id()), before, after, ChangeState.EMBEDDING, {}, now, now)
    if not model_store.add_change(work, change):
        living = model_store.living_change(work)
        raise ModelChangeUnderWay(model=after.name if living is None else living.after.name)
    _ask(work, change)
    record(work, None, "model.change_begun", subject=change.id, clock=clock)
    return change


def change_model(
    work: UnitOfWork,
    change_id: ModelChangeId,
    *,
    encoders: Encoders,
    indexes: Indexes,
    clock: Clock,
    portion: int = PORTION,
) -> None:
    """The job CHANGE_MODEL: the next step of a change, whichever that is; it asks for the one after."""
    embedding_store.take_turn(work)
    change = model_store.read_change(work, change_id)
    if change is None:
        return
    if change.state is ChangeState.EMBEDDING:
        _go_on(work, change, encoders=encoders, indexes=indexes, clock=clock, portion=portion)
    else:
        _tidy(work)


def take_back(work: UnitOfWork, *, clock: Clock) -> ModelChange:
    """Search with the model from before the change again, at once; for the operator.

    Raises:
        ModelChangeMissing: there is no change that could be taken back.
    """
    change = _living(work, "take back")
    model_store.put_in_force(work, change.before, clock.now())
    return _end(work, change, ChangeState.TAKEN_BACK, clock)


def confirm(work: UnitOfWork, *, clock: Clock) -> ModelChange:
    """Give up the way back: the old vectors are removed; for the operator.

    Raises:
        ModelChangeMissing: there is no change, or it is not in force yet.
    """
    change = _living(work, "confirm")
    if change.state is not ChangeState.IN_FORCE:
        raise ModelChangeMissing(do="confirm")
    return _end(work, change, ChangeState.CONFIRMED, clock)


def _go_on(
    work: UnitOfWork,
    change: ModelChange,
    *,
    encoders: Encoders,
    indexes: Indexes,
    clock: Clock,
    portion: int,
) -> None:
    encoder = encoders.named(change.after.name)
    if embed_some(work, change.after, encoder, clock=clock, most=portion).more:
        _ask(work, change)
        return
    report = measure_model(work, change.after, encoder, indexes)
    if report.missing and change.report.get("tries", 0) < MOST_TRIES:
        again = {"tries": change.report.get("tries", 0) + 1}
        model_store.move_change(work, change.id, ChangeState.EMBEDDING, clock.now(), again)
        _ask(work, change)
        return
    _decide(work, change, report, clock)


def _decide(work: UnitOfWork, change: ModelChange, report: GateReport, clock: Clock) -> None:
    state = ChangeState.IN_FORCE if report.passes else ChangeState.REFUSED
    if report.passes:
        model_store.put_in_force(work, change.after, clock.now())
    else:
        _ask(work, change)
    model_store.move_change(work, change.id, state, clock.now(), report.figures())
    record(work, None, f"model.change_{state}", subject=change.id, facts=report.figures(), clock=clock)


def _living(work: UnitOfWork, do: str) -> ModelChange:
    change = model_store.living_change(work, lock=True)
    if change is None:
        raise ModelChangeMissing(do=do)
    return change


def _end(work: UnitOfWork, change: ModelChange, state: ChangeState, clock: Clock) -> ModelChange:
    model_store.move_change(work, change.id, state, clock.now(), change.report)
    _ask(work, change)
    record(work, None, f"model.change_{state}", subject=change.id, clock=clock)
    return replace(change, state=state)


def _tidy(work: UnitOfWork) -> None:
    """Remove the vectors of every model that is neither in force nor part of a living change."""
    in_force = model_store.read_in_force(work)
    living = model_store.living_change(work)
    needed = set() if in_force is None else {in_force.model.id}
    if living is not None:
        needed |= {living.before.id, living.after.id}
    for model_id in embedding_store.embedded_models(work) - needed:
        embedding_store.forget_model(work, model_id)


def _ask(work: UnitOfWork, change: ModelChange) -> None:
    work.queue.put(Job(JobName.CHANGE_MODEL, work.tenant, change.id, once=f"model:{change.id}"))
