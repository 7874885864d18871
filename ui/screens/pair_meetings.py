"""The meetings of a pair: when they are, what is said after each, and all that were so far."""

from __future__ import annotations

from datetime import date

import streamlit as st

from companion.contracts.pairs import PairPageView
from ui import after_meeting
from ui.blocks import empty
from ui.guard import guarded
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens import ai_consent, check_in, pair_times, summary_form
from ui.screens.pair_notes import note_card
from ui.words import notes as says


def show(pair: PairDesk) -> None:
    """Draw the part; where the two have just met, what is said of it stands first."""
    writing = summary_form.find(pair)
    if writing is not None:
        summary_form.show(pair, writing)
    parts = [pair_times.show, check_in.show]
    if after_meeting.ask(pair).is_due:
        parts.reverse()
    for part in parts:
        guarded(part)(pair)
    guarded(check_in.show_said)(pair)
    _meetings(pair)
    ai_consent.show(pair)


def _meetings(pair: PairDesk) -> None:
    found = pair.api.get(PairPageView, f"{pair.path}/pair").notes
    about = [note for note in found if note.met_on is not None]
    st.html(tag("h2", says.FULL))
    if not about:
        st.html(empty(says.NO_MEETING, says.NO_MEETING_SAYS, level=3))
        return
    latest = sorted(about, key=lambda note: note.met_on or date.min, reverse=True)
    st.html(joined(*(note_card(note, pair.partner) for note in latest)))
