"""A participant's own match, and why: no score, no price, and nobody else in it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.my_matches import MyMatches, MyMatchView
from ui.blocks import card, empty, facts, page_head, sentences
from ui.desk import Desk
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.places import Place
from ui.screens import pair_standing
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
        if Place.PROFILE in desk.pages:
            st.page_link(desk.pages[Place.PROFILE], query_params=desk.address())
    for one in own:
        if Place.PAIR in desk.pages:
            pair_standing.show(PairDesk(desk, one))
        st.html(match_card(one))


def match_card(one: MyMatchView) -> Markup:
    """One match, in the reader's own view."""
    partner = one.partner
    since = says.since(one.own_side, day_of(one.began_at))
    head = joined(
        tag("h2", partner.name, class_="c-name"),
        tag(
            "p",
            tag("a", partner.email, href=f"mailto:{partner.email}"),
            tag("span", " · ", since, class_="c-soft"),
        ),
    )
    written = [(says.FIELDS[name], partner.fields.get(name, "")) for name in says.FIELDS]
    about = [*written, (says.LANGUAGES, ", ".join(partner.languages))]
    return card(
        head,
        tag(
            "div",
            tag("div", tag("h3", says.WHY), sentences([(reason, "") for reason in one.reasons])),
            tag("div", tag("h3", says.about(partner.name)), facts(about)),
            class_="c-columns",
        ),
    )
