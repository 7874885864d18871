"""A participant's own match, and why: no score, no price, and nobody else in it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.ai import MyAi
from companion.contracts.my_matches import MyMatches
from companion.contracts.places import Place
from ui.blocks import empty, facts, page_head
from ui.desk import Desk
from ui.guard import guarded
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens import match_why, pair_closing, pair_standing
from ui.when import day_of
from ui.words import match as says


def show(desk: Desk) -> None:
    """Draw every living match; a mentor may have several."""
    found = desk.api.get(MyMatches, "/my/matches")
    here = desk.programme.id if desk.programme else None
    # Whoever takes part in several programmes may be matched in another than the one that comes first.
    own = [one for one in found.items if one.programme_id == here] or found.items
    above = own[0].programme_name if own else desk.programme_name
    st.html(page_head(says.TITLE, says.lead(own), above=above))
    if not own:
        st.html(empty(says.NOBODY, says.NOBODY_SAYS))
        if Place.FIND in desk.pages:
            st.page_link(desk.pages[Place.FIND], query_params=desk.address())
        if Place.PROFILE in desk.pages:
            st.page_link(desk.pages[Place.PROFILE], query_params=desk.address())
    # Where no model is set up nothing is said of AI, and nothing is drafted.
    with_model = bool(own) and desk.api.get(MyAi, "/me/ai").works
    for one in own:
        pair = PairDesk(desk, one)
        if Place.PAIR in desk.pages:
            pair_standing.show(pair)
        _match(pair, with_model=with_model)


def _match(pair: PairDesk, *, with_model: bool) -> None:
    """One match, in the reader's own view."""
    partner = pair.match.partner
    since = says.since(pair.match.own_side, day_of(pair.match.began_at))
    written = [(says.FIELDS[name], partner.fields.get(name, "")) for name in says.FIELDS]
    about = [*written, (says.LANGUAGES, ", ".join(partner.languages))]
    with st.container(key=f"card-match-{pair.key}"):
        address = tag("a", partner.email, href=f"mailto:{partner.email}")
        st.html(
            joined(
                tag("h2", partner.name, class_="c-name"),
                tag("p", address, tag("span", " · ", since, class_="c-soft")),
            )
        )
        left, right = st.columns(2, gap="medium")
        with left:
            match_why.show(pair, with_model=with_model)
        with right:
            st.html(joined(tag("h3", says.about(partner.name)), facts(about)))
        guarded(pair_closing.offer_early)(pair)
