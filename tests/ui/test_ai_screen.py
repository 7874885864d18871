"""The page on AI: what is decided there holds, and what cannot be set is said in a sentence."""

from __future__ import annotations

from companion.contracts.places import Place
from tests.ui.furnished import MENTEE, NORA
from ui.words import ai as says
from ui.words import frame as frame_says

SCREENS = ("ai",)
FIRST = 'ai-{}-"1"'


def test_the_page_says_that_nothing_is_set_up_and_nothing_was_asked(live, peopled):
    visit = live(peopled).visit(NORA, Place.AI)

    assert visit.title == says.TITLE
    assert says.NONE in visit.words
    assert says.NOTHING in visit.words


def test_a_model_of_ones_own_is_set_and_its_key_is_never_shown(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.AI)

    visit.type(FIRST.format("model"), "anthropic/claude-x").type(FIRST.format("key"), "sk-very-secret").press(
        "save"
    )

    assert says.SAVED in visit.words
    assert "anthropic/claude-x" in visit.words
    assert "sk-very-secret" not in visit.words
    assert house.ask("GET", "/ai/settings").json()["has_key"] is True


def test_a_model_without_its_key_is_refused_in_a_sentence(live, peopled):
    visit = live(peopled).visit(NORA, Place.AI)

    visit.type(FIRST.format("model"), "anthropic/claude-x").press("save")

    assert visit.is_troubled
    assert "needs the key" in visit.words


def test_what_another_administrator_saved_meanwhile_is_not_overwritten_and_what_was_typed_stands_still(
    live, peopled
):
    house = live(peopled)
    first, second = house.visit(NORA, Place.AI), house.visit(NORA, Place.AI)
    second.type(FIRST.format("model"), "mistral/large")
    first.type(FIRST.format("model"), "anthropic/claude-x").type(FIRST.format("key"), "k").press("save")

    second.press("save")

    assert frame_says.CHANGED_MEANWHILE in second.words
    assert second.page.text_input(key=FIRST.format("model")).value == "mistral/large"
    assert house.ask("GET", "/ai/settings").json()["model"] == "anthropic/claude-x"
    assert second.press("see-now").page.text_input(key='ai-model-"2"').value == "anthropic/claude-x"


def test_somebody_sees_on_her_own_page_what_ai_may_read_once_there_is_a_model(live, peopled):
    house = live(peopled)
    assert says.OWN_TITLE not in house.visit(MENTEE, Place.YOU).words
    visit = house.visit(NORA, Place.AI)
    visit.type(FIRST.format("model"), "anthropic/claude-x").type(FIRST.format("key"), "k").press("save")

    hers = house.visit(MENTEE, Place.YOU)

    assert says.OWN_TITLE in hers.words
    assert says.OWN_NOTHING in hers.words
    assert "Goals" in hers.words
