"""A change before it is made: its price, who would move, and the two ways to make it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.round_review import ChangePreview, WayName, WayView
from ui.markup import joined, tag
from ui.pair_card import moves_table
from ui.words import review as says


def choose_way(preview: ChangePreview, key: str, make: str = "") -> WayName | None:
    """Show the price of either way; gives the one that was chosen just now, if any."""
    # Said when it is drawn: as a default it would stay in the language of the first import.
    make = make or says.MAKE_SWAP
    if preview.one_way:
        return _way(preview.kind, says.PRICE, "kind", make, key)
    left, right = st.columns(2, gap="medium")
    with left:
        kind = _way(preview.kind, says.KIND_WAY, "kind", make, key)
    with right:
        exact = _way(preview.exact, says.EXACT_WAY, "exact", says.MAKE_EXACT, key)
    return kind or exact


def _way(way: WayView, title: str, name: WayName, label: str, key: str) -> WayName | None:
    moves = moves_table(way.moves) if way.moves else None
    st.html(joined(tag("h3", title), tag("p", way.says, role="status"), moves))
    return (
        name
        if st.button(label, key=f"{key}-{name}", type="primary" if name == "kind" else "secondary")
        else None
    )
