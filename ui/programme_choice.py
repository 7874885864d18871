"""Which programme is being looked at: the only one, or the one that was chosen or named in the address."""

from __future__ import annotations

import streamlit as st

from companion.contracts.programmes import ProgrammePage
from ui.choices import apart
from ui.client import ApiClient
from ui.desk import Chosen
from ui.words import frame as says

KEY = "programme"
_BOX = "programme-box"


def choose_programme(api: ApiClient) -> Chosen | None:
    """The programme, chosen in a box where there are several; None where there is none."""
    page = api.get(ProgrammePage, "/programmes", limit=200)
    known = {str(one.id): Chosen(one.id, one.name) for one in page.items}
    if len(known) < 2:
        return next(iter(known.values()), None)
    wanted = st.query_params.get(KEY) or st.session_state.get(KEY)
    st.session_state[KEY] = wanted if wanted in known else next(iter(known))
    st.session_state[_BOX] = st.session_state[KEY]
    chosen = st.selectbox(
        says.PROGRAMME,
        list(known),
        key=_BOX,
        on_change=_turn_to,
        format_func=apart({one: programme.name for one, programme in known.items()}),
        label_visibility="collapsed",
        width=320,
    )
    return known[chosen]


def _turn_to() -> None:
    # What else the address names belongs to the programme that was left.
    st.query_params.clear()
    st.session_state[KEY] = st.session_state[_BOX]
    st.query_params[KEY] = st.session_state[_BOX]
