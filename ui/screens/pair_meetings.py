"""After a meeting: a few words in half a minute, and from them, for whoever wants it, a summary to share."""

from __future__ import annotations

from datetime import date

import streamlit as st

from companion.contracts.pairs import NewNote, PairPageView
from ui.blocks import empty
from ui.drafting import forget_drafts
from ui.flash import say
from ui.guard import guarded
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens import ai_consent, check_in, pair_times, summary_form
from ui.screens.pair_notes import class_box, note_card
from ui.typed import emptied, fresh, wish_of, words_box
from ui.when import as_day, today
from ui.words import notes as says
from ui.words import pair as pair_says


def show(pair: PairDesk) -> None:
    """Draw the part."""
    writing = summary_form.find(pair)
    if writing is not None:
        summary_form.show(pair, writing)
    guarded(pair_times.show)(pair)
    guarded(_log)(pair)
    guarded(check_in.show)(pair)
    _meetings(pair)
    ai_consent.show(pair)


def _log(pair: PairDesk) -> None:
    box = f"after-{pair.key}"
    key = fresh(box)
    with st.form("after", enter_to_submit=False):
        st.html(tag("h2", says.AFTER))
        text = words_box(says.AFTER_BOX, "", key, most=says.LONGEST, hint=says.AFTER_HINT)
        met = st.date_input(says.MET_ON, today(), format=pair_says.DAY_FORMAT, key=f"{key}-met")
        readers = class_box(pair.partner, f"{key}-class")
        with st.container(horizontal=True):
            kept = st.form_submit_button(says.ADD, key="keep-meeting", type="primary")
            sorted_ = st.form_submit_button(says.SORT, key="sort")
        st.html(tag("p", says.SORT_SAYS, class_="c-soft"))
    if not (kept or sorted_):
        return
    met_on = as_day(met) or today()
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
    elif sorted_:
        summary_form.begin(pair, text, met_on)
        st.rerun()
    else:
        wish = NewNote(text=text, confidentiality=readers, met_on=met_on)
        pair.api.change(PairPageView, "POST", f"{pair.path}/notes", wish, once=wish_of(key))
        emptied(box)
        forget_drafts(pair)
        say(says.KEPT)
        st.rerun()


def _meetings(pair: PairDesk) -> None:
    found = pair.api.get(PairPageView, f"{pair.path}/pair").notes
    about = [note for note in found if note.met_on is not None]
    st.html(tag("h2", says.FULL))
    if not about:
        st.html(empty(says.NO_MEETING, says.NO_MEETING_SAYS, level=3))
        return
    latest = sorted(about, key=lambda note: note.met_on or date.min, reverse=True)
    st.html(joined(*(note_card(note, pair.partner) for note in latest)))
