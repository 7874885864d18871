"""A participant's own profile: what she wrote, and a form to change it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.people import PersonView
from ui.blocks import card, empty, page_head
from ui.client import Tagged
from ui.desk import Desk
from ui.held import held
from ui.markup import joined, tag
from ui.person_form import OWN, fields_form, seats_box
from ui.screens.person import part_in, profile_facts, save
from ui.typed import words_form
from ui.words import people as says


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.MY_TITLE, says.MY_LEAD, above=desk.programme_name))
    if desk.me.person_id is None:
        st.html(empty(says.NO_PROFILE, says.NO_PROFILE_SAYS))
        return
    path = f"/people/{desk.me.person_id}"
    read = held(f"person-{desk.me.person_id}", lambda: desk.api.get_tagged(PersonView, path))
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        _form(desk, read)
    with right:
        part = part_in(desk, read.value)
        st.html(card(profile_facts(read.value, part, says.OWN_SEATS), title=read.value.name))
        st.html(joined(tag("p", says.MY_SEEN, class_="c-soft")))


def _form(desk: Desk, read: Tagged[PersonView]) -> None:
    part = part_in(desk, read.value)
    with words_form(f"own-{read.value.version}"):
        changed: dict[str, object] = dict(fields_form(read.value, OWN, "own"))
        if part and part.role != "mentee":
            seats = seats_box(part, says.OWN_CAPACITY, f"own-seats-{read.value.version}")
            if seats != part.capacity:
                changed |= {"capacity": seats, "programme_id": part.programme_id}
        saved = st.form_submit_button(says.SAVE, key="save", type="primary")
    if saved and changed:
        save(desk, read, changed)
        st.rerun()
    elif saved:
        st.html(tag("p", says.NOTHING_TO_SAVE, class_="c-soft", role="status"))
