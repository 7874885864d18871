"""The meetings of a pair so far, by day: what each was about, what was said, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from companion.contracts.check_ins import CheckIns, CheckInView
from companion.contracts.pairs import ActionView, GoalView, NoteView, PairPageView
from ui.blocks import chip, empty
from ui.language import led
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.screens.pair_notes import note_card
from ui.screens.pair_steps import step_lines
from ui.when import day
from ui.words import goals as goal_says
from ui.words import notes as says
from ui.words import pair as pair_says


@dataclass(frozen=True)
class Past:
    """A meeting that was, as far as the visitor may read of it."""

    met_on: date
    goals: list[GoalView]
    notes: list[NoteView]
    said: list[CheckInView]
    actions: list[ActionView]


def show(pair: PairDesk) -> None:
    """Draw them, the latest first."""
    page = pair.api.get(PairPageView, f"{pair.path}/pair")
    said = pair.api.get(CheckIns, f"{pair.path}/check-ins").items
    st.html(tag("h2", says.FULL))
    found = _past(page, said)
    if not found:
        st.html(empty(says.NO_MEETING, says.NO_MEETING_SAYS, level=3))
    for one in found:
        st.html(_shown(one, pair.partner))


def _past(page: PairPageView, said: list[CheckInView]) -> list[Past]:
    answered = [one for one in said if one.useful or one.different]
    days = {one.met_on for one in answered}
    days |= {one.met_on for one in page.notes if one.met_on} | {
        one.met_on for one in page.actions if one.met_on
    }
    days |= {met_on for goal in page.goals for met_on in goal.met_on}
    return [
        Past(
            met_on,
            [one for one in page.goals if met_on in one.met_on],
            [one for one in page.notes if one.met_on == met_on],
            [one for one in answered if one.met_on == met_on],
            [one for one in page.actions if one.met_on == met_on],
        )
        for met_on in sorted(days, reverse=True)
    ]


def _shown(one: Past, partner: str) -> Markup:
    about = [tag("li", goal.text) for goal in one.goals]
    return joined(
        tag("h3", day(one.met_on)),
        joined(tag("p", goal_says.ABOUT, class_="c-soft"), tag("ul", *about)) if about else None,
        *(note_card(note, partner) for note in one.notes),
        tag("ul", *(_said(each, partner) for each in one.said)) if one.said else None,
        joined(tag("p", goal_says.CAME_OF_IT, class_="c-soft"), step_lines(one.actions))
        if one.actions
        else None,
    )


def _said(one: CheckInView, partner: str) -> Markup:
    who = pair_says.owner(partner, is_mine=one.is_mine)
    mark = chip(says.reader(one.confidentiality, partner))
    return tag("li", led(who, f"{says.about_meeting(one.useful, one.different)} "), mark)
