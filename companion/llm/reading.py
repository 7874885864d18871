"""Reads what a model wrote as the type that was asked for, through prose, fences and other wrapping."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

T = TypeVar("T")
LONGEST = 40_000
"""Characters; the longest reply that a use asks for is a tenth of it."""

_HTML = re.compile(r"\A\s*<(!doctype|html|head|body)\b", re.IGNORECASE)
_MOST_STARTS = 50


class NotReadable(Exception):
    """What is wrong with a reply, in words without anything of the reply."""


def read_reply(text: str | None, reply: type[T] | None, restore: Callable[[str], str]) -> T:
    """The value in a reply; `restore` puts hidden words back into each text of it.

    Raises:
        NotReadable: it is empty, endless, a web page, not JSON, or JSON of another shape.
    """
    written = (text or "").strip()
    if not written:
        raise NotReadable("it was empty")
    if len(written) > LONGEST:
        raise NotReadable("it did not end")
    if is_page(written):
        raise NotReadable("it was a web page")
    if reply is None or not issubclass(reply, BaseModel):
        return cast("T", restore(written))
    first_fault = "it holds no JSON object"
    for found in _objects(written):
        try:
            return reply.model_validate(restored(found, restore))
        except ValidationError as wrong:
            first_fault = _fault(wrong) if first_fault.startswith("it holds") else first_fault
    raise NotReadable(first_fault)


def is_page(text: str) -> bool:
    """Whether a text is a web page, such as the sign-in page of a network."""
    return _HTML.match(text) is not None


def _objects(text: str) -> list[object]:
    """Every JSON object in a text that is not inside of another one, in order."""
    decoder = json.JSONDecoder(strict=False)
    found: list[object] = []
    at = text.find("{")
    for _ in range(_MOST_STARTS):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append(value)
        at = text.find("{", end)
    return found


def restored(value: object, restore: Callable[[str], str]) -> object:
    """A value of JSON with hidden words put back into each text of it."""
    if isinstance(value, str):
        return restore(value)
    if isinstance(value, list):
        return [restored(item, restore) for item in value]
    if isinstance(value, dict):
        return {key: restored(item, restore) for key, item in value.items()}
    return value


def _fault(wrong: ValidationError) -> str:
    parts = [f"{'.'.join(map(str, one['loc'])) or 'the whole'}: {one['msg']}" for one in wrong.errors()[:3]]
    return "its fields are not those that were asked for: " + "; ".join(parts)
