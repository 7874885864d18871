"""How far a pair is, in steps: what is done, what comes next, and the way there."""

from __future__ import annotations

import streamlit as st

from companion.contracts.agreements import AgreementView
from companion.contracts.pairs import PairPageView
from companion.contracts.places import PairPart, Place
from ui.blocks import Tone, steps
from ui.markup import tag
from ui.pair_desk import PairDesk
from ui.when import day
from ui.words import match as says
from ui.words import pair as pair_says

Step = tuple[str, str, Tone]


def show(pair: PairDesk) -> None:
    """Draw the steps, and a link to the part of the page where the next one is done."""
    agreement = pair.api.get(AgreementView, f"{pair.path}/agreement")
    life = pair.api.get(PairPageView, f"{pair.path}/pair")
    done = {
        pair_says.AGREEMENT: agreement.is_signed,
        pair_says.GOALS: any(goal.standing != "dropped" for goal in life.goals),
        pair_says.MEETINGS: any(note.met_on for note in life.notes),
    }
    first = next((part for part, is_done in done.items() if not is_done), None)
    with st.container(key=f"card-standing-{pair.key}", gap="small"):
        st.html(tag("h2", says.standing(pair.partner, is_going=first is None)))
        st.html(steps(_steps(pair, agreement, done, first)))
        st.page_link(
            pair.desk.pages[Place.PAIR],
            label=says.go_on(pair.partner, first),
            icon=":material/arrow_forward:",
            query_params=pair.desk.address(pair=pair.key, part=first or pair_says.PREPARE),
        )


def _steps(
    pair: PairDesk, agreement: AgreementView, done: dict[PairPart, bool], first: PairPart | None
) -> list[Step]:
    mine, theirs = agreement.mentee_signed_at, agreement.mentor_signed_at
    if pair.is_mentor:
        mine, theirs = theirs, mine
    words = {
        pair_says.AGREEMENT: says.agreeing(
            pair.partner, i_signed=mine is not None, partner_signed=theirs is not None
        ),
        pair_says.GOALS: says.GOAL_SAYS,
        pair_says.MEETINGS: says.meeting(pair.match.own_side, day(agreement.first_meeting_by)),
    }
    return [
        (says.STEPS[part], says.DONE_SAYS[part] if is_done else words[part], _tone(part, is_done, first))
        for part, is_done in done.items()
    ]


def _tone(part: str, is_done: bool, first: str | None) -> Tone:
    if is_done:
        return Tone.GOOD
    return Tone.LOOK if part == first else Tone.PLAIN
