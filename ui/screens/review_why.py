"""The reasons for a pair in a model's words, for whoever reviews, where she asks for them and there is one.

The reasons that rules wrote stand in the card above all the while.
"""

from __future__ import annotations

import streamlit as st

from companion.contracts.ai import MyAi
from companion.contracts.drafts import DraftView
from companion.contracts.round_review import PairView
from companion.contracts.rounds import RoundView
from ui.desk import Desk
from ui.drafting import RoundPair, drafted, line, shown, text_of, who_phrased
from ui.held import held
from ui.markup import tag
from ui.words import review as says

_ASKED = "review-in-better-words"


def show(desk: Desk, found: RoundView, pair: PairView) -> None:
    """Offer better words, and draw them where they were asked for."""
    if not held("ai", lambda: desk.api.get(MyAi, "/me/ai")).works:
        return
    about = RoundPair(desk.api, found.id, pair.mentee.id, pair.mentor.id)
    asked: set[str] = st.session_state.setdefault(_ASKED, set())
    if about.key not in asked:
        if st.button(says.BETTER_WORDS, key="better-words"):
            asked.add(about.key)
            st.rerun()
        return
    draft = drafted(about, "explanation")
    st.html(tag("h3", says.IN_BETTER_WORDS))
    shown(about, draft, _draw)
    who_phrased(about, draft)


def _draw(draft: DraftView) -> None:
    st.html(tag("ul", *(tag("li", line(draft, one)) for one in text_of(draft)), class_="c-reasons"))
