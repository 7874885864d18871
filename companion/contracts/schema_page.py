"""The reference page of matches.json and its JSON Schema, written from the models."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from companion.contracts.matches_file import SCHEMA_VERSION, MatchesFile

PAGE = "matches-json.md"
SCHEMA = "matches.schema.json"


def reference_files() -> dict[str, str]:
    """The files of docs/reference that come from the models, by name."""
    return {PAGE: matches_page(), SCHEMA: json_schema(MatchesFile)}


def json_schema(model: type[BaseModel]) -> str:
    """A model's JSON Schema (draft 2020-12), as text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema(
        mode="serialization"
    )
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def matches_page() -> str:
    """The page: one table for the file, then one for each thing in it."""
    schema = MatchesFile.model_json_schema(mode="serialization")
    opening = (
        "# matches.json\n\n"
        "<!-- Written from companion/contracts/matches_file.py; change the words there. -->\n\n"
        f"Everything about a finished run, for programs to read. This is version {SCHEMA_VERSION}: a field "
        "never changes its meaning,\nnew fields may be added, and what is taken away or renamed raises the "
        f"version. The same as a JSON Schema: [{SCHEMA}]({SCHEMA}).\n\n"
        "It holds reasons for every reader and words from people's profiles, so it is for the programme's "
        "administrator.\nWhat a mentee or a mentor may be shown stands under `explanations`, in the list "
        "named after them.\n"
    )
    return opening + "".join(_section(name, entry) for name, entry in _entries(schema))


def _entries(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The file itself, then everything in it in the order in which it is first met."""
    definitions: dict[str, dict[str, Any]] = schema["$defs"]
    waiting, seen = [schema], set[str]()
    yield "The file", schema
    while waiting:
        for name in _references(waiting.pop(0)):
            if name not in seen:
                seen.add(name)
                waiting.append(definitions[name])
                yield _title(name), definitions[name]


def _references(entry: dict[str, Any]) -> list[str]:
    found = json.dumps(entry["properties"])
    return [piece.partition('"')[0] for piece in found.split('"#/$defs/')[1:]]


def _section(name: str, entry: dict[str, Any]) -> str:
    rows = [
        f"| `{key}` | {_kind(field)} | {inspect.cleandoc(field.get('description', ''))} |"
        for key, field in entry["properties"].items()
    ]
    about = " ".join(inspect.cleandoc(entry.get("description", "")).split())
    return "\n".join(
        ["", f"## {name}", "", about, "", "| key | type | meaning |", "| --- | --- | --- |", *rows, ""]
    )


def _kind(field: dict[str, Any]) -> str:
    """The type of a field in a few words, with a link where it is an entry of its own."""
    if "$ref" in field:
        return _link(field["$ref"])
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    if "enum" in field:
        return " or ".join(f"`{json.dumps(value)}`" for value in field["enum"])
    for several in ("anyOf", "oneOf"):
        if several in field:
            return " or ".join(_kind(one) for one in field[several])
    if field["type"] == "array":
        return f"list of {_kind(field['items'])}"
    return {"integer": "whole number", "boolean": "true or false"}.get(str(field["type"]), str(field["type"]))


def _link(reference: str) -> str:
    title = _title(reference.rpartition("/")[2])
    return f"[{title}](#{title.lower().replace(' ', '-')})"


def _title(name: str) -> str:
    words = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in name.removesuffix("Entry")
    )
    return words.strip().capitalize()
