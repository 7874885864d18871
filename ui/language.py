"""The language that a visitor is spoken to in, and sentences, days and numbers in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from companion.languages import catalogue, writing
from companion.languages.choosing import chosen

_OWN = "language"


def language() -> str:
    """The one that she chose for her account, else her browser's, else English."""
    # Words are also asked for where no page is drawn, as in a test or a thread beside it.
    if get_script_run_ctx(suppress_warning=True) is None:
        return catalogue.OURS
    return chosen(st.session_state.get(_OWN), st.context.locale or "")


def keep_language(own: str | None) -> None:
    """Remember what she chose for her account: what is drawn after an answer of hers is drawn in it too."""
    st.session_state[_OWN] = own


def _(words: str) -> str:
    """A sentence of ours in her language."""
    return catalogue.said(words, language())


def ngettext(one: str, several: str, number: int) -> str:
    """The same for a sentence that depends on a number; `{number}` in it is the number as she writes it."""
    return catalogue.counted(one, several, number, language()).replace("{number}", figure(number))


def day_in(text: str) -> str:
    """A day that stands in a text as 2027-01-11, as her language writes it; any other text as it is."""
    try:
        return writing.day(date.fromisoformat(text), language())
    except ValueError:
        return text


def figure(number: int) -> str:
    """1,234 as her language writes it."""
    return writing.number(number, language())


def decimal(value: float, digits: int = 2) -> str:
    """0.25 as her language writes it."""
    return writing.number(value, language(), digits=digits)


def language_name(of: str) -> str:
    """What her language calls a language."""
    return writing.language_name(of, language())


def led(by: str, words: str) -> str:
    """Words, and what leads to them: "Steps: none yet"."""
    return writing.led(by, words, language())


def listed(words: Sequence[str]) -> str:
    """One, two or more words in a row: "a", "a and b", "a, b and c"."""
    return writing.listed(words, language())
