"""What a mentee's talk needs of the matching: who lies near what she asks for, her scores, taken seats.

It asks nobody's leave: whoever calls it has asked for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import PersonId, ProgrammeId
from companion.matching.rounds import mentorship_store, store
from companion.matching.score.asked_scoring import AskedWish, score_asked
from companion.matching.score.scoring import ScoredPairs
from companion.matching.search import kept_vector_store, model_store, vector_store
from companion.matching.search.encoders import Encoders
from companion.matching.search.kept_vectors import KnowingEncoder, Known, hash_of, texts_to_keep
from companion.matching.search.nearest_offers import Nearness, nearness
from companion.matching.search.search_index import Indexes
from companion.matching.search.search_service import question_statements
from companion.matching.words.person_words import WordReader
from companion.matching.words.statement_arrays import in_whole_numbers
from companion.people.person import Person
from companion.programmes.programme import Programme
from embeddings.encoder import Encoder, Vectors

_DIGITS = 16
"""Of a statement's hash in its name; see searched_statements.piece_of."""


@dataclass(frozen=True)
class AskTools:
    """What a process searches and compares with."""

    indexes: Indexes
    encoders: Encoders


@dataclass(frozen=True)
class Ties:
    """What mentorships of a programme say of her and of everybody's seats."""

    taken: Counter[PersonId]
    """How many mentees each mentor has now."""
    before: frozenset[PersonId]
    """With whom she was, or is, on either side."""
    has_mentor: bool = False
    """Whether she has a mentor now."""
    kept_apart: frozenset[PersonId] = frozenset()
    """The mentors with whom a round's review decided that she must not be paired."""


def ties_for(work: UnitOfWork, programme: ProgrammeId, person: PersonId) -> Ties:
    """Whose seats are taken, with whom she was before or is now, and with whom she must not be."""
    ties = mentorship_store.ties_of(work, programme)
    before = {
        other
        for tie in ties
        for one, other in ((tie.pair.mentee, tie.pair.mentor), (tie.pair.mentor, tie.pair.mentee))
        if one == person
    }
    return Ties(
        Counter(tie.pair.mentor for tie in ties if tie.is_living),
        frozenset(before),
        has_mentor=any(tie.is_living and tie.pair.mentee == person for tie in ties),
        kept_apart=store.vetoed_mentors(work, programme, [person])[person],
    )


def nearest_mentors(
    work: UnitOfWork,
    programme: ProgrammeId,
    wanted: str,
    people: Sequence[PersonId],
    tools: AskTools,
    but: Collection[str] = frozenset(),
) -> dict[PersonId, Nearness] | None:
    """How near each of these people's offers lie to what is wanted; who said nothing is left out.

    Statements that the index names so in `but` do not count.

    None where nobody is embedded yet, or nothing is wanted that could be compared.

    Raises:
        NotFound: there is no such programme.
        SearchGettingReady: as many wait for a first index already as may.
    """
    state = vector_store.record_state(work, programme)
    if state is None:
        raise NotFound(what="programme")
    in_force, statements = state.in_force, question_statements(wanted)
    if in_force is None or not statements:
        return None
    encoder = tools.encoders.named(in_force.model.name)
    queries = encoder.encode(statements)
    queries = queries[queries.any(axis=1)]
    if not len(queries):
        return None
    vectors = tools.indexes.of(work, programme, in_force, encoder, people=state.people)
    by_hex = {person.hex: person for person in people}
    return {by_hex[one]: near for one, near in nearness(vectors, queries, list(by_hex), but).items()}


@dataclass(frozen=True)
class Asked:
    """By what she is scored: the programme's rules, her wishes, and a reader that takes names out."""

    rules: Programme
    wishes: Sequence[AskedWish]
    on: date
    reader: WordReader


def score_mentors(
    work: UnitOfWork,
    programme: ProgrammeId,
    mentee: Person,
    mentors: Sequence[tuple[PersonId, Person]],
    asked: Asked,
    tools: AskTools,
) -> ScoredPairs:
    """Her score with each of these mentors; vectors that had to be made of their words are kept.

    What she asks for in a talk is encoded each time, and kept nowhere.
    """
    model = model_store.model_in_force(work, tools.encoders)
    encoder = tools.encoders.named(model.name)
    ids = [person for person, _ in mentors]
    known = kept_vector_store.vectors_of_people(work, encoder.model_id, ids)
    knowing = _SearchedEncoder(encoder, known, _of_search(work, programme, model.id, ids))
    people = [person for _, person in mentors]
    scored = score_asked(mentee, people, asked.rules, asked.wishes, knowing, on=asked.on, reader=asked.reader)
    id_of = {person.email: identity for identity, person in mentors}
    made = texts_to_keep(scored, [mentee], people, knowing)
    kept = {id_of[email]: texts for email, texts in made.items() if email in id_of}
    if kept:
        kept_vector_store.keep_vectors(work, encoder.model_id, kept)
    return scored


class _SearchedEncoder(KnowingEncoder):
    """Knows also what a search has of the same words, by the first digits of their hash."""

    def __init__(self, encoder: Encoder, known: Known, searched: dict[str, Vectors]) -> None:
        super().__init__(encoder, known)
        self._searched = searched

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """See KnowingEncoder."""
        for text in texts:
            key = hash_of(text)
            found = self._searched.get(key.hex()[:_DIGITS])
            if found is not None and key not in self.known:
                self.known[key] = in_whole_numbers(found[None, :])[0]
        return super().encode(texts, progress=progress)


def _of_search(
    work: UnitOfWork, programme: ProgrammeId, model_id: str, persons: Sequence[PersonId]
) -> dict[str, Vectors]:
    found: dict[str, Vectors] = {}
    with work.unbroken():
        among = [person.hex for person in persons]
        for ids, vectors in vector_store.read_vectors(work, programme, model_id, among):
            found |= {one.rpartition(":")[2]: np.asarray(row) for one, row in zip(ids, vectors, strict=True)}
    return found
