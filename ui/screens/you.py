"""The visitor's own account: who she is here, her password, and signing out."""

from __future__ import annotations

import streamlit as st

from companion.contracts.accounts import Me, OwnName
from companion.contracts.ai import AiCall, MyAi
from companion.contracts.nudges import NudgeWish
from companion.contracts.openings import OwnWords
from ui.blocks import card, empty, facts, page_head, table
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.markup import joined, tag
from ui.screens import language_choice, own_calendar
from ui.typed import line_box, words_form
from ui.when import moment
from ui.words import accounts as account_says
from ui.words import ai as ai_says
from ui.words import frame
from ui.words import openings as opening_says
from ui.words import reminders as reminder_says
from ui.words import you as says


def show(desk: Desk) -> None:
    """Draw the page."""
    me = desk.me
    st.html(page_head(me.name or me.email, says.LEAD, above=me.organisation))
    if not me.roles and me.person_id is None:
        st.html(empty(frame.NO_ROLE, frame.NO_ROLE_SAYS))
    roles = sorted({account_says.ROLES[role.role] for role in me.roles})
    st.html(
        card(
            facts([(says.EMAIL, me.email), (says.NAME, me.name), (says.ROLES, ", ".join(roles))]),
            title=says.ACCOUNT,
        )
    )
    words = says.HAS_PASSWORD if me.has_password else says.NO_PASSWORD
    label = says.CHANGE_PASSWORD if me.has_password else says.SET_PASSWORD
    links = tag(
        "p",
        tag("a", label, href="/sign-in/password"),
        " · ",
        tag("a", frame.SIGN_OUT, href="/sign-out"),
    )
    st.html(joined(card(tag("p", words), links, title=says.SIGNING_IN)))
    if me.person_id is None or not me.name:
        guarded(_name)(desk)
    language_choice.show(desk)
    guarded(own_calendar.show)(desk)
    _ai(desk)
    if me.person_id is not None:
        guarded(_reminders)(desk)
        guarded(_own_words)(desk)


def _name(desk: Desk) -> None:
    """What to be called, for somebody whom no list of people names."""
    before = desk.me.name
    with words_form("own-name"):
        st.html(joined(tag("h2", says.OWN_NAME), tag("p", says.OWN_NAME_SAYS)))
        told = line_box(says.OWN_NAME_BOX, before, f"own-name-{before}", most=200, autocomplete="name")
        kept = st.form_submit_button(says.OWN_NAME_KEEP, key="keep-own-name")
    if kept:
        done = desk.api.change(Me, "PUT", "/me/name", OwnName(name=told))
        say(says.OWN_NAME_KEPT if done.name else says.OWN_NAME_GONE)
        st.rerun()


def _reminders(desk: Desk) -> None:
    """How she wants to be told by mail what is due."""
    now = desk.api.get(NudgeWish, "/my/reminders").how
    with words_form("reminders"):
        st.html(joined(tag("h2", reminder_says.TITLE), tag("p", reminder_says.LEAD)))
        chosen = st.radio(
            reminder_says.HOW,
            list(reminder_says.HOWS),
            list(reminder_says.HOWS).index(now),
            format_func=reminder_says.HOWS.__getitem__,
            key="reminders-how",
        )
        kept = st.form_submit_button(reminder_says.KEEP, key="keep-reminders")
    if kept and chosen:
        desk.api.change(NudgeWish, "PUT", "/my/reminders", NudgeWish(how=chosen))
        say(reminder_says.KEPT)
        st.rerun()


def _own_words(desk: Desk) -> None:
    """What she keeps for herself, as a file."""
    with st.container(key="card-own-words"):
        st.html(joined(tag("h2", opening_says.OWN), tag("p", opening_says.OWN_SAYS)))
        if st.button(opening_says.OWN_PREPARE, key="prepare-own-words"):
            found = desk.api.get(OwnWords, "/my/private-words").model_dump_json(indent=2)
            st.download_button(
                opening_says.OWN_TAKE,
                found,
                opening_says.OWN_FILE,
                "application/json",
                key="take-own-words",
                on_click="ignore",
            )


def _ai(desk: Desk) -> None:
    """What a model may be given about her, and was."""
    found = desk.api.get(MyAi, "/me/ai")
    if not found.works and not found.calls:
        return
    fields = ", ".join(ai_says.field(name) for name in found.fields)
    parts = [
        tag("p", ai_says.WORKS.format(model=found.model_in_force) if found.works else ai_says.OFF),
        tag("p", f"{ai_says.OWN_READS} {fields}." if found.works else ""),
        tag("p", ai_says.OWN_LOCAL if found.stays_here else ai_says.OWN_NEVER),
        tag("p", "" if found.calls else ai_says.OWN_NOTHING),
    ]
    st.html(card(*parts, title=ai_says.OWN_TITLE))
    if found.calls:
        st.html(table(ai_says.OWN_CAPTION, ai_says.OWN_HEAD, [_call(one) for one in found.calls]))


def _call(call: AiCall) -> list[str]:
    use = ai_says.USES.get(call.use, call.use)
    return [moment(call.at), use, call.model, ai_says.OUTCOMES.get(call.outcome, call.outcome)]
