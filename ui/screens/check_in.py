"""After a meeting, in half a minute: two questions, a note and who does what, kept together by one press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import streamlit as st

from companion.contracts.check_ins import CheckIns, NewCheckIn
from companion.contracts.confidentiality import PairWord
from companion.contracts.pairs import NextStep
from ui import after_meeting
from ui.after_meeting import AfterMeeting
from ui.drafting import forget_drafts
from ui.flash import say
from ui.goal_choice import choose_goal, choose_goals
from ui.held import let_go
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens import summary_form
from ui.screens.pair_notes import class_box
from ui.typed import wish_of, words_box, words_form
from ui.when import as_day, day_box, today
from ui.words import goals as goal_says
from ui.words import notes as says
from ui.words import pair as pair_says

MORE_STEPS = (2, 3)


@dataclass(frozen=True)
class Filled:
    """What stands in the form."""

    met_on: date
    note: str
    useful: int | None
    different: str
    steps: tuple[NextStep, ...]
    goals: tuple[UUID, ...]

    @property
    def has_words(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.useful or self.note or self.different or self.steps or self.goals)


def show(pair: PairDesk) -> None:
    """Draw the form."""
    asked = after_meeting.ask(pair)
    key = after_meeting.key_of(pair)
    st.html(joined(tag("h2", says.AFTER), tag("p", says.AFTER_SAYS, class_="c-soft")))
    # Outside of the form, so that each box says at once who will read it.
    readers = class_box(pair.partner, f"{key}-class")
    with words_form(f"form-{key}"):
        filled = _boxes(pair, asked, key, readers)
        with st.container(horizontal=True):
            kept = st.form_submit_button(pair_says.SAVE, key=f"keep-{key}", type="primary")
            sorted_ = st.form_submit_button(says.SORT, key="sort")
        st.html(tag("p", says.SORT_SAYS, class_="c-soft"))
    if sorted_ and filled.note:
        summary_form.begin(pair, filled.note, filled.met_on)
        st.rerun()
    elif kept and filled.has_words:
        _keep(pair, filled, readers, wish_of(key))
    elif kept or sorted_:
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))


def _boxes(pair: PairDesk, asked: AfterMeeting, key: str, readers: PairWord) -> Filled:
    def seen(label: str) -> str:
        return (
            pair_says.seen_by_you(label)
            if readers == "author"
            else pair_says.seen_by_both(label, pair.partner)
        )

    met = st.date_input(says.MET_ON, asked.met_on, format=day_box(), key=f"{key}-met")
    note = words_box(seen(says.AFTER_BOX), "", key, most=says.LONGEST, height=96, hint=says.AFTER_HINT)
    steps = [_step(pair, asked, f"{key}-step", 1)]
    useful, different = _questions(key, seen)
    with st.expander(says.MORE_STEPS, key=f"{key}-more"):
        label = pair_says.seen_by_both(goal_says.WHICH, pair.partner)
        about = choose_goals(label, asked.goals, f"{key}-goals")
        steps += [_step(pair, asked, f"{key}-step", place) for place in MORE_STEPS]
    return Filled(
        as_day(met) or today(),
        note.strip(),
        useful,
        different.strip(),
        tuple(step for step in steps if step is not None),
        tuple(about),
    )


def _questions(key: str, seen: Callable[[str], str]) -> tuple[int | None, str]:
    useful = st.radio(
        seen(says.USEFUL),
        list(says.USEFUL_WORDS),
        None,
        format_func=says.USEFUL_WORDS.__getitem__,
        key=f"{key}-useful",
        horizontal=True,
    )
    return useful, words_box(seen(says.DIFFERENT), "", f"{key}-different", most=2_000, height=72)


def _step(pair: PairDesk, asked: AfterMeeting, key: str, place: int) -> NextStep | None:
    label = says.NEXT_STEP if place == 1 else f"{says.STEP} {place}"
    box = f"{key}-{place}"
    text = words_box(pair_says.seen_by_both(label, pair.partner), "", box, most=says.LONGEST, height=72)
    who = st.radio(goal_says.WHO, [goal_says.YOU, pair.partner], key=f"{box}-who", horizontal=True)
    due = st.date_input(pair_says.BY_OPTIONAL, asked.next_on, format=day_box(), key=f"{box}-due")
    goal = choose_goal(asked.goals, f"{box}-goal")
    if not text.strip():
        return None
    return NextStep(text=text.strip(), due_on=as_day(due), is_mine=who == goal_says.YOU, goal=goal)


def _keep(pair: PairDesk, filled: Filled, readers: PairWord, once: str) -> None:
    wish = NewCheckIn(
        met_on=filled.met_on,
        confidentiality=readers,
        useful=filled.useful,
        different=filled.different or None,
        note=filled.note or None,
        actions=list(filled.steps),
        goals=list(filled.goals),
    )
    pair.api.change(CheckIns, "POST", f"{pair.path}/check-ins", wish, once=once)
    after_meeting.saved(pair)
    let_go(pair.held_key)
    forget_drafts(pair)
    say(says.SAID)
    st.rerun()
