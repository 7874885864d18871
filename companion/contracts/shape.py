"""How a body of ours is shaped: nothing unknown in it, nothing changed afterwards, and an example to read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError


def _whole(value: object) -> object:
    # To JSON 7.0 and 7 are the same number.
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""For whole numbers; it stands behind their limits, which would else not reach the description."""


def _instant(value: object) -> object:
    if value is None or isinstance(value, datetime) or (isinstance(value, str) and "T" in value.upper()):
        return value
    raise PydanticCustomError("datetime_parsing", "This must be an instant, such as 2026-11-23T09:00:00Z.")


INSTANT = BeforeValidator(_instant)
"""For instants as they are written; pydantic would take 0 and "0.5" for seconds since 1970."""


def shape(**example: Any) -> ConfigDict:  # noqa: ANN401 - any JSON
    """The configuration of a body with this example; a number in quotation marks is no number in it."""
    return ConfigDict(frozen=True, extra="forbid", strict=True, json_schema_extra={"examples": [example]})
