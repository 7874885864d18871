"""The reference pages say what the code does: nothing is missing, nothing is stale."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer.main

from companion.cli.app import app
from companion.cli.door import INTERRUPTED, UNEXPECTED
from companion.errors import EXIT_CODES, CompanionError, catalogue
from companion.programmes.programme import DEFAULT_WEIGHTS, DefaultRule, PartName
from companion.settings import PREFIX, Settings


def with_parts(commands: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Every command, and every command of a command, by what is typed."""
    found = {}
    for name, command in commands.items():
        found[f"{before}{name}"] = command
        found |= with_parts(getattr(command, "commands", {}), f"{before}{name} ")
    return found


COMMANDS = with_parts(typer.main.get_command(app).commands)
ERRORS = catalogue()


@pytest.fixture
def reference(root):
    def read(page: str) -> str:
        return (root / "docs" / "reference" / f"{page}.md").read_text(encoding="utf-8")

    return read


def test_every_part_that_comes_from_the_code_is_as_the_code_has_it(generator):
    stale = [path.name for path in generator["stale_files"]()]

    assert stale == [], "run make docs"


def test_every_part_from_the_code_stands_in_some_page(generator):
    prose = "".join(page.read_text(encoding="utf-8") for page in generator["pages"]())

    assert set(re.findall(r"<!-- from the code: ([\w-]+) -->", prose)) == set(generator["PARTS"])


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_heading_and_each_of_its_options_a_meaning(name, reference):
    section = re.split(r"(?m)^#+ companion ", reference("commands").partition(f"# companion {name}\n")[2])[0]

    assert section
    for parameter in COMMANDS[name].params:
        if getattr(parameter, "hidden", False):
            continue
        shown = parameter.opts[-1] if parameter.param_type_name == "option" else parameter.name.upper()
        rows = [line for line in section.splitlines() if line.startswith("|") and shown in line.split("|")[1]]
        assert rows, f"{shown} is not in the table of companion {name}"
        assert rows[0].split("|")[2].strip(), f"{shown} of companion {name} has no meaning"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_in_a_sentence_what_it_does(name):
    assert re.match(r"[A-Z].{20,}", COMMANDS[name].help or "")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name, reference):
    rows = [
        row for row in reference("settings").splitlines() if row.startswith(f"| `{PREFIX}{name.upper()}` ")
    ]
    assert len(rows) == 1
    assert "Undefined" not in rows[0]
    assert Settings.model_fields[name].description


@pytest.mark.parametrize("error", ERRORS, ids=[error.code for error in ERRORS])
def test_every_error_is_documented_with_its_meaning_and_a_remedy(error: type[CompanionError], reference):
    says = re.sub(r"\{[^}]*\}", "x", error.says)
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n", says) if part.strip()]
    # Where the facts come last they carry the remedy: for each row of a file, say, how to mend it.
    ends_with_facts = error.says.rstrip().endswith("}")

    assert f"| `{error.code}` | {EXIT_CODES[error.kind]} |" in reference("errors")
    assert error.__doc__, "its docstring says when it happens"
    assert len(sentences) >= 2 or ends_with_facts, "it says what happened, then what to do"


def test_no_two_errors_share_a_code():
    codes = [error.code for error in ERRORS]

    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", code) for code in codes)


def test_every_exit_code_is_documented(reference):
    page = reference("exit-codes")

    for code in [0, UNEXPECTED, INTERRUPTED, *EXIT_CODES.values()]:
        assert f"| {code} |" in page


def test_every_part_of_a_score_has_a_section_with_a_source(reference):
    page = reference("score")

    for part in PartName:
        section = page.partition(f"\n## `{part}`")[2].partition("\n## ")[0]
        assert "Source:" in section, f"no section with a source for {part}"
    assert all(part in DEFAULT_WEIGHTS for part in PartName)


def test_every_default_rule_is_documented_where_rules_are_written(root):
    page = (root / "docs" / "how-to" / "write-rules.md").read_text(encoding="utf-8")

    for rule in DefaultRule:
        assert f"`{rule}`" in page
