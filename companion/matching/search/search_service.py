"""Searching the people of a programme by what they say they can give."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, SearchEmpty
from companion.ids import PersonId, ProgrammeId
from companion.matching.search import vector_store
from companion.matching.search.encoders import Encoders, Model
from companion.matching.search.people_search import FoundPerson, find_people
from companion.matching.search.search_index import Indexes, ProgrammeVectors
from companion.matching.search.searched_statements import Quote
from companion.matching.words.masking import mask
from companion.matching.words.statements import split_field
from embeddings.encoder import Vectors

MOST_FOUND = 100
MOST_STATEMENTS = 8
"""As many statements of a question are looked for; the rest is left out."""


@dataclass(frozen=True)
class Hit:
    """Somebody found: a score in [0, 1], computed from cosines, and the statement that came nearest.

    `statement` is None where the profile was edited a moment ago and is not embedded again yet.
    """

    person: PersonId
    name: str
    score: float
    statement: Quote | None


def search_people(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    question: str,
    k: int = 10,
    *,
    indexes: Indexes,
    encoders: Encoders,
) -> list[Hit]:
    """The k people of a programme whose statements come nearest to a question, the best first.

    What identifies a person is taken out of the question, as it is out of what people wrote: nobody is found
    by name, age or school. Fewer than k only where fewer people have said anything.

    Raises:
        SearchEmpty: the question holds nothing that could be looked for.
        NotFound: there is no such programme.
    """
    access.require(viewer, Action.SEARCH_PEOPLE, programme)
    statements = question_statements(question)
    if not statements:
        raise SearchEmpty
    state = vector_store.record_state(work, programme)
    if state is None:
        raise NotFound(what="programme")
    hits: list[Hit] = []
    while state is not None and (in_force := state.in_force) is not None:
        encoder = encoders.named(in_force.model.name)
        queries = encoder.encode(statements)
        vectors = indexes.of(work, programme, in_force, encoder, people=state.people)
        hits = _checked(work, programme, in_force.model.id, vectors, queries[queries.any(axis=1)], k)
        if len(hits) >= k:
            break
        # Whoever comes back short because the model was replaced meanwhile begins again with the new one.
        now = vector_store.record_state(work, programme)
        state = None if now is None or _model(now) == in_force.model else now
    return hits


def _model(state: vector_store.RecordState) -> Model | None:
    return state.in_force.model if state.in_force else None


def question_statements(question: str) -> list[str]:
    """The statements of a question, masked, in their order."""
    found = split_field("question", mask(question), most=MOST_STATEMENTS)
    return [statement.masked for statement in found.statements]


def _checked(
    work: UnitOfWork,
    programme: ProgrammeId,
    model_id: str,
    vectors: ProgrammeVectors,
    queries: Vectors,
    k: int,
) -> list[Hit]:
    """The best k of whom the record says, in this transaction, that they can be found.

    Memory may be a moment behind, in this process or another; whoever it remembers wrongly is left out and
    the next one takes the place.
    """
    asked = k
    while True:
        found = find_people(vectors, queries, asked) if len(queries) else []
        shown = vector_store.found_profiles(
            work, programme, model_id, {one.person: one.nearest for one in found}
        )
        hits = [_hit(one, shown[one.person]) for one in found if one.person in shown]
        if len(hits) >= k or len(found) < asked:
            return hits[:k]
        asked = 2 * asked + len(found) - len(hits)


def _hit(one: FoundPerson, profile: vector_store.FoundProfile) -> Hit:
    return Hit(PersonId(UUID(hex=one.person)), profile.name, one.score, profile.quote)
