"""The search as chips: each with the sentence that it came from, to be changed or taken away."""

from __future__ import annotations

import streamlit as st

from companion.contracts.finding import ChipChange, ChipView, FindingView, RelaxedView
from ui.desk import Desk
from ui.flash import say
from ui.markup import tag
from ui.screens import find_talk
from ui.typed import line_box, words_form
from ui.words import find as says


def show(desk: Desk, seen: FindingView) -> None:
    """Draw the search."""
    with st.container(key="card-search", gap="xsmall"):
        st.html(tag("h2", says.SEARCH))
        if not seen.chips:
            st.html(tag("p", says.SEARCH_EMPTY, class_="c-soft"))
        with st.container(horizontal=True, gap="xsmall", key="chips"):
            for chip in seen.chips:
                with st.popover(says.chip_label(chip), key=f"chip-{chip.id}"):
                    _chip(desk, seen, chip)


def relax(desk: Desk, seen: FindingView, one: RelaxedView) -> None:
    """A press that takes one condition away, or the several that keep everybody away together."""
    ids = [condition.chip_id for condition in one.conditions]
    if st.button(says.relax(one), key=f"relax-{'-'.join(ids)}"):
        _drop(desk, seen, *ids)


def _chip(desk: Desk, seen: FindingView, chip: ChipView) -> None:
    st.html(tag("p", says.understood_from(chip), class_="c-soft"))
    kinds = says.counts_as(chip.about)
    with words_form(f"form-{chip.id}-{seen.version}", border=False, enter_to_submit=True):
        kind = st.selectbox(
            says.COUNTS, kinds, index=kinds.index(chip.kind) if chip.kind in kinds else 0,
            format_func=says.KINDS.__getitem__, key=f"kind-{chip.id}-{seen.version}",
        )  # fmt: skip
        words = None
        if chip.about not in ("person", "trait"):
            key = f"words-{chip.id}-{seen.version}"
            words = line_box(says.WORDS, "", key, most=300, hint=says.WORDS_HINT)
        saved = st.form_submit_button(says.SAVE, key=f"save-{chip.id}")
    if saved:
        changed = {"kind": kind if kind != chip.kind else None, "words": (words or "").strip() or None}
        if any(changed.values()):
            wish = ChipChange.model_validate({name: value for name, value in changed.items() if value})
            _change(desk, seen, chip.id, wish)
    if st.button(says.TAKE_AWAY, key=f"drop-{chip.id}"):
        _drop(desk, seen, chip.id)


def _change(desk: Desk, seen: FindingView, chip_id: str, wish: ChipChange) -> None:
    etag = f'"{seen.version}"'
    find_talk.keep(
        desk, desk.api.change(FindingView, "PUT", f"{find_talk.path(desk)}/chips/{chip_id}", wish, etag=etag)
    )
    say(says.CHANGED)
    st.rerun()


def _drop(desk: Desk, seen: FindingView, *chips: str) -> None:
    for chip_id in chips:
        path, etag = f"{find_talk.path(desk)}/chips/{chip_id}", f'"{seen.version}"'
        seen = desk.api.change(FindingView, "DELETE", path, etag=etag)
        find_talk.keep(desk, seen)
    say(says.CHANGED)
    st.rerun()
