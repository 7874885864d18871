"""Who can sign in, as what, and inviting somebody."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from companion.contracts.accounts import (
    AccountEntry,
    AccountPage,
    Invited,
    NewInvitation,
    RoleEntry,
    RoleName,
    WhomName,
    WhomToInvite,
)
from ui.blocks import Tone, alert, chip, page_head, table
from ui.choices import apart
from ui.desk import Desk
from ui.flash import say
from ui.listing import pages_of
from ui.markup import joined, tag
from ui.typed import emptied, fresh, line_box, words_form
from ui.when import day_of
from ui.words import accounts as says

_INVITING = "invite"
ROLES: tuple[RoleName, ...] = ("mentee", "mentor", "case_owner", "administrator")
WHOM: tuple[WhomName, ...] = ("everybody", "matched")


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    _invite(desk)
    _invite_all(desk)
    everybody = desk.runs_all and st.toggle(says.EVERYBODY, key="everybody")
    asked = None if everybody or desk.programme is None else str(desk.programme.id)
    page = pages_of(desk.api, AccountPage, "/accounts", "accounts", programme=asked, limit=50)
    if not page.items:
        st.html(tag("p", says.NOBODY, class_="c-soft"))
        return
    st.html(table(says.CAPTION, says.HEAD, [_row(desk, one) for one in page.items]))
    page.show_turner()
    _manage(desk, page.items)


def _row(desk: Desk, account: AccountEntry) -> list[str]:
    given = [says.role(role.role, here=_here(desk, role)) for role in account.roles]
    parts = [says.part(role.role, here=_here(desk, role)) for role in account.takes_part]
    roles = [tag("li", words) for words in (*given, *parts)]
    name = tag("span", account.email, class_="c-soft c-block")
    state = says.SHUT if account.shut_at else says.OPEN
    return [
        joined(account.name or account.email, name if account.name else None),
        tag("ul", *roles, class_="c-plain") if roles else says.NO_ROLE,
        chip(state, Tone.LOOK if account.shut_at else Tone.PLAIN),
        day_of(account.created_at),
    ]


def _here(desk: Desk, role: RoleEntry) -> str:
    if role.programme is None:
        return says.WHOLE
    return desk.programme_name if desk.programme and role.programme == desk.programme.id else says.ELSEWHERE


def _invite(desk: Desk) -> None:
    # Emptied by another key once the mail is on its way, so that a refusal leaves what was typed.
    made = fresh(_INVITING)
    with words_form("invite"):
        st.html(tag("h2", says.INVITE))
        left, middle, right = st.columns([2, 2, 1.4])
        with left:
            email = line_box(says.EMAIL, "", f"email-{made}", most=320, autocomplete="off")
        with middle:
            name = line_box(says.NAME, "", f"name-{made}", most=200, autocomplete="off")
        role = right.selectbox(says.ROLE, ROLES, format_func=says.ROLES.__getitem__, key="invite-role")
        scopes = says.SCOPES if desk.runs_all else says.SCOPES[:1]
        scope = (
            st.radio(says.SCOPE, scopes, horizontal=True, key="invite-scope") if desk.runs_all else scopes[0]
        )
        sent = st.form_submit_button(says.SEND, key="send", type="primary")
    if sent and not email.strip():
        st.html(alert(says.EMAIL_FIRST))
    elif sent:
        programme = None if scope != scopes[0] or desk.programme is None else desk.programme.id
        address, called = email.strip(), name.strip()
        body = NewInvitation(email=address, name=called, role=role, programme=programme)
        account = desk.api.change(AccountEntry, "POST", "/invitations", body)
        emptied(_INVITING)
        say(says.invited(account.email))
        st.rerun()


def _invite_all(desk: Desk) -> None:
    if desk.programme is None:
        return
    with st.expander(says.INVITE_ALL):
        st.html(tag("p", says.INVITE_ALL_SAYS))
        chosen = st.radio(
            says.WHOM_TITLE, WHOM, format_func=says.WHOM.__getitem__, horizontal=True, key="whom"
        )
        if st.button(says.SEND_ALL, key="send-all"):
            body = WhomToInvite(whom=chosen)
            say(says.all_invited(desk.api.change(Invited, "POST", f"{desk.path}/invitations", body)))
            st.rerun()


def _manage(desk: Desk, accounts: list[AccountEntry]) -> None:
    known = {str(one.id): one for one in accounts}
    with st.container(key="card-manage"):
        st.html(tag("h2", says.MANAGE))
        chosen = st.selectbox(
            says.ACCOUNT,
            list(known),
            format_func=apart(
                {one: says.account(account.name, account.email) for one, account in known.items()}
            ),
            index=None,
            key="manage",
            placeholder=says.CHOOSE,
        )
        if chosen:
            _roles(desk, known[chosen])


def _roles(desk: Desk, account: AccountEntry) -> None:
    for role in account.roles:
        label = says.take(says.role(role.role, here=_here(desk, role)))
        if st.button(label, key=f"take-{account.id}-{role.role}-{role.programme}"):
            _take(desk, account.id, role)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        given = st.selectbox(says.ROLE, ROLES, format_func=says.ROLES.__getitem__, key="give-role", width=240)
        if st.button(says.GIVE, key="give"):
            programme = desk.programme.id if desk.programme else None
            body = RoleEntry(role=given, programme=programme)
            desk.api.change(AccountEntry, "POST", f"/accounts/{account.id}/roles", body)
            say(says.given(account.email))
            st.rerun()
    if desk.runs_all:
        _shut_or_open(desk, account)


def _take(desk: Desk, account: UUID, role: RoleEntry) -> None:
    desk.api.remove(f"/accounts/{account}/roles", role=role.role, programme=_text(role.programme))
    say(says.TAKEN)
    st.rerun()


def _text(one: UUID | None) -> str | None:
    return None if one is None else str(one)


def _shut_or_open(desk: Desk, account: AccountEntry) -> None:
    verb, label = ("open", says.OPEN_IT) if account.shut_at else ("shut", says.SHUT_IT)
    if st.button(label, key=f"{verb}-{account.id}", help=None):
        desk.api.change(AccountEntry, "POST", f"/accounts/{account.id}/{verb}")
        say(says.OPENED if account.shut_at else says.IS_SHUT)
        st.rerun()
