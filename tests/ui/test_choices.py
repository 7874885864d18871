"""Options of equal names in a box of choices."""

from __future__ import annotations

from uuid import UUID

from streamlit.testing.v1 import AppTest

from ui.choices import apart

FIRST = UUID("00000000-0000-7000-8000-00000000aaaa")
SECOND = UUID("00000000-0000-7000-8000-00000000bbbb")
LIKE_FIRST = UUID("00000000-0000-7000-8000-00000001aaaa")


def test_a_name_that_one_option_has_stays_as_it_is():
    assert apart({FIRST: "Anna Berg", SECOND: "Bo Ek"})(FIRST) == "Anna Berg"


def test_a_name_that_two_have_ends_in_the_end_of_each_ones_identifier():
    called = apart({FIRST: "Anna Berg", SECOND: "Anna Berg"})

    assert [called(FIRST), called(SECOND)] == ["Anna Berg (aaaa)", "Anna Berg (bbbb)"]


def test_what_one_is_called_does_not_change_when_another_of_her_name_goes():
    three = apart({FIRST: "Anna Berg", SECOND: "Anna Berg", UUID(int=7): "Anna Berg"})
    two = apart({SECOND: "Anna Berg", UUID(int=7): "Anna Berg"})

    assert three(SECOND) == two(SECOND)


def test_identifiers_of_one_end_are_told_apart_by_a_longer_one():
    called = apart({FIRST: "Anna Berg", LIKE_FIRST: "Anna Berg"})

    assert called(FIRST) != called(LIKE_FIRST)


def _page() -> None:
    import streamlit as st

    from ui.choices import apart

    names = {"one": "Anna Berg", "two": "Anna Berg"}
    st.text(st.selectbox("Whom", list(names), format_func=apart(names)))


def test_whoever_is_chosen_of_two_with_one_name_is_the_one_that_the_page_is_told():
    page = AppTest.from_function(_page).run()

    told = [page.selectbox[0].select_index(place).run().text[0].value for place in (0, 1)]

    assert told == ["one", "two"]
