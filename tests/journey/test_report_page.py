"""The report in a real browser: on screen, phone and paper, light and dark, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from companion.explaining.report import report_pieces
from companion.languages.catalogue import languages
from companion.matching.match import Match
from tests.unit.pairs_to_explain import (
    AMARA,
    BARRED,
    JONAS,
    LEFT_OUT,
    LIN,
    detail_of,
    parts_of,
    run_of,
)

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in each language, with an unknown part, a pin, a long name and somebody without a mentor."""
    long = replace(
        AMARA, email="long@firm.example", name="Wolfeschlegelsteinhausenbergerdorff Ng", about=HOSTILE
    )
    hostile = replace(AMARA, email="hostile@firm.example", name=HOSTILE, location=HOSTILE)
    pairs = (
        Match(detail_of(), pinned=True, mentor_price=0.1),
        Match(detail_of(long, parts=parts_of(goals=None)), pinned=False, mentor_price=0.1),
        Match(detail_of(hostile), pinned=False, mentor_price=0.1),
    )
    run = run_of(
        pairs,
        people=(AMARA, JONAS, LIN, long, hostile),
        unmatched=(BARRED,),
        problems=(LEFT_OUT,),
        pins=((AMARA.email, JONAS.email),),
    )
    folder = tmp_path_factory.mktemp("report")
    for language in languages():
        said = "".join(report_pieces(run, language))
        (folder / f"{language}.html").write_text(said, encoding="utf-8")
    return folder / "en.html"


@pytest.fixture
def browser(window: Browser) -> Browser:
    return window


@contextmanager
def opened(browser: Browser, report: Path, **settings) -> Iterator[Page]:
    """The report in a fresh page; what it complains of and what it asks for are kept on the page."""
    context = browser.new_context(**settings)
    page = context.new_page()
    page.complaints, page.asked = [], []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(report.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_nothing_stands_in_the_way_of_a_screen_reader_or_weak_eyes(browser, report, scheme, width):
    size = {"width": width, "height": 900}
    with opened(browser, report, color_scheme=scheme, viewport=size) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

        found = Axe().run(page)

    grave = [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"] if v["impact"] in GRAVE]
    assert grave == []


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
@pytest.mark.parametrize("width", [1200, 768, 320])
def test_nothing_sticks_out_at_any_width_in_any_language(browser, report, width, language):
    spoken = report.with_name(f"{language}.html")
    with opened(browser, spoken, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        outside = page.evaluate(
            "[...document.querySelectorAll('.card *, header *')].filter(one => !one.closest('.unseen') && "
            "one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"
        )

    assert outside == []


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser, report):
    with opened(browser, report) as page:
        assert page.asked == [report.as_uri()]
        assert page.complaints == []


def test_what_people_write_never_runs(browser, report):
    with opened(browser, report) as page:
        assert page.title() == "Spring programme: mentoring matches"
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 1


def test_a_search_leaves_the_cards_that_have_the_word(browser, report):
    with opened(browser, report) as page:
        page.get_by_label("Find a name or a word").fill("wolfe")

        expect(page.locator(".card:visible")).to_have_count(1)
        expect(page.get_by_role("status")).to_have_text("1 of 3 pairs")


def test_a_search_tells_what_it_found_in_the_language_of_the_report(browser, report):
    with opened(browser, report.with_name("de.html")) as page:
        page.get_by_label("Einen Namen oder ein Wort finden").fill("wolfe")

        expect(page.get_by_role("status")).to_have_text("1 von 3 Tandems")


def test_a_link_in_the_table_finds_its_card_even_when_a_search_hides_it(browser, report):
    with opened(browser, report) as page:
        page.get_by_label("Find a name or a word").fill("wolfe")

        expect(page.locator(".card:visible")).to_have_count(1)
        page.locator("#glance ~ .wide a", has_text="Amara").click()

        expect(page.locator(".card:visible")).to_have_count(3)


def test_without_script_all_can_be_read_and_no_dead_search_box_is_shown(browser, report):
    with opened(browser, report, java_script_enabled=False) as page:
        assert page.locator(".card:visible").count() == 3
        assert not page.locator("#find").is_visible()
        card = page.locator(".card").filter(has_text="amara@firm.example")
        card.get_by_text("What Amara would read").click()
        expect(card.get_by_text("You and Jonas tend to like working in the same way.")).to_be_visible()


def test_the_keyboard_comes_to_the_results_first(browser, report):
    with opened(browser, report) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the results"
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.hash === '#main'")


def test_on_paper_everything_is_open_and_no_card_is_cut(browser, report):
    with opened(browser, report, java_script_enabled=False) as page:
        page.emulate_media(media="print")

        readings = page.get_by_text("You and Jonas tend to like working in the same way.")
        assert readings.first.evaluate("one => one.getBoundingClientRect().height") > 0
        assert page.locator(".card").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
        assert not page.locator(".contents").is_visible()


def test_an_unknown_part_is_drawn_otherwise_than_a_known_one(browser, report):
    with opened(browser, report) as page:
        fill = "one => getComputedStyle(one).backgroundImage"

        assert "gradient" in page.locator(".unknown .fill").first.evaluate(fill)
        assert page.locator("tr:not(.unknown) .fill").first.evaluate(fill) == "none"
