"""Other words for the agreement, proposed by a model and kept only by whoever of the two wants them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from companion.contracts.agreements import AgreementView
from companion.contracts.ai import MyAi
from companion.contracts.drafts import AiConsentView, DraftView, DraftWish
from ui.blocks import Tone, chip, unfold
from ui.clause_card import mark
from ui.client import ChangedMeanwhile
from ui.drafting import left_at_work, looked_at, text_of, watch
from ui.flash import say
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.words import agreement as says
from ui.words import drafts as draft_says


def show(pair: PairDesk, now: AgreementView) -> None:
    """Draw the way to ask, or what came of it, where there is a model and both agree."""
    if not pair.api.get(MyAi, "/me/ai").works:
        return
    if not pair.api.get(AiConsentView, f"{pair.path}/ai-consent").both:
        return
    draft: DraftView | None = st.session_state.get(_key(pair)) or left_at_work(pair, "agreement", "phrased")
    if draft is not None:
        draft = looked_at(pair, draft)
        _keep(pair, draft)
    with st.container(key="card-plainer", gap="small"):
        if draft is None:
            _ask(pair)
        elif draft.state == "waiting":
            _growing(pair, draft, now)
            _leave(pair, draft)
        else:
            _proposed(pair, draft, now)


def _key(pair: PairDesk) -> str:
    return f"plainer-{pair.key}"


def _keep(pair: PairDesk, draft: DraftView) -> None:
    st.session_state[_key(pair)] = draft


def _ask(pair: PairDesk) -> None:
    st.html(tag("p", says.ASK_AI_SAYS, class_="c-soft"))
    if st.button(says.ASK_AI, key="ask-plainer"):
        wish = DraftWish(use="agreement", with_ai=True)
        _keep(pair, pair.api.change(DraftView, "POST", f"{pair.path}/drafts", wish))
        st.rerun()


def _growing(pair: PairDesk, draft: DraftView, now: AgreementView) -> None:
    def draw(grown: DraftView) -> None:
        for one in _clauses(grown, now):
            st.html(one)

    watch(pair, draft, partial(_keep, pair), draw)


def _clauses(draft: DraftView, now: AgreementView) -> list[Markup]:
    """Each clause that a model has put into other words, with the words that it has now."""
    titles = {clause.name: clause for clause in now.clauses}
    phrased = [(titles[one.part], one) for one in text_of(draft) if one.phrased and one.part in titles]
    return [
        joined(
            tag("h3", clause.title),
            tag("p", one.text, " ", chip(draft_says.BY_AI), class_="c-words"),
            unfold(says.NOW, tag("p", clause.text, mark(clause), class_="c-words")),
        )
        for clause, one in phrased
    ]


def _proposed(pair: PairDesk, draft: DraftView, now: AgreementView) -> None:
    phrased = _clauses(draft, now)
    st.html(joined(tag("h2", says.PROPOSED), tag("p", draft_says.phrased(draft), class_="c-soft")))
    if not phrased:
        st.html(tag("p", says.NONE_PROPOSED))
    for one in phrased:
        st.html(one)
    with st.container(horizontal=True, gap="xsmall"):
        if phrased and st.button(says.KEEP_AI, key="keep-plainer", type="primary"):
            _approve(pair, draft)
        _leave(pair, draft)


def _approve(pair: PairDesk, draft: DraftView) -> None:
    try:
        pair.api.change(DraftView, "POST", f"/drafts/{draft.id}/approve", etag=f'"{draft.version}"')
    except ChangedMeanwhile:
        say(says.LOST_AI, Tone.LOOK)
    else:
        say(says.KEPT_AI)
    del st.session_state[_key(pair)]
    st.rerun()


def _leave(pair: PairDesk, draft: DraftView) -> None:
    if st.button(says.LEAVE_AI, key="leave-plainer"):
        pair.api.remove(f"/drafts/{draft.id}")
        del st.session_state[_key(pair)]
        st.rerun()
