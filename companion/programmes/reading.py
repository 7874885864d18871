"""A programme file, read: every fault at once, with its line, or a programme that can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from companion.errors import (
    ProgrammeFileInvalid,
    ProgrammeFileMissing,
    ProgrammeFileNotText,
    ProgrammeFileTooLarge,
    ProgrammeFileUnreadable,
)
from companion.languages.phrase import counted_phrase, listed_below, phrase
from companion.programmes.cross_checks import cross_faults
from companion.programmes.faults import faults_of, path_of
from companion.programmes.file_model import PreferenceEntry, ProgrammeEntry, RuleEntry
from companion.programmes.programme import (
    Condition,
    DefaultRule,
    Force,
    PartName,
    Preference,
    Programme,
    Rule,
)
from companion.programmes.yaml_tree import Fault, Plain, YamlTree, read_yaml

LARGEST_FILE = 256 * 1024
"""Bytes. Real programme files have 1 or 2 kB; YAML is slow to read, and a spreadsheet here is a slip."""

RULES_TEXT = phrase("The rules text")
"""What errors call rules that come from no file."""


def read_programme(path: FilePath) -> Programme:
    """The programme in a file of UTF-8 YAML; an empty file is the default programme.

    Raises:
        ProgrammeFileMissing, ProgrammeFileUnreadable, ProgrammeFileTooLarge, ProgrammeFileNotText: no text.
        ProgrammeFileInvalid: one fault or more, all of them listed.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large(str(path), size)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ProgrammeFileMissing(file=path) from error
    except OSError as error:
        raise ProgrammeFileUnreadable(file=path, why=error.strerror or "it is no plain file") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProgrammeFileNotText(file=path, line=content.count(b"\n", 0, error.start) + 1) from error
    return parse_programme(text, str(path))


def read_programme_text(text: str) -> Programme:
    """The programme in rules that are kept as text; an empty text is the default programme.

    Raises:
        ProgrammeFileTooLarge: more than any programme file needs.
        ProgrammeFileInvalid: one fault or more, all of them listed.
    """
    size = len(text.encode("utf-8", errors="surrogatepass"))
    if size > LARGEST_FILE:
        raise _too_large(RULES_TEXT, size)
    return parse_programme(text, RULES_TEXT)


def parse_programme(text: str, source: str) -> Programme:
    """The programme in YAML text. `source` is what errors call it.

    Raises:
        ProgrammeFileInvalid: one fault or more, all of them listed by line.
    """
    tree = read_yaml(text)
    entry, faults = _checked(tree)
    if faults or entry is None:
        raise _invalid(source, faults)
    return _programme(entry, tree)


def programme_schema() -> dict[str, Any]:
    """The JSON Schema of a programme file, for editors and for the reference page."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | ProgrammeEntry.model_json_schema()


# ---- checking ----------------------------------------------------------------------------------


def _checked(tree: YamlTree) -> tuple[ProgrammeEntry | None, list[Fault]]:
    """The entry of what is sound, and all faults; None where nothing can be looked at.

    What pydantic refuses is taken out and the rest is looked at again, so that what only shows between
    two entries (a name used twice) is told in the same go as a misspelt key.
    """
    faults = list(tree.faults)
    root = {} if tree.root is None else tree.root
    if not isinstance(root, dict):
        faults.append(
            Fault(
                1,
                1,
                phrase("A programme file is made of keys with values."),
                phrase("Begin with a line such as `name: …`."),
            )
        )
        return None, faults
    rest: dict[str, Any] = {
        key: value for key, value in root.items() if value is not None or not _is_section(key)
    }
    while True:
        try:
            entry = ProgrammeEntry.model_validate(rest)
        except ValidationError as error:
            faults.extend(faults_of(error, tree))
            for path in {path_of(detail, tree)[:2] for detail in error.errors()}:
                _blank(rest, path)
        else:
            return entry, faults + cross_faults(entry, tree, root)


def _too_large(source: str, size: int) -> ProgrammeFileTooLarge:
    return ProgrammeFileTooLarge(file=source, size=f"{size // 1024:,}", limit=LARGEST_FILE // 1024)


def _is_section(key: str) -> bool:
    return key in ProgrammeEntry.model_fields


def _blank(rest: dict[str, Any], path: tuple[str | int, ...]) -> None:
    """Take out a section's faulty entry, keeping the positions of the others, or the whole section."""
    section, entry = path[0], path[1:]
    inside = rest.get(str(section))
    if entry and isinstance(inside, list) and section in ("must", "must_not", "prefer"):
        harmless: dict[str, Plain] = {"name": f"\0{section} {entry[0]}", "same": "x"}
        rest[str(section)] = [harmless if at == entry[0] else item for at, item in enumerate(inside)]
    elif entry and isinstance(inside, dict):
        rest[str(section)] = {key: value for key, value in inside.items() if key != entry[0]}
    else:
        rest.pop(str(section), None)


def _invalid(source: str, faults: list[Fault]) -> ProgrammeFileInvalid:
    ordered = sorted(set(faults))
    count = counted_phrase("one thing needs mending", "{number} things need mending", len(ordered))
    lines = listed_below(found.told for found in ordered)
    return ProgrammeFileInvalid(file=source, count=count, faults=lines, all_faults=ordered)


# ---- building ----------------------------------------------------------------------------------


def _programme(entry: ProgrammeEntry, tree: YamlTree) -> Programme:
    rules = [_rule(rule, Force.MUST, tree.place(("must", at))[0]) for at, rule in enumerate(entry.must)]
    rules += [
        _rule(rule, Force.MUST_NOT, tree.place(("must_not", at))[0]) for at, rule in enumerate(entry.must_not)
    ]
    wishes = [_preference(wish, tree.place(("prefer", at))[0]) for at, wish in enumerate(entry.prefer)]
    return Programme(
        name=entry.name,
        weights=MappingProxyType({part: float(getattr(entry.weights, part)) for part in PartName}),
        rules=tuple(sorted(rules, key=lambda rule: rule.line)),
        preferences=tuple(wishes),
        defaults_off=frozenset(rule for rule in DefaultRule if not getattr(entry.defaults, rule)),
        default_capacity=entry.default_capacity,
        statements=tuple(entry.statements),
        orders=_frozen(entry.orders),
        starts_on=entry.starts_on,
    )


def _rule(entry: RuleEntry, force: Force, line: int) -> Rule:
    return Rule(entry.name, force, _condition(entry), line)


def _preference(entry: PreferenceEntry, line: int) -> Preference:
    return Preference(entry.name, _condition(entry), entry.weight, line)


def _condition(entry: RuleEntry) -> Condition:
    return Condition(
        same=entry.same,
        different=entry.different,
        mentee=_frozen(entry.mentee),
        mentor=_frozen(entry.mentor),
        mentor_above=entry.mentor_above,
        shared_hours=entry.shared_hours,
    )


def _frozen(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in lists.items()})
