"""The commands around `match`, each as a person would type it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from companion.sample import people_path, programme_path
from tests.journey.command import companion
from tests.journey.test_match_command import rows
from tests.writing_model import writing_model


def test_check_counts_the_sample_and_writes_nothing(tmp_path: Path):
    done = companion("check", people_path(), "--json")

    found = json.loads(done.out)
    assert done.code == 0
    assert found["mentees"] >= 55
    assert found["mentors"] >= 35


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\n\n \n"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("letter.csv", b"Dear all, please find attached nothing at all."),
        ("workbook.xlsx", b"PK\x03\x04 not a workbook"),
        ("header.csv", b"name,email,role\n"),
    ],
)
def test_a_file_that_is_no_list_of_people_ends_in_a_sentence(tmp_path: Path, name: str, content: bytes):
    file = tmp_path / name
    file.write_bytes(content)

    for words in (("check", file), ("match", file, "--out", tmp_path / "out")):
        done = companion(*words)
        assert done.code in (2, 4), done.said
        assert "Traceback" not in done.said
        assert len(done.said) > 40
    assert not (tmp_path / "out").exists()


def test_a_missing_file_ends_in_a_sentence(tmp_path: Path):
    done = companion("check", tmp_path / "nothing.csv")

    assert done.code in (2, 3)
    assert "nothing.csv" in done.said


def test_columns_explains_itself_and_writes_an_empty_template_once(tmp_path: Path):
    template = tmp_path / "people.csv"

    first, second = companion("columns", "--template", template), companion("columns", "--template", template)

    assert first.code == 0
    assert "capacity" in first.out
    assert next(csv.reader(template.open(encoding="utf-8-sig")))[:3] == ["name", "email", "role"]
    assert second.code == 2


def test_rules_names_whom_the_rules_of_the_sample_leave_with_nobody():
    done = companion("rules", people_path(), programme_path())

    assert done.code == 0, done.said
    assert "same department" in done.said
    assert "Aisling Power" in done.said


def test_why_explains_a_pair_that_was_made(sample_run: Path):
    made = rows(sample_run / "matches.csv")[0]

    done = companion("why", made["mentee"], made["mentor"], "--run", sample_run)

    assert done.code == 0, done.said
    assert len(done.out) > 80


def test_commands_ask_no_model_that_is_set_up_and_write_the_same_words(
    sample_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = rows(sample_run / "matches.csv")[0]
    words = ("why", made["mentee"], made["mentor"], "--run")
    without = companion(*words, sample_run)

    with writing_model() as model:
        monkeypatch.setenv("COMPANION_WRITER_MODEL", "openai/anything")
        monkeypatch.setenv("COMPANION_WRITER_BASE_URL", model.address)
        monkeypatch.setenv("COMPANION_WRITER_LOCAL", "true")
        tried = companion("llm", "check")
        heard = len(model.asked)
        done = companion("match", people_path(), "--programme", programme_path(), "--out", tmp_path / "run")
        told = companion(*words, tmp_path / "run")

    assert (tried.code, done.code, told.out) == (0, 0, without.out), done.said
    assert heard > 0
    assert len(model.asked) == heard
    for name in ("matches.csv", "unmatched.csv"):
        assert (tmp_path / "run" / name).read_bytes() == (sample_run / name).read_bytes(), name
    told_of, without_it = (
        json.loads((run / "matches.json").read_text(encoding="utf-8"))["matches"]
        for run in (tmp_path / "run", sample_run)
    )
    assert told_of == without_it


def test_why_not_names_the_rule_that_bars_a_pair(sample_run: Path):
    barred = next(row for row in rows(sample_run.parent / "all_pairs.csv") if row["allowed"] == "no")

    done = companion("why", barred["mentee"], barred["mentor"], "--run", sample_run, "--json")

    answer = json.loads(done.out)
    assert answer["made"] is False
    assert "; ".join(answer["barred_by"]) == barred["barred_by"]
    assert answer["cost"] is None


def test_why_not_says_what_the_seat_would_cost_and_who_has_it(sample_run: Path):
    mentor_of = {row["mentee"]: row["mentor"] for row in rows(sample_run / "matches.csv")}
    value = json.loads((sample_run / "certificate.json").read_text())["value"]
    other = next(
        row
        for row in rows(sample_run.parent / "all_pairs.csv")
        if row["allowed"] == "yes"
        and row["mentor"] in mentor_of.values()
        and mentor_of.get(row["mentee"]) not in (None, row["mentor"])
    )

    answer = json.loads(companion("why", other["mentee"], other["mentor"], "--run", sample_run, "--json").out)
    again = companion(
        "match", people_path(), "--programme", programme_path(), "--out", sample_run.parent / "forced",
        "--pin", f"{other['mentee']}={other['mentor']}", "--json",
    )  # fmt: skip

    assert answer["holders"]
    assert answer["cost"]["points"] == pytest.approx(value - json.loads(again.out)["value"], abs=1e-6)


def test_why_on_a_folder_without_a_run_says_so(tmp_path: Path):
    done = companion("why", "a@b.example", "c@d.example", "--run", tmp_path)

    assert done.code == 3
    assert "no finished run" in done.said


def test_repair_offers_two_ways_and_the_kind_one_never_moves_more_people(sample_run: Path):
    mentor = rows(sample_run / "matches.csv")[0]["mentor"]

    found = json.loads(companion("repair", sample_run, "--without", mentor, "--json").out)

    assert found["kind"]["rehomed"]
    assert len(found["kind"]["moved"]) <= len(found["exact"]["moved"])
    assert found["price_of_kindness"] >= 0
    told = companion("repair", sample_run, "--without", mentor)
    assert told.code == 0
    assert len(told.out) > 80


def test_the_sample_can_be_written_out_and_matched(tmp_path: Path):
    done = companion("sample", tmp_path)

    assert done.code == 0
    assert (tmp_path / "people.csv").read_bytes() == people_path().read_bytes()
