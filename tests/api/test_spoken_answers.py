"""Problems, and what else the API says, are in the language of whoever reads it; codes stay as they are."""

# ruff: noqa: RUF001 -- French as it is written.

from __future__ import annotations

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.db.tables.accounts import accounts
from companion.db.unit_of_work import Database
from tests.api.callers import Caller

ASKS_GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}


def choose(database: Database, caller: Caller, language: str) -> None:
    with database.transaction(caller.viewer.tenant) as work:
        hers = sa.update(accounts).where(accounts.c.id == caller.viewer.account)
        work.connection.execute(hers.values(language=language))


@pytest.mark.parametrize(
    ("asked", "language", "title", "detail"),
    [
        ("", "en", "Nobody is signed in", "You are not signed in, or your session has ended. Sign in again."),
        (
            "de-AT,de;q=0.9,en;q=0.5",
            "de",
            "Niemand ist angemeldet",
            "Sie sind nicht angemeldet, oder Ihre Sitzung ist abgelaufen. Melden Sie sich neu an.",
        ),
        (
            "es",
            "es",
            "Nadie ha iniciado sesión",
            "No ha iniciado sesión o su sesión ha caducado. Inicie sesión de nuevo.",
        ),
        (
            "nl, fr;q=0.8",
            "fr",
            "Personne n’est connecté",
            "Vous n’êtes pas connecté·e, ou votre session a expiré. Reconnectez-vous.",
        ),
        (
            "nl",
            "en",
            "Nobody is signed in",
            "You are not signed in, or your session has ended. Sign in again.",
        ),
    ],
)
def test_a_problem_is_in_the_first_language_asked_for_that_there_is_and_says_which_it_is(
    api: TestClient, asked: str, language: str, title: str, detail: str
):
    answer = api.get("/api/v1/trial/who", headers={"Accept-Language": asked})

    assert answer.headers["Content-Language"] == language
    assert answer.json()["title"] == title
    assert answer.json()["detail"] == detail
    assert answer.json()["code"] == "accounts.not_signed_in"


def test_what_she_chose_for_her_account_counts_more_than_what_her_browser_asks_for(
    api: TestClient, administrator: Caller, database: Database
):
    choose(database, administrator, "fr")

    refused = api.post(
        "/api/v1/trial/programmes/refused",
        json={"name": "x"},
        headers={**administrator.headers, **ASKS_GERMAN},
    )

    assert refused.headers["Content-Language"] == "fr"
    assert refused.json()["detail"].startswith("Introuvable\u00a0: tour.")


@pytest.mark.parametrize(("method", "address"), [("GET", "language"), ("POST", "language/once")])
def test_a_route_speaks_what_she_chose_whichever_thread_serves_it(
    api: TestClient, administrator: Caller, database: Database, method: str, address: str
):
    choose(database, administrator, "es")

    answer = api.request(method, f"/api/v1/trial/{address}", headers={**administrator.headers, **ASKS_GERMAN})

    assert answer.json() == {"name": "es"}
    assert answer.headers["Content-Language"] == "es"


def test_who_chose_nothing_is_spoken_to_as_her_browser_asks(api: TestClient, administrator: Caller):
    answer = api.get("/api/v1/trial/language", headers={**administrator.headers, **ASKS_GERMAN})

    assert answer.json() == {"name": "de"}
    assert answer.headers["Content-Language"] == "de"


def test_fields_that_cannot_be_used_are_explained_in_the_language_too(api: TestClient, administrator: Caller):
    answer = api.get("/api/v1/trial/numbers?limit=201", headers={**administrator.headers, **ASKS_GERMAN})

    assert answer.json()["fields"] == [{"field": "query.limit", "says": "Das muss 200 oder weniger sein."}]


def test_what_is_refused_before_any_route_is_said_in_the_language_too(api: TestClient):
    nowhere = api.get("/api/v1/nothing", headers=ASKS_GERMAN)
    foreign = api.post(
        "/api/v1/sign-in/password", json={}, headers={**ASKS_GERMAN, "Origin": "https://elsewhere.example"}
    )

    assert nowhere.json()["detail"].startswith("An dieser Adresse ist nichts.")
    assert foreign.json()["code"] == "api.foreign_origin"
    assert foreign.json()["detail"].startswith("Diese Änderung hat die Seite einer anderen Website verlangt")
    assert {nowhere.headers["Content-Language"], foreign.headers["Content-Language"]} == {"de"}


def test_the_facts_of_a_refusal_are_put_into_the_language_with_it(api: TestClient, administrator: Caller):
    answer = api.put(
        "/api/v1/me/password", json={"password": "short"}, headers={**administrator.headers, **ASKS_GERMAN}
    )

    assert answer.json()["code"] == "accounts.password_unfit"
    assert answer.json()["detail"].startswith("Dieses Passwort hat weniger als 12 Zeichen. ")


@pytest.mark.parametrize(
    "address",
    ["/api/v1/trial/language", "/api/v1/trial/who", "/api/v1/nothing", "/sign-in", "/unsubscribe/x"],
)
def test_an_answer_says_its_language_and_what_that_depends_on(
    api: TestClient, administrator: Caller, address: str
):
    answer = api.get(address, headers={**administrator.headers, **ASKS_GERMAN})

    assert answer.headers["Content-Language"] == "de"
    assert answer.headers["Vary"] == "Accept-Language, Authorization, Cookie"


def test_what_is_refused_outside_of_any_route_says_so_too(api: TestClient):
    foreign = api.post(
        "/api/v1/sign-in/password", json={}, headers={**ASKS_GERMAN, "Origin": "https://elsewhere.example"}
    )

    assert foreign.headers["Vary"] == "Accept-Language, Authorization, Cookie"


def test_a_version_is_told_beside_the_language_and_once(api: TestClient, administrator: Caller):
    answer = api.put("/api/v1/trial/versioned", headers={**administrator.headers, "If-Match": '"3"'})

    assert answer.headers["ETag"] == '"4"'
    assert answer.headers.get_list("Vary") == ["Accept-Language, Authorization, Cookie"]


@pytest.mark.parametrize("address", ["/livez", "/sign-in/page.css"])
def test_what_is_the_same_in_every_language_names_none(api: TestClient, address: str):
    answer = api.get(address, headers=ASKS_GERMAN)

    assert "Content-Language" not in answer.headers
    assert "Vary" not in answer.headers
