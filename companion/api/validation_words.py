"""What is wrong with a value, in words for whoever sent it; the value itself is never repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from companion.contracts.problem import FieldProblem
from companion.languages.catalogue import said

WORDS: Mapping[str, str] = {
    "missing": "This is needed, and is missing.",
    "extra_forbidden": "There is no such field. Check its spelling.",
    "json_invalid": "This is not JSON.",
    "uuid_parsing": "This is no identity: it has 32 hexadecimal digits, with or without hyphens.",
    "uuid_type": "This is no identity: it has 32 hexadecimal digits, with or without hyphens.",
    "string_type": "This must be a text.",
    "string_unicode": "This text has a character that cannot be stored.",
    "string_too_short": "This must have at least {min_length} characters.",
    "string_too_long": "This may have at most {max_length} characters.",
    "int_type": "This must be a whole number.",
    "int_parsing": "This must be a whole number.",
    "int_from_float": "This must be a whole number.",
    "float_type": "This must be a number.",
    "float_parsing": "This must be a number.",
    "finite_number": "This must be a finite number.",
    "bool_type": "This must be true or false.",
    "bool_parsing": "This must be true or false.",
    "list_type": "This must be a list.",
    "dict_type": "This must be an object with fields.",
    "model_type": "This must be an object with fields.",
    "model_attributes_type": "This must be an object with fields.",
    "greater_than_equal": "This must be {ge} or more.",
    "greater_than": "This must be more than {gt}.",
    "less_than_equal": "This must be {le} or less.",
    "less_than": "This must be less than {lt}.",
    "too_short": "This needs at least {min_length} entries.",
    "too_long": "This may have at most {max_length} entries.",
    "enum": "This must be one of {expected}.",
    "literal_error": "This must be one of {expected}.",
    "date_type": "This must be a day, such as 2026-11-23.",
    "date_parsing": "This must be a day, such as 2026-11-23.",
    "date_from_datetime_parsing": "This must be a day, such as 2026-11-23.",
    "datetime_type": "This must be an instant, such as 2026-11-23T09:00:00Z.",
    "datetime_parsing": "This must be an instant, such as 2026-11-23T09:00:00Z.",
    "datetime_from_date_parsing": "This must be an instant, such as 2026-11-23T09:00:00Z.",
    "timezone_aware": "This instant needs an offset from UTC, such as Z.",
}


def field_problems(errors: Iterable[Mapping[str, Any]], language: str) -> list[FieldProblem]:
    """Each error of pydantic's as a field and a sentence in a language."""
    return [FieldProblem(field=_where(error["loc"]), says=_says(error, language)) for error in errors]


def _where(location: Iterable[str | int]) -> str:
    return ".".join(str(step) for step in location)


def _says(error: Mapping[str, Any], language: str) -> str:
    words = WORDS.get(error["type"])
    if words is not None:
        return said(words, language).format_map(error.get("ctx", {}))
    return said(as_sentence(str(error["msg"]).removeprefix("Value error, ")), language)


def as_sentence(words: str) -> str:
    """What a type says of a wrong value, with a capital letter and a full stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
