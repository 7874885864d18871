"""Signing in by password, in three steps, so that comparing a password holds neither a lock nor a connection.

`begin` counts the try, `prove` compares, `finish` opens the session. A front door commits after the first
step, whatever comes of the second, or guesses could not be counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.access import Viewer
from companion.accounts import attempt_store, session_store, store
from companion.accounts.account import is_address
from companion.accounts.attempt_store import Target
from companion.accounts.audit import record
from companion.accounts.passwords import hash_password, is_password, needs_rehash
from companion.accounts.session import LONGEST
from companion.accounts.session_token import SessionToken
from companion.accounts.store import Credentials
from companion.accounts.throttle import (
    PASSWORD_FROM_SOURCE,
    PASSWORD_OF_ADDRESS,
    source_of,
    wait_in_words,
)
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import SignInRefused, TooManyGuesses
from companion.ids import TenantId


@dataclass(frozen=True)
class SignInTry:
    """A try that was counted: whom it is about, where such an account exists."""

    tenant: TenantId
    of_address: Target
    of_source: Target
    owner: Credentials | None


@dataclass(frozen=True)
class ProvenTry:
    """A try whose password was right; `new_hash` where it has to be stored anew."""

    begun: SignInTry
    owner: Credentials
    new_hash: str | None = field(repr=False)


def begin(work: UnitOfWork, email: str, *, source: str, clock: Clock) -> SignInTry:
    """Count a try to sign in from a network address, before anything is known of it.

    Raises:
        TooManyGuesses: at this address, or from that source, whether or not the address has an account.
    """
    now = clock.now()
    address = email.strip().lower()
    of_address = Target.of_address(PASSWORD_OF_ADDRESS, work.tenant, address)
    of_source = Target.of_source(PASSWORD_FROM_SOURCE, work.tenant, source_of(source))
    waits = [attempt_store.open_again(work, target, now) for target in (of_address, of_source)]
    until = max((wait for wait in waits if wait), default=None)
    if until is not None:
        seconds = max(1, int((until - now).total_seconds()))
        raise TooManyGuesses(minutes=wait_in_words(until, now), retry_after_seconds=seconds)
    attempt_store.count_try(work, (of_address, of_source), now)
    return SignInTry(work.tenant, of_address, of_source, _owner_of(work, address))


def prove(begun: SignInTry, password: str) -> ProvenTry:
    """Compare the password. It takes as long, and says the same, where there is no such account.

    Raises:
        SignInRefused: it is wrong, or the address has no account, or that no password.
    """
    owner = begun.owner
    right = is_password(owner.password_hash if owner else None, password)
    if owner is None or owner.password_hash is None or not right:
        raise SignInRefused
    new_hash = hash_password(password) if needs_rehash(owner.password_hash) else None
    return ProvenTry(begun, owner, new_hash)


def finish(work: UnitOfWork, proven: ProvenTry, *, clock: Clock) -> str:
    """Open a session for who gave the right password; gives the text of its token.

    Earlier wrong tries at the address are forgiven, those from the source are not: whoever knows one password
    must not be given more guesses at the others.

    Raises:
        SignInRefused: the account is shut, or the password was changed since it was compared.
    """
    owner = store.credentials_of(work, proven.owner.account)
    if owner is None or owner.disabled or owner.password_hash != proven.owner.password_hash:
        raise SignInRefused
    attempt_store.forget_tries(work, proven.begun.of_address)
    attempt_store.take_back_try(work, proven.begun.of_source)
    if proven.new_hash is not None:
        store.set_password_hash(work, owner.account, proven.new_hash)
    return open_session(work, owner, by="password", clock=clock)


def open_session(work: UnitOfWork, owner: Credentials, *, by: str, clock: Clock) -> str:
    """Begin a session for who has proved that the account is hers; gives the text of its token."""
    now = clock.now()
    token = SessionToken.new(work.tenant)
    session_store.drop_old_sessions(work, owner.account, now)
    # The clocks of two machines differ a little: what begins after "sign out everywhere" must count.
    session_store.add_session(work, token, owner.account, max(now, owner.sessions_valid_from), LONGEST)
    viewer = Viewer(work.tenant, owner.account, None, frozenset())
    record(work, viewer, "account.signed_in", subject=owner.account, facts={"by": by}, clock=clock)
    return token.text()


def _owner_of(work: UnitOfWork, address: str) -> Credentials | None:
    # What is no address is nobody's; a text with a zero character could not even be looked up.
    return store.credentials_of_address(work, address) if is_address(address) else None
