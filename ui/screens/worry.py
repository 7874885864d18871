"""“I am worried”: who will read it and what happens next, said before anything is sent."""

from __future__ import annotations

import streamlit as st

from companion.contracts.worries import (
    ConfidedWord,
    NewWorry,
    OwnWorries,
    OwnWorryView,
    WorryReaders,
    WorrySent,
)
from ui.blocks import Tone, chip, empty, page_head, unfold
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.markup import Markup, tag
from ui.master_list import escaped
from ui.typed import emptied, fresh, wish_of, words_box, words_form
from ui.when import day_of
from ui.words import worry as says

_BOX = "worry"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    if desk.programme is None:
        st.html(empty(says.NO_PROGRAMME, says.NO_PROGRAMME_SAYS))
        return
    guarded(_write_and_look)(desk)


def _write_and_look(desk: Desk) -> None:
    here = desk.programme.id if desk.programme else None
    before = [one for one in desk.api.get(OwnWorries, "/my/worries").items if one.programme_id == here]
    guarded(_write)(desk)
    if before:
        st.html(tag("h2", says.BEFORE))
    for one in before:
        st.html(_sent(one))


def _write(desk: Desk) -> None:
    readers = desk.api.get(WorryReaders, f"{desk.path}/worries/readers")
    by_kind: dict[ConfidedWord, list[str]] = {}
    if readers.case_owners:
        by_kind["case_owner"] = readers.case_owners
    if readers.administrators:
        by_kind["administrator"] = readers.administrators
    if not by_kind:
        st.html(empty(says.NOBODY, says.NOBODY_SAYS))
        st.html(tag("p", says.NOW))
        return
    to = _whom(by_kind)
    st.html(_what_is_next(by_kind, to, readers))
    box = f"{_BOX}-{desk.programme.id if desk.programme else ''}"
    key = fresh(box)
    with words_form("worry-form"):
        words = words_box(says.WORDS, "", key, most=says.LONGEST, height=220, hint=says.HINT)
        sent = st.form_submit_button(says.SEND, key="send-worry", type="primary")
    if not sent:
        return
    if not words.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = NewWorry(words=words, confided_to=to)
    answer = desk.api.change(WorrySent, "POST", f"{desk.path}/worries", wish, once=wish_of(f"{key}-{to}"))
    emptied(box)
    say(says.sent(answer.told))
    st.rerun()


def _whom(by_kind: dict[ConfidedWord, list[str]]) -> ConfidedWord:
    """Who is to read it; asked where there are both, as it may be about one of them."""
    kinds = list(by_kind)
    if len(kinds) == 1:
        return kinds[0]
    chosen = st.radio(
        says.WHO,
        kinds,
        format_func=lambda kind: escaped(says.choice(kind, by_kind[kind])),
        key="worry-to",
        help=says.CHOICE_CAPTION,
    )
    return chosen or kinds[0]


def _what_is_next(by_kind: dict[ConfidedWord, list[str]], to: ConfidedWord, readers: WorryReaders) -> Markup:
    days = readers.look_within_working_days
    others = readers.told_if_unread if to == "case_owner" else []
    lines = [
        says.reads(to, by_kind[to]),
        says.TOLD,
        says.WITHIN.format(days=days),
        says.if_unread(others, days),
        says.NOT_OTHERS,
        says.NOT_MAILED,
        says.NOW,
    ]
    if "case_owner" not in by_kind:
        lines.insert(0, says.NO_CASE_OWNER)
    items = [tag("li", line) for line in lines]
    return tag("section", tag("h2", says.NEXT), tag("ul", *items, class_="c-next"), class_="c-card")


def _sent(one: OwnWorryView) -> Markup:
    standing = says.standing(one.state, one.taken_by, was_read=one.read_at is not None)
    tone = Tone.PLAIN if one.state == "closed" else Tone.GOOD if one.read_at else Tone.LOOK
    line = tag(
        "p",
        chip(standing, tone),
        " ",
        tag("span", says.SENT_ON.format(day=day_of(one.sent_at)), class_="c-soft"),
        class_="c-chips",
    )
    waits = tag("p", _unread(one), class_="c-soft") if _unread(one) else None
    words = unfold(says.WORDS_SHOWN, tag("p", one.words, class_="c-words"))
    return tag("article", line, waits, words, class_="c-card")


def _unread(one: OwnWorryView) -> str:
    if one.read_at or one.state != "new":
        return ""
    reminded, passed_on = (day_of(at) if at else "" for at in (one.reminded_at, one.passed_on_at))
    return says.still_unread(reminded, passed_on)
