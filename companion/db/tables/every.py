"""All tables together, for the migrations, the wall and the tests."""

from __future__ import annotations

from companion.db.schema import metadata, walled_tables
from companion.db.tables import (
    accounts,
    ai,
    closings,
    drafts,
    finding,
    nudges,
    pairs,
    people,
    private,
    programmes,
    questions,
    records,
    requests,
    rounds,
    scheduling,
    shortlists,
    vectors,
    waiting,
    worries,
)

__all__ = [
    "accounts",
    "ai",
    "closings",
    "drafts",
    "finding",
    "metadata",
    "nudges",
    "pairs",
    "people",
    "private",
    "programmes",
    "questions",
    "records",
    "requests",
    "rounds",
    "scheduling",
    "shortlists",
    "vectors",
    "waiting",
    "walled_tables",
    "worries",
]
