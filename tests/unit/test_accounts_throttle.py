"""How often somebody may try, and when the next try is open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.accounts.throttle import (
    LINK_FOR_ADDRESS,
    PASSWORD_OF_ADDRESS,
    WINDOW,
    Limit,
    open_again_at,
    source_of,
    target_hash,
    wait_in_words,
)
from companion.ids import TenantId, new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FIVE = Limit("five", 5)


def test_four_tries_leave_the_fifth_open_and_five_shut_the_sixth():
    tries = [NOON - MINUTE * age for age in (1, 2, 3, 4)]

    assert open_again_at(tries, FIVE, NOON) is None
    assert open_again_at([*tries, NOON], FIVE, NOON) == NOON - MINUTE * 4 + WINDOW


def test_a_try_counts_for_fifteen_minutes_and_not_a_moment_longer():
    tries = [NOON - WINDOW] * 5

    assert open_again_at(tries, FIVE, NOON) is None
    assert open_again_at(tries, FIVE, NOON - timedelta(microseconds=1)) == NOON


@given(ages=st.lists(st.integers(0, 30 * 60), max_size=12), tries=st.integers(1, 6))
def test_at_the_instant_that_is_told_the_next_try_is_open_and_just_before_it_is_not(ages, tries):
    limit = Limit("some", tries)
    earlier = [NOON - timedelta(seconds=age) for age in ages]

    until = open_again_at(earlier, limit, NOON)

    if until is None:
        assert sum(at > NOON - WINDOW for at in earlier) < tries
    else:
        assert until > NOON
        assert open_again_at(earlier, limit, until) is None
        assert open_again_at(earlier, limit, until - timedelta(microseconds=1)) is not None


def test_what_is_stored_of_an_address_differs_by_organisation_and_by_what_is_counted():
    tenants = [TenantId(new_id()), TenantId(new_id())]
    limits = [PASSWORD_OF_ADDRESS, LINK_FOR_ADDRESS]

    hashes = {target_hash(limit, tenant, "ada@example.org") for limit in limits for tenant in tenants}

    assert len(hashes) == 4
    assert {len(one) for one in hashes} == {32}


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_one_source_is_an_address_or_the_network_that_a_household_gets(address, source):
    assert source_of(address) == source


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "a minute"), (60, "a minute"), (61, "2 minutes"), (900, "15 minutes")]
)
def test_the_wait_is_told_in_whole_minutes_and_never_too_short(seconds, words):
    assert wait_in_words(NOON + timedelta(seconds=seconds), NOON) == words
