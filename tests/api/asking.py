"""A request that is well formed, for any route: from the examples that the API gives of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from tests.api.world import OFFERED, PEOPLE, Organisation


@dataclass(frozen=True)
class Asking:
    """A request without the one who asks."""

    method: str
    address: str
    headers: dict[str, str] = field(default_factory=dict)
    content: dict[str, Any] = field(default_factory=dict)


Body = Callable[[Organisation], dict[str, Any]]

BODIES: dict[str, Body] = {
    "sign_in_by_password": lambda north: {
        "organisation": north.slug,
        "email": "x@y.example",
        "password": "x",
    },
    "ask_for_link": lambda north: {"organisation": north.slug, "email": "x@y.example"},
    # Everybody who was there leaves, for the file that waits holds two others.
    "apply_import": lambda _: {"confirm_gone": 7},
    "grant_role": lambda north: {"role": "mentor", "programme": str(north.ids["programme_id"])},
    "preview_swap": lambda north: _parting(north),
    "preview_repair": lambda north: _leaving(north),
    # What these two were made from is no longer so: whoever may ask is told that.
    "make_swap": lambda north: {**_parting(north), "basis": "of yesterday", "way": "kind"},
    "make_repair": lambda north: {**_leaving(north), "basis": "of yesterday", "way": "kind"},
    # Nobody stands on it yet.
    "order_shortlist": lambda _: {"mentors": []},
    "offer_times": lambda _: {"times": [OFFERED.isoformat()], "minutes": 60, "link": ""},
    "offer_other_times": lambda _: {"times": [OFFERED.isoformat()]},
    "take_time": lambda _: {"starts_at": OFFERED.isoformat(), "repeat": True},
    "write_taken_along": lambda north: {
        "text": "To ask before I build.",
        "confidentiality": "pair",
        "version": north.ids.get("version_of_closing", 0),
    },
    "invite_somebody": lambda north: {
        "email": "new@firm.example",
        "name": "Nia New",
        "role": "mentee",
        "programme": str(north.ids["programme_id"]),
    },
}
"""Bodies for which an example cannot do, because they name what is in the database, or a version of it."""


def _parting(north: Organisation) -> dict[str, Any]:
    pair = {name: str(north.ids[name]) for name in ("mentee_id", "mentor_id")}
    return {**pair, "together": False}


def _leaving(north: Organisation) -> dict[str, Any]:
    return {"person_id": str(north.ids["mentor_id"])}


def request_for(app: FastAPI, method: str, path: str, own: Organisation) -> Asking:
    """A well-formed request for a route, about what is in this organisation."""
    description = app.openapi()
    operation = description["paths"].get(path, {}).get(method.lower(), {})
    address, headers, query = path.format(**{k: str(v) for k, v in own.ids.items()}), {}, {}
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query" and parameter.get("required"):
            query[parameter["name"]] = _example(description, parameter)
        if parameter["name"] == "If-Match":
            versioned = next((name for name in ("round", "agreement") if name in path), None)
            headers["If-Match"] = f'"{own.ids[f"version_of_{versioned}"] if versioned else 1}"'
    content = {"params": query, **_body(description, operation, own)}
    return Asking(method, address, headers, content)


def _body(description: dict[str, Any], operation: dict[str, Any], own: Organisation) -> dict[str, Any]:
    if operation.get("operationId") in BODIES:
        return {"json": BODIES[operation["operationId"]](own)}
    kinds = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in kinds:
        return {"files": {"file": ("people.csv", PEOPLE.format(canary=own.canary).encode())}}
    if "application/json" in kinds:
        return {"json": _example(description, kinds["application/json"])}
    return {}


def _example(description: dict[str, Any], described: dict[str, Any]) -> Any:
    schema = described["schema"]
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = description["components"]["schemas"][name] if name else schema
    if "examples" in schema:
        return schema["examples"][0]
    return schema["enum"][0]
