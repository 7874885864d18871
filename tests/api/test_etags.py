from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.api.callers import Caller

ADDRESS = "/api/v1/trial/versioned"


@pytest.mark.parametrize("tag", ['"3"', 'W/"3"', ' "3" '])
def test_a_change_of_the_version_that_is_there_is_made_and_told_its_new_tag(
    api: TestClient, administrator: Caller, tag: str
):
    answer = api.put(ADDRESS, headers={**administrator.headers, "If-Match": tag})

    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"4"'


def test_a_change_of_an_older_version_is_refused(api: TestClient, administrator: Caller):
    answer = api.put(ADDRESS, headers={**administrator.headers, "If-Match": '"2"'})

    assert answer.status_code == 412
    assert answer.json()["code"] == "db.version_outdated"


@pytest.mark.parametrize("tag", [None, "", "*", "3", '"three"', '"3", "4"', '"-1"', '"99999999999"'])
def test_a_change_that_names_no_version_is_refused_and_told_how_to_name_it(
    api: TestClient, administrator: Caller, tag: str | None
):
    headers = administrator.headers if tag is None else {**administrator.headers, "If-Match": tag}

    answer = api.put(ADDRESS, headers=headers)

    assert answer.status_code == 428
    assert "If-Match" in answer.json()["detail"]
