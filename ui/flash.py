"""A sentence that outlives the run in which it came up: it is shown once, at the top of the next one."""

from __future__ import annotations

import streamlit as st

from ui.blocks import Tone
from ui.markup import Markup, tag

_KEY, _SHOWN = "flash", "flash-shown"


def say(words: str, tone: Tone = Tone.GOOD) -> None:
    """Have something shown at the top of the page when it is drawn the next time."""
    st.session_state[_KEY] = (words, tone)


def show_flash() -> None:
    """Show what is waiting, once; a screen reader says it."""
    waiting = st.session_state[_SHOWN] = st.session_state.pop(_KEY, None)
    with st.container(key="flash"):
        st.html(_note(*waiting) if waiting else tag("div", role="status"))


def say_again() -> None:
    """Have what is shown in this run shown in the next one too, as this one is drawn for a moment only."""
    shown = st.session_state.get(_SHOWN)
    if shown is not None:
        say(*shown)


def _note(words: str, tone: Tone) -> Markup:
    return tag("div", tag("p", words), class_=f"c-note c-{tone}", role="status")
