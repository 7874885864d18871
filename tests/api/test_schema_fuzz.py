"""A few unthought-of requests for every operation; tests/prove/api_fuzz.py asks thousands over a socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from tests.api.callers import Caller
from tests.api.test_access_table import ROWS
from tests.api.world import Organisation

CASES = 4
HERE = f"http://{asgi.HOST}"
SECONDS = 120
LEFT_OUT = [
    # Whether a well-formed request is also done is decided by rules that no schema can say.
    positive_data_acceptance,
    # We send a token of our own beside whatever was made up; the large run asks without one, too.
    ignored_auth,
]
ASKING = ("administrator", "mentee")
"""Somebody who may do nearly everything, and somebody who may do nearly nothing."""
IDS = ("programme_id", "round_id", "import_id", "person_id", "mentee_id", "mentor_id", "account_id")
OPERATIONS = [row for row in ROWS if row[1].startswith("/api/v1/") and row[1] != "/api/v1/openapi.json"]


@pytest.fixture(scope="module")
def schema(whole_app: FastAPI) -> Any:
    return schemathesis.openapi.from_dict(whole_app.openapi())


@pytest.fixture(scope="module")
def session(whole_app: FastAPI) -> Iterator[Any]:
    with asgi.get_client(whole_app) as opened:
        yield opened


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda word: word)
def test_whatever_is_asked_the_answer_is_no_fault_and_is_described(
    schema: Any, session: Any, organisations: tuple[Organisation, Organisation], method: str, path: str
):
    north, _ = organisations
    operation = schema[path][method]
    cases = st.one_of(*(operation.as_strategy(mode) for mode in GenerationMode))
    callers = st.sampled_from([north.callers[name] for name in ASKING])

    @settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, caller=callers, real=st.booleans())
    def ask(case: Case, caller: Caller, real: bool) -> None:
        if real:
            known = {name: str(north.ids[name]) for name in IDS if name in case.path_parameters}
            case.path_parameters.update(known)
        case.call_and_validate(
            HERE, session=session, headers=caller.headers, excluded_checks=LEFT_OUT, timeout=SECONDS
        )

    ask()
