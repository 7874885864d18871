"""The page before a meeting: what was agreed, how the goals stand, what to ask, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from companion.contracts.pairs import PairPageView, Topics, TopicVerdict, TopicView
from ui.blocks import card, unfold
from ui.drafting import drafted, line, who_phrased
from ui.flash import say
from ui.markup import Markup, joined, tag, with_quotations
from ui.pair_desk import PairDesk
from ui.screens import ai_consent
from ui.words import pair as pair_says
from ui.words import prepare as says


def show(pair: PairDesk) -> None:
    """Draw the part."""
    prep = drafted(pair, "prep")
    topics = pair.api.get(Topics, f"{pair.path}/topics")
    known = _words_by_id(pair.api.get(PairPageView, f"{pair.path}/pair"))
    who_phrased(pair, prep)
    for part in says.PARTS:
        lines = [one for one in prep.lines if one.part == part]
        if part == "watch":
            _questions(pair, topics.items, known)
        if lines:
            shown = [tag("li", line(prep, one)) for one in lines]
            st.html(card(tag("ul", *shown, class_="c-lines"), title=says.PARTS[part]))
    st.html(tag("p", says.SHARED_ONLY, class_="c-soft"))
    ai_consent.show(pair)


def _from(kind: str, source: UUID | None, known: Mapping[UUID, str]) -> Markup:
    said = says.STAGES if source is None else known.get(source, says.GONE)
    return unfold(pair_says.FROM, tag("p", with_quotations(said)))


def _questions(pair: PairDesk, topics: list[TopicView], known: Mapping[UUID, str]) -> None:
    with st.container(key="card-questions", gap="small"):
        st.html(
            joined(
                tag("h2", says.ASK[pair.is_mentor]), tag("p", says.ASK_SAYS[pair.is_mentor], class_="c-soft")
            )
        )
        if not topics:
            st.html(tag("p", says.NO_QUESTION))
        for place, topic in enumerate(topics):
            with st.container(key=f"row-question-{place}", gap="xsmall"):
                source = _from(topic.kind, topic.source, known)
                st.html(joined(tag("p", with_quotations(topic.question), class_="c-first"), source))
                _verdicts(pair, topic, place)


def _verdicts(pair: PairDesk, topic: TopicView, place: int) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for useful, label in ((True, says.USEFUL), (False, says.NOT_USEFUL)):
            if st.button(label, key=f"topic-{place}-{useful}".lower()):
                verdict = TopicVerdict(question=topic.question, useful=useful)
                pair.api.send("POST", f"{pair.path}/topics/verdict", verdict)
                say(says.NOTED[useful])
                st.rerun()


def _words_by_id(found: PairPageView) -> Mapping[UUID, str]:
    """What each goal, step and shared note says, as the source of a line."""
    said = {
        goal.id: says.source("goal", pair_says.owner(goal.owner, is_mine=goal.is_mine), goal.text)
        for goal in found.goals
    }
    said |= {
        one.id: says.source("action", pair_says.owner(one.owner, is_mine=one.is_mine), one.text)
        for one in found.actions
    }
    return said | {
        note.id: says.source("note", pair_says.owner(note.author, is_mine=note.is_mine), note.text)
        for note in found.notes
    }
