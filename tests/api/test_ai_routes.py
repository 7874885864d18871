"""AI over HTTP: versions, a key that is never told, pages of the ledger."""

from __future__ import annotations

from fastapi.testclient import TestClient

from companion.db.unit_of_work import Database
from companion.ids import TenantId
from companion.llm.bookkeeping import Books
from companion.llm.gateway import ModelRole
from companion.llm.greeting import greet
from companion.llm.ledger import Caps
from companion.llm.models import ModelChoice, Price, Usage
from tests.api.callers import CLOCK, Caller

ADDRESS = "/api/v1/ai/settings"
WISH = {
    "enabled": True,
    "model": "anthropic/claude-x",
    "key": "sk-very-secret",
    "month_dollars": 2.5,
    "fields": ["goals"],
}


def put(api: TestClient, caller: Caller, wish: object, tag: str = '"1"'):
    return api.put(ADDRESS, headers={**caller.headers, "If-Match": tag}, json=wish)


def test_settings_are_put_in_force_and_the_key_is_in_no_answer(api: TestClient, administrator: Caller):
    changed = put(api, administrator, WISH)
    read = api.get(ADDRESS, headers=administrator.headers)

    assert changed.status_code == read.status_code == 200
    assert read.headers["ETag"] == '"2"'
    assert (read.json()["model_in_force"], read.json()["cap_dollars"]) == ("anthropic/claude-x", 2.5)
    assert read.json()["has_key"] is True
    assert "very-secret" not in changed.text + read.text


def test_an_older_version_is_refused_and_a_sensitive_field_never_set(api: TestClient, administrator: Caller):
    put(api, administrator, WISH)

    assert put(api, administrator, WISH).status_code == 412
    refused = put(api, administrator, {**WISH, "fields": ["ethnicity"]}, '"2"')
    assert (refused.status_code, refused.json()["code"]) == (422, "llm.field_never")


def test_a_body_that_is_wrong_does_not_bring_the_key_back(api: TestClient, administrator: Caller):
    refused = put(api, administrator, {**WISH, "key": "sk-very-secret" * 500})

    assert refused.status_code == 422
    assert "very-secret" not in refused.text


def test_the_ledger_comes_in_pages_newest_first_and_none_is_lost(
    api: TestClient, administrator: Caller, database: Database, tenant: TenantId
):
    books = Books(database, tenant, Caps(None, None), CLOCK)
    choice = ModelChoice(ModelRole.WRITER, "openai/m", "k", price=Price(1, 1))
    for _ in range(5):
        books.close(books.open(greet(), choice, Usage(9, 9)), "answered", Usage(1, 1), 0.5)

    found, address = [], "/api/v1/ai/ledger?limit=2"
    while address:
        page = api.get(address, headers=administrator.headers).json()
        found += page["items"]
        address = page["next"]

    assert len({call["id"] for call in found}) == 5
    assert {call["dollars"] for call in found} == {0.000002}
