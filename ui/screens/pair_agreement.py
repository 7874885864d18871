"""The agreement of a pair: read with where each clause comes from, signed, and opened to be changed."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from companion.contracts.agreements import AgreementChange, AgreementView
from companion.languages.catalogue import OURS
from ui.blocks import Tone, card, chip, facts, note, unfold
from ui.clause_card import clause_card, differences
from ui.client import ChangedMeanwhile, Tagged
from ui.flash import say
from ui.guard import guarded
from ui.language import language
from ui.markup import Markup, joined, tag
from ui.pair_desk import PairDesk
from ui.screens import (
    agreement_ai,
    agreement_form,
    agreement_versions,
    ai_consent,
    pair_closing,
    pair_plan,
)
from ui.when import day, day_of
from ui.words import agreement as says
from ui.words import pair as pair_says

_SIGN = "sign-version"


def show(pair: PairDesk) -> None:
    """Draw it, or the form to change it."""
    wished = st.session_state.pop(_SIGN, None)
    if wished:
        _sign(pair, wished)
    if agreement_form.is_open(pair):
        agreement_form.show(pair)
        return
    if agreement_versions.is_open(pair):
        agreement_versions.show(pair)
        return
    read = pair.api.get_tagged(AgreementView, f"{pair.path}/agreement")
    if agreement_form.was_open(pair, read):
        # The pages began anew while she was writing: her words stand in the same boxes again.
        agreement_form.open_form(pair.key, read)
        agreement_form.show(pair)
        return
    now = read.value
    with st.container(key="card-standing", gap="small"):
        st.html(_standing(pair, now))
        _steps(pair, read)
    agreement_ai.show(pair, now)
    if now.changes:
        st.html(card(unfold(says.changes(now), differences(now))))
    st.html(joined(*(clause_card(now, clause, pair.partner) for clause in now.clauses)))
    guarded(pair_plan.show)(pair)
    ai_consent.show(pair)
    guarded(pair_closing.offer)(pair)


def _standing(pair: PairDesk, now: AgreementView) -> Markup:
    head = tag("h2", says.DRAFT if now.is_draft else says.SIGNED if now.is_signed else says.OPEN)
    written = says.version(now, day_of(now.written_at)) if now.written_at else says.DRAFT_SAYS
    days = [(says.FIRST, now.first_meeting_by), (says.REVIEW, now.review_on), (says.ENDS, now.ends_on)]
    return joined(
        head,
        tag("p", written, tag("span", " ", pair_says.PLAIN, class_="c-soft") if now.is_draft else None),
        tag("p", says.drafted_in(now), class_="c-soft") if _says_language(now) else None,
        tag("p", *_signatures(pair, now), class_="c-chips"),
        note(says.signed_before(now), Tone.LOOK) if _is_asked_anew(pair, now) else None,
        facts([(label, day(when)) for label, when in days]),
        None if now.is_draft else unfold(says.WORDS_SIGNED, tag("p", says.fingerprint(now), class_="c-soft")),
    )


def _says_language(now: AgreementView) -> bool:
    """Whether its language is worth a word: not where all is in English anyway."""
    return now.language != OURS or language() != OURS


def _is_asked_anew(pair: PairDesk, now: AgreementView) -> bool:
    return now.signed_before and _own_signature(pair, now) is None


def _own_signature(pair: PairDesk, now: AgreementView) -> datetime | None:
    return now.mentor_signed_at if pair.is_mentor else now.mentee_signed_at


def _signatures(pair: PairDesk, now: AgreementView) -> list[Markup]:
    mine, theirs = now.mentee_signed_at, now.mentor_signed_at
    if pair.is_mentor:
        mine, theirs = theirs, mine
    return [_signature(pair, mine, is_you=True), _signature(pair, theirs, is_you=False)]


def _signature(pair: PairDesk, at: datetime | None, *, is_you: bool) -> Markup:
    words = says.signature(pair.partner, day_of(at) if at else "", is_you=is_you)
    return chip(words, Tone.GOOD if at else Tone.PLAIN)


def _steps(pair: PairDesk, read: Tagged[AgreementView]) -> None:
    now = read.value
    serious = any(one.trouble != "vague" for one in now.findings)
    mine = _own_signature(pair, now)
    with st.container(horizontal=True, gap="xsmall"):
        if mine is None and not serious:
            with st.popover(says.SIGN, key="sign", type="primary"):
                st.html(tag("p", says.SIGN_SURE))
                # What is signed is what was shown, not what is there when the wish arrives.
                st.button(
                    says.SIGN_YES, key="sign-sure", type="primary", on_click=_wish_to_sign, args=(read.etag,)
                )
        st.button(
            says.CHANGE,
            key="change-agreement",
            icon=":material/edit:",
            on_click=agreement_form.open_form,
            args=(pair.key, read),
        )
        agreement_versions.offer(pair, now)
        for code in now.other_languages:
            if st.button(says.draft_in(code), key=f"draft-in-{code}", type="tertiary"):
                _draft_anew(pair, code, read.etag)
    if serious:
        st.html(tag("p", says.SIGN_FIRST, class_="c-soft"))


def _draft_anew(pair: PairDesk, code: str, etag: str) -> None:
    wish = AgreementChange(texts={}, language=code)
    try:
        pair.api.change(AgreementView, "PUT", f"{pair.path}/agreement", wish, etag=etag)
    except ChangedMeanwhile:
        say(says.NOT_ANEW, Tone.LOOK)
    else:
        say(says.DRAFTED_ANEW)
    st.rerun()


def _wish_to_sign(etag: str) -> None:
    st.session_state[_SIGN] = etag


def _sign(pair: PairDesk, etag: str) -> None:
    try:
        pair.api.change(AgreementView, "POST", f"{pair.path}/agreement/sign", etag=etag)
    except ChangedMeanwhile:
        say(says.SIGN_LOST, Tone.LOOK)
    else:
        say(says.SIGN_DONE)
    st.rerun()
