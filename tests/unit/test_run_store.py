"""A finished run on disk."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from companion.errors import RunBroken, RunMissing
from companion.matching.whole_programme.request import MatchRequest
from companion.matching.whole_programme.run_store import StoredRun, load_run, save_run
from companion.people.person import Person, Role, Roster, Slot
from companion.programmes.programme import Condition, Force, Preference, Programme, Rule


def a_run() -> StoredRun:
    ada = Person(
        email="ada@x.example",
        name="Ada",
        role=Role.BOTH,
        wants="Zürich; 安全",
        availability=(Slot(0, 540, 600),),
        values=(1, None, 5),
        attributes={"site": "North"},
    )
    programme = Programme(
        rules=(Rule("same team", Force.MUST_NOT, Condition(same="team", mentee={"level": ("a", "b")})),),
        preferences=(Preference("other", Condition(different="site"), 0.5),),
    )
    request = MatchRequest(
        roster=Roster((ada,), (), 1, ("name", "email")),
        programme=programme,
        pins=(("ada@x.example", "ben@x.example"),),
        vetoes=(),
        on=date(2027, 1, 11),
    )
    return StoredRun(request, (("ada@x.example", "ben@x.example"),), "model", None)


def test_a_run_comes_back_as_it_was(tmp_path: Path):
    save_run(tmp_path, a_run())

    assert load_run(tmp_path) == a_run()


def test_only_the_owner_may_read_it(tmp_path: Path):
    save_run(tmp_path, a_run())

    assert stat.S_IMODE((tmp_path / "run.json").stat().st_mode) == 0o600


def test_a_folder_without_a_run_is_said_to_have_none(tmp_path: Path):
    with pytest.raises(RunMissing):
        load_run(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"request": 1', b"\xff\xfe"])
def test_a_damaged_run_is_a_sentence_not_a_traceback(tmp_path: Path, content: bytes):
    (tmp_path / "run.json").write_bytes(content)

    with pytest.raises(RunBroken):
        load_run(tmp_path)
