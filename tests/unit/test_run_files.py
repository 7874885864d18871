"""The files of a run: whole or not at all, safe to open, and small in memory."""

from __future__ import annotations

import csv
import errno
import json
import tracemalloc
from dataclasses import replace

import pytest

from companion.contracts.certificate_file import CertificateFile
from companion.contracts.matches_file import MatchesFile
from companion.errors import OutputDiskFull, OutputIsFile, OutputNotWritable
from companion.explaining.matches_json import json_pieces
from companion.explaining.run_files import FILES, write_run
from companion.matching.match import Match, StatementLink
from tests.unit.pairs_to_explain import AMARA, BARRED, JONAS, LEFT_OUT, LIN, OFFER, detail_of, many, run_of

RUN = run_of(people=(AMARA, JONAS, LIN), unmatched=(BARRED,), problems=(LEFT_OUT,))


def write(directory, run=RUN, **more):
    write_run(directory, run.matching, run.request, today=run.today, source=run.source, **more)
    return directory


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def stop_at_the_first_match(error):
    def progress(_what, _done, _of):
        raise error

    return progress


def test_a_run_leaves_exactly_its_files(tmp_path):
    write(tmp_path / "new" / "folder")

    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == set(FILES)


def test_matches_csv_has_its_columns_and_the_parts_add_up_to_the_score(tmp_path):
    (row,) = rows(write(tmp_path) / "matches.csv")

    assert list(row)[:5] == ["mentee", "mentor", "score", "better_than_percent", "why"]
    assert list(row)[5:] == ["wants", "goals", "values", "time", "language", "prefer_another_site"]
    assert row["mentee"] == "amara@firm.example"
    assert sum(float(row[name]) for name in list(row)[5:]) == pytest.approx(float(row["score"]), abs=1e-9)
    assert row["why"].startswith("Amara ")


def test_unmatched_csv_has_everybody_with_the_reason(tmp_path):
    (row,) = rows(write(tmp_path) / "unmatched.csv")

    assert list(row) == ["email", "name", "role", "reason", "explanation"]
    assert (row["email"], row["role"], row["reason"]) == ("lin@firm.example", "mentee", "barred_from_all")
    assert "31 are barred" in row["explanation"]


def test_certificate_json_has_exactly_its_keys(tmp_path):
    written = json.loads((write(tmp_path) / "certificate.json").read_text(encoding="utf-8"))

    assert list(written) == ["value", "upper_bound", "relative_gap", "pairs_priced", "seconds"]
    assert CertificateFile.model_validate(written).value == RUN.matching.certificate.value


def test_matches_json_reads_back_as_its_contract(tmp_path):
    text = (write(tmp_path) / "matches.json").read_text(encoding="utf-8")

    read = MatchesFile.model_validate_json(text, strict=True)

    assert read.model_dump(mode="json") == json.loads(text)
    assert (read.people.mentees, read.people.mentees_placed) == (2, 1)
    assert read.matches[0].total == RUN.matching.matches[0].detail.total
    assert sum(part.points for part in read.matches[0].parts) == pytest.approx(
        read.matches[0].total, abs=1e-9
    )
    assert read.row_problems[0].line == 7
    assert read.unmatched[0].rules[0].barred == 31


def test_the_same_run_gives_the_same_bytes(tmp_path):
    first, second = write(tmp_path / "a"), write(tmp_path / "b")

    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in FILES)


def test_a_cell_that_a_spreadsheet_would_run_is_shown_instead(tmp_path):
    mentee = replace(AMARA, name='=HYPERLINK("http://evil.example")')
    run = run_of(unmatched=(replace(BARRED, email=mentee.email),), people=(mentee, JONAS))

    (row,) = rows(write(tmp_path, run) / "unmatched.csv")

    assert row["name"].startswith("'=")


def test_a_second_run_takes_the_place_of_the_first(tmp_path):
    write(tmp_path)
    write(tmp_path, run_of((), people=(AMARA, JONAS)))

    assert rows(tmp_path / "matches.csv") == []
    assert json.loads((tmp_path / "matches.json").read_text(encoding="utf-8"))["matches"] == []


def test_files_of_somebody_else_in_the_folder_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")

    write(tmp_path)

    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("how", [KeyboardInterrupt(), RuntimeError("broken"), OSError(errno.ENOSPC, "full")])
def test_a_run_that_is_stopped_leaves_the_files_of_the_run_before(tmp_path, how):
    write(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    with pytest.raises(BaseException):  # noqa: B017, PT011  (whatever stops it)
        write(tmp_path, many(3), progress=stop_at_the_first_match(how))

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_killed_run_left_is_cleared_away(tmp_path):
    (tmp_path / ".unfinished-abc").mkdir()
    (tmp_path / ".unfinished-abc" / "matches.csv").write_text("half")

    write(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == set(FILES)


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_the_way_is_named(tmp_path, below):
    (tmp_path / "out").write_text("I am a file")

    with pytest.raises(OutputIsFile, match=r"because .*out is a file"):
        write(tmp_path / "out" / below)


def test_a_full_disk_is_called_one(tmp_path):
    full = stop_at_the_first_match(OSError(errno.ENOSPC, "No space left on device"))

    with pytest.raises(OutputDiskFull, match="no space left"):
        write(tmp_path, progress=full)


def test_a_folder_that_may_not_be_written_is_named_with_the_reason(tmp_path):
    refused = stop_at_the_first_match(OSError(errno.EACCES, "Permission denied"))

    with pytest.raises(OutputNotWritable, match="Permission denied"):
        write(tmp_path, progress=refused)


def test_progress_hears_of_every_match(tmp_path):
    heard = []

    write(tmp_path, many(3), progress=lambda *told: heard.append(told))

    assert ("Writing down the reasons", 3, 3) in heard


def test_text_that_is_no_text_still_leaves_a_readable_file(tmp_path):
    mentee = replace(AMARA, name="Lone \ud800 surrogate", wants="x \ud800 y")
    link = StatementLink("wants", "x \ud800 y", "offers", OFFER, 0.9, ())
    run = run_of((Match(detail_of(mentee, links=(link,)), False, 0.0),), people=(mentee, JONAS))

    MatchesFile.model_validate_json((write(tmp_path, run) / "matches.json").read_text(encoding="utf-8"))


def test_many_matches_are_written_without_holding_them_as_text():
    run = many(1500)
    list(json_pieces(run))  # caches are filled first
    tracemalloc.start()

    size = sum(len(piece) for piece in json_pieces(run))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size > 5_000_000
    assert peak < 2_000_000
