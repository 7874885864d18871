"""A clause of an agreement as it is read: its words, what is to be looked at in it, where it comes from."""

from __future__ import annotations

from companion.contracts.agreements import (
    AgreementVersionView,
    AgreementView,
    ClauseChangeView,
    ClauseView,
)
from ui.blocks import Tone, chip, note, sentences, unfold, unseen
from ui.markup import Markup, joined, tag
from ui.words import agreement as says
from ui.words import drafts as draft_says
from ui.words import pair as pair_says


def clause_card(now: AgreementView, clause: ClauseView, partner: str) -> Markup:
    """The whole clause."""
    return tag(
        "section",
        tag("h2", clause.title),
        tag("p", tag("span", clause.text, lang=now.language), mark(clause), class_="c-words"),
        findings(now, clause),
        sources(now, clause, partner),
        class_="c-card c-clause",
    )


def mark(clause: ClauseView) -> Markup | None:
    """Says of a clause that a model phrased it, and whether one of the two has changed that since."""
    if clause.authored is None:
        return None
    changed = clause.sources[-1].kind != "model"
    return joined(" ", chip(says.AI_CHANGED if changed else draft_says.BY_AI))


def findings(now: AgreementView, clause: ClauseView) -> Markup:
    """What is to be looked at in a clause."""
    found = [one for one in now.findings if one.clause == clause.name]
    return joined(
        *(
            note(one.says, Tone.LOOK if one.trouble == "vague" else Tone.BAD, title=says.KINDS[one.trouble])
            for one in found
        )
    )


def sources(now: AgreementView, clause: ClauseView, partner: str) -> Markup:
    """Where a clause comes from, for whoever asks."""
    said = [(says.source(one, now.own_side, partner), "") for one in clause.sources]
    return unfold(pair_says.FROM, sentences(said))


def differences(now: AgreementView | AgreementVersionView) -> Markup:
    """What is different from the version before, word by word."""
    clauses = {clause.name: clause for clause in now.clauses}
    return joined(
        *(
            joined(tag("h3", clauses[one.clause].title), _difference(one), mark(clauses[one.clause]))
            for one in now.changes
        )
    )


def _difference(change: ClauseChangeView) -> Markup:
    kinds = {"added": ("ins", says.ADDED), "removed": ("del", says.REMOVED)}
    pieces: list[str] = []
    for piece in change.pieces:
        if piece.what == "same":
            pieces.append(piece.text)
            continue
        name, said = kinds[piece.what]
        pieces.append(tag(name, unseen(f" {said} "), piece.text))
    return tag("p", *pieces, class_="c-words")
