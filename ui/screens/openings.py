"""Reading what a pair keeps private: asked by one, agreed to by another, and told to the pair."""

from __future__ import annotations

import streamlit as st

from companion.contracts.openings import NewOpening, Openings, OpeningView, PrivateWordsView
from companion.contracts.rounds import MentorshipPage
from ui.blocks import Tone, chip, note
from ui.choices import apart
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.listing import pages_of
from ui.markup import Markup, joined, tag
from ui.typed import emptied, fresh, wish_of, words_box, words_form
from ui.when import day, day_of, moment
from ui.words import notes as note_says
from ui.words import openings as says

TONES = {"asked": Tone.LOOK, "open": Tone.BAD, "over": Tone.PLAIN}


def show(desk: Desk) -> None:
    """Draw the part."""
    st.html(joined(tag("h2", says.TITLE), tag("p", says.LEAD, class_="c-soft")))
    for one in desk.api.get(Openings, f"{desk.path}/openings").items:
        guarded(_one)(desk, one)
    if "case_owner" in desk.roles:
        with st.expander(says.ASK, key="ask-to-open"):
            guarded(_ask)(desk)


def _one(desk: Desk, one: OpeningView) -> None:
    with st.container(key=f"card-opening-{one.id}", gap="xsmall"):
        st.html(_shown(one))
        with st.container(horizontal=True, gap="xsmall"):
            if one.may_agree:
                _step(desk, one, "agree", says.AGREE, says.AGREED)
            if one.state != "over":
                _step(desk, one, "end", _ending(one), says.ENDED)
        if one.may_read and st.toggle(says.READ, key=f"read-{one.id}"):
            _words(desk, one)


def _ending(one: OpeningView) -> str:
    if one.state == "open":
        return says.END
    return says.REFUSE if one.may_agree else says.TAKE_BACK


def _step(desk: Desk, one: OpeningView, step: str, label: str, done: str) -> None:
    if st.button(label, key=f"{step}-{one.id}"):
        desk.api.change(OpeningView, "POST", f"/openings/{one.id}/{step}")
        say(done)
        st.rerun()


def _shown(one: OpeningView) -> Markup:
    lines = [says.ASKED_BY.format(name=one.asked_by, day=day_of(one.asked_at))]
    if one.agreed_by and one.agreed_at and one.open_until:
        lines.append(says.AGREED_BY.format(name=one.agreed_by, day=day_of(one.agreed_at)))
        until = says.UNTIL if one.state == "open" else says.WAS_UNTIL
        lines.append(until.format(moment=moment(one.open_until)))
    head = tag(
        "p",
        chip(says.STATES[one.state], TONES[one.state]),
        " ",
        tag("strong", says.pair(one.pair)),
        class_="c-chips",
    )
    return joined(head, tag("p", " ".join(lines), class_="c-soft"), tag("p", one.reason, class_="c-words"))


def _words(desk: Desk, one: OpeningView) -> None:
    found = desk.api.get(PrivateWordsView, f"/openings/{one.id}/words")
    if not found.notes and not found.check_ins:
        st.html(note(says.NOTHING))
        return
    if found.notes:
        items = [_item(each.author, day_of(each.made_at), each.text) for each in found.notes]
        st.html(joined(tag("h3", says.NOTES), tag("ul", *items)))
    if found.check_ins:
        items = [
            _item(
                each.author,
                says.OF_MEETING.format(day=day(each.met_on)),
                note_says.about_meeting(each.useful, each.different),
            )
            for each in found.check_ins
        ]
        st.html(joined(tag("h3", says.ANSWERS), tag("ul", *items)))


def _item(author: str, when: str, words: str) -> Markup:
    return tag("li", tag("p", f"{author}, {when}", class_="c-soft"), tag("p", words, class_="c-words"))


def _ask(desk: Desk) -> None:
    page = pages_of(desk.api, MentorshipPage, f"{desk.path}/mentorships", "pairs-to-open", limit=200)
    known = {str(one.id): says.pair([one.mentee.name, one.mentor.name]) for one in page.items}
    key = fresh(f"opening-{desk.path}")
    with words_form("ask-opening", border=False):
        chosen = st.selectbox(
            says.WHICH,
            list(known),
            index=None,
            format_func=apart(known),
            placeholder=says.CHOOSE,
            key=f"{key}-pair",
        )
        reason = words_box(says.REASON, "", key, most=2_000, hint=says.REASON_HINT)
        sent = st.form_submit_button(says.SEND, key="send-opening")
    page.show_turner()
    if not sent:
        return
    if not chosen or not reason.strip():
        lacking = says.NEEDS_REASON if chosen else says.NEEDS_PAIR
        st.html(tag("p", lacking, class_="c-soft", role="status"))
        return
    path = f"/mentorships/{chosen}/openings"
    desk.api.change(OpeningView, "POST", path, NewOpening(reason=reason), once=wish_of(key))
    emptied(f"opening-{desk.path}")
    say(says.ASKED)
    st.rerun()
