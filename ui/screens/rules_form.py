"""The settings that most people change, as a form: weights, the rules that come with Companion, seats."""

from __future__ import annotations

import streamlit as st

from companion.contracts.programmes import ProgrammeChange, ProgrammeView
from companion.contracts.rules_check import RulesTrial
from companion.contracts.rules_form import BuiltInRulesBody, RulesFormBody, RulesFormView, WeightsBody
from ui.blocks import note
from ui.client import Tagged
from ui.desk import Desk
from ui.markup import tag
from ui.screens.programme_saving import save
from ui.screens.rules_check import show_check
from ui.typed import line_box, words_form
from ui.words import rules as says


def show(desk: Desk, programme: Tagged[ProgrammeView]) -> None:
    """Draw the form; it can be tried without being saved."""
    rules = programme.value.rules
    if rules is None:
        return
    version, may_change = programme.value.version, programme.value.may_change
    with words_form(f"rules-{version}"):
        weights = _weights(rules.form.weights, version)
        built_in = _built_in(rules.form.built_in, version)
        st.html(tag("h2", says.SEATS))
        capacity = st.number_input(
            says.CAPACITY, 0, 50, rules.form.default_capacity, key=f"capacity-{version}", width=320
        )
        _beyond(rules.form)
        why = line_box(says.WHY, "", f"why-{version}", most=500)
        with st.container(horizontal=True):
            tried = st.form_submit_button(says.CHECK, key="check", icon=":material/fact_check:")
            saved = st.form_submit_button(says.SAVE, key="save", type="primary", disabled=not may_change)
    form = RulesFormBody(weights=weights, built_in=built_in, default_capacity=int(capacity))
    if saved:
        save(desk, programme, ProgrammeChange(charter=programme.value.charter, form=form, why=why))
    show_check(desk, RulesTrial(form=form) if tried else None)


def _weights(given: WeightsBody, version: int) -> WeightsBody:
    st.html(tag("h2", says.WEIGHTS))
    st.html(tag("p", says.WEIGHTS_SAYS, class_="c-soft"))
    chosen: dict[str, float] = {}
    columns = st.columns(len(says.PART_NAMES))
    for column, (name, label) in zip(columns, says.PART_NAMES.items(), strict=True):
        chosen[name] = column.number_input(
            label,
            0.0,
            1000.0,
            float(getattr(given, name)),
            step=0.5,
            format="%g",
            key=f"weight-{name}-{version}",
        )
    return WeightsBody(**chosen)


def _built_in(given: BuiltInRulesBody, version: int) -> BuiltInRulesBody:
    st.html(tag("h2", says.BUILT_IN))
    st.html(tag("p", says.BUILT_IN_SAYS, class_="c-soft"))
    chosen = {
        name: st.checkbox(label, getattr(given, name), key=f"rule-{name}-{version}")
        for name, label in says.BUILT_IN_NAMES.items()
    }
    return BuiltInRulesBody(**chosen)


def _beyond(form: RulesFormView) -> None:
    if form.beyond:
        st.html(note(says.beyond(form.beyond)))
