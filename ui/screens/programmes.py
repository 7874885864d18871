"""Every programme of the organisation, and a new one."""

from __future__ import annotations

import streamlit as st

from companion.contracts.charter import CharterBody
from companion.contracts.programmes import NewProgramme, ProgrammePage, ProgrammeView
from ui.blocks import empty, page_head, table
from ui.desk import Desk
from ui.flash import say
from ui.listing import pages_of
from ui.markup import tag
from ui.screens import organisation_language
from ui.typed import emptied, fresh, line_box, wish_of, words_box, words_form
from ui.when import day
from ui.words import programmes as says
from ui.words import rules as rules_says

_NEW = "new-programme"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.me.organisation))
    page = pages_of(desk.api, ProgrammePage, "/programmes", "programmes", limit=50)
    if page.items:
        rows = [
            [
                one.name,
                day(one.starts_on) if one.starts_on else says.NOT_SAID,
                day(one.ends_on) if one.ends_on else says.NOT_SAID,
                f"{one.version}",
            ]
            for one in page.items
        ]
        st.html(table(says.CAPTION, says.HEAD, rows, numbers=[3]))
        page.show_turner()
    else:
        st.html(empty(says.NONE, says.NONE_SAYS))
    _new(desk)
    organisation_language.show(desk)


def _new(desk: Desk) -> None:
    # One wish for one form: pressed twice, it makes one programme.
    key = fresh(_NEW)
    with words_form("new-programme", enter_to_submit=True):
        st.html(tag("h2", says.NEW))
        name = line_box(rules_says.NAME, "", f"{key}-name", most=80)
        purpose = words_box(rules_says.PURPOSE, "", f"{key}-purpose", most=2000, height=96)
        made = st.form_submit_button(says.MAKE, key="make", type="primary")
    if made and not name.strip():
        st.html(tag("p", says.NAME_FIRST, class_="c-note c-look", role="alert"))
    elif made:
        charter = CharterBody(name=name.strip(), purpose=purpose.strip())
        programme = desk.api.change(
            ProgrammeView, "POST", "/programmes", NewProgramme(charter=charter), once=wish_of(key)
        )
        emptied(_NEW)
        say(says.made(programme.charter.name))
        st.rerun()
