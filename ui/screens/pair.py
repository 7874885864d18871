"""The page of a pair for one of the two: which pair, and which part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from companion.contracts.my_matches import MyMatches, MyMatchView
from companion.contracts.places import PairPart
from ui.blocks import empty, note, page_head
from ui.choices import apart
from ui.desk import Desk
from ui.held import let_all_go
from ui.pair_desk import PairDesk
from ui.part_choice import choose_part
from ui.screens import pair_agreement, pair_closing, pair_goals, pair_meetings, pair_notes, pair_prepare
from ui.words import pair as says

KEY = "pair"
_BOX = "pair-box"
PARTS: Mapping[PairPart, Callable[[PairDesk], None]] = MappingProxyType(
    {
        PairPart.AGREEMENT: pair_agreement.show,
        PairPart.GOALS: pair_goals.show,
        PairPart.NOTES: pair_notes.show,
        PairPart.PREPARE: pair_prepare.show,
        PairPart.MEETINGS: pair_meetings.show,
    }
)


def show(desk: Desk) -> None:
    """Draw the page."""
    found = desk.api.get(MyMatches, "/my/matches").items
    found += desk.api.get(MyMatches, "/my/matches", ended="true").items
    if not found:
        st.html(page_head(says.NOBODY, above=desk.programme_name))
        st.html(empty(says.NOBODY, says.NOBODY_SAYS))
        return
    match = _chosen(desk, found)
    pair = PairDesk(desk, match)
    if match.ended_at is not None:
        st.html(page_head(says.title(pair.partner), says.ENDED_LEAD, above=match.programme_name))
        pair_closing.show(pair)
        return
    head = st.container(key="pair-head")
    with st.container(key="pair-parts"):
        chosen = choose_part(says.PART, says.PARTS, changed=let_all_go)
    head.html(page_head(says.title(pair.partner), says.LEADS[chosen], above=match.programme_name))
    PARTS[chosen](pair)


def _chosen(desk: Desk, found: list[MyMatchView]) -> MyMatchView:
    """The match that the address names, or the first; a box chooses where there are several."""
    known = {str(one.mentorship_id): one for one in found}
    wanted = st.query_params.get(KEY) or st.session_state.get(KEY)
    if wanted is not None and wanted not in known:
        st.html(note(says.GONE))
    here = [one for one in found if desk.programme and one.programme_id == desk.programme.id] or found
    first = str(here[0].mentorship_id)
    st.session_state[KEY] = wanted if wanted in known else first
    if len(known) == 1:
        return known[first]
    st.session_state[_BOX] = st.session_state[KEY]
    chosen = st.selectbox(
        says.WHICH,
        list(known),
        key=_BOX,
        on_change=_turn_to,
        format_func=apart({one: says.entry(match) for one, match in known.items()}),
        width=320,
    )
    return known[chosen]


def _turn_to() -> None:
    st.session_state[KEY] = st.session_state[_BOX]
    st.query_params[KEY] = st.session_state[_BOX]
