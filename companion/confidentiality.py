"""Who may read a text that somebody wrote: five classes, and one table of who reads each.

`access.py` says what a role may do in a programme; this says for whom a text was written. Whoever reads,
lists, exports, shows or sends a text asks here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Confidentiality(StrEnum):
    """For whom a text was written."""

    AUTHOR = "author"
    """Only for who wrote it."""
    PAIR = "pair"
    """For both of one mentorship."""
    CASE_OWNER = "case_owner"
    """For who wrote it and those who look after the pairs of the programme; not for the other of the pair."""
    AGGREGATE = "aggregate"
    """For nobody else to read: it is only counted, in groups of `FEWEST_COUNTED` or more."""
    PROGRAMME = "programme"
    """For everybody in the programme."""


class Reader(StrEnum):
    """What somebody is to a text; she may be several of them."""

    AUTHOR = "author"
    """She wrote it."""
    PARTNER = "partner"
    """She is the other of the mentorship that it belongs to."""
    CASE_OWNER = "case_owner"
    """She looks after the pairs of its programme."""
    ADMINISTRATOR = "administrator"
    """She runs its programme."""
    PARTICIPANT = "participant"
    """She is mentor or mentee in its programme."""


_ALL = frozenset(Reader)

READERS: Mapping[Confidentiality, frozenset[Reader]] = MappingProxyType(
    {
        Confidentiality.AUTHOR: frozenset({Reader.AUTHOR}),
        Confidentiality.PAIR: frozenset({Reader.AUTHOR, Reader.PARTNER}),
        Confidentiality.CASE_OWNER: frozenset({Reader.AUTHOR, Reader.CASE_OWNER}),
        Confidentiality.AGGREGATE: frozenset({Reader.AUTHOR}),
        Confidentiality.PROGRAMME: _ALL,
    }
)
"""Who may read a text of each class. An author always reads her own."""

IN_PROMPTS: Mapping[str, frozenset[Confidentiality]] = MappingProxyType(
    {
        # Made of profiles alone: what people told the programme to be matched by.
        "explanation": frozenset({Confidentiality.PROGRAMME}),
        "agreement": frozenset({Confidentiality.PAIR}),
        "topics": frozenset({Confidentiality.PAIR}),
        "prep": frozenset({Confidentiality.PAIR}),
        # The author's notes of a meeting, which she gives to become a note of both.
        "summary": frozenset({Confidentiality.PAIR}),
        # No text that is kept: only a message that its author gives to a model as she writes it.
        "finding": frozenset(),
    }
)
"""By use, the classes of which a text may be given to a model; of `pair` in that pair's own uses, while both
agree. Words of people come into a prompt by `companion.drafts.telling` alone, which asks here."""

FEWEST_COUNTED = 5
"""People whose answers are counted together at least, so that no figure is one person's answer."""


CLASS_OF: Mapping[str, Confidentiality] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "drafts.asked", "drafts.lines", "drafts.sources", "drafts.growing", "shown_topics.question",
                "conversations.query", "conversations.query_before", "conversations.shown",
                "conversations.asked_about", "conversations.seen", "conversation_turns.said",
                "conversation_turns.answered", "pair_notes.sealed", "check_ins.sealed",
                "closings.sealed",
            ),
            Confidentiality.AUTHOR,
        ),
        **dict.fromkeys(
            (
                "agreements.clauses", "goals.text", "goals.noticed_by", "pair_actions.text",
                "pair_meetings.link",
                "pair_notes.text", "check_ins.different", "closings.text",
            ),
            Confidentiality.PAIR,
        ),
        "pair_endings.reason": Confidentiality.AGGREGATE,
        "worries.words": Confidentiality.CASE_OWNER,
        "programmes.name": Confidentiality.PROGRAMME,
        "programme_versions.charter": Confidentiality.PROGRAMME,
    }
)  # fmt: skip
"""The class of what is kept in a column, of what people of a pair write and of what a programme tells them.

A note or an answer bears its class in its row as well, and lies in one of two columns by it.
"""


def may_be_told(kept: Confidentiality, use: str) -> bool:
    """Whether a text of this class may be given to a model for this use; for one that is unknown, nothing."""
    return kept in IN_PROMPTS.get(use, frozenset())


def may_read(kept: Confidentiality, reader: Reader) -> bool:
    """Whether somebody who is this to a text may read it."""
    return reader in READERS[kept]


def words_readable_by(reader: Reader) -> tuple[str, ...]:
    """The classes of which somebody who is this to a text may read it, as a column holds them."""
    return tuple(kept.value for kept in Confidentiality if may_read(kept, reader))
