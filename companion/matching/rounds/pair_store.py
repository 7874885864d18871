"""The pairs of runs as rows, and who was left over: rows in, types out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.rounds import round_decisions, run_pairs, run_unmatched, snapshot_people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, RunId, SnapshotId
from companion.matching.match import UnmatchedReason
from companion.matching.rounds.round import DecisionKind, Pair
from companion.matching.rounds.run_record import LeftOver, PairWords, ReviewRow, Run, StoredPair
from companion.matching.rounds.store import decision_in
from companion.people.person import Role

_IDS = pg.ARRAY(pg.UUID(as_uuid=True))
_FIGURES = pg.ARRAY(sa.Float)


def write_pairs(work: UnitOfWork, run: RunId, pairs: Iterable[StoredPair]) -> None:
    """Keep pairs of a staged run, over what stands for the same mentees."""
    rows = [_pair_row(work, run, pair) for pair in pairs]
    if not rows:
        return
    work.connection.execute(
        sa.delete(run_pairs).where(
            *_of_run(work, run), run_pairs.c.mentee_id.in_([row["mentee_id"] for row in rows])
        )
    )
    work.connection.execute(sa.insert(run_pairs), rows)


def copy_pairs(work: UnitOfWork, source: RunId, target: RunId, *, but: Collection[PersonId]) -> None:
    """Take over the pairs of another run, except those of some mentees."""
    columns = [column for column in run_pairs.c if column.name != "run_id"]
    taken = sa.select(sa.literal(target, run_pairs.c.run_id.type), *columns).where(
        *_of_run(work, source), run_pairs.c.mentee_id.not_in(list(but))
    )
    names = ["run_id", *(column.name for column in columns)]
    work.connection.execute(sa.insert(run_pairs).from_select(names, taken))


def mark_pairs(
    work: UnitOfWork, run: RunId, pins: Collection[Pair], prices: Mapping[PersonId, float]
) -> None:
    """Bring pins and the prices of seats up to date in pairs that were taken over."""
    pinned = sa.tuple_(run_pairs.c.mentee_id, run_pairs.c.mentor_id).in_(
        [(pin.mentee, pin.mentor) for pin in pins]
    )
    work.connection.execute(sa.update(run_pairs).where(*_of_run(work, run)).values(pinned=pinned))
    ids, worth = sa.literal(list(prices), _IDS), sa.literal(list(prices.values()), _FIGURES)
    told = (
        sa.func.unnest(ids, worth)
        .table_valued(sa.column("mentor", run_pairs.c.mentor_id.type), sa.column("price", sa.Float))
        .render_derived(name="told")
    )
    work.connection.execute(
        sa.update(run_pairs)
        .where(*_of_run(work, run), run_pairs.c.mentor_id == told.c.mentor)
        .values(mentor_price=told.c.price)
    )


def pairs_of(work: UnitOfWork, run: RunId) -> list[Pair]:
    """Who has whom in a run, by mentee."""
    asked = sa.select(run_pairs.c.mentee_id, run_pairs.c.mentor_id).where(*_of_run(work, run))
    found = work.connection.execute(asked.order_by(run_pairs.c.mentee_id))
    return [Pair(PersonId(row[0]), PersonId(row[1])) for row in found]


def has_pair(work: UnitOfWork, run: RunId, pair: Pair) -> bool:
    """Whether a pair was made in a run."""
    asked = sa.select(run_pairs.c.mentee_id).where(
        *_of_run(work, run), run_pairs.c.mentee_id == pair.mentee, run_pairs.c.mentor_id == pair.mentor
    )
    return work.connection.execute(asked).first() is not None


def read_pair(work: UnitOfWork, run: RunId, pair: Pair) -> StoredPair | None:
    """One pair of a run with its words; None where it was not made."""
    asked = sa.select(run_pairs).where(
        *_of_run(work, run), run_pairs.c.mentee_id == pair.mentee, run_pairs.c.mentor_id == pair.mentor
    )
    row = work.connection.execute(asked).one_or_none()
    return None if row is None else _stored_pair(row)


def all_pairs_of(work: UnitOfWork, run: RunId) -> list[StoredPair]:
    """Every pair of a run with its words."""
    asked = sa.select(run_pairs).where(*_of_run(work, run)).order_by(run_pairs.c.mentee_id)
    return [_stored_pair(row) for row in work.connection.execute(asked)]


def review_rows(
    work: UnitOfWork,
    run: Run,
    after: tuple[float, PersonId] | None,
    limit: int,
    *,
    undecided: bool = False,
) -> list[ReviewRow]:
    """A page of a run's pairs, the least sure first; with `undecided` only those that nobody decided on."""
    key = (run_pairs.c.total, run_pairs.c.mentee_id)
    asked = _review(run).where(*_of_run(work, run.id))
    if undecided:
        kind = round_decisions.c.decision
        asked = asked.where(sa.or_(kind.is_(None), kind == DecisionKind.NOTED.value))
    if after is not None:
        asked = asked.where(sa.tuple_(*key) > sa.tuple_(sa.literal(after[0]), sa.literal(after[1])))
    return [_review_row(row) for row in work.connection.execute(asked.order_by(*key).limit(limit))]


def count_undecided(work: UnitOfWork, run: Run) -> int:
    """How many pairs of a run nobody has approved, pinned or vetoed."""
    kind = round_decisions.c.decision
    asked = (
        _review(run)
        .where(*_of_run(work, run.id), sa.or_(kind.is_(None), kind == DecisionKind.NOTED.value))
        .subquery()
    )
    return int(work.connection.execute(sa.select(sa.func.count()).select_from(asked)).scalar_one())


def write_left_over(work: UnitOfWork, run: RunId, people: Sequence[LeftOver]) -> None:
    """Keep who has nobody in a run."""
    rows = [
        {
            "tenant": work.tenant,
            "run_id": run,
            "person_id": one.person,
            "side": one.side.value,
            "reason": one.reason.value,
            "rules": [[name, count] for name, count in one.rules],
            "best_id": one.best,
            "best_total": one.best_total,
        }
        for one in people
    ]
    if rows:
        work.connection.execute(sa.insert(run_unmatched), rows)


def left_over_after(
    work: UnitOfWork, run: RunId, after: tuple[str, PersonId] | None, limit: int | None
) -> list[LeftOver]:
    """Who has nobody in a run, mentees first; with `after` only what follows, with `limit` None all of it."""
    key = (run_unmatched.c.side, run_unmatched.c.person_id)
    asked = sa.select(run_unmatched).where(
        run_unmatched.c.tenant == work.tenant, run_unmatched.c.run_id == run
    )
    if after is not None:
        asked = asked.where(sa.tuple_(*key) > sa.tuple_(sa.literal(after[0]), sa.literal(after[1])))
    return [_left_over(row) for row in work.connection.execute(asked.order_by(*key).limit(limit))]


# Made once: to name every column of them anew takes longer than the question.
_MENTEE, _MENTOR = snapshot_people.alias("mentee"), snapshot_people.alias("mentor")

# ---- rows and nouns ----------------------------------------------------------------------------


def _of_run(work: UnitOfWork, run: RunId) -> tuple[sa.ColumnElement[bool], ...]:
    return run_pairs.c.tenant == work.tenant, run_pairs.c.run_id == run


def _review(run: Run) -> sa.Select[Any]:
    return (
        sa.select(
            *(run_pairs.c[name] for name in ("mentee_id", "mentor_id", "total", "better_than_percent")),
            *(run_pairs.c[name] for name in ("mentor_price", "pinned", "why")),
            run_pairs.c.explanations["why"].label("why_kept"),
            _MENTEE.c.profile["name"].astext.label("mentee_name"),
            _MENTOR.c.profile["name"].astext.label("mentor_name"),
            *(round_decisions.c[name] for name in ("decision", "note", "decided_by", "decided_at")),
        )
        .select_from(run_pairs)
        .join(_MENTEE, _is(_MENTEE, run.snapshot, run_pairs.c.mentee_id))
        .join(_MENTOR, _is(_MENTOR, run.snapshot, run_pairs.c.mentor_id))
        .outerjoin(
            round_decisions,
            sa.and_(
                round_decisions.c.tenant == run_pairs.c.tenant,
                round_decisions.c.round_id == run.round,
                round_decisions.c.mentee_id == run_pairs.c.mentee_id,
                round_decisions.c.mentor_id == run_pairs.c.mentor_id,
            ),
        )
    )


def _is(people: sa.FromClause, snapshot: SnapshotId, person: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    return sa.and_(
        people.c.tenant == run_pairs.c.tenant,
        people.c.snapshot_id == snapshot,
        people.c.person_id == person,
    )


def _review_row(row: Any) -> ReviewRow:  # noqa: ANN401  (a row of the select above)
    return ReviewRow(
        pair=Pair(PersonId(row.mentee_id), PersonId(row.mentor_id)),
        mentee_name=row.mentee_name,
        mentor_name=row.mentor_name,
        total=row.total,
        better_than_percent=row.better_than_percent,
        mentor_price=row.mentor_price,
        pinned=row.pinned,
        why=row.why,
        why_kept=row.why_kept,
        decision=None if row.decision is None else decision_in(row),
    )


def _pair_row(work: UnitOfWork, run: RunId, stored: StoredPair) -> dict[str, object]:
    return {
        "tenant": work.tenant,
        "run_id": run,
        "mentee_id": stored.pair.mentee,
        "mentor_id": stored.pair.mentor,
        "total": stored.total,
        "better_than_percent": stored.better_than_percent,
        "mentor_price": stored.mentor_price,
        "pinned": stored.pinned,
        "why": stored.words.why,
        "detail": stored.words.detail,
        "explanations": stored.words.explanations,
    }


def _stored_pair(row: Any) -> StoredPair:  # noqa: ANN401  (a row of the whole table)
    return StoredPair(
        pair=Pair(PersonId(row.mentee_id), PersonId(row.mentor_id)),
        total=row.total,
        better_than_percent=row.better_than_percent,
        mentor_price=row.mentor_price,
        pinned=row.pinned,
        words=PairWords(row.why, row.detail, row.explanations),
    )


def _left_over(row: Any) -> LeftOver:  # noqa: ANN401  (a row of the whole table)
    return LeftOver(
        person=PersonId(row.person_id),
        side=Role(row.side),
        reason=UnmatchedReason(row.reason),
        rules=tuple((name, count) for name, count in row.rules),
        best=None if row.best_id is None else PersonId(row.best_id),
        best_total=row.best_total,
    )
