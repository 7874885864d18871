"""A programme at a glance: what to do next, who is there, who waits, and two pictures."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import streamlit as st

from companion.contracts.places import Place, RulesPart
from companion.contracts.programme_overview import (
    NextStepView,
    OverviewView,
    PeopleCountView,
    RoundGlanceView,
    WaitingView,
)
from ui.blocks import Figure, Tone, card, chip, empty, figures, page_head, table
from ui.charts import load_chart, words_chart
from ui.desk import Desk
from ui.language import figure
from ui.markup import Markup, tag
from ui.when import day_of
from ui.words import overview as says
from ui.words import rounds as round_says

TARGETS = {
    "import": Place.IMPORT,
    "people": Place.PEOPLE,
    "rules": Place.RULES,
    "charter": Place.RULES,
    "rounds": Place.ROUNDS,
    "round": Place.ROUNDS,
}


def show(desk: Desk) -> None:
    """Draw the page."""
    head = st.empty()
    head.html(page_head(says.TITLE, above=desk.programme_name))
    # Without the words of wants and offers, which take longest and stand last.
    seen = desk.api.get(OverviewView, f"{desk.path}/overview", words="false")
    head.html(page_head(says.TITLE, says.lead(seen), above=desk.programme_name))
    _next_steps(desk, seen.next_steps)
    if not seen.people:
        st.html(empty(says.NOBODY, says.NOBODY_SAYS))
        return
    st.html(figures(_figures(seen)))
    left, right = st.columns(2, gap="medium")
    with left:
        st.html(load_chart(seen.load))
    with right:
        _waiting(desk, seen.waiting_longest, seen.waiting)
        if seen.last_round:
            st.html(_round(seen.last_round))
    _words(desk)


def _words(desk: Desk) -> None:
    words = desk.api.get(OverviewView, f"{desk.path}/overview").words
    st.html(words_chart(words) if words else empty(says.NO_WORDS, says.NO_WORDS_SAYS))


def count_of(people: Iterable[PeopleCountView], role: str, state: str) -> int:
    """People in one part and state; who is both counts on either side."""
    return sum(one.people for one in people if one.state == state and one.role in (role, "both"))


def _next_steps(desk: Desk, steps: Iterable[NextStepView]) -> None:
    with st.container(key="card-next"):
        st.html(tag("h2", says.NEXT))
        for place, step in enumerate(steps):
            with st.container(key=f"row-step-{place}", horizontal=True, vertical_alignment="center"):
                st.html(tag("p", step.says, class_="c-step c-first" if place == 0 else "c-step"))
                target = TARGETS.get(step.target)
                if target and target in desk.pages:
                    st.page_link(
                        desk.pages[target],
                        label=says.GO_TO[step.target],
                        query_params=_address(desk, step.target, step.round),
                    )


def _address(desk: Desk, target: str, round_id: UUID | None) -> dict[str, str]:
    found = desk.address()
    if round_id is not None:
        found["round"] = str(round_id)
    if target == "charter":
        found["part"] = RulesPart.CHARTER
    return found


def _figures(seen: OverviewView) -> list[Figure]:
    return [
        _people(seen, "mentee", says.MENTEES),
        _people(seen, "mentor", says.MENTORS),
        Figure(says.SEATS, figure(seen.seats), says.free(seen.free_seats)),
        Figure(says.WAITING, figure(seen.waiting), _of_waiting(seen)),
        Figure(says.AT_WORK, figure(seen.pairs), says.ended(seen.ended)),
    ]


def _of_waiting(seen: OverviewView) -> str:
    told = says.stranded(seen.stranded), says.listed(seen.waiting_with_list)
    return ", ".join(one for one in told if one)


def _people(seen: OverviewView, role: str, label: str) -> Figure:
    return Figure(
        label,
        figure(count_of(seen.people, role, "active")),
        says.paused(count_of(seen.people, role, "paused")),
    )


def _waiting(desk: Desk, waiting: list[WaitingView], count: int) -> None:
    with st.container(key="card-waiting"):
        st.html(tag("h2", says.WAITS_LONGEST))
        if not waiting:
            st.html(tag("p", says.NOBODY_WAITS, class_="c-soft"))
        for one in waiting:
            with st.container(key=f"row-{one.id}", horizontal=True, horizontal_alignment="distribute"):
                st.page_link(
                    desk.pages[Place.PEOPLE], label=one.name, query_params=desk.address(person=str(one.id))
                )
                st.html(tag("span", says.since(day_of(one.since)), class_="c-soft"), width="content")
        if count > len(waiting):
            st.html(tag("p", says.and_more(count - len(waiting)), class_="c-soft"))


def _round(last: RoundGlanceView) -> Markup:
    rows = [
        [says.PAIRS, figure(last.pairs)],
        # Once published nothing of it waits to be looked at.
        *([] if last.status in ("published", "closed") else [[says.UNDECIDED, figure(last.undecided)]]),
        [says.LEFT_OVER, figure(last.left_over)],
    ]
    tone = Tone.GOOD if last.status in ("reviewed", "published") else Tone.LOOK
    shown = table(says.ROUND_CAPTION, says.ROUND_HEAD, rows, numbers=[1])
    return card(
        tag("p", chip(round_says.STATUS[last.status], tone)),
        shown,
        title=says.round_title(last.number),
    )
