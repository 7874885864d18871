"""Erasing somebody takes what is stored of her account."""

from __future__ import annotations

import pytest

from companion.access import Grant, Role
from companion.accounts.forgetting import forget_account
from companion.accounts.mail import post
from companion.accounts.service import send_link
from companion.errors import NotSignedIn, SignInRefused
from tests.service.account_setting import ADA, ADDRESS, HOME, House


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


def forget(house):
    with house.work() as work:
        return forget_account(work, ADA)


def traces(house) -> set[str]:
    """The tables in which something of an account is left, the trail apart."""
    tables = ["accounts", "sessions", "one_time_links", "role_grants", "sign_in_attempts", "outgoing_mail"]
    return {name for name in tables if house.ask(f"SELECT 1 FROM {name}")}


def test_nothing_is_left_of_the_account_of_a_mentor_who_is_erased(house):
    programme = house.add_programme()
    house.add_account(grants=(Grant(Role.MENTOR, programme), Grant(Role.MENTEE, programme)))
    token = house.sign_in()
    with house.work() as work:
        send_link(work, ADA, clock=house.clock, address=ADDRESS, source=HOME)
    house.send_mails()
    with house.work() as work:
        post(work, ADA, "A subject", "Some words", clock=house.clock)
    with pytest.raises(SignInRefused):
        house.sign_in(ADA, "a wrong password")

    assert forget(house)

    # What is left counts for the source, and tells nothing of her.
    assert traces(house) == {"sign_in_attempts"}
    assert house.ask("SELECT count(*) FROM sign_in_attempts") == [(2,)]
    with pytest.raises(NotSignedIn):
        house.who(token)
    assert house.send_mails() == []


def test_who_runs_programmes_keeps_her_account_but_no_longer_takes_part(house):
    programme = house.add_programme()
    staff = Grant(Role.CASE_OWNER, programme)
    house.add_account(grants=(staff, Grant(Role.MENTOR, programme)))
    token = house.sign_in()

    assert not forget(house)

    assert house.who(token).grants == {staff}


def test_erasing_somebody_without_an_account_takes_the_mails_that_wait_for_her(house):
    with house.work() as work:
        post(work, ADA, "A subject", "Some words", clock=house.clock)

    assert not forget(house)

    assert traces(house) == set()


def test_nobody_else_is_touched(house, make_tenant):
    house.add_account("bob@example.org")
    other = House(house.database, make_tenant())
    other.add_account()

    forget(house)

    assert house.sign_in("bob@example.org")
    assert other.sign_in()
