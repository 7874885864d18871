"""What was done by whom, newest first, and whether the trail is as it was written."""

from __future__ import annotations

import streamlit as st

from companion.contracts.accounts import AuditPage, AuditRecord, TrailState
from ui.blocks import Tone, empty, page_head, table
from ui.desk import Desk
from ui.language import figure
from ui.listing import pages_of
from ui.markup import joined, tag
from ui.when import moment
from ui.words import audit as says


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    everything = False
    if desk.runs_all:
        with st.container(horizontal=True, vertical_alignment="center"):
            everything = st.toggle(says.EVERYTHING, key="everything")
            if st.button(says.CHECK, key="check", icon=":material/verified:"):
                _check(desk)
    asked = None if everything or desk.programme is None else str(desk.programme.id)
    page = pages_of(desk.api, AuditPage, "/audit", "audit", programme=asked, limit=50)
    if not page.items:
        st.html(empty(says.NOTHING, says.NOTHING_SAYS))
        return
    st.html(table(says.CAPTION, says.HEAD, [_row(one) for one in page.items], numbers=[4]))
    page.show_turner()


def _row(entry: AuditRecord) -> list[str]:
    by = entry.by or (says.GONE if entry.account_id else says.ITSELF)
    about = tag("span", says.about(entry.about), class_="c-soft c-block") if entry.about else None
    what = joined(says.action(entry.action), about)
    return [moment(entry.at), by, what, says.details(entry.facts), figure(entry.number)]


def _check(desk: Desk) -> None:
    found = desk.api.get(TrailState, "/audit/check")
    whole = found.broken_at is None
    tone = Tone.GOOD if whole else Tone.BAD
    words = says.whole(found.entries) if whole else says.broken(found.broken_at or 0, found.trouble or "")
    seal = tag("p", says.HEAD_HASH, " ", tag("code", found.head), class_="c-soft")
    st.html(tag("div", tag("p", words), seal, class_=f"c-note c-{tone}", role="status"))
