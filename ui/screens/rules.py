"""The rules of a programme and its charter: a form, the text, the charter, and every version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from companion.contracts.places import RulesPart
from companion.contracts.programmes import ProgrammeView
from ui.blocks import note, page_head
from ui.client import Tagged
from ui.desk import Desk
from ui.held import held
from ui.part_choice import choose_part
from ui.screens import charter, rules_form, rules_text, versions
from ui.words import rules as says

DRAWN: Mapping[RulesPart, Callable[[Desk, Tagged[ProgrammeView]], None]] = MappingProxyType(
    {
        RulesPart.RULES: rules_form.show,
        RulesPart.TEXT: rules_text.show,
        RulesPart.CHARTER: charter.show,
        RulesPart.VERSIONS: versions.show,
    }
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    part = choose_part(says.PART, says.PARTS)
    programme = held("programme", lambda: desk.api.get_tagged(ProgrammeView, desk.path))
    if not programme.value.may_change:
        st.html(note(says.ONLY_LOOK))
    DRAWN[part](desk, programme)
