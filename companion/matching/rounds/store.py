"""Rounds and the decisions on their pairs as rows: rows in, types out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.programmes import programmes
from companion.db.tables.rounds import round_decisions, rounds, runs
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, PersonId, ProgrammeId, RoundId, RunId
from companion.languages.phrase import read_kept_text
from companion.matching.rounds.round import Decision, DecisionKind, Pair, Round, RoundStatus, RunProgress


@dataclass(frozen=True)
class ProgrammeMarks:
    """What tells whether a run is of the programme as it is now."""

    version: int
    generation: int


def hold_programme(work: UnitOfWork, programme: ProgrammeId, *, alone: bool = False) -> ProgrammeMarks | None:
    """Keep a programme's people and rules as they are until the end of the transaction; None: there is none.

    With `alone` nobody else holds it either: of two that publish, one waits for the other. It is taken before
    any lock on a round, so that nobody waits in a circle. This is the one look at another step's table.
    """
    asked = sa.select(programmes.c.version, programmes.c.generation).where(
        programmes.c.tenant == work.tenant, programmes.c.id == programme
    )
    locked = asked.with_for_update(key_share=True) if alone else asked.with_for_update(read=True)
    row = work.connection.execute(locked).one_or_none()
    return None if row is None else ProgrammeMarks(row.version, row.generation)


def marks_of_programme(work: UnitOfWork, programme: ProgrammeId) -> ProgrammeMarks | None:
    """The same, without holding anything."""
    asked = sa.select(programmes.c.version, programmes.c.generation).where(
        programmes.c.tenant == work.tenant, programmes.c.id == programme
    )
    row = work.connection.execute(asked).one_or_none()
    return None if row is None else ProgrammeMarks(row.version, row.generation)


# ---- rounds ------------------------------------------------------------------------------------


def add_round(
    work: UnitOfWork, round_id: RoundId, programme: ProgrammeId, made_by: AccountId, now: datetime
) -> None:
    """Keep a new draft under the programme's next number; the programme is held alone."""
    last = sa.select(sa.func.coalesce(sa.func.max(rounds.c.number), 0)).where(
        rounds.c.tenant == work.tenant, rounds.c.programme_id == programme
    )
    row = {
        "tenant": work.tenant,
        "id": round_id,
        "programme_id": programme,
        "number": last.scalar_subquery() + 1,
        "status": RoundStatus.DRAFT.value,
        "made_by": made_by,
        "created_at": now,
        "changed_at": now,
    }
    work.connection.execute(sa.insert(rounds).values(row))


def read_round(work: UnitOfWork, round_id: RoundId, *, lock: bool = False) -> Round | None:
    """A round; with `lock` nobody else changes it until the end of the transaction. None: there is none."""
    asked = sa.select(rounds).where(rounds.c.tenant == work.tenant, rounds.c.id == round_id)
    row = work.connection.execute(asked.with_for_update(key_share=True) if lock else asked).one_or_none()
    return None if row is None else _round(row)


def numbers_of(work: UnitOfWork, wanted: Collection[RoundId]) -> dict[RoundId, int]:
    """Rounds by their numbers."""
    asked = sa.select(rounds.c.id, rounds.c.number)
    found = work.connection.execute(asked.where(rounds.c.tenant == work.tenant, rounds.c.id.in_(wanted)))
    return {RoundId(row.id): row.number for row in found}


def rounds_before(work: UnitOfWork, programme: ProgrammeId, number: int | None, limit: int) -> list[Round]:
    """Rounds of a programme, the newest first; with `number` only those before it."""
    asked = sa.select(rounds).where(rounds.c.tenant == work.tenant, rounds.c.programme_id == programme)
    if number is not None:
        asked = asked.where(rounds.c.number < number)
    found = work.connection.execute(asked.order_by(rounds.c.number.desc()).limit(limit))
    return [_round(row) for row in found]


def change_round(work: UnitOfWork, round_id: RoundId, now: datetime, **values: Any) -> None:  # noqa: ANN401
    """Write columns of a round, and raise its version."""
    work.connection.execute(
        sa.update(rounds)
        .where(rounds.c.tenant == work.tenant, rounds.c.id == round_id)
        .values(version=rounds.c.version + 1, changed_at=now, **values)
    )


def progress_json(progress: RunProgress) -> dict[str, object]:
    """Progress as it is kept."""
    return {
        "what": progress.what,
        "done": progress.done,
        "of": progress.of,
        "at": progress.at.isoformat(),
    }


def write_progress(work: UnitOfWork, round_id: RoundId, run: RunId, progress: RunProgress) -> bool:
    """Tell how far a staged run is; False where nobody wants it any more. No version is raised by this."""
    staged = sa.exists().where(runs.c.tenant == work.tenant, runs.c.id == run, runs.c.finished_at.is_(None))
    done = work.connection.execute(
        sa.update(rounds)
        .where(
            rounds.c.tenant == work.tenant, rounds.c.id == round_id, rounds.c.progress.is_not(None), staged
        )
        .values(progress=progress_json(progress))
    )
    return done.rowcount == 1


# ---- decisions ---------------------------------------------------------------------------------


def put_decision(work: UnitOfWork, round_id: RoundId, decision: Decision) -> None:
    """Keep a decision on a pair, over the one that there was."""
    row = {
        "tenant": work.tenant,
        "round_id": round_id,
        "mentee_id": decision.pair.mentee,
        "mentor_id": decision.pair.mentor,
        "decision": decision.kind.value,
        "note": decision.note,
        "decided_by": decision.decided_by,
        "decided_at": decision.decided_at,
    }
    statement = pg.insert(round_decisions).values(row)
    changed = {name: statement.excluded[name] for name in ("decision", "note", "decided_by", "decided_at")}
    key = ["tenant", "round_id", "mentee_id", "mentor_id"]
    work.connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))


def remove_decision(work: UnitOfWork, round_id: RoundId, pair: Pair) -> bool:
    """Take a decision back; False where there was none."""
    done = work.connection.execute(sa.delete(round_decisions).where(*_on_pair(work, round_id, pair)))
    return done.rowcount == 1


def read_decision(work: UnitOfWork, round_id: RoundId, pair: Pair) -> Decision | None:
    """The decision on a pair; None where there is none."""
    asked = sa.select(round_decisions).where(*_on_pair(work, round_id, pair))
    row = work.connection.execute(asked).one_or_none()
    return None if row is None else decision_in(row)


def decided_pairs(work: UnitOfWork, round_id: RoundId, kind: DecisionKind) -> frozenset[Pair]:
    """The pairs of a round on which this was decided."""
    asked = sa.select(round_decisions.c.mentee_id, round_decisions.c.mentor_id).where(
        round_decisions.c.tenant == work.tenant,
        round_decisions.c.round_id == round_id,
        round_decisions.c.decision == kind.value,
    )
    return frozenset(Pair(PersonId(row[0]), PersonId(row[1])) for row in work.connection.execute(asked))


def vetoed_mentors(
    work: UnitOfWork, programme: ProgrammeId, mentees: Collection[PersonId]
) -> dict[PersonId, frozenset[PersonId]]:
    """By mentee: the mentors with whom she must not be paired, as was decided in any round of a programme."""
    of_round = sa.and_(rounds.c.tenant == round_decisions.c.tenant, rounds.c.id == round_decisions.c.round_id)
    asked = (
        sa.select(round_decisions.c.mentee_id, round_decisions.c.mentor_id)
        .join(rounds, of_round)
        .where(
            round_decisions.c.tenant == work.tenant,
            rounds.c.programme_id == programme,
            round_decisions.c.mentee_id.in_(list(mentees)),
            round_decisions.c.decision == DecisionKind.VETOED.value,
        )
    )
    found: dict[PersonId, set[PersonId]] = {mentee: set() for mentee in mentees}
    for mentee, mentor in work.connection.execute(asked):
        found[PersonId(mentee)].add(PersonId(mentor))
    return {mentee: frozenset(mentors) for mentee, mentors in found.items()}


def decisions_on(work: UnitOfWork, round_id: RoundId, mentees: Collection[PersonId]) -> dict[Pair, Decision]:
    """Every decision on a pair of these mentees."""
    asked = sa.select(round_decisions).where(
        round_decisions.c.tenant == work.tenant,
        round_decisions.c.round_id == round_id,
        round_decisions.c.mentee_id.in_(list(mentees)),
    )
    found = [decision_in(row) for row in work.connection.execute(asked)]
    return {decision.pair: decision for decision in found}


def all_decisions(work: UnitOfWork, round_id: RoundId, after: Pair | None, limit: int) -> list[Decision]:
    """Decisions on pairs of a round, by mentee and mentor; with `after` only what follows."""
    key = (round_decisions.c.mentee_id, round_decisions.c.mentor_id)
    asked = sa.select(round_decisions).where(
        round_decisions.c.tenant == work.tenant, round_decisions.c.round_id == round_id
    )
    if after is not None:
        asked = asked.where(sa.tuple_(*key) > sa.tuple_(sa.literal(after.mentee), sa.literal(after.mentor)))
    return [decision_in(row) for row in work.connection.execute(asked.order_by(*key).limit(limit))]


def decision_in(row: Any) -> Decision:  # noqa: ANN401  (a row of any select that has the columns)
    """The decision in a row."""
    return Decision(
        pair=Pair(PersonId(row.mentee_id), PersonId(row.mentor_id)),
        kind=DecisionKind(row.decision),
        note=row.note,
        decided_by=None if row.decided_by is None else AccountId(row.decided_by),
        decided_at=row.decided_at,
    )


def _on_pair(work: UnitOfWork, round_id: RoundId, pair: Pair) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        round_decisions.c.tenant == work.tenant,
        round_decisions.c.round_id == round_id,
        round_decisions.c.mentee_id == pair.mentee,
        round_decisions.c.mentor_id == pair.mentor,
    )


def _round(row: Any) -> Round:  # noqa: ANN401  (a row of any select that has the columns)
    told = row.progress
    return Round(
        id=RoundId(row.id),
        programme=ProgrammeId(row.programme_id),
        number=row.number,
        status=RoundStatus(row.status),
        current_run=None if row.current_run is None else RunId(row.current_run),
        version=row.version,
        progress=told
        and RunProgress(told["what"], told["done"], told["of"], datetime.fromisoformat(told["at"])),
        trouble=row.trouble and read_kept_text(row.trouble),
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
