"""Signing in and out over the API, and what somebody may know and change of an account of her own."""

from __future__ import annotations

from fastapi import Request, Response

from companion.access import Viewer
from companion.accounts import own_language, own_name, signing_in
from companion.accounts import service as accounts
from companion.accounts.links import LinkToken
from companion.accounts.session_token import SessionToken
from companion.api.accounts_routes import role_entries
from companion.api.api_router import api_router
from companion.api.session import Signed, Visit, clear_session_cookie, set_session_cookie
from companion.contracts.accounts import (
    LanguageChoice,
    LinkUse,
    LinkWish,
    LinkWishHeard,
    Me,
    NewPassword,
    OwnName,
    SignIn,
)
from companion.db.unit_of_work import UnitOfWork
from companion.languages.catalogue import languages

router = api_router("Signing in")


@router.post("/sign-in")
def sign_in_by_password(request: Request, response: Response, visit: Visit, body: SignIn) -> Me:
    """Sign in with a password; the session comes as a cookie, whose value also serves as a bearer token."""
    with visit.organisation(body.organisation) as work:
        begun = signing_in.begin(work, body.email, source=visit.source, clock=visit.clock)
    # Comparing a password is meant to take long, and holds no connection meanwhile.
    proven = signing_in.prove(begun, body.password)
    with visit.tenant(begun.tenant) as work:
        token = signing_in.finish(work, proven, clock=visit.clock)
        me = _me_by_token(work, token, visit)
    set_session_cookie(request, response, token)
    return me


@router.post("/sign-in/link", status_code=202)
def ask_for_link(visit: Visit, body: LinkWish) -> LinkWishHeard:
    """Have a sign-in link mailed; the answer is the same whether or not the address has an account."""
    address = visit.services.settings.public_address
    with visit.organisation(body.organisation) as work:
        accounts.send_link(work, body.email, clock=visit.clock, address=address, source=visit.source)
    return LinkWishHeard(says="If this address has an account here, a mail with a link is on its way to it.")


@router.post("/sign-in/link/redeem")
def sign_in_by_link(request: Request, response: Response, visit: Visit, body: LinkUse) -> Me:
    """Sign in with a one-time link; the session comes as a cookie."""
    with visit.tenant(LinkToken.parse(body.link).tenant) as work:
        token = accounts.redeem_link(work, body.link, clock=visit.clock)
        me = _me_by_token(work, token, visit)
    set_session_cookie(request, response, token)
    return me


@router.post("/sign-out", status_code=204)
def sign_out(request: Request, response: Response, signed: Signed) -> None:
    """End this session."""
    token = SessionToken.parse(signed.token)
    accounts.sign_out(signed.work, signed.viewer, token, clock=signed.clock)
    clear_session_cookie(request, response)


@router.post("/sign-out/everywhere", status_code=204)
def sign_out_everywhere(request: Request, response: Response, signed: Signed) -> None:
    """End every session of the account at once, and let no link work that waits in a mailbox."""
    accounts.sign_out_everywhere(signed.work, signed.viewer, clock=signed.clock)
    clear_session_cookie(request, response)


@router.get("/me")
def read_me(signed: Signed) -> Me:
    """Say who is signed in, and as what."""
    return _me(signed.work, signed.viewer)


@router.put("/me/password", status_code=204)
def set_password(request: Request, response: Response, signed: Signed, body: NewPassword) -> None:
    """Set a password, within 15 minutes of signing in; other sessions end, this one gets a new cookie."""
    token = SessionToken.parse(signed.token)
    text = accounts.set_password(signed.work, signed.viewer, token, body.password, clock=signed.clock)
    set_session_cookie(request, response, text)


@router.put("/me/language")
def choose_language(signed: Signed, body: LanguageChoice) -> Me:
    """Choose what to be spoken to in, in pages and mails, or leave it to the browser."""
    own_language.choose_language(signed.work, signed.viewer, body.language)
    return _me(signed.work, signed.viewer)


@router.put("/me/name")
def choose_name(signed: Signed, body: OwnName) -> Me:
    """Say what to be called where one runs programmes; who takes part has the name of her profile."""
    own_name.choose_name(signed.work, signed.viewer, body.name, clock=signed.clock)
    return _me(signed.work, signed.viewer)


def _me_by_token(work: UnitOfWork, token: str, visit: Visit) -> Me:
    return _me(work, accounts.read_session(work, SessionToken.parse(token), clock=visit.clock))


def _me(work: UnitOfWork, viewer: Viewer) -> Me:
    known = accounts.read_self(work, viewer)
    return Me(
        account_id=known.account.id,
        email=known.account.email,
        name=known.account.name,
        organisation=known.organisation,
        roles=role_entries(viewer.grants),
        person_id=known.person,
        has_password=known.has_password,
        language=known.account.language,
        languages=dict(languages()),
    )
