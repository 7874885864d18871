"""The first page of a mentee or a mentor: how each pair stands, who needs her first, and one thing to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from companion.contracts.home import CauseWord, HomePairView, HomeView
from companion.contracts.people import PersonView
from companion.contracts.places import PairPart, Place
from ui.blocks import Tone, chip, empty, note, page_head
from ui.desk import Desk
from ui.guard import guarded
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.screens.person import part_in
from ui.when import day
from ui.words import today as says

_PART: Mapping[CauseWord, PairPart] = MappingProxyType(
    {
        "check_in": PairPart.MEETINGS,
        "actions_due": PairPart.GOALS,
        "agreement": PairPart.AGREEMENT,
        "first_meeting": PairPart.PREPARE,
        "quiet": PairPart.MEETINGS,
    }
)


def show(desk: Desk) -> None:
    """Draw the page."""
    found = desk.api.get(HomeView, "/my/home").items
    here = [one for one in found if desk.programme and one.programme_id == desk.programme.id]
    pairs = here or found
    waiting = sum(len(one.due) for one in pairs)
    above = pairs[0].programme_name if pairs else desk.programme_name
    st.html(page_head(says.TITLE, says.lead(waiting, len(pairs)), above=above))
    for one in pairs:
        guarded(_pair)(desk, one)
    if not pairs:
        _nobody(desk)
    if "mentor" in desk.roles:
        guarded(_room)(desk, sum(one.own_side == "mentor" for one in pairs))


def _nobody(desk: Desk) -> None:
    is_mentor = "mentor" in desk.roles and "mentee" not in desk.roles
    title = says.WAITING_MENTOR if is_mentor else says.WAITING_MENTEE
    words = says.WAITING_MENTOR_SAYS if is_mentor else says.WAITING_MENTEE_SAYS
    st.html(empty(title, words))
    st.page_link(
        desk.pages[Place.PROFILE],
        label=says.TO_PROFILE,
        icon=":material/arrow_forward:",
        query_params=desk.address(),
    )


def _pair(desk: Desk, one: HomePairView) -> None:
    partner = first_name(one.partner)
    with_whom = says.WITH_MENTEE if one.own_side == "mentor" else says.WITH_MENTOR
    with st.container(key=f"card-today-{one.mentorship_id}", gap="small"):
        st.html(
            joined(
                tag("h2", with_whom.format(partner=one.partner), class_="c-name"),
                tag("p", *_marks(one), class_="c-chips"),
            )
        )
        if one.due:
            first, *others = one.due
            title = says.DUE[first.cause].format(partner=partner)
            _step(desk, one, title, says.why(first.cause, first.counted, partner), first.cause)
            if others:
                items = [tag("li", says.DUE[each.cause].format(partner=partner)) for each in others]
                st.html(joined(tag("p", says.ALSO, class_="c-soft"), tag("ul", *items)))
        else:
            _next(desk, one, partner)
        if one.next_step:
            st.html(tag("p", _own_step(one), class_="c-soft"))


def _marks(one: HomePairView) -> list[Markup | str]:
    signed = one.i_signed and one.partner_signed
    met = says.MET.format(day=day(one.last_met_on)) if one.last_met_on else says.NEVER_MET
    goals = says.goals(one.open_goals, has_goal=one.has_goal)
    return [
        chip(says.SIGNED if signed else says.NOT_SIGNED, Tone.GOOD if signed else Tone.PLAIN),
        " ",
        chip(goals, Tone.GOOD if one.open_goals else Tone.PLAIN),
        " ",
        chip(met, Tone.GOOD if one.last_met_on else Tone.PLAIN),
    ]


def _own_step(one: HomePairView) -> str:
    if one.next_step is None:
        return ""
    if one.next_step.due_on is None:
        return says.STEP.format(text=one.next_step.text)
    return says.STEP_BY.format(day=day(one.next_step.due_on), text=one.next_step.text)


def _step(desk: Desk, one: HomePairView, title: str, why: str, cause: CauseWord) -> None:
    st.html(joined(tag("h3", title), tag("p", why)))
    _go(desk, one, says.ACTION[cause], _PART[cause])


def _next(desk: Desk, one: HomePairView, partner: str) -> None:
    """Nothing is due: what would come next all the same."""
    if not (one.i_signed and one.partner_signed):
        part = PairPart.AGREEMENT
    else:
        part = PairPart.PREPARE if one.has_goal else PairPart.GOALS
    st.html(joined(tag("h3", says.NEXT_TITLE[part].format(partner=partner)), tag("p", says.NEXT_SAYS[part])))
    _go(desk, one, says.NEXT_ACTION[part], part)


def _go(desk: Desk, one: HomePairView, label: str, part: str) -> None:
    with st.container(key=f"go-{one.mentorship_id}"):
        st.page_link(
            desk.pages[Place.PAIR],
            label=label,
            icon=":material/arrow_forward:",
            query_params=desk.address(pair=str(one.mentorship_id), part=part),
        )


def _room(desk: Desk, load: int) -> None:
    """How much room a mentor has, and whether she is paused."""
    part = part_in(desk, desk.api.get(PersonView, f"/people/{desk.me.person_id}"))
    if part is None or part.role == "mentee":
        return
    with st.container(key="card-room", gap="xsmall"):
        st.html(joined(tag("h2", says.ROOM), tag("p", says.room(load, part.capacity))))
        if part.state == "paused":
            st.html(note(says.PAUSED))
        st.page_link(
            desk.pages[Place.PROFILE],
            label=says.ROOM_CHANGE,
            icon=":material/arrow_forward:",
            query_params=desk.address(),
        )
