"""A mentee's own questions: who has each, what was answered, and by when she will know more."""

from __future__ import annotations

import streamlit as st

from companion.contracts.places import Place
from companion.contracts.questions import Closing, OwnQuestions, OwnQuestionView, StepView
from ui.blocks import Tone, chip, empty, note, page_head, unfold
from ui.desk import Desk
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.screens.question_parts import ask_form, do
from ui.screens.request_parts import Deed
from ui.when import day_of, moment
from ui.words import questions as says

LIVE = frozenset({"asked", "queued", "answered"})


def show(desk: Desk) -> None:
    """Draw what is open or has an answer, a way to ask, and what was before."""
    found = desk.api.get(OwnQuestions, "/my/questions").items
    here = [one for one in found if desk.programme is None or one.programme == desk.programme.id]
    st.html(page_head(says.OWN_TITLE, says.OWN_LEAD, above=desk.programme_name))
    if not here:
        st.html(empty(says.OWN_NOBODY, says.OWN_NOBODY_SAYS))
    with st.container(horizontal=True, gap="xsmall"):
        with st.popover(says.ASK_NAMED, key="wonder-named"):
            ask_form(desk, "named")
        if Place.FIND in desk.pages:
            st.page_link(desk.pages[Place.FIND], query_params=desk.address())
    # An answer is read before anything else.
    shown = [one for one in here if one.state in LIVE] or here[:1]
    for one in sorted(shown, key=lambda one: one.state != "answered"):
        _question(desk, one)
    earlier = [one for one in here if one not in shown]
    if earlier:
        st.html(unfold(says.EARLIER, *(_earlier(one) for one in earlier)))


def _question(desk: Desk, one: OwnQuestionView) -> None:
    question = str(one.id)
    with st.container(key=f"card-question-{question}", gap="small"):
        st.html(_standing(one))
        if one.state == "answered":
            with st.container(horizontal=True, gap="xsmall"):
                if st.button(says.THANKS, key=f"thanks-{question}", type="primary"):
                    do(desk, Deed(question, one.version, "close", says.THANKED), Closing(thanks=True))
                if st.button(says.CLOSE, key=f"close-{question}"):
                    do(desk, Deed(question, one.version, "close", says.CLOSED), Closing(thanks=False))
        if one.state in ("asked", "queued"):
            with st.popover(says.WITHDRAW, key=f"withdraw-{question}"):
                st.html(tag("p", says.WITHDRAW_SURE))
                if st.button(says.WITHDRAW_YES, key=f"withdraw-yes-{question}"):
                    do(desk, Deed(question, one.version, "withdraw", says.WITHDRAWN))


def _standing(one: OwnQuestionView) -> Markup:
    tone = {"answered": Tone.GOOD, "queued": Tone.LOOK}.get(one.state, Tone.PLAIN)
    saying = {"queued": says.QUEUED_SAYS, "unanswered": says.UNANSWERED_SAYS}.get(one.state)
    items = [tag("li", _step(step)) for step in one.steps]
    return joined(
        tag("h2", one.text, class_="c-words"),
        tag("p", chip(says.STATES[one.state], tone), class_="c-chips"),
        tag("p", says.know_by(moment(one.by)), class_="c-first") if one.by else None,
        note(saying, Tone.PLAIN) if saying else None,
        *(_answer(step) for step in one.steps if step.said),
        joined(tag("h3", says.STEPS), tag("ol", *items)) if items else None,
        tag("p", says.READERS, class_="c-soft") if one.state in LIVE else None,
    )


def _answer(step: StepView) -> Markup:
    name = first_name(step.mentor.name)
    head = says.talk_of(name) if step.state == "talk" else says.answer_of(name)
    return joined(tag("h3", head), tag("p", step.said, class_="c-quote"))


def _step(step: StepView) -> str:
    return says.step(step.mentor.name, step.state, step.forwarded_by.name if step.forwarded_by else "")


def _earlier(one: OwnQuestionView) -> Markup:
    line = f"{says.state(one.state)}, {says.asked_on(day_of(one.made_at))}"
    answers = [_answer(step) for step in one.steps if step.said]
    return tag("section", tag("p", one.text, class_="c-words"), tag("p", line, class_="c-soft"), *answers)
