"""An entry of the trail: what it may hold, and the hash that ties it to the one before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.access import Role
from companion.accounts.audit_entry import FIRST_HASH, AuditEntry, checked_action, checked_facts
from companion.ids import AccountId, ProgrammeId, TenantId

TENANT = TenantId(UUID(int=1))
ENTRY = AuditEntry(
    number=1,
    at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    account=AccountId(UUID(int=2)),
    action="round.published",
    programme=ProgrammeId(UUID(int=3)),
    subject=UUID(int=4),
    facts={"pairs": 40, "cost_percent": 0.4},
)


def test_the_hash_is_that_of_the_canonical_text_after_the_hash_before():
    # Apart from the code, with sha256sum over 32 zero bytes and the text written out by hand.
    worked_out = "0cf5d6d8a616c792ec30fca2fbee33beee4051d29b00baf74d1afb3f3e49d1fa"

    assert ENTRY.hash_after(FIRST_HASH, TENANT).hex() == worked_out


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": ENTRY.at + timedelta(microseconds=1)},
        {"account": None},
        {"action": "round.closed"},
        {"programme": None},
        {"subject": UUID(int=5)},
        {"facts": {"pairs": 41, "cost_percent": 0.4}},
        {"facts": {}},
    ],
)
def test_a_change_of_anything_changes_the_hash(change):
    assert replace(ENTRY, **change).hash_after(FIRST_HASH, TENANT) != ENTRY.hash_after(FIRST_HASH, TENANT)


def test_the_hash_hangs_on_the_entry_before_and_on_the_organisation():
    mine = ENTRY.hash_after(FIRST_HASH, TENANT)

    assert ENTRY.hash_after(bytes(31) + b"\x01", TENANT) != mine
    assert ENTRY.hash_after(FIRST_HASH, TenantId(UUID(int=9))) != mine


def test_the_same_instant_in_another_zone_is_the_same_instant():
    there = replace(ENTRY, at=ENTRY.at.astimezone(timezone(timedelta(hours=9))))

    assert there.hash_after(FIRST_HASH, TENANT) == ENTRY.hash_after(FIRST_HASH, TENANT)


def test_facts_are_figures_identities_and_words_of_ours():
    facts = {
        "count": 3,
        "share": 0.25,
        "whole": True,
        "nothing": None,
        "role": Role.MENTOR,
        "programme": UUID(int=3),
        "pair": [UUID(int=1), UUID(int=2)],
    }

    assert checked_facts(facts) == {
        "count": 3,
        "share": 0.25,
        "whole": True,
        "nothing": None,
        "role": "mentor",
        "programme": str(UUID(int=3)),
        "pair": [str(UUID(int=1)), str(UUID(int=2))],
    }


@pytest.mark.parametrize(
    "value",
    [
        "x" * 65,
        "ada@example.org",
        "two\nlines",
        "\x00",
        float("nan"),
        float("inf"),
        1e15,
        10**15,
        {"a": 1},
        b"bytes",
        [["deep"]],
        ["ada@example.org"],
        datetime(2026, 11, 23, tzinfo=UTC),
    ],
)
def test_anything_else_has_no_place_in_the_trail(value):
    with pytest.raises(ValueError, match="fact"):
        checked_facts({"fact": value})


@pytest.mark.parametrize("name", ["", "Ada", "ada@example.org", "two words", "x" * 65])
def test_the_name_of_a_fact_is_a_word_of_ours_as_well(name):
    with pytest.raises(ValueError, match="no name of a fact"):
        checked_facts({name: 1})


@pytest.mark.parametrize("action", ["", "published", "Round.published", "round.", "round published"])
def test_an_action_is_named_after_what_it_is_about_and_what_was_done(action):
    with pytest.raises(ValueError, match="no name of an action"):
        checked_action(action)


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-9e14, max_value=9e14)
    | st.integers(-(10**15) + 1, 10**15 - 1)
)
@example(-0.0)
def test_a_figure_is_spelled_the_same_after_the_database_kept_it(figure):
    kept = checked_facts({"figure": figure})["figure"]

    # How PostgreSQL writes the number of a JSON value down: without an exponent, and without a negative zero.
    spelled = json.dumps(kept)
    assert spelled != "-0.0"
    assert "e+" not in spelled
