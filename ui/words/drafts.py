"""Words around drafts: who phrased them, what may be read for that, and how to do without."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from companion.contracts.drafts import DraftSourceView, DraftView
from companion.contracts.home import StepView
from companion.contracts.pairs import ActionView
from ui.language import _, ngettext

FROM = "Show where this comes from"
WORKING = "You can use this as it stands. AI is looking for better words; they appear here by themselves."
WITHOUT = "Write it without AI"
ANEW = "Make it anew"
WITH = "Let AI look for better words"
BY_AI = "AI's words, checked"
EDITED = "Phrased by AI, edited by you"
EDITED_BY = "Phrased by AI, edited by {name}"
QUOTES_AI = "Quotes AI's words"
SHOW = "Show AI's words"
SHOW_SAYS = (
    "AI has found other words. They replace what stands in the boxes below, also what you have changed there."
)
GONE = "What it rested on is not there any more."

CONSENT = "AI in your pair"
CONSENT_SAYS = "If you both agree, an AI model may be given what both of you can read of your goals, next steps, shared notes and agreement, to find better words for texts like this one. Code still decides what is in them, and every sentence is checked against what it rests on. Notes for yourself alone are never given to it."
STAYS = "What it is given stays in your organisation."
LEAVES = "It is given placeholders instead of your names and contact details, and leaves this machine."
AGREE = "I agree"
WITHDRAW = "Withdraw my agreement"
WITHDRAWN = "Withdrawn. From now on no AI is given anything of what you two write."
AGREED = "You agreed."
BOTH_AGREE = "You both agree that AI may read what you share here."
_KINDS = {
    "claim": "Why you two",
    "goal": "A goal",
    "action": "A next step",
    "note": "A note that you both can read",
    "words": "Your notes",
    "charter": "The programme's charter",
    "stage": "Where you two are",
    "clause": "The agreement",
}


def working(so_far: int) -> str:
    """A model is at it, and how many lines of it have held so far."""
    if not so_far:
        return _(WORKING)
    return ngettext(
        "You can use this as it stands. AI is still writing; 1 line has its words by now.",
        "You can use this as it stands. AI is still writing; {number} lines have its words by now.",
        so_far,
    )


def phrased(draft: DraftView) -> str:
    """Who phrased a text: a model by name, or why none did."""
    if draft.authored is None or draft.state == "waiting":
        return draft.why_plain or ""
    said = [
        _("Phrased by {model}; every sentence was checked against what it rests on.").format(
            model=draft.authored.model
        )
    ]
    if draft.refused:
        said.append(
            ngettext(
                "1 line of it did not hold, and ours stand instead.",
                "{number} lines of it did not hold, and ours stand instead.",
                draft.refused,
            )
        )
    if draft.why_plain:
        said.append(draft.why_plain)
    return " ".join(said)


def source(one: DraftSourceView) -> str:
    """What a line rests on."""
    kind = _(_KINDS[one.kind])
    if one.authored is not None:
        kind = _("{kind}, in words of AI ({model})").format(kind=kind, model=one.authored.model)
    return _("{kind}: “{words}”").format(kind=kind, words=one.text)


def of_step(one: ActionView | StepView, *, by_name: bool = False) -> str:
    """Whose words a step is in, where a model phrased it; "" where none did."""
    if one.authored is None:
        return ""
    if one.edited_by is None:
        return _(BY_AI)
    return _(EDITED) if one.edited_by_you and not by_name else _(EDITED_BY).format(name=one.edited_by)


def waiting_for(partner: str) -> str:
    """The other has not agreed yet."""
    return _(
        "You agreed; {partner} has not yet. Until then no AI is given anything of what you two write."
    ).format(partner=partner)


def not_yet(partner: str) -> str:
    """She has not agreed herself."""
    return _(
        "No AI is given anything of what you and {partner} write. That stays so unless you both agree."
    ).format(partner=partner)


def note_phrased(model: str) -> str:
    """A note that a model put into words for its author."""
    return _("Phrased by {model}, checked or edited sentence by sentence, and approved by its author").format(
        model=model
    )
