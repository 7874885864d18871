"""What this page is told from outside: whose browser it is, and where the API answers."""

from __future__ import annotations

import streamlit as st

SESSION_COOKIE = "companion_session"
"""The API sets it, out of reach of scripts; the same name stands in companion.api.session."""


def session_token() -> str:
    """The session that this browser held when the page was opened; '' where there was none."""
    return st.context.cookies.get(SESSION_COOKIE, "")


def api_address() -> str:
    """Where the API answers, as the process that serves these pages was told."""
    return str(st.secrets["api_address"])
