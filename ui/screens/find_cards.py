"""The mentors who fit, as cards: room, the usual time to an answer, reasons with where they come from."""

from __future__ import annotations

import streamlit as st

from companion.contracts.finding import FindingView, MentorCard
from companion.contracts.places import Place
from companion.contracts.requests import NewRequest, OwnRequestView
from ui.blocks import Tone, chip, empty, facts, note, sentences, unfold
from ui.desk import Desk
from ui.flash import say
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.screens import find_chips, find_list, find_talk
from ui.screens.question_parts import ask_form
from ui.typed import emptied, fresh, wish_of, words_box, words_form
from ui.words import find as says


def show(desk: Desk, seen: FindingView) -> None:
    """Draw who fits, and what keeps others away."""
    st.html(tag("h2", says.CARDS))
    if not seen.cards:
        nobody = bool(seen.turns and seen.chips)
        words = (says.NOBODY, says.NOBODY_SAYS) if nobody else (says.NO_CARDS, says.NO_CARDS_SAYS)
        st.html(empty(*words, level=3))
    if seen.cards and not seen.turns:
        st.html(tag("p", says.FROM_PROFILE, class_="c-soft"))
    if seen.relaxed:
        with st.container(horizontal=True, gap="xsmall", key="relax"):
            for one in seen.relaxed:
                find_chips.relax(desk, seen, one)
    if seen.cards and seen.asking != "open":
        st.html(note(says.HAS_MENTOR if seen.asking == "has_mentor" else says.UNDER_WAY))
    for card in seen.cards:
        _shown(desk, card, may_ask=seen.asking == "open")
    if seen.is_more:
        _press(says.MORE, "more", says.MORE_SAYS)


def _shown(desk: Desk, card: MentorCard, *, may_ask: bool) -> None:
    with st.container(key=f"card-mentor-{card.mentor_id}", gap="xsmall"):
        st.html(_card(card, find_list.place_on(desk, card)))
        with st.container(horizontal=True, gap="xsmall"):
            if may_ask:
                _ask(desk, card)
            find_list.offer(desk, card)
            with st.popover(says.ASK_ONE, key=f"wonder-{card.mentor_id}"):
                ask_form(desk, str(card.mentor_id), card.mentor_id)
            _press(says.LIKE, f"like-{card.mentor_id}", says.like(card.name))
            _press(says.NOT_THIS, f"not-{card.mentor_id}", says.not_this(card.name))


def _ask(desk: Desk, card: MentorCard) -> None:
    """Ask somebody to be one's mentor, in words that are written for her."""
    name = first_name(card.name)
    with st.popover(says.ask(name), key=f"ask-{card.mentor_id}", type="primary"):
        box = f"wants-{card.mentor_id}"
        now = fresh(box)
        with words_form(f"ask-form-{card.mentor_id}", border=False):
            words = words_box(says.ask_box(name), "", now, most=says.LONGEST_ASK, hint=says.ASK_HINT)
            sent = st.form_submit_button(says.ASK_SEND, key=f"send-{card.mentor_id}", type="primary")
        st.html(tag("p", says.ask_says(name), class_="c-soft"))
    if not sent:
        return
    if not words.strip():
        st.html(tag("p", says.ASK_NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = NewRequest(mentors=[card.mentor_id], wants=words.strip())
    desk.api.change(OwnRequestView, "POST", f"{desk.path}/requests", wish, once=wish_of(now))
    emptied(box)
    find_talk.forget(desk)
    say(says.asked(name))
    if Place.REQUESTS in desk.pages:
        st.switch_page(desk.pages[Place.REQUESTS], query_params=desk.address())
    st.rerun()


def _press(label: str, key: str, message: str) -> None:
    st.button(label, key=key, on_click=find_talk.ask, args=(message,))


def _card(card: MentorCard, choice: str) -> Markup:
    called = first_name(card.name)
    marks = [chip(choice, Tone.GOOD), " "] if choice else []
    marks += [chip(says.room(card), Tone.GOOD), " ", chip(says.reply(card)), " ", chip(says.languages(card))]
    for words in card.not_met:
        marks += [" ", chip(says.not_met(words), Tone.LOOK)]
    for words in card.not_known:
        marks += [" ", chip(says.not_known(words))]
    if not card.is_near:
        marks += [" ", chip(says.LOOSELY, Tone.LOOK)]
    reasons = [(one.sentence, says.rests_on(one.rests_on, called)) for one in card.reasons]
    quotes = [quote for one in card.reasons for quote in one.quotes]
    written = [(says.OFFERS, card.offers), (says.EXPERIENCE, card.experience)]
    return joined(
        tag("h3", card.name, class_="c-name"),
        tag("p", says.place_of(card), class_="c-soft"),
        tag("p", *marks, class_="c-chips"),
        sentences(reasons, quotes),
        unfold(says.WROTE, facts(written)) if any(words for _, words in written) else None,
    )
