"""Searching people: who is found, by what, and who is not."""

from __future__ import annotations

import pytest

from companion.access import Grant, Role, Viewer
from companion.errors import Forbidden, NotFound, SearchEmpty
from companion.ids import ProgrammeId, new_id
from tests.service.search_setting import Hall


@pytest.fixture
def hall(database, tenant) -> Hall:
    return Hall(database, tenant)


def test_whoever_says_what_is_asked_for_comes_first_and_is_quoted_as_written(hall) -> None:
    hall.add("Ada", "Public speaking; writing grants")
    hall.add("Ben", "Welding; ice safety")
    hall.embed()

    first, second = hall.search("ice safety")

    assert (first.name, second.name) == ("Ben", "Ada")
    assert first.score > second.score
    assert (first.statement.field, first.statement.words) == ("offers", "ice safety")


def test_the_score_is_the_mean_of_the_best_three_statements_and_never_below_zero(hall) -> None:
    hall.add("Ada", "welding")
    hall.add("Ben", "welding; chess; ice; tea")
    hall.embed()
    encoder = hall.encoder

    cosines = sorted(encoder.encode(["welding", "chess", "ice", "tea"]) @ encoder.encode(["welding"])[0])
    found = {hit.name: hit.score for hit in hall.search("welding")}

    assert found == {"Ada": 1.0, "Ben": pytest.approx(max(0.0, sum(cosines[-3:]) / 3), abs=1e-5)}


def test_each_statement_of_a_question_counts_alike(hall) -> None:
    hall.add("Ada", "welding; chess")
    hall.add("Ben", "welding; tea")
    hall.embed()

    assert hall.names("welding; chess")[0] == "Ada"
    assert hall.names("tea. Welding.")[0] == "Ben"


def test_offers_experience_and_what_somebody_says_of_herself_are_searched(hall) -> None:
    hall.add("Ada", "chess", experience="Ten years of welding")
    hall.add("Ben", "chess", about="I keep bees")
    hall.embed()

    (by_experience, _), (by_about, _) = hall.search("years of welding"), hall.search("keep bees")

    assert (by_experience.name, by_experience.statement.field) == ("Ada", "experience")
    assert (by_about.name, by_about.statement.field) == ("Ben", "about")


def test_at_most_k_are_found_and_fewer_only_where_fewer_said_anything(hall) -> None:
    for number in range(7):
        hall.add(f"Person {number}", f"chess {number}")
    hall.add("Silent")
    hall.embed()

    assert len(hall.search("chess", 5)) == 5
    assert len(hall.search("chess", 50)) == 7


def test_equal_scores_come_in_the_order_of_ids(hall) -> None:
    persons = [hall.add(f"Person {number}", "chess") for number in range(6)]
    hall.embed()

    assert [hit.person for hit in hall.search("chess")] == sorted(persons, key=lambda id_: id_.hex)


def test_only_people_of_the_programme_are_found(hall) -> None:
    other = hall.make_programme()
    hall.add("Ada", "chess")
    hall.add("Ben", "chess", programme=other)
    hall.embed()

    assert hall.names("chess") == ["Ada"]
    assert hall.names("chess", programme=other) == ["Ben"]


def test_another_organisations_people_are_never_found(hall, database, make_tenant) -> None:
    theirs = Hall(database, make_tenant(), hall.encoder)
    for one in (hall, theirs):
        one.add("Ada" if one is hall else "Ben", "chess")
        one.embed()

    assert hall.names("chess") == ["Ada"]
    assert theirs.names("chess") == ["Ben"]
    with pytest.raises(NotFound):
        hall.search("chess", programme=theirs.programme)


def test_whoever_is_paused_or_gone_is_not_found_and_whoever_comes_back_is(hall) -> None:
    person = hall.add("Ada", "chess")
    hall.add("Ben", "chess")
    hall.embed()
    assert sorted(hall.names("chess")) == ["Ada", "Ben"]

    for state in ("paused", "gone"):
        hall.set_state(person, state)
        assert hall.names("chess") == ["Ben"]
    hall.set_state(person, "active")

    assert sorted(hall.names("chess")) == ["Ada", "Ben"]


def test_nobody_is_found_by_a_name(hall) -> None:
    hall.add("Ada Lovelace", "Ada Lovelace teaches chess")
    hall.embed()

    with pytest.raises(SearchEmpty):
        hall.search("ada@example.org")
    assert not any("Lovelace" in text for text in hall.encoder.encoded)


@pytest.mark.parametrize("question", ["", "   ", "?", "\n;;\n", "ada@example.org"])
def test_a_question_without_anything_to_look_for_is_refused(hall, question) -> None:
    hall.add("Ada", "chess")
    hall.embed()

    with pytest.raises(SearchEmpty, match="what somebody should know"):
        hall.search(question)


def test_before_anybody_was_embedded_nobody_is_found(hall) -> None:
    hall.add("Ada", "chess")

    assert hall.search("chess") == []


def test_a_programme_that_is_not_there_is_not_found_whether_or_not_anybody_was_embedded(hall) -> None:
    nowhere = ProgrammeId(new_id())
    with pytest.raises(NotFound):
        hall.search("chess", programme=nowhere)
    hall.add("Ada", "chess")
    hall.embed()
    with pytest.raises(NotFound):
        hall.search("chess", programme=nowhere)


@pytest.mark.parametrize("role", list(Role))
def test_only_staff_search(hall, role) -> None:
    viewer = Viewer(hall.tenant, hall.viewer.account, None, frozenset({Grant(role, hall.programme)}))

    if role in (Role.ADMINISTRATOR, Role.CASE_OWNER):
        assert hall.search("chess", viewer=viewer) == []
    else:
        with pytest.raises(Forbidden):
            hall.search("chess", viewer=viewer)


def test_whoever_has_no_role_in_the_programme_learns_not_even_that_it_exists(hall) -> None:
    elsewhere = frozenset({Grant(Role.ADMINISTRATOR, hall.make_programme())})

    with pytest.raises(NotFound):
        hall.search("chess", viewer=Viewer(hall.tenant, hall.viewer.account, None, elsewhere))
