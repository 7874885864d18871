"""The review: a list to be worked through by keyboard, and for each pair why, whom else, and what to do."""

from __future__ import annotations

import streamlit as st

from companion.contracts.round_review import PairEntry, PairPage, PairView
from companion.contracts.rounds import DecisionName, RoundView, RunView
from ui.blocks import card, empty, note
from ui.desk import Desk
from ui.flash import say
from ui.listing import Listed, pages_of
from ui.markup import tag
from ui.master_list import Entry, go_to, pick
from ui.pair_card import first_name, others_table, pair_card, profiles
from ui.screens import review_panels, review_why
from ui.words import review as says

KEY = "pair"
AT_ONCE = 50
QUICK = 2_000
"""Mentees up to whom alternatives are worked out at once; beyond it they are asked for."""
_SINGLE = "single-keys"
KEYS = {"veto": "V", "note": "N", "swap": "S", "why": "W"}


def show(desk: Desk, found: RoundView, run: RunView) -> None:
    """Draw the list and the pair that is chosen in it."""
    is_open = found.status not in ("published", "closed")
    waits = is_open and run.undecided
    undecided = st.toggle(says.ONLY_UNDECIDED, key="only-undecided") if waits else False
    page: Listed[PairEntry] = pages_of(
        desk.api,
        PairPage,
        f"/rounds/{found.id}/pairs",
        "pairs",
        undecided=str(undecided).lower(),
        limit=AT_ONCE,
    )
    if not page.items:
        st.html(empty(says.NOTHING, says.NOTHING_SAYS))
        return
    pairs = {f"{one.mentee.id}.{one.mentor.id}": one for one in page.items}
    entries = {
        key: Entry(says.entry_title(one), says.entry_below(one, is_open=is_open))
        for key, one in pairs.items()
    }
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        goes_on = page.next is not None or not page.is_first
        count = (run.undecided if undecided else run.pairs) if goes_on else None
        chosen = pick(entries, KEY, count)
        if count is not None:
            st.html(tag("p", says.on_page(len(pairs), count), class_="c-soft"))
        with st.container(horizontal=True, gap="xsmall"):
            if st.button(says.PREVIOUS, key="previous", shortcut=_key("Up")):
                _move(chosen, list(pairs), -1)
            if st.button(says.NEXT, key="next", shortcut=_key("Down")):
                _move(chosen, list(pairs), 1)
        page.show_turner()
        acts = is_open and desk.is_administrator
        st.html(tag("p", says.KEYS if acts else says.ARROWS, class_="c-soft"))
        st.toggle(says.SINGLE_KEYS, value=True, key=_SINGLE)
    with right:
        _pair(desk, found, run, chosen, list(pairs))


def _pair(desk: Desk, found: RoundView, run: RunView, chosen: str, order: list[str]) -> None:
    mentee, mentor = chosen.split(".")
    path = f"/rounds/{found.id}/pairs/{mentee}/{mentor}"
    pair = desk.api.get(PairView, path, ask="false")
    if found.status in ("published", "closed"):
        st.html(note(says.PUBLISHED))
    with st.container(key="card-pair"):
        if desk.is_administrator and found.status not in ("published", "closed"):
            _actions(desk, found, pair, chosen, order)
        st.html(pair_card(pair, run.allowed_pairs))
        review_why.show(desk, found, pair)
        review_panels.show_changes(desk, found, pair, chosen)
    st.html(card(profiles(pair), title=says.PROFILES))
    if run.mentees <= QUICK or st.toggle(says.OTHERS.format(name=first_name(pair.mentee.name)), key="others"):
        asked = desk.api.get(PairView, path)
        if asked.others:
            title = says.OTHERS.format(name=first_name(pair.mentee.name))
            st.html(card(others_table(asked.others), title=title))


def _actions(desk: Desk, found: RoundView, pair: PairView, chosen: str, order: list[str]) -> None:
    with st.container(horizontal=True, key="actions", gap="xsmall"):
        if st.button(says.APPROVE, key="approve", type="primary", shortcut=_key("A")):
            _decide(desk, found, pair, "approved")
            _move(chosen, order, 1)
        labels = {"veto": says.VETO, "note": says.NOTE, "swap": says.SWAP, "why": says.WHY_NOT}
        for name, label in labels.items():
            if st.button(label, key=f"panel-{name}", shortcut=_key(KEYS[name])):
                review_panels.open_panel(name, chosen)
        if st.button(says.PIN, key="pin", shortcut=_key("P")):
            _decide(desk, found, pair, "pinned")
            _move(chosen, order, 1)
        if pair.decision and st.button(says.TAKE_BACK, key="take-back"):
            seen = pair.decision.decided_at.isoformat()
            desk.api.remove(review_panels.decision_path(found, pair), decided_at=seen)
            st.rerun()
    review_panels.show(desk, found, pair, chosen)


def _decide(desk: Desk, found: RoundView, pair: PairView, decision: DecisionName) -> None:
    review_panels.decide(desk, found, pair, decision, over=pair.decision)
    say(says.decided(says.pair_title(pair.mentee.name, pair.mentor.name), decision))


def _key(name: str) -> str | None:
    # Whoever speaks to her computer must be able to do without keys that act by themselves (WCAG 2.1.4).
    return name if st.session_state.get(_SINGLE, True) else None


def _move(chosen: str, order: list[str], by: int) -> None:
    place = min(max(order.index(chosen) + by, 0), len(order) - 1)
    review_panels.close_panel()
    go_to(KEY, order[place])
    st.rerun()
