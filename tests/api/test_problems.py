from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from companion.api.problems import STATUS, TITLES, status_of
from companion.contracts.problem import Problem
from companion.db.unit_of_work import Database
from companion.errors import Kind, catalogue
from tests.api.callers import Caller
from tests.api.trial_routes import WISH_OF_ADA


def test_every_kind_of_error_has_a_status_and_every_status_a_title():
    assert set(STATUS) == set(Kind)
    assert {status_of_class(error) for error in catalogue()} <= set(TITLES)


def status_of_class(error: type) -> int:
    return status_of(error.__new__(error))


def test_a_problem_says_what_it_is_in_the_way_of_rfc_9457(api: TestClient):
    answer = api.get("/api/v1/trial/who")

    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = Problem.model_validate(answer.json())
    assert problem.type == "/problems/accounts.not_signed_in"
    assert problem.status == answer.status_code
    assert problem.detail == "You are not signed in, or your session has ended. Sign in again."
    assert problem.request_id == answer.headers["X-Request-Id"]


def test_what_breaks_is_an_apology_with_a_number_and_tells_nothing_else(
    api: TestClient, administrator: Caller
):
    answer = api.post("/api/v1/trial/programmes/broken", json={"name": "x"}, headers=administrator.headers)

    assert answer.status_code == 500
    assert answer.json()["code"] == "api.unexpected"
    assert answer.json()["request_id"] in answer.json()["detail"]
    assert WISH_OF_ADA not in answer.text
    assert "Traceback" not in answer.text


def test_a_broken_rule_of_a_table_is_a_mistake_of_ours_and_tells_nothing(
    api: TestClient, administrator: Caller
):
    answer = api.post(
        "/api/v1/trial/programmes/broken/in-the-database",
        json={"name": WISH_OF_ADA},
        headers=administrator.headers,
    )

    assert answer.status_code == 500
    assert WISH_OF_ADA not in answer.text


def test_fields_that_cannot_be_used_are_listed_in_words_and_their_values_are_not_repeated(
    api: TestClient, administrator: Caller
):
    answer = api.post("/api/v1/trial/programmes", json={"nome": WISH_OF_ADA}, headers=administrator.headers)

    assert answer.status_code == 422
    assert answer.json()["fields"] == [{"field": "body.name", "says": "This is needed, and is missing."}]
    assert WISH_OF_ADA not in answer.text


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("limit=0", "query.limit", "This must be 1 or more."),
        ("limit=201", "query.limit", "This must be 200 or less."),
        ("limit=many", "query.limit", "This must be a whole number."),
        ("cursor=" + "a" * 1001, "query.cursor", "This may have at most 1000 characters."),
    ],
)
def test_each_sort_of_mistake_has_its_sentence(
    api: TestClient, administrator: Caller, query: str, field: str, says: str
):
    answer = api.get(f"/api/v1/trial/numbers?{query}", headers=administrator.headers)

    assert answer.json()["fields"] == [{"field": field, "says": says}]


def test_a_body_that_is_no_json_is_a_problem(api: TestClient, administrator: Caller):
    headers = {**administrator.headers, "Content-Type": "application/json"}

    answer = api.post("/api/v1/trial/programmes", content=b"{", headers=headers)

    assert answer.status_code == 422
    assert answer.json()["fields"][0]["says"] == "This is not JSON."


def test_a_form_that_cannot_be_read_is_a_problem(api: TestClient, administrator: Caller):
    headers = {**administrator.headers, "Content-Type": "multipart/form-data; boundary=x"}

    answer = api.post("/api/v1/trial/imports", content=b"--y\r\n", headers=headers)

    assert answer.status_code in {400, 422}
    assert answer.json()["code"] in {"api.body_unreadable", "api.request_invalid"}


def test_an_address_without_anything_and_a_method_that_is_not_taken_are_problems(api: TestClient):
    nothing = api.get("/api/v1/nothing")
    wrong = api.delete("/api/v1/trial/who")

    assert (nothing.status_code, nothing.json()["code"]) == (404, "api.no_such_address")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "api.method_not_allowed")
    assert wrong.headers["Allow"] == "GET"


def test_a_text_that_postgresql_cannot_keep_is_the_callers_to_mend(api: TestClient, administrator: Caller):
    answer = api.post("/api/v1/trial/programmes", json={"name": "North\u0000"}, headers=administrator.headers)

    assert answer.status_code == 422
    assert answer.json()["code"] == "db.value_not_storable"


def test_a_database_that_is_down_is_unavailable_and_says_when_to_come_back(
    api: TestClient, administrator: Caller, database: Database, monkeypatch
):
    gone = Database("postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setattr(database, "_engine", gone._engine)

    answer = api.get("/api/v1/trial/who", headers=administrator.headers)

    assert answer.status_code == 503
    assert answer.json()["code"] == "db.unavailable"
    assert int(answer.headers["Retry-After"]) > 0


def test_a_row_that_somebody_else_is_changing_for_too_long_is_a_conflict(
    api: TestClient, administrator: Caller, database: Database, tenant, monkeypatch
):
    monkeypatch.setattr("companion.db.limits.LOCK_SECONDS", 0.05)

    with database.operator() as owner:
        owner.exec_driver_sql("LOCK TABLE programmes IN ACCESS EXCLUSIVE MODE")
        answer = api.post("/api/v1/trial/programmes", json={"name": "North"}, headers=administrator.headers)

    assert answer.status_code == 409
    assert answer.json()["code"] == "db.changed_at_once"


def test_a_question_that_the_database_takes_too_long_for_is_given_up(
    api: TestClient, administrator: Caller, database: Database, tenant, monkeypatch
):
    monkeypatch.setattr("companion.db.limits.STATEMENT_SECONDS", 0.05)

    with database.operator() as owner:
        owner.exec_driver_sql("LOCK TABLE programmes IN ACCESS EXCLUSIVE MODE")
        answer = api.post("/api/v1/trial/programmes", json={"name": "North"}, headers=administrator.headers)

    assert answer.status_code == 503
    assert answer.json()["code"] == "api.took_too_long"


def test_an_address_says_all_the_methods_that_it_takes(api: TestClient):
    answer = api.put("/api/v1/accounts")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, POST"
