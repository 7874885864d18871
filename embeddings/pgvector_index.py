"""Exact nearest neighbours in PostgreSQL: a scan of one tenant's vectors of one model, on a given connection.

The rows are found through the key of the table and each is compared, so that nothing is ever missing,
however few of the table's rows may be seen behind row-level security. No approximate index is used: one that
is shared by many tenants comes back short for the small ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from embeddings.encoder import Vectors
from embeddings.index import Neighbour, Vector
from embeddings.index_rules import (
    Scores,
    candidates,
    check_model,
    check_query,
    check_rows,
    exact_cosines,
    nearest,
)

_HEADER_BYTES = 4
"""Before its numbers, a sent vector holds how many there are, and nothing."""


@dataclass(frozen=True)
class RowIds:
    """How an id of the index is spelt in columns of the table: `split` gives their values, `join` the id.

    `split` gives None for what can be no id of a row.
    """

    columns: tuple[str, ...]
    split: Callable[[str], tuple[Any, ...] | None]
    join: Callable[..., str]


class PgvectorIndex:
    """The rows of a table in which all of `fixed` holds, as an index; its changes are the transaction's.

    `fixed` names the columns that have one value in this index, the tenant and the model; `ids` are the other
    columns of the table's key. Besides those the table has a column `vector`.
    """

    def __init__(
        self,
        connection: sa.Connection,
        table: sa.Table,
        *,
        fixed: Mapping[str, Any],
        ids: RowIds,
        model_id: str,
        dimensions: int,
    ) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        self._connection = connection
        self._table = table
        self._fixed = dict(fixed)
        self._ids = ids
        self._columns = [table.c[name] for name in ids.columns]
        self._own = sa.and_(*(table.c[name] == value for name, value in fixed.items()))

    def __len__(self) -> int:
        counted = sa.select(sa.func.count()).select_from(self._table).where(self._own)
        return self._connection.execute(counted).scalar_one()

    def add(self, ids: Sequence[str], vectors: Vectors, *, model_id: str) -> None:
        """Add or replace, (len(ids), dimensions)."""
        check_model(model_id, self.model_id)
        check_rows(ids, vectors, self.dimensions)
        rows = [
            {**self._fixed, **self._values(id_), "vector": vector}
            for id_, vector in zip(ids, vectors, strict=True)
        ]
        if rows:
            added = pg.insert(self._table)
            key = [*self._fixed, *self._ids.columns]
            replaced = added.on_conflict_do_update(index_elements=key, set_={"vector": added.excluded.vector})
            self._connection.execute(replaced, rows)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these ids."""
        self._connection.execute(sa.delete(self._table).where(self._own, self._among(ids)))

    def search(
        self, query: Vector, k: int, *, model_id: str, among: Collection[str] | None = None
    ) -> list[Neighbour]:
        """The k nearest, by comparing with every vector of the tenant, or with those in `among`."""
        check_model(model_id, self.model_id)
        check_query(query, k, self.dimensions)
        if not query.any():
            return []
        where = sa.true() if among is None else self._among(among)
        rows = candidates(lambda asked: self._look(query, asked, where), k)
        if not rows:
            return []
        vectors = read_sent_vectors([row.sent for row in rows])
        width = len(self._columns)
        return nearest((self._ids.join(*row[:width]) for row in rows), exact_cosines(vectors, query), k)

    def _look(self, query: Vector, asked: int, where: sa.ColumnElement[bool]) -> tuple[Sequence[Any], Scores]:
        vector = self._table.c.vector
        apart = vector.op("<#>", return_type=sa.Float)(sa.literal(query, vector.type))
        unknown = sa.literal(np.zeros_like(query), vector.type)
        near = (
            sa.select(*self._columns, vector, apart.label("apart"))
            .where(self._own, where, vector != unknown)
            .order_by(apart)
            .limit(asked)
            .subquery()
        )
        # Sent as they lie in memory, and only those that are wanted; as texts they take ten times as long.
        sent = sa.func.vector_send(near.c.vector, type_=sa.LargeBinary).label("sent")
        named = [near.c[name] for name in self._ids.columns]
        rows = self._connection.execute(sa.select(*named, sent, near.c.apart).order_by(near.c.apart)).all()
        return rows, np.array([-row.apart for row in rows], dtype=np.float32)

    def _among(self, ids: Iterable[str]) -> sa.ColumnElement[bool]:
        split = [values for values in map(self._ids.split, dict.fromkeys(ids)) if values is not None]
        by_column = zip(*split, strict=True) if split else [()] * len(self._columns)
        arrays = [
            sa.cast(list(values), pg.ARRAY(column.type))
            for column, values in zip(self._columns, by_column, strict=True)
        ]
        listed = sa.func.unnest(*arrays).table_valued(*self._ids.columns).render_derived()
        return sa.tuple_(*self._columns).in_(sa.select(*listed.c))

    def _values(self, id_: str) -> dict[str, Any]:
        values = self._ids.split(id_)
        if values is None:
            raise ValueError(f"{id_!r} is no id of this index")
        return dict(zip(self._ids.columns, values, strict=True))


def read_sent_vectors(sent: Sequence[bytes]) -> Vectors:
    """Vectors as `vector_send` gives them, all of one length, (len(sent), dimensions)."""
    if not sent:
        return np.zeros((0, 0), dtype=np.float32)
    rows = np.frombuffer(b"".join(sent), dtype=np.uint8).reshape(len(sent), -1)
    numbers = np.ascontiguousarray(rows[:, _HEADER_BYTES:]).view(">f4")
    return numbers.astype(np.float32)
