"""What this page is told from outside: whose browser it is, and where the API answers."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit
from uuid import UUID

import streamlit as st

from ui.client import Trouble
from ui.words import frame as says

SESSION_COOKIE = "companion_session"
"""The API sets it, out of reach of scripts; the same name stands in companion.api.session."""


def session_token() -> str:
    """The session that this browser held when the page was opened; '' where there was none."""
    token = st.context.cookies.get(SESSION_COOKIE, "")
    # What could not be sent on as a header is no token of ours.
    return token if token.isascii() else ""


def api_address() -> str:
    """Where the API answers, as the process that serves these pages was told."""
    return str(st.secrets["api_address"])


def sign_in_address() -> str:
    """Where one signs in, to come back to the page that is open."""
    # Streamlit tells the address without what follows its question mark.
    path, query = urlsplit(st.context.url or "").path or "/", urlencode(st.query_params.to_dict())
    back = f"{path}?{query}" if query else path
    return f"/sign-in?next={quote(back)}" if back != "/" else "/sign-in"


def id_in(address: str) -> UUID:
    """The id that stands in an address, which somebody may have typed.

    Raises:
        Trouble: it is none.
    """
    try:
        return UUID(address)
    except ValueError:
        raise Trouble(says.NO_SUCH_ADDRESS, code="pages.no_such_address") from None
