"""What pydantic found wrong in a programme file, in words, at its line, with what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from companion.programmes.file_model import in_words, known_keys
from companion.programmes.yaml_tree import Fault, Path, YamlTree

_WHAT = {
    "missing": "`{key}` is missing.",
    "float_parsing": "{value} is not a number.",
    "float_type": "{value} is not a number.",
    "finite_number": "{value} is not a number that can be counted with.",
    "int_parsing": "{value} is not a whole number.",
    "int_from_float": "{value} is not a whole number.",
    "int_type": "{value} is not a whole number.",
    "greater_than_equal": "{value} is too small.",
    "greater_than": "{value} is too small.",
    "less_than_equal": "{value} is too large.",
    "string_type": "{value} stands where one word or phrase is expected.",
    "string_too_long": "The text is too long.",
    "list_type": "{value} stands where a list is expected.",
    "dict_type": "{value} stands where names with values are expected.",
    "model_type": "{value} stands where keys with values are expected.",
    "too_short": "The list is too short.",
    "too_long": "The list is too long.",
}
_MEND = {
    "missing": "Add a line `{key}: …`.",
    "float_parsing": "Write a plain number such as 2 or 0.5.",
    "float_type": "Write a plain number such as 2 or 0.5.",
    "finite_number": "Write a plain number such as 2 or 0.5.",
    "int_parsing": "Write a plain number such as 2.",
    "int_from_float": "Write a plain number such as 2.",
    "int_type": "Write a plain number such as 2.",
    "greater_than_equal": "Write {ge:g} or more.",
    "greater_than": "Write more than {gt:g}.",
    "less_than_equal": "Write {le:g} or less.",
    "string_type": "Write plain text after the colon.",
    "string_too_long": "Use {max_length} characters or fewer.",
    "list_type": "Put each item on a line of its own behind a hyphen, or write [one, two].",
    "dict_type": "Write a column and its values, such as `level: [Senior, Lead]`.",
    "model_type": "Write one `key: value` on each line, indented below this one.",
    "too_short": "Name at least {min_length}.",
    "too_long": "Keep {max_length} or fewer.",
}


def faults_of(error: ValidationError, tree: YamlTree) -> list[Fault]:
    """One fault for each thing that pydantic found, in no particular order."""
    return [_fault(detail, tree) for detail in error.errors(include_url=False)]


def path_of(detail: ErrorDetails, tree: YamlTree) -> Path:
    """The part of pydantic's location that is a path in the file; the rest names its own inner steps."""
    path: Path = ()
    for step in detail["loc"]:
        if (*path, step) not in tree.places:
            break
        path = (*path, step)
    return path


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that somebody probably meant, or None."""
    by_folded = {name.casefold().replace("-", "_"): name for name in known}
    found = difflib.get_close_matches(
        word.casefold().replace("-", "_").strip(), list(by_folded), n=1, cutoff=0.6
    )
    return by_folded[found[0]] if found else None


def _fault(detail: ErrorDetails, tree: YamlTree) -> Fault:
    path = path_of(detail, tree)
    line, column = tree.place(path)
    kind = detail["type"]
    facts: dict[str, object] = dict(detail.get("ctx", {}))
    if kind == "companion":
        return Fault(line, column, str(facts["what"]), str(facts["mend"]))
    if kind == "extra_forbidden":
        return Fault(line, column, *_unknown_key(path))
    facts |= {"key": detail["loc"][-1] if detail["loc"] else "", "value": _value(detail["input"])}
    # The fallback is pydantic's own sentence: not our style, but true, and better than hiding it.
    what = _WHAT.get(kind, detail["msg"].rstrip(".") + ".").format(**facts)
    mend = _MEND.get(kind, "See docs/reference/programme-file.md.").format(**facts)
    return Fault(line, column, what[:1].upper() + what[1:], mend)


def _unknown_key(path: Path) -> tuple[str, str]:
    key, known = str(path[-1]), known_keys(path[:-1])
    meant = nearest(key, known)
    what = f"`{key}` is not known here."
    if meant:
        return what, f"Did you mean `{meant}`?"
    if path[0] == "weights":
        return what, f"The parts are {in_words(known)}; a preference carries its own `weight` under `prefer`."
    return what, f"Use one of {in_words(known, 'or')}."


def _value(value: object) -> str:
    if value is None:
        return "an empty value"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"{text[:40]!r}" + ("…" if len(text) > 40 else "")
