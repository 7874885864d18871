"""Embedding people: a portion of those whose profile changed, the last edited first, then the job asks again.

Everything that a portion reads, encodes and writes is one transaction. Only masked words are encoded, and
only those that were not before. Somebody whose name is new is taken out of the texts of those who were
embedded earlier: they become due again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId
from companion.jobs import Job, JobName
from companion.matching.search import embedding_store, model_store
from companion.matching.search.embedding_store import DueProfile
from companion.matching.search.encoders import Encoders, Model
from companion.matching.search.model_change import ChangeState
from companion.matching.search.searched_statements import SearchedStatement, searched_statements, vector_id
from companion.matching.search.vector_store import index_of_record
from companion.matching.words.masking import full_names
from embeddings.encoder import Encoder, Vectors

PORTION = 100
"""People embedded in one transaction: few enough that somebody who edits her profile meanwhile waits for no
longer than two or three seconds."""

CLOCKS_APART = timedelta(seconds=10)
"""By how much the clocks of two machines may differ."""

_Said = dict[PersonId, dict[str, SearchedStatement]]
"""Everybody's statements by piece."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Portion:
    """What one portion did: to how many people, with how many new texts; `more` of them are due.

    `changed` is whether any piece came or went.
    """

    people: int
    texts: int
    changed: bool
    more: bool


def embed_programme(
    work: UnitOfWork, programme: ProgrammeId, *, encoders: Encoders, clock: Clock, portion: int = PORTION
) -> Portion:
    """The job EMBED_PEOPLE: bring the record up to date with some profiles, and ask for more if need be.

    A person belongs to the organisation, and is in one masking whatever programme she is in; so all that are
    due in the organisation are embedded. While a model changes, in both models.
    """
    embedding_store.take_turn(work)
    model_store.begin_with(work, encoders.usual, clock.now())
    done = [
        embed_some(work, model, encoders.named(model.name), clock=clock, most=portion)
        for model in kept_models(work)
    ]
    whole = Portion(
        people=sum(one.people for one in done),
        texts=sum(one.texts for one in done),
        changed=any([*(one.changed for one in done), embedding_store.forget_gone(work) > 0]),
        more=any(one.more for one in done),
    )
    if whole.changed:
        model_store.raise_generation(work)
    if whole.more:
        again = Job(JobName.EMBED_PEOPLE, work.tenant, programme, once=f"embed:{programme}")
        work.queue.put(again)
    return whole


def kept_models(work: UnitOfWork) -> list[Model]:
    """The models whose vectors are kept up to date: the one in force, and the way back from it.

    The model that is being changed to is brought up to date by the change.
    """
    in_force = model_store.read_in_force(work)
    change = model_store.living_change(work)
    models = [] if in_force is None else [in_force.model]
    if change is not None and change.state is ChangeState.IN_FORCE:
        models.append(change.before)
    return models


def embed_some(
    work: UnitOfWork, model: Model, encoder: Encoder, *, clock: Clock, most: int = PORTION
) -> Portion:
    """Embed up to so many of the people who are due in a model; its caller has taken the turn."""
    due = embedding_store.due_profiles(work, model.id, most)
    if not due:
        return Portion(0, 0, changed=False, more=False)
    others_are_due = _mask_new_names(work, due)
    said = _read(work, due)
    new = [
        (one.profile.id, piece, statement.masked)
        for one in due
        for piece, statement in said[one.profile.id].items()
        if piece not in one.pieces
    ]
    vectors = encoder.encode([masked for _, _, masked in new])
    _leave_out_unknown(said, new, vectors)
    # Encoding takes seconds; only now is anybody kept from leaving, until the end of the transaction.
    present = embedding_store.lock_present(work, list(said))
    rows = [row for row, (person, piece, _) in enumerate(new) if person in present and piece in said[person]]
    index = index_of_record(work, model.id, encoder.dimensions)
    index.add([vector_id(*new[row][:2]) for row in rows], vectors[rows], model_id=model.id)
    index.remove(
        vector_id(one.profile.id, piece) for one in due for piece in one.pieces - said[one.profile.id].keys()
    )
    for one in due:
        if one.profile.id in present:
            embedding_store.keep_embedded(work, model.id, one, said[one.profile.id], clock.now())
    changed = any(one.pieces != said[one.profile.id].keys() for one in due)
    return Portion(len(due), len(new), changed, more=others_are_due or len(due) == most)


def _leave_out_unknown(said: _Said, new: Sequence[tuple[PersonId, str, str]], vectors: Vectors) -> None:
    """Pass over statements of which the model knows nothing: nobody can be found by those."""
    for row in np.flatnonzero(~vectors.any(axis=1)).tolist():
        person, piece, _ = new[row]
        del said[person][piece]


def _mask_new_names(work: UnitOfWork, due: Sequence[DueProfile]) -> bool:
    """Have those embedded anew who mention somebody by a name that was not known; whether there are any."""
    newly = [one for one in due if one.has_new_name]
    names = [words for one in newly if len(words := _WORD.findall(one.profile.name)) > 1]
    if not names:
        return False
    since = min(one.updated_at for one in newly) + CLOCKS_APART
    mention = "|".join(r"[^[:alpha:]]+".join(words) for words in names)
    pattern = rf"\m({mention})\M"
    return embedding_store.mark_mentions(work, pattern, since, [one.profile.id for one in due]) > 0


def _read(work: UnitOfWork, due: Sequence[DueProfile]) -> _Said:
    """Everybody's statements by piece, with all names of the organisation masked."""
    texts = " ".join(text for one in due for text in one.profile.fields.values())
    written = {word.casefold() for word in _WORD.findall(texts)}
    # Of all names only those whose first word is written anywhere can be mentioned.
    names = full_names(
        name
        for name in embedding_store.all_names(work)
        if (first := _WORD.search(name)) and first.group().casefold() in written
    )
    return {one.profile.id: searched_statements(one.profile, names) for one in due}
