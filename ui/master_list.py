"""A list to work through: chosen with the arrow keys, with what was chosen beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Entry:
    """One line of the list, and what stands below it."""

    title: str
    below: str = ""


def choose(label: str, entries: Mapping[str, Entry], key: str, *, height: int = 560) -> str | None:
    """What is chosen; the address names it, so that it can be shared and reloaded.

    Something that is not on this page of the list may be chosen too: then no line is marked.
    """
    wanted: str | None = st.session_state.pop(f"{key}-go", None) or st.query_params.get(key)
    ids = list(entries)
    held = f"chosen-{key}"
    if wanted is not None and wanted in entries:
        st.session_state[held] = wanted
    elif wanted is not None or st.session_state.get(held) not in entries:
        st.session_state[held] = None
    with st.container(key=f"list-{key}", height=height, border=False):
        chosen = st.radio(
            label,
            ids,
            key=held,
            format_func=lambda one: escaped(entries[one].title),
            captions=[escaped(entries[one].below) for one in ids],
            label_visibility="collapsed",
            on_change=_chosen,
            args=(key, held),
            width="stretch",
        )
    return chosen or wanted


def go_to(key: str, entry: str) -> None:
    """Have something chosen when the page is drawn the next time."""
    st.session_state[f"{key}-go"] = entry
    st.query_params[key] = entry


def escaped(words: str) -> str:
    """Words in which Streamlit sees no Markdown."""
    return "".join(f"\\{sign}" if sign in _MARKS else sign for sign in words)


_MARKS = frozenset("\\`*_{}[]()<>#+-.!|~$:")


def _chosen(key: str, held: str) -> None:
    st.query_params[key] = st.session_state[held]
