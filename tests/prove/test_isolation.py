"""The proof of isolation in short, and a handful of the bugs that it must catch.

`make prove` makes it with every role and plants them all.
"""

from __future__ import annotations

import pytest

from tests.prove.isolation import try_bug
from tests.prove.planted_bugs import BUGS, Bug
from tests.prove.proof import Proof, World, build_world

SOME = (
    "a policy is dropped",
    "row security is not forced",
    "the role of the service bypasses policies",
    "a view without security_invoker",
    "a function with the rights of its owner",
    "the service may change the trail",
    "an index of vectors that mixes organisations",
    "the organisation outlives its transaction",
    "a job is asked for without an organisation",
    "mentees may see people",
)


@pytest.fixture(scope="module")
def world(server_url: str, template: str, tmp_path_factory) -> World:
    return build_world(server_url, template, tmp_path_factory.mktemp("isolation"))


def test_nothing_of_one_organisation_reaches_another_nor_of_one_role_another(world: World):
    assert Proof(world, briefly=True).run().by == {}


@pytest.mark.parametrize("name", SOME)
def test_a_planted_bug_is_caught(world: World, name: str):
    (bug,) = (one for one in BUGS if one.name == name)

    assert try_bug(world, bug).by != {}


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_every_bug_can_be_planted_in_the_code_as_it_is(bug: Bug):
    with bug.code():
        pass


def test_at_least_twenty_bugs_are_planted_and_each_has_a_name_of_its_own():
    assert len({bug.name for bug in BUGS}) == len(BUGS) >= 20
