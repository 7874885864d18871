"""Every screen of the pages has tests that open it over the real API, and says its words in `ui/words`."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.journey.seen_pages import PAGES
from tests.ui.furnished import CARL, MENTEE, MENTOR, NORA
from tests.ui.test_frame import OWN

ROOT = Path(__file__).parents[2]
NOT_DRAWN = {"__init__", "catalogue"}
SCREENS = sorted(path.stem for path in (ROOT / "ui" / "screens").glob("*.py") if path.stem not in NOT_DRAWN)
SHORTEST_SENTENCE = 2


def declared() -> dict[str, str]:
    """Each screen that a test file says it opens, with the file."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "tests" / "ui").glob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SCREENS":
                found |= dict.fromkeys(ast.literal_eval(node.value), path.name)
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_opened_by_tests(screen):
    file = declared().get(screen)

    assert file, f"no file in tests/ui names {screen} in its SCREENS"
    assert ".visit(" in (ROOT / "tests" / "ui" / file).read_text(encoding="utf-8")


def test_no_file_says_that_it_opens_a_screen_that_there_is_not():
    assert set(declared()) <= set(SCREENS)


class AnyDemo:
    """Stands for the running demo, of which only identities are asked: enough to know where a page is."""

    published = proposed = empty = "p"

    def ask(self, *_: object, **__: object) -> dict[str, Any]:
        return {"id": "i", "items": [{"id": "i", "mentorship_id": "m"}]}


@pytest.mark.parametrize(
    ("role", "who"), [("administrator", NORA), ("case_owner", CARL), ("mentee", MENTEE), ("mentor", MENTOR)]
)
def test_every_page_of_a_role_is_looked_at_in_a_real_browser(role, who):
    looked_at = {urlsplit(seen.address(AnyDemo())).path.strip("/") for seen in PAGES if seen.role == role}

    assert OWN[who] - looked_at == set(), "tests/journey/seen_pages.py has not all of her pages"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_says_nothing_in_words_of_its_own(screen):
    tree = ast.parse((ROOT / "ui" / "screens" / f"{screen}.py").read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]

    assert [text for text in texts if len(text.split()) > SHORTEST_SENTENCE and text[0].isupper()] == []


OURS = re.compile(r"(lambda \w+: )?(escaped\()?(\w+_)?says\.")
"""A choice among words of our own begins so."""


def test_whatever_somebody_named_is_told_apart_in_a_box_of_choices():
    called = {
        path.relative_to(ROOT).as_posix(): ast.unparse(given.value)
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for given in node.keywords
        if given.arg == "format_func"
    }
    others = {path for path, how in called.items() if not how.startswith("apart(") and not OURS.match(how)}

    # The parts of a page, and what the languages call themselves.
    assert others == {"ui/part_choice.py", "ui/screens/language_choice.py"}
