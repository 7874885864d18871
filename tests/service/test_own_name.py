"""Who runs programmes says herself what she is called; who takes part has the name of her profile."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from companion.accounts.own_name import choose_name
from companion.accounts.service import read_self
from companion.db.tables.records import audit_entries
from companion.errors import NamedByProfile
from companion.ids import PersonId, new_id
from tests.service.account_setting import House


@pytest.fixture
def house(database, tenant) -> House:
    made = House(database, tenant)
    made.add_account()
    return made


def call(house: House, viewer, name: str) -> str:
    with house.work() as work:
        choose_name(work, viewer, name, clock=house.clock)
        return read_self(work, viewer).account.name


def test_a_name_is_kept_on_one_line_and_told_once_in_the_trail(house):
    viewer = house.who(house.sign_in())

    for _ in range(2):
        assert call(house, viewer, "  Nora\n\x00 North ") == "Nora North"

    with house.work() as work:
        told = work.connection.execute(sa.select(audit_entries.c.action, audit_entries.c.subject_id)).all()
    assert told.count(("account.named", viewer.account)) == 1


def test_who_takes_part_keeps_the_name_of_her_profile_and_has_one_of_her_own_only_where_there_is_none(house):
    viewer = replace(house.who(house.sign_in()), person=PersonId(new_id()))

    with pytest.raises(NamedByProfile):
        call(house, viewer, "Carl Case")

    assert call(house, replace(viewer, person=None), "") == ""
    assert call(house, viewer, "Ada Lovelace") == "Ada Lovelace"
