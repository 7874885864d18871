"""Goals of a pair: named, made easier to begin, reached or dropped; and below them the next steps."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from companion.contracts.pairs import ActionView, GoalChange, GoalView, NewGoal, PairPageView
from ui.blocks import Tone, chip, empty, unfold
from ui.drafting import forget_drafts
from ui.flash import say
from ui.guard import guarded
from ui.held import held, let_go
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.screens import pair_steps
from ui.typed import emptied, fresh, wish_of, words_box, words_form
from ui.when import as_day, day, day_box, today
from ui.words import goals as says
from ui.words import pair as pair_says

Standing = Literal["open", "reached", "dropped"]


def show(pair: PairDesk) -> None:
    """Draw the part."""
    # As it was read when the part was opened: whoever changes a goal meanwhile does not empty a box.
    found = held(pair.held_key, lambda: pair.api.get(PairPageView, f"{pair.path}/pair"))
    still_open = [goal for goal in found.goals if goal.standing == "open"]
    closed = [goal for goal in found.goals if goal.standing != "open"]
    st.html(tag("h2", says.GOALS))
    if not found.goals:
        st.html(empty(says.NO_GOAL, says.NO_GOAL_SAYS, level=3))
    # Each by itself: what goes wrong with one goal does not empty the boxes of another.
    for goal in still_open:
        guarded(_goal)(pair, goal, found.actions)
    if closed:
        with st.expander(says.closed(len(closed)), key="closed-goals"):
            for goal in closed:
                guarded(_goal)(pair, goal, found.actions)
    guarded(_new)(pair)
    pair_steps.show(pair, found.actions, found.goals)


def _goal(pair: PairDesk, goal: GoalView, actions: list[ActionView]) -> None:
    with st.container(key=f"card-goal-{goal.id}", gap="xsmall"):
        st.html(joined(_shown(pair, goal), _linked(goal, actions)))
        if not goal.is_mine:
            return
        if goal.hints:
            thoughts = [tag("li", hint.asks) for hint in goal.hints]
            st.html(unfold(says.THOUGHTS, tag("ul", *thoughts)))
        with st.container(horizontal=True, gap="xsmall"):
            if goal.standing == "open":
                _turn(pair, goal, says.REACHED, "reached")
                _turn(pair, goal, says.DROP, "dropped")
            else:
                _turn(pair, goal, says.TAKE_UP, "open")
        with st.expander(says.CHANGE, key=f"change-{goal.id}"):
            _form(pair, goal)


def _shown(pair: PairDesk, goal: GoalView) -> Markup:
    late = goal.standing == "open" and goal.due_on is not None and goal.due_on < today()
    until = pair_says.by_day(day(goal.due_on)) if goal.due_on else says.NO_DAY
    tone = Tone.GOOD if goal.standing == "reached" else Tone.PLAIN
    marks = [
        chip(pair_says.owner(goal.owner, is_mine=goal.is_mine)),
        " ",
        chip(says.LATE, Tone.LOOK) if late else chip(says.STANDINGS[goal.standing], tone),
        " ",
        tag("span", until, class_="c-soft"),
    ]
    return joined(tag("p", goal.text, class_="c-words c-first"), tag("p", *marks, class_="c-chips"))


def _linked(goal: GoalView, actions: list[ActionView]) -> Markup:
    """How she will notice, the steps towards it, and the meetings that were about it."""
    steps = [one for one in actions if one.goal == goal.id]
    days = ", ".join(day(met_on) for met_on in goal.met_on)
    return joined(
        tag("p", says.noticed(goal.noticed_by)) if goal.noticed_by else None,
        joined(tag("p", says.TOWARDS, class_="c-soft"), pair_steps.step_lines(steps)) if steps else None,
        tag("p", says.spoken_of(days), class_="c-soft") if days else None,
    )


def _turn(pair: PairDesk, goal: GoalView, label: str, standing: Standing) -> None:
    if st.button(label, key=f"{standing}-{goal.id}"):
        kept = GoalChange(text=goal.text, due_on=goal.due_on, noticed_by=goal.noticed_by, standing=standing)
        _save(pair, goal, kept)
        say(says.NOW_SAYS[standing])
        st.rerun()


def _form(pair: PairDesk, goal: GoalView) -> None:
    key = f"goal-{goal.id}-{goal.version}"
    with words_form(key, border=False):
        label = pair_says.seen_by_both(says.GOAL, pair.partner)
        text = words_box(label, goal.text, f"{key}-text", most=says.LONGEST, height=96)
        noticed = _noticed_box(pair, goal.noticed_by or "", f"{key}-noticed")
        due = st.date_input(pair_says.BY_OPTIONAL, goal.due_on, format=day_box(), key=f"{key}-due")
        saved = st.form_submit_button(pair_says.SAVE, key=f"{key}-save")
    if not saved:
        return
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = GoalChange(text=text, due_on=as_day(due), noticed_by=noticed or None, standing=goal.standing)
    _save(pair, goal, wish)
    say(says.GOAL_SAVED)
    st.rerun()


def _save(pair: PairDesk, goal: GoalView, wish: GoalChange) -> None:
    etag = f'"{goal.version}"'
    pair.api.change(PairPageView, "PUT", f"{pair.path}/goals/{goal.id}", wish, etag=etag)
    let_go(pair.held_key)
    forget_drafts(pair)


def _new(pair: PairDesk) -> None:
    key = fresh(f"new-goal-{pair.key}")
    with words_form("new-goal"):
        st.html(tag("h3", says.NEW_GOAL))
        label = pair_says.seen_by_both(says.GOAL, pair.partner)
        text = words_box(label, "", key, most=says.LONGEST, height=96, hint=says.GOAL_HINT)
        noticed = _noticed_box(pair, "", f"{key}-noticed")
        due = st.date_input(pair_says.BY_OPTIONAL, None, format=day_box(), key=f"{key}-due")
        added = st.form_submit_button(says.ADD_GOAL, key="add-goal")
    if not added:
        return
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = NewGoal(text=text, due_on=as_day(due), noticed_by=noticed or None)
    pair.api.change(PairPageView, "POST", f"{pair.path}/goals", wish, once=wish_of(key))
    let_go(pair.held_key)
    forget_drafts(pair)
    emptied(f"new-goal-{pair.key}")
    say(says.GOAL_ADDED)
    st.rerun()


def _noticed_box(pair: PairDesk, before: str, key: str) -> str:
    label = pair_says.seen_by_both(says.NOTICED, pair.partner)
    return words_box(label, before, key, most=says.LONGEST_NOTICED, height=72, hint=says.NOTICED_HINT).strip()
