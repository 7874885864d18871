"""Whether AI may read what a pair writes: only while both say yes, and one press takes it back."""

from __future__ import annotations

import streamlit as st

from companion.contracts.ai import MyAi
from companion.contracts.drafts import AiConsentView, AiConsentWish
from ui.drafting import forget_drafts
from ui.flash import say
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.words import drafts as says


def show(pair: PairDesk) -> None:
    """Draw how it stands, where there is a model at all."""
    models = pair.api.get(MyAi, "/me/ai")
    if not models.works:
        return
    now = pair.api.get(AiConsentView, f"{pair.path}/ai-consent")
    with st.container(key="card-consent", gap="small"):
        st.html(
            joined(
                tag("h2", says.CONSENT),
                tag("p", _standing(pair, now), class_="c-first"),
                tag("p", says.CONSENT_SAYS),
                tag("p", says.STAYS if models.stays_here else says.LEAVES, class_="c-soft"),
            )
        )
        if now.mine:
            if st.button(says.WITHDRAW, key="withdraw"):
                _say(pair, agrees=False)
        elif st.button(says.AGREE, key="agree"):
            _say(pair, agrees=True)


def _standing(pair: PairDesk, now: AiConsentView) -> str:
    if now.both:
        return says.BOTH_AGREE
    return says.waiting_for(pair.partner) if now.mine else says.not_yet(pair.partner)


def _say(pair: PairDesk, *, agrees: bool) -> None:
    pair.api.change(AiConsentView, "PUT", f"{pair.path}/ai-consent", AiConsentWish(agrees=agrees))
    # What is drafted from now on is drafted as it has been agreed.
    forget_drafts(pair)
    say(says.AGREED if agrees else says.WITHDRAWN)
    st.rerun()
