"""The page before a meeting: what was agreed, how the goals stand, what to ask, each with its source."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from companion.contracts.drafts import DraftLineView, DraftView
from companion.contracts.pairs import TopicVerdict
from ui.blocks import card
from ui.drafting import drafted, line, made_anew, text_of, who_phrased
from ui.flash import say
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens import ai_consent
from ui.words import prepare as says


def show(pair: PairDesk) -> None:
    """Draw the part."""
    prep, topics = drafted(pair, "prep"), drafted(pair, "topics")
    places: dict[str, DeltaGenerator] = {}

    def draw(now: DraftView) -> None:
        for part, place in places.items():
            _card(now, part, place)

    who_phrased(pair, prep, draw)
    for part in says.PARTS:
        if part == "watch":
            _questions(pair, topics)
        places[part] = st.empty()
    draw(prep)
    st.html(tag("p", says.SHARED_ONLY, class_="c-soft"))
    ai_consent.show(pair)


def _card(prep: DraftView, part: str, place: DeltaGenerator) -> None:
    shown = [tag("li", line(prep, one)) for one in text_of(prep) if one.part == part]
    if shown:
        place.html(card(tag("ul", *shown, class_="c-lines"), title=says.PARTS[part]))


def _questions(pair: PairDesk, topics: DraftView) -> None:
    tired: set[str] = st.session_state.setdefault(f"not-useful-{pair.key}", set())
    asked = [one for one in topics.lines if one.text not in tired]
    places: list[DeltaGenerator] = []

    def draw(now: DraftView) -> None:
        # A question of ours and the same in a model's words stand in one place, so what is pressed stays.
        if len(text_of(now)) == len(now.lines) == len(places):
            for place, one in zip(places, text_of(now), strict=True):
                place.html(tag("div", line(now, one), class_="c-question"))

    with st.container(key="card-questions", gap="small"):
        lead = tag("p", says.ASK_SAYS[pair.is_mentor], class_="c-soft")
        st.html(joined(tag("h2", says.ASK[pair.is_mentor]), lead))
        if topics.state != "plain":
            who_phrased(pair, topics, draw)
        if not asked:
            st.html(tag("p", says.NO_QUESTION))
        for number, one in enumerate(asked):
            with st.container(key=f"row-question-{number}", gap="xsmall"):
                places.append(st.empty())
                places[-1].html(tag("div", line(topics, one), class_="c-question"))
                _verdicts(pair, one, number, tired)
        draw(topics)


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
