"""The charter: what a programme is for, for whom, from when to when, and how often people meet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from companion.contracts.charter import CadenceBody, CharterBody
from companion.contracts.programmes import ProgrammeChange, ProgrammeView
from ui.blocks import note
from ui.client import Tagged
from ui.desk import Desk
from ui.markup import joined, tag
from ui.screens.programme_saving import save
from ui.typed import line_box, words_box, words_form
from ui.when import as_day, day_box
from ui.words import rules as says


def show(desk: Desk, programme: Tagged[ProgrammeView]) -> None:
    """Draw the form, below what research has to say about it."""
    st.html(joined(tag("span"), *(note(remark) for remark in programme.value.remarks)))
    given, version = programme.value.charter, programme.value.version
    with words_form(f"charter-{version}"):
        texts = _texts(given, version)
        starts_on, ends_on, span = _dates(given, version)
        cadence = _cadence(given.cadence, version)
        hours = int(
            st.number_input(
                says.ANSWER_HOURS, 12, 336, given.answer_within_hours, key=f"charter-hours-{version}"
            )
        )
        why = line_box(says.WHY, "", f"charter-why-{version}", most=500)
        saved = st.form_submit_button(
            says.SAVE, key="save", type="primary", disabled=not programme.value.may_change
        )
    if saved:
        charter = CharterBody(
            **texts,
            starts_on=starts_on,
            ends_on=ends_on,
            span_months=span,
            cadence=cadence,
            answer_within_hours=hours,
        )
        save(desk, programme, ProgrammeChange(charter=charter, why=why))


def _texts(given: CharterBody, version: int) -> dict[str, str]:
    return {
        "name": line_box(says.NAME, given.name, f"charter-name-{version}", most=80) or given.name,
        "purpose": words_box(says.PURPOSE, given.purpose, f"charter-purpose-{version}", most=2000),
        "audience": words_box(
            says.AUDIENCE, given.audience, f"charter-audience-{version}", most=500, height=96
        ),
    }


def _dates(given: CharterBody, version: int) -> tuple[date | None, date | None, int | None]:
    first, last, span = st.columns(3)
    starts = first.date_input(says.STARTS, given.starts_on, format=day_box(), key=f"charter-starts-{version}")
    ends = last.date_input(says.ENDS, given.ends_on, format=day_box(), key=f"charter-ends-{version}")
    months = span.number_input(says.SPAN, 1, 60, given.span_months, key=f"charter-span-{version}")
    return as_day(starts), as_day(ends), None if months is None else int(months)


def _cadence(given: CadenceBody, version: int) -> CadenceBody:
    st.html(tag("h2", says.CADENCE))
    columns = st.columns(4)
    fields = (
        ("first_meeting_within_days", says.FIRST_MEETING, 1, 180),
        ("days_between_meetings", says.BETWEEN, 1, 180),
        ("settled_after_months", says.SETTLED, 0, 24),
        ("days_between_later_meetings", says.LATER, 1, 180),
    )
    chosen = {
        name: int(column.number_input(label, least, most, getattr(given, name), key=f"{name}-{version}"))
        for column, (name, label, least, most) in zip(columns, fields, strict=True)
    }
    return CadenceBody(**chosen)
