"""Items of a reply are heard while it is written: each once, whole, in order, and with names put back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.llm.gateway import Listener, ReplyType
from companion.llm.growing import Growing
from companion.llm.reading import NotReadable


class Item(ReplyType):
    """An item of a reply."""

    text: str
    cites: list[str]


def heard_of(text: str, size: int, restore=lambda part: part) -> list[Item]:
    """What is heard of a text that comes in pieces of this size."""
    heard: list[Item] = []
    growing = Growing(Listener(Item, heard.append), restore)
    for at in range(0, len(text), size):
        growing.hear(text[at : at + size])
    return heard


@given(
    items=st.lists(
        st.builds(Item, text=st.text(max_size=40), cites=st.lists(st.text(max_size=5), max_size=3))
    ),
    size=st.integers(1, 60),
    ascii_only=st.booleans(),
)
def test_whatever_is_written_in_whatever_pieces_each_item_is_heard_once_and_as_it_is(items, size, ascii_only):
    text = json.dumps({"lines": [item.model_dump() for item in items]}, ensure_ascii=ascii_only)

    assert heard_of(text, size) == items


def test_an_item_is_heard_before_the_next_one_is_written():
    heard: list[Item] = []
    growing = Growing(Listener(Item, heard.append), lambda part: part)

    growing.hear('{"lines": [{"text": "One.", "cites": []}')
    assert [one.text for one in heard] == ["One."]
    growing.hear(', {"text": "Tw')
    assert [one.text for one in heard] == ["One."]
    growing.hear('o.", "cites": []}]}')
    assert [one.text for one in heard] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("before", "behind"),
    [("", ""), ("Here you are:\n```json\n", "\n```\nAnything else?"), ("[So]: ", " {more}")],
)
def test_words_around_the_form_are_passed_over(before, behind):
    form = '{"lines": [{"text": "a } and a {", "cites": ["g1"]}]}'

    assert [one.text for one in heard_of(f"{before}{form}{behind}", 3)] == ["a } and a {"]


@pytest.mark.parametrize("text", ["", "no form at all", '{"word": 1}', "{", "[", '{"lines": [{"text": "One'])
def test_where_no_item_is_whole_none_is_heard(text):
    assert heard_of(text, 2) == []


def test_an_item_of_another_shape_or_with_an_invented_name_is_passed_over_and_the_next_is_heard():
    def restore(part: str) -> str:
        if "PERSON_9" in part:
            raise NotReadable("it uses PERSON_9, which stands for nothing")
        return part.replace("[PERSON_1]", "Ana")

    said = [
        {"words": 1},
        {"text": "PERSON_9 is in.", "cites": []},
        {"text": "[PERSON_1] is in.", "cites": []},
    ]

    assert [one.text for one in heard_of(json.dumps({"lines": said}), 4, restore)] == ["Ana is in."]
