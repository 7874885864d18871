"""A draft on a page: asked for once, shown at once, watched while a model looks for better words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, get_args
from uuid import UUID

import streamlit as st

from companion.contracts.drafts import (
    DraftLineView,
    DraftList,
    DraftView,
    DraftWish,
    RoundDraftWish,
    UseWord,
)
from ui.blocks import chip, unfold
from ui.client import ApiClient
from ui.guard import guarded
from ui.held import held, let_go
from ui.markup import Markup, joined, tag, with_quotations
from ui.words import drafts as says

LOOK_EVERY = 0.5
"""Seconds between two looks at a draft that a model is at."""


class AsksForDrafts(Protocol):
    """A pair about which its visitor may have drafts: her own, or one of a round that she looks after."""

    @property
    def api(self) -> ApiClient:
        """The API as she sees it."""
        ...

    @property
    def key(self) -> str:
        """What tells the pair from another."""
        ...

    @property
    def path(self) -> str:
        """Where the API keeps the pair."""
        ...


@dataclass(frozen=True)
class RoundPair:
    """A pair of a round, for whoever looks after that."""

    api: ApiClient
    round: UUID
    mentee: UUID
    mentor: UUID

    @property
    def key(self) -> str:
        """See AsksForDrafts."""
        return f"{self.mentee}.{self.mentor}"

    @property
    def path(self) -> str:
        """See AsksForDrafts."""
        return f"/rounds/{self.round}/pairs/{self.mentee}/{self.mentor}"


def drafted(pair: AsksForDrafts, use: UseWord) -> DraftView:
    """The draft of this kind: a model's is kept for the visit, as asking costs, ours made anew each time."""
    kept: DraftView | None = st.session_state.get(_key(pair, use))
    if kept is not None:
        now: DraftView = looked_at(pair, kept)
        st.session_state[_key(pair, use)] = now
        return now
    left = left_at_work(pair, use)
    if left is not None:
        st.session_state[_key(pair, use)] = left
        return left
    kind = RoundDraftWish if isinstance(pair, RoundPair) else DraftWish
    wish = kind(use=use, with_ai=_with_ai(pair, use))
    path = f"{pair.path}/drafts"
    made = held(_key(pair, use), lambda: pair.api.change(DraftView, "POST", path, wish))
    if made.state != "plain":
        st.session_state[_key(pair, use)] = made
    return made


def left_at_work(pair: AsksForDrafts, use: UseWord, *states: str) -> DraftView | None:
    """The draft that she went away from while a model was at it; looked for once a visit.

    `states` are those beside `waiting` in which it still waits for her.
    """
    looked = f"{_key(pair, use)}-looked"
    if isinstance(pair, RoundPair) or looked in st.session_state:
        return None
    st.session_state[looked] = True
    found = pair.api.get(DraftList, f"{pair.path}/drafts").items
    latest = next((one for one in found if one.use == use), None)
    waits = latest is not None and latest.state in ("waiting", *states) and latest.approved_at is None
    return latest if waits else None


def draft_of_before(pair: AsksForDrafts, use: UseWord, sources: list[str]) -> DraftView:
    """The draft of an earlier visit, where it rests on the very same; else a new one.

    What a model has phrased once is not asked for again, and who did without it still does.
    """
    if _key(pair, use) not in st.session_state and _is_new(pair, use):
        found = pair.api.get(DraftList, f"{pair.path}/drafts")
        latest = next((one for one in found.items if one.use == use), None)
        if latest and [source.text for source in latest.sources] == sources:
            st.session_state[_key(pair, use)] = latest
            st.session_state[f"{_key(pair, use)}-ai"] = latest.state != "plain"
    return drafted(pair, use)


def _is_new(pair: AsksForDrafts, use: UseWord) -> bool:
    """Whether the visitor has not yet said in this visit what she wants."""
    return f"{_key(pair, use)}-ai" not in st.session_state


def made_anew(pair: AsksForDrafts, use: UseWord) -> None:
    """Have a draft of ours made anew the next time; a model is not asked again."""
    let_go(_key(pair, use))


def forget(pair: AsksForDrafts, use: UseWord) -> None:
    """Have a draft made anew."""
    st.session_state.pop(_key(pair, use), None)
    let_go(_key(pair, use))


def forget_drafts(pair: AsksForDrafts) -> None:
    """Have every draft of the pair made anew, as what it rests on has changed."""
    for use in get_args(UseWord):
        forget(pair, use)


def text_of(draft: DraftView) -> list[DraftLineView]:
    """The lines to show: while a model writes, with those of its lines that have held so far."""
    return draft.growing or draft.lines


def shown(pair: AsksForDrafts, draft: DraftView, draw: Callable[[DraftView], None]) -> None:
    """Draw a text, and while a model is at it draw it again as it grows."""
    if draft.state == "waiting":
        watch(pair, draft, partial(_keep, _key(pair, draft.use)), draw)
    else:
        draw(draft)


def who_phrased(pair: AsksForDrafts, draft: DraftView) -> None:
    """Who phrased it, and the way to do with or without a model."""
    said = says.phrased(draft)
    if said:
        st.html(tag("p", said, class_="c-soft"))
    if draft.state in ("waiting", "phrased"):
        with st.container(horizontal=True, gap="medium"):
            _turn(pair, draft.use, says.WITHOUT, with_ai=False)
            _turn(pair, draft.use, says.ANEW, with_ai=True, kind="anew")
    elif not _with_ai(pair, draft.use):
        _turn(pair, draft.use, says.WITH, with_ai=True)


def line(draft: DraftView, one: DraftLineView) -> Markup:
    """A line with whose words it is, and what it rests on for whoever asks."""
    return joined(tag("p", with_quotations(one.text), _mark(draft, one)), rests_on(draft, one))


def _mark(draft: DraftView, one: DraftLineView) -> Markup | None:
    """Says of a line whose words it is, or that those are which it quotes."""
    if one.phrased:
        return joined(" ", chip(says.BY_AI))
    if one.edited:
        return joined(" ", chip(says.EDITED))
    quoted = [source for source in draft.sources if source.id in one.cites and source.authored]
    return joined(" ", chip(says.QUOTES_AI)) if quoted and any(mark in one.text for mark in "“«") else None


def rests_on(draft: DraftView, one: DraftLineView) -> Markup | None:
    """What a line rests on, for whoever asks; None where its author wrote it herself."""
    known = {source.id: source for source in draft.sources}
    said = [says.source(known[cited]) if cited in known else says.GONE for cited in one.cites]
    sources = tag("ul", *(tag("li", with_quotations(words)) for words in said))
    return unfold(says.FROM, sources) if said else None


def looked_at(pair: AsksForDrafts, draft: DraftView) -> DraftView:
    """A draft as it stands now, where a model may be done with it."""
    return pair.api.get(DraftView, f"/drafts/{draft.id}") if draft.state == "waiting" else draft


def watch(
    pair: AsksForDrafts,
    draft: DraftView,
    done: Callable[[DraftView], None],
    draw: Callable[[DraftView], None],
) -> None:
    """Look again until the model is done, or has given up, and draw the text as it grows.

    The page around it is drawn anew only at the end; and not while it is drawn, when it has just looked,
    as what was pressed would be lost.
    """
    drawing = [True]

    def look() -> None:
        now = draft if drawing else looked_at(pair, draft)
        drawing.clear()
        if now.state != "waiting":
            done(now)
            st.rerun(scope="app")
        so_far = sum(one.phrased for one in now.growing or ())
        st.html(tag("p", says.working(so_far), class_="c-note c-plain", role="status"))
        draw(now)

    st.fragment(guarded(look), run_every=LOOK_EVERY)()


def _keep(key: str, now: DraftView) -> None:
    st.session_state[key] = now


def _turn(pair: AsksForDrafts, use: UseWord, label: str, *, with_ai: bool, kind: str = "ai") -> None:
    several = f"-{pair.key}" if use == "explanation" else ""
    if st.button(label, key=f"{kind}-{use}{several}", type="tertiary"):
        st.session_state[f"{_key(pair, use)}-ai"] = with_ai
        forget(pair, use)
        st.rerun()


def _with_ai(pair: AsksForDrafts, use: UseWord) -> bool:
    return bool(st.session_state.get(f"{_key(pair, use)}-ai", True))


def _key(pair: AsksForDrafts, use: UseWord) -> str:
    return f"draft-{use}-{pair.key}"
