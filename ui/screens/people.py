"""The people of a programme: a list that is asked for page by page, and one profile beside it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from companion.contracts.people import PeoplePage
from companion.contracts.places import Place
from companion.contracts.search import FoundPerson, SearchAnswer
from ui.blocks import empty, page_head, table
from ui.desk import Desk
from ui.guard import guarded
from ui.listing import pages_of
from ui.markup import Markup, tag
from ui.master_list import Entry, choose
from ui.screens import person
from ui.typed import line_box
from ui.words import people as says

KEY = "person"
AT_ONCE = 25


def show(desk: Desk) -> None:
    """Draw the page."""
    head = st.empty()
    head.html(page_head(says.TITLE, above=desk.programme_name))
    how = st.segmented_control(
        says.SEARCH,
        (says.BY_NAME, says.BY_WORDS),
        default=says.BY_NAME,
        key="look",
        required=True,
        label_visibility="collapsed",
    )
    if how == says.BY_WORDS:
        _by_words(desk)
        return
    total = _by_name(desk)
    head.html(page_head(says.TITLE, says.lead(total), above=desk.programme_name))


def _by_name(desk: Desk) -> int | None:
    text, role, state = _filters()
    page = pages_of(
        desk.api,
        PeoplePage,
        f"{desk.path}/people",
        "people",
        text=text,
        role=role,
        state=state,
        limit=AT_ONCE,
    )
    if not page.items and not st.query_params.get(KEY):
        found = text or role or state
        st.html(empty(says.NOBODY, says.NOBODY_FOUND if found else says.NOBODY_YET))
        if not found and Place.IMPORT in desk.pages:
            st.page_link(desk.pages[Place.IMPORT], query_params=desk.address())
        return None
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        entries = {str(one.id): Entry(one.name, says.caption(one)) for one in page.items}
        chosen = choose(says.LIST, entries, KEY)
        page.show_turner()
    with right:
        if chosen:
            # Guarded apart, so that the list and the title stay where a profile cannot be shown.
            guarded(person.show)(desk, chosen)
        else:
            st.html(tag("p", says.CHOOSE, class_="c-soft"))
    return page.total


def _filters() -> tuple[str, str | None, str | None]:
    text, role, state = st.columns([2, 1, 1])
    with text:
        typed = line_box(says.FIND, "", "find", most=200, icon=":material/search:")
    part = role.selectbox(
        says.ROLE,
        ("", *says.ROLES),
        format_func=lambda one: says.ROLES.get(one, says.ANY_ROLE),
        key="role",
    )
    standing = state.selectbox(
        says.STATE,
        ("", *says.STATES),
        format_func=lambda one: says.STATES.get(one, says.ANY_STATE),
        key="state",
    )
    return typed.strip(), part or None, standing or None


def _by_words(desk: Desk) -> None:
    question = line_box(says.QUESTION, "", "question", most=500, hint=says.QUESTION_EXAMPLE)
    if not question.strip():
        return
    # The first search after a start waits for the model.
    with st.spinner(says.SEARCHING):
        found = desk.api.get(SearchAnswer, f"{desk.path}/search", q=question, k=20)
    if not found.items:
        st.html(empty(says.NOBODY, says.NOBODY_FOUND))
        return
    rows = [
        [_link(desk, one), f"“{one.statement.words}”", says.FIELDS[one.statement.field]]
        if one.statement
        else [_link(desk, one), says.NOT_YET, ""]
        for one in found.items
    ]
    st.html(table(says.FOUND, says.FOUND_HEAD, rows))


def _link(desk: Desk, found: FoundPerson) -> Markup:
    """A name that leads to the profile."""
    address = urlencode(desk.address(person=str(found.person_id)))
    return tag("a", found.name, href=f"/{Place.PEOPLE}?{address}", target="_self")
