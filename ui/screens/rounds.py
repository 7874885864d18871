"""The rounds of a programme: the list of them, and one of them."""

from __future__ import annotations

import streamlit as st

from companion.contracts.rounds import RoundEntry, RoundPage, RoundView, StatusName
from ui.blocks import Tone, chip, empty, page_head
from ui.browser import id_in
from ui.client import new_wish
from ui.desk import Desk
from ui.flash import say
from ui.listing import pages_of
from ui.markup import tag
from ui.screens import one_round
from ui.when import moment
from ui.words import rounds as says

KEY = "round"
TONES: dict[StatusName, Tone] = {
    "draft": Tone.PLAIN,
    "proposed": Tone.LOOK,
    "reviewed": Tone.GOOD,
    "published": Tone.GOOD,
    "closed": Tone.PLAIN,
}


def show(desk: Desk) -> None:
    """Draw the list, or the round that the address names."""
    wanted = st.query_params.get(KEY)
    if wanted:
        one_round.show(desk, id_in(wanted))
    else:
        _list(desk)


def _list(desk: Desk) -> None:
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    page = pages_of(desk.api, RoundPage, f"{desk.path}/rounds", "rounds", limit=20)
    if desk.is_administrator:
        _start(desk)
    if not page.items:
        st.html(empty(says.NONE, says.NONE_SAYS))
    for one in page.items:
        _entry(desk, one)
    page.show_turner()


def _start(desk: Desk) -> None:
    # One wish for one button: pressed twice, it makes one round.
    wish = st.session_state.setdefault("new-round-wish", new_wish())
    if st.button(says.START, key="start", type="primary", icon=":material/add:"):
        made = desk.api.change(RoundView, "POST", f"{desk.path}/rounds", once=wish)
        del st.session_state["new-round-wish"]
        st.query_params[KEY] = str(made.id)
        say(says.started(made.number))
        st.rerun()


def _entry(desk: Desk, one: RoundEntry) -> None:
    with st.container(key=f"card-round-{one.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            mark = chip(says.STATUS[one.status], TONES[one.status])
            st.html(tag("h2", says.title(one.number), " ", mark))
            # A page link to the page that one is on changes no address.
            if st.button(says.OPEN, key=f"open-{one.id}"):
                st.query_params[KEY] = str(one.id)
                st.rerun()
        words = says.RUNNING if one.is_running else says.STATUS_SAYS[one.status]
        st.html(tag("p", one.trouble or words, tag("span", moment(one.changed_at), class_="c-soft c-block")))
