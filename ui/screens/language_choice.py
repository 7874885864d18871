"""Which language a visitor is spoken to in: hers, or her browser's."""

from __future__ import annotations

import streamlit as st

from companion.contracts.accounts import LanguageChoice, Me
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.language import keep_language
from ui.markup import joined, tag
from ui.words import you as says

_KEY = "language-choice"


def show(desk: Desk) -> None:
    """Draw the box; what is chosen counts at once."""
    names = {"": says.LANGUAGE_OF_BROWSER, **desk.me.languages}
    st.session_state[_KEY] = desk.me.language or ""
    with st.container(key="card-language"):
        st.html(joined(tag("h2", says.LANGUAGE), tag("p", says.LANGUAGE_SAYS, class_="c-soft")))
        st.selectbox(
            says.LANGUAGE,
            list(names),
            key=_KEY,
            format_func=names.__getitem__,
            label_visibility="collapsed",
            on_change=guarded(_choose),
            args=(desk,),
            width=320,
        )


def _choose(desk: Desk) -> None:
    wish = LanguageChoice(language=st.session_state[_KEY] or None)
    desk.api.change(Me, "PUT", "/me/language", wish)
    keep_language(wish.language)
    say(says.LANGUAGE_KEPT)
