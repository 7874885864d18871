"""The visitor's own calendar: a private address for her calendar program, and mails before meetings."""

from __future__ import annotations

import streamlit as st

from companion.contracts.scheduling import CalendarAddress, CalendarView, CalendarWish
from ui.blocks import sentences, unfold
from ui.desk import Desk
from ui.flash import say
from ui.markup import joined, tag
from ui.when import day_of
from ui.words import times as says

_ADDRESS = "calendar-address"


def show(desk: Desk) -> None:
    """Draw the part, for whoever takes part in a programme."""
    if desk.me.person_id is None:
        return
    now = desk.api.get(CalendarView, "/me/calendar")
    with st.container(key="card-calendar", gap="small"):
        st.html(joined(tag("h2", says.CALENDAR), tag("p", says.CALENDAR_SAYS)))
        address = st.session_state.pop(_ADDRESS, None)
        if address:
            st.html(tag("p", says.ADDRESS))
            st.code(address, language=None, wrap_lines=True)
            st.html(unfold(says.HOW, sentences([(step, "") for step in says.HOW_STEPS])))
        elif now.feed_since:
            st.html(tag("p", says.since(day_of(now.feed_since)), " ", says.ANEW_SAYS, class_="c-soft"))
        with st.container(horizontal=True, gap="xsmall"):
            if st.button(says.MAKE_ANEW if now.feed_since else says.MAKE, key="make-feed"):
                made = desk.api.change(CalendarAddress, "POST", "/me/calendar/feed")
                st.session_state[_ADDRESS] = made.address
                st.rerun()
            if now.feed_since and st.button(says.SHUT, key="shut-feed"):
                desk.api.remove("/me/calendar/feed")
                say(says.SHUT_DONE)
                st.rerun()
        wanted = st.toggle(says.PREP, now.prep_by_mail, key="prep-by-mail")
        if wanted != now.prep_by_mail:
            desk.api.change(CalendarView, "PUT", "/me/calendar", CalendarWish(prep_by_mail=wanted))
            say(says.PREP_ON if wanted else says.PREP_OFF)
            st.rerun()
