"""What came to a mentor: who asks, what they want, why the two fit; accept, decline, ask first, talk once."""

from __future__ import annotations

import streamlit as st

from companion.contracts.requests import (
    Acceptance,
    AskedOfMe,
    AskedView,
    AwayView,
    NewAway,
    Refusal,
    Said,
)
from ui.blocks import Tone, chip, empty, facts, note, page_head, sentences, table
from ui.desk import Desk
from ui.flash import say
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.screens.request_parts import Deed, do, thread, trial
from ui.typed import fresh, words_box, words_form
from ui.when import day_of, moment
from ui.words import requests as says


def show(desk: Desk) -> None:
    """Draw what waits, then whether she takes requests, then what was before."""
    found = desk.api.get(AskedOfMe, "/my/asked")
    here = [one for one in found.items if desk.programme is None or one.programme == desk.programme.id]
    waiting = [one for one in here if one.is_with_me]
    count = sum(one.state == "asked" for one in waiting)
    st.html(page_head(says.ASKED_TITLE, says.lead_of_asked(count), above=desk.programme_name))
    _away(desk, found)
    if not waiting:
        st.html(empty(says.ASKED_NOBODY, says.ASKED_NOBODY_SAYS))
    # Who waits longest for her comes first.
    for one in sorted(waiting, key=lambda one: (one.state != "asked", str(one.by))):
        _request(desk, one)
    past = [one for one in here if not one.is_with_me]
    if past:
        rows = [[one.mentee.name, day_of(one.asked_at) if one.asked_at else "", _answer(one)] for one in past]
        st.html(table(says.PAST, says.PAST_HEAD, rows))


def _answer(one: AskedView) -> str:
    reason = f" ({one.reason})" if one.reason else ""
    return f"{says.ANSWERS.get(one.answer, '')}{reason}"


def _request(desk: Desk, one: AskedView) -> None:
    with st.container(key=f"card-asked-{one.id}", gap="small"):
        st.html(_who(one))
        if one.messages:
            st.html(thread(one.messages, first_name(one.mentee.name)))
        if one.state == "trial":
            trial(desk, str(one.id), one.version, one.mentee_email, confirmed=one.confirmed)
        else:
            _answers(desk, one)


def _who(one: AskedView) -> Markup:
    chips = {
        "asked": (says.WAITS_FOR_YOU, Tone.LOOK),
        "question": (says.WAITS_FOR_THEM, Tone.PLAIN),
        "trial": (says.WAITS_FOR_BOTH, Tone.LOOK),
    }
    words, tone = chips[one.state or "asked"]
    until = says.decide_by if one.state == "trial" else says.answer_by
    name = first_name(one.mentee.name)
    written = [(says.FIELDS[field], one.fields.get(field, "")) for field in says.FIELDS]
    reasons = sentences([(reason, "") for reason in one.reasons], one.quotes)
    return joined(
        tag("h2", one.mentee.name),
        tag("p", chip(words, tone), class_="c-chips"),
        tag("p", until(moment(one.by)), class_="c-first") if one.by and one.turn != "mentee" else None,
        note(says.AGAIN, Tone.LOOK) if one.again else None,
        tag("h3", says.THEY_WANT),
        tag("p", one.wants, class_="c-quote"),
        joined(tag("h3", says.WHY), reasons) if one.reasons else None,
        joined(tag("h3", says.wrote(name)), facts(written)) if one.fields else None,
    )


def _answers(desk: Desk, one: AskedView) -> None:
    """Four ways to answer; a no is as near as a yes."""
    request, name = str(one.id), first_name(one.mentee.name)
    with st.container(horizontal=True, gap="xsmall"):
        label = says.ACCEPT_AGAIN if one.again else says.ACCEPT
        if st.button(label, key=f"accept-{request}", type="primary"):
            body = Acceptance(again=one.again)
            do(desk, Deed(request, one.version, "accept", says.accepted(name)), body)
        if st.button(says.TALK_FIRST, key=f"talk-{request}"):
            body = Acceptance(again=one.again, talk_first=True)
            do(desk, Deed(request, one.version, "accept", says.TALKING), body)
        if one.state == "asked" and one.questions_left:
            with st.popover(says.ASK_FIRST, key=f"ask-{request}"):
                _question(desk, one)
        with st.popover(says.DECLINE, key=f"decline-{request}"):
            _decline(desk, one)


def _question(desk: Desk, one: AskedView) -> None:
    box = f"question-{one.id}"
    key = fresh(box)
    with words_form(f"form-{box}", border=False):
        text = words_box(says.QUESTION, "", key, most=2_000, height=96)
        st.html(tag("p", says.READ_BY_TWO, " ", says.questions_left(one.questions_left), class_="c-soft"))
        sent = st.form_submit_button(says.SEND_QUESTION, key=f"send-{box}", type="primary")
    if sent and not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
    elif sent:
        do(desk, Deed(str(one.id), one.version, "question", says.ASKED, box=box), Said(text=text.strip()))


def _decline(desk: Desk, one: AskedView) -> None:
    box = f"reason-{one.id}"
    key = fresh(box)
    with words_form(f"form-{box}", border=False):
        reason = words_box(says.REASON, "", key, most=500, height=80)
        st.html(tag("p", says.REASON_READERS, class_="c-soft"))
        sent = st.form_submit_button(says.DECLINE_YES, key=f"send-{box}")
    if sent:
        body = Refusal(reason=reason.strip() or None)
        do(desk, Deed(str(one.id), one.version, "decline", says.DECLINED, box=box), body)


def _away(desk: Desk, found: AskedOfMe) -> None:
    """One click to be shown to nobody, and one to be shown again."""
    here = next(
        (one for one in found.programmes if desk.programme and one.programme == desk.programme.id), None
    )
    if here is None:
        return
    if here.away:
        with st.container(key="card-away", gap="small"):
            st.html(note(says.away_in(here.name)))
            if st.button(says.BACK, key="take-requests", type="primary"):
                _set_away(desk, away=False)
    elif st.button(says.AWAY, key="take-a-break"):
        _set_away(desk, away=True)


def _set_away(desk: Desk, *, away: bool) -> None:
    desk.api.change(AwayView, "PUT", f"{desk.path}/requests/away", NewAway(away=away))
    say(says.AWAY_DONE if away else says.BACK_DONE)
    st.rerun()
