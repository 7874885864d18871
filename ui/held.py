"""What a form was filled from, kept until it is saved: so that nobody overwrites what she has not seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

Thing = TypeVar("Thing")
_HELD = "held"
_PLACE = "held-place"


def held(key: str, read: Callable[[], Thing]) -> Thing:
    """What was read under this key when the page was opened; read now, where that has not been done."""
    kept: dict[str, object] = st.session_state.setdefault(_HELD, {})
    if key not in kept:
        kept[key] = read()
    return kept[key]  # type: ignore[return-value]


def let_go(key: str) -> None:
    """Have it read anew the next time."""
    st.session_state.get(_HELD, {}).pop(key, None)


def let_all_go() -> None:
    """Have everything read anew the next time."""
    st.session_state[_HELD] = {}


def enter(place: str) -> None:
    """Say which page is being shown; whoever comes from another one begins with what is there now."""
    if st.session_state.get(_PLACE) != place:
        st.session_state[_PLACE] = place
        st.session_state[_HELD] = {}
