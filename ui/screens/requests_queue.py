"""Who waits: first those for whom the case-owner looks, then those who wait for others."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from companion.contracts.questions import OpenQuestions
from companion.contracts.requests import Forwarding, OpenRequests, OpenRequestView
from ui.blocks import empty, page_head, table
from ui.choices import apart
from ui.desk import Desk
from ui.markup import Markup, joined, tag
from ui.screens import questions_queue
from ui.screens.request_parts import Deed, do
from ui.when import day_of, moment
from ui.words import requests as says


def show(desk: Desk) -> None:
    """Draw everybody who waits, those who wait for the reader first."""
    found = desk.api.get(OpenRequests, f"{desk.path}/requests")
    questions = desk.api.get(OpenQuestions, f"{desk.path}/questions")
    st.html(page_head(says.QUEUE_TITLE, says.QUEUE_LEAD, above=desk.programme_name))
    if not found.items:
        st.html(empty(says.QUEUE_NOBODY, says.QUEUE_NOBODY_SAYS))
    mine = [one for one in found.items if one.state == "queued"]
    others = [one for one in found.items if one.state != "queued"]
    if mine:
        st.html(tag("h2", says.FOR_YOU))
    for one in mine:
        _mentee(desk, found, one)
    if others:
        st.html(table(says.OTHERS, says.OTHERS_HEAD, [_row(one) for one in others]))
    questions_queue.show(desk, questions)


def _mentee(desk: Desk, found: OpenRequests, one: OpenRequestView) -> None:
    request = str(one.id)
    with st.container(key=f"card-queue-{request}", gap="small"):
        st.html(_who(one))
        asked = {choice.mentor.id for choice in one.choices} | set(one.vetoed)
        names = {str(mentor.id): mentor.name for mentor in found.mentors if mentor.id not in asked}
        chosen = _somebody(request, names) if names else None
        if not names:
            st.html(tag("p", says.NOBODY_FREE, class_="c-soft"))
        with st.container(horizontal=True, gap="xsmall"):
            pressed = st.button(says.FORWARD, key=f"forward-{request}", type="primary", disabled=not chosen)
            if pressed and chosen:
                body = Forwarding(mentor=UUID(chosen))
                do(desk, Deed(request, one.version, "forward", says.FORWARDED), body)
            with st.popover(says.NO_MATCH, key=f"no-match-{request}"):
                st.html(tag("p", says.NO_MATCH_SURE))
                if st.button(says.NO_MATCH_YES, key=f"no-match-yes-{request}"):
                    do(desk, Deed(request, one.version, "no-match", says.NO_MATCH_DONE))


def _somebody(request: str, names: dict[str, str]) -> str | None:
    """One of those who could be asked, or nobody yet."""
    chosen: str | None = st.selectbox(
        says.SOMEBODY,
        list(names),
        index=None,
        format_func=apart(names),
        key=f"somebody-{request}",
        placeholder=says.SOMEBODY_NONE,
    )
    return chosen


def _who(one: OpenRequestView) -> Markup:
    rows = [
        [
            choice.mentor.name,
            day_of(choice.asked_at) if choice.asked_at else "",
            says.TRIED_STATES[choice.state],
            choice.reason or "",
        ]
        for choice in one.choices
    ]
    return joined(
        tag("h3", one.mentee.name),
        tag("p", says.waits_since(day_of(one.made_at)), class_="c-soft"),
        tag("p", one.wants, class_="c-quote"),
        tag("p", says.told_at(moment(one.by))) if one.by else None,
        table(says.TRIED, says.TRIED_HEAD, rows) if rows else None,
    )


def _row(one: OpenRequestView) -> list[str]:
    until = moment(one.by) if one.by else ""
    return [one.mentee.name, says.TURNS[one.turn], moment(one.since), until]
