"""What each kind of text brings along to be drafted; the steps give it, and the wiring puts it together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from companion.access import Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import Drafted, DraftLine, DraftSource
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.errors import UseUnknown
from companion.llm.gateway import Use
from embeddings.encoder import Encoder


@dataclass(frozen=True)
class PlainText:
    """The plain lines of a text, and what they rest on.

    `language` is the one that they are in where that is not the reader's; None where it is.
    """

    lines: tuple[DraftLine, ...]
    sources: tuple[DraftSource, ...]
    language: str | None = None


@dataclass(frozen=True)
class DraftTools:
    """What writers of drafts are handed."""

    clock: Clock
    encoder: Encoder


MakePlain = Callable[[UnitOfWork, Viewer, DraftSubject, DraftAsk, DraftTools], PlainText]
"""The plain text for somebody, at once, while her language is spoken.

It is told only of pairs that the viewer may ask about.
"""

MakeQuestion = Callable[[UnitOfWork, Viewer, StoredDraft, DraftTools], ToPhrase]
"""What a model is asked, from what is stored now: what changed since the plain text was made counts."""

Approve = Callable[[UnitOfWork, Viewer, StoredDraft, DraftTools], None]
"""What comes of a draft that its author approves, in the same transaction; it comes once."""


Phrased = Callable[[UnitOfWork, StoredDraft, Drafted], None]
"""What is to be remembered of words of a model that were just stored, in the same transaction."""


def _nothing_to_remember(_work: UnitOfWork, _draft: StoredDraft, _drafted: Drafted) -> None:
    return None


def _nothing_more(_work: UnitOfWork, _viewer: Viewer, _draft: StoredDraft, _tools: DraftTools) -> None:
    return None


@dataclass(frozen=True)
class WritesDrafts:
    """How one kind of text is drafted.

    `parts` are all parts that a line of it can stand in. `needs_consent`: a model is given what the two of a
    pair wrote, so both must agree. `longest_seconds` is how long a model may take; `within_seconds` how long
    somebody may wait for it in all, from when she asked, where there is such a promise. `of_mentorship` and
    `of_round` say about which pairs it can be asked for.
    """

    use: Use
    parts: frozenset[str]
    plain: MakePlain
    to_phrase: MakeQuestion
    approve: Approve = _nothing_more
    phrased: Phrased = _nothing_to_remember
    needs_consent: bool = True
    longest_seconds: float = 20.0
    within_seconds: float | None = None
    of_mentorship: bool = True
    of_round: bool = False


DraftUses = Mapping[str, WritesDrafts]
"""Every kind of text that is drafted, by its name."""


def by_use(*writers: WritesDrafts) -> DraftUses:
    """The writers by what they write."""
    return {writer.use: writer for writer in writers}


def writer_of(uses: DraftUses, use: str, subject: DraftSubject) -> WritesDrafts:
    """Who writes drafts of this kind about such a pair.

    Raises:
        UseUnknown: nobody does.
    """
    fit = {
        name: writer
        for name, writer in uses.items()
        if (writer.of_mentorship if subject.mentorship is not None else writer.of_round)
    }
    if use not in fit:
        raise UseUnknown(use=use, known=", ".join(sorted(fit)) or "nothing")
    return fit[use]
