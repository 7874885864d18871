"""`companion match` on the sample programme, from the spreadsheet to the files."""

from __future__ import annotations

import csv
import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from companion.sample import people_path, programme_path
from tests.journey.command import companion


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_promised_file_is_there(sample_run: Path):
    names = {file.name for file in sample_run.iterdir()}

    assert names >= {"matches.csv", "unmatched.csv", "matches.json", "certificate.json", "report.html"}


def test_matches_csv_begins_with_the_promised_columns_and_its_parts_are_numbers(sample_run: Path):
    made = rows(sample_run / "matches.csv")

    assert list(made[0])[:5] == ["mentee", "mentor", "score", "better_than_percent", "why"]
    for row in made:
        parts = [float(value) for value in list(row.values())[5:]]
        assert all(0 <= part <= 1 for part in parts)
        assert "@" in row["mentee"]
        assert "@" in row["mentor"]
        assert len(row["why"]) > 20


def test_the_certificate_has_its_five_numbers_and_a_gap_of_at_most_a_millionth(sample_run: Path):
    certificate = json.loads((sample_run / "certificate.json").read_text())

    assert set(certificate) == {"value", "upper_bound", "relative_gap", "pairs_priced", "seconds"}
    assert 0 <= certificate["relative_gap"] <= 1e-6


def test_another_solver_finds_nothing_better_in_the_table_of_all_pairs(sample_run: Path):
    everything = rows(sample_run.parent / "all_pairs.csv")
    mentees = sorted({row["mentee"] for row in everything})
    seats = sorted(
        {(row["mentor"], seat) for row in everything for seat in range(int(row["mentor_capacity"]))}
    )
    allowed = {
        (row["mentee"], row["mentor"]): float(row["total"]) for row in everything if row["allowed"] == "yes"
    }
    placing = 1_000.0
    weights = np.array([[placing + allowed.get((a, b), -placing) for b, _ in seats] for a in mentees])
    taken = linear_sum_assignment(weights, maximize=True)
    chosen = weights[taken]

    made = rows(sample_run / "matches.csv")
    value = json.loads((sample_run / "certificate.json").read_text())["value"]
    assert len(made) == int((chosen > placing / 2).sum())
    assert value == pytest.approx(sum(chosen[chosen > placing / 2] - placing), abs=1e-6)


def test_the_parts_of_every_pair_add_up_to_its_total(sample_run: Path):
    for row in rows(sample_run.parent / "all_pairs.csv"):
        names = [name.removesuffix("_weight") for name in row if name.endswith("_weight")]
        total = sum(float(row[name]) * float(row[f"{name}_weight"]) for name in names)
        assert total == pytest.approx(float(row["total"]), abs=1e-9)


def test_nobody_is_overbooked_barred_or_lost(sample_run: Path):
    everything = {(row["mentee"], row["mentor"]): row for row in rows(sample_run.parent / "all_pairs.csv")}
    made = rows(sample_run / "matches.csv")
    left = rows(sample_run / "unmatched.csv")
    load = Counter(row["mentor"] for row in made)

    assert all(everything[row["mentee"], row["mentor"]]["allowed"] == "yes" for row in made)
    for (_, mentor), row in everything.items():
        assert load[mentor] <= int(row["mentor_capacity"])
    mentees = {mentee for mentee, _ in everything}
    assert {row["mentee"] for row in made} | {r["email"] for r in left if r["role"] == "mentee"} == mentees


def test_the_report_speaks_the_language_that_is_asked_for_and_what_programs_read_stays(
    sample_run: Path, tmp_path: Path
):
    words = ("match", people_path(), "--programme", programme_path(), "--out", tmp_path / "out")

    done = companion(*words, "--language", "fr")

    assert done.code == 0, done.said
    assert '<html lang="fr"' in (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in (sample_run / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "out/matches.csv").read_bytes() == (sample_run / "matches.csv").read_bytes()


def test_a_language_that_companion_does_not_speak_is_refused_before_anything_is_matched(tmp_path: Path):
    done = companion("match", people_path(), "--out", tmp_path / "out", "--language", "klingon")

    assert done.code != 0
    assert "Choose one of these: en, de, es, fr." in " ".join(done.said.split())
    assert not (tmp_path / "out").exists()


def test_the_order_of_rows_changes_nothing(sample_run: Path, tmp_path: Path):
    with people_path().open(encoding="utf-8", newline="") as file:
        header, *people = csv.reader(file)
    random.Random(3).shuffle(people)
    shuffled = tmp_path / "people.csv"
    with shuffled.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *people])

    done = companion("match", shuffled, "--programme", programme_path(), "--out", tmp_path / "out")

    assert done.code == 0, done.said
    assert (tmp_path / "out/matches.csv").read_bytes() == (sample_run / "matches.csv").read_bytes()


def test_an_empty_cache_and_a_full_one_give_the_same_matches(sample_run: Path, tmp_path: Path):
    words = ("match", people_path(), "--programme", programme_path(), "--out", tmp_path / "out")

    for _ in range(2):
        assert companion(*words, cache=tmp_path / "cache").code == 0
        assert (tmp_path / "out/matches.csv").read_bytes() == (sample_run / "matches.csv").read_bytes()


def test_pins_are_kept_and_vetoes_are_heeded(sample_run: Path, tmp_path: Path):
    made = rows(sample_run / "matches.csv")
    everything = rows(sample_run.parent / "all_pairs.csv")
    first, second = made[0], made[1]
    other = next(
        row
        for row in everything
        if row["mentee"] == first["mentee"]
        and row["allowed"] == "yes"
        and row["mentor"] != first["mentor"]
        and int(row["mentor_capacity"]) > 0
    )
    pin = f"{other['mentee']}={other['mentor']}"
    veto = f"{second['mentee']}={second['mentor']}"

    done = companion(
        "match",
        people_path(),
        "--programme",
        programme_path(),
        "--out",
        tmp_path,
        "--pin",
        pin,
        "--veto",
        veto,
    )

    assert done.code == 0, done.said
    now = {row["mentee"]: row["mentor"] for row in rows(tmp_path / "matches.csv")}
    assert now[other["mentee"]] == other["mentor"]
    assert now.get(second["mentee"]) != second["mentor"]


def test_a_pin_that_names_nobody_is_refused_with_the_nearest_name(tmp_path: Path):
    done = companion("match", people_path(), "--out", tmp_path / "out", "--pin", "nobody@x.example=someone")

    assert done.code == 3
    assert "nobody@x.example" in done.said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("after_seconds", [0.3, 0.9, 1.6])
def test_a_run_that_is_killed_leaves_the_files_of_the_run_before(
    sample_run: Path, tmp_path: Path, after_seconds: float
):
    words = [
        sys.executable,
        "-m",
        "companion",
        "match",
        str(people_path()),
        "--out",
        str(tmp_path),
        "--quiet",
    ]
    subprocess.run([*words, "--programme", str(programme_path())], check=True)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}

    running = subprocess.Popen(words)
    time.sleep(after_seconds)
    running.send_signal(signal.SIGKILL)
    running.wait()

    after = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.name in before}
    complete = json.loads(after["matches.json"])
    assert set(after) == set(before)
    assert complete["matches"]
    assert after["report.html"].rstrip().endswith(b"</html>")


def test_json_on_the_output_stream_is_one_object_and_nothing_else(tmp_path: Path):
    done = companion("match", people_path(), "--out", tmp_path / "out", "--json")

    assert json.loads(done.out)["relative_gap"] <= 1e-6


def test_quiet_says_nothing_when_all_is_well(tmp_path: Path):
    done = companion(
        "match", people_path(), "--programme", programme_path(), "--out", tmp_path / "out", "--quiet"
    )

    assert (done.code, done.out, done.err) == (0, "", "")
