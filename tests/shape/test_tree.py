"""The house as a whole: what every file keeps to."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOMS = ("companion/", "embeddings/", "eval/", "prompts/", "ui/")
VERSIONS = "companion/db/migrations/versions/"
LONGEST = 400
# Written in pieces, so that this file does not hold them.
HOSTS = [
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "deb.deb" + "ian",
    "download.py" + "torch",
]
FOLDERS = ["/wor" + "k/", "/ro" + "ot/", "/opt/" + "wheels", "/opt/" + "pypi"]


@pytest.fixture(scope="session")
def modules(texts) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name.startswith(ROOMS) and name.endswith(".py")}


def test_no_file_names_a_package_registry_or_a_folder_of_some_machine(texts):
    found = {(name, sign) for name, text in texts.items() for sign in HOSTS + FOLDERS if sign in text}

    assert found == set()


def test_every_module_says_what_it_is(modules):
    assert {name for name, text in modules.items() if not ast.get_docstring(ast.parse(text))} == set()


def test_a_file_holds_one_idea_and_so_is_not_long(modules):
    # A catalogue is one list, and one idea however long it gets.
    others = modules.keys() - {"companion/errors.py", "companion/people/columns.py"}
    # A migration is written by a tool, and never again.
    ours = {name for name in others if not name.startswith(VERSIONS)}
    lengths = {name: len(modules[name].splitlines()) for name in ours}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_nothing_is_called_by_a_name_that_says_nothing(modules):
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}

    assert {name for name in modules if empty & set(re.split(r"[/_.]", name.lower()))} == set()


def test_no_room_is_empty(modules):
    rooms = {str(Path(name).parent) for name in modules}
    # A package that holds nothing but its docstring, and no data either, is a room that nobody moved into.
    kept = {str(Path(name).parent) for name in modules if not name.endswith("__init__.py")}

    assert rooms - kept <= {"companion/sample"}


def test_the_layers_in_the_import_rules_are_the_rooms_that_exist(root, modules):
    rules = (root / "pyproject.toml").read_text(encoding="utf-8")

    for part in {name.split("/")[1].removesuffix(".py") for name in modules if name.startswith("companion/")}:
        assert part == "__init__" or re.search(rf'"[^"\n]*\b{part}\b[^"\n]*",', rules), f"{part} has no layer"


def test_no_module_of_ours_is_silenced_as_a_whole(modules):
    silenced = re.compile(r"(?m)^# (?:ruff: noqa|mypy: ignore-errors|type: ignore)\s*$")

    assert {name for name, text in modules.items() if silenced.search(text)} == set()


def test_every_noqa_names_its_rule(modules):
    bare = re.compile(r"# noqa(?!: ?[A-Z])|# type: ignore(?!\[)")

    assert {name for name, text in modules.items() if bare.search(text)} == set()


def test_the_licence_is_there_and_is_the_one_that_is_named(texts):
    assert "Apache License" in texts["LICENSE"]
    assert "Version 2.0" in texts["LICENSE"]
    assert 'license = "Apache-2.0"' in texts["pyproject.toml"]
    assert "Apache" in texts["README.md"]
    assert texts["NOTICE"].startswith("Companion\n")


def test_the_changelog_begins_with_what_is_new(texts):
    version = re.search(r'(?m)^version = "(.+)"$', texts["pyproject.toml"])[1]
    heads = re.findall(r"(?m)^## (.+)$", texts["CHANGELOG.md"])

    assert heads[0] == "Unreleased" or heads[0].startswith(version)
    assert any(head.startswith(version) for head in heads)
