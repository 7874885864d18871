"""The next steps of a pair: who does what by when, and what is done."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from companion.contracts.pairs import ActionView, GoalView, NewAction, PairPageView
from ui.blocks import Tone, chip, empty, sentences, unfold
from ui.drafting import forget_drafts
from ui.flash import say
from ui.goal_choice import choose_goal
from ui.held import let_go
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.typed import emptied, fresh, wish_of, words_box, words_form
from ui.when import as_day, day, day_box, day_of, today
from ui.words import drafts as draft_says
from ui.words import goals as says
from ui.words import pair as pair_says


def show(pair: PairDesk, actions: list[ActionView], goals: list[GoalView]) -> None:
    """Draw what is to be done, what is done, and a form for more."""
    st.html(tag("h2", says.STEPS))
    to_do = [one for one in actions if one.done_at is None]
    done = [one for one in actions if one.done_at is not None]
    if not to_do:
        st.html(empty(says.NO_STEP, says.NO_STEP_SAYS, level=3))
    texts = {goal.id: goal.text for goal in goals}
    for one in to_do:
        _step(pair, one, texts)
    if done:
        st.html(unfold(says.done(len(done)), step_lines(done)))
    _new(pair, [goal for goal in goals if goal.standing == "open"])


def step_lines(actions: list[ActionView]) -> Markup:
    """Steps as lines: what, and beside it who by when, or when it was done, and whose words it is in."""
    return sentences([(one.text, beside(one, f"{_owner(one)}, {_when(one)}")) for one in actions])


def beside(one: ActionView, told: str) -> str:
    """What stands beside a step, with whose words it is in where a model phrased it."""
    return " · ".join(filter(None, (told, draft_says.of_step(one))))


def _when(one: ActionView) -> str:
    if one.done_at is not None:
        return says.done_on(day_of(one.done_at))
    return pair_says.by_day(day(one.due_on)) if one.due_on else says.NO_DAY


def _step(pair: PairDesk, one: ActionView, goals: Mapping[UUID, str]) -> None:
    with st.container(key=f"card-step-{one.id}", gap="xsmall"):
        st.html(_shown(one, goals))
        if st.button(says.DONE, key=f"done-{one.id}", icon=":material/check:"):
            pair.api.change(PairPageView, "POST", f"{pair.path}/actions/{one.id}/done")
            let_go(pair.held_key)
            forget_drafts(pair)
            say(says.STEP_DONE)
            st.rerun()


def _shown(one: ActionView, goals: Mapping[UUID, str]) -> Markup:
    late = one.due_on is not None and one.due_on < today()
    marks = [chip(_owner(one)), " ", tag("span", _when(one), class_="c-soft")]
    marks += [" ", chip(says.LATE, Tone.LOOK)] if late else []
    by = draft_says.of_step(one)
    marks += [" ", chip(by)] if by else []
    linked = [says.towards(goals[one.goal])] if one.goal and one.goal in goals else []
    linked += [says.from_meeting(day(one.met_on))] if one.met_on else []
    return joined(
        tag("p", one.text, class_="c-words c-first"),
        tag("p", *marks, class_="c-chips"),
        tag("p", " · ".join(linked), class_="c-soft") if linked else None,
    )


def _owner(one: ActionView) -> str:
    return pair_says.owner(one.owner, is_mine=one.is_mine)


def _new(pair: PairDesk, goals: list[GoalView]) -> None:
    key = fresh(f"new-step-{pair.key}")
    with words_form("new-step"):
        st.html(tag("h3", says.NEW_STEP))
        text = words_box(
            pair_says.seen_by_both(says.STEP, pair.partner), "", key, most=says.LONGEST, height=96
        )
        who = st.radio(says.WHO, [says.YOU, pair.partner], key=f"{key}-who", horizontal=True)
        due = st.date_input(pair_says.BY_OPTIONAL, None, format=day_box(), key=f"{key}-due")
        goal = choose_goal(goals, f"{key}-goal")
        added = st.form_submit_button(says.ADD_STEP, key="add-step")
    if not added:
        return
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = NewAction(text=text, due_on=as_day(due), is_mine=who == says.YOU, goal=goal)
    pair.api.change(PairPageView, "POST", f"{pair.path}/actions", wish, once=wish_of(key))
    let_go(pair.held_key)
    forget_drafts(pair)
    emptied(f"new-step-{pair.key}")
    say(says.STEP_ADDED)
    st.rerun()
