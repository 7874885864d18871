"""The rules of a programme and its charter: a form, the text, the charter, and every version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from companion.contracts.programmes import ProgrammeView
from ui.blocks import note, page_head
from ui.client import Tagged
from ui.desk import Desk
from ui.held import held
from ui.screens import charter, rules_form, rules_text, versions
from ui.words import rules as says

DRAWN: Mapping[str, Callable[[Desk, Tagged[ProgrammeView]], None]] = MappingProxyType(
    {
        says.RULES: rules_form.show,
        says.AS_TEXT: rules_text.show,
        says.CHARTER: charter.show,
        says.VERSIONS: versions.show,
    }
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    part = st.segmented_control(
        says.PART,
        list(DRAWN),
        default=says.RULES,
        key="part",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    programme = held("programme", lambda: desk.api.get_tagged(ProgrammeView, desk.path))
    if not programme.value.may_change:
        st.html(note(says.ONLY_LOOK))
    DRAWN[part or says.RULES](desk, programme)
