"""What is said while a mentor is looked for: where it is kept, and how a press says something."""

from __future__ import annotations

import streamlit as st

from companion.contracts.finding import FindingView
from ui.desk import Desk
from ui.held import held, let_go

_ASKED = "finding-asked"


def path(desk: Desk) -> str:
    """Where the API keeps the conversation."""
    return f"{desk.path}/finding"


def held_key(desk: Desk) -> str:
    """Under which the conversation is held as it was read."""
    return f"finding-{desk.programme.id if desk.programme else ''}"


def conversation(desk: Desk) -> FindingView:
    """The conversation as it was read last."""
    return held(held_key(desk), lambda: desk.api.get(FindingView, path(desk)))


def keep(desk: Desk, seen: FindingView) -> None:
    """Show this from now on."""
    forget(desk)
    held(held_key(desk), lambda: seen)


def forget(desk: Desk) -> None:
    """Have it read anew the next time."""
    let_go(held_key(desk))


def ask(message: str) -> None:
    """Have something said in the next run, as if she had typed it."""
    st.session_state[_ASKED] = message


def asked() -> str | None:
    """What a press wants said; told once."""
    found: str | None = st.session_state.pop(_ASKED, None)
    return found
