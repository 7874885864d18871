"""A list with what is chosen in it beside it: a radio group, or buttons where letters are to work as well.

Streamlit lets no letter be a shortcut while a radio button has the focus.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ui.choices import apart
from ui.markup import tag
from ui.words import frame as says

IN_SIGHT = 11
"""Entries of a list of buttons that are drawn at a time."""


@dataclass(frozen=True)
class Entry:
    """One line of the list, and what stands below it."""

    title: str
    below: str = ""


def choose(label: str, entries: Mapping[str, Entry], key: str, *, height: int = 560) -> str | None:
    """What is chosen; the address names it, so that it can be shared and reloaded.

    Something that is not on this page of the list may be chosen too: then no line is marked.
    """
    wanted = st.query_params.get(key)
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
            format_func=apart({one: escaped(entry.title) for one, entry in entries.items()}),
            captions=[escaped(entries[one].below) for one in ids],
            label_visibility="collapsed",
            on_change=_chosen,
            args=(key, held),
            width="stretch",
        )
    return chosen or wanted


def pick(entries: Mapping[str, Entry], key: str, count: int | None = None) -> str:
    """What is chosen in a list of buttons; the first, where the address names none of them.

    `count` is how many there are in all, where these are one page of them.
    Of a long list the stretch around what is chosen is drawn, so that it never has to be scrolled to.
    """
    ids = list(entries)
    wanted = st.query_params.get(key)
    chosen = wanted if wanted is not None and wanted in entries else ids[0]
    at = ids.index(chosen)
    first = max(0, min(at - IN_SIGHT // 2, len(ids) - IN_SIGHT))
    with st.container(key=f"list-{key}", gap=None):
        for place, one in enumerate(ids[first : first + IN_SIGHT]):
            st.button(
                f"{escaped(entries[one].title)} :gray[{escaped(entries[one].below)}]",
                key=f"pick-{key}-{place}",
                type="primary" if one == chosen else "tertiary",
                on_click=go_to,
                args=(key, one),
                width="stretch",
            )
    of = len(ids)
    said = says.chosen_of_list(at + 1, of, entries[chosen].title, entries[chosen].below, in_all=count)
    st.html(tag("p", said, role="status", class_="c-unseen"))
    return chosen


def go_to(key: str, entry: str) -> None:
    """Have something chosen when the page is drawn the next time."""
    st.query_params[key] = entry


def escaped(words: str) -> str:
    """Words in which Streamlit sees no Markdown."""
    return "".join(f"\\{sign}" if sign in _MARKS else sign for sign in words)


_MARKS = frozenset("\\`*_{}[]()<>#+-.!|~$:")


def _chosen(key: str, held: str) -> None:
    st.query_params[key] = st.session_state[held]
