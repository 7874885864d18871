"""Signing in by password, and how guesses at it are held up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import argon2
import pytest

from companion.access import Grant, Role
from companion.accounts import passwords, signing_in, store
from companion.accounts.passwords import hash_password, needs_rehash
from companion.accounts.service import redeem_link, send_link
from companion.accounts.session_token import SessionToken
from companion.db.unit_of_work import Database
from companion.errors import SignInRefused, TooManyGuesses
from tests.service.account_setting import ADA, ADDRESS, HOME, WORDS, House, link_in


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


def guess(house, times, email=ADA, source=HOME):
    for _ in range(times):
        with pytest.raises(SignInRefused):
            house.sign_in(email, "a wrong password", source)


def test_the_right_password_opens_a_session_with_the_roles_and_the_person_of_the_account(house):
    programme = house.add_programme()
    grants = {Grant(Role.ADMINISTRATOR, None), Grant(Role.MENTOR, programme)}
    account = house.add_account(grants=tuple(grants))
    person = house.add_person(ADA)

    viewer = house.who(house.sign_in())

    assert viewer.tenant == house.tenant
    assert viewer.account == account
    assert viewer.person == person
    assert viewer.grants == grants


def test_an_address_is_the_same_however_it_is_capitalised(house):
    house.add_account()

    assert house.sign_in("  Ada@Example.ORG ")


def test_who_takes_part_in_nothing_signs_in_without_a_person_and_without_roles(house):
    house.add_account()

    viewer = house.who(house.sign_in())

    assert viewer.person is None
    assert viewer.grants == frozenset()


def test_every_wrong_try_is_told_the_same_and_compares_a_password(house, monkeypatch):
    house.add_account()
    house.add_account("linked@example.org", password=None)
    shut = house.add_account("shut@example.org")
    with house.work() as work:
        store.set_disabled(work, shut, house.clock.now())
    compared = []
    real = passwords._HASHER.verify
    monkeypatch.setattr(
        "argon2.PasswordHasher.verify",
        lambda self, stored, text: compared.append(stored) or real(stored, text),
    )

    said = set()
    for email, password in [
        (ADA, "a wrong password"),
        ("nobody@example.org", WORDS),
        ("linked@example.org", WORDS),
        ("shut@example.org", WORDS),
        ("no address", WORDS),
    ]:
        with pytest.raises(SignInRefused) as refused:
            house.sign_in(email, password)
        said.add(str(refused.value))

    assert len(said) == 1
    assert len(compared) == 5


def test_after_five_wrong_guesses_even_the_right_password_waits_until_the_oldest_is_forgotten(house):
    house.add_account()
    guess(house, 1)
    house.clock.pass_by(minutes=10)
    guess(house, 4)

    with pytest.raises(TooManyGuesses, match="5 minutes") as refused:
        house.sign_in()
    assert refused.value.facts["retry_after_seconds"] == 300
    house.clock.pass_by(minutes=4, seconds=59)
    with pytest.raises(TooManyGuesses, match="a minute"):
        house.sign_in()

    house.clock.pass_by(seconds=1)
    assert house.sign_in()


def test_an_address_without_an_account_is_held_up_just_the_same(house):
    guess(house, 5, "nobody@example.org")

    with pytest.raises(TooManyGuesses):
        house.sign_in("nobody@example.org")


def test_counts_outlive_a_restart(house, database_url):
    house.add_account()
    guess(house, 5)

    restarted = Database(database_url)
    try:
        with pytest.raises(TooManyGuesses):
            House(restarted, house.tenant).sign_in()
    finally:
        restarted.close()


def test_knocking_on_does_not_keep_the_account_shut(house):
    house.add_account()
    guess(house, 5)
    for _ in range(14):
        house.clock.pass_by(minutes=1)
        with pytest.raises(TooManyGuesses):
            house.sign_in(ADA, "a wrong password")

    house.clock.pass_by(minutes=1)

    assert house.sign_in()


def test_one_source_has_fifty_tries_at_whatever_addresses_and_others_go_on(house):
    house.add_account()
    for number in range(50):
        with house.work() as work:
            signing_in.begin(work, f"person{number}@example.org", source=HOME, clock=house.clock)

    with pytest.raises(TooManyGuesses):
        house.sign_in(source=HOME)
    assert house.sign_in(source="192.0.2.2")


def test_the_addresses_of_one_household_are_one_source(house):
    for number in range(50):
        with house.work() as work:
            source = f"2001:db8:1:2::{number:x}"
            signing_in.begin(work, f"person{number}@example.org", source=source, clock=house.clock)

    with house.work() as work, pytest.raises(TooManyGuesses):
        signing_in.begin(work, ADA, source="2001:db8:1:2:ffff::1", clock=house.clock)


def test_the_right_password_forgives_the_wrong_ones_at_its_address_but_none_of_its_source(house):
    house.add_account()
    guess(house, 4)
    house.sign_in()
    guess(house, 4)
    house.sign_in()

    counted = house.ask("SELECT count(*) FROM sign_in_attempts")

    # Eight wrong guesses count for the source; nothing is left at the address, and no right one counts.
    assert counted == [(8,)]


def test_guessing_at_a_password_never_keeps_its_owner_from_a_link_by_mail(house):
    house.add_account()
    guess(house, 5)

    with house.work() as work:
        send_link(work, ADA, clock=house.clock, address=ADDRESS, source=HOME)
    (message,) = house.send_mails()
    with house.work() as work:
        token = redeem_link(work, link_in(message), clock=house.clock)

    assert house.who(SessionToken.parse(token))


def test_twenty_guesses_at_the_same_instant_are_five_guesses(house):
    house.add_account()

    def try_once(_):
        try:
            with house.work() as work:
                return signing_in.begin(work, ADA, source=HOME, clock=house.clock)
        except TooManyGuesses:
            return None

    with ThreadPoolExecutor(10) as pool:
        begun = [one for one in pool.map(try_once, range(20)) if one]

    assert len(begun) == 5


def test_guesses_in_one_organisation_hold_up_nobody_in_another(house, make_tenant):
    house.add_account()
    other = House(house.database, make_tenant())
    other.add_account()
    guess(house, 5)

    assert other.sign_in()


def test_a_password_stored_with_weaker_parameters_is_stored_anew_at_the_next_sign_in(house):
    account = house.add_account()
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(WORDS)
    with house.work() as work:
        store.set_password_hash(work, account, weak)

    house.sign_in()

    with house.work() as work:
        stored = store.credentials_of(work, account).password_hash
    assert not needs_rehash(stored)
    assert house.sign_in()


def test_a_password_that_was_changed_while_it_was_compared_opens_nothing(house):
    account = house.add_account()
    with house.work() as work:
        begun = signing_in.begin(work, ADA, source=HOME, clock=house.clock)
    proven = signing_in.prove(begun, WORDS)
    with house.work() as work:
        store.set_password_hash(work, account, hash_password("another horse battery"))

    with house.work() as work, pytest.raises(SignInRefused):
        signing_in.finish(work, proven, clock=house.clock)


def test_what_is_too_old_to_count_is_cleared_away(house):
    guess(house, 3, "one@example.org")
    house.clock.pass_by(minutes=15)

    guess(house, 1, "two@example.org")

    assert house.ask("SELECT count(*) FROM sign_in_attempts") == [(2,)]


def test_neither_an_address_nor_a_password_is_stored_of_a_try(house):
    guess(house, 1)

    (row,) = house.ask("SELECT string_agg(a::text, ' ') FROM sign_in_attempts a")

    for told in (ADA, HOME, "a wrong password"):
        assert told not in row[0]
        assert told.encode().hex() not in row[0]
