"""The proof of isolation expects of every role what the one table of classes says, text by text.

The proof itself asks every route as every role, and searches what it is answered for a word of each text.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from companion.confidentiality import CLASS_OF, Confidentiality, Reader, may_read
from companion.db.schema import walled_tables
from companion.ids import new_id
from tests.api.access_table import ELSEWHERE, OWN
from tests.prove import who_may_read
from tests.prove.canaries import Plant
from tests.prove.furnished import is_text

MENTEE, MENTOR, OTHER, PROGRAMME, SECOND = (new_id() for _ in range(5))
WHAT_SHE_IS = {
    "administrator": Reader.ADMINISTRATOR,
    "case_owner": Reader.CASE_OWNER,
    "mentor": Reader.PARTNER,
    "mentee": Reader.AUTHOR,
}
"""What a role of the world of the proof is to a text of its mentee."""
NO_TEXT_OF_HERS = {"model", "prompt", "why_plain", "mentee_signed_sha256", "mentor_signed_sha256"}
"""Which model phrased something by which question, why none did, and what of an agreement was signed."""


def organisation() -> SimpleNamespace:
    """A pair, and everybody else, as the proof knows them."""
    people = {"mentee": MENTEE, "mentor": MENTOR}
    callers = {
        role: SimpleNamespace(viewer=SimpleNamespace(person=people.get(role, OTHER)))
        for role in (*OWN, *ELSEWHERE)
    }
    ids = {
        "programme_id": PROGRAMME,
        "other_programme_id": SECOND,
        "mentee_id": MENTEE,
        "mentor_id": MENTOR,
    }
    return SimpleNamespace(callers=callers, ids=ids)


@pytest.mark.parametrize("role", [*OWN, *ELSEWHERE])
@pytest.mark.parametrize("named", sorted(CLASS_OF))
def test_every_role_is_expected_to_read_of_a_text_what_its_class_says_and_nothing_else(named, role):
    table, column = named.split(".")
    plant = Plant("north-light", table, column, PROGRAMME, frozenset({MENTEE}))
    reader = WHAT_SHE_IS.get(role)

    expected = reader is not None and may_read(CLASS_OF[named], reader)

    assert who_may_read.may_read(organisation(), role, plant, "GET /api/v1/anything") is expected


def test_whatever_people_of_a_pair_write_has_a_class():
    tables = {table.name: table for table in walled_tables()}
    written = {
        f"{name}.{column.name}"
        for name in (*who_may_read.PAIR_TABLES, "worries")
        for column in tables[name].columns
        if (is_text(column) or column.name == "sealed") and column.name not in NO_TEXT_OF_HERS
    }

    assert written <= CLASS_OF.keys()


def test_every_class_has_a_text():
    assert set(CLASS_OF.values()) == set(Confidentiality)
