"""A mentee's list of mentors: hers to make and to order, honest about each, and counted by a round."""

from __future__ import annotations

from typing import get_args

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.contracts import shortlist as contract
from companion.contracts.shortlist import StandingWord
from companion.db.tables.people import people
from companion.db.tables.shortlists import shortlists
from companion.errors import (
    FindingPaused,
    Forbidden,
    NotFound,
    ShortlistBarred,
    ShortlistFull,
    ShortlistMoved,
)
from companion.finding import shortlist_service
from companion.finding.shortlist_service import Standing
from companion.matching.score.shortlist_part import LONGEST_LIST
from companion.requests.answering import Answering
from tests.service.finding_setting import Talk
from tests.service.programme_setting import CLOCK, add_mentorship


@pytest.fixture
def talk(database, tenant):
    return Talk(database, tenant, email="ada@firm.example")


def do(talk: Talk, use_case, *more, viewer=None):
    about = (viewer or talk.viewer, talk.desk.programme, *more)
    return talk.desk.call(use_case, *about, tools=talk.tools, clock=CLOCK)


def add(talk: Talk, mentor, viewer=None):
    return do(talk, shortlist_service.add_to_shortlist, mentor, viewer=viewer)


def change_profile(talk: Talk, person, **values) -> None:
    with talk.desk.database.transaction(talk.desk.tenant) as work:
        work.connection.execute(sa.update(people).where(people.c.id == person).values(values))
    talk.embed()


def names(found) -> list[str]:
    return [one.name for one in found]


def look(talk: Talk, viewer=None):
    return do(talk, shortlist_service.read_shortlist, viewer=viewer)


def test_who_is_put_on_the_list_comes_last_and_only_once(talk):
    ben, cleo = talk.mentor("Ben Ode", "welding"), talk.mentor("Cleo Fox", "baking")

    add(talk, ben)
    add(talk, cleo)
    found = add(talk, ben)

    assert names(found) == names(look(talk)) == ["Ben Ode", "Cleo Fox"]
    assert {one.standing for one in found} == {Standing.OPEN}


def test_the_list_is_put_in_order_and_one_is_taken_off(talk):
    ben, cleo, dan = (talk.mentor(name, "welding") for name in ("Ben Ode", "Cleo Fox", "Dan Roy"))
    for one in (ben, cleo, dan):
        add(talk, one)

    assert names(do(talk, shortlist_service.order_shortlist, [dan, ben, cleo])) == [
        "Dan Roy",
        "Ben Ode",
        "Cleo Fox",
    ]
    assert names(do(talk, shortlist_service.drop_from_shortlist, ben)) == ["Dan Roy", "Cleo Fox"]
    assert names(do(talk, shortlist_service.drop_from_shortlist, ben)) == ["Dan Roy", "Cleo Fox"]


def test_an_order_of_others_than_those_on_the_list_changes_nothing(talk):
    ben, cleo = talk.mentor("Ben Ode", "welding"), talk.mentor("Cleo Fox", "baking")
    add(talk, ben)

    for wrong in ([], [cleo], [ben, cleo], [ben, ben]):
        with pytest.raises(ShortlistMoved):
            do(talk, shortlist_service.order_shortlist, wrong)

    assert names(look(talk)) == ["Ben Ode"]


def test_no_more_than_five_stand_on_it(talk):
    mentors = [talk.mentor(f"Ben Number{number}", "welding") for number in range(LONGEST_LIST + 1)]
    for one in mentors[:-1]:
        add(talk, one)

    with pytest.raises(ShortlistFull):
        add(talk, mentors[-1])

    assert len(look(talk)) == LONGEST_LIST


def test_whoever_became_full_or_paused_or_barred_or_was_hers_stays_on_it_and_it_says_so(talk):
    full = talk.mentor("Eva Moss", "welding")
    silent = talk.mentor("Flo Hart", "welding")
    paused = talk.mentor("Gil Dean", "welding", location="Oslo")
    former = talk.mentor("Hana Kent", "welding")
    barred = talk.mentor("Ida West", "welding")
    for one in (full, silent, paused, former, barred):
        add(talk, one)

    add_mentorship(talk.desk, talk.desk.person("mentee"), full)
    add_mentorship(talk.desk, talk.person, former, ended=True)
    change_profile(talk, barred, avoid=["ada@firm.example"])
    talk.desk.change_state(paused, "paused")
    talk.with_answering(Answering(silent=frozenset({silent})))

    found = look(talk)
    assert {one.name: one.standing for one in found} == {
        "Eva Moss": Standing.FULL,
        "Flo Hart": Standing.AWAY,
        "Gil Dean": Standing.AWAY,
        "Hana Kent": Standing.BEFORE,
        "Ida West": Standing.BARRED,
    }
    assert next(one.location for one in found if one.name == "Gil Dean") == ""


def test_who_cannot_be_hers_is_not_put_on_it(talk):
    former, boss = talk.mentor("Hana Kent", "welding"), talk.mentor("Ida West", "welding")
    add_mentorship(talk.desk, talk.person, former, ended=True)
    change_profile(talk, boss, avoid=["ada@firm.example"])
    other = talk.desk.person("mentee")

    for one in (former, boss):
        with pytest.raises(ShortlistBarred):
            add(talk, one)
    for one in (other, talk.person):
        with pytest.raises(NotFound):
            add(talk, one)


def test_the_list_is_hers_alone(talk):
    ben = talk.mentor("Ben Ode", "welding")
    other = talk.viewer_of(talk.desk.person("mentee"))
    add(talk, ben)

    assert look(talk, other) == ()
    for role in (Role.MENTOR, Role.CASE_OWNER, Role.ADMINISTRATOR):
        with pytest.raises(Forbidden):
            look(talk, talk.viewer_of(ben, role))


def test_who_takes_no_part_at_the_moment_has_no_list_to_change(talk):
    ben = talk.mentor("Ben Ode", "welding")
    talk.desk.change_state(talk.person, "paused")

    with pytest.raises(FindingPaused):
        add(talk, ben)


def test_a_mentor_who_is_erased_is_gone_from_it_and_the_order_stays(talk):
    ben, cleo, dan = (talk.mentor(name, "welding") for name in ("Ben Ode", "Cleo Fox", "Dan Roy"))
    eva = talk.mentor("Eva Moss", "welding")
    for one in (ben, cleo, dan):
        add(talk, one)

    talk.desk.erase(ben)
    talk.embed()

    assert names(look(talk)) == ["Cleo Fox", "Dan Roy"]
    assert names(add(talk, eva)) == ["Cleo Fox", "Dan Roy", "Eva Moss"]


def test_the_contract_has_the_same_words_and_the_same_limit():
    assert list(get_args(StandingWord)) == list(Standing)
    assert contract.LONGEST_LIST == LONGEST_LIST


def test_it_goes_with_her_who_made_it(talk):
    add(talk, talk.mentor("Ben Ode", "welding"))

    talk.desk.erase(talk.person)

    assert talk.desk.rows(shortlists) == []
