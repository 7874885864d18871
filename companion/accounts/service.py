"""Staying signed in, signing out, links by mail, and what somebody may do with an account of her own.

Signing in by password is in `signing_in`.
"""

from __future__ import annotations

import hmac

from companion.access import Viewer
from companion.accounts import attempt_store, link_store, session_store, signing_in, store
from companion.accounts.account import Self, read_address
from companion.accounts.attempt_store import Target
from companion.accounts.audit import record
from companion.accounts.ending import end_everything
from companion.accounts.links import LinkPurpose, LinkToken, link_address
from companion.accounts.mail import post_text
from companion.accounts.mail_texts import LINK_PLACE, password_set_text, sign_in_text
from companion.accounts.onward import HOME
from companion.accounts.passwords import check_new_password, hash_password
from companion.accounts.session import FRESH
from companion.accounts.session_store import StoredSession
from companion.accounts.session_token import SessionToken
from companion.accounts.throttle import LINK_FOR_ADDRESS, LINK_FROM_SOURCE, source_of, wait_in_words
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import LinkUnusable, NotSignedIn, SignInTooOld, TooManyLinks
from companion.languages.choosing import chosen
from companion.languages.spoken import speaking, spoken


def read_session(work: UnitOfWork, token: SessionToken, *, clock: Clock) -> Viewer:
    """Who comes with this token, and what she may do; asked at every request.

    Raises:
        NotSignedIn: the session is over, or was never there.
    """
    stored = _session(work, token, clock)
    if stored.times.needs_mark(clock.now()):
        session_store.mark_seen(work, token.session, clock.now())
    return Viewer(work.tenant, stored.account, stored.person, stored.grants, stored.language)


def read_self(work: UnitOfWork, viewer: Viewer) -> Self:
    """What somebody may know of the account that she is signed in with."""
    found = store.self_of(work, viewer.account)
    if found is None:
        raise NotSignedIn
    account, organisation, has_password = found
    return Self(account, organisation, has_password, viewer.person)


def sign_out(work: UnitOfWork, viewer: Viewer, token: SessionToken, *, clock: Clock) -> None:
    """End this session."""
    session_store.end_session(work, token.session, viewer.account, clock.now())


def sign_out_everywhere(work: UnitOfWork, viewer: Viewer, *, clock: Clock) -> None:
    """End every session of the account at once, on whatever machine it is, and let no earlier link work."""
    end_everything(work, viewer.account, clock.now())
    record(work, viewer, "account.signed_out_everywhere", subject=viewer.account, clock=clock)


def set_password(
    work: UnitOfWork, viewer: Viewer, token: SessionToken, password: str, *, clock: Clock
) -> str:
    """Set a password, sign out everywhere else, and tell the owner by mail; gives the token of a new session.

    It asks for no earlier password, which somebody may have forgotten, but for a sign-in of a moment ago: so
    a session that was left open somewhere takes no account over.

    Raises:
        SignInTooOld: she signed in more than 15 minutes ago.
        PasswordUnfit: it is too short, too long or too easy to guess.
    """
    if not _session(work, token, clock).times.is_fresh(clock.now()):
        raise SignInTooOld(minutes=int(FRESH.total_seconds()) // 60)
    owner = store.credentials_of(work, viewer.account)
    if owner is None:
        raise NotSignedIn
    check_new_password(password, email=owner.email)
    store.set_password_hash(work, viewer.account, hash_password(password))
    end_everything(work, viewer.account, clock.now())
    with speaking(chosen(owner.language, spoken())):
        text = password_set_text(store.organisation_name(work))
    post_text(work, owner.email, text, clock=clock)
    record(work, viewer, "account.password_set", subject=viewer.account, clock=clock)
    return signing_in.open_session(work, owner, by="password", clock=clock)


def send_link(
    work: UnitOfWork, email: str, *, clock: Clock, address: str, source: str, wanted: str = HOME
) -> None:
    """Have a sign-in link sent to an address, if it has an account; whether it has one is never told.

    That is found out when the mail is sent, elsewhere and later, so neither answer nor time tell anything.
    More than three within 15 minutes are not sent: three are waiting. `address` is the public address of the
    service, to which the link leads; `source` is the network address that asks; `wanted` is the page that
    she was on the way to.

    Raises:
        AddressInvalid: this can be nobody's address.
        TooManyLinks: too many were asked for from this source.
    """
    now = clock.now()
    recipient = read_address(email)
    of_address = Target.of_address(LINK_FOR_ADDRESS, work.tenant, recipient)
    of_source = Target.of_source(LINK_FROM_SOURCE, work.tenant, source_of(source))
    enough = attempt_store.open_again(work, of_address, now)
    until = attempt_store.open_again(work, of_source, now)
    if until is not None:
        seconds = max(1, int((until - now).total_seconds()))
        raise TooManyLinks(minutes=wait_in_words(until, now), retry_after_seconds=seconds)
    attempt_store.count_try(work, [of_source] if enough else [of_address, of_source], now)
    if not enough:
        text = sign_in_text(store.organisation_name(work), link_address(address, LINK_PLACE, wanted=wanted))
        post_text(work, recipient, text, clock=clock, link=LinkPurpose.SIGN_IN)


def redeem_link(work: UnitOfWork, link: str, *, clock: Clock) -> str:
    """Sign in by a one-time link; gives the text of the session's token. Other links of the account end too.

    Raises:
        LinkUnusable: it was used, is too old, was never made, or its account is shut.
    """
    account = link_store.use_link(work, LinkToken.parse(link), clock.now())
    owner = store.credentials_of(work, account) if account else None
    if owner is None or owner.disabled:
        raise LinkUnusable
    link_store.void_links(work, owner.account, clock.now())
    return signing_in.open_session(work, owner, by="link", clock=clock)


def _session(work: UnitOfWork, token: SessionToken, clock: Clock) -> StoredSession:
    stored = session_store.find_session(work, token.session) if token.tenant == work.tenant else None
    if stored is None or not hmac.compare_digest(stored.secret_hash, token.secret_hash()):
        raise NotSignedIn
    if stored.disabled or stored.times.is_over(clock.now()):
        raise NotSignedIn
    return stored
