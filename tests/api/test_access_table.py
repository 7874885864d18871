"""The access table, line by line, against the whole application over two organisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from companion.api.signposts import Signposts
from tests.api.access_table import COLUMNS, OTHER, TABLE
from tests.api.asking import Asking, request_for
from tests.api.world import Organisation

ROWS = {
    (words[0], words[1]): dict(zip(COLUMNS, map(int, words[2:]), strict=True))
    for words in (line.split() for line in TABLE.splitlines() if line and not line.startswith("#"))
}


@pytest.fixture(scope="module")
def client(whole_app: FastAPI) -> Iterator[TestClient]:
    with TestClient(whole_app, raise_server_exceptions=False, follow_redirects=False) as opened:
        yield opened


def routes(app: FastAPI) -> set[tuple[str, str]]:
    """Every method and address of an application."""
    return {
        (method, context.path or "")
        for context in iter_route_contexts(app.routes)
        if not isinstance(context.original_route, Signposts)
        for method in (context.methods or {"GET"}) - {"HEAD"}
    }


def test_every_route_has_a_row_and_every_row_a_route(whole_app: FastAPI):
    there = routes(whole_app)

    assert sorted(there - set(ROWS)) == [], "These routes have no row in tests/api/access_table.py."
    assert sorted(set(ROWS) - there) == [], "These rows have no route any more."


def test_a_route_that_was_planted_without_a_row_is_missed(whole_app: FastAPI):
    planted = FastAPI(openapi_url=None)
    planted.router.routes.extend(whole_app.routes)
    planted.add_api_route("/api/v1/planted", lambda: None, methods=["DELETE"], include_in_schema=False)

    assert routes(planted) - set(ROWS) == {("DELETE", "/api/v1/planted")}


@pytest.mark.parametrize(("method", "path"), ROWS, ids=lambda word: word)
def test_everybody_is_answered_as_the_table_says_and_sees_nothing_of_others(
    client: TestClient,
    whole_app: FastAPI,
    organisations: tuple[Organisation, Organisation],
    method: str,
    path: str,
):
    north, south = organisations
    asking = request_for(whole_app, method, path, north)

    answers = {column: ask(client, asking, headers) for column, headers in callers(north, south).items()}

    assert {column: answer.status_code for column, answer in answers.items()} == ROWS[(method, path)]
    for column, answer in answers.items():
        hidden = north.canary if column in {*OTHER, "out"} else south.canary
        assert hidden not in answer.text + str(answer.headers), f"{column} sees the other organisation"


def callers(north: Organisation, south: Organisation) -> dict[str, dict[str, str]]:
    """What each column sends to be known; all of them ask for what is the north's."""
    own = {name: caller.headers for name, caller in north.callers.items()}
    others = {name: south.callers[name.removeprefix("other_")].headers for name in OTHER}
    return {**own, **others, "out": {}}


def ask(client: TestClient, asking: Asking, headers: dict[str, str]) -> Any:
    client.cookies.clear()
    return client.request(
        asking.method, asking.address, headers={**asking.headers, **headers}, **asking.content
    )


@pytest.mark.parametrize(
    ("column", "path"),
    [
        ("administrator", "/api/v1/programmes/{programme_id}/people"),
        ("administrator", "/api/v1/people/{person_id}/export"),
        ("administrator", "/api/v1/imports/{import_id}/entries"),
        ("case_owner", "/api/v1/rounds/{round_id}/pairs"),
        ("case_owner", "/api/v1/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}"),
        ("mentee", "/api/v1/people/{person_id}"),
        ("mentee", "/api/v1/my/matches"),
        ("mentor", "/api/v1/my/matches"),
    ],
)
def test_the_word_that_others_must_not_see_is_seen_by_those_who_may(
    client: TestClient, organisations: tuple[Organisation, Organisation], column: str, path: str
):
    """Else the search for it would find nothing in any case."""
    north, _ = organisations
    asking = Asking("GET", path.format(**north.ids))

    assert north.canary in ask(client, asking, north.callers[column].headers).text
