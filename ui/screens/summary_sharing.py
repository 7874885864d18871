"""Sharing a summary: the draft in its author's words, approved; what she keeps back as a note of her own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from companion.contracts.drafts import DraftChange, DraftLineBody, DraftView
from companion.contracts.pairs import NewNote, PairPageView
from ui.client import ChangedMeanwhile
from ui.drafting import forget_drafts
from ui.pair_desk import PairDesk


@dataclass(frozen=True)
class Called:
    """What the two are called in the texts of the pair."""

    you: str
    partner: str

    @property
    def both(self) -> str:
        """How a text says that both do something."""
        return f"{self.you} and {self.partner}"


@dataclass(frozen=True)
class Step:
    """Something that one of the two will do, as it stands in the form."""

    text: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class Told:
    """A summary as its author wants it shared, and what she keeps back."""

    texts: Mapping[str, str]
    steps: tuple[Step, ...]
    kept_back: str

    @property
    def has_words(self) -> bool:
        """Whether anything is left to share."""
        return any(text.strip() for text in (*self.texts.values(), *(step.text for step in self.steps)))


def share(pair: PairDesk, draft: DraftView, told: Told, wish: str) -> None:
    """Keep everything; done a second time it changes nothing."""
    if told.kept_back.strip():
        own = NewNote(text=told.kept_back, confidentiality="author", met_on=draft.met_on)
        pair.api.change(PairPageView, "POST", f"{pair.path}/notes", own, once=f"{wish}-own")
    change = DraftChange(lines=[*_lines(draft, told.texts), *_actions(draft, told.steps)])
    written = _write(pair, draft, change)
    pair.api.change(DraftView, "POST", f"/drafts/{draft.id}/approve", etag=_tag(written))
    forget_drafts(pair)


def _write(pair: PairDesk, draft: DraftView, change: DraftChange) -> DraftView:
    path = f"/drafts/{draft.id}"
    try:
        return pair.api.change(DraftView, "PUT", path, change, etag=_tag(draft))
    except ChangedMeanwhile:
        # Only she and a model write here, and what she has just pressed is what she wants.
        now = pair.api.get(DraftView, path)
        return pair.api.change(DraftView, "PUT", path, change, etag=_tag(now))


def _tag(draft: DraftView) -> str:
    return f'"{draft.version}"'


def _lines(draft: DraftView, texts: Mapping[str, str]) -> Iterator[DraftLineBody]:
    for part, text in texts.items():
        for words in filter(None, map(str.strip, text.splitlines())):
            yield DraftLineBody(part=part, text=words, cites=_cites(draft, part, words))


def _actions(draft: DraftView, steps: tuple[Step, ...]) -> Iterator[DraftLineBody]:
    for step in steps:
        words = " ".join(step.text.split())
        if words:
            facts = {"owner": step.owner} | ({"due_on": step.due_on.isoformat()} if step.due_on else {})
            yield DraftLineBody(
                part="actions", text=words, cites=_cites(draft, "actions", words), facts=facts
            )


def _cites(draft: DraftView, part: str, words: str) -> list[str]:
    """What a line rests on that its author left as it was; her own words rest on herself."""
    return next((line.cites for line in draft.lines if (line.part, line.text) == (part, words)), [])
