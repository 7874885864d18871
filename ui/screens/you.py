"""The visitor's own account: who she is here, her password, and signing out."""

from __future__ import annotations

import streamlit as st

from ui.blocks import card, empty, facts, page_head
from ui.desk import Desk
from ui.markup import joined, tag
from ui.words import accounts as account_says
from ui.words import frame
from ui.words import you as says


def show(desk: Desk) -> None:
    """Draw the page."""
    me = desk.me
    st.html(page_head(me.name or me.email, says.LEAD, above=me.organisation))
    if not me.roles and me.person_id is None:
        st.html(empty(frame.NO_ROLE, frame.NO_ROLE_SAYS))
    roles = sorted({account_says.ROLES[role.role] for role in me.roles})
    st.html(
        card(
            facts([(says.EMAIL, me.email), (says.NAME, me.name), (says.ROLES, ", ".join(roles))]),
            title=says.ACCOUNT,
        )
    )
    words = says.HAS_PASSWORD if me.has_password else says.NO_PASSWORD
    label = says.CHANGE_PASSWORD if me.has_password else says.SET_PASSWORD
    links = tag(
        "p",
        tag("a", label, href="/sign-in/password"),
        " · ",
        tag("a", frame.SIGN_OUT, href="/sign-out"),
    )
    st.html(joined(card(tag("p", words), links, title=says.SIGNING_IN)))
