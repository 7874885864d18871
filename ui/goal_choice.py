"""Boxes in which one goal of a pair is chosen, or several."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from companion.contracts.pairs import GoalView
from ui.choices import apart
from ui.language import led
from ui.words import goals as says
from ui.words import pair as pair_says

LONGEST = 56


def choose_goal(goals: Sequence[GoalView], key: str) -> UUID | None:
    """The goal that something is a step towards; None where none is chosen, or there is none."""
    if not goals:
        return None
    names = {goal.id: called(goal) for goal in goals}
    return st.selectbox(
        says.OF_GOAL,
        list(names),
        None,
        format_func=apart(names),
        placeholder=says.OF_NO_GOAL,
        key=key,
    )


def choose_goals(label: str, goals: Sequence[GoalView], key: str) -> list[UUID]:
    """The goals that something was about."""
    if not goals:
        return []
    names = {goal.id: called(goal) for goal in goals}
    return st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=apart(names),
        key=key,
    )


def called(goal: GoalView) -> str:
    """A goal in a few words, with whose it is."""
    whole = len(goal.text) <= LONGEST
    text = goal.text if whole else f"{goal.text[:LONGEST].rsplit(' ', 1)[0]}…"
    return led(pair_says.owner(goal.owner, is_mine=goal.is_mine), text)
