"""A mentee's own list of mentors: put on from a card, moved, taken off, each with how it stands now."""

from __future__ import annotations

import streamlit as st

from companion.contracts.finding import MentorCard
from companion.contracts.shortlist import ListedMentor, ShortlistOrder, ShortlistView
from ui.blocks import Tone, chip
from ui.desk import Desk
from ui.flash import say
from ui.held import held, let_go
from ui.markup import joined, tag
from ui.pair_card import first_name
from ui.words import shortlist as says


def show(desk: Desk) -> None:
    """Draw the list."""
    seen = shortlist(desk)
    # Folded, so that on a phone the cards are not far below it.
    with st.expander(says.title(len(seen.mentors)), key="shortlist"):
        st.html(tag("p", says.SAYS, class_="c-soft"))
        if not seen.mentors:
            st.html(tag("p", says.EMPTY, class_="c-soft"))
        for place, one in enumerate(seen.mentors):
            with st.container(gap="xsmall", key=f"listed-{one.mentor_id}"):
                _listed(desk, seen, place, one)
        st.html(tag("p", says.WHO_READS, class_="c-soft"))


def offer(desk: Desk, card: MentorCard) -> None:
    """On a card: the press that puts somebody on the list; of somebody who stands on it nothing is asked."""
    seen = shortlist(desk)
    if any(one.mentor_id == card.mentor_id for one in seen.mentors) or len(seen.mentors) >= seen.most:
        return
    if st.button(says.PUT, key=f"short-{card.mentor_id}"):
        _keep(desk, desk.api.change(ShortlistView, "PUT", f"{_path(desk)}/{card.mentor_id}"))
        say(says.put(first_name(card.name)))
        st.rerun()


def place_on(desk: Desk, card: MentorCard) -> str:
    """What a card says of the list: which choice somebody is; '' for who is not on it."""
    places = {one.mentor_id: place for place, one in enumerate(shortlist(desk).mentors, start=1)}
    return says.choice(places[card.mentor_id]) if card.mentor_id in places else ""


def shortlist(desk: Desk) -> ShortlistView:
    """The list as it was read last."""
    return held(_key(desk), lambda: desk.api.get(ShortlistView, _path(desk)))


def _listed(desk: Desk, seen: ShortlistView, place: int, one: ListedMentor) -> None:
    name = first_name(one.name)
    where = " · ".join(piece for piece in (one.department, one.level, one.location) if piece)
    mark = chip(says.STANDINGS[one.standing], Tone.GOOD if one.standing == "open" else Tone.LOOK)
    st.html(
        joined(
            tag("h3", says.line(place + 1, one.name), class_="c-name"),
            tag("p", where, class_="c-soft") if where else None,
            tag("p", mark, class_="c-chips"),
        )
    )
    with st.container(horizontal=True, gap="xsmall", key=f"moves-{one.mentor_id}"):
        if place > 0 and st.button(says.up(name), key=f"up-{one.mentor_id}"):
            _order(desk, seen, place, place - 1)
        if place + 1 < len(seen.mentors) and st.button(says.down(name), key=f"down-{one.mentor_id}"):
            _order(desk, seen, place, place + 1)
        if st.button(says.off(name), key=f"off-{one.mentor_id}"):
            _keep(desk, desk.api.change(ShortlistView, "DELETE", f"{_path(desk)}/{one.mentor_id}"))
            say(says.taken_off(name))
            st.rerun()


def _order(desk: Desk, seen: ShortlistView, before: int, after: int) -> None:
    mentors = [one.mentor_id for one in seen.mentors]
    mentors.insert(after, mentors.pop(before))
    wish = ShortlistOrder(mentors=mentors)
    # Where the list was changed in another window, the next look shows it as it is.
    let_go(_key(desk))
    _keep(desk, desk.api.change(ShortlistView, "PUT", _path(desk), wish))
    say(says.MOVED)
    st.rerun()


def _keep(desk: Desk, seen: ShortlistView) -> None:
    let_go(_key(desk))
    held(_key(desk), lambda: seen)


def _path(desk: Desk) -> str:
    return f"{desk.path}/shortlist"


def _key(desk: Desk) -> str:
    return f"shortlist-{desk.programme.id if desk.programme else ''}"
