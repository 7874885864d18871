"""Boxes for words whose words are not lost: when the session has ended, they are shown to be copied."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ui.client import new_wish

_DRAWN = "typed-boxes"


@dataclass(frozen=True)
class Typed:
    """Words that stand in a box and were kept nowhere yet."""

    label: str
    words: str


def words_box(
    label: str,
    before: str,
    key: str,
    *,
    most: int,
    height: int = 120,
    kept: str | None = None,
    hint: str | None = None,
) -> str:
    """A box for several lines; gives what stands in it. `kept` is what the service has, if not `before`."""
    boxes: dict[str, tuple[str, str]] = st.session_state.setdefault(_DRAWN, {})
    boxes[key] = (label, before if kept is None else kept)
    typed = st.text_area(label, before, key=key, max_chars=most, height=height, placeholder=hint)
    return typed or ""


def unsaved() -> list[Typed]:
    """What stood in the boxes of the page as it was drawn last, where somebody had changed it."""
    boxes: dict[str, tuple[str, str]] = st.session_state.get(_DRAWN, {})
    return [
        Typed(label, str(st.session_state[key]))
        for key, (label, before) in boxes.items()
        if str(st.session_state.get(key) or "").strip() not in ("", before.strip())
    ]


def drawn_anew() -> None:
    """Forget the boxes of the page before."""
    st.session_state[_DRAWN] = {}


# ---- a box that stands empty again once its words are kept ---------------------------------------------


def fresh(key: str, kept: int = 0) -> str:
    """The key of such a box, as it stands now.

    `kept` is how often words from this box were kept before. A session that begins anew in an open page, as
    after a restart of the server, so finds the box in which she is writing, and its words.
    """
    return f"{key}-{st.session_state.setdefault(f'{key}-times', kept)}"


def emptied(key: str) -> None:
    """Have it stand empty the next time."""
    st.session_state[f"{key}-times"] = int(st.session_state.get(f"{key}-times", 0)) + 1


def wish_of(key: str) -> str:
    """A name for keeping the words of the box with this key: sent twice, they are kept once."""
    return str(st.session_state.setdefault(f"{key}-wish", new_wish()))
