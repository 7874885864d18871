"""Two questions after a meeting, of which either may stay open: no answer is no number."""

from __future__ import annotations

import streamlit as st

from companion.contracts.check_ins import CheckIns, CheckInView, NewCheckIn
from ui.blocks import chip, unfold
from ui.flash import say
from ui.markup import Markup, tag
from ui.pair_desk import PairDesk
from ui.screens.pair_notes import class_box
from ui.typed import emptied, fresh, wish_of, words_box
from ui.when import as_day, day, today
from ui.words import notes as says
from ui.words import pair as pair_says


def show(pair: PairDesk) -> None:
    """Draw the questions, and what was said before."""
    with st.expander(says.CHECK_IN, key="check-in"):
        _form(pair)
    found = pair.api.get(CheckIns, f"{pair.path}/check-ins").items
    if found:
        said = [_said(one, pair.partner) for one in found]
        st.html(unfold(says.answered(len(found)), tag("ul", *said)))


def _form(pair: PairDesk) -> None:
    box = f"check-in-{pair.key}"
    key = fresh(box)
    path = f"{pair.path}/check-ins"
    with st.form("check-in-form", enter_to_submit=False, border=False):
        st.html(tag("p", says.CHECK_IN_SAYS, class_="c-soft"))
        met = st.date_input(says.MET_ON, today(), format=pair_says.DAY_FORMAT, key=f"{key}-met")
        useful = st.radio(
            says.USEFUL,
            list(says.USEFUL_WORDS),
            None,
            format_func=says.USEFUL_WORDS.__getitem__,
            key=f"{key}-useful",
            horizontal=True,
        )
        different = words_box(says.DIFFERENT, "", key, most=2_000, height=96)
        readers = class_box(pair.partner, f"{key}-class")
        kept = st.form_submit_button(says.ANSWER, key="keep-answers")
    if not kept:
        return
    if useful is None and not different.strip():
        st.html(tag("p", says.NEEDS_ANSWER, class_="c-soft", role="status"))
        return
    wish = NewCheckIn(
        met_on=as_day(met) or today(),
        confidentiality=readers,
        useful=useful,
        different=different.strip() or None,
    )
    pair.api.change(CheckIns, "POST", path, wish, once=wish_of(key))
    emptied(box)
    say(says.SAID)
    st.rerun()


def _said(one: CheckInView, partner: str) -> Markup:
    who = pair_says.owner(partner, is_mine=one.is_mine)
    words = says.about_meeting(one.useful, one.different)
    mark = chip(says.reader(one.confidentiality, partner))
    return tag("li", f"{who}, {says.of_meeting(day(one.met_on))}: {words} ", mark)
