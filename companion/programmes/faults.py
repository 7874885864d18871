"""What pydantic found wrong in a programme file, in words, at its line, with what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from companion.languages.phrase import phrase
from companion.languages.spoken import marked
from companion.programmes.file_model import in_words, known_keys
from companion.programmes.yaml_tree import Fault, Path, YamlTree

_WHAT = {
    "missing": marked("`{key}` is missing."),
    "float_parsing": marked("{value} is not a number."),
    "float_type": marked("{value} is not a number."),
    "finite_number": marked("{value} is not a number that can be counted with."),
    "int_parsing": marked("{value} is not a whole number."),
    "int_from_float": marked("{value} is not a whole number."),
    "int_type": marked("{value} is not a whole number."),
    "greater_than_equal": marked("{value} is too small."),
    "greater_than": marked("{value} is too small."),
    "less_than_equal": marked("{value} is too large."),
    "string_type": marked("{value} stands where one word or phrase is expected."),
    "string_too_long": marked("The text is too long."),
    "list_type": marked("{value} stands where a list is expected."),
    "dict_type": marked("{value} stands where names with values are expected."),
    "model_type": marked("{value} stands where keys with values are expected."),
    "too_short": marked("The list is too short."),
    "too_long": marked("The list is too long."),
}
_MEND = {
    "missing": marked("Add a line `{key}: …`."),
    "float_parsing": marked("Write a plain number such as 2 or 0.5."),
    "float_type": marked("Write a plain number such as 2 or 0.5."),
    "finite_number": marked("Write a plain number such as 2 or 0.5."),
    "int_parsing": marked("Write a plain number such as 2."),
    "int_from_float": marked("Write a plain number such as 2."),
    "int_type": marked("Write a plain number such as 2."),
    "greater_than_equal": marked("Write {ge:g} or more."),
    "greater_than": marked("Write more than {gt:g}."),
    "less_than_equal": marked("Write {le:g} or less."),
    "string_type": marked("Write plain text after the colon."),
    "string_too_long": marked("Use {max_length} characters or fewer."),
    "list_type": marked("Put each item on a line of its own behind a hyphen, or write [one, two]."),
    "dict_type": marked("Write a column and its values, such as `level: [Senior, Lead]`."),
    "model_type": marked("Write one `key: value` on each line, indented below this one."),
    "too_short": marked("Name at least {min_length}."),
    "too_long": marked("Keep {max_length} or fewer."),
}


_LOOK_UP = marked("See docs/reference/programme-file.md.")


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
        return Fault(line, column, _ours(facts["what"]), _ours(facts["mend"]))
    if kind == "extra_forbidden":
        return Fault(line, column, *_unknown_key(path))
    facts |= {"key": detail["loc"][-1] if detail["loc"] else "", "value": _value(detail["input"])}
    # The fallback is pydantic's own sentence: not our style, but true, and better than hiding it.
    what = phrase(_WHAT[kind], **facts) if kind in _WHAT else detail["msg"].rstrip(".") + "."
    mend = _MEND.get(kind, _LOOK_UP)
    return Fault(line, column, what, phrase(mend, **facts))


def _ours(words: object) -> str:
    return words if isinstance(words, str) else str(words)


def _unknown_key(path: Path) -> tuple[str, str]:
    key, known = str(path[-1]), known_keys(path[:-1])
    meant = nearest(key, known)
    what = phrase("`{key}` is not known here.", key=key)
    if meant:
        return what, phrase("Did you mean `{meant}`?", meant=meant)
    if path[0] == "weights":
        return what, phrase(
            "The parts are {parts}; a preference carries its own `weight` under `prefer`.",
            parts=in_words(known),
        )
    return what, phrase("Use one of {keys}.", keys=in_words(known, of_which_one=True))


def _value(value: object) -> str:
    if value is None:
        return phrase("An empty value")
    if isinstance(value, dict):
        return phrase("A group of keys")
    if isinstance(value, list):
        return phrase("A list")
    text = str(value)
    return f"{text[:40]!r}" + ("…" if len(text) > 40 else "")
