"""Inviting people, giving them roles and taking them away; an organisation always keeps an administrator."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from companion.access import Grant, Role, Viewer
from companion.accounts.account_service import add_account, list_accounts, open_account, shut_account
from companion.accounts.audit import read_trail
from companion.accounts.inviting import Invitation, invite
from companion.accounts.role_service import grant_role, withdraw_role
from companion.accounts.service import redeem_link
from companion.accounts.session_token import SessionToken
from companion.errors import (
    AccountExists,
    AccountShut,
    AddressInvalid,
    Forbidden,
    LastAdministrator,
    LinkUnusable,
    NotFound,
)
from companion.ids import AccountId, ProgrammeId, new_id
from tests.service.account_setting import ADA, ADDRESS, House, link_in, said_in

WHOLE = Grant(Role.ADMINISTRATOR, None)


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


@pytest.fixture
def nora(house) -> Viewer:
    return house.administrator()


def give(house, viewer, account, grant):
    with house.work() as work:
        return grant_role(work, viewer, account, grant, clock=house.clock)


def take(house, viewer, account, grant):
    with house.work() as work:
        return withdraw_role(work, viewer, account, grant, clock=house.clock)


def ask_in(house, viewer, role=Role.MENTOR, programme=None, email=ADA):
    invitation = Invitation(email, "Ada", role, programme)
    with house.work() as work:
        return invite(work, viewer, invitation, clock=house.clock, address=ADDRESS)


def actions(house, viewer):
    with house.work() as work:
        return [entry.action for entry in read_trail(work, viewer)][::-1]


def test_who_is_invited_gets_an_account_a_role_and_a_link_that_lets_her_in(house, nora):
    programme = house.add_programme()

    account = ask_in(house, nora, programme=programme, email=" Ada@Example.org ")

    assert (account.email, account.name) == (ADA, "Ada")
    assert account.grants == {Grant(Role.MENTOR, programme)}
    (message,) = house.send_mails()
    assert message["To"] == ADA
    assert "a mentor" in message.get_body(("plain",)).get_content()
    house.clock.pass_by(days=14, seconds=-1)
    with house.work() as work:
        token = redeem_link(work, link_in(message), clock=house.clock)
    assert house.who(SessionToken.parse(token)).grants == account.grants


def test_an_invitation_is_too_old_after_fourteen_days(house, nora):
    ask_in(house, nora)
    (message,) = house.send_mails()
    house.clock.pass_by(days=14)

    with house.work() as work, pytest.raises(LinkUnusable):
        redeem_link(work, link_in(message), clock=house.clock)


def test_who_never_came_is_sent_another_link_when_she_is_invited_again(house, nora):
    ask_in(house, nora)
    ask_in(house, nora)

    links = {link_in(message) for message in house.send_mails()}

    assert len(links) == 2


def test_who_has_been_here_is_told_of_a_new_role_without_a_link_and_of_an_old_one_not_at_all(house, nora):
    house.add_account()
    ask_in(house, nora)
    (message,) = house.send_mails()

    assert "sign-in/link" not in said_in(message)
    assert said_in(message).count(ADDRESS) == 2

    ask_in(house, nora)
    assert len(house.waiting_mails()) == 1


def test_an_account_that_was_shut_is_opened_before_it_is_invited(house, nora):
    account = house.add_account()
    with house.work() as work:
        shut_account(work, nora, account, clock=house.clock)

    with pytest.raises(AccountShut):
        ask_in(house, nora)
    with house.work() as work:
        open_account(work, nora, account, clock=house.clock)
    assert ask_in(house, nora).disabled_at is None


def test_nobody_is_invited_at_what_is_no_address_or_to_a_programme_that_is_not_there(house, nora):
    with pytest.raises(AddressInvalid):
        ask_in(house, nora, email="ada")
    with pytest.raises(NotFound, match="programme"):
        ask_in(house, nora, programme=ProgrammeId(new_id()))

    assert house.ask("SELECT count(*) FROM accounts") == [(1,)]
    assert house.waiting_mails() == []


def test_the_administrator_of_a_programme_invites_to_it_and_to_nothing_else(house, nora):
    mine, other = house.add_programme(), house.add_programme()
    carl = Viewer(house.tenant, nora.account, None, frozenset({Grant(Role.ADMINISTRATOR, mine)}))

    assert ask_in(house, carl, programme=mine)
    with pytest.raises(NotFound):
        ask_in(house, carl, programme=other)
    with pytest.raises(Forbidden):
        ask_in(house, carl, programme=None)


@pytest.mark.parametrize("role", [Role.CASE_OWNER, Role.MENTOR, Role.MENTEE])
def test_nobody_but_administrators_sees_accounts_gives_roles_or_invites(house, nora, role):
    viewer = Viewer(house.tenant, nora.account, None, frozenset({Grant(role, None)}))

    for refused in (
        lambda: ask_in(house, viewer),
        lambda: give(house, viewer, nora.account, Grant(role, None)),
        lambda: take(house, viewer, nora.account, WHOLE),
    ):
        with pytest.raises(Forbidden):
            refused()
    with house.work() as work:
        for ask in (
            lambda: list_accounts(work, viewer),
            lambda: add_account(work, viewer, ADA, "Ada", clock=house.clock),
            lambda: shut_account(work, viewer, nora.account, clock=house.clock),
            lambda: open_account(work, viewer, nora.account, clock=house.clock),
        ):
            with pytest.raises(Forbidden):
                ask()


def test_a_role_is_given_once_and_taken_once_however_often_it_is_asked(house, nora):
    account, programme = house.add_account(), house.add_programme()
    grant = Grant(Role.CASE_OWNER, programme)

    assert give(house, nora, account, grant).grants == {grant}
    assert give(house, nora, account, grant).grants == {grant}
    assert take(house, nora, account, grant).grants == frozenset()
    assert take(house, nora, account, grant).grants == frozenset()
    assert actions(house, nora) == ["role.granted", "role.withdrawn"]


def test_a_role_in_the_whole_organisation_is_another_than_in_one_programme(house, nora):
    account, programme = house.add_account(), house.add_programme()
    give(house, nora, account, Grant(Role.CASE_OWNER, None))
    give(house, nora, account, Grant(Role.CASE_OWNER, programme))

    left = take(house, nora, account, Grant(Role.CASE_OWNER, None))

    assert left.grants == {Grant(Role.CASE_OWNER, programme)}


def test_an_account_that_is_not_there_or_in_another_organisation_has_no_roles_to_give(
    house, nora, make_tenant
):
    elsewhere = House(house.database, make_tenant()).add_account()

    for account in (AccountId(new_id()), elsewhere):
        with pytest.raises(NotFound, match="account"):
            give(house, nora, account, WHOLE)


def test_the_last_administrator_stays(house, nora):
    house.add_account()
    with pytest.raises(LastAdministrator):
        take(house, nora, nora.account, WHOLE)
    with house.work() as work, pytest.raises(LastAdministrator):
        shut_account(work, nora, nora.account, clock=house.clock)

    other = house.administrator("olga@example.org")

    assert take(house, nora, nora.account, WHOLE).grants == frozenset()
    with pytest.raises(LastAdministrator):
        take(house, other, other.account, WHOLE)


def test_administrators_of_one_programme_and_those_who_were_shut_do_not_count(house, nora):
    programme = house.add_programme()
    house.add_account("carl@example.org", grants=(Grant(Role.ADMINISTRATOR, programme),))
    shut = house.administrator("olga@example.org")
    with house.work() as work:
        shut_account(work, nora, shut.account, clock=house.clock)

    with pytest.raises(LastAdministrator):
        take(house, nora, nora.account, WHOLE)


def test_of_administrators_who_all_leave_at_the_same_instant_one_has_to_stay(house, nora):
    leaving = [nora, *(house.administrator(f"admin{number}@example.org") for number in range(5))]
    together = threading.Barrier(len(leaving))

    def leave(viewer):
        together.wait()
        try:
            take(house, viewer, viewer.account, WHOLE)
        except LastAdministrator:
            return viewer
        return None

    with ThreadPoolExecutor(len(leaving)) as pool:
        stayed = [viewer for viewer in pool.map(leave, leaving) if viewer]

    assert len(stayed) == 1
    assert house.ask("SELECT account_id FROM role_grants") == [(stayed[0].account,)]


def test_accounts_are_listed_by_address_in_pages(house, nora):
    for letter in "dbca":
        house.add_account(f"{letter}@example.org", password=None)

    with house.work() as work:
        first = list_accounts(work, nora, limit=3)
        rest = list_accounts(work, nora, after=first[-1].id, limit=3)

    assert [one.email[0] for one in first + rest] == ["a", "b", "c", "d", "n"]


def test_the_administrator_of_a_programme_sees_the_accounts_of_that_programme(house, nora):
    programme = house.add_programme()
    house.add_account("x@example.org", password=None, grants=(Grant(Role.MENTOR, programme),))
    house.add_account("y@example.org", password=None, grants=(Grant(Role.CASE_OWNER, None),))
    carl = Viewer(house.tenant, nora.account, None, frozenset({Grant(Role.ADMINISTRATOR, programme)}))

    with house.work() as work:
        seen = list_accounts(work, carl, programme=programme)
        with pytest.raises(Forbidden):
            list_accounts(work, carl)

    assert [one.email for one in seen] == ["x@example.org"]


def test_an_account_can_be_made_without_a_role_or_a_mail_and_only_once(house, nora):
    with house.work() as work:
        made = add_account(work, nora, "Ada@example.org", " Ada\n", clock=house.clock)
        with pytest.raises(AccountExists):
            add_account(work, nora, ADA, "Ada", clock=house.clock)

    assert (made.email, made.name, made.grants) == (ADA, "Ada", frozenset())
    assert house.waiting_mails() == []


def test_everything_is_in_the_trail_and_nothing_that_tells_who_it_was(house, nora):
    account = ask_in(house, nora).id
    with house.work() as work:
        shut_account(work, nora, account, clock=house.clock)
        shut_account(work, nora, account, clock=house.clock)
        open_account(work, nora, account, clock=house.clock)
        add_account(work, nora, "b@example.org", "B", clock=house.clock)
    take(house, nora, account, Grant(Role.MENTOR, None))

    assert actions(house, nora) == [
        "account.invited",
        "account.shut",
        "account.opened",
        "account.made",
        "role.withdrawn",
    ]
    with house.work() as work:
        invited = read_trail(work, nora)[-1]
    assert (invited.account, invited.subject) == (nora.account, account)
    assert invited.facts == {"role": "mentor", "new_role": True}
