"""One round: how far it is, running it with its progress in sight, and its parts."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from companion.contracts.rounds import RoundView, RunView
from ui.blocks import Tone, alert, card, chip, empty, note, page_head, table
from ui.client import Tagged
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.markup import joined, tag
from ui.screens import left_over, mentorships, review
from ui.screens.round_steps import steps
from ui.words import rounds as says

LOOK_EVERY = 1.0
"""Seconds between two looks at a round that is being run."""


def show(desk: Desk, round_id: UUID) -> None:
    """Draw the round."""
    read = desk.api.get_tagged(RoundView, f"/rounds/{round_id}")
    found = read.value
    with st.container(key="back"):
        if st.button(says.BACK, key="all-rounds", type="tertiary", icon=":material/arrow_back:"):
            st.query_params.clear()
            st.rerun()
    lead = says.placed(found.run, found.status) if found.run else ""
    st.html(page_head(says.title(found.number), lead, above=desk.programme_name))
    if found.trouble:
        st.html(alert(found.trouble, title=says.TROUBLE))
    if found.is_running:
        _watch(desk, round_id)
        return
    _head(desk, read)
    if found.run:
        _parts(desk, found, found.run)
    else:
        st.html(empty(says.STATUS[found.status], says.STATUS_SAYS[found.status]))


def _head(desk: Desk, read: Tagged[RoundView]) -> None:
    found = read.value
    tone = Tone.GOOD if found.status in ("reviewed", "published") else Tone.LOOK
    with st.container(key="card-status", gap="xsmall"):
        st.html(tag("p", chip(says.STATUS[found.status], tone), " ", says.STATUS_SAYS[found.status]))
        if found.run:
            st.html(joined(tag("span"), *(note(words) for words in _stale(found, found.run))))
        if desk.is_administrator:
            steps(desk, read)


def _stale(found: RoundView, run: RunView) -> list[str]:
    """What has changed since the run, and what to do about it as the round stands."""
    if found.status == "closed":
        return []
    if found.status == "published":
        return [says.PEOPLE_CHANGED_AT_WORK] if run.people_changed else []
    stale = ((run.people_changed, says.PEOPLE_CHANGED), (run.rules_changed, says.RULES_CHANGED))
    return [words for is_so, words in stale if is_so]


# ---- a run under way ---------------------------------------------------------------------------


def _watch(desk: Desk, round_id: UUID) -> None:
    st.fragment(guarded(_progress), run_every=LOOK_EVERY)(desk, round_id)
    if desk.is_administrator and st.button(says.STOP, key="stop"):
        desk.api.remove(f"/rounds/{round_id}/run")
        say(says.STOPPED, Tone.PLAIN)
        st.rerun()


def _progress(desk: Desk, round_id: UUID) -> None:
    now = desk.api.get(RoundView, f"/rounds/{round_id}")
    if not now.is_running or now.progress is None:
        st.rerun(scope="app")
    share = now.progress.done / now.progress.of if now.progress.of else 0.0
    st.html(tag("h2", says.RUNNING))
    st.progress(min(share, 1.0))
    st.html(tag("p", says.progress(now.progress), role="status"))


# ---- a run that counts -------------------------------------------------------------------------


def _parts(desk: Desk, found: RoundView, run: RunView) -> None:
    drawn: dict[str, Callable[[], None]] = {
        says.REVIEW: lambda: review.show(desk, found, run),
        says.LEFT_OVER: lambda: left_over.show(desk, found),
        says.FIGURES: lambda: _figures(desk, found, run),
    }
    if found.status in ("published", "closed"):
        drawn[says.MENTORSHIPS] = lambda: mentorships.show(desk, found)
    part = st.segmented_control(
        says.PART,
        list(drawn),
        default=says.REVIEW,
        key="round-part",
        required=True,
        label_visibility="collapsed",
    )
    drawn.get(part or says.REVIEW, drawn[says.REVIEW])()


def _figures(desk: Desk, found: RoundView, run: RunView) -> None:
    st.html(
        joined(
            card(tag("p", says.proof(run)), title=says.CERTIFICATE),
            table(says.FACTS, says.FACTS_HEAD, says.rows(run), numbers=[1]),
        )
    )
    # The browser has the session, so it fetches the files itself; no page holds them in memory.
    links = [
        tag("li", tag("a", label, href=f"/api/v1/rounds/{found.id}/files/{name}", download=name))
        for name, label in says.FILE_NAMES.items()
    ]
    st.html(card(tag("ul", *links, class_="c-plain"), title=says.FILES))
