"""The pages for signing in and out: plain forms, because only an answer of ours sets an HttpOnly cookie.

And the one for an address at which there is nothing.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, StrictUndefined, Template

from companion.accounts import service as accounts
from companion.accounts import signing_in
from companion.accounts.links import LinkToken
from companion.accounts.onward import HOME, LONGEST, onward
from companion.accounts.passwords import SHORTEST
from companion.accounts.session_token import SessionToken
from companion.accounts.tenants import only_tenant
from companion.api.problems import status_of
from companion.api.session import Visit, VisitScope, clear_session_cookie, set_session_cookie
from companion.api.speaking import headers_in
from companion.errors import CompanionError, Kind
from companion.languages.catalogue import direction
from companion.languages.choosing import chosen
from companion.languages.phrase import told
from companion.languages.spoken import _, speaking, spoken

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form(max_length=2_000)]


@router.get("/sign-in")
def show_sign_in(visit: Visit, next: str = HOME) -> Response:  # noqa: A002  (the name in the address)
    """The form: e-mail and password, or a link by mail."""
    return _sign_in_form(visit, next=_inside(next))


@router.post("/sign-in")
def sign_in(
    request: Request,
    visit: Visit,
    email: Text = "",
    password: Text = "",
    organisation: Text = "",
    next: Text = HOME,  # noqa: A002
) -> Response:
    """Sign in with a password and go where one wanted to go."""
    try:
        with visit.organisation(organisation.strip() or None) as work:
            begun = signing_in.begin(work, email, source=visit.source, clock=visit.clock)
        # Comparing a password is meant to take long, and holds no connection meanwhile.
        proven = signing_in.prove(begun, password)
        with visit.tenant(begun.tenant) as work:
            token = signing_in.finish(work, proven, clock=visit.clock)
    except CompanionError as refused:
        return _sign_in_form(
            visit, next=_inside(next), email=email, organisation=organisation, refused=refused
        )
    return _signed_in(request, token, _inside(next))


@router.post("/sign-in/mail")
def send_link(
    visit: Visit,
    email: Text = "",
    organisation: Text = "",
    next: Text = HOME,  # noqa: A002
) -> Response:
    """Mail a one-time link; what is answered does not tell whether there is such an account."""
    try:
        with visit.organisation(organisation.strip() or None) as work:
            address = visit.services.settings.public_address
            accounts.send_link(
                work, email, clock=visit.clock, address=address, source=visit.source, wanted=_inside(next)
            )
    except CompanionError as refused:
        return _sign_in_form(
            visit, next=_inside(next), email=email, organisation=organisation, refused=refused
        )
    says = _("If this address has an account here, a mail with a link is on its way to it.")
    return _page("mailed", says=says, again=_with_next("/sign-in", _inside(next)))


@router.get("/sign-in/link")
def show_link(next: str = HOME) -> Response:  # noqa: A002
    """The page that a mailed link leads to; only pressing its button uses the link up."""
    return _link_form(next)


@router.post("/sign-in/link")
def redeem_link(
    request: Request,
    visit: Visit,
    link: Text = "",
    next: Text = HOME,  # noqa: A002
) -> Response:
    """Sign in with a one-time link and go where one wanted to go; who has no password yet is offered one."""
    try:
        with visit.tenant(LinkToken.parse(link).tenant) as work:
            token = accounts.redeem_link(work, link, clock=visit.clock)
            viewer = accounts.read_session(work, SessionToken.parse(token), clock=visit.clock)
            known = accounts.read_self(work, viewer)
    except CompanionError as refused:
        return _link_form(next, refused)
    page = onward(next)
    return _signed_in(request, token, page if known.has_password else _with_next("/sign-in/password", page))


@router.get("/sign-in/password")
def show_password(visit: Visit, next: str = HOME) -> Response:  # noqa: A002
    """The form for a new password."""
    return _password_form(visit, _inside(next))


@router.post("/sign-in/password")
def set_password(
    request: Request,
    visit: Visit,
    password: Text = "",
    next: Text = HOME,  # noqa: A002
) -> Response:
    """Keep a new password; every other session of the account ends."""
    try:
        with visit.signed() as signed:
            held = SessionToken.parse(signed.token)
            token = accounts.set_password(signed.work, signed.viewer, held, password, clock=visit.clock)
    except CompanionError as refused:
        return _password_form(visit, _inside(next), refused)
    return _signed_in(request, token, _inside(next))


@router.get("/sign-out")
def show_sign_out(visit: Visit) -> Response:
    """Ask which sessions are to end."""
    return _of_signed_in(visit, "sign_out")


@router.post("/sign-out")
def sign_out(request: Request, visit: Visit, everywhere: Text = "") -> Response:
    """End this session, or every session of the account."""
    try:
        with visit.signed() as signed:
            if everywhere:
                accounts.sign_out_everywhere(signed.work, signed.viewer, clock=visit.clock)
            else:
                held = SessionToken.parse(signed.token)
                accounts.sign_out(signed.work, signed.viewer, held, clock=visit.clock)
    except CompanionError as refused:
        if refused.kind is not Kind.NOT_SIGNED_IN:
            raise
    gone = _page("signed_out")
    clear_session_cookie(request, gone)
    return gone


@router.get("/sign-in/page.css")
def read_style() -> Response:
    """How these pages look."""
    return Response(_text("sign_in_page.css"), media_type="text/css", headers=_KEPT)


@router.get("/sign-in/link.js")
def read_script() -> Response:
    """Moves a link's secret from the address into the form."""
    return Response(_text("sign_in_link.js"), media_type="text/javascript", headers=_KEPT)


def led_to_sign_in(back: str) -> Response:
    """Where whoever is not signed in yet does so, to come back to this address of ours."""
    form = _with_next("/sign-in", back)
    return RedirectResponse(form, status_code=303, headers={"Cache-Control": "no-store"})


def nothing_here() -> Response:
    """The page for an address that leads nowhere."""
    return _page("nothing", status=404)


# ---- making pages ------------------------------------------------------------------------------

_KEPT = {"Cache-Control": "public, max-age=3600"}


def _sign_in_form(
    visit: VisitScope,
    *,
    next: str = HOME,  # noqa: A002
    email: str = "",
    organisation: str = "",
    refused: CompanionError | None = None,
) -> Response:
    with visit.services.database.outside() as connection:
        several = only_tenant(connection) is None
    return _page(
        "sign_in",
        refused=refused,
        next=next,
        email=email,
        organisation=organisation,
        ask_organisation=several,
    )


def _link_form(wanted: str, refused: CompanionError | None = None) -> Response:
    page = onward(wanted)
    return _page("link", refused=refused, next=page, another_way=_with_next("/sign-in", page))


def _password_form(visit: VisitScope, back: str, refused: CompanionError | None = None) -> Response:
    return _of_signed_in(visit, "password", refused, back=back)


def _of_signed_in(
    visit: VisitScope, page: str, refused: CompanionError | None = None, *, back: str = HOME
) -> Response:
    """A page for somebody who has signed in; whoever has not is sent to do so."""
    try:
        with visit.signed() as signed:
            oneself = accounts.read_self(signed.work, signed.viewer)
    except CompanionError as unknown:
        if unknown.kind is not Kind.NOT_SIGNED_IN:
            raise
        return led_to_sign_in("/sign-out" if page == "sign_out" else _with_next("/sign-in/password", back))
    with speaking(chosen(oneself.account.language, spoken())):
        return _page(
            page,
            refused=refused,
            email=oneself.account.email,
            has_password=oneself.has_password,
            least=SHORTEST,
            next=back,
        )


def _title(page: str) -> str:
    titles = {
        "sign_in": _("Sign in"),
        "mailed": _("Look into your mail"),
        "link": _("Sign in with your link"),
        "password": _("Choose a password"),
        "sign_out": _("Sign out"),
        "signed_out": _("You are signed out"),
        "nothing": _("There is no such page"),
    }
    return titles[page]


def _page(
    page: str,
    *,
    refused: CompanionError | None = None,
    says: str = "",
    status: int = 200,
    **known: object,
) -> HTMLResponse:
    body = _template().render(
        page=page,
        title=_title(page),
        trouble=told(refused, spoken()) if refused else "",
        says=says,
        language=spoken(),
        direction=direction(spoken()),
        **known,
    )
    status = status_of(refused) if refused else status
    headers = {"Cache-Control": "no-store", **headers_in(spoken())}
    return HTMLResponse(body, status_code=status, headers=headers)


def _signed_in(request: Request, token: str, address: str) -> Response:
    answer = RedirectResponse(address, status_code=303)
    set_session_cookie(request, answer, token)
    return answer


def _with_next(form: str, page: str) -> str:
    return form if page == HOME else f"{form}?next={quote(page)}"


def _inside(address: str) -> str:
    """An address of ours, or the start page: nobody is led to another site from here."""
    # A browser reads a backslash as a slash, and drops tabs and line ends.
    leads_in = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if leads_in and address.isprintable() and len(address) <= LONGEST else HOME


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["_"] = _
    return environment.from_string(_text("sign_in_page.html"))


@lru_cache(maxsize=3)
def _text(name: str) -> str:
    return files("companion.api").joinpath(name).read_text(encoding="utf-8")
