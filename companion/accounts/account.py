"""An account: an address that can sign in, and its roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from companion.access import Grant
from companion.errors import AddressInvalid
from companion.ids import AccountId, PersonId

LONGEST_NAME = 200

_LONGEST_ADDRESS = 254  # RFC 5321, as corrected by erratum 1690
# The same addresses as the reader of spreadsheets takes: who is imported can be invited.
_ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"
)
_UNPRINTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to one organisation; it is tied to a person there by its address."""

    id: AccountId
    email: str
    name: str
    created_at: datetime
    disabled_at: datetime | None
    grants: frozenset[Grant]
    """The roles that were given to it."""
    parts: frozenset[Grant]
    """Those that its owner has by taking part in programmes; nobody gives or takes them."""
    language: str | None = None
    """What its owner chose to be spoken to in; None for as her browser asks."""


@dataclass(frozen=True)
class Self:
    """What somebody may know of the account that she is signed in with."""

    account: Account
    organisation: str
    has_password: bool
    person: PersonId | None


def read_address(text: str) -> str:
    """An e-mail address in the spelling in which it is stored: lower case, nothing around it.

    Raises:
        AddressInvalid: it is none, or longer than an address can be.
    """
    address = text.strip().lower()
    if not is_address(address):
        raise AddressInvalid
    return address


def is_address(text: str) -> bool:
    """Whether a text is an e-mail address, and nothing else."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def tidy_name(text: str) -> str:
    """A name on one line, without what cannot be printed, and not endless."""
    return _UNPRINTED.sub(" ", text).strip()[:LONGEST_NAME]
