"""The reference page of the API, written from what the API says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

PAGE = "api.md"

_METHODS = ("get", "post", "put", "patch", "delete")
_JSON = "application/json"
_REFERENCE = "#/components/schemas/"
_OPENING = """# The API

<!-- Written from the routes and from companion/contracts; change the words there, and run `make docs`. -->

{about}

The same for programs is served at `/api/v1/openapi.json`. Sign in with `POST /api/v1/sign-in`; the session
comes as a cookie, and its value also serves as `Authorization: Bearer …`. Every answer carries
`X-Request-Id`, which is in the log as well. A problem's `code` is one of [the errors](errors.md).

"""


def api_page(description: dict[str, Any]) -> str:
    """Every operation by subject, then every body with its fields and an example."""
    parts = [_OPENING.format(about=description["info"]["description"])]
    for tag, operations in _by_tag(description).items():
        parts.append(f"## {tag}\n\n" + "".join(operations))
    parts.append("## Bodies\n\n")
    schemas = description["components"]["schemas"]
    parts += [_body(name, schemas[name]) for name in sorted(schemas) if "properties" in schemas[name]]
    return "".join(parts).rstrip() + "\n"


def _by_tag(description: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, entry in description["paths"].items():
        for method in _METHODS:
            if method in entry:
                operation = entry[method]
                tag = operation.get("tags", ["Outside the API"])[0]
                found.setdefault(tag, []).append(_operation(method, path, operation))
    return found


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    about = " ".join(operation.get("description", "").split())
    lines = [f"### {method.upper()} {path}", "", about, ""]
    rows = [
        (f"`{one['name']}`", one["in"], _kind(one["schema"]), _needed(one), one.get("description", ""))
        for one in operation.get("parameters", [])
        if one["in"] != "path" and one["in"] != "cookie"
    ]
    if rows:
        lines += [*_table(("parameter", "where", "type", "needed", "meaning"), rows), ""]
    lines += [f"{says}\n" for says in _exchange(operation)]
    return "\n".join(lines) + "\n"


def _exchange(operation: dict[str, Any]) -> Iterator[str]:
    """What goes in, what comes out, and which problems there can be."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"Takes {_kind(content['schema'])}{_as(kind)}."
    problems = []
    for status, answer in operation["responses"].items():
        if status == "default" or int(status) >= 400:
            problems += [status] if status != "default" else []
            continue
        kinds = [
            f"{_kind(one.get('schema', {}))}{_as(kind)}" for kind, one in answer.get("content", {}).items()
        ]
        yield f"Answers {status}{': ' + ' or '.join(kinds) if kinds else ', with nothing in it'}."
    if problems:
        yield f"Problems: {', '.join(sorted(problems))}."


def _as(kind: str) -> str:
    return "" if kind == _JSON else f" as `{kind}`"


def _needed(parameter: dict[str, Any]) -> str:
    return "yes" if parameter.get("required") else "no"


def _body(name: str, schema: dict[str, Any]) -> str:
    needed = set(schema.get("required", ()))
    rows = [
        (f"`{key}`", _kind(field), "yes" if key in needed else "no", field.get("description", ""))
        for key, field in schema["properties"].items()
    ]
    lines = [f"### {name}", "", " ".join(schema.get("description", "").split()), ""]
    lines += [*_table(("field", "type", "always there", "meaning"), rows), ""]
    for example in schema.get("examples", [])[:1]:
        lines += ["```json", json.dumps(example, indent=2, ensure_ascii=False), "```", ""]
    return "\n".join(lines) + "\n"


def _kind(schema: dict[str, Any]) -> str:
    """The type of something in a few words, with a link where it is a body of its own."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REFERENCE)
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return " or ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_kind(one) for one in schema[several]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    named = {"uuid": "id", "date-time": "instant", "date": "day", "binary": "file"}
    words = {"integer": "whole number", "boolean": "true or false", "string": "text"}
    kind = str(schema.get("type", "anything"))
    return named.get(str(schema.get("format")), words.get(kind, kind))


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [heads, ("---",) * len(heads), *rows]
    return ["| " + " | ".join(" ".join(c.split()).replace("|", "\\|") for c in line) + " |" for line in lines]
