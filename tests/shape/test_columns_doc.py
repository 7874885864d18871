"""The reference page of the columns says what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.people.availability import read_availability
from companion.people.cells import MOST_MENTEES
from companion.people.cleaning import LONGEST_CELL
from companion.people.columns import COLUMNS, template_csv
from companion.people.person import Slot
from companion.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "columns.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_template_holds_every_column_that_people_fill_in_and_nothing_else(page):
    header = template_csv().rstrip("\r\n").split(",")

    assert header == [column.name for column in COLUMNS if column.in_template]
    assert all(f"**{name}**" in page for name in header)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("morning", 8, 12),
        ("lunch", 12, 14),
        ("midday", 12, 14),
        ("afternoon", 12, 17),
        ("evening", 17, 21),
        ("office hours", 9, 17),
        ("all day", 8, 20),
        ("any time", 8, 20),
        ("after 17:00", 17, 21),
        ("before 10:00", 8, 10),
        ("", 9, 17),
    ],
)
def test_words_stand_for_the_hours_that_the_page_says(page, words, start, end):
    assert read_availability(f"Mon {words}").value == (Slot(0, start * 60, end * 60),)
    assert words in page


def test_the_numbers_on_the_page_are_those_of_the_code(page):
    usual = Settings()

    assert f"from 0 to {MOST_MENTEES}" in page
    assert f"{LONGEST_CELL:,} characters" in page
    assert f"At most {usual.max_file_megabytes} MB and {usual.max_rows:,} rows" in page
