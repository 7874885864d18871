"""Notes of a pair: each says who may read it, before it is written and after."""

from __future__ import annotations

import streamlit as st

from companion.contracts.confidentiality import PairWord
from companion.contracts.openings import OwnOpenings
from companion.contracts.pairs import NewNote, NoteView, PairPageView
from ui.blocks import Tone, chip, empty
from ui.blocks import note as banner
from ui.drafting import forget_drafts
from ui.flash import say
from ui.guard import guarded
from ui.markup import Markup, tag
from ui.pair_desk import PairDesk
from ui.typed import emptied, fresh, wish_of, words_box, words_form
from ui.when import as_day, day, day_box, day_of, moment
from ui.words import drafts as draft_says
from ui.words import notes as says
from ui.words import openings as opening_says


def show(pair: PairDesk) -> None:
    """Draw the part."""
    guarded(_openings)(pair)
    _new(pair)
    found = pair.api.get(PairPageView, f"{pair.path}/pair").notes
    if not found:
        st.html(empty(says.NOBODY, says.NOBODY_SAYS))
    for note in found:
        st.html(note_card(note, pair.partner))


def _openings(pair: PairDesk) -> None:
    """Who from the programme has read, or can read, what the two keep private."""
    for one in pair.api.get(OwnOpenings, "/my/openings").items:
        if str(one.mentorship_id) == pair.key:
            words = opening_says.PAIR_OPEN if one.state == "open" else opening_says.PAIR_OVER
            told = words.format(
                asked=one.asked_by,
                agreed=one.agreed_by,
                day=day_of(one.agreed_at),
                moment=moment(one.open_until),
            )
            st.html(banner(told))


def note_card(note: NoteView, partner: str) -> Markup:
    """A note with who wrote it, when, and who may read it."""
    private = note.confidentiality == "author"
    about = says.of_meeting(day(note.met_on)) if note.met_on else ""
    written = says.written(note.author, day_of(note.made_at), is_mine=note.is_mine)
    marks = [
        chip(says.reader(note.confidentiality, partner), Tone.LOOK if private else Tone.GOOD),
        " ",
        tag("span", " · ".join(piece for piece in (written, about) if piece), class_="c-soft"),
    ]
    by = tag("p", draft_says.note_phrased(note.authored.model), class_="c-soft") if note.authored else None
    words = tag("p", note.text, class_="c-words")
    return tag("article", tag("p", *marks, class_="c-chips"), words, by, class_="c-card")


def class_box(partner: str, key: str, *, shared: bool = False) -> PairWord:
    """Who may read what is being written: the narrowest, unless somebody chooses or chose otherwise."""
    names = says.readers(partner)
    chosen = st.radio(says.WHO, names, int(shared), key=key, horizontal=True, captions=says.CAPTIONS)
    return "pair" if chosen == names[1] else "author"


def _new(pair: PairDesk) -> None:
    key = fresh(f"new-note-{pair.key}")
    with words_form("new-note"):
        st.html(tag("h2", says.NEW))
        text = words_box(says.NOTE, "", key, most=says.LONGEST)
        readers = class_box(pair.partner, f"{key}-class")
        met = st.date_input(says.ABOUT, None, format=day_box(), key=f"{key}-met")
        added = st.form_submit_button(says.ADD, key="add-note", type="primary")
    if not added:
        return
    if not text.strip():
        st.html(tag("p", says.NEEDS_WORDS, class_="c-soft", role="status"))
        return
    wish = NewNote(text=text, confidentiality=readers, met_on=as_day(met))
    pair.api.change(PairPageView, "POST", f"{pair.path}/notes", wish, once=wish_of(key))
    emptied(f"new-note-{pair.key}")
    forget_drafts(pair)
    say(says.KEPT)
    st.rerun()
