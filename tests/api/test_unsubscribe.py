"""A link in a mail stops reminders by one press, without signing in, and not by being looked at."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from companion.db.tables.nudges import nudge_settings
from companion.db.unit_of_work import Database
from companion.ids import PersonId
from companion.nudges import service, store
from companion.nudges.nudge import HowOften
from tests.api.callers import CLOCK
from tests.service.pair_setting import make_pair


@pytest.fixture
def link(database: Database, tenant) -> str:
    pair = make_pair(database, tenant)
    with database.transaction(tenant) as work:
        store.set_how(work, PersonId(pair.mentee.person), HowOften.SINGLY, CLOCK.now())
        return service.unsubscribe_address(work, PersonId(pair.mentee.person), "")


def how(database: Database, tenant) -> str:
    with database.transaction(tenant) as work:
        return work.connection.execute(sa.select(nudge_settings.c.how)).scalar_one()


def test_a_program_that_follows_every_link_stops_nothing(api, database, tenant, link):
    for method in ("GET", "HEAD", "OPTIONS"):
        api.request(method, link)

    assert 'method="post"' in api.get(link).text
    assert how(database, tenant) == "singly"


def test_a_mail_program_stops_them_by_one_press(api, database, tenant, link):
    """As RFC 8058 has it: a POST with this body, no cookie, and no page of ours before it."""
    answer = api.post(link, data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert how(database, tenant) == "never"
    assert api.post(link).status_code == 200


def test_a_link_that_was_not_copied_whole_says_what_to_do(api, database, tenant, link):
    for wrong in (link[:-3] + "AAA", "/unsubscribe/x", '/unsubscribe/"><script>alert(1)</script>'):
        answer = api.post(wrong)
        assert answer.status_code in (401, 404)
        assert "<script>" not in api.get(wrong).text

    assert "Sign in" in api.post(link[:-3] + "AAA").text
    assert how(database, tenant) == "singly"
