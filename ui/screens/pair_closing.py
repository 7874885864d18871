"""Ending without blame, what each takes along, and the page of a pair that has ended: to be read alone."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from companion.contracts.agreements import AgreementView
from companion.contracts.closing import FIRST_DAYS, ClosingView, NewTakenAlong, PairEnd
from companion.contracts.pairs import ActionView, GoalView, PairPageView
from ui.blocks import Tone, card, note, sentences, unfold
from ui.clause_card import mark
from ui.flash import say
from ui.guard import guarded
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.screens.pair_notes import class_box, note_card
from ui.screens.pair_steps import beside
from ui.typed import words_box, words_form
from ui.when import day, day_of, now
from ui.words import closing as says
from ui.words import goals as goal_says
from ui.words import pair as pair_says


def offer(pair: PairDesk) -> None:
    """The way out: it stands below the agreement, whose clause it is."""
    with st.popover(says.END, key="end-pair"):
        st.html(tag("p", says.END_SAYS))
        chosen = st.selectbox(
            says.REASON,
            [None, *says.REASONS],
            0,
            format_func=lambda one: says.REASONS[one] if one else says.NO_REASON,
            key="end-reason",
        )
        st.html(tag("p", says.REASON_SAYS, class_="c-soft"))
        if st.button(says.END_YES, key="end-sure", type="primary"):
            wish = PairEnd(reason=chosen)
            pair.api.change(ClosingView, "POST", f"{pair.path}/closing/end", wish)
            say(says.ENDED)
            st.rerun()


def offer_early(pair: PairDesk) -> None:
    """The way out of the first days: beside the match itself, and without a word about why."""
    if now() - pair.match.began_at > timedelta(days=FIRST_DAYS):
        return
    with st.popover(says.EARLY, key=f"early-{pair.key}"):
        st.html(tag("p", says.END_SAYS))
        st.html(tag("p", says.EARLY_AS_MENTOR if pair.is_mentor else says.EARLY_AS_MENTEE))
        if st.button(says.END_YES, key=f"early-sure-{pair.key}", type="primary"):
            pair.api.change(ClosingView, "POST", f"{pair.path}/closing/end", PairEnd(reason=None))
            say(says.ENDED_EARLY)
            st.rerun()


def show(pair: PairDesk) -> None:
    """The page of a pair that has ended."""
    found = pair.api.get(ClosingView, f"{pair.path}/closing")
    if found.ended_at:
        words = says.ended_on(day_of(found.ended_at), pair.partner, by_you=found.ended_by_you)
        st.html(note(words, Tone.PLAIN))
    if found.waits_first:
        st.html(note(says.WAITS_FIRST, Tone.PLAIN))
    guarded(_take_along)(pair, found)
    if found.theirs:
        st.html(card(tag("p", found.theirs.text, class_="c-words"), title=says.theirs(pair.partner)))
    guarded(_what_stands)(pair)


def _take_along(pair: PairDesk, found: ClosingView) -> None:
    key = f"take-along-{pair.key}-{found.mine.version}"
    with words_form(f"form-{key}"):
        st.html(joined(tag("h2", says.TITLE), tag("p", says.SAYS)))
        st.html(tag("ul", *(tag("li", one) for one in says.QUESTIONS)))
        text = words_box(says.BOX, found.mine.text, key, most=says.LONGEST, height=160)
        readers = class_box(pair.partner, f"{key}-class", shared=found.mine.confidentiality == "pair")
        kept = st.form_submit_button(says.KEEP, key="keep-along", type="primary")
    if not kept:
        return
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = NewTakenAlong(text=text, confidentiality=readers, version=found.mine.version)
    pair.api.change(ClosingView, "PUT", f"{pair.path}/closing", wish)
    say(says.KEPT)
    st.rerun()


def _what_stands(pair: PairDesk) -> None:
    life = pair.api.get(PairPageView, f"{pair.path}/pair")
    agreement = pair.api.get(AgreementView, f"{pair.path}/agreement")
    clauses = [
        joined(tag("h3", one.title), tag("p", one.text, mark(one), class_="c-words"))
        for one in agreement.clauses
    ]
    goals = sentences([(one.text, _goal(one)) for one in life.goals])
    steps = sentences([(one.text, beside(one, _step(one))) for one in life.actions])
    st.html(card(unfold(says.AGREEMENT, *clauses)))
    st.html(card(goals or tag("p", says.NOTHING), title=says.GOALS))
    st.html(card(steps or tag("p", says.NOTHING), title=says.STEPS))
    st.html(tag("h2", says.NOTES))
    notes: list[Markup] = [note_card(one, pair.partner) for one in life.notes]
    st.html(joined(*notes) if notes else tag("p", says.NOTHING, class_="c-soft"))


def _goal(one: GoalView) -> str:
    owner = pair_says.owner(one.owner, is_mine=one.is_mine)
    return f"{owner}, {goal_says.STANDINGS[one.standing]}"


def _step(one: ActionView) -> str:
    owner = pair_says.owner(one.owner, is_mine=one.is_mine)
    if one.done_at:
        return f"{owner}, {goal_says.done_on(day_of(one.done_at))}"
    return f"{owner}, {pair_says.by_day(day(one.due_on))}" if one.due_on else owner
