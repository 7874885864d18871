"""For whom a text may be written, and who then reads it: the whole table, said once more by hand."""

from __future__ import annotations

from typing import get_args

import pytest

from companion.confidentiality import (
    IN_PROMPTS,
    READERS,
    Confidentiality,
    Reader,
    may_be_told,
    may_read,
    words_readable_by,
)
from companion.llm.gateway import Use

SAID = {
    "author": {"author"},
    "pair": {"author", "partner"},
    "case_owner": {"author", "case_owner"},
    "aggregate": {"author"},
    "programme": {"author", "partner", "case_owner", "administrator", "participant"},
}


@pytest.mark.parametrize("kept", Confidentiality)
def test_each_class_is_read_by_those_it_is_for_and_by_nobody_else(kept: Confidentiality):
    assert {reader.value for reader in READERS[kept]} == SAID[kept.value]
    assert {reader.value for reader in Reader if may_read(kept, reader)} == SAID[kept.value]


def test_whoever_is_worried_about_her_partner_is_not_read_by_her_partner():
    assert not may_read(Confidentiality.CASE_OWNER, Reader.PARTNER)
    assert not may_read(Confidentiality.CASE_OWNER, Reader.ADMINISTRATOR)


def test_what_a_column_is_asked_for_is_what_the_table_says():
    assert words_readable_by(Reader.PARTNER) == ("pair", "programme")
    assert words_readable_by(Reader.CASE_OWNER) == ("case_owner", "programme")


def test_no_model_is_given_what_is_for_its_author_or_a_case_owner_alone_or_only_counted():
    phrased = set(get_args(Use)) - {"check", "grade"}
    assert phrased == IN_PROMPTS.keys()
    for use in phrased:
        told = {kept.value for kept in Confidentiality if may_be_told(kept, use)}
        assert told == {"explanation": {"programme"}, "finding": set()}.get(use, {"pair"})
    assert not any(may_be_told(kept, "a use that nobody knows") for kept in Confidentiality)
