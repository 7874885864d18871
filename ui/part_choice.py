"""The parts of a page, one of which is shown; the address names it, the same way in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import streamlit as st

Part = TypeVar("Part", bound=str)
_KEY = "part"


def choose_part(label: str, parts: Mapping[Part, str], *, changed: Callable[[], None] = lambda: None) -> Part:
    """The part that was chosen, or that the address names, or the first; `changed` is called when it changes.

    Streamlit would put into the address what is written on the button, and so make addresses that lead to a
    part in one language only.
    """
    asked = st.query_params.get(_KEY)
    st.session_state[_KEY] = next((part for part in parts if part == asked), next(iter(parts)))
    chosen = st.segmented_control(
        label,
        list(parts),
        key=_KEY,
        format_func=parts.__getitem__,
        required=True,
        on_change=partial(_turn, next(iter(parts)), changed),
        label_visibility="collapsed",
    )
    return chosen if chosen is not None else next(iter(parts))


def _turn(first: str, changed: Callable[[], None]) -> None:
    chosen: str = st.session_state[_KEY]
    if chosen == first:
        st.query_params.pop(_KEY, None)
    else:
        st.query_params[_KEY] = chosen
    changed()
