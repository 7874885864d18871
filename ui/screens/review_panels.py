"""What can be done about a pair beside approving it: veto, note, swap, and asking why not somebody else."""

from __future__ import annotations

from itertools import takewhile
from typing import cast
from uuid import UUID

import streamlit as st

from companion.contracts.people import PeoplePage
from companion.contracts.round_review import ChangePreview, PairChanges, PairView, SwapApplication, SwapBody
from companion.contracts.rounds import DecisionBody, DecisionName, DecisionView, RoundView
from ui.blocks import alert, unfold
from ui.choices import apart
from ui.client import new_wish
from ui.desk import Desk
from ui.flash import say
from ui.held import held, let_go
from ui.language import decimal
from ui.markup import joined, tag, with_quotations
from ui.pair_card import parts_table
from ui.screens.way_choice import choose_way
from ui.typed import line_box, words_box, words_form
from ui.words import review as says

_OPEN = "review-panel"
_DECIDED = "panel-decided"
_SHOWN = "review-preview"


def open_panel(name: str, pair: str) -> None:
    """Have a panel shown for a pair, and no other."""
    close_panel()
    st.session_state[_OPEN] = (name, pair)


def close_panel() -> None:
    """Show none."""
    let_go(_DECIDED)
    st.session_state.pop(_SHOWN, None)
    st.session_state.pop(_OPEN, None)


def show(desk: Desk, found: RoundView, pair: PairView, chosen: str) -> None:
    """Draw the panel that is open for this pair."""
    name, of = st.session_state.get(_OPEN, ("", ""))
    draw = {"veto": _veto, "note": _note, "swap": _swap, "why": _why_not}.get(name)
    if draw is None or of != chosen:
        return
    with st.container(key=f"panel-box-{name}"):
        draw(desk, found, pair)
        if st.button(says.CLOSE, key="close-panel"):
            close_panel()
            st.rerun()


def decide(
    desk: Desk,
    found: RoundView,
    pair: PairView,
    decision: DecisionName,
    *,
    over: DecisionView | None,
    note: str | None = None,
) -> None:
    """Write a decision down over the one that was seen, whose note stays where none is given."""
    if note is None:
        note = over.note if over else ""
    body = DecisionBody(decision=decision, note=note, instead_of=over.decided_at if over else None)
    desk.api.change(DecisionView, "PUT", decision_path(found, pair), body)


def decision_path(found: RoundView, pair: PairView) -> str:
    """Where the decision about a pair stands in the API."""
    return f"/rounds/{found.id}/decisions/{pair.mentee.id}/{pair.mentor.id}"


def show_changes(desk: Desk, found: RoundView, pair: PairView, chosen: str) -> None:
    """Offer to work out what would have changed this pair, and show it where that was asked for."""
    if st.session_state.get(_OPEN) != ("change", chosen):
        if st.button(says.CHANGES, key="panel-change"):
            open_panel("change", chosen)
            st.rerun()
        return
    _changes(desk, found, pair.mentee.id, pair.mentor.id)
    if st.button(says.CHANGES_CLOSE, key="close-changes"):
        close_panel()
        st.rerun()


def _changes(desk: Desk, found: RoundView, mentee: UUID, mentor: UUID) -> None:
    with st.spinner(says.CHANGES_WAIT):
        shown = desk.api.get(PairChanges, f"/rounds/{found.id}/pairs/{mentee}/{mentor}/changes")
    told = (
        tag(
            "li",
            with_quotations(claim.sentence),
            unfold(says.CHANGES_FROM, tag("p", with_quotations(says.changes_source(claim.evidence)))),
        )
        for claim in shown.claims
    )
    title, how = tag("h3", says.CHANGES_TITLE), tag("p", says.CHANGES_HOW, class_="c-soft")
    st.html(joined(title, tag("div", tag("ul", *told, class_="c-reasons"), role="status"), how))


def _note(desk: Desk, found: RoundView, pair: PairView) -> None:
    there = held(_DECIDED, lambda: pair.decision)
    before = there.note if there else ""
    with words_form(f"form-note-{pair.mentee.id}"):
        text = words_box(says.NOTE_LABEL, before, f"note-{pair.mentee.id}", most=2000, height=96)
        if st.form_submit_button(says.SAVE_NOTE, key="keep", type="primary"):
            decide(desk, found, pair, there.decision if there else "noted", over=there, note=text)
            _done(says.decided(says.pair_title(pair.mentee.name, pair.mentor.name), "noted"))


def _veto(desk: Desk, found: RoundView, pair: PairView) -> None:
    st.html(joined(tag("h2", says.VETO), tag("p", says.VETO_SAYS)))
    preview = _preview(desk, found, pair.mentee.id, pair.mentor.id, together=False)
    if st.button(says.VETO_ONLY, key="veto-only"):
        decide(desk, found, pair, "vetoed", over=pair.decision)
        _done(says.decided(says.pair_title(pair.mentee.name, pair.mentor.name), "vetoed"))
    way = choose_way(preview, "veto")
    if way:
        body = SwapApplication(
            mentee_id=pair.mentee.id, mentor_id=pair.mentor.id, together=False, basis=preview.basis, way=way
        )
        _apply(desk, found, body)


def _swap(desk: Desk, found: RoundView, pair: PairView) -> None:
    st.html(joined(tag("h2", says.SWAP), tag("p", says.SWAP_SAYS)))
    asked = desk.api.get(PairView, f"/rounds/{found.id}/pairs/{pair.mentee.id}/{pair.mentor.id}")
    known = {str(one.mentor.id): one for one in asked.others}
    chosen = st.radio(
        says.SWAP_WHOM,
        list(known),
        format_func=apart({one: other.mentor.name for one, other in known.items()}),
        captions=[f"{decimal(one.total)} · {says.cost_of(one)}" for one in asked.others],
        index=None,
        key=f"swap-{pair.mentee.id}",
    )
    if chosen:
        _bring_together(desk, found, pair.mentee.id, UUID(chosen))


def _why_not(desk: Desk, found: RoundView, pair: PairView) -> None:
    st.html(joined(tag("h2", says.WHY_NOT), tag("p", says.WHY_SAYS)))
    typed = line_box(says.WHY_WHOM, "", f"why-{pair.mentee.id}", most=200).strip()
    if not typed:
        return
    page = desk.api.get(PeoplePage, f"{desk.path}/people", text=typed, role="mentor", limit=20)
    known = {str(one.id): one.name for one in page.items if one.id != pair.mentee.id}
    if not known:
        st.html(alert(says.NOBODY_SUCH))
        return
    chosen = st.selectbox(
        says.SWAP_WHOM, list(known), format_func=apart(known), key=f"why-who-{pair.mentee.id}"
    )
    answer = desk.api.get(PairView, f"/rounds/{found.id}/pairs/{pair.mentee.id}/{UUID(chosen)}")
    # The sum of the parts, which the sentences go on to spell out, is drawn as bars below.
    spoken = takewhile(lambda sentence: not sentence.endswith(":"), answer.says)
    told = (tag("p", with_quotations(sentence)) for sentence in spoken)
    st.html(joined(tag("div", *told, role="status"), parts_table(answer.parts, answer.total)))
    _changes(desk, found, pair.mentee.id, answer.mentor.id)
    if not answer.made and not answer.barred_by:
        _bring_together(desk, found, pair.mentee.id, answer.mentor.id)


def _bring_together(desk: Desk, found: RoundView, mentee: UUID, mentor: UUID) -> None:
    preview = _preview(desk, found, mentee, mentor, together=True)
    way = choose_way(preview, "swap")
    if way:
        body = SwapApplication(
            mentee_id=mentee, mentor_id=mentor, together=True, basis=preview.basis, way=way
        )
        _apply(desk, found, body)


def _preview(desk: Desk, found: RoundView, mentee: UUID, mentor: UUID, *, together: bool) -> ChangePreview:
    """What a change would cost. It stays as it was shown, so that nobody agrees to another price."""
    body = SwapBody(mentee_id=mentee, mentor_id=mentor, together=together)
    asked = (found.id, mentee, mentor, together)
    of, shown = st.session_state.get(_SHOWN, (None, None))
    if of != asked:
        shown = desk.api.change(ChangePreview, "POST", f"/rounds/{found.id}/swaps/preview", body)
        st.session_state[_SHOWN] = (asked, shown)
    return cast("ChangePreview", shown)


def _apply(desk: Desk, found: RoundView, body: SwapApplication) -> None:
    # Refused or made, the next look is at what is there then.
    st.session_state.pop(_SHOWN, None)
    desk.api.change(RoundView, "POST", f"/rounds/{found.id}/swaps", body, once=new_wish())
    st.query_params.pop("pair", None)
    _done(says.SWAPPED)


def _done(words: str) -> None:
    close_panel()
    say(words)
    st.rerun()
