"""Why two were matched, for one of them: as rules wrote it, and in a model's words where there is one."""

from __future__ import annotations

import streamlit as st

from companion.contracts.drafts import DraftView
from companion.languages.catalogue import OURS
from ui.blocks import sentences
from ui.drafting import draft_of_before, line, shown, text_of, who_phrased
from ui.language import language
from ui.markup import tag
from ui.pair_desk import PairDesk
from ui.words import match as says


def show(pair: PairDesk, *, with_model: bool) -> None:
    """Draw the reasons, each with where it comes from."""
    match = pair.match
    called = {"mentee": "", "mentor": "", match.own_side: says.YOUR}
    called = {side: own or pair.partner for side, own in called.items()}
    sources = [says.source(fields, called) for fields in match.rests_on]
    st.html(tag("h3", says.WHY))
    # A model phrases English, and what it writes is checked against English.
    if not with_model or not match.reasons or language() != OURS:
        st.html(sentences(zip(match.reasons, sources, strict=True), match.quotes))
        return
    draft = draft_of_before(pair, "explanation", match.reasons)
    from_of = dict(zip(match.reasons, sources, strict=True))

    def draw(now: DraftView) -> None:
        lines = [
            tag("li", line(now, one), tag("small", from_of[one.text]) if one.text in from_of else None)
            for one in text_of(now)
        ]
        st.html(tag("ul", *lines, class_="c-reasons"))

    shown(pair, draft, draw)
    who_phrased(pair, draft)
