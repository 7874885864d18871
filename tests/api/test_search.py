from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from companion.access import Role
from companion.ids import new_id
from companion.wiring import Services
from tests.api.callers import sign_in_as
from tests.service.search_setting import Hall


@pytest.fixture
def hall(database, tenant, services: Services) -> Hall:
    hall = Hall(database, tenant)
    hall.encoders = services.encoders
    hall.add("Ada", "Welding ships; chess")
    hall.add("Ben", "tea")
    hall.embed()
    return hall


def address(hall: Hall) -> str:
    return f"/api/v1/programmes/{hall.programme}/search"


def test_staff_find_people_with_a_score_and_a_statement(api: TestClient, hall, administrator):
    answer = api.get(address(hall), params={"q": "welding ships", "k": 1}, headers=administrator.headers)

    (found,) = answer.json()["items"]
    assert answer.status_code == 200
    assert found["name"] == "Ada"
    assert 0 < found["score"] <= 1
    assert found["statement"] == {"field": "offers", "words": "Welding ships"}


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
def test_nobody_but_staff_sees_a_score(api: TestClient, hall, role):
    caller = sign_in_as(hall.database, hall.tenant, role, programme=hall.programme)

    answer = api.get(address(hall), params={"q": "welding"}, headers=caller.headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "access.forbidden")


def test_another_organisations_programme_is_as_if_it_were_not(api: TestClient, hall, make_tenant):
    stranger = sign_in_as(hall.database, make_tenant())

    theirs = api.get(address(hall), params={"q": "welding"}, headers=stranger.headers)
    nowhere = api.get(
        f"/api/v1/programmes/{new_id()}/search", params={"q": "welding"}, headers=stranger.headers
    )

    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.json()["detail"] == nowhere.json()["detail"]


@pytest.mark.parametrize("asked", [{"q": ""}, {"q": "?"}, {"q": "tea", "k": 0}, {"q": "tea", "k": 101}, {}])
def test_what_cannot_be_looked_for_is_refused(api: TestClient, hall, administrator, asked):
    answer = api.get(address(hall), params=asked, headers=administrator.headers)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
