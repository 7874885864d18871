"""Having no more reminders, from the link in each of them and without signing in.

Reading the page changes nothing, so that programs that follow every link in a mail stop nobody's reminders.
Posting to it does, by the button or by a mail program's own: RFC 8058, one-click unsubscription.

Source: RFC 8058, Signaling One-Click Functionality for List Email Headers.
"""

from __future__ import annotations

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from companion.api.problems import status_of
from companion.api.session import Visit
from companion.api.speaking import headers_in
from companion.errors import CompanionError
from companion.languages.catalogue import direction
from companion.languages.spoken import _, spoken
from companion.nudges import service

router = APIRouter(include_in_schema=False)

_ASK = "Have no more reminders"
_ASK_SAYS = (
    "Press the button, and no more mails come that remind you of what is due in your mentoring. Mails about "
    "your account and about matches still come. You can have reminders again on the page You."
)
_DONE = "No more reminders come"
_DONE_SAYS = "You can have them again at any time: sign in, and choose so on the page You."
_BACK = "Go to your page You"
_UNKNOWN = "This link does not work"
_UNKNOWN_SAYS = (
    "It was not copied whole, or its owner is not here any more. Sign in, and choose on the page You that no "
    "reminders come."
)


@router.get("/unsubscribe/{token}")
def show_unsubscribe(token: str) -> Response:
    """The page that the link leads to; only pressing its button changes anything."""
    try:
        service.tenant_of_link(token)
    except CompanionError as refused:
        return _page(_UNKNOWN, _UNKNOWN_SAYS, status=status_of(refused))
    button = f'<button type="submit">{escape(_(_ASK))}</button>'
    form = f'<form method="post" action="/unsubscribe/{escape(token)}">{button}</form>'
    return _page(_ASK, _ASK_SAYS, form)


@router.post("/unsubscribe/{token}")
def unsubscribe(visit: Visit, token: str) -> Response:
    """Send no more reminders to whoever the link was sent to."""
    try:
        with visit.tenant(service.tenant_of_link(token)) as work:
            service.unsubscribe(work, token, clock=visit.clock)
    except CompanionError as refused:
        return _page(_UNKNOWN, _UNKNOWN_SAYS, status=status_of(refused))
    return _page(_DONE, _DONE_SAYS)


def _page(title: str, says: str, form: str = "", *, status: int = 200) -> HTMLResponse:
    language, title, says, back = spoken(), _(title), _(says), _(_BACK)
    body = (
        f'<!doctype html><html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)} · Companion</title>"
        '<link rel="stylesheet" href="/sign-in/page.css"></head><body><main>'
        f'<p class="mark">Companion</p><h1>{escape(title)}</h1><p>{escape(says)}</p>{form}'
        f'<p class="or"><a href="/you">{escape(back)}</a></p></main></body></html>'
    )
    headers = {"Cache-Control": "no-store", **headers_in(language)}
    return HTMLResponse(body, status_code=status, headers=headers)
