"""Pairs at work: who they are, ending one, and going on when somebody leaves."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from companion.contracts.round_review import ChangePreview, RepairApplication, RepairBody
from companion.contracts.rounds import MentorshipEntry, MentorshipPage, RoundView
from ui.blocks import empty, table
from ui.choices import apart
from ui.client import new_wish
from ui.desk import Desk
from ui.flash import say
from ui.listing import pages_of
from ui.markup import tag
from ui.screens.way_choice import choose_way
from ui.when import day_of
from ui.words import review
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
            _repair(desk, found, page.items)


def _end(desk: Desk, at_work: list[MentorshipEntry]) -> None:
    known = {str(one.id): review.pair_title(one.mentee.name, one.mentor.name) for one in at_work}
    with st.container(key="card-end"):
        st.html(tag("h2", says.END))
        chosen = st.selectbox(
            says.END_WHICH,
            list(known),
            format_func=apart(known),
            index=None,
            key="end",
            placeholder=says.CHOOSE,
        )
        if chosen and st.button(says.END_SURE, key="end-sure"):
            desk.api.change(MentorshipEntry, "POST", f"/mentorships/{chosen}/end")
            say(says.ENDED)
            st.rerun()


def _who_leaves(at_work: list[MentorshipEntry]) -> UUID | None:
    """Somebody of a pair at work, or None for everybody who takes no part any more."""
    people = {one.id: one.name for pair in at_work for one in (pair.mentor, pair.mentee)}
    known = {None: says.GONE_ALL} | dict(sorted(people.items(), key=lambda one: one[1]))
    chosen: UUID | None = st.selectbox(
        says.GONE_WHO,
        list(known),
        format_func=apart(known),
        key="leaving",
    )
    return chosen


def _repair(desk: Desk, found: RoundView, at_work: list[MentorshipEntry]) -> None:
    with st.container(key="card-repair"):
        st.html(tag("h2", says.GONE))
        st.html(tag("p", says.GONE_SAYS))
        leaving = _who_leaves(at_work)
        key = f"repair-{found.id}-{found.version}-{leaving}"
        if st.button(says.GONE_PREVIEW, key="repair"):
            st.session_state[key] = desk.api.change(
                ChangePreview, "POST", f"/rounds/{found.id}/repair/preview", RepairBody(person_id=leaving)
            )
        preview: ChangePreview | None = st.session_state.get(key)
        if preview is None:
            return
        wish = st.session_state.setdefault(f"{key}-wish", new_wish())
        st.html(tag("p", says.leaving([one.name for one in preview.gone]), class_="c-first", role="status"))
        way = choose_way(preview, "repair", says.GONE_MAKE)
        if way:
            # Whoever sends it a second time has seen another preview.
            del st.session_state[key]
            body = RepairApplication(person_id=leaving, basis=preview.basis, way=way)
            desk.api.change(RoundView, "POST", f"/rounds/{found.id}/repair", body, once=wish)
            say(says.GONE_DONE)
            st.rerun()
