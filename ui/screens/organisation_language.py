"""In which language the organisation writes to whoever chose none, for those who administer all of it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.accounts import LanguageChoice, OrganisationLanguage
from ui.choices import apart
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.markup import joined, tag
from ui.words import programmes as says

_KEY = "organisation-language"
_PATH = "/organisation/language"


def show(desk: Desk) -> None:
    """Draw the box; what is chosen counts at once."""
    found = desk.api.get(OrganisationLanguage, _PATH)
    names = {"": says.LANGUAGE_OF_PAGES, **found.languages}
    st.session_state[_KEY] = found.language or ""
    with st.container(key="card-organisation-language"):
        st.html(joined(tag("h2", says.LANGUAGE), tag("p", says.LANGUAGE_SAYS, class_="c-soft")))
        st.selectbox(
            says.LANGUAGE,
            list(names),
            key=_KEY,
            format_func=apart(names),
            label_visibility="collapsed",
            on_change=guarded(_choose),
            args=(desk,),
            width=320,
        )


def _choose(desk: Desk) -> None:
    wish = LanguageChoice(language=st.session_state[_KEY] or None)
    desk.api.change(OrganisationLanguage, "PUT", _PATH, wish)
    say(says.LANGUAGE_KEPT)
