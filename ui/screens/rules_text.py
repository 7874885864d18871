"""The programme file itself, for rules and preferences that the form does not know."""

from __future__ import annotations

import streamlit as st

from companion.contracts.programmes import ProgrammeChange, ProgrammeView
from companion.contracts.rules_check import RulesTrial
from ui.client import Tagged
from ui.desk import Desk
from ui.screens.programme_saving import save
from ui.screens.rules_check import show_check
from ui.typed import line_box, words_box, words_form
from ui.words import rules as says


def show(desk: Desk, programme: Tagged[ProgrammeView]) -> None:
    """Draw the text; it can be tried without being saved."""
    rules = programme.value.rules
    if rules is None:
        return
    version = programme.value.version
    with words_form(f"text-{version}"):
        text = words_box(says.TEXT, rules.text, f"text-{version}-area", height=440)
        why = line_box(says.WHY, "", f"text-{version}-why", most=500)
        with st.container(horizontal=True):
            tried = st.form_submit_button(says.CHECK, key="check", icon=":material/fact_check:")
            saved = st.form_submit_button(
                says.SAVE, key="save", type="primary", disabled=not programme.value.may_change
            )
    if saved:
        save(desk, programme, ProgrammeChange(charter=programme.value.charter, rules=text, why=why))
    show_check(desk, RulesTrial(rules=text) if tried else None)
