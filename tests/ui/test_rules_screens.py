from __future__ import annotations

from datetime import date

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import CARL, NORA
from ui.words import frame as frame_says
from ui.words import rules as says

SCREENS = ("rules", "rules_form", "rules_text", "rules_check", "charter", "versions", "programme_saving")


@pytest.fixture
def house(live, peopled):
    return live(peopled)


def version(house) -> int:
    return house.ask("GET", house.path).json()["version"]


# ---- the form ------------------------------------------------------------------------------------


def test_the_form_says_whom_rules_would_strand_and_saves_nothing(house):
    visit = house.visit(NORA, Place.RULES).press("check")

    assert says.stranded(1, 60) in visit.words
    assert says.BUILT_IN_RULES["self"] in visit.words
    assert ">self<" not in visit.html
    assert "Aisling Power" in visit.words
    assert version(house) == 1


def test_a_weight_is_saved_as_a_new_version_with_its_reason(house):
    visit = house.visit(NORA, Place.RULES)
    visit.page.number_input(key="weight-wants-1").set_value(5.0)

    visit.type("why-1", "Wishes first").press("save")

    assert says.saved(2) in visit.words
    visit.part("part", says.VERSIONS)
    assert "Wishes first" in visit.words
    assert "Nora North" in visit.words


def test_saving_what_is_so_already_makes_no_version(house):
    visit = house.visit(NORA, Place.RULES).press("save")

    assert says.NOTHING_CHANGED in visit.words
    assert version(house) == 1


def test_rules_that_somebody_else_was_faster_with_are_not_overwritten(house):
    visit = house.visit(NORA, Place.RULES)
    read = house.ask("GET", house.path)
    other = {"charter": read.json()["charter"] | {"purpose": "Theirs"}, "why": "Meanwhile"}
    house.ask("PUT", house.path, json=other, headers={"If-Match": read.headers["ETag"]})
    visit.page.number_input(key="weight-wants-1").set_value(5.0)

    visit.press("save")

    assert frame_says.CHANGED_MEANWHILE in visit.words
    assert visit.page.number_input(key="weight-wants-1").value == 5.0
    assert version(house) == 2
    assert visit.press("see-now").page.number_input(key="weight-wants-2").value == 2.0


def test_a_case_owner_may_look_and_try_and_cannot_save(house):
    visit = house.visit(CARL, Place.RULES)

    assert says.ONLY_LOOK in visit.words
    assert visit.page.button(key="save").disabled
    assert says.stranded(1, 60) in visit.press("check").words


def test_rules_can_be_tried_before_anybody_is_there(live, first_day):
    visit = live(first_day).visit(NORA, Place.RULES).press("check")

    assert says.stranded(0, 0) in visit.words


# ---- the text ------------------------------------------------------------------------------------


def test_a_fault_in_the_text_is_named_with_its_line_and_the_text_stays(house):
    visit = house.visit(NORA, Place.RULES, part=says.AS_TEXT)
    text = "weights: {wants: 2}\nnonsense: yes\n"

    visit.type("text-1-area", text).press("check")

    assert says.FAULTY in visit.words
    assert "Line 2" in visit.words
    assert visit.page.text_area(key="text-1-area").value == text


def test_a_text_that_cannot_be_used_is_not_saved_and_stays(house):
    visit = house.visit(NORA, Place.RULES, part=says.AS_TEXT)

    visit.type("text-1-area", "weights: [").press("save")

    assert visit.is_troubled
    assert visit.page.text_area(key="text-1-area").value == "weights: ["
    assert version(house) == 1


def test_a_rule_that_leaves_everybody_with_nobody_says_so_before_it_is_saved(house):
    visit = house.visit(NORA, Place.RULES, part=says.AS_TEXT)
    apart = "must:\n- {name: both of one department, same: department}\n"
    apart += "must_not:\n- {name: never of one department, same: department}\n"

    visit.type("text-1-area", apart).press("check")

    assert says.stranded(60, 60) in visit.words
    assert version(house) == 1


# ---- the charter ---------------------------------------------------------------------------------


def test_the_charter_is_saved_and_says_what_it_leaves_open(house):
    visit = house.visit(NORA, Place.RULES, part=says.CHARTER)
    assert 'role="note"' in visit.html

    visit.type("charter-purpose-1", "Nobody begins alone.").press("save")

    assert says.saved(2) in visit.words
    assert house.ask("GET", house.path).json()["charter"]["purpose"] == "Nobody begins alone."


def test_a_charter_that_ends_before_it_begins_is_refused_and_stays(house):
    visit = house.visit(NORA, Place.RULES, part=says.CHARTER)

    visit.page.date_input(key="charter-starts-1").set_value(date(2027, 6, 1))
    visit.page.date_input(key="charter-ends-1").set_value(date(2027, 1, 1))

    visit.press("save")

    assert visit.is_troubled
    assert visit.page.date_input(key="charter-starts-1").value == date(2027, 6, 1)


# ---- versions ------------------------------------------------------------------------------------


def test_an_older_version_is_put_in_force_again_with_a_reason(house):
    visit = house.visit(NORA, Place.RULES)
    visit.page.number_input(key="weight-wants-1").set_value(5.0)
    visit.press("save").part("part", says.VERSIONS)
    assert "2 and is now 5" in visit.words

    visit.type("undo-why-1", "Too many were left over").press("undo-sure-1")

    assert says.restored(1, 3) in visit.words
    assert "Too many were left over" in visit.words
    assert house.ask("GET", house.path).json()["rules"]["form"]["weights"]["wants"] == 2


def test_a_case_owner_reads_the_versions_and_undoes_none(house):
    visit = house.visit(CARL, Place.RULES, part=says.VERSIONS)

    assert says.FIRST_VERSION in visit.words
    assert not any((button.key or "").startswith("undo-sure") for button in visit.page.button)
