"""Addresses and names as they are stored."""

from __future__ import annotations

import pytest

from companion.accounts.account import read_address, tidy_name
from companion.errors import AddressInvalid
from companion.people.cells import read_email

ADDRESSES = ["ada@example.org", "o'brien+work@mail.example.co.uk", "zoë@bücher.example", "a@b.cc"]
OTHERS = [
    "",
    "ada",
    "ada@",
    "@example.org",
    "ada@example",
    "ada @example.org",
    "a@b@c.org",
    "ada@example..org",
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_stored_in_lower_case_without_what_is_around_it(text):
    assert read_address(f"  {text.upper()}\n") == text


@pytest.mark.parametrize(
    "text",
    [*OTHERS, "ada@example.org\nBcc: all@example.org", "x" * 250 + "@example.org", "a\x00b@example.org"],
)
def test_anything_else_is_refused_and_not_repeated(text):
    with pytest.raises(AddressInvalid) as refused:
        read_address(text)

    assert refused.value.facts == {}


@pytest.mark.parametrize("text", [*ADDRESSES, *OTHERS])
def test_who_can_be_imported_can_be_invited(text):
    assert bool(read_email(text).value) == (text in ADDRESSES)


def test_a_name_is_one_line_that_can_be_printed_and_not_endless():
    assert tidy_name("  Ada\r\nKing\x00 of\u2028 Lovelace ") == "Ada King of Lovelace"
    assert len(tidy_name("x" * 5_000)) == 200
