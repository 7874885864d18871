"""One-time links: they sign in once, soon enough, and tell nobody who has an account."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from companion.access import Grant, Role
from companion.accounts import store
from companion.accounts.first_administrator import appoint_administrator
from companion.accounts.links import LinkToken, link_address
from companion.accounts.service import redeem_link, send_link
from companion.accounts.session_token import SessionToken
from companion.errors import AccountShut, AddressInvalid, LinkUnusable, TooManyLinks
from tests.service.account_setting import ADA, ADDRESS, HOME, House, link_in

NOBODY = "nobody@example.org"


@pytest.fixture
def house(database, tenant) -> House:
    made = House(database, tenant)
    made.add_account(password=None)
    return made


def ask_for_link(house, email=ADA, source=HOME):
    with house.work() as work:
        send_link(work, email, clock=house.clock, address=ADDRESS, source=source)


def mailed_link(house, email=ADA):
    ask_for_link(house, email)
    return link_in(house.send_mails()[-1])


def redeem(house, link):
    with house.work() as work:
        return SessionToken.parse(redeem_link(work, link, clock=house.clock))


def test_a_link_by_mail_signs_its_account_in(house):
    link = mailed_link(house, "  Ada@Example.org ")

    assert LinkToken.parse(link).tenant == house.tenant
    assert house.who(redeem(house, link)).tenant == house.tenant


def test_a_link_works_once(house):
    link = mailed_link(house)
    redeem(house, link)

    with pytest.raises(LinkUnusable):
        redeem(house, link)


def test_of_several_who_use_a_link_at_the_same_instant_one_gets_in(house):
    link = mailed_link(house)
    together = threading.Barrier(8)

    def click(_):
        together.wait()
        try:
            return redeem(house, link)
        except LinkUnusable:
            return None

    with ThreadPoolExecutor(8) as pool:
        tokens = [token for token in pool.map(click, range(8)) if token]

    assert len(tokens) == 1
    assert house.ask("SELECT count(*) FROM sessions") == [(1,)]


def test_a_sign_in_link_works_for_fifteen_minutes_from_when_it_was_sent(house):
    ask_for_link(house)
    house.clock.pass_by(hours=2)
    (message,) = house.send_mails()
    house.clock.pass_by(minutes=14, seconds=59)
    redeem(house, link_in(message))

    link = mailed_link(house)
    house.clock.pass_by(minutes=15)
    with pytest.raises(LinkUnusable):
        redeem(house, link)


def test_the_mail_names_the_page_that_she_was_on_the_way_to_and_nothing_that_another_wrote(house):
    on_the_way = {
        "/pair?pair=a-b&part=Notes": "?next=/pair%3Fpair%3Da-b%26part%3DNotes",
        "/pair?pair=buy now at evil.example": "",
        "//evil.example": "",
        "/worry?programme=1": "",
    }
    for wanted in on_the_way:
        with house.work() as work:
            send_link(work, ADA, clock=house.clock, address=ADDRESS, source=HOME, wanted=wanted)
        link = link_in(house.send_mails()[-1])

        assert link.partition("#")[0] == f"{ADDRESS}/sign-in/link{on_the_way[wanted]}"
        assert house.who(redeem(house, link)).tenant == house.tenant
        house.clock.pass_by(minutes=16)


def test_using_one_link_ends_the_others_of_the_account(house):
    first, second = mailed_link(house), mailed_link(house)
    redeem(house, second)

    with pytest.raises(LinkUnusable):
        redeem(house, first)


@pytest.mark.parametrize("change", ["secret", "link", "tenant"])
def test_a_link_that_is_only_partly_right_opens_nothing(house, change, make_tenant):
    right, other = LinkToken.parse(mailed_link(house)), LinkToken.new(make_tenant())
    parts = {"tenant": right.tenant, "link": right.link, "secret": right.secret}
    wrong = LinkToken(**parts | {change: getattr(other, change)})

    with house.database.transaction(wrong.tenant) as work, pytest.raises(LinkUnusable):
        redeem_link(work, wrong.text(), clock=house.clock)
    assert redeem(house, link_address(ADDRESS, right.text()))


def test_the_link_of_an_account_that_was_shut_opens_nothing(house):
    link = mailed_link(house)
    with house.work() as work:
        account = store.credentials_of_address(work, ADA).account
        store.set_disabled(work, account, house.clock.now())

    with pytest.raises(LinkUnusable):
        redeem(house, link)


def test_asking_for_a_link_does_the_same_whether_or_not_the_address_has_an_account(house, database):
    done: list[list[str]] = []

    def hear(_connection, _cursor, statement, *_others):
        done[-1].append(statement)

    sa.event.listen(database._engine, "before_cursor_execute", hear)
    for email in (ADA, NOBODY):
        done.append([])
        ask_for_link(house, email)

    assert done[0] == done[1]
    assert len(done[0]) > 5


def test_an_address_without_an_account_gets_no_mail_and_nothing_of_it_stays(house):
    ask_for_link(house, NOBODY)

    assert house.send_mails() == []
    assert house.ask("SELECT count(*) FROM outgoing_mail") == [(0,)]


def test_an_account_that_was_shut_gets_no_mail(house):
    ask_for_link(house)
    with house.work() as work:
        account = store.credentials_of_address(work, ADA).account
        store.set_disabled(work, account, house.clock.now())

    assert house.send_mails() == []


def test_the_secret_of_a_link_is_stored_nowhere_before_or_after_it_is_sent(house):
    ask_for_link(house)
    before = everything_in(house)
    (message,) = house.send_mails()

    secret = LinkToken.parse(link_in(message)).secret

    assert secret not in before
    assert secret not in everything_in(house)
    assert "one_time_links" in before


def everything_in(house) -> str:
    tables = [name for (name,) in house.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    rows = [str(house.ask(f"SELECT '{name}', t::text FROM {name} t")) for name in tables]
    return "one_time_links".join(rows)


def test_more_than_three_links_in_fifteen_minutes_are_not_sent_and_that_is_not_told(house):
    for _ in range(5):
        ask_for_link(house)
    assert len(house.waiting_mails()) == 3

    house.clock.pass_by(minutes=15)
    ask_for_link(house)

    assert len(house.waiting_mails()) == 4


def test_one_source_asks_for_fifty_links_and_then_waits(house):
    for number in range(50):
        ask_for_link(house, f"person{number}@example.org")

    with pytest.raises(TooManyLinks, match="15 minutes") as refused:
        ask_for_link(house, ADA)
    assert refused.value.facts["retry_after_seconds"] == 900
    ask_for_link(house, ADA, source="192.0.2.2")


def test_what_is_no_address_is_said_to_be_none(house):
    with pytest.raises(AddressInvalid):
        ask_for_link(house, "ada\nBcc: all@example.org")


def test_the_first_administrator_gets_in_by_a_link_within_a_day_and_administers_everything(house):
    with house.work() as work:
        link = appoint_administrator(work, "First@Example.org", clock=house.clock, address=ADDRESS)
    house.clock.pass_by(hours=23, minutes=59)

    viewer = house.who(redeem(house, link))

    assert viewer.grants == {Grant(Role.ADMINISTRATOR, None)}
    assert house.waiting_mails() == []


def test_the_link_of_the_first_administrator_is_too_old_after_a_day_and_can_be_made_anew(house):
    with house.work() as work:
        link = appoint_administrator(work, "first@example.org", clock=house.clock, address=ADDRESS)
    house.clock.pass_by(hours=24)
    with pytest.raises(LinkUnusable):
        redeem(house, link)

    with house.work() as work:
        again = appoint_administrator(work, "first@example.org", clock=house.clock, address=ADDRESS)

    assert redeem(house, again)


def test_an_account_that_was_shut_is_not_appointed_by_the_way(house):
    with house.work() as work:
        store.set_disabled(work, store.credentials_of_address(work, ADA).account, house.clock.now())

    with house.work() as work, pytest.raises(AccountShut):
        appoint_administrator(work, ADA, clock=house.clock, address=ADDRESS)
