"""Questions that came to a mentor: answer, offer a talk, pass on, decline; and how many she takes."""

from __future__ import annotations

import streamlit as st

from companion.contracts.questions import (
    Answer,
    GivenOn,
    LimitView,
    NewLimit,
    No,
    QuestionsToAnswer,
    ToAnswerView,
    WhoCouldAnswer,
)
from ui.blocks import Tone, chip, empty, note, page_head, table, unfold
from ui.choices import apart
from ui.desk import Desk
from ui.flash import say
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.screens.question_parts import do
from ui.screens.request_parts import Deed
from ui.typed import fresh, words_box, words_form
from ui.when import day_of, moment
from ui.words import questions as says


def show(desk: Desk) -> None:
    """Draw what waits, whose time ends first; then how many she takes, then what was before."""
    found = desk.api.get(QuestionsToAnswer, "/my/questions-to-answer")
    here = [one for one in found.items if desk.programme is None or one.programme == desk.programme.id]
    waiting = sorted((one for one in here if one.is_with_me), key=lambda one: str(one.by))
    st.html(page_head(says.ANSWER_TITLE, says.lead_of_answer(len(waiting)), above=desk.programme_name))
    if not waiting:
        st.html(empty(says.ANSWER_NOBODY, says.ANSWER_NOBODY_SAYS))
    for one in waiting:
        _question(desk, one)
    _limit(desk, found)
    past = [one for one in here if not one.is_with_me]
    if past:
        rows = [[one.mentee.name, day_of(one.asked_at), _did(one)] for one in past]
        st.html(table(says.PAST, says.PAST_HEAD, rows))
        said = [_said(one) for one in past if one.said]
        if said:
            st.html(unfold(says.YOURS, *said))


def _question(desk: Desk, one: ToAnswerView) -> None:
    with st.container(key=f"card-answer-{one.id}", gap="small"):
        st.html(_asked(one))
        box, name = f"reply-{one.id}", first_name(one.mentee.name)
        _words(desk, one, box, says.ANSWER_BOX, says.SEND_ANSWER, talk=False)
        with st.container(horizontal=True, gap="xsmall"):
            with st.popover(says.TALK, key=f"talk-{one.id}"):
                _words(desk, one, f"offer-{one.id}", says.TALK_BOX, says.SEND_TALK, talk=True)
            with st.popover(says.GIVE_ON, key=f"pass-{one.id}"):
                _pass_on(desk, one)
            with st.popover(says.DECLINE, key=f"decline-{one.id}"):
                _decline(desk, one, name)


def _asked(one: ToAnswerView) -> Markup:
    return joined(
        tag("h2", says.asks(one.mentee.name)),
        tag("p", one.text, class_="c-quote"),
        note(says.given_by(one.forwarded_by.name), Tone.PLAIN) if one.forwarded_by else None,
        tag("p", says.answer_by(moment(one.by)), class_="c-first") if one.by else None,
    )


def _words(desk: Desk, one: ToAnswerView, box: str, label: str, send: str, *, talk: bool) -> None:
    key = fresh(box)
    with words_form(f"form-{box}", border=False):
        text = words_box(label, "", key, most=5_000, height=120)
        st.html(tag("p", says.two_readers(first_name(one.mentee.name)), class_="c-soft"))
        sent = st.form_submit_button(send, key=f"send-{box}", type="primary")
    if sent and not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
    elif sent:
        deed = Deed(str(one.id), one.version, "reply", says.ANSWERED, box=box)
        do(desk, deed, Answer(text=text.strip(), talk=talk))


def _pass_on(desk: Desk, one: ToAnswerView) -> None:
    found = desk.api.get(WhoCouldAnswer, f"/questions/{one.id}/mentors").mentors
    if not found:
        st.html(tag("p", says.GIVE_NOBODY, class_="c-soft"))
        return
    names = {str(mentor.id): mentor.name for mentor in found}
    chosen = st.selectbox(
        says.GIVE_TO,
        list(names),
        index=None,
        format_func=apart(names),
        key=f"somebody-{one.id}",
        placeholder=says.GIVE_TO_NONE,
    )
    st.html(tag("p", says.GIVE_SAYS, class_="c-soft"))
    if st.button(says.GIVE_YES, key=f"pass-yes-{one.id}", type="primary", disabled=not chosen) and chosen:
        body = GivenOn(mentor=next(mentor.id for mentor in found if str(mentor.id) == chosen))
        do(desk, Deed(str(one.id), one.version, "forward", says.PASSED), body)


def _decline(desk: Desk, one: ToAnswerView, name: str) -> None:
    box = f"no-{one.id}"
    key = fresh(box)
    with words_form(f"form-{box}", border=False):
        reason = words_box(says.REASON, "", key, most=500, height=80)
        st.html(tag("p", says.REASON_READERS, class_="c-soft"))
        sent = st.form_submit_button(says.DECLINE_YES, key=f"send-{box}")
    if sent:
        deed = Deed(str(one.id), one.version, "decline", says.DECLINED, box=box)
        do(desk, deed, No(reason=reason.strip() or None))


def _limit(desk: Desk, found: QuestionsToAnswer) -> None:
    here = next(
        (one for one in found.programmes if desk.programme and one.programme == desk.programme.id), None
    )
    if here is None:
        return
    with st.container(key="card-limit", gap="xsmall"):
        most = st.number_input(says.LIMIT, min_value=0, max_value=20, value=here.most, step=1, key="limit")
        st.html(tag("p", says.LIMIT_SAYS, class_="c-soft"))
        if st.button(says.LIMIT_KEEP, key="keep-limit"):
            desk.api.change(LimitView, "PUT", f"{desk.path}/questions/limit", NewLimit(most=int(most)))
            say(says.LIMIT_KEPT)
            st.rerun()


def _did(one: ToAnswerView) -> Markup:
    did = says.done(one.state)
    if one.reason:
        did = f"{did} ({one.reason})"
    return joined(did, " ", chip(says.THANKED_YOU, Tone.GOOD)) if one.thanked else joined(did)


def _said(one: ToAnswerView) -> Markup:
    return tag(
        "section",
        tag("p", one.text, class_="c-words"),
        tag("p", one.said, class_="c-quote"),
        tag("p", says.two_readers(first_name(one.mentee.name)), class_="c-soft"),
    )
