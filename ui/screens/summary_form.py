"""The draft of a meeting's summary, for its author's eyes until she shares it; kept while she is away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from companion.contracts.drafts import DraftLineView, DraftList, DraftView, DraftWish
from companion.contracts.pairs import PairPageView
from ui import after_meeting, drafting
from ui.blocks import Tone, note, unfold
from ui.drafting import looked_at, rests_on, text_of, watch
from ui.flash import say
from ui.markup import joined, tag
from ui.pair_desk import PairDesk
from ui.screens.summary_sharing import Called, Step, Told, share
from ui.typed import wish_of, words_box, words_form
from ui.when import as_day, day, day_box
from ui.words import drafts as draft_says
from ui.words import goals as goal_says
from ui.words import notes as says
from ui.words import pair as pair_says

_KEY = "summary-being-written"
TOLD = ("happened", "decided")


@dataclass(frozen=True)
class Writing:
    """A draft that is being worked on, as the boxes were filled from it.

    `newer` is what a model made of it since; `turn` counts how often the boxes were filled. `wish` names its
    sharing: sent twice, each part is kept once.
    """

    pair: str
    draft: DraftView
    wish: str
    newer: DraftView | None = None

    @property
    def turn(self) -> str:
        """What tells these boxes from those that were filled before."""
        return f"{self.draft.id}-{self.draft.version}"


def begin(pair: PairDesk, notes: str, met_on: date, *, with_ai: bool = True) -> None:
    """Sort notes into a new draft."""
    wish = DraftWish(use="summary", notes=notes, met_on=met_on, with_ai=with_ai)
    made = pair.api.change(DraftView, "POST", f"{pair.path}/drafts", wish)
    st.session_state[_KEY] = Writing(pair.key, made, _wish_for(made))


def _wish_for(draft: DraftView) -> str:
    return wish_of(f"summary-{draft.id}")


def find(pair: PairDesk) -> Writing | None:
    """The draft that is being worked on, or was when she was here last; None where there is none."""
    writing: Writing | None = st.session_state.get(_KEY)
    if writing is None or writing.pair != pair.key:
        drafts = pair.api.get(DraftList, f"{pair.path}/drafts").items
        left = next((one for one in drafts if one.use == "summary" and one.approved_at is None), None)
        writing = None if left is None else Writing(pair.key, left, _wish_for(left))
    if writing is not None and writing.newer is None:
        now = looked_at(pair, writing.draft)
        done = now.state != "waiting" and now != writing.draft
        writing = replace(writing, newer=now) if done else replace(writing, draft=now)
    st.session_state[_KEY] = writing
    return writing


def show(pair: PairDesk, writing: Writing) -> None:
    """Draw the form."""
    draft = writing.draft
    met_on = draft.met_on or draft.made_at.date()
    st.html(joined(tag("h2", f"{says.DRAFT}, {says.of_meeting(day(met_on))}"), tag("p", says.DRAFT_SAYS)))
    _who_phrased(pair, writing)
    called = _called(pair)
    with words_form(f"summary-{writing.turn}"):
        texts = {part: _words(writing, part) for part in TOLD}
        steps = _steps(pair, writing, called)
        concerns = _words(writing, "concerns")
        shares = _share_concerns(writing)
        with st.container(horizontal=True):
            shared = st.form_submit_button(says.share(pair.partner), key="share", type="primary")
            away = st.form_submit_button(says.AWAY, key="away")
    st.html(unfold(says.YOUR_NOTES, tag("p", draft.notes or "", class_="c-words")))
    if away:
        pair.api.remove(f"/drafts/{draft.id}")
        _end(says.THROWN)
    if shared:
        told = Told(
            texts | ({"concerns": concerns} if shares else {}), tuple(steps), "" if shares else concerns
        )
        if not told.has_words:
            st.html(tag("p", says.NOTHING_LEFT, class_="c-soft", role="status"))
            return
        share(pair, draft, told, writing.wish)
        after_meeting.saved(pair)
        _end(says.SHARED)


def _end(words: str) -> None:
    st.session_state[_KEY] = None
    say(words)
    st.rerun()


def _who_phrased(pair: PairDesk, writing: Writing) -> None:
    draft = writing.draft
    if writing.newer is not None and writing.newer.state == "phrased":
        st.html(note(draft_says.SHOW_SAYS, Tone.PLAIN))
        filled = replace(writing, draft=writing.newer, newer=None)
        st.button(draft_says.SHOW, key="show-phrased", on_click=_fill, args=(filled,))
    elif draft.state == "waiting" and writing.newer is None:
        # What she types meanwhile stays: the boxes are filled anew only when she says so.
        watch(pair, draft, partial(_newer, writing), _growing)
    now = writing.newer if writing.newer is not None and writing.newer.state == "plain" else draft
    st.html(tag("p", draft_says.phrased(now), class_="c-soft"))
    if draft.state != "plain" and st.button(draft_says.WITHOUT, key="without", type="tertiary"):
        begin(pair, draft.notes or "", draft.met_on or draft.made_at.date(), with_ai=False)
        st.rerun()


def _growing(draft: DraftView) -> None:
    lines = [tag("li", drafting.line(draft, one)) for one in text_of(draft) if one.phrased]
    if lines:
        st.html(tag("ul", *lines, class_="c-lines"))


def _newer(writing: Writing, now: DraftView) -> None:
    st.session_state[_KEY] = replace(writing, newer=now)


def _fill(writing: Writing) -> None:
    st.session_state[_KEY] = writing


def _called(pair: PairDesk) -> Called:
    found = pair.api.get(PairPageView, f"{pair.path}/pair")
    return Called(found.you, found.partner)


def _of(writing: Writing, part: str) -> list[DraftLineView]:
    return [line for line in writing.draft.lines if line.part == part]


def _words(writing: Writing, part: str) -> str:
    lines = _of(writing, part)
    if not lines:
        return ""
    before = "\n".join(line.text for line in lines)
    label = pair_says.seen_by_you(says.PARTS[part])
    typed = words_box(label, before, f"summary-{part}-{writing.turn}", most=says.LONGEST, height=96, kept="")
    _whose_words(writing, lines)
    return typed


def _whose_words(writing: Writing, lines: list[DraftLineView]) -> None:
    """Say below a box that words in it are a model's, as they came or changed."""
    phrased = [rests_on(writing.draft, line) for line in lines if line.phrased]
    if phrased:
        st.html(joined(tag("p", draft_says.BY_AI, class_="c-soft"), *phrased))
    if any(line.edited for line in lines):
        st.html(tag("p", draft_says.EDITED, class_="c-soft"))


def _steps(pair: PairDesk, writing: Writing, called: Called) -> list[Step]:
    lines = _of(writing, "actions")
    if lines:
        st.html(tag("h3", says.PARTS["actions"]))
    owners = {goal_says.YOU: called.you, pair.partner: called.partner, says.BOTH_DO: called.both}
    names, found = list(owners), []
    for place, line in enumerate(lines):
        key = f"summary-step-{place}-{writing.turn}"
        with st.container(key=f"row-step-{place}", gap="xsmall"):
            label = pair_says.seen_by_you(f"{says.STEP} {place + 1}")
            text = words_box(label, line.text, key, most=2_000, height=72, kept="")
            _whose_words(writing, [line])
            told = line.facts.get("owner", called.you)
            first = next((at for at, name in enumerate(names) if owners[name] == told), 0)
            who = st.radio(goal_says.WHO, names, first, key=f"{key}-who", horizontal=True)
            before = date.fromisoformat(line.facts["due_on"]) if "due_on" in line.facts else None
            due = st.date_input(pair_says.BY_OPTIONAL, before, format=day_box(), key=f"{key}-due")
        found.append(Step(text, owners[who or names[0]], as_day(due)))
    return found


def _share_concerns(writing: Writing) -> bool:
    if not _of(writing, "concerns"):
        return False
    st.html(tag("p", says.CONCERNS_SAYS, class_="c-soft"))
    return st.checkbox(says.SHARE_CONCERNS, key=f"summary-share-{writing.turn}")
