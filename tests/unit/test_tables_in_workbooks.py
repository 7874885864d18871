"""Tables out of XLSX workbooks, with openpyxl as the one who writes and the one who knows."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import (
    CompanionError,
    PeopleFileLocked,
    PeopleFileTooLarge,
    PeopleOnlyHeader,
    PeopleTooManyRows,
    PeopleWorkbookBroken,
)
from companion.people.headers import header_likeness
from companion.people.reading import read_roster
from companion.people.table import ReadingLimits, Table
from companion.people.tables import table_from

HEADER = ["name", "email", "role"]


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(given_bytes: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same archive with one part rewritten."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(given_bytes)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return stream.getvalue()


def table_of(given_bytes: bytes, limits: ReadingLimits | None = None) -> Table:
    return table_from(io.BytesIO(given_bytes), "people.xlsx", header_likeness, limits or ReadingLimits())


def sharing(texts: str, cells: str) -> bytes:
    """A workbook whose second row has the given cells, and the given shared texts, as Excel keeps them."""
    relation = '<Relationship Type="http://x/sharedStrings" Target="sharedStrings.xml" Id="rId99"/>'
    made = changed(
        workbook(("S", [HEADER, ["Ada", "a@b.org", "mentee"]])),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace("</Relationships>", relation + "</Relationships>"),
    )
    made = changed(
        made,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", f'<row r="3">{cells}</row></sheetData>'),
    )
    stream = io.BytesIO(made)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", texts)
    return stream.getvalue()


def last_cells(given_bytes: bytes) -> list[str]:
    return list(list(table_of(given_bytes).rows)[-1].cells)


def test_rows_have_the_numbers_that_excel_shows():
    book = openpyxl.Workbook()
    for row, cells in ((3, HEADER), (5, ["Ada", "a@b.org", "mentee"]), (9, ["Bo", "c@d.org", "mentor"])):
        for column, cell in enumerate(cells, start=1):
            book.worksheets[0].cell(row, column, cell)

    table = table_of(saved(book))

    assert table.header_line == 3
    assert [(row.line, row.cells[0]) for row in table.rows if not row.is_blank] == [(5, "Ada"), (9, "Bo")]


def test_numbers_truths_and_dates_read_as_a_person_would_write_them():
    cells = [
        3,
        3.0,
        2.5,
        0.1 + 0.2,
        -4,
        10**14,
        True,
        False,
        dt.date(2026, 11, 23),
        dt.datetime(2026, 11, 23, 14, 30),  # noqa: DTZ001 - a workbook knows no zones
        dt.time(9, 5),
    ]

    row = next(table_of(workbook(("S", [["email", *["x"] * 10], cells]))).rows)

    assert row.cells == [
        "3", "3", "2.5", "0.3", "-4", "100000000000000", "TRUE", "FALSE",
        "2026-11-23", "2026-11-23 14:30", "09:05",
    ]  # fmt: skip


def test_days_counted_from_1904_are_the_same_days():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.worksheets[0].append(["email", "when"])
    book.worksheets[0].append(["a@b.org", dt.date(2026, 11, 23)])

    assert next(table_of(saved(book)).rows).cells[1] == "2026-11-23"


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("0.00", "46349"),
        ('#,##0 "days"', "46349"),
        ("[Red]0", "46349"),
        ("dd/mm/yyyy", "2026-11-23"),
        ("[h]:mm", "2026-11-23"),
    ],
)
def test_only_formats_that_show_dates_make_dates(number_format, text):
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADER)
    book.worksheets[0].append([46349])
    book.worksheets[0]["A2"].number_format = number_format

    assert next(table_of(saved(book)).rows).cells[0] == text


def test_shared_and_rich_and_inline_texts_are_all_read_without_reading_aids():
    texts = (
        "<sst><si><t>plain</t></si><si><r><t>東</t></r><r><rPr/><t xml:space='preserve'> 京</t></r>"
        "<rPh sb='0' eb='1'><t>トウ</t></rPh></si></sst>"
    )
    cells = (
        '<c t="s"><v>1</v></c><c t="s"><v>0</v></c>'
        '<c t="inlineStr"><is><t>a_x000D_b</t><rPh><t>c</t></rPh></is></c>'
    )

    assert last_cells(sharing(texts, cells)) == ["東 京", "plain", "a\rb"]


def test_a_formula_is_the_value_that_was_last_computed():
    cells = (
        '<c t="str"><f>B1&amp;"x"</f><v>Eve</v></c><c><f>1+1</f><v>2</v></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )

    assert last_cells(sharing("<sst/>", cells)) == ["Eve", "2", "#DIV/0!"]


def test_a_cell_that_refers_to_a_text_that_is_not_there_makes_the_workbook_broken():
    with pytest.raises(PeopleWorkbookBroken, match="a text that is not there"):
        last_cells(sharing("<sst><si><t>only</t></si></sst>", '<c t="s"><v>1</v></c>'))


def test_the_first_visible_sheet_with_a_known_header_is_read_and_the_others_are_named():
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook(
                ("Read me", [["Hello"]]),
                ("Old", [HEADER, ["Eve", "e@f.org", "mentor"]]),
                ("People", [HEADER, ["Ada", "a@b.org", "mentee"]]),
            )
        )
    )
    book["Old"].sheet_state = "hidden"

    table = table_of(saved(book))

    assert next(table.rows).cells[0] == "Ada"
    assert "“People” was read, “Read me”, “Old” not" in table.notices[0].what


def test_prefixed_tags_and_cells_without_references_are_read_too():
    def prefixed(xml: str) -> str:
        xml = xml.replace("<row", "<x:row").replace("</row", "</x:row").replace("<c ", "<x:c ")
        xml = xml.replace("</c>", "</x:c>").replace("<v", "<x:v").replace("</v", "</x:v")
        xml = xml.replace(
            "<worksheet ", '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        )
        return xml.replace(' r="B2"', "").replace(' r="C2"', "")

    made = changed(
        workbook(("S", [HEADER, ["Ada", "a@b.org", "mentee"]])), "xl/worksheets/sheet1.xml", prefixed
    )

    assert next(table_of(made).rows).cells == ["Ada", "a@b.org", "mentee"]


def test_an_empty_workbook_has_no_table():
    with pytest.raises(PeopleOnlyHeader):
        table_of(workbook(("S", [])))


def test_a_workbook_with_a_password_is_refused_in_words():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5_000 + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(PeopleFileLocked, match="password"):
        table_of(ole)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = changed(workbook(("S", [HEADER])), "xl/worksheets/sheet1.xml", lambda xml: xml + " " * 30_000_000)
    assert len(bomb) < 200_000

    with pytest.raises(PeopleFileTooLarge, match="30 MB once unpacked; at most 20 MB"):
        table_of(bomb, ReadingLimits(unpacked_megabytes=20))


def test_shared_texts_that_would_fill_the_memory_are_refused():
    with pytest.raises(PeopleFileTooLarge, match="once unpacked; at most 5 MB"):
        table_of(sharing(f"<sst>{' ' * 6_000_000}</sst>", ""), ReadingLimits(unpacked_megabytes=20))


def test_entities_that_grow_without_end_are_refused():
    laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'

    with pytest.raises(PeopleWorkbookBroken, match="document type"):
        last_cells(sharing(laughs, '<c t="s"><v>0</v></c>'))


def test_a_row_number_beyond_the_last_of_excel_is_refused_and_not_counted_to():
    made = changed(
        workbook(("S", [HEADER, ["Ada", "a@b.org", "mentee"]])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('<row r="2"', '<row r="99999999"'),
    )

    with pytest.raises(PeopleWorkbookBroken, match="beyond the last one"):
        table_of(made)


def test_too_many_rows_are_refused_before_any_is_handed_out_but_empty_ones_do_not_count():
    book = openpyxl.Workbook()
    for row in [HEADER, *[["Ada", "a@b.org", "mentee"]] * 11]:
        book.worksheets[0].append(row)
    for row in range(20, 200):
        book.worksheets[0].cell(row, 1).font = openpyxl.styles.Font(bold=True)

    with pytest.raises(PeopleTooManyRows, match="more than 10 rows"):
        table_of(saved(book), ReadingLimits(rows=10))
    assert sum(1 for row in table_of(saved(book), ReadingLimits(rows=11)).rows if not row.is_blank) == 11


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12).filter(
        lambda text: not text.startswith("=") and "_x" not in text and text not in ("True", "False")
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_cells_are_those_that_openpyxl_finds(rows):
    made = workbook(("S", [HEADER, *rows]))

    ours = {row.line: [*row.cells, "", "", ""][:3] for row in table_of(made).rows}

    sheet = openpyxl.load_workbook(io.BytesIO(made), data_only=True).worksheets[0]
    for line, row in enumerate(sheet.iter_rows(min_row=2, max_col=3, values_only=True), start=2):
        theirs = [
            str(cell).upper() if isinstance(cell, bool) else str("" if cell is None else cell) for cell in row
        ]
        assert ours.get(line, ["", "", ""]) == [
            {"True": "TRUE", "False": "FALSE"}.get(cell, cell) for cell in theirs
        ]


WHOLE = sharing("<sst><si><t>Bo</t></si></sst>", '<c t="s"><v>0</v></c><c t="str"><v>c@d.org</v></c>')


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=4), st.integers(0, 40))
def test_no_damage_to_a_workbook_ends_in_anything_but_a_roster_or_a_sentence(place, put_in, taken_out):
    damaged = WHOLE[:place] + put_in + WHOLE[place + taken_out :]

    with suppress(CompanionError):
        read_roster(table_of(damaged))


PARTS = [
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/_rels/workbook.xml.rels",
    "_rels/.rels",
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_a_part_ends_in_anything_but_a_roster_or_a_sentence(data):
    part = data.draw(st.sampled_from(PARTS))
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        length = len(archive.read(part).decode())
    place = data.draw(st.integers(0, length))
    taken_out = data.draw(st.integers(0, 30))
    put_in = data.draw(st.sampled_from(["", "9", "A", '"', "<", ">", "-1", 't="s"', "</row>"]))
    damaged = changed(WHOLE, part, lambda xml: xml[:place] + put_in + xml[place + taken_out :])

    with suppress(CompanionError):
        read_roster(table_of(damaged))
