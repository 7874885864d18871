from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.db.kept_answers import claim_key, forget_answers
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import Database
from tests.api.callers import CLOCK, Caller, sign_in_as

ADDRESS = "/api/v1/trial/programmes/once"
KEY = "0b6f3f0e-3f0e-4c9b"


def ask(api: TestClient, caller: Caller, name: str = "North", key: str = KEY, address: str = ADDRESS):
    return api.post(address, json={"name": name}, headers={**caller.headers, "Idempotency-Key": key})


def count(database: Database, tenant) -> int:
    with database.transaction(tenant) as work:
        return work.connection.execute(sa.select(sa.func.count()).select_from(programmes)).scalar_one()


def test_a_request_that_is_repeated_with_its_key_is_done_once_and_answered_the_same(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    first = ask(api, administrator)
    again = ask(api, administrator)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["ETag"] == first.headers["ETag"] == '"1"'
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert count(database, tenant) == 1


def test_without_a_key_every_request_is_a_new_one(api: TestClient, administrator: Caller, database, tenant):
    for _ in range(2):
        api.post(ADDRESS, json={"name": "North"}, headers=administrator.headers)

    assert count(database, tenant) == 2


def test_a_key_that_was_used_for_another_request_is_refused(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    ask(api, administrator, name="North")
    other = ask(api, administrator, name="South")

    assert other.status_code == 422
    assert other.json()["code"] == "api.key_reused"
    assert count(database, tenant) == 1


def test_a_key_is_its_owners_alone(api: TestClient, administrator: Caller, database: Database, tenant):
    colleague = sign_in_as(database, tenant)

    mine, hers = ask(api, administrator), ask(api, colleague)

    assert mine.json()["id"] != hers.json()["id"]


@pytest.mark.parametrize("key", ["", "short", "with space in it", "x" * 101, "name@example.org"])
def test_a_key_that_is_none_is_refused(api: TestClient, administrator: Caller, key: str):
    answer = ask(api, administrator, key=key)

    assert answer.status_code == 422
    assert answer.json()["code"] == "api.key_unusable"


def test_while_the_first_is_being_served_the_second_is_told_to_come_back(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    with database.transaction(tenant) as other:
        assert claim_key(other, administrator.viewer.account, KEY)
        answer = ask(api, administrator)

    assert answer.status_code == 409
    assert answer.json()["code"] == "api.key_busy"
    assert answer.headers["Retry-After"] == "1"
    assert count(database, tenant) == 0


def test_of_many_at_once_one_is_done(api: TestClient, administrator: Caller, database: Database, tenant):
    statuses: list[int] = []
    threads = [
        threading.Thread(target=lambda: statuses.append(ask(api, administrator).status_code))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    assert count(database, tenant) == 1


def test_a_request_that_was_refused_may_be_sent_again_with_its_key(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    refused = ask(api, administrator, name="North\0")
    done = ask(api, administrator, name="North")

    assert (refused.status_code, done.status_code) == (422, 201)


def test_an_upload_is_told_apart_by_what_is_in_the_file(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    headers = {**administrator.headers, "Idempotency-Key": KEY}
    address = "/api/v1/trial/imports/once"
    first = api.post(address, files={"file": ("people.csv", b"North")}, headers=headers)
    again = api.post(address, files={"file": ("people.csv", b"North")}, headers=headers)
    other = api.post(address, files={"file": ("people.csv", b"South")}, headers=headers)

    assert first.json()["name"] == "North"
    assert again.json() == first.json()
    assert other.json()["code"] == "api.key_reused"
    assert count(database, tenant) == 1


def test_a_route_that_forgets_to_keep_its_answer_does_nothing_at_all(
    api: TestClient, administrator: Caller, database: Database, tenant
):
    answer = ask(api, administrator, address=f"{ADDRESS}/forgotten")

    assert answer.status_code == 500
    assert count(database, tenant) == 0


def test_kept_answers_can_be_forgotten(api: TestClient, administrator: Caller, database: Database, tenant):
    first = ask(api, administrator)
    with database.transaction(tenant) as work:
        assert forget_answers(work, before=CLOCK.now()) == 0
        assert forget_answers(work) == 1

    assert ask(api, administrator).json()["id"] != first.json()["id"]
