"""What the pages of questions share: one deed done once, and the form in which one thing is asked."""

from __future__ import annotations

from uuid import UUID

import streamlit as st
from pydantic import BaseModel

from companion.contracts.places import Place
from companion.contracts.questions import NewQuestion, OwnQuestionView, QuestionOutcome
from ui.desk import Desk
from ui.flash import say
from ui.markup import tag
from ui.screens.request_parts import Deed
from ui.typed import emptied, fresh, line_box, wish_of, words_box, words_form
from ui.words import questions as says


def do(desk: Desk, deed: Deed, body: BaseModel | None = None) -> None:
    """Do it once, however often the button is pressed, and draw the page anew."""
    desk.api.change(
        QuestionOutcome,
        "POST",
        f"/questions/{deed.request}/{deed.path}",
        body,
        etag=f'"{deed.version}"',
        once=wish_of(f"{deed.path}-{deed.request}-{deed.version}"),
    )
    if deed.box:
        emptied(deed.box)
    say(deed.done)
    st.rerun()


def ask_form(desk: Desk, key: str, mentor: UUID | None = None) -> None:
    """Ask one thing: of this mentor or, without one, of whoever has the address that is written."""
    box = f"wonder-{key}"
    now = fresh(box)
    with words_form(f"form-{box}", border=False):
        email = "" if mentor else line_box(says.ADDRESS, "", f"address-{now}", most=320)
        text = words_box(says.BOX, "", now, most=2_000, height=96, hint=says.BOX_HINT)
        st.html(tag("p", says.READERS, class_="c-soft"))
        may_pass = st.checkbox(says.MAY_GO_ON, key=f"pass-{now}")
        sent = st.form_submit_button(says.SEND, key=f"send-{box}", type="primary")
    if not sent:
        return
    missing = says.NEEDS_WORDS if not text.strip() else says.NEEDS_ADDRESS if not (mentor or email) else ""
    if missing:
        st.html(tag("p", missing, class_="c-soft", role="status"))
        return
    whom = {"mentor": mentor} if mentor else {"email": email.strip()}
    body = NewQuestion(text=text.strip(), may_pass=may_pass, **whom)
    desk.api.change(OwnQuestionView, "POST", f"{desk.path}/questions", body, once=wish_of(now))
    emptied(box)
    say(says.SENT)
    if Place.QUESTIONS in desk.pages:
        st.switch_page(desk.pages[Place.QUESTIONS], query_params=desk.address())
    st.rerun()
