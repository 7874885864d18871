"""The proof of the kills, small: every part is killed some times while programmes are lived."""

from __future__ import annotations

from tests.prove.kills import late, prove

KILLS, SEED = 6, 7


def test_whatever_is_killed_nothing_acknowledged_is_lost_doubled_or_half_done():
    found = prove(kills=KILLS, seed=SEED)

    assert found.faults == []
    assert found.kills == KILLS
    assert found.acknowledged > 0
    # How soon it is ready is measured by `make prove`: here every core may be busy with other tests.
    assert late(found, most=90.0) == []
