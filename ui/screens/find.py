"""Finding a mentor by talking: what was said, the search that came of it, and who fits."""

from __future__ import annotations

from collections import deque

import streamlit as st

from companion.contracts.finding import FindingEvent, FindingView, NewTurn, TurnView
from ui.blocks import page_head
from ui.client import Trouble
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.markup import Markup, joined, tag, with_quotations
from ui.screens import find_cards, find_chips, find_list, find_talk
from ui.typed import emptied, fresh, line_box, wish_of, words_form
from ui.words import find as says

_UNSENT = "finding-unsent"
_BOX = "say"
_MOST = 2_000
"""Letters of one message."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    seen = find_talk.conversation(desk)
    left, right = st.columns([1, 1.2], gap="medium")
    with left:
        with st.container(key="card-talk"):
            # However many lines are said, the box stands at its place: else a second form is drawn beside it.
            with st.container(key="talk"):
                _talk(seen)
            live = st.empty()
            message, box = _box(seen)
            ask_ai = _lets_ai_read(seen)
            st.html(tag("p", says.ONLY_YOU, class_="c-soft"))
        guarded(find_chips.show)(desk, seen)
        guarded(find_list.show)(desk)
    with right:
        guarded(find_cards.show)(desk, seen)
    _delete(desk, seen)
    pressed = find_talk.asked()
    if pressed or message:
        with live.container():
            _send(desk, pressed or message, "" if pressed else box, ask_ai=ask_ai)


def _talk(seen: FindingView) -> None:
    unsent = st.session_state.get(_UNSENT)
    if unsent:
        st.html(tag("p", says.FAILED, " ", tag("q", unsent), class_="c-note c-bad", role="alert"))
    if not seen.turns:
        st.html(_spoken(says.COMPANION, [says.WELCOME]))
        examples = [tag("li", one) for one in says.EXAMPLES]
        st.html(joined(tag("p", says.EXAMPLES_TITLE, class_="c-soft"), tag("ul", *examples, class_="c-soft")))
        return
    *before, last = seen.turns
    if before:
        told = [
            joined(_spoken(says.YOU, [turn.said]), _spoken(says.COMPANION, _answered(turn)))
            for turn in before
        ]
        with st.expander(says.EARLIER, key="earlier"):
            st.html(joined(*told))
    st.html(_log(last.said, _answered(last)))


def _answered(turn: TurnView) -> list[str]:
    """What was answered, and which model read the message beside the rules."""
    return [*turn.answered, says.read_by(turn.model)] if turn.model else turn.answered


def _log(said: str, answered: list[str]) -> Markup:
    """The last exchange; a screen reader hears what comes into it."""
    return tag(
        "div",
        _spoken(says.YOU, [said]),
        _spoken(says.COMPANION, answered),
        role="log",
        aria_live="polite",
        aria_label=says.COMPANION,
    )


def _spoken(who: str, lines: list[str]) -> Markup:
    kind = "c-said" if who == says.YOU else "c-answer"
    return tag(
        "div",
        tag("p", who, class_="c-speaker"),
        *(tag("p", with_quotations(line)) for line in lines),
        class_=kind,
    )


def _box(seen: FindingView) -> tuple[str, str]:
    """What she says, once she sends it, and its box, where it stands until it was kept, whatever happens.

    A box for one line: in one for several, Enter begins another line.
    """
    label = says.BOX_AGAIN if seen.turns else says.BOX
    with words_form("say-form", border=False, enter_to_submit=True):
        box = fresh(_BOX)
        words = line_box(label, "", box, most=_MOST)
        sent = st.form_submit_button(says.SEND, key="say-send", type="primary")
    return words.strip() if sent else "", box


def _lets_ai_read(seen: FindingView) -> bool:
    """Whether she lets the organisation's model read what the rules cannot; off until she says so."""
    if not seen.may_ask_ai:
        return False
    lets = st.toggle(says.AI, key="finding-ai", help=says.AI_HELP)
    st.html(tag("p", says.AI_ON if lets else says.AI_OFF, class_="c-soft"))
    return lets


def _send(desk: Desk, message: str, box: str, *, ask_ai: bool) -> None:
    """Say what was typed in a box, or "" for what was pressed, and have the whole page show who was found."""
    # What comes twice out of one box is said once: whoever presses again has two runs of this page at it.
    once = wish_of(f"{box} {ask_ai} {message}") if box else None
    try:
        found = _say(desk, NewTurn(says=message, ask_ai=ask_ai), once)
    except Trouble:
        # What was typed stands in its box still.
        st.session_state[_UNSENT] = "" if box else message
        find_talk.forget(desk)
        raise
    if box:
        emptied(_BOX)
    st.session_state.pop(_UNSENT, None)
    if found is None:
        find_talk.forget(desk)
    else:
        find_talk.keep(desk, found)
    st.rerun()


def _say(desk: Desk, turn: NewTurn, once: str | None) -> FindingView | None:
    """Show what was understood as soon as it is known; gives the conversation once it is answered."""
    step = st.empty()
    step.html(_log(turn.says, [says.WORKING]))
    found: FindingView | None = None
    events = desk.api.stream(FindingEvent, f"{find_talk.path(desk)}/turns", turn, once=once)
    try:
        for event in events:
            found = event.found or found
            if found is None:
                step.html(_log(turn.says, [*event.lines, says.WORKING]))
    finally:
        # Another press ends this run wherever it draws; the answer is waited for all the same.
        deque(events, maxlen=0)
    return found


def _delete(desk: Desk, seen: FindingView) -> None:
    if not seen.turns:
        return
    with st.expander(says.DELETE, key="delete-talk"):
        st.html(tag("p", says.DELETE_SAYS))
        if st.button(says.DELETE_SURE, key="delete-sure"):
            desk.api.remove(find_talk.path(desk))
            find_talk.forget(desk)
            say(says.DELETED)
            st.rerun()
