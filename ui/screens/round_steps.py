"""The steps that a round can take: being run, marked as reviewed, published, closed."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from companion.contracts.rounds import RoundView, StatusChange, StepView
from ui.client import Tagged
from ui.desk import Desk
from ui.flash import say
from ui.markup import tag
from ui.words import rounds as says

RUNNABLE = ("draft", "proposed", "reviewed")
FORWARD = ("reviewed", "published")


def steps(desk: Desk, read: Tagged[RoundView]) -> None:
    """A button for each step that can be taken; what stands in the way of the others, in a sentence."""
    found = read.value
    with st.container(horizontal=True, gap="xsmall"):
        if found.status in RUNNABLE:
            first = found.run is None
            label = says.RUN if first else says.RUN_AGAIN
            if st.button(
                label, key="run", type="primary" if first else "secondary", icon=":material/play_arrow:"
            ):
                desk.api.change(RoundView, "POST", f"/rounds/{found.id}/run")
                st.rerun()
        for step in sorted(found.steps, key=lambda one: one.status not in FORWARD):
            _step(desk, read, step)
    for step in found.steps:
        if step.refused and step.status in FORWARD:
            st.html(tag("p", step.refused[:1].upper(), step.refused[1:], class_="c-soft"))


def _step(desk: Desk, read: Tagged[RoundView], step: StepView) -> None:
    label = says.STEPS.get(step.status)
    if label is None or (step.refused and step.status not in FORWARD):
        return
    sure = says.SURE.get(step.status)
    kind: Literal["primary", "secondary"] = (
        "primary" if step.status in FORWARD and not step.refused else "secondary"
    )
    if sure is None or step.refused:
        if st.button(label, key=f"step-{step.status}", type=kind, disabled=bool(step.refused)):
            _take(desk, read, step)
        return
    with st.popover(label, key=f"step-{step.status}", type=kind):
        st.html(tag("p", sure))
        if st.button(says.SURE_YES[step.status], key=f"sure-{step.status}", type="primary"):
            _take(desk, read, step)


def _take(desk: Desk, read: Tagged[RoundView], step: StepView) -> None:
    body = StatusChange(status=step.status)
    desk.api.change(RoundView, "POST", f"/rounds/{read.value.id}/status", body, etag=read.etag)
    say(says.DONE[step.status])
    st.rerun()
