"""Everything that can be asked: each route about what is one's own, another's, and mixed of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from fastapi import FastAPI

from companion.api.rounds_routes import FileName
from tests.api.asking import BODIES, Asking, request_for
from tests.api.test_access_table import ROWS
from tests.api.world import Organisation

NAMING = BODIES.keys() - {
    "sign_in_by_password",
    "ask_for_link",
    "apply_import",
    "offer_times",
    "offer_other_times",
    "take_time",
    "write_taken_along",
}
"""Operations whose body names things by their identity."""


@dataclass(frozen=True)
class Question:
    """One request, and about whose things it is: own, foreign, mixed (the first id one's own), across."""

    name: str
    about: str
    asking: Asking


def questions(app: FastAPI, own: Organisation, other: Organisation) -> Iterator[Question]:
    """Every route in every way; whoever asks belongs to `own`."""
    foreign = replace(own, ids=other.ids)
    second = own.ids["other_programme_id"]
    across = replace(own, ids={**own.ids, "programme_id": second})
    for method, path in ROWS:
        name, ids = f"{method} {path}", _ids_in(path)
        mine = request_for(app, method, path, own)
        yield Question(name, "own", mine)
        yield from _more(app, name, mine)
        body_names = _operation(app, method, path).get("operationId") in NAMING
        theirs = request_for(app, method, path, foreign)
        if ids:
            yield Question(name, "foreign", theirs)
        if len(ids) > 1 or (ids and body_names):
            first = replace(own, ids={**other.ids, ids[0]: own.ids[ids[0]]})
            yield Question(name, "mixed", request_for(app, method, path, first))
        elif body_names:
            yield Question(name, "mixed", theirs)
        if "programme_id" in ids or body_names:
            yield Question(name, "across", request_for(app, method, path, across))


def _more(app: FastAPI, name: str, mine: Asking) -> Iterator[Question]:
    """The same in smaller pages, as a page to read, with words that everybody uses, and each of the files."""
    method, path = name.split(" ")
    asked = {each["name"] for each in _operation(app, method, path).get("parameters", [])}
    if "cursor" in asked:
        yield Question(name, "own", _with(mine, limit=1))
    if "state" in asked:
        yield Question(name, "own", _with(mine, state="paused"))
    if "q" in asked:
        yield Question(name, "own", _with(mine, q="welding python budgets speaking grants research", k=20))
    if path.endswith("/export"):
        yield Question(name, "own", replace(mine, headers={**mine.headers, "Accept": "text/html"}))
    if path.endswith("/files/{name}"):
        for file in get_args(FileName):
            yield Question(name, "own", replace(mine, address=f"{mine.address.rpartition('/')[0]}/{file}"))


def _with(asking: Asking, **query: object) -> Asking:
    return replace(
        asking, content={**asking.content, "params": {**asking.content.get("params", {}), **query}}
    )


def _operation(app: FastAPI, method: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = app.openapi()["paths"].get(path, {}).get(method.lower(), {})
    return found


def _ids_in(path: str) -> list[str]:
    words = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [word for word in words if word not in {"name", "number"}]
