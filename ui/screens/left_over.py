"""Who has nobody in a round, and why."""

from __future__ import annotations

import streamlit as st

from companion.contracts.round_review import LeftOverPage
from companion.contracts.rounds import RoundView
from ui.blocks import empty, table
from ui.desk import Desk
from ui.listing import pages_of
from ui.words import rounds as says


def show(desk: Desk, found: RoundView) -> None:
    """Draw the list, mentees first."""
    page = pages_of(desk.api, LeftOverPage, f"/rounds/{found.id}/unmatched", "left-over", limit=50)
    if not page.items:
        st.html(empty(says.NOBODY_LEFT, says.NOBODY_LEFT_SAYS))
        return
    rows = [[one.person.name, says.SIDES[one.side], one.says] for one in page.items]
    st.html(table(says.LEFT_CAPTION, says.LEFT_HEAD, rows))
    page.show_turner()
