"""Every version of a programme: what it changed, by whom and why, and a way back."""

from __future__ import annotations

import streamlit as st

from companion.contracts.programmes import ProgrammeView, Restoring, VersionPage, VersionView
from ui.blocks import Tone, chip, sentences
from ui.client import Tagged
from ui.desk import Desk
from ui.flash import say
from ui.held import let_go
from ui.listing import pages_of
from ui.markup import tag
from ui.typed import line_box
from ui.when import moment
from ui.words import rules as says


def show(desk: Desk, programme: Tagged[ProgrammeView]) -> None:
    """Draw the list, the newest first."""
    page = pages_of(desk.api, VersionPage, f"{desk.path}/versions", "versions", limit=20)
    for version in page.items:
        _version(desk, programme, version)
    page.show_turner()


def _version(desk: Desk, programme: Tagged[ProgrammeView], version: VersionView) -> None:
    in_force = version.number == programme.value.version
    with st.container(key=f"card-version-{version.number}"):
        title = says.version_title(version.number, moment(version.changed_at), version.changed_by)
        st.html(tag("h2", title, " ", chip(says.VERSION_NOW, Tone.GOOD) if in_force else None))
        if version.why:
            st.html(tag("p", version.why))
        changes = [(change.says, "") for change in version.changes]
        st.html(sentences(changes) or tag("p", says.FIRST_VERSION, class_="c-soft"))
        if not in_force and programme.value.may_change:
            with st.popover(says.UNDO, key=f"undo-{version.number}"):
                why = line_box(says.WHY, "", f"undo-why-{version.number}", most=500)
                if st.button(says.SURE, key=f"undo-sure-{version.number}", type="primary"):
                    _restore(desk, programme, version.number, why or "")


def _restore(desk: Desk, programme: Tagged[ProgrammeView], number: int, why: str) -> None:
    path = f"{desk.path}/versions/{number}/restore"
    now = desk.api.change(ProgrammeView, "POST", path, Restoring(why=why), etag=programme.etag)
    let_go("programme")
    say(says.restored(number, now.version))
    st.rerun()
