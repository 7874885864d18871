"""Putting a changed programme in force."""

from __future__ import annotations

import streamlit as st

from companion.contracts.programmes import ProgrammeChange, ProgrammeView
from ui.client import Tagged
from ui.desk import Desk
from ui.flash import say
from ui.held import let_go
from ui.words import rules as says


def save(desk: Desk, programme: Tagged[ProgrammeView], change: ProgrammeChange) -> None:
    """Save what was changed since this version was read, and draw the page anew.

    Raises:
        ChangedMeanwhile: somebody else has saved since.
    """
    now = desk.api.change(ProgrammeView, "PUT", desk.path, change, etag=programme.etag)
    let_go("programme")
    same = now.version == programme.value.version
    say(says.NOTHING_CHANGED if same else says.saved(now.version))
    st.rerun()
