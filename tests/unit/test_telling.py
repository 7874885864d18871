"""No builder of a prompt puts a text into it that is not for a model: there is one gate, and it asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from companion.confidentiality import IN_PROMPTS, Confidentiality
from companion.drafts.draft import DraftLine, DraftSource
from companion.drafts.telling import tell_line, tell_source
from companion.drafts.uses import PlainText
from companion.ids import new_id
from companion.meetings import prep_draft, summary_draft, topics_draft
from companion.meetings.near_questions import Asked
from companion.meetings.pair_life import Note
from companion.meetings.prep import PrepLine
from companion.meetings.question_bank import Stage
from companion.meetings.service import PairPage
from companion.meetings.summary import Part, SummaryLine
from tests.faults.uses_to_phrase import ADA, ENCODER, NAMES, PAIR, USES

WORDS = "I am thinking of leaving."
NO_TELLING_WORDS = "We looked at the old harbour."
"""By its words no worry, so that nothing but its class can keep it from a model."""


def source(kept: Confidentiality) -> DraftSource:
    return DraftSource("n1", "note", WORDS, kept=kept)


def plain(kept: Confidentiality, part: str) -> PlainText:
    return PlainText((DraftLine(part, WORDS, ("n1",)),), (source(kept),))


# A use that is told of no text that is kept has nothing to be let in.
@pytest.mark.parametrize("use", sorted(use for use, classes in IN_PROMPTS.items() if classes))
@pytest.mark.parametrize("kept", Confidentiality)
def test_a_text_is_told_where_the_one_table_lets_its_class_in_and_refused_elsewhere(kept, use):
    line = DraftLine("ask", WORDS, ("n1",))
    known = {"n1": source(kept)}
    if kept in IN_PROMPTS[use]:
        assert tell_line("line", line, known, use) == f"⟦line: {WORDS}⟧"
        assert tell_source(known["n1"], use) == f"⟦note: {WORDS}⟧"
        return
    with pytest.raises(ValueError, match="for no model"):
        tell_line("line", line, known, use)
    with pytest.raises(ValueError, match="for no model"):
        tell_source(known["n1"], use)


def test_a_text_of_which_nobody_says_for_whom_it_is_counts_as_its_authors_and_so_does_one_without_a_source():
    silent = DraftSource("n1", "note", WORDS)

    with pytest.raises(ValueError, match="class author"):
        tell_source(silent, "prep")
    with pytest.raises(ValueError, match="rests on nothing"):
        tell_line("line", DraftLine("ask", WORDS, ()), {}, "prep")


def private_page() -> PairPage:
    """A page of a pair with a note that its author keeps for herself, as no use case hands out."""
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    note = Note(new_id(), ADA, Confidentiality.AUTHOR, WORDS, date(2026, 11, 20), at)
    return PairPage((), (), (note,), NAMES)


def with_private_note_as_page() -> object:
    page = private_page()
    line = PrepLine("agreed", f"Ada noted: “{WORDS}”.", "note", page.notes[0].id)
    return prep_draft.to_phrase(prep_draft.as_lines((line,), page), PAIR)


def with_private_note_as_question() -> object:
    text = plain(Confidentiality.AUTHOR, "ask")
    return topics_draft.to_phrase(text, Stage.MIDDLE, PAIR, Asked((), ENCODER))


def with_concern_among_what_happened() -> object:
    found = (SummaryLine(Part.CONCERNS, NO_TELLING_WORDS, 0, len(NO_TELLING_WORDS)),)
    kept = summary_draft.as_lines(found)
    moved = PlainText(tuple(replace(one, part="happened") for one in kept.lines), kept.sources)
    return summary_draft.to_phrase(moved, ADA, PAIR)


@pytest.mark.parametrize(
    "build", [with_private_note_as_page, with_private_note_as_question, with_concern_among_what_happened]
)
def test_a_builder_that_is_given_a_private_text_builds_nothing(build):
    with pytest.raises(ValueError, match="class author is for no model"):
        build()


# A use that is told of no text that is kept has nothing to be let in.
@pytest.mark.parametrize("use", sorted(use for use, classes in IN_PROMPTS.items() if classes))
def test_each_builder_tells_of_what_it_is_given_by_its_class_alone(use, monkeypatch):
    """Where the table lets nothing in, no builder gets a prompt together: all of them ask it."""
    assert USES[use]().variables

    monkeypatch.setattr("companion.drafts.telling.may_be_told", lambda _kept, _use: False)

    with pytest.raises(ValueError, match="for no model"):
        USES[use]()


def test_every_source_of_every_use_says_for_whom_its_words_are():
    for use, build in USES.items():
        silent = [one.id for one in build().sources.values() if one.kept is Confidentiality.AUTHOR]
        concerns = [line.cites[0] for line in build().plain if line.part == "concerns"]
        assert silent == concerns, use
