"""The reference page of the charter and the code say the same."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest

from companion.programmes.charter import Charter, charter_faults
from companion.programmes.charter_advice import ADVICE
from companion.programmes.versions import charter_fields

PAGE = "docs/reference/charter.md"


@pytest.fixture
def rows(pages) -> dict[str, list[str]]:
    """The first cell of each row of the page's tables, without its marks, and the cells beside it."""
    found = {}
    for line in pages[PAGE].splitlines():
        if line.startswith("| `"):
            first, *rest = [cell.strip() for cell in line.strip("|").split(" | ")]
            found[first.strip("` ")] = rest
    return found


def test_every_field_has_its_row(rows):
    fields = set(charter_fields(Charter("N")))

    assert fields <= set(rows)


def test_every_usual_value_stands_with_its_reason_and_source(rows):
    for advice in ADVICE:
        _, usual, why = rows[advice.field]
        assert usual == advice.usual
        assert why.rstrip(" |") == f"{advice.why} ({advice.source})"


def test_every_limit_of_a_number_is_the_one_that_is_checked(rows):
    for field, (limits, *_) in rows.items():
        found = re.fullmatch(r"(\d+) to (\d+)", limits)
        if found:
            least, most = map(int, found.groups())
            verdicts = [
                bool(charter_faults(with_number(field, n))) for n in (least - 1, least, most, most + 1)
            ]
            assert verdicts == [True, False, False, True], field


def test_every_limit_of_a_text_is_the_one_that_is_checked(rows):
    for field, (limits, *_) in rows.items():
        found = re.fullmatch(r"up to ([\d,]+) characters", limits)
        if found:
            most = int(found.group(1).replace(",", ""))
            texts = {"name": "N"}
            assert charter_faults(Charter(**texts | {field: "x" * most})) == ()
            assert len(charter_faults(Charter(**texts | {field: "x" * (most + 1)}))) == 1


def test_every_next_step_is_explained(root, pages):
    source = (root / "companion" / "matching" / "overview" / "next_steps.py").read_text(encoding="utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [node for node in calls if getattr(node.func, "id", "") in {"NextStep", "_round_step"}]
    codes = {node.args[0].value for node in named if isinstance(node.args[0], ast.Constant)}
    codes |= {"import_mentees", "import_mentors"}

    told = set(re.findall(r"`(\w+)`", pages[PAGE].split("## The overview", 1)[1]))
    assert codes == told


def with_number(field: str, number: int) -> Charter:
    charter = Charter("N")
    if field.startswith("cadence."):
        cadence = replace(charter.cadence, **{field.removeprefix("cadence."): number})
        return replace(charter, cadence=cadence)
    return replace(charter, **{field: number})
