"""The page before a meeting: what was agreed, how the goals stand, what to ask, each with its source."""

from __future__ import annotations

from functools import partial

import streamlit as st

from companion.contracts.drafts import DraftLineView, DraftView
from companion.contracts.pairs import TopicVerdict
from ui.blocks import card
from ui.drafting import drafted, line, made_anew, shown, text_of, who_phrased
from ui.flash import say
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens import ai_consent
from ui.words import prepare as says


def show(pair: PairDesk) -> None:
    """Draw the part."""
    prep, topics = drafted(pair, "prep"), drafted(pair, "topics")
    who_phrased(pair, prep)
    shown(pair, prep, _page)
    with st.container(key="card-questions", gap="small"):
        lead = tag("p", says.ASK_SAYS[pair.is_mentor], class_="c-soft")
        st.html(joined(tag("h2", says.ASK[pair.is_mentor]), lead))
        shown(pair, topics, partial(_questions, pair))
        if topics.state != "plain":
            who_phrased(pair, topics)
    st.html(tag("p", says.SHARED_ONLY, class_="c-soft"))
    ai_consent.show(pair)


def _page(prep: DraftView) -> None:
    for part, title in says.PARTS.items():
        lines = [tag("li", line(prep, one)) for one in text_of(prep) if one.part == part]
        if lines:
            st.html(card(tag("ul", *lines, class_="c-lines"), title=title))


def _questions(pair: PairDesk, topics: DraftView) -> None:
    tired: set[str] = st.session_state.setdefault(f"not-useful-{pair.key}", set())
    asked = [one for one in text_of(topics) if not {one.text, _ours(topics, one).text} & tired]
    if not asked:
        st.html(tag("p", says.NO_QUESTION))
    for place, one in enumerate(asked):
        with st.container(key=f"row-question-{place}", gap="xsmall"):
            st.html(tag("div", line(topics, one), class_="c-question"))
            _verdicts(pair, _ours(topics, one), place, tired)


def _ours(topics: DraftView, one: DraftLineView) -> DraftLineView:
    """The question that was given to its reader: while a model writes, ours and not yet its words for it."""
    return next((own for own in topics.lines if own.cites == one.cites), one)


def _verdicts(pair: PairDesk, one: DraftLineView, place: int, tired: set[str]) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for useful, label in ((True, says.USEFUL), (False, says.NOT_USEFUL)):
            if st.button(label, key=f"topic-{place}-{useful}".lower()):
                verdict = TopicVerdict(question=one.text, useful=useful)
                pair.api.send("POST", f"{pair.path}/topics/verdict", verdict)
                if not useful:
                    tired.add(one.text)
                    made_anew(pair, "topics")
                say(says.NOTED[useful])
                st.rerun()
