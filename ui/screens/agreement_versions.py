"""Every version of an agreement: who wrote it and when, what became different, and who signed it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.agreements import AgreementVersions, AgreementVersionView, AgreementView
from ui.blocks import Tone, chip, unfold
from ui.clause_card import differences, mark
from ui.listing import pages_of
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.when import day_of, moment
from ui.words import agreement as says

_KEY = "agreement-versions"
_AT_ONCE = 10


def is_open(pair: PairDesk) -> bool:
    """Whether the versions of this pair's agreement are being read."""
    return bool(st.session_state.get(_KEY) == pair.key)


def offer(pair: PairDesk, now: AgreementView) -> None:
    """The way to them, where there is more than one."""
    if now.number > 1:
        st.button(
            says.VERSIONS, key="versions", icon=":material/history:", on_click=_turn_to, args=(pair.key,)
        )


def show(pair: PairDesk) -> None:
    """Draw the list, the newest first."""
    st.button(says.BACK, key="versions-left", icon=":material/arrow_back:", on_click=_turn_to, args=(None,))
    st.html(joined(tag("h2", says.VERSIONS_TITLE), tag("p", says.VERSIONS_SAYS, class_="c-soft")))
    path = f"{pair.path}/agreement/versions"
    page = pages_of(pair.api, AgreementVersions, path, "agreement-versions", limit=_AT_ONCE)
    for place, version in enumerate(page.items):
        st.html(_version(pair, version, is_newest=not place and page.is_first))
    page.show_turner()


def _turn_to(pair: str | None) -> None:
    st.session_state[_KEY] = pair


def _version(pair: PairDesk, version: AgreementVersionView, *, is_newest: bool) -> Markup:
    title = says.version_title(version, _own_side(pair), pair.partner, moment(version.written_at))
    return tag(
        "section",
        tag("h3", title, joined(" ", chip(says.NOW, Tone.GOOD)) if is_newest else None),
        tag("p", *_signatures(pair, version), class_="c-chips"),
        differences(version) or tag("p", _why_no_difference(version), class_="c-soft"),
        unfold(says.WHOLE, _whole(version)),
        class_="c-card",
    )


def _why_no_difference(version: AgreementVersionView) -> str:
    return says.FIRST_VERSION if version.number == 1 else says.OTHER_LANGUAGE


def _whole(version: AgreementVersionView) -> Markup:
    clauses = [
        joined(tag("h4", clause.title), tag("p", clause.text, mark(clause), class_="c-words"))
        for clause in version.clauses
    ]
    return joined(*clauses, tag("p", says.fingerprint(version), class_="c-soft"))


def _signatures(pair: PairDesk, version: AgreementVersionView) -> list[Markup]:
    signed = {"mentee": version.mentee_signed_at, "mentor": version.mentor_signed_at}
    own = _own_side(pair)
    told = [
        chip(says.signature(pair.partner, day_of(at), is_you=side == own), Tone.GOOD)
        for side, at in signed.items()
        if at is not None
    ]
    return told or [chip(says.NOBODY_SIGNED)]


def _own_side(pair: PairDesk) -> str:
    return "mentor" if pair.is_mentor else "mentee"
