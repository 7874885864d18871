"""What the pages of requests share: one deed done once, what was asked and answered, a first talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from pydantic import BaseModel

from companion.contracts.requests import MessageView, RequestOutcome
from ui.desk import Desk
from ui.flash import say
from ui.markup import Markup, joined, tag
from ui.typed import emptied, wish_of
from ui.when import moment
from ui.words import requests as says


@dataclass(frozen=True)
class Deed:
    """One thing done with a request as it was read, and what is said afterwards; `box` stands empty then."""

    request: str
    version: int
    path: str
    done: str
    box: str = ""


def do(desk: Desk, deed: Deed, body: BaseModel | None = None) -> RequestOutcome:
    """Do it once, however often the button is pressed, and draw the page anew."""
    outcome = desk.api.change(
        RequestOutcome,
        "POST",
        f"/requests/{deed.request}/{deed.path}",
        body,
        etag=f'"{deed.version}"',
        once=wish_of(f"{deed.path}-{deed.request}-{deed.version}"),
    )
    if deed.box:
        emptied(deed.box)
    say(deed.done if outcome.state != "paired" or deed.path == "accept" else says.PAIRED)
    st.rerun()


def thread(messages: Sequence[MessageView], other: str) -> Markup:
    """What was asked and answered, the oldest first."""
    items = [
        tag(
            "li",
            tag("p", one.text, class_="c-quote"),
            tag("small", says.writes(other, is_mine=one.is_mine, moment=moment(one.written_at))),
        )
        for one in messages
    ]
    return joined(
        tag("h3", says.TALK),
        tag("p", says.READ_BY_TWO, class_="c-soft"),
        tag("ul", *items, class_="c-reasons"),
    )


def trial(desk: Desk, request: str, version: int, email: str, *, confirmed: bool) -> None:
    """How the two reach each other, and both ways on."""
    address = tag("a", says.reach(email), href=f"mailto:{email}") if email else None
    st.html(joined(tag("p", says.TALK_ONCE_SAYS), tag("p", address) if address else None))
    with st.container(horizontal=True, gap="xsmall"):
        if confirmed:
            st.html(tag("p", says.WENT_ON, class_="c-soft"))
        elif st.button(says.GO_ON, key=f"confirm-{request}", type="primary"):
            do(desk, Deed(request, version, "confirm", says.WENT_ON))
        with st.popover(says.LEAVE_IT, key=f"leave-{request}"):
            st.html(tag("p", says.LEAVE_SURE))
            if st.button(says.LEAVE_YES, key=f"leave-yes-{request}"):
                do(desk, Deed(request, version, "part", says.LEFT))
