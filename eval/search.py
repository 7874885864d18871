"""How well and how fast people are found, in organisations of any size whose vectors share one table.

python -m eval run search
python -m eval run search --set url=postgresql://… --set sizes=[1000,100000]

Every organisation is searched for the same questions in two ways: `memory` is the service's own search, from
the text of the question to the answer that was checked against the record; `record` compares with every
vector of the organisation in PostgreSQL, without memory. The truth is computed apart, from the vectors as
they were made. Options: `quick`, `seed`, `sizes`, `questions`, `url` of a PostgreSQL to use.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from companion.db.unit_of_work import Database, UnitOfWork
from companion.matching.match import Floats
from companion.matching.search.encoders import Encoders, weights_of
from companion.matching.search.people_search import find_people
from companion.matching.search.record_statements import RecordStatements
from companion.matching.search.search_index import Indexes
from companion.matching.search.search_service import question_statements, search_people
from embeddings.encoder import Encoder
from embeddings.faiss_index import FaissIndex
from embeddings.minilm import PackagedMiniLm
from eval.search_database import Organisation, add_organisation, migrated_database
from eval.searched_people import SearchedPeople, asked_texts, make_people, said_texts

SIZES, QUICK_SIZES = (10, 100, 1_000, 10_000, 100_000), (10, 100, 1_000)
QUESTIONS, QUICK_QUESTIONS = 100, 20
TEXTS, QUICK_TEXTS = 3_000, 400
FIND = 10
SLOW_FROM = 50_000
"""From so many people on, the record alone is asked only every fifth question."""

NOTES = [
    "recall: of those whose true score is among the ten highest, the share that was found; mean and least.",
    "short: searches that found fewer than ten people, or fewer than there are.",
    "p50_ms, p95_ms: in one thread; of memory with encoding the question and checking by the record.",
    "cpu_ms: the median of this process's own processor time, which other programs disturb less.",
    "first_seconds: the first search of a process, which reads the programme's vectors into memory.",
]

Row = dict[str, Any]
Search = Callable[[UnitOfWork, str], list[str]]
"""Gives the people found, as the index spells them."""


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, one a size and way."""
    quick = bool(options.get("quick"))
    rng = np.random.default_rng(int(options.get("seed", 1)))
    sizes = options.get("sizes") or (QUICK_SIZES if quick else SIZES)
    questions = asked_texts(int(options.get("questions") or (QUICK_QUESTIONS if quick else QUESTIONS)), rng)
    encoder = PackagedMiniLm(threads=1)
    said = encoder.encode(said_texts(QUICK_TEXTS if quick else TEXTS, rng))
    made = {size: make_people(size, said, rng) for size in sizes}
    with migrated_database(options.get("url")) as url:
        database = Database(url)
        try:
            there = {size: add_organisation(database, made[size], weights_of(encoder)) for size in sizes}
            rows = [
                row for size in sizes for row in _rows(database, there[size], made[size], encoder, questions)
            ]
        finally:
            database.close()
    return {"rows": rows, "notes": NOTES}


def _rows(
    database: Database,
    organisation: Organisation,
    made: SearchedPeople,
    encoder: Encoder,
    questions: Sequence[str],
) -> list[Row]:
    about = {"people": made.people, "statements": len(made.owner)}
    indexes = Indexes(FaissIndex)
    memory, record = _memory(organisation, encoder, indexes), _record(organisation, encoder)
    first = _measure(database, organisation, memory, questions[:1])
    some = questions[::5] if made.people >= SLOW_FROM else questions
    rows = []
    for way, search, asked in (("memory", memory, questions), ("record", record, some)):
        found, seconds, cpu = _measure(database, organisation, search, asked)
        rows.append(
            {**about, "way": way, "n": len(asked), **_quality(organisation, made, encoder, asked, found)}
            | {"p50_ms": _percentile(seconds, 50), "p95_ms": _percentile(seconds, 95)}
            | {"cpu_ms": _percentile(cpu, 50)}
        )
    rows[0] |= {"first_seconds": round(first[1][0], 2), "memory_mb": round(indexes.bytes / 1e6, 1)}
    return rows


def _memory(organisation: Organisation, encoder: Encoder, indexes: Indexes) -> Search:
    encoders = Encoders(lambda _: encoder)

    def search(work: UnitOfWork, question: str) -> list[str]:
        viewer, programme = organisation.administrator, organisation.programme
        hits = search_people(work, viewer, programme, question, FIND, indexes=indexes, encoders=encoders)
        return [hit.person.hex for hit in hits]

    return search


def _record(organisation: Organisation, encoder: Encoder) -> Search:
    def search(work: UnitOfWork, question: str) -> list[str]:
        queries = encoder.encode(question_statements(question))
        statements = RecordStatements(work, organisation.programme, weights_of(encoder), encoder.dimensions)
        return [one.person for one in find_people(statements, queries, FIND)]

    return search


def _measure(
    database: Database, organisation: Organisation, search: Search, questions: Sequence[str]
) -> tuple[list[list[str]], list[float], list[float]]:
    """Who was found for each question, in how many seconds, and in how many of the processor's."""
    found, seconds, cpu = [], [], []
    for question in questions:
        began, cpu_began = time.perf_counter(), time.process_time()
        with database.transaction(organisation.tenant) as work:
            found.append(search(work, question))
        seconds.append(time.perf_counter() - began)
        cpu.append(time.process_time() - cpu_began)
    return found, seconds, cpu


def _quality(
    organisation: Organisation,
    made: SearchedPeople,
    encoder: Encoder,
    questions: Sequence[str],
    found: Sequence[Sequence[str]],
) -> Row:
    number_of = {id_.hex: number for number, id_ in enumerate(organisation.persons)}
    wanted = min(FIND, made.people)
    shares = []
    for question, people in zip(questions, found, strict=True):
        scores = _true_scores(made, encoder, question)
        # Whoever has the score of the tenth is as right an answer as the tenth.
        least = np.partition(scores, -wanted)[-wanted] - 1e-6
        right = sum(scores[number_of[person]] >= least for person in people)
        shares.append(right / wanted)
    return {
        "recall": {"mean": float(np.mean(shares)), "low": float(min(shares)), "high": float(max(shares))},
        "short": sum(len(people) < wanted for people in found),
    }


def _true_scores(made: SearchedPeople, encoder: Encoder, question: str) -> Floats:
    queries = encoder.encode(question_statements(question))
    mean: Floats = np.mean([made.scores(query) for query in queries], axis=0)
    return mean


def _percentile(seconds: Sequence[float], percent: int) -> float:
    return round(float(np.percentile(seconds, percent)) * 1000, 2)
