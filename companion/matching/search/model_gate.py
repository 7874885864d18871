"""What a new model must show before an organisation searches with it: nobody missing, nobody passed over."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId
from companion.matching.search import embedding_store, vector_store
from companion.matching.search.encoders import Model
from companion.matching.search.model_change import InForce
from companion.matching.search.people_search import find_people
from companion.matching.search.record_statements import RecordStatements
from companion.matching.search.search_index import Indexes
from embeddings.encoder import Encoder

QUESTIONS = 20
"""So many of a programme's own statements are searched for."""

FIND = 10
LEAST_OVERLAP = 0.98
"""The share of the people whom a full comparison finds that the search must find as well."""


@dataclass(frozen=True)
class GateReport:
    """What was measured of a new model; `overlap` is None where there was nothing to search for."""

    people: int
    missing: int
    """People whose profile is not embedded in the new model as it is now."""
    questions: int
    overlap: float | None
    short: int
    """Searches that came back with fewer people than a full comparison."""

    @property
    def passes(self) -> bool:
        """Whether the model may be put in force."""
        near = self.overlap is None or self.overlap >= LEAST_OVERLAP
        return near and self.missing == 0 and self.short == 0

    def figures(self) -> dict[str, Any]:
        """The same as JSON."""
        return {**asdict(self), "passes": self.passes}


def measure_model(work: UnitOfWork, model: Model, encoder: Encoder, indexes: Indexes) -> GateReport:
    """Search every programme for some of its statements, in memory and by full comparison."""
    overlaps: list[float] = []
    short = 0
    for programme in vector_store.searchable_programmes(work):
        for found, expected in _trials(work, programme, model, encoder, indexes):
            short += len(found) < len(expected)
            overlaps.append(len(found & expected) / max(1, len(expected)))
    return GateReport(
        people=embedding_store.count_embedded(work, model.id),
        missing=embedding_store.count_due(work, model.id),
        questions=len(overlaps),
        overlap=float(np.mean(overlaps)) if overlaps else None,
        short=short,
    )


def _trials(
    work: UnitOfWork, programme: ProgrammeId, model: Model, encoder: Encoder, indexes: Indexes
) -> list[tuple[set[str], set[str]]]:
    """For each question whom the search finds, and whom a full comparison finds."""
    questions = vector_store.some_vectors(work, programme, model.id, QUESTIONS)
    if not len(questions):
        return []
    state = vector_store.record_state(work, programme)
    if state is None:
        return []
    memory = indexes.of(work, programme, InForce(model, generation=-1), encoder, people=state.people)
    record = RecordStatements(work, programme, model.id, encoder.dimensions)
    return [
        (
            {one.person for one in find_people(memory, question[np.newaxis], FIND)},
            {one.person for one in find_people(record, question[np.newaxis], FIND)},
        )
        for question in questions
    ]
