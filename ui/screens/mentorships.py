"""Pairs at work: who they are, ending one, and going on when somebody leaves."""

from __future__ import annotations

import streamlit as st

from companion.contracts.round_review import ChangePreview, RepairApplication, RepairBody
from companion.contracts.rounds import MentorshipEntry, MentorshipPage, RoundView
from ui.blocks import empty, table
from ui.client import new_wish
from ui.desk import Desk
from ui.flash import say
from ui.listing import pages_of
from ui.markup import tag
from ui.screens.way_choice import choose_way
from ui.when import day_of
from ui.words import rounds as says


def show(desk: Desk, found: RoundView) -> None:
    """Draw the pairs that live."""
    page = pages_of(desk.api, MentorshipPage, f"{desk.path}/mentorships", "mentorships", limit=20)
    if not page.items:
        st.html(empty(says.NOBODY_WORKS, says.NOBODY_WORKS_SAYS))
        return
    rows = [[one.mentee.name, one.mentor.name, day_of(one.began_at)] for one in page.items]
    st.html(table(says.WORK_CAPTION, says.WORK_HEAD, rows))
    page.show_turner()
    if desk.is_administrator:
        _end(desk, page.items)
        if found.status == "published":
            _repair(desk, found)


def _end(desk: Desk, at_work: list[MentorshipEntry]) -> None:
    known = {str(one.id): f"{one.mentee.name} with {one.mentor.name}" for one in at_work}
    with st.container(key="card-end"):
        st.html(tag("h2", says.END))
        chosen = st.selectbox(
            says.END_WHICH,
            list(known),
            format_func=known.__getitem__,
            index=None,
            key="end",
            placeholder=says.CHOOSE,
        )
        if chosen and st.button(says.END_SURE, key="end-sure"):
            desk.api.change(MentorshipEntry, "POST", f"/mentorships/{chosen}/end")
            say(says.ENDED)
            st.rerun()


def _repair(desk: Desk, found: RoundView) -> None:
    with st.container(key="card-repair"):
        st.html(tag("h2", says.GONE))
        st.html(tag("p", says.GONE_SAYS))
        key = f"repair-{found.id}-{found.version}"
        if st.button(says.GONE_PREVIEW, key="repair"):
            st.session_state[key] = desk.api.change(
                ChangePreview, "POST", f"/rounds/{found.id}/repair/preview", RepairBody()
            )
        preview: ChangePreview | None = st.session_state.get(key)
        if preview is None:
            return
        wish = st.session_state.setdefault(f"{key}-wish", new_wish())
        way = choose_way(preview, "repair")
        if way:
            body = RepairApplication(basis=preview.basis, way=way)
            desk.api.change(RoundView, "POST", f"/rounds/{found.id}/repair", body, once=wish)
            say(says.GONE_DONE)
            st.rerun()
