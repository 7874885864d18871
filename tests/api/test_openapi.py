from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from companion.api.app import create_app
from companion.api.openapi import operations
from companion.contracts.problem import MEDIA_TYPE
from companion.wiring import Services


@pytest.fixture
def description(services: Services) -> dict[str, Any]:
    return create_app(services).openapi()


def bodies(description: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Each JSON body that goes in or out, with the operation that it belongs to."""
    found = []
    for operation in operations(description):
        contents = [operation.get("requestBody", {}).get("content", {})]
        contents += [answer.get("content", {}) for answer in operation["responses"].values()]
        found += [
            (operation["operationId"], content["application/json"]["schema"])
            for content in contents
            if "application/json" in content
        ]
    return found


def resolved(description: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return description["components"]["schemas"][name] if name else schema


def test_every_operation_has_a_name_of_its_own_that_reads_as_verb_and_noun(description: dict[str, Any]):
    names = [operation["operationId"] for operation in operations(description)]

    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if "_" not in name or "api_v1" in name] == []


def test_every_operation_says_what_it_does(description: dict[str, Any]):
    assert [entry["operationId"] for entry in operations(description) if not entry.get("description")] == []


def test_every_operation_names_the_problems_that_it_can_be_answered_with(description: dict[str, Any]):
    for operation in operations(description):
        answers = operation["responses"]
        problems = {status for status in answers if status == "default" or int(status) >= 400}
        assert {"500", "503", "default"} <= problems
        assert all(list(answers[status]["content"]) == [MEDIA_TYPE] for status in problems)
        if operation.get("security"):
            assert {"401", "403"} <= problems


def test_what_is_edited_together_can_be_answered_with_412_and_428(services: Services):
    from tests.api.trial_routes import trial_router

    app = create_app(services)
    app.include_router(trial_router)
    answers = app.openapi()["paths"]["/trial/versioned"]["put"]["responses"]

    assert {"412", "428"} <= set(answers)


def test_every_body_has_an_example(description: dict[str, Any]):
    without = [
        operation
        for operation, schema in bodies(description)
        if not ({"example", "examples"} & set(resolved(description, schema)))
    ]

    assert without == []


def test_a_body_that_is_no_json_has_an_example_as_well(description: dict[str, Any]):
    others = [
        (kind, content)
        for operation in operations(description)
        for answer in (operation.get("requestBody", {}), *operation["responses"].values())
        for kind, content in answer.get("content", {}).items()
        if kind not in ("application/json", MEDIA_TYPE)
    ]

    assert [kind for kind, content in others if "example" not in content and content.get("schema")] == []
    assert {"multipart/form-data", "text/event-stream"} <= {kind for kind, _ in others}


def test_every_reference_leads_somewhere(description: dict[str, Any]):
    def references(node: Any) -> list[str]:
        if isinstance(node, dict):
            inner = [found for value in node.values() for found in references(value)]
            return inner + ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
        return [found for value in node for found in references(value)] if isinstance(node, list) else []

    known = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}

    assert set(references(description)) <= known
