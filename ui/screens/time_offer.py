"""The form in which times are offered: those at which both are free, or any other."""

from __future__ import annotations

from datetime import datetime, time

import streamlit as st

from companion.contracts.scheduling import FreeTimes, Meetings, MeetingView, NewMeeting, OtherTimes
from ui.blocks import Tone, empty
from ui.client import ChangedMeanwhile
from ui.flash import say
from ui.markup import tag
from ui.pair_desk import PairDesk
from ui.typed import emptied, fresh, line_box, wish_of, words_form
from ui.when import as_day, clock_there, day_box, instant_of, meeting_moment, zone_here
from ui.words import pair as pair_says
from ui.words import times as says

_MOVING = "meeting-being-moved"
_LENGTHS = (30, 45, 60, 90)
_USUAL = 60
_NOON = time(12)


def begin_to_move(one: MeetingView) -> None:
    """Have the form offer other times for a meeting."""
    st.session_state[_MOVING] = (str(one.id), one.version)


def show(pair: PairDesk, page: Meetings) -> None:
    """Draw the form; it stands open where nothing is planned, and where a meeting is to be moved."""
    moving = st.session_state.get(_MOVING)
    if moving is not None and moving[0] not in {str(one.id) for one in page.items}:
        moving = None
    waiting = any(one.offered and not one.is_over for one in page.items)
    is_open = moving is not None or (page.next_id is None and not waiting)
    title = says.OFFER if moving is None else says.MOVE
    # Its name changes with what it is for, so that it opens by itself.
    with st.expander(title, expanded=is_open, key=f"offer-times-{moving[0] if moving else is_open}"):
        _form(pair, page, moving)


def _form(pair: PairDesk, page: Meetings, moving: tuple[str, int] | None) -> None:
    key = fresh(f"offer-{pair.key}")
    free = pair.api.get(FreeTimes, f"{pair.path}/free-times").items
    with words_form(f"offer-form-{key}", border=False):
        if free:
            st.html(tag("p", says.OFFER_SAYS))
        elif page.free_known:
            st.html(empty(says.OFFER, says.NO_FREE, level=3))
        else:
            st.html(tag("p", says.UNKNOWN_FREE, class_="c-soft"))
        chosen = [
            start
            for start in free
            if st.checkbox(_label(pair, page, start), key=f"{key}-{int(start.timestamp())}")
        ]
        own = st.date_input(says.OWN_DAY, None, format=day_box(), key=f"{key}-day")
        at = st.time_input(says.OWN_TIME, _NOON, key=f"{key}-time", step=900)
        st.html(tag("p", says.shown_in(zone_here()), class_="c-soft"))
        minutes, link = _USUAL, ""
        if moving is None:
            minutes = st.selectbox(
                says.MINUTES, _LENGTHS, _LENGTHS.index(_USUAL), format_func=says.lasts, key=f"{key}-minutes"
            )
            link = line_box(says.LINK, "", f"{key}-link", most=says.LONGEST_LINK, hint=says.LINK_HINT)
        with st.container(horizontal=True):
            sent = st.form_submit_button(says.SEND, key="send-times", type="primary")
            left = moving is not None and st.form_submit_button(pair_says.LEAVE, key="leave-times")
    if left:
        del st.session_state[_MOVING]
        st.rerun()
    if sent:
        picked = as_day(own)
        times = [*chosen, *([instant_of(picked, at or _NOON)] if picked else [])]
        _send(
            pair, key, times, moving, NewMeeting(times=times, minutes=minutes, link=link) if times else None
        )


def _label(pair: PairDesk, page: Meetings, start: datetime) -> str:
    there = clock_there(start, page.partner_zone)
    when = meeting_moment(start)
    return f"{when} ({says.there(there, pair.partner)})" if there else when


def _send(
    pair: PairDesk,
    key: str,
    times: list[datetime],
    moving: tuple[str, int] | None,
    wish: NewMeeting | None,
) -> None:
    if wish is None or len(times) > says.MOST:
        words = says.NEEDS_TIME if wish is None else says.TOO_MANY
        st.html(tag("p", words, class_="c-soft", role="status"))
        return
    if moving is None:
        pair.api.change(Meetings, "POST", f"{pair.path}/meetings", wish, once=wish_of(key))
        say(says.SENT)
    else:
        _move(pair, times, moving)
    emptied(f"offer-{pair.key}")
    st.rerun()


def _move(pair: PairDesk, times: list[datetime], moving: tuple[str, int]) -> None:
    meeting, version = moving
    path, wish = f"{pair.path}/meetings/{meeting}/offer", OtherTimes(times=times)
    try:
        pair.api.change(Meetings, "POST", path, wish, etag=f'"{version}"')
    except ChangedMeanwhile:
        say(says.LOST, Tone.LOOK)
    else:
        say(says.MOVED)
    del st.session_state[_MOVING]
