"""What stands at the address of a page that the visitor does not have: why, and where she can go."""

from __future__ import annotations

import streamlit as st

from ui.blocks import page_head
from ui.desk import Desk
from ui.words import frame as says


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.NOT_YOURS, says.NOT_YOURS_SAYS, above=desk.programme_name))
    with st.container(key="card-instead"):
        for page in desk.pages.values():
            st.page_link(page, query_params=desk.address())
