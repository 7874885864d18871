"""The law of companion/matching/score/score_source.py, kept by every source of scores."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from companion.matching.score.dense_scores import DenseScores
from companion.matching.score.score_source import ScoreSource
from companion.matching.score.scores_apart import ScoresApart
from companion.matching.score.scores_without import ScoresWithout
from companion.matching.score.spilled_scores import SpilledScores
from eval.generated_programme import generate_programme
from tests.unit.small_programme import Bars, score_small_programme


def _totals(dtype: type[np.floating]) -> np.ndarray:
    rng = np.random.default_rng(7)
    totals = rng.random((37, 23)).astype(dtype)
    totals[rng.random(totals.shape) < 0.2] = -np.inf
    totals[5] = -np.inf
    totals[0, :3] = [0.0, 1.0, 0.5]
    return totals


def _in_single_precision() -> ScoreSource:
    return DenseScores(_totals(np.float32))


def _in_double_precision() -> ScoreSource:
    return DenseScores(_totals(np.float64))


def _spilled() -> ScoreSource:
    return SpilledScores(_in_double_precision())


def _spilled_and_computed() -> ScoreSource:
    return SpilledScores(generate_programme(60, seed=3))


def _without_some() -> ScoreSource:
    return ScoresWithout(_in_double_precision(), mentees=[3, 36], mentors=[0, 9])


def _with_some_kept_apart() -> ScoreSource:
    return ScoresApart(_in_double_precision(), [(36, 22), (0, 1), (0, 0), (0, 1), (17, 3)])


def _generated() -> ScoreSource:
    return generate_programme(60, seed=3)


def _of_a_programme() -> ScoreSource:
    return score_small_programme(bars=Bars((0, 0), (1, 2)))


def _nobody() -> ScoreSource:
    return SpilledScores(DenseScores(np.zeros((0, 4))))


def _no_mentors() -> ScoreSource:
    return SpilledScores(DenseScores(np.zeros((4, 0))))


# A new ScoreSource is added here, as a function that makes one.
SOURCES: list[Callable[[], ScoreSource]] = [
    _in_single_precision,
    _in_double_precision,
    _spilled,
    _spilled_and_computed,
    _without_some,
    _with_some_kept_apart,
    _generated,
    _of_a_programme,
    _nobody,
    _no_mentors,
]


@pytest.fixture(params=SOURCES, ids=lambda make: make.__name__.strip("_"))
def source(request: pytest.FixtureRequest) -> ScoreSource:
    return request.param()


def _every_pair(source: ScoreSource) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = np.indices(source.shape).reshape(2, -1)
    return rows, columns


def _exact(source: ScoreSource) -> np.ndarray:
    return source.exact(*_every_pair(source)).reshape(source.shape)


def test_a_block_has_a_row_for_each_mentee_asked_for_and_a_column_for_each_mentor(source: ScoreSource):
    n, m = source.shape

    for start, stop in [(0, n), (0, 0), (n // 3, n // 2), (n, n)]:
        block = source.block(start, stop)
        assert block.shape == (stop - start, m)
        assert block.dtype == np.float32


def test_a_block_is_barred_exactly_where_the_exact_score_is(source: ScoreSource):
    block, exact = source.block(0, source.shape[0]), _exact(source)

    assert np.array_equal(np.isneginf(block), np.isneginf(exact))
    assert not np.isnan(block).any()
    assert not np.isposinf(block).any()


def test_a_block_lies_within_the_slack_of_the_exact_score(source: ScoreSource):
    block, exact = source.block(0, source.shape[0]).astype(np.float64), _exact(source)
    allowed = np.isfinite(exact)

    assert (np.abs(block[allowed] - exact[allowed]) <= source.slack).all()


def test_an_exact_score_is_a_double_from_0_to_1_or_barred(source: ScoreSource):
    exact = _exact(source)

    assert exact.dtype == np.float64
    assert (np.isneginf(exact) | ((exact >= 0) & (exact <= 1))).all()


def test_a_pair_has_the_same_exact_bits_whatever_is_asked_with_it(source: ScoreSource):
    rows, columns = _every_pair(source)
    together = source.exact(rows, columns)
    shuffled = np.random.default_rng(1).permutation(len(rows))

    assert np.array_equal(source.exact(rows[shuffled], columns[shuffled]), together[shuffled])
    for at in shuffled[:20]:
        assert source.exact(rows[at : at + 1], columns[at : at + 1])[0] == together[at]


def test_no_pairs_have_no_scores(source: ScoreSource):
    nothing = np.zeros(0, dtype=np.int64)

    assert source.exact(nothing, nothing).shape == (0,)


def test_two_threads_may_ask_for_blocks_again_and_again(source: ScoreSource):
    n, _ = source.shape
    starts = list(range(n)) * 3

    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda start: source.block(start, start + 1), starts))

    for start, row in zip(starts, rows, strict=True):
        assert np.allclose(row, source.block(start, start + 1), atol=2 * source.slack, rtol=0)


def test_asking_for_a_block_leaves_the_scores_as_they_are(source: ScoreSource):
    before = _exact(source)

    source.block(0, source.shape[0])

    assert np.array_equal(_exact(source), before)


def test_spilled_scores_compute_each_block_once(monkeypatch: pytest.MonkeyPatch):
    dense = DenseScores(_totals(np.float32))
    asked: list[tuple[int, int]] = []
    real = DenseScores.block
    monkeypatch.setattr(DenseScores, "block", lambda self, a, b: asked.append((a, b)) or real(self, a, b))

    spilled = SpilledScores(dense)
    spilled.block(0, 37)
    spilled.block(0, 37)

    assert asked == [(0, 37)]


def test_pairs_that_are_kept_apart_are_barred_and_no_other():
    whole = _in_double_precision()
    apart = ScoresApart(whole, [(0, 1), (36, 22)])

    changed = np.argwhere(_exact(apart) != _exact(whole)).tolist()

    assert changed == [[0, 1], [36, 22]]
    assert np.isneginf(apart.block(0, 37)[[0, 36], [1, 22]]).all()
