"""The reference page of the programme file and the code say the same."""

from __future__ import annotations

import re

import pytest

from companion.programmes.file_model import (
    LARGEST_WEIGHT,
    MOST_CAPACITY,
    DefaultsEntry,
    PreferenceEntry,
    ProgrammeEntry,
    RuleEntry,
    WeightsEntry,
)
from companion.programmes.programme import (
    DEFAULT_STATEMENTS,
    DEFAULT_WEIGHTS,
    DefaultRule,
    PartName,
    Programme,
)
from companion.programmes.reading import LARGEST_FILE, parse_programme
from companion.programmes.yaml_tree import DEEPEST

PAGE = "docs/reference/programme-file.md"


@pytest.fixture
def page(pages: dict[str, str]) -> str:
    return pages[PAGE]


def keys_under(page: str, heading: str) -> dict[str, list[str]]:
    """The rows of the table below a heading: the key, and the cells beside it."""
    section = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", section)
    return {key: [cell.strip() for cell in rest.split(" | ")] for key, rest in rows}


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Keys of the file", ProgrammeEntry.model_fields),
        ("Keys of `weights`", WeightsEntry.model_fields),
        ("Keys of `defaults`", DefaultsEntry.model_fields),
        ("Keys of a rule", RuleEntry.model_fields),
        ("Keys of a preference", set(PreferenceEntry.model_fields) - set(RuleEntry.model_fields)),
    ],
)
def test_every_key_has_its_row_and_no_row_is_stale(page, heading, keys):
    assert set(keys_under(page, heading)) == set(keys)


def test_the_file_has_a_key_for_each_part_and_each_default_rule():
    assert list(WeightsEntry.model_fields) == list(PartName)
    assert list(DefaultsEntry.model_fields) == list(DefaultRule)


def test_the_defaults_on_the_page_are_those_of_the_code(page):
    weights = {
        key: float(cells[0].strip("`")) for key, cells in keys_under(page, "Keys of `weights`").items()
    }
    file = keys_under(page, "Keys of the file")

    assert weights == {str(part): weight for part, weight in DEFAULT_WEIGHTS.items()}
    assert file["name"][0] == f"`{Programme().name}`"
    assert file["default_capacity"][0] == f"`{Programme().default_capacity}`"
    assert len(DEFAULT_STATEMENTS) == 6
    assert file["statements"][0] == "six of ours"


def test_the_limits_on_the_page_are_those_of_the_code(page):
    assert f"at most {LARGEST_FILE // 1024} kB" in page
    assert f"0 to {MOST_CAPACITY}" in page
    assert f"0 to {LARGEST_WEIGHT:g}" in page
    assert f"more than {DEEPEST} levels" in page


def test_the_example_on_the_page_can_be_used(page):
    example = re.search(r"(?s)```yaml\n(.*?)```", page)

    assert example
    programme = parse_programme(example[1], PAGE)
    assert len(programme.rules) == 3
    assert programme.defaults_off == {DefaultRule.PAST_PARTNER}
