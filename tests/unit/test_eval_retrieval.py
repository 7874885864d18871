"""The retrieval evaluation reads any folder of the layout, and says plainly when it cannot."""

from __future__ import annotations

import json

import numpy as np
import pytest

from companion.matching.words.closeness import Closeness
from eval.programmes_data import DataUnreadable, load_trials
from eval.ranking_methods import METHODS, VARIANTS, Ranked
from eval.retrieval import ReadOnce, run
from tests.unit.small_programme import HandMade


def _write_ols(folder):
    (folder / "ols").mkdir()
    project = {
        "id": "a-1",
        "cohort": "spring",
        "title": "Welding ice",
        "description": "Public speaking on ice.",
        "keywords": ["python"],
        "mentors": ["p1", "stranger"],
    }
    nobody = project | {"id": "a-2", "mentors": ["stranger"]}
    cohorts = [{"cohort": "spring", "pool": ["p2", "p1", "p3"], "projects": [project, nobody]}]
    (folder / "ols" / "cohorts.json").write_text(json.dumps(cohorts), encoding="utf-8")
    people = [{"id": "p1", "expertise": ["Ice", "Welding"], "continent": None}, {"id": "p2", "expertise": []}]
    (folder / "ols" / "people.jsonl").write_text("\n".join(map(json.dumps, people)), encoding="utf-8")


def _write_cncf(folder):
    (folder / "cncf").mkdir()
    rows = [
        {
            "term": "2030/x",
            "project": "Ice",
            "title": "Weld ice",
            "text": "Weld it.",
            "mentors": ["m1"],
            "id": "1",
        },
        {
            "term": "2030/x",
            "project": "Ice",
            "title": "Grant",
            "text": "Budget.",
            "mentors": ["m2"],
            "id": "2",
        },
        {
            "term": "2031/y",
            "project": "Ice",
            "title": "Weld  ICE",
            "text": "Again.",
            "mentors": ["m1"],
            "id": "3",
        },
        {
            "term": "2031/y",
            "project": "Ice",
            "title": "Budget",
            "text": "A grant.",
            "mentors": ["m2"],
            "id": "4",
        },
    ]
    (folder / "cncf" / "projects.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_a_cohort_is_a_trial_with_the_pool_as_candidates_and_only_queries_that_can_be_answered(tmp_path):
    _write_ols(tmp_path)

    (trial,) = load_trials(tmp_path)

    assert [candidate.statements for candidate in trial.candidates] == [("Ice", "Welding"), (), ()]
    assert [(query.name, query.chosen) for query in trial.queries] == [("a-1", (0,))]
    assert trial.queries[0].words.statements == ("Welding ice", "Public speaking on ice", "python")


def test_a_project_that_was_offered_twice_does_not_find_itself(tmp_path):
    _write_cncf(tmp_path)

    for trial in load_trials(tmp_path):
        said = {statement for candidate in trial.candidates for statement in candidate.statements}
        assert not any("weld" in statement.casefold() for statement in said)
        assert [query.name for query in trial.queries] in (["2"], ["4"])


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("cohorts.json", "[{", "not JSON"),
        ("cohorts.json", '[{"pool": []}]', "'cohort'"),
        ("cohorts.json", "{}", "a list of cohorts"),
        ("people.jsonl", '{"id": "p1", "expertise": [3]}', "not text"),
        ("people.jsonl", "3", "line 1"),
    ],
)
def test_a_file_that_is_not_of_the_layout_is_named(tmp_path, file, content, says):
    _write_ols(tmp_path)
    (tmp_path / "ols" / file).write_text(content, encoding="utf-8")

    with pytest.raises(DataUnreadable, match=says) as raised:
        load_trials(tmp_path)

    assert file in str(raised.value)


def test_a_folder_without_either_programme_ends_in_a_sentence(tmp_path):
    with pytest.raises(SystemExit, match="holds no programme"):
        run({"data": str(tmp_path)})


def test_ours_is_the_code_that_scores_matches_and_who_says_nothing_is_last(tmp_path):
    _write_ols(tmp_path)
    (trial,) = load_trials(tmp_path)
    ranked = Ranked(trial, ReadOnce(HandMade()))

    scores = ranked.scores("ours")

    closeness = Closeness([query.words for query in trial.queries], trial.candidates, HandMade())
    assert scores[0, 0] == closeness.pairs(np.array([0]), np.array([0]))[0]
    for method in METHODS | VARIANTS:
        assert np.isneginf(ranked.scores(method)[0, 1:]).all()
