"""The mentee's own list as a part of the score: what each place counts, and what is so without one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.explaining.evidence import explain_to_all
from companion.explaining.explanation import View
from companion.matching.rules.eligibility import Eligibility
from companion.matching.score import part_averages
from companion.matching.score.scoring import score_programme
from companion.matching.score.scoring_again import score_again
from companion.matching.score.shortlist_part import LONGEST_LIST, ShortlistPart, place_of, worth_of
from companion.people.person import Person, Role
from companion.programmes.programme import Condition, PartName, Preference, Programme
from tests.unit.small_programme import ON, HandMade

OFFERS = ("welding ice", "python budgets", "public speaking", "grants", "hiring people", "chess")
MENTORS = tuple(
    Person(f"{name.lower()}@x.example", f"{name} Two", Role.MENTOR, offers=offers, languages=("en",))
    for name, offers in zip(("Bea", "Cid", "Dov", "Eli", "Fay", "Gus"), OFFERS, strict=True)
)
ADDRESSES = [person.email for person in MENTORS]


def mentee(name: str) -> Person:
    words = "welding thin ice; grants"
    return Person(
        f"{name.lower()}@x.example", f"{name} One", Role.MENTEE, wants=words, languages=("en", "fr")
    )


def listing(name: str, *mentors: str) -> Person:
    return replace(mentee(name), shortlist=tuple(mentors))


def scored(mentees, mentors=MENTORS, programme=None):
    programme = programme or Programme()
    rules = Eligibility(mentees, mentors, programme, on=ON)
    return score_programme(mentees, mentors, programme, HandMade(), eligibility=rules, on=ON)


def test_the_first_choice_counts_one_and_each_further_one_a_fifth_less():
    assert [worth_of(place) for place in range(1, LONGEST_LIST + 1)] == [1.0, 0.8, 0.6, 0.4, 0.2]
    assert [place_of(worth_of(place)) for place in range(1, LONGEST_LIST + 1)] == [1, 2, 3, 4, 5]
    assert place_of(0.0) == 0


def test_who_is_not_on_her_list_counts_nothing_and_without_a_list_nobody_knows():
    mentees = (listing("Ana", ADDRESSES[2], ADDRESSES[0]), mentee("Zed"))
    part = ShortlistPart(mentees, MENTORS)

    value, known = part.rows(np.array([0, 1]))

    assert value[0].tolist() == pytest.approx([0.8, 0, 1, 0, 0, 0])
    assert known.tolist() == [[True] * 6, [False] * 6]
    assert part.average == pytest.approx(1.8 / 6)


def test_somebody_who_left_keeps_her_place_and_a_list_of_nobody_who_takes_part_is_unknown():
    mentees = (listing("Ana", "", ADDRESSES[1]), listing("Zed", "", "gone@x.example"))

    value, known = ShortlistPart(mentees, MENTORS).rows(np.array([0, 1]))

    assert value[0, 1] == pytest.approx(0.8)
    assert not known[1].any()


def test_nobody_counts_herself_even_where_she_is_on_both_sides():
    both = replace(MENTORS[0], role=Role.BOTH, shortlist=(ADDRESSES[0], ADDRESSES[1]))

    part = ShortlistPart((both,), MENTORS)

    assert part.rows(np.array([0]))[0][0].tolist() == pytest.approx([0, 0.8, 0, 0, 0, 0])
    assert part.average == pytest.approx(0.8 / 5)


@given(st.lists(st.lists(st.sampled_from(ADDRESSES), max_size=5, unique=True), min_size=1, max_size=7))
def test_single_pairs_and_whole_rows_say_what_a_slow_reading_says(lists):
    mentees = tuple(listing(f"M{number}", *hers) for number, hers in enumerate(lists))
    part = ShortlistPart(mentees, MENTORS)
    rows, columns = (axis.ravel() for axis in np.indices((len(mentees), len(MENTORS))))

    value, known = part.rows(np.arange(len(mentees)))
    exact, known_too = part.pairs(rows, columns)

    slow = [
        worth_of(hers.index(address) + 1) if address in hers else 0.0
        for hers in lists
        for address in ADDRESSES
    ]
    assert exact.tolist() == pytest.approx(slow)
    assert value.ravel().tolist() == pytest.approx(slow)
    assert known.ravel().tolist() == known_too.tolist() == [bool(hers) for hers in lists for _ in ADDRESSES]
    assert part.is_empty == (not any(lists))


def test_a_first_choice_is_a_part_that_adds_up_and_changes_no_other_pair_but_by_its_weight():
    plain, hers = (mentee("Ana"), mentee("Zed")), (listing("Ana", ADDRESSES[3]), mentee("Zed"))

    detail = scored(hers).detail(0, 3)
    part = next(one for one in detail.parts if one.name == PartName.SHORTLIST)

    assert (part.value, part.known) == (1.0, True)
    assert sum(one.points for one in detail.parts) == pytest.approx(detail.total, abs=1e-12)
    assert sum(one.weight for one in detail.parts) == pytest.approx(1)
    # Beside what they want and a language, which alone are known here.
    assert part.weight == pytest.approx(2 / (2 + 2 + 0.5))
    rows, columns = np.zeros(6, dtype=int), np.arange(6)
    before, after = (scored(people).unbarred(rows, columns) for people in (plain, hers))
    others = np.arange(6) != 3
    assert after[others] == pytest.approx(before[others] * (1 - part.weight))
    assert after[3] == pytest.approx(before[3] * (1 - part.weight) + part.weight)


def test_the_only_list_of_a_large_programme_counts_wherever_it_stands(monkeypatch):
    monkeypatch.setattr(part_averages, "MOST_PAIRS", 48)
    mentees = (*(mentee(f"M{number:02}") for number in range(19)), listing("Zed", ADDRESSES[0]))
    assert part_averages.looked_at(len(mentees), len(MENTORS)) == [(0, 8)]

    found = scored(mentees)

    part = next(one for one in found.detail(19, 0).parts if one.name == PartName.SHORTLIST)
    assert part.known
    assert part.weight > 0
    assert found.part_averages[PartName.SHORTLIST] == pytest.approx(1 / 6)


def test_where_nobody_has_a_list_there_is_no_such_part_and_every_bit_is_as_before():
    mentees = (mentee("Ana"), mentee("Zed"))
    never = Programme(weights={**Programme().weights, PartName.SHORTLIST: 0.0})

    found, without = scored(mentees), scored(mentees, programme=never)

    assert PartName.SHORTLIST not in found.part_names
    assert found.block(0, 2).tobytes() == without.block(0, 2).tobytes()
    assert found.detail(0, 0) == without.detail(0, 0)
    assert PartName.SHORTLIST not in Programme().part_weights()


def test_a_list_bars_nobody_and_with_weight_nought_counts_for_nothing():
    never = Programme(weights={**Programme().weights, PartName.SHORTLIST: 0.0})
    hers, plain = (listing("Ana", ADDRESSES[0]),), (mentee("Ana"),)

    assert scored(hers, programme=never).block(0, 1).tobytes() == scored(plain).block(0, 1).tobytes()
    assert np.isfinite(scored(hers).block(0, 1)).all()


def test_scoring_again_gives_the_same_bits():
    mentees = (listing("Ana", ADDRESSES[4], ADDRESSES[1]), mentee("Zed"))
    wish = Preference("site", Condition(same="location"), 1.0)
    changed = Programme(preferences=(wish,))
    rules = Eligibility(mentees, MENTORS, changed, on=ON)

    again = score_again(scored(mentees), mentees, MENTORS, changed, eligibility=rules, on=ON)

    assert again.block(0, 2).tobytes() == scored(mentees, programme=changed).block(0, 2).tobytes()


def said(detail, person, other) -> dict[View, list[str]]:
    told = explain_to_all(detail, person, other, Programme())
    return {
        view: [claim.sentence for claim in told[view].claims if claim.part == PartName.SHORTLIST]
        for view in View
    }


def test_the_administrator_and_the_mentee_read_of_her_choice_and_the_mentor_never_does():
    ana = listing("Ana", ADDRESSES[0], ADDRESSES[1])
    found = scored((ana, mentee("Zed")))

    chosen, second, other = (said(found.detail(0, column), ana, MENTORS[column]) for column in (0, 1, 2))

    assert chosen[View.ADMINISTRATOR] == ["Ana put Bea first on the shortlist."]
    assert chosen[View.MENTEE] == ["You put Bea first on your shortlist."]
    assert second[View.ADMINISTRATOR] == ["Ana put Cid second on the shortlist."]
    assert other[View.ADMINISTRATOR] == ["Dov is not on Ana's shortlist."]
    assert other[View.MENTEE] == []
    assert [one[View.MENTOR] for one in (chosen, second, other)] == [[], [], []]


def test_of_a_mentee_without_a_list_only_the_administrator_reads_that_it_counts_as_the_average():
    found = scored((listing("Ana", ADDRESSES[0]), mentee("Zed")))

    told = said(found.detail(1, 0), mentee("Zed"), MENTORS[0])

    assert told[View.MENTEE] == told[View.MENTOR] == []
    assert "average" in told[View.ADMINISTRATOR][0]
