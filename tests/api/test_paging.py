from __future__ import annotations

import base64
from uuid import UUID, uuid5

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import URL

from companion.api.paging import Asked
from companion.errors import CursorUnusable
from tests.api.callers import Caller

HERE = URL("http://test/api/v1/trial/numbers?limit=2&text=a%26b")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ID = uuid5(UUID(int=1), "somebody")


def follow(api: TestClient, caller: Caller, first: str) -> list[list[int]]:
    """The numbers of each page, following `next` as it stands."""
    pages, address = [], first
    while address:
        answer = api.get(address, headers=caller.headers).json()
        pages.append([entry["number"] for entry in answer["items"]])
        address = answer["next"]
    return pages


def test_a_long_list_is_read_page_by_page_without_a_gap_or_a_repetition(
    api: TestClient, administrator: Caller
):
    pages = follow(api, administrator, "/api/v1/trial/numbers?limit=3&upto=7")

    assert pages == [[0, 1, 2], [3, 4, 5], [6]]


def test_a_list_that_ends_with_a_full_page_has_no_empty_one_after_it(api: TestClient, administrator: Caller):
    assert follow(api, administrator, "/api/v1/trial/numbers?limit=3&upto=6") == [[0, 1, 2], [3, 4, 5]]


def test_an_empty_list_is_one_page(api: TestClient, administrator: Caller):
    assert follow(api, administrator, "/api/v1/trial/numbers?upto=0") == [[]]


def test_the_next_page_is_asked_for_with_the_same_filters():
    page = Asked(None, 2, HERE).cut([1, 2, 3], key=lambda row: (row,))

    assert page.next is not None
    assert page.next.startswith("/api/v1/trial/numbers?limit=2&text=a%26b&cursor=")


@given(name=texts)
def test_a_cursor_gives_back_the_key_that_it_was_made_of(name: str):
    page = Asked(None, 1, HERE).cut([(name, ID), ("z", ID)], key=lambda row: row)
    cursor = URL(f"http://test{page.next}").query.rpartition("cursor=")[2]

    assert Asked(cursor, 1, HERE).after(str, UUID) == (name, ID)


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "äöü",
        "%00",
        base64.urlsafe_b64encode(b"[1, 2]").decode(),
        base64.urlsafe_b64encode(b'{"a": "b"}').decode(),
        base64.urlsafe_b64encode(b'["a"]').decode(),
        base64.urlsafe_b64encode(b'["a", "no id"]').decode(),
        base64.urlsafe_b64encode(b'["a\\u0000", "%s"]' % str(ID).encode()).decode(),
        base64.urlsafe_b64encode(b'["\\ud800", "%s"]' % str(ID).encode()).decode(),
        base64.urlsafe_b64encode(b"[" * 700).decode(),
    ],
)
def test_a_cursor_that_no_list_gave_is_refused(cursor: str):
    with pytest.raises(CursorUnusable):
        Asked(cursor, 1, HERE).after(str, UUID)


def test_a_cursor_of_another_list_is_a_problem_and_no_fault(api: TestClient, administrator: Caller):
    answer = api.get("/api/v1/trial/numbers?cursor=WyJhIl0", headers=administrator.headers)

    assert answer.status_code == 422
    assert answer.json()["code"] == "api.cursor_unusable"
