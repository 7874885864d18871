"""The mentee's development plan, beside the agreement: to read, and to take along."""

from __future__ import annotations

import streamlit as st

from companion.contracts.pairs import PairPageView
from ui.blocks import empty
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.plan import goals_of, plan, plan_file
from ui.when import today
from ui.words import plan as says


def show(pair: PairDesk) -> None:
    """Draw it."""
    page = pair.api.get(PairPageView, f"{pair.path}/pair")
    found = goals_of(page, is_mine=not pair.is_mentor)
    title = says.of(pair.partner) if pair.is_mentor else says.OWN
    with st.container(key="card-plan", gap="small"):
        lead = says.THEIRS_SAYS if pair.is_mentor else says.SAYS
        st.html(joined(tag("h2", title), tag("p", lead, class_="c-soft")))
        if not found:
            st.html(empty(says.NONE, says.NONE_SAYS, level=3))
            return
        st.html(plan(found, page.actions))
        whose = says.of(page.partner if pair.is_mentor else page.you)
        file = plan_file(whose, plan(found, page.actions, level=2), today())
        st.download_button(says.TAKE, file, says.FILE, "text/html", key="take-plan", on_click="ignore")
