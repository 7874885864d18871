"""What the API says of itself: FastAPI's description, with our problems in the place of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

from companion.api.problems import STATUS, TITLES
from companion.contracts.problem import MEDIA_TYPE, FieldProblem, Problem
from companion.errors import Kind

ABOUT = (
    "Mentoring programmes: the people, the rules, the rounds of matching, and why each match was made.\n\n"
    "Every error is a problem after RFC 9457, with a stable code and a sentence that says what to do. "
    "Sentences are in the language that whoever has signed in chose for her account, else in the first of "
    "Accept-Language that there is; Content-Language says which it is. "
    "What is absent and what is not yours are the same 404. Long lists come in pages: follow `next` as it "
    "stands. What several people edit carries an ETag, to be sent as If-Match with a change. A POST with an "
    "Idempotency-Key may be sent again without being done again."
)
_ANYWHERE = (500, 503)
_WITH_INPUT = (400, 413, 422)
_SIGNED = (STATUS[Kind.NOT_SIGNED_IN], STATUS[Kind.FORBIDDEN])
_METHODS = ("get", "put", "post", "delete", "patch")


class DescribedApi(FastAPI):
    """A FastAPI application whose description tells of problems."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = with_problems(super().openapi())
        return self.openapi_schema


def with_problems(description: dict[str, Any]) -> dict[str, Any]:
    """A description in which every operation names the problems that it can be answered with."""
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["FieldProblem"] = FieldProblem.model_json_schema()
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    problem.pop("$defs", None)
    schemas["Problem"] = problem
    for operation in operations(description):
        for parameter in operation.get("parameters", []):
            # FastAPI must not ask for it, or its absence would be one of many 422 and no 428.
            parameter["required"] = parameter["required"] or parameter["name"] == "If-Match"
            parameter["schema"] = _without_null(parameter["schema"])
        responses = {
            status: answer for status, answer in operation["responses"].items() if not _is_problem(status)
        }
        operation["responses"] = responses | {str(status): _answer(status) for status in statuses(operation)}
        operation["responses"]["default"] = _answer(None)
    return description


def operations(description: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of a description."""
    for path in description.get("paths", {}).values():
        yield from (path[method] for method in _METHODS if method in path)


def statuses(operation: dict[str, Any]) -> list[int]:
    """The statuses of the problems that an operation can be answered with."""
    parameters = operation.get("parameters", [])
    found = set(_ANYWHERE)
    if parameters or "requestBody" in operation:
        found.update(_WITH_INPUT)
    if operation.get("security"):
        found.update(_SIGNED)
    if any(parameter["in"] == "path" for parameter in parameters):
        found.add(STATUS[Kind.NOT_FOUND])
    names = {parameter["name"] for parameter in parameters}
    if "If-Match" in names:
        found.update((412, 428))
    if "Idempotency-Key" in names:
        found.add(STATUS[Kind.CONFLICT])
    return sorted(found)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is there or is not; only a body can have a null."""
    kinds: list[dict[str, Any]] = [kind for kind in schema.get("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {name: told for name, told in schema.items() if name != "anyOf"} | kinds[0]


def _is_problem(status: str) -> bool:
    return status == "default" or int(status) >= 400


def _answer(status: int | None) -> dict[str, Any]:
    says = "Any other problem" if status is None else TITLES[status]
    return {
        "description": says,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
