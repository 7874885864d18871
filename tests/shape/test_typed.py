"""Every box for words, and every form, of the pages is one whose words are not lost."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = "ui/typed.py"
BOXES = re.compile(r"\.(?:text_area|text_input|form)\(")
NOT_TYPED_FOR_KEEPING = {
    # The copy of what was not kept, once the session has ended.
    ("ui/guard.py", "st.text_area(one.label"),
    # A secret is shown nowhere again.
    ("ui/screens/ai.py", "second.text_input("),
}
COUNTED_BY_HAND = re.compile(r"session_state\.(?:setdefault|get)\([^)]*, 0\)")


def pages() -> dict[str, str]:
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py")
    }


def test_boxes_and_forms_are_drawn_in_one_place():
    others = [
        (name, line.strip())
        for name, text in pages().items()
        if name != HOME
        for line in text.splitlines()
        if BOXES.search(line) and not any(name == at and part in line for at, part in NOT_TYPED_FOR_KEEPING)
    ]

    assert others == []


def test_what_stands_empty_again_is_known_by_one_way_of_counting():
    counted = [
        (name, line.strip())
        for name, text in pages().items()
        if name != HOME
        for line in text.splitlines()
        if COUNTED_BY_HAND.search(line)
    ]

    assert counted == []


def test_whatever_is_emptied_is_drawn_under_the_key_that_counts_it():
    for name, text in pages().items():
        if name != HOME and "emptied(" in text and "def " in text:
            assert "fresh(" in text or "deed.box" in text, name
