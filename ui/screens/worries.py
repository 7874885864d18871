"""What people of a programme told in confidence, for those who were named to them as its readers."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from companion.contracts.worries import WorryEntry, WorryPage, WorryView
from ui.blocks import Tone, card, chip, empty, note, page_head
from ui.client import Trouble
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.language import led
from ui.listing import pages_of
from ui.markup import tag
from ui.master_list import escaped
from ui.screens import openings
from ui.when import moment
from ui.words import worry as says

KEY = "worry"
TONES = {"new": Tone.LOOK, "taken": Tone.GOOD, "closed": Tone.PLAIN}
NOT_FOUND = 404


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.INBOX, says.INBOX_LEAD, above=desk.programme_name))
    wanted = st.query_params.get(KEY)
    if wanted and _one(desk, wanted):
        return
    page = pages_of(desk.api, WorryPage, f"{desk.path}/worries", "worries", limit=25)
    # Asked for by itself: what is listed page by page has no place for a figure about the whole.
    whole = desk.api.get(WorryPage, f"{desk.path}/worries", limit=1)
    if whole.unread_elsewhere:
        st.html(note(says.elsewhere(whole.unread_elsewhere)))
    if whole.waiting_unread:
        st.html(note(says.waiting(whole.waiting_unread)))
    if not page.items:
        st.html(empty(says.NONE, says.NONE_SAYS))
    for one in page.items:
        _entry(one)
    page.show_turner()
    guarded(openings.show)(desk)


def _entry(one: WorryEntry) -> None:
    with st.container(key=f"card-worry-{one.id}", gap="xsmall"):
        st.html(_head(one))
        label = led(says.OPEN, escaped(says.FROM.format(name=one.sender)))
        if st.button(label, key=f"open-{one.id}"):
            st.query_params[KEY] = str(one.id)
            st.rerun()


def _head(one: WorryEntry) -> str:
    state = says.TAKEN_BY.format(name=one.taken_by) if one.state == "taken" and one.taken_by else ""
    marks = [
        chip(state or says.INBOX_STATES[one.state], TONES[one.state]),
        " ",
        tag("strong", says.FROM.format(name=one.sender)),
        " ",
        tag("span", says.SENT_ON.format(day=moment(one.sent_at)), class_="c-soft"),
    ]
    return tag("p", *marks, class_="c-chips")


def _one(desk: Desk, wanted: str) -> bool:
    """Draw one with its words; False where there is none for this reader."""
    try:
        found = desk.api.get(WorryView, f"/worries/{wanted}")
    except Trouble as trouble:
        if trouble.status not in (NOT_FOUND, 422):
            raise
        st.html(note(says.GONE))
        return False
    with st.container(key="back"):
        if st.button(says.BACK, key="back-to-list", type="tertiary"):
            st.query_params.pop(KEY)
            st.rerun()
    st.html(_head(found))
    words = tag("p", found.words, class_="c-words")
    st.html(card(words, tag("p", says.ONLY_SEEN_BY, class_="c-soft")))
    with st.container(horizontal=True, gap="xsmall"):
        if found.state == "new":
            _step(desk, found, "take", says.TAKE, says.TAKEN)
        if found.state != "closed":
            _step(desk, found, "close", says.CLOSE, says.CLOSED)
    if found.state != "closed":
        st.html(tag("p", says.CLOSE_SAYS, class_="c-soft"))
    return True


def _step(desk: Desk, one: WorryView, step: str, label: str, done: str) -> None:
    kind: Literal["primary", "secondary"] = "primary" if step == "take" else "secondary"
    if st.button(label, key=f"{step}-worry", type=kind):
        desk.api.change(WorryView, "POST", f"/worries/{one.id}/{step}")
        say(done)
        st.rerun()
