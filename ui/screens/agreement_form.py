"""The form in which an agreement is changed; where the other saved meanwhile, both words are shown."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from companion.contracts.agreements import AgreementChange, AgreementView, ClauseView
from ui.blocks import Tone, note
from ui.clause_card import findings, sources
from ui.client import ChangedMeanwhile, Tagged
from ui.flash import say
from ui.markup import Markup, tag
from ui.pair_desk import PairDesk
from ui.typed import was_left, words_box, words_form
from ui.words import agreement as says
from ui.words import pair as pair_says

_KEY = "agreement-being-changed"


@dataclass(frozen=True)
class _Changing:
    """What the boxes were filled from, and what happened since.

    `begun` holds the words with which each box began on this turn; `theirs` what the other wrote meanwhile.
    """

    pair: str
    base: Tagged[AgreementView]
    begun: dict[str, str]
    turn: int = 0
    theirs: dict[str, str] = field(default_factory=dict)
    happened: str = ""


def is_open(pair: PairDesk) -> bool:
    """Whether this pair's agreement is being changed."""
    changing: _Changing | None = st.session_state.get(_KEY)
    return changing is not None and changing.pair == pair.key


def was_open(pair: PairDesk, read: Tagged[AgreementView]) -> bool:
    """Whether it was being changed from these words when the session of the page before this one ended."""
    return was_left(_name(_Changing(pair.key, read, {})))


def open_form(pair: str, read: Tagged[AgreementView]) -> None:
    """Begin to change what was read."""
    st.session_state[_KEY] = _Changing(pair, read, _texts(read.value))


def show(pair: PairDesk) -> None:
    """Draw the form."""
    changing: _Changing = st.session_state[_KEY]
    now = changing.base.value
    st.html(note(changing.happened or says.FORM_SAYS, Tone.LOOK if changing.happened else Tone.PLAIN))
    with words_form(_name(changing)):
        typed = {clause.name: _box(pair, changing, clause) for clause in now.clauses}
        with st.container(horizontal=True, key="actions"):
            saved = st.form_submit_button(says.KEEP, key="save", type="primary")
            left = st.form_submit_button(pair_says.LEAVE, key="leave")
    if left:
        del st.session_state[_KEY]
        st.rerun()
    if saved:
        _save(pair, changing, {str(name): words for name, words in typed.items()})


def _name(changing: _Changing) -> str:
    return f"agreement-{changing.pair}-{changing.base.etag}-{changing.turn}"


def _box(pair: PairDesk, changing: _Changing, clause: ClauseView) -> str:
    now = changing.base.value
    found = findings(now, clause)
    if found:
        st.html(found)
    if clause.name in changing.theirs:
        st.html(_theirs(pair, changing.theirs[clause.name]))
    label = pair_says.seen_by_both(clause.title, pair.partner)
    key = f"clause-{clause.name}-{changing.turn}"
    begun = changing.begun[clause.name]
    typed = words_box(label, begun, key, most=says.LONGEST, height=_height(begun), kept=clause.text)
    st.html(sources(now, clause, pair.partner))
    return typed


def _theirs(pair: PairDesk, words: str) -> Markup:
    said = tag("p", words, class_="c-words")
    return tag("div", tag("strong", says.theirs(pair.partner)), said, class_="c-note c-look", role="note")


def _height(words: str) -> int:
    """High enough for the words on a phone, and no higher than a phone."""
    lines = sum(1 + len(line) // 44 for line in words.splitlines()) or 1
    return min(96 + 24 * max(0, lines - 3), 320)


def _save(pair: PairDesk, changing: _Changing, typed: dict[str, str]) -> None:
    base = _texts(changing.base.value)
    changed = {name: words for name, words in typed.items() if words.strip() != base[name].strip()}
    if not changed and not changing.base.value.is_draft:
        st.html(tag("p", pair_says.NOTHING_TO_SAVE, class_="c-soft", role="status"))
        return
    wish = AgreementChange.model_validate({"texts": changed})
    path = f"{pair.path}/agreement"
    try:
        pair.api.change(AgreementView, "PUT", path, wish, etag=changing.base.etag)
    except ChangedMeanwhile:
        now = pair.api.get_tagged(AgreementView, path)
        st.session_state[_KEY] = _side_by_side(pair, changing, now, changed)
    else:
        del st.session_state[_KEY]
        say(says.SAVED)
    st.rerun()


def _side_by_side(
    pair: PairDesk, changing: _Changing, now: Tagged[AgreementView], typed: dict[str, str]
) -> _Changing:
    """Her words where she wrote, the other's where only the other did, and both where both did."""
    before, after = _texts(changing.base.value), _texts(now.value)
    theirs = {name: words for name, words in after.items() if words != before[name]}
    happened = says.lost(pair.partner) if theirs else says.lost_to_signature(pair.partner)
    return _Changing(pair.key, now, after | typed, changing.turn + 1, theirs, happened)


def _texts(found: AgreementView) -> dict[str, str]:
    return {clause.name: clause.text for clause in found.clauses}
