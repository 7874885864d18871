"""A mentee's own requests: where each stands, whose turn it is, and by when she will know."""

from __future__ import annotations

import streamlit as st

from companion.contracts.places import Place
from companion.contracts.requests import OwnRequests, OwnRequestView, Said
from ui.blocks import Tone, chip, empty, note, page_head, unfold
from ui.desk import Desk
from ui.language import led
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.screens.request_parts import Deed, do, thread, trial
from ui.typed import fresh, words_box, words_form
from ui.when import day_of, moment
from ui.words import requests as says

OPEN = frozenset({"asked", "question", "trial", "queued"})


def show(desk: Desk) -> None:
    """Draw the open one, and those before."""
    found = desk.api.get(OwnRequests, "/my/requests").items
    here = [one for one in found if desk.programme is None or one.programme == desk.programme.id]
    st.html(page_head(says.OWN_TITLE, says.OWN_LEAD, above=desk.programme_name))
    if not here:
        st.html(empty(says.OWN_NOBODY, says.OWN_NOBODY_SAYS))
        if Place.FIND in desk.pages:
            st.page_link(desk.pages[Place.FIND], query_params=desk.address())
        return
    shown = [one for one in here if one.state in OPEN] or here[:1]
    for one in shown:
        _request(desk, one)
    earlier = [one for one in here if one not in shown]
    if earlier:
        st.html(unfold(says.EARLIER, tag("ul", *(tag("li", _in_a_line(one)) for one in earlier))))


def _request(desk: Desk, one: OwnRequestView) -> None:
    with st.container(key=f"card-own-{one.id}", gap="small"):
        st.html(_standing(one))
        if one.state == "paired" and Place.MATCH in desk.pages:
            st.page_link(desk.pages[Place.MATCH], query_params=desk.address())
        mentor = _mentor_of(one)
        if one.messages:
            st.html(thread(one.messages, mentor))
        if one.state == "question":
            _answer(desk, one)
        if one.state == "trial":
            trial(desk, str(one.id), one.version, one.mentor_email, confirmed=one.confirmed)
        st.html(_list(one))
        if one.state in OPEN - {"trial"}:
            _withdraw(desk, one)


def _standing(one: OwnRequestView) -> Markup:
    mentor = _mentor_of(one)
    head = says.with_mentor(mentor) if mentor else says.HEADS.get(one.state, says.STATES[one.state])
    tone = Tone.LOOK if one.state in {"question", "trial"} else Tone.PLAIN
    tone = Tone.GOOD if one.state == "paired" else tone
    return joined(
        tag("h2", head),
        tag("p", chip(says.STATES[one.state], tone), class_="c-chips"),
        tag("p", _until(one), class_="c-first") if one.by else None,
        note(says.NO_MATCH_SAYS, Tone.PLAIN) if one.state == "no_match" else None,
        tag("h3", says.WANTS),
        tag("p", one.wants, class_="c-quote"),
    )


def _until(one: OwnRequestView) -> str:
    if one.by is None:
        return ""
    by = moment(one.by)
    by_state = {"question": says.answer_by, "trial": says.decide_by, "queued": says.told_by}
    return by_state.get(one.state, says.know_by)(by)


def _mentor_of(one: OwnRequestView) -> str:
    state = "accepted" if one.state == "paired" else "asked"
    return next((choice.mentor.name for choice in one.choices if choice.state == state), "")


def _list(one: OwnRequestView) -> Markup:
    items = [tag("li", says.choice(choice.mentor.name, choice.state)) for choice in one.choices]
    return joined(tag("h3", says.CHOICES), tag("ol", *items))


def _answer(desk: Desk, one: OwnRequestView) -> None:
    box = f"answer-{one.id}"
    key = fresh(box)
    with words_form(f"form-{box}", border=False):
        text = words_box(says.ANSWER, "", key, most=2_000, height=96)
        st.html(tag("p", says.READ_BY_TWO, class_="c-soft"))
        sent = st.form_submit_button(says.SEND_ANSWER, key=f"send-{box}", type="primary")
    if not sent:
        return
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    do(desk, Deed(str(one.id), one.version, "answer", says.ANSWERED, box=box), Said(text=text.strip()))


def _withdraw(desk: Desk, one: OwnRequestView) -> None:
    with st.popover(says.WITHDRAW, key=f"withdraw-{one.id}"):
        st.html(tag("p", says.WITHDRAW_SURE))
        if st.button(says.WITHDRAW_YES, key=f"withdraw-yes-{one.id}"):
            do(desk, Deed(str(one.id), one.version, "withdraw", says.WITHDRAWN))


def _in_a_line(one: OwnRequestView) -> str:
    names = ", ".join(first_name(choice.mentor.name) for choice in one.choices if choice.asked_at)
    return led(says.STATES[one.state], f"{names}, {says.asked_on(day_of(one.made_at))}")
