"""Records of an evaluation, and comparing a run with the accepted figures."""

from __future__ import annotations

import json
import platform
from datetime import date

import pytest

from companion.clock import FixedClock
from eval.__main__ import TASKS, main
from eval.compare import accept, compare, read_accepted
from eval.record import describe_data, make_record, write_record
from eval.showing import show_figure

NOON = FixedClock.on(date(2026, 11, 23))
RESULT = {"rows": [{"method": "ours", "mrr": {"mean": 0.25}, "seconds": 2.0}], "notes": ["made up"]}


def record_of(result, *, quick=True):
    return make_record("retrieval", {"quick": quick, "seed": 1}, result, seconds=1.26, clock=NOON)


def accepted_with(tolerances):
    return {"keys": ["method"], "tolerances": tolerances, "quick": record_of(RESULT)}


def verdict_on(tolerance, now):
    (verdict,) = compare(accepted_with(tolerance), {"rows": [now]})
    return verdict


def test_a_record_says_what_is_needed_to_get_the_figures_again():
    record = record_of(RESULT)

    assert record["when"] == "2026-11-23T12:00:00+00:00"
    assert record["seconds"] == 1.3
    assert record["options"] == {"quick": True, "seed": 1}
    assert record["machine"]["cores"] >= 1
    assert record["packages"]["numpy"]
    assert record["result"] == RESULT


def test_a_record_names_neither_the_machine_nor_its_folders(tmp_path):
    (tmp_path / "people.jsonl").write_text("{}")
    options = {"data": str(tmp_path), "json": str(tmp_path / "out.json"), "quick": True}

    written = json.dumps(make_record("retrieval", options, RESULT, seconds=1.0, clock=NOON))

    assert str(tmp_path) not in written
    assert platform.node() not in written


def test_the_hash_of_data_changes_with_a_name_and_with_a_content(tmp_path):
    file = tmp_path / "one.txt"
    file.write_text("a")
    first = describe_data(tmp_path)

    file.write_text("b")
    second = describe_data(tmp_path)
    file.rename(tmp_path / "two.txt")
    third = describe_data(tmp_path)

    assert first["files"] == 1
    assert len({first["sha256"], second["sha256"], third["sha256"]}) == 3


def test_a_folder_that_is_not_there_has_no_hash(tmp_path):
    assert describe_data(tmp_path / "nowhere") is None


def test_a_figure_that_is_no_number_is_never_written(tmp_path):
    with pytest.raises(ValueError, match="JSON compliant"):
        write_record({"mrr": float("nan")}, tmp_path / "record.json")


@pytest.mark.parametrize(
    ("tolerance", "now", "holds"),
    [
        ({"mrr.mean": {"fall": 0.01}}, {"mrr": {"mean": 0.245}}, True),
        ({"mrr.mean": {"fall": 0.01}}, {"mrr": {"mean": 0.9}}, True),
        ({"mrr.mean": {"fall": 0.01}}, {"mrr": {"mean": 0.23}}, False),
        ({"seconds": {"times": 3}}, {"seconds": 5.9}, True),
        ({"seconds": {"times": 3}}, {"seconds": 6.1}, False),
        ({"seconds": {"rise": 1}}, {"seconds": 3.1}, False),
        ({"seconds": {"at_most": 4}}, {"seconds": 3.9}, True),
        ({"seconds": {"at_least": 4}}, {"seconds": 3.9}, False),
    ],
)
def test_a_figure_may_be_worse_by_what_was_agreed_and_no_more(tolerance, now, holds):
    assert verdict_on(tolerance, {"method": "ours", **now}).holds is holds


def test_a_figure_or_row_that_is_gone_does_not_hold():
    assert not verdict_on({"mrr.mean": {"fall": 0.01}}, {"method": "ours"}).holds
    assert not verdict_on({"mrr.mean": {"fall": 0.01}}, {"method": "other", "mrr": {"mean": 0.25}}).holds


def test_a_row_that_could_not_be_measured_here_is_shown_with_the_reason_and_not_compared():
    verdict = verdict_on({"mrr.mean": {"fall": 0.01}}, {"method": "ours", "status": "not installed: torch"})

    assert verdict.holds
    assert verdict.now is None
    assert verdict.allowed == "not installed: torch"


def test_accepting_a_record_keeps_tolerances_and_the_other_record(tmp_path):
    (tmp_path / "retrieval.json").write_text(
        json.dumps({"keys": ["method"], "tolerances": {"mrr": {"fall": 0.1}}})
    )

    accept(record_of(RESULT, quick=False), tmp_path)
    accept(record_of(RESULT, quick=True), tmp_path)

    accepted = read_accepted("retrieval", tmp_path)
    assert accepted["tolerances"] == {"mrr": {"fall": 0.1}}
    assert accepted["full"]["options"]["quick"] is False
    assert accepted["quick"]["options"]["quick"] is True


def test_a_run_writes_its_record_and_shows_its_rows(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(
        TASKS, "assignment", lambda options: {"rows": [{"seed": options["seed"]}], "notes": []}
    )
    path = tmp_path / "run.json"

    status = main(["run", "assignment", "--json", str(path), "--seed", "7", "--set", "sizes=[100, 200]"])

    record = json.loads(path.read_text())
    assert status == 0
    assert record["options"] == {"quick": False, "seed": 7, "sizes": [100, 200]}
    assert "7" in capsys.readouterr().out


def test_comparing_fails_when_a_figure_is_worse(tmp_path, monkeypatch, capsys):
    accepted = {"keys": ["method"], "tolerances": {"total": {"fall": 0.5}}}
    accepted["quick"] = {"options": {"seed": 3}, "result": {"rows": [{"method": "ours", "total": 10.0}]}}
    write_record(accepted, tmp_path / "assignment.json")
    words = ["compare", "assignment", "--accepted", str(tmp_path)]
    totals = iter([9.6, 9.4])
    task = lambda options: {"rows": [{"method": "ours", "total": next(totals)}]}  # noqa: E731
    monkeypatch.setitem(TASKS, "assignment", task)

    assert main(words) == 0
    assert main(words) == 1
    assert "NO" in capsys.readouterr().out


def test_data_that_is_not_there_is_said_and_not_counted_as_worse(tmp_path, capsys):
    write_record(accepted_with({}), tmp_path / "retrieval.json")

    status = main(["compare", "retrieval", "--accepted", str(tmp_path), "--data", str(tmp_path / "nowhere")])

    assert status == 0
    assert "no data" in capsys.readouterr().out


def test_an_unknown_task_is_refused_with_the_names_of_the_known(capsys):
    with pytest.raises(SystemExit):
        main(["compare", "retreival"])

    assert "retrieval" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.123456, "0.1235"),
        (12345.678, "12,346"),
        (1000, "1,000"),
        (True, "yes"),
        (None, ""),
        ("ours", "ours"),
        ({"mean": 0.25, "low": 0.221, "high": 0.28, "n": 313}, "0.25 [0.221, 0.28] (n 313)"),
        ({"min": 1.0, "median": 2.0, "max": 3.0}, "2 [1, 3]"),
        ({"min": 2.0, "median": 2.0, "max": 2.0}, "2"),
    ],
)
def test_a_figure_is_shown_in_few_characters_with_its_range(value, shown):
    assert show_figure(value) == shown


def test_a_record_run_by_hand_is_kept_apart_from_the_usual_one(tmp_path):
    large = make_record("assignment", {"large": True}, RESULT, seconds=1.0, clock=NOON)

    accept(large, tmp_path)

    assert "full" not in read_accepted("assignment", tmp_path)
    assert read_accepted("assignment", tmp_path)["large"]["options"] == {"large": True}
