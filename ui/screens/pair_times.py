"""The next meeting of a pair: when it is, times to say yes to, and times to offer."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from companion.contracts.scheduling import (
    MeetingEnd,
    MeetingLink,
    Meetings,
    MeetingView,
    TakenTime,
)
from ui import after_meeting
from ui.blocks import Tone, chip, empty, note
from ui.client import ChangedMeanwhile
from ui.flash import say
from ui.guard import guarded
from ui.held import held, let_go
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.screens import time_offer
from ui.typed import line_box, words_form
from ui.when import clock_there, day, meeting_moment, zone_here
from ui.words import times as says

_WISH = "meeting-wish"


def show(pair: PairDesk) -> None:
    """Draw what is planned, what waits for an answer, and the form to offer times."""
    wished = st.session_state.pop(_WISH, None)
    if wished is not None:
        _do(pair, *wished)
    page = pair.api.get(Meetings, f"{pair.path}/meetings")
    for one in page.items:
        if one.offered and not one.is_over:
            _offers(pair, page, one)
    _next(pair, page)
    guarded(time_offer.show)(pair, page)


def _next(pair: PairDesk, page: Meetings) -> None:
    found = next((one for one in page.items if one.id == page.next_id), None)
    if found is None:
        if any(one.offered and not one.is_over for one in page.items):
            # What waits for an answer stands above.
            return
        had = any(one.state == "agreed" for one in page.items) or after_meeting.ask(pair).has_met
        words = says.none_next(page.weeks_between) if had else says.none_yet(day(page.first_meeting_by))
        st.html(empty(says.NO_NEXT, words))
        return
    with st.container(key="card-next-meeting", gap="small"):
        st.html(joined(tag("h2", says.NEXT), _told(pair, page, found, class_="c-first")))
        if found.link:
            st.link_button(says.OPEN_LINK, found.link, icon=":material/videocam:", type="primary")
        _steps(pair, found)
        planned = [
            one for one in page.items if one.state == "agreed" and not one.is_over and one is not found
        ]
        if planned:
            with st.expander(says.planned(len(planned)), key="planned-meetings"):
                for one in planned:
                    st.html(_told(pair, page, one))
                    _steps(pair, one)


def _told(pair: PairDesk, page: Meetings, one: MeetingView, *, class_: str = "") -> Markup:
    """When it is, for both, and how long."""
    if one.starts_at is None:
        return joined()
    there = clock_there(one.starts_at, page.partner_zone)
    marks: list[str] = [chip(says.lasts(one.minutes))]
    marks += [" ", chip(says.there(there, pair.partner))] if there else []
    marks += [" ", chip(says.IN_RHYTHM)] if one.in_rhythm else []
    when = tag("p", meeting_moment(one.starts_at), class_=f"c-words {class_}".strip())
    return joined(when, tag("p", *marks, class_="c-chips"))


def _steps(pair: PairDesk, one: MeetingView) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        st.button(says.MOVE, key=f"move-{one.id}", on_click=time_offer.begin_to_move, args=(one,))
        with st.popover(says.LINK_CHANGE, key=f"where-{one.id}"):
            _link(pair, one)
        with st.popover(says.CANCEL, key=f"cancel-{one.id}"):
            st.html(tag("p", says.CANCEL_SAYS))
            _wish(says.CANCEL_ONE, f"cancel-one-{one.id}", one, "cancel", MeetingEnd(following=False))
            if one.in_rhythm:
                _wish(says.CANCEL_ALL, f"cancel-all-{one.id}", one, "cancel", MeetingEnd(following=True))


def _link(pair: PairDesk, one: MeetingView) -> None:
    key = f"link-{one.id}"
    seen = held(key, lambda: one)
    with words_form(f"{key}-{seen.version}", border=False, enter_to_submit=True):
        box = f"link-of-{one.id}-{seen.version}"
        typed = line_box(says.LINK, seen.link, box, most=says.LONGEST_LINK, hint=says.LINK_HINT)
        saved = st.form_submit_button(says.LINK_SAVE, key=f"link-save-{one.id}")
    if saved:
        wish = MeetingLink(link=typed)
        path = f"{pair.path}/meetings/{one.id}/link"
        # A meeting may have been moved meanwhile; another link than the one that she saw is not overwritten.
        version = one.version if one.link == seen.link else seen.version
        pair.api.change(Meetings, "PUT", path, wish, etag=f'"{version}"')
        let_go(key)
        say(says.LINK_SAVED)
        st.rerun()


def _offers(pair: PairDesk, page: Meetings, one: MeetingView) -> None:
    with st.container(key=f"card-offer-{one.id}", gap="small"):
        if one.offered_by_you:
            st.html(joined(tag("h2", says.OFFERED), tag("p", says.waits(pair.partner), class_="c-soft")))
            st.html(tag("ul", *(tag("li", _both(pair, page, start)) for start in one.offered)))
            if one.state == "offered":
                _wish(says.WITHDRAW, f"withdraw-{one.id}", one, "cancel", MeetingEnd(following=False))
            return
        moved = one.starts_at and says.offers_other(pair.partner, meeting_moment(one.starts_at))
        st.html(joined(tag("h2", says.CHOOSE), note(moved or says.offers(pair.partner), Tone.PLAIN)))
        repeat = False
        if not any(other.in_rhythm and not other.is_over for other in page.items):
            repeat = st.checkbox(says.GO_ON, value=True, key=f"repeat-{one.id}", help=None)
            st.html(tag("p", _rhythm(page), class_="c-soft"))
        for place, start in enumerate(one.offered):
            wish = TakenTime(starts_at=start, repeat=repeat)
            _wish(_both(pair, page, start), f"take-{one.id}-{place}", one, "take", wish)
        st.html(tag("p", says.shown_in(zone_here()), class_="c-soft"))
        st.button(says.MOVE, key=f"other-{one.id}", on_click=time_offer.begin_to_move, args=(one,))


def _rhythm(page: Meetings) -> str:
    return says.rhythm(
        page.weeks_between, page.weeks_between_later, day(page.less_often_from), day(page.ends_on)
    )


def _both(pair: PairDesk, page: Meetings, start: datetime) -> str:
    there = clock_there(start, page.partner_zone)
    when = meeting_moment(start)
    return f"{when} ({says.there(there, pair.partner)})" if there else when


def _wish(label: str, key: str, one: MeetingView, what: str, body: MeetingEnd | TakenTime) -> None:
    """A button for which what was shown is what is done, not what is there when the wish arrives."""
    st.button(
        label,
        key=key,
        on_click=_remember,
        args=(str(one.id), one.version, what, body),
    )


def _remember(meeting: str, version: int, what: str, body: MeetingEnd | TakenTime) -> None:
    st.session_state[_WISH] = (meeting, version, what, body)


def _do(pair: PairDesk, meeting: str, version: int, what: str, body: MeetingEnd | TakenTime) -> None:
    try:
        pair.api.change(Meetings, "POST", f"{pair.path}/meetings/{meeting}/{what}", body, etag=f'"{version}"')
    except ChangedMeanwhile:
        say(says.LOST, Tone.LOOK)
    else:
        say(says.TAKEN if what == "take" else says.CANCELLED)
    st.rerun()
