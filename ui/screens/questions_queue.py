"""Questions that nobody has answered, for whoever looks after the programme: who waits, and not for what."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from companion.contracts.questions import GivenOn, OpenQuestions, OpenQuestionView
from ui.blocks import table
from ui.choices import apart
from ui.desk import Desk
from ui.markup import Markup, joined, tag
from ui.screens.question_parts import do
from ui.screens.request_parts import Deed
from ui.when import day_of, moment
from ui.words import questions as says
from ui.words import requests as words


def show(desk: Desk, found: OpenQuestions) -> None:
    """Draw those that wait for the reader, then those that a mentor has."""
    mine = [one for one in found.items if one.turn == "case_owner"]
    others = [one for one in found.items if one.turn != "case_owner"]
    if mine:
        st.html(joined(tag("h2", says.QUEUE), tag("p", says.QUEUE_SAYS, class_="c-soft")))
    for one in mine:
        _waiting(desk, found, one)
    if others:
        rows = [
            [one.mentee.name, words.TURNS[one.turn], moment(one.since), moment(one.by) if one.by else ""]
            for one in others
        ]
        st.html(table(says.QUEUE_OTHERS, words.OTHERS_HEAD, rows))


def _waiting(desk: Desk, found: OpenQuestions, one: OpenQuestionView) -> None:
    question = str(one.id)
    with st.container(key=f"card-unanswered-{question}", gap="small"):
        st.html(_who(one))
        had = {step.mentor.id for step in one.steps} | set(one.vetoed)
        names = {str(mentor.id): mentor.name for mentor in found.mentors if mentor.id not in had}
        chosen = st.selectbox(
            words.SOMEBODY,
            list(names),
            index=None,
            format_func=apart(names),
            key=f"somebody-{question}",
            placeholder=says.GIVE_TO_NONE,
            disabled=not names,
        )
        with st.container(horizontal=True, gap="xsmall"):
            pressed = st.button(words.FORWARD, key=f"give-{question}", type="primary", disabled=not chosen)
            if pressed and chosen:
                body = GivenOn(mentor=UUID(chosen))
                do(desk, Deed(question, one.version, "forward", words.FORWARDED), body)
            with st.popover(says.NO_ANSWER, key=f"no-answer-{question}"):
                st.html(tag("p", says.NO_ANSWER_SURE))
                if st.button(says.NO_ANSWER_YES, key=f"no-answer-yes-{question}"):
                    do(desk, Deed(question, one.version, "no-answer", says.NO_ANSWER_DONE))


def _who(one: OpenQuestionView) -> Markup:
    rows = [
        [step.mentor.name, day_of(step.asked_at), says.step(step.mentor.name, step.state), step.reason or ""]
        for step in one.steps
    ]
    return joined(
        tag("h3", one.mentee.name),
        tag("p", words.waits_since(day_of(one.made_at)), class_="c-soft"),
        tag("p", says.told_at(moment(one.by))) if one.by else None,
        table(words.TRIED, words.TRIED_HEAD, rows) if rows else None,
    )
