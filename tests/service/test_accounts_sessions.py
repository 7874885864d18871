"""Staying signed in, and signing out: asked of the database at every request."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from companion.access import Grant, Role
from companion.accounts import signing_in, store
from companion.accounts.account_service import open_account, shut_account
from companion.accounts.secret_parts import new_secret
from companion.accounts.service import (
    read_self,
    read_session,
    redeem_link,
    send_link,
    set_password,
    sign_out,
    sign_out_everywhere,
)
from companion.accounts.session_token import SessionToken
from companion.errors import LinkUnusable, NotSignedIn, PasswordUnfit, SignInRefused, SignInTooOld
from companion.ids import SessionId, new_id
from tests.service.account_setting import ADA, ADDRESS, HOME, WORDS, House, link_in

NEW_WORDS = "battery horse correct"


@pytest.fixture
def house(database, tenant) -> House:
    made = House(database, tenant)
    made.add_account()
    return made


@pytest.fixture
def statements(database):
    """Every statement that the database is sent from here on, but for those that enter a transaction."""
    seen: list[str] = []

    def hear(_connection, _cursor, statement, *_others):
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    sa.event.listen(database._engine, "before_cursor_execute", hear)
    yield seen
    sa.event.remove(database._engine, "before_cursor_execute", hear)


def test_a_session_that_nobody_used_for_twelve_hours_is_over(house):
    token = house.sign_in()

    house.clock.pass_by(hours=11, minutes=59)
    house.who(token)
    house.clock.pass_by(hours=11, minutes=59)
    house.who(token)

    house.clock.pass_by(hours=12)
    with pytest.raises(NotSignedIn):
        house.who(token)


def test_a_session_is_over_after_thirty_days_however_much_it_is_used(house):
    token = house.sign_in()
    for _ in range(59):
        house.clock.pass_by(hours=12, seconds=-1)
        house.who(token)

    house.clock.pass_by(hours=12, minutes=1)

    with pytest.raises(NotSignedIn):
        house.who(token)


def test_a_request_asks_one_question_and_the_last_use_is_written_once_a_minute(house, statements):
    token = house.sign_in()
    statements.clear()

    house.who(token)
    assert len(statements) == 1

    house.clock.pass_by(minutes=1)
    house.who(token)
    house.who(token)
    assert [one.split()[0] for one in statements[1:]] == ["SELECT", "UPDATE", "SELECT"]


def test_two_requests_at_once_do_not_wait_for_each_other_to_write_the_last_use(house):
    token = house.sign_in()
    house.clock.pass_by(minutes=2)
    answered = threading.Event()

    with house.work() as first:
        read_session(first, token, clock=house.clock)
        other = threading.Thread(target=lambda: (house.who(token), answered.set()))
        other.start()

        assert answered.wait(60)
    other.join()


@pytest.mark.parametrize(
    "change",
    [
        lambda token: replace(token, secret=new_secret()),
        lambda token: replace(token, session=SessionId(new_id())),
    ],
)
def test_a_token_that_is_only_partly_right_opens_nothing(house, change):
    token = change(house.sign_in())

    with pytest.raises(NotSignedIn):
        house.who(token)


def test_a_session_opens_nothing_in_another_organisation(house, make_tenant):
    token = house.sign_in()
    elsewhere = make_tenant()

    with house.database.transaction(elsewhere) as work, pytest.raises(NotSignedIn):
        read_session(work, token, clock=house.clock)
    with house.database.transaction(elsewhere) as work, pytest.raises(NotSignedIn):
        read_session(work, replace(token, tenant=elsewhere), clock=house.clock)


def test_signing_out_ends_this_session_and_no_other(house):
    here, there = house.sign_in(), house.sign_in()

    with house.work() as work:
        sign_out(work, read_session(work, here, clock=house.clock), here, clock=house.clock)

    with pytest.raises(NotSignedIn):
        house.who(here)
    assert house.who(there)


def test_nobody_signs_somebody_else_out(house):
    house.add_account("eve@example.org")
    hers, eves = house.sign_in(), house.sign_in("eve@example.org")

    with house.work() as work:
        sign_out(work, read_session(work, eves, clock=house.clock), hers, clock=house.clock)

    assert house.who(hers)


def test_signing_out_everywhere_ends_every_session_at_once_and_a_new_one_counts(house):
    tokens = [house.sign_in() for _ in range(3)]

    with house.work() as work:
        viewer = read_session(work, tokens[0], clock=house.clock)
        sign_out_everywhere(work, viewer, clock=house.clock)

    for token in tokens:
        with pytest.raises(NotSignedIn):
            house.who(token)
    assert house.who(house.sign_in())


def test_a_session_that_was_being_opened_meanwhile_elsewhere_is_over_too(house):
    token = house.sign_in()
    with house.work() as work:
        begun = signing_in.begin(work, ADA, source=HOME, clock=house.clock)
    proven = signing_in.prove(begun, WORDS)

    with house.work() as slow:
        text = signing_in.finish(slow, proven, clock=house.clock)
        house.clock.pass_by(seconds=1)
        everywhere = threading.Thread(target=_sign_out_everywhere, args=(house, token))
        everywhere.start()
        # It has ended the sessions that it sees, and waits to write that down behind the slow one.
        everywhere.join(0.5)
    everywhere.join()

    with pytest.raises(NotSignedIn):
        house.who(SessionToken.parse(text))


def _sign_out_everywhere(house, token):
    with house.work() as work:
        sign_out_everywhere(work, read_session(work, token, clock=house.clock), clock=house.clock)


def test_signing_out_everywhere_leaves_no_link_in_a_mailbox_that_still_works(house):
    token = house.sign_in()
    with house.work() as work:
        send_link(work, ADA, clock=house.clock, address=ADDRESS, source=HOME)
    (message,) = house.send_mails()

    _sign_out_everywhere(house, token)

    with house.work() as work, pytest.raises(LinkUnusable):
        redeem_link(work, link_in(message), clock=house.clock)


def test_a_machine_whose_clock_is_a_little_behind_opens_sessions_that_count(house):
    token = house.sign_in()
    _sign_out_everywhere(house, token)
    house.clock.pass_by(seconds=-2)

    assert house.who(house.sign_in())


def test_shutting_an_account_ends_its_sessions_and_opening_it_does_not_bring_them_back(house):
    nora = house.administrator()
    token = house.sign_in()
    account = house.who(token).account

    with house.work() as work:
        shut_account(work, nora, account, clock=house.clock)
    with pytest.raises(NotSignedIn):
        house.who(token)
    with pytest.raises(SignInRefused):
        house.sign_in()

    with house.work() as work:
        open_account(work, nora, account, clock=house.clock)
    with pytest.raises(NotSignedIn):
        house.who(token)
    assert house.sign_in()


def test_an_account_that_is_shut_lets_nobody_in_whatever_sessions_are_left_of_it(house):
    token = house.sign_in()
    with house.work() as work:
        store.set_disabled(work, house_account(work), house.clock.now())

    with pytest.raises(NotSignedIn):
        house.who(token)


def test_a_session_that_was_being_opened_while_its_account_was_shut_does_not_come_back_with_it(house):
    nora = house.administrator()
    with house.work() as work:
        account = house_account(work)
        begun = signing_in.begin(work, ADA, source=HOME, clock=house.clock)
    proven = signing_in.prove(begun, WORDS)

    with house.work() as slow:
        text = signing_in.finish(slow, proven, clock=house.clock)
        house.clock.pass_by(seconds=1)
        shutting = threading.Thread(target=_shut_and_open, args=(house, nora, account))
        shutting.start()
        shutting.join(0.5)
    shutting.join()

    with pytest.raises(NotSignedIn):
        house.who(SessionToken.parse(text))


def house_account(work):
    return store.credentials_of_address(work, ADA).account


def _shut_and_open(house, nora, account):
    with house.work() as work:
        shut_account(work, nora, account, clock=house.clock)
    with house.work() as work:
        open_account(work, nora, account, clock=house.clock)


def test_a_role_that_is_given_or_taken_counts_at_the_next_request(house):
    token = house.sign_in()
    account, grant = house.who(token).account, Grant(Role.CASE_OWNER, None)

    with house.work() as work:
        store.add_grant(work, account, grant, by=None, now=house.clock.now())
    assert house.who(token).grants == {grant}
    with house.work() as work:
        store.remove_grant(work, account, grant)
    assert house.who(token).grants == frozenset()


def test_of_a_session_only_the_hash_of_its_secret_is_stored(house):
    token = house.sign_in()

    (row,) = house.ask("SELECT s::text, secret_hash FROM sessions s")

    assert token.secret not in row[0]
    assert bytes(row[1]) == token.secret_hash()


def test_sessions_that_are_over_are_cleared_away_at_the_next_sign_in(house):
    house.sign_in()
    house.clock.pass_by(hours=12)

    house.sign_in()

    assert house.ask("SELECT count(*) FROM sessions") == [(1,)]


def test_a_new_password_signs_out_everybody_else_tells_the_owner_and_works_from_now_on(house):
    here, there = house.sign_in(), house.sign_in()

    with house.work() as work:
        viewer = read_session(work, here, clock=house.clock)
        text = set_password(work, viewer, here, NEW_WORDS, clock=house.clock)

    assert house.who(SessionToken.parse(text)).account == viewer.account
    for token in (here, there):
        with pytest.raises(NotSignedIn):
            house.who(token)
    with pytest.raises(SignInRefused):
        house.sign_in()
    assert house.sign_in(ADA, NEW_WORDS)
    (message,) = house.send_mails()
    assert message["To"] == ADA
    assert "was set" in message["Subject"]
    assert NEW_WORDS not in message.as_string()


def test_a_password_is_set_only_by_who_signed_in_a_moment_ago(house):
    token = house.sign_in()
    house.clock.pass_by(minutes=15)

    with house.work() as work:
        viewer = read_session(work, token, clock=house.clock)
        with pytest.raises(SignInTooOld, match="15 minutes"):
            set_password(work, viewer, token, NEW_WORDS, clock=house.clock)

    assert house.sign_in()


def test_a_password_that_is_easy_to_guess_is_not_set(house):
    token = house.sign_in()

    with house.work() as work:
        viewer = read_session(work, token, clock=house.clock)
        with pytest.raises(PasswordUnfit):
            set_password(work, viewer, token, "short", clock=house.clock)

    assert house.sign_in()


def test_somebody_may_know_of_her_account_what_is_hers(house):
    person = house.add_person(ADA)
    token = house.sign_in()

    with house.work() as work:
        oneself = read_self(work, read_session(work, token, clock=house.clock))

    assert oneself.account.email == ADA
    assert oneself.account.name == "Ada Lovelace"
    assert oneself.has_password
    assert oneself.person == person
    assert oneself.account.created_at == house.clock.now() - timedelta()
