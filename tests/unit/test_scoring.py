"""A score is the sum of its parts, for every pair, whoever stands beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from companion.matching.score.scoring import ScoredPairs
from companion.people.person import Role
from companion.programmes.programme import Condition, Preference, Programme
from tests.unit.small_programme import ADA, BEA, DAN, MENTEES, MENTORS, Bars, score_small_programme


def _part(scored: ScoredPairs, row: int, column: int, name: str):
    return next(part for part in scored.detail(row, column).parts if part.name == name)


def _all_pairs():
    return tuple(grid.ravel() for grid in np.indices((3, 3)))


def test_the_parts_add_up_to_the_total_and_the_weights_to_one():
    scored = score_small_programme()
    rows, columns = _all_pairs()

    totals = scored.exact(rows, columns)

    for row, column, total in zip(rows, columns, totals, strict=True):
        detail = scored.detail(int(row), int(column))
        assert detail.total == pytest.approx(total, abs=1e-9)
        assert sum(part.points for part in detail.parts) == pytest.approx(total, abs=1e-9)
        assert sum(part.weight for part in detail.parts) == pytest.approx(1, abs=1e-12)
        assert all(0 <= part.value <= 1 for part in detail.parts)


def test_an_unknown_answer_counts_as_the_average_of_the_known_pairs_and_is_shown_as_unknown():
    scored = score_small_programme()

    of_nobody = _part(scored, 2, 0, "wants")

    known = [_part(scored, row, column, "wants").value for row in (0, 1) for column in (0, 1)]
    assert not of_nobody.known
    assert of_nobody.value == pytest.approx(np.mean(known), abs=1e-6)
    assert scored.part_averages["wants"] == of_nobody.value


def test_nobody_is_averaged_with_themselves():
    both = replace(ADA, role=Role.BOTH, offers=ADA.wants)

    scored = score_small_programme(mentees=(both, BEA), mentors=(both, DAN))

    others = [_part(scored, *pair, "wants").value for pair in ((0, 1), (1, 0), (1, 1))]
    assert scored.part_averages["wants"] == pytest.approx(np.mean(others), abs=1e-6)


def test_a_part_of_which_nothing_is_known_has_no_weight():
    nobody_answers = tuple(replace(person, values=()) for person in MENTORS)

    scored = score_small_programme(mentors=nobody_answers)

    assert _part(scored, 0, 0, "values").weight == 0
    assert "values" not in scored.part_averages
    assert sum(part.weight for part in scored.detail(0, 0).parts) == pytest.approx(1)


def test_experience_speaks_for_missing_offers_and_nothing_for_missing_goals():
    scored = score_small_programme()

    detail = scored.detail(1, 1)

    assert {(link.mentee_field, link.mentor_field) for link in detail.links} == {("wants", "experience")}
    assert _part(scored, 1, 1, "wants").known
    assert not _part(scored, 1, 1, "goals").known


def test_links_quote_the_words_as_written_the_closest_first():
    links = [link for link in score_small_programme().detail(0, 0).links if link.mentee_field == "wants"]

    assert [(link.mentee_words, link.mentor_words) for link in links] == [
        ("public speaking", "public speaking"),
        ("welding", "welding ice"),
    ]
    assert links[0].cosine == pytest.approx(1, abs=1e-3)
    assert links[0].cosine >= links[1].cosine
    assert links[1].shared_words == ("welding",)


def test_language_is_one_shared_zero_not_shared_and_unknown_without_an_answer():
    scored = score_small_programme()

    assert (_part(scored, 0, 0, "language").value, _part(scored, 0, 0, "language").known) == (1, True)
    assert (_part(scored, 0, 2, "language").value, _part(scored, 0, 2, "language").known) == (0, True)
    assert not _part(scored, 0, 1, "language").known


def test_four_shared_hours_are_the_whole_part_of_time():
    assert _part(score_small_programme(), 0, 0, "time").value == pytest.approx(0.25)
    assert score_small_programme().detail(0, 1).shared_hours is None


def test_a_preference_is_a_part_that_is_one_zero_or_unknown():
    wish = Preference("near", Condition(same="location"), weight=2.0)

    scored = score_small_programme(Programme(preferences=(wish,)))

    near, far, unknown = (_part(scored, 0, column, "prefer_near") for column in (0, 2, 1))
    assert (near.value, near.known) == (1, True)
    assert (far.value, far.known) == (0, True)
    assert not unknown.known
    assert unknown.value == scored.part_averages["prefer_near"]


def test_a_barred_pair_is_minus_infinity_and_its_detail_says_what_it_would_have_been():
    scored = score_small_programme(bars=Bars((0, 0), (1, 2)))
    rows, columns = _all_pairs()

    exact = scored.exact(rows, columns)

    assert np.flatnonzero(np.isneginf(exact)).tolist() == [0, 5]
    assert np.array_equal(np.isneginf(scored.block(0, 3)).ravel(), np.isneginf(exact))
    assert scored.detail(0, 0).total == pytest.approx(score_small_programme().exact(rows, columns)[0])


def test_better_than_counts_the_allowed_pairs_with_a_lower_total():
    scored = score_small_programme(bars=Bars((2, 2)))
    totals = scored.exact(*_all_pairs())
    allowed = totals[np.isfinite(totals)]

    shares = scored.better_than_percent(allowed)

    assert shares.tolist() == pytest.approx([100 * (allowed < one - 1e-5).sum() / 8 for one in allowed])
    assert scored.detail(0, 0).better_than_percent == max(shares)


def test_the_order_in_which_people_come_changes_noscore_small_programme():
    forwards = score_small_programme().exact(*_all_pairs()).reshape(3, 3)

    backwards = (
        score_small_programme(mentees=MENTEES[::-1], mentors=MENTORS[::-1]).exact(*_all_pairs()).reshape(3, 3)
    )

    assert np.array_equal(forwards, backwards[::-1, ::-1])


def test_a_weight_that_is_changed_changes_the_share_of_its_part():
    scored = score_small_programme(Programme(weights={"wants": 1.0, "language": 1.0}))

    assert {part.name: part.weight for part in scored.detail(0, 0).parts if part.weight} == {
        "wants": 0.5,
        "language": 0.5,
    }
