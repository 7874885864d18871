"""The docs as prose: links that lead somewhere, one meaning a word, decisions of one page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def anchors_of(page: str) -> set[str]:
    heads = re.findall(r"(?m)^#+ (.+)$", page)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_every_link_within_the_repository_leads_somewhere(root, pages):
    broken = set()
    for name, text in pages.items():
        for target in LINK.findall(re.sub(r"(?s)```.*?```", "", text)):
            if target.startswith(("http:", "https:", "mailto:")):
                continue
            file, _, anchor = target.partition("#")
            aim = (root / name).parent / file if file else root / name
            if not aim.exists() or (anchor and anchor not in anchors_of(aim.read_text(encoding="utf-8"))):
                broken.add((name, target))

    assert broken == set()


def test_every_picture_of_the_docs_is_shown_somewhere_and_said_in_words(root, pages):
    shown = {}
    for name, text in pages.items():
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", text):
            shown[((root / name).parent / target).resolve()] = words

    assert set((root / "docs" / "pictures").iterdir()) == set(shown)
    assert all(len(words.split()) > 4 for words in shown.values())


def test_every_page_of_the_docs_can_be_reached_from_the_readme(root, pages):
    reached, waiting = set(), ["README.md"]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        for target in LINK.findall(pages[name]):
            aim = ((root / name).parent / target.partition("#")[0]).resolve()
            if aim.is_relative_to(root):
                waiting.append(aim.relative_to(root).as_posix())

    assert {name for name in pages if name.startswith("docs/")} - reached == set()


@pytest.fixture
def words(pages) -> list[str]:
    return re.findall(r"(?m)^\| \*\*(.+?)\*\* \|", pages["docs/words.md"])


def test_every_word_has_one_meaning(words):
    assert len(words) == len(set(words)) > 20


def test_words_are_in_the_order_of_the_alphabet(words):
    assert words == sorted(words, key=str.lower)


def test_a_decision_is_numbered_dated_and_fits_on_a_page(pages):
    decisions = {Path(name).name: text for name, text in pages.items() if name.startswith("docs/decisions/0")}

    assert [name[:4] for name in sorted(decisions)] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for name, text in decisions.items():
        assert len(text.splitlines()) <= 80, f"{name} is longer than a page"
        assert re.search(r"\d{4}-\d{2}-\d{2}", text), f"{name} has no date"


def test_a_figure_in_the_evaluation_comes_from_a_record(pages):
    page = pages["docs/evaluation.md"]
    by_hand = re.sub(r"(?s)<!-- from the code: ([\w-]+) -->.*?<!-- until here: \1 -->", "", page)

    assert not re.search(r"\d\.\d", by_hand), "a figure stands outside the generated parts"
