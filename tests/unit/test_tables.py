"""Tables out of text files: encodings, separators, line numbers, and what is no table at all."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.errors import (
    CompanionError,
    PeopleFileEmpty,
    PeopleFileIsFolder,
    PeopleFileMissing,
    PeopleFileTooLarge,
    PeopleFileUnreadable,
    PeopleLineTooLong,
    PeopleNotATable,
    PeopleOnlyHeader,
    PeopleQuotesBroken,
    PeopleTooManyRows,
)
from companion.people.headers import header_likeness
from companion.people.reading import read_roster
from companion.people.table import ReadingLimits, Table
from companion.people.tables import opened_table, table_from

TEXT = "name,email,role\nZoë Gdańsk,zoe@example.org,mentee\n"


def table_of(given_bytes: bytes, limits: ReadingLimits | None = None) -> Table:
    return table_from(io.BytesIO(given_bytes), "people.csv", header_likeness, limits or ReadingLimits())


def cells_of(given_bytes: bytes) -> list[list[str]]:
    return [list(row.cells) for row in table_of(given_bytes).rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"], ids=lambda name: name
)
def test_every_unicode_encoding_is_read_with_or_without_a_mark(encoding):
    table = table_of(TEXT.encode(encoding))

    assert table.header == ("name", "email", "role")
    assert [list(row.cells) for row in table.rows] == [["Zoë Gdańsk", "zoe@example.org", "mentee"]]
    assert table.notices == ()


def test_utf16_with_a_mark_of_either_byte_order_is_read():
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert cells_of(mark + TEXT.encode(encoding))[0][0] == "Zoë Gdańsk"


def test_windows_1252_is_read_and_said_to_be_a_guess():
    table = table_of("name,email,role\nZoë “Zo” Müller €,zoe@example.org,mentee\n".encode("cp1252"))

    assert next(table.rows).cells[0] == "Zoë “Zo” Müller €"
    assert "Windows-1252" in table.notices[0].what


def test_an_accent_on_the_last_line_of_a_long_file_still_decides_the_encoding():
    plain = b"name,email,role\n" + b"Ada,ada@example.org,mentee\n" * 100_000
    last = next(reversed(cells_of(plain + "Zoë,zoe@example.org,mentor\n".encode("cp1252"))))

    assert last[0] == "Zoë"


def test_a_few_damaged_bytes_do_not_turn_utf8_into_something_else():
    table = table_of(
        b"name,email,role\n" + "Łukasz Żółć,lz@example.org,mentee\n".encode() * 3 + b"Zo\xeb,z@e.org,mentee"
    )

    rows = list(table.rows)
    assert rows[0].cells[0] == "Łukasz Żółć"
    assert rows[-1].cells[0] == "Zo�"
    assert "damaged" in table.notices[0].what


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(separator):
    text = "name,email,role,wants\nAda,ada@example.org,mentee,x\n".replace(",", separator)

    assert cells_of(text.encode()) == [["Ada", "ada@example.org", "mentee", "x"]]


def test_semicolons_inside_texts_do_not_make_a_comma_file_a_semicolon_file():
    text = 'name,email,role,wants\nAda,ada@example.org,mentee,"a; b; c; d; e; f"\n'

    assert cells_of(text.encode())[0][3] == "a; b; c; d; e; f"


def test_the_separator_that_excel_writes_in_the_first_line_is_obeyed():
    assert cells_of(b"sep=;\r\nemail;role\r\na@b.org;mentee\r\n") == [["a@b.org", "mentee"]]


def test_a_title_and_empty_lines_may_stand_above_the_header():
    table = table_of(
        b"Mentoring 2026,,\n\nfrom the people team,,\nName,E-mail,Role\nAda,ada@example.org,mentee\n"
    )

    assert table.header == ("Name", "E-mail", "Role")
    assert table.header_line == 4
    assert [row.line for row in table.rows] == [5]


def test_line_numbers_are_true_after_line_ends_inside_quotation_marks():
    text = 'email,role,about\na@b.org,mentee,"one\ntwo\n\nfour"\n\nc@d.org,mentor,"x"\ne@f.org,mentor,y\n'

    rows = [row for row in table_of(text.encode()).rows if not row.is_blank]

    assert [(row.line, row.cells[0]) for row in rows] == [(2, "a@b.org"), (7, "c@d.org"), (8, "e@f.org")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_as_one_line(line_end):
    text = line_end.join(["email,role", "a@b.org,mentee", "c@d.org,mentor", ""])

    assert [row.line for row in table_of(text.encode()).rows] == [2, 3]


def test_a_row_with_broken_quotation_marks_is_named_and_reading_goes_on_in_the_next_line():
    text = (
        'email,role,about\na@b.org,mentee,"never closed\nc@d.org,mentor,"fine"\n'
        'e@f.org,mentor,"bad" marks\ng@h.org,mentee,\n'
    )

    rows = list(table_of(text.encode()).rows)

    assert [row.line for row in rows if row.broken] == [2, 4]
    assert [row.cells[0] for row in rows if not row.broken] == ["c@d.org", "g@h.org"]


def test_one_open_quotation_mark_does_not_swallow_the_rest_of_a_large_file():
    text = 'email,role,about\na@b.org,mentee,"never closed\n' + "c@d.org,mentor,fine\n" * 20_000

    rows = list(table_of(text.encode()).rows)

    assert len(rows) == 20_001
    assert [row.line for row in rows if row.broken] == [2]


def test_a_file_of_nothing_but_broken_quotation_marks_is_refused():
    with pytest.raises(PeopleQuotesBroken, match="line 2"):
        list(table_of(b"email,role\n" + b'a"b,"c"d\n' * 2_000).rows)


def test_a_quotation_mark_inside_a_plain_cell_is_just_a_character():
    assert cells_of(b'email,role,about\na@b.org,mentee,5" pipe\n')[0][2] == '5" pipe'


@pytest.mark.parametrize(
    ("beginning", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"GIF89a\x01\x00", "picture"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "picture"),
        (b"II*\x00\x08\x00", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"<svg xmlns='x'></svg>", "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (gzip.compress(b"email,role\n", mtime=0), "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, r"\.xls"),
        (b"\n <!DOCTYPE html><html><table>", "web page"),
        (b'<?xml version="1.0"?><rows/>', "XML"),
        (b'[{"email": "a@b.org"}]', "JSON"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"PAR1\x15\x04", "Parquet"),
        (bytes(range(256)) * 40, "binary"),
        (b"email,role\n\x01\x02\x03\x04\x05\x06\x07" * 30, "binary"),
    ],
)
def test_what_is_no_table_is_called_by_its_name_whatever_the_file_is_called(beginning, what):
    with pytest.raises(PeopleNotATable, match=f"people.csv is .*{what}.*CSV or XLSX"):
        table_of(beginning)


def test_a_table_that_happens_to_begin_with_the_letters_of_a_bitmap_is_read():
    assert table_of(b"BMW driver,email,role\nyes,a@b.org,mentee\n").header[1] == "email"


@pytest.mark.parametrize("nothing", [b"\n\n\n", b" , , \n", b"\xef\xbb\xbf"])
def test_a_file_without_a_single_cell_has_no_table(nothing):
    with pytest.raises(PeopleOnlyHeader):
        table_of(nothing)


def test_an_empty_file_is_called_empty():
    with pytest.raises(PeopleFileEmpty, match=r"people\.csv is empty"):
        table_of(b"")


def test_an_endless_line_is_refused_without_being_kept():
    with pytest.raises(PeopleLineTooLong, match="Line 1"):
        table_of(b"a" * 4_000_001)


def test_too_many_rows_are_refused_before_any_is_handed_out():
    text = b"email,role\n" + b"a@b.org,mentee\n" * 11

    with pytest.raises(PeopleTooManyRows, match=r"more than 10 rows.*COMPANION_MAX_ROWS"):
        table_of(text, ReadingLimits(rows=10))
    assert len(list(table_of(text, ReadingLimits(rows=11)).rows)) == 11


def test_blank_lines_and_line_ends_in_texts_do_not_count_as_rows():
    text = 'email,role,about\na@b.org,mentee,"1\n2\n3\n4"\n\n\n , ,\n\nc@d.org,mentor,x\n'

    assert table_of(text.encode(), ReadingLimits(rows=2)).header[0] == "email"


def open_at(path: Path, limits: ReadingLimits | None = None) -> Table:
    with opened_table(path, header_likeness, limits or ReadingLimits()) as table:
        return table


def test_a_missing_file_a_folder_and_a_pipe_are_refused_in_words(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(PeopleFileMissing, match="There is no file"):
        open_at(tmp_path / "nobody.csv")
    with pytest.raises(PeopleFileMissing):
        open_at(tmp_path / "a\x00b")
    with pytest.raises(PeopleFileIsFolder, match="a folder"):
        open_at(tmp_path)
    with pytest.raises(PeopleFileIsFolder, match="a device or a pipe"):
        open_at(tmp_path / "pipe.csv")
    with pytest.raises(PeopleFileUnreadable, match="too long"):
        open_at(tmp_path / ("x" * 5_000))


def test_a_file_without_permission_is_refused_in_words(tmp_path, monkeypatch):
    path = tmp_path / "people.csv"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        # Root may read everything, so the refusal has to be played.
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(PeopleFileUnreadable, match="permission denied"):
        open_at(path)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_file_over_the_limit_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "people.csv"
    with path.open("wb") as stream:
        stream.truncate(3_000_001)

    with pytest.raises(PeopleFileTooLarge, match=r"has 3 MB; at most 2 MB.*COMPANION_MAX_FILE_MEGABYTES"):
        open_at(path, ReadingLimits(megabytes=2))


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["photo.jpg"], "ZIP archive"),
        (["mimetype", "content.xml"], r"OpenDocument file \(such as \.ods\)"),
        (["[Content_Types].xml", "word/document.xml"], "Word document"),
        (["[Content_Types].xml", "xl/workbook.bin"], r"binary Excel workbook \(\.xlsb\)"),
        (["Index/Document.iwa"], "Numbers"),
    ],
)
def test_other_things_in_a_zip_container_are_called_by_their_names(names, what):
    with pytest.raises(PeopleNotATable, match=what):
        table_of(zipped(*names))


HEADER = b"name,email,role,wants,availability,manager\n"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=600), st.binary(max_size=600).map(lambda tail: HEADER + tail)))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + b"\x00" * 18)
@example("email,role\r".encode("utf-16-le") + b"\x00")
def test_no_bytes_whatever_end_in_anything_but_a_roster_or_a_sentence(noise):
    with suppress(CompanionError):
        read_roster(table_of(noise))
