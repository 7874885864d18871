"""The draft of a meeting's summary, for its author's eyes until she shares it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from companion.contracts.pairs import NewAction, NewNote, PairPageView, SummaryDraft, SummaryLineView
from ui.client import new_wish
from ui.drafting import forget_drafts
from ui.flash import say
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.typed import emptied, words_box
from ui.when import as_day, day
from ui.words import goals as goal_says
from ui.words import notes as says
from ui.words import pair as pair_says

_KEY = "summary-being-written"
TOLD = ("happened", "decided")


@dataclass(frozen=True)
class _Writing:
    """A draft that is being worked on. `wish` names its sharing: sent twice, each part is kept once."""

    pair: str
    draft: SummaryDraft
    met_on: date
    wish: str


@dataclass(frozen=True)
class _Step:
    """Something that one of the two will do, as it stands in the form."""

    text: str
    is_mine: bool
    due_on: date | None


def is_open(pair: PairDesk) -> bool:
    """Whether a draft of this pair is being worked on."""
    writing: _Writing | None = st.session_state.get(_KEY)
    return writing is not None and writing.pair == pair.key


def open_form(pair: PairDesk, draft: SummaryDraft, met_on: date) -> None:
    """Begin with a new draft."""
    st.session_state[_KEY] = _Writing(pair.key, draft, met_on, new_wish())


def show(pair: PairDesk) -> None:
    """Draw the form."""
    writing: _Writing = st.session_state[_KEY]
    with st.form("summary", enter_to_submit=False):
        st.html(
            joined(
                tag("h2", f"{says.DRAFT}, {says.of_meeting(day(writing.met_on))}"),
                tag("p", says.DRAFT_SAYS),
                tag("p", writing.draft.why_plain, class_="c-soft"),
            )
        )
        texts = {part: _words(writing, part) for part in TOLD}
        steps = _steps(pair, writing)
        concerns = _words(writing, "concerns")
        shares = _share_concerns(writing)
        with st.container(horizontal=True):
            shared = st.form_submit_button(says.share(pair.partner), key="share", type="primary")
            away = st.form_submit_button(says.AWAY, key="away")
    if away:
        del st.session_state[_KEY]
        st.rerun()
    if shared:
        told = texts | ({"concerns": concerns} if shares else {})
        _share(pair, writing, told, steps, "" if shares else concerns)


def _of(writing: _Writing, part: str) -> list[SummaryLineView]:
    return [line for line in writing.draft.items if line.part == part]


def _words(writing: _Writing, part: str) -> str:
    lines = _of(writing, part)
    if not lines:
        return ""
    before = "\n".join(line.text for line in lines)
    key = f"summary-{part}-{writing.wish}"
    return words_box(
        pair_says.seen_by_you(says.PARTS[part]), before, key, most=says.LONGEST, height=96, kept=""
    )


def _steps(pair: PairDesk, writing: _Writing) -> list[_Step]:
    lines = _of(writing, "actions")
    if not lines:
        return []
    st.html(tag("h3", says.PARTS["actions"]))
    found = []
    for place, line in enumerate(lines):
        key = f"summary-step-{place}-{writing.wish}"
        with st.container(key=f"row-step-{place}", gap="xsmall"):
            label = pair_says.seen_by_you(f"{says.STEP} {place + 1}")
            text = words_box(label, line.text, key, most=says.LONGEST, height=72, kept="")
            first = 1 if line.owner == pair.partner else 0
            who = st.radio(
                goal_says.WHO, [goal_says.YOU, pair.partner], first, key=f"{key}-who", horizontal=True
            )
            due = st.date_input(
                pair_says.BY_OPTIONAL, line.due_on, format=pair_says.DAY_FORMAT, key=f"{key}-due"
            )
        found.append(_Step(text, who == goal_says.YOU, as_day(due)))
    return found


def _share_concerns(writing: _Writing) -> bool:
    if not _of(writing, "concerns"):
        return False
    st.html(tag("p", says.CONCERNS_SAYS, class_="c-soft"))
    return st.checkbox(says.SHARE_CONCERNS, key=f"summary-share-{writing.wish}")


def _share(
    pair: PairDesk, writing: _Writing, told: dict[str, str], steps: list[_Step], kept_back: str
) -> None:
    """Keep what is shared, and the rest as a note of her own; a second time changes nothing."""
    pieces = [f"{says.PARTS[part]}\n{words.strip()}" for part, words in told.items() if words.strip()]
    if pieces:
        text = "\n\n".join(pieces)
        note = NewNote(text=text, confidentiality="pair", met_on=writing.met_on)
        _keep(pair, "notes", note, f"{writing.wish}-shared")
    if kept_back.strip():
        own = NewNote(text=kept_back, confidentiality="author", met_on=writing.met_on)
        _keep(pair, "notes", own, f"{writing.wish}-own")
    for place, step in enumerate(steps):
        if step.text.strip():
            action = NewAction(text=step.text, due_on=step.due_on, is_mine=step.is_mine)
            _keep(pair, "actions", action, f"{writing.wish}-step-{place}")
    del st.session_state[_KEY]
    emptied(f"after-{pair.key}")
    forget_drafts(pair)
    say(says.SHARED)
    st.rerun()


def _keep(pair: PairDesk, what: str, wish: NewNote | NewAction, once: str) -> None:
    pair.api.change(PairPageView, "POST", f"{pair.path}/{what}", wish, once=once)
