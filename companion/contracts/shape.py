"""How a body of ours is shaped: nothing unknown in it, nothing changed afterwards, and an example to read."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict


def shape(**example: Any) -> ConfigDict:  # noqa: ANN401 - any JSON
    """The configuration of a body with this example; a number in quotation marks is no number in it."""
    return ConfigDict(frozen=True, extra="forbid", strict=True, json_schema_extra={"examples": [example]})
