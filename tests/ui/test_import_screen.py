from __future__ import annotations

from importlib.resources import files

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import NORA
from tests.ui.visiting import Visit
from ui.screens.imports import is_confirmed
from ui.words import imports as says

SCREENS = ("imports",)
SAMPLE = files("companion.sample").joinpath("people.csv").read_bytes()


def rows(*, keep: int = 96, but: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The first people of the sample, as the programme has them or with something put for something else."""
    return SAMPLE.replace(*but) if but[0] else b"\n".join(SAMPLE.splitlines()[: keep + 1])


@pytest.fixture
def hand_in(live, peopled):
    house = live(peopled)

    def hand(content: bytes, name: str = "people.csv") -> Visit:
        visit = house.visit(NORA, Place.IMPORT)
        visit.page.file_uploader(key="file").set_value((name, content, "text/csv"))
        return visit.press("read")

    hand.house = house
    return hand


def test_nothing_is_read_before_a_file_is_chosen(live, peopled):
    assert says.CHOOSE_FIRST in live(peopled).visit(NORA, Place.IMPORT).press("read").words


def test_the_first_file_shows_who_would_join_and_then_lets_them_in(live, first_day):
    house = live(first_day)
    visit = house.visit(NORA, Place.IMPORT)
    visit.page.file_uploader(key="file").set_value(("people.csv", SAMPLE, "text/csv"))
    visit.press("read")
    assert "96" in visit.words
    assert "joins" in visit.words
    assert house.ask("GET", f"{house.path}/people").json()["total"] == 0

    visit.press("apply")

    assert says.DONE in visit.words
    assert house.ask("GET", f"{house.path}/people").json()["total"] == 96
    assert [link.label for link in visit.page.get("page_link")] == ["People", "Rules", "Overview"]


def test_the_same_file_again_changes_nothing_and_cannot_be_applied(hand_in):
    visit = hand_in(SAMPLE)

    assert visit.page.button(key="apply").disabled
    assert "96" in visit.words
    assert "joins" not in visit.words


def test_a_change_is_shown_as_it_was_and_as_it_will_be(hand_in):
    visit = hand_in(rows(but=(b"Asia/Tokyo", b"Europe/Oslo")))
    assert "Time zone: Asia/Tokyo → Europe/Oslo" in visit.words

    visit.press("apply")

    assert says.DONE in visit.words
    assert (
        "Europe/Oslo"
        in hand_in.house.visit(NORA, Place.PEOPLE, person=hand_in.house.id_of("Aoi Fukuda")).words
    )


def test_a_file_without_many_who_are_there_asks_for_the_number_that_leaves(hand_in):
    visit = hand_in(rows(keep=80))
    assert says.confirm(21) in visit.words

    visit.press("apply")
    assert says.CONFIRM_FIRST in visit.words
    visit.type("confirm-gone", "20").press("apply")
    assert says.CONFIRM_FIRST in visit.words
    visit.type("confirm-gone", "21").press("apply")

    assert says.DONE in visit.words
    assert hand_in.house.ask("GET", f"{hand_in.house.path}/people").json()["total"] == 75


def test_what_is_odd_in_the_file_is_named_with_its_line_and_how_to_mend_it(hand_in):
    visit = hand_in(SAMPLE + b"\nWithout an address,,mentee\n")

    assert says.PROBLEMS in visit.words
    assert "left out" in visit.words


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(64), "people.csv"), (b"", "people.csv"), (b"PK", "people.xlsx")],
)
def test_a_file_that_is_no_spreadsheet_is_a_sentence_and_another_can_be_chosen(hand_in, content, name):
    visit = hand_in(content, name)

    assert visit.is_troubled
    assert "Traceback" not in visit.words
    assert visit.has("read")


def test_a_plan_that_is_out_of_date_says_so_and_is_not_carried_out(hand_in):
    house = hand_in.house
    visit = hand_in(rows(but=(b"Asia/Tokyo", b"Europe/Oslo")))
    house.ask("POST", f"{house.path}/people/{house.id_of('Aisling Power')}/pause")

    visit.press("apply")
    assert visit.is_troubled or says.STALE in visit.words
    visit.again()

    assert says.STALE in visit.words
    assert visit.page.button(key="apply").disabled


def test_another_file_can_be_taken_instead(hand_in):
    visit = hand_in(SAMPLE).press("another")

    assert visit.has("read")
    assert not visit.has("apply")


def test_all_of_a_long_difference_can_be_turned_through(live, first_day):
    house = live(first_day)
    lines = [b"name,email,role", *(f"P {n},p{n}@firm.example,mentee".encode() for n in range(230))]
    visit = house.visit(NORA, Place.IMPORT)
    visit.page.file_uploader(key="file").set_value(("people.csv", b"\n".join(lines), "text/csv"))
    visit.press("read").turn("show-all")

    seen = visit.html.count(">joins<")
    visit.press("next-page-entries")

    assert (seen, visit.html.count(">joins<")) == (100, 100)


@pytest.mark.parametrize("typed", ["1234", "1,234", "1.234", "1\u202f234", " 1234 "])
def test_how_many_leave_is_confirmed_as_any_language_writes_the_number(typed):
    assert is_confirmed(typed, 1234)
    assert not is_confirmed(typed, 1235)
    assert not is_confirmed("", 1234)
