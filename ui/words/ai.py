"""Words of the page on AI, and of what somebody sees of it on her own page."""

from __future__ import annotations

from collections.abc import Mapping

from ui.language import _, decimal, figure
from ui.words.people import FIELDS as PROFILE

TITLE = "AI"
LEAD = "Whether a model may phrase texts, which one, what it may read, and what it may cost."
WORKS = (
    "A model is set up: {model}. It may look for better words for texts that Companion has written; code "
    "decides what is in them and checks every sentence. What two people write together is given to it only "
    "while both agree."
)
OFF = "AI is switched off. Companion writes every text by itself."
NONE = "No model is set up, so Companion writes every text by itself. That works everywhere."
STAYS = "What it is given stays in your organisation."
LEAVES = "What it is given leaves this machine, with placeholders instead of names and contact details."
ENABLED = "Let a model phrase texts"
OWN = "A model of your own"
OWN_SAYS = "Leave this empty to use the model of this service."
MODEL = "Model"
MODEL_HELP = "Provider and name, such as anthropic/claude-sonnet-4-5"
KEY = "Key"
KEY_HELP = "The key that the provider gave you. It is kept encrypted and never shown again."
KEY_KEPT = "A key is kept. Leave this empty to keep it."
ADDRESS = "Address"
ADDRESS_HELP = "Only for a server of your own that the operator of this service has allowed"
BUDGET = "Budget for a month"
MONEY = "US dollars"
TOKENS = "Tokens"
NO_CAP = "Empty: no limit"
FIELDS = "What AI may read of a profile"
FIELDS_SAYS = (
    "Names and contact details are never in this list. What could be held against somebody, such as "
    "ethnicity, health, religion or age, can never be switched on."
)
SAVE = "Save"
SAVED = "Saved. It holds from the next text on."
SPENT = "This month"
LEDGER = "What AI was asked"
LEDGER_SAYS = "Figures only: no text is kept."
HEAD = ("When", "For", "Model", "How it ended", "People", "Tokens", "Cost", "Seconds")
NOTHING = "Nothing was asked yet"
NOTHING_SAYS = "Every question to a model appears here, with what it took."
OWN_TITLE = "AI and you"
OWN_READS = "It may be given these parts of your profile:"
OWN_NEVER = (
    "Your name, addresses and numbers are replaced by placeholders before anything leaves this machine."
)
OWN_LOCAL = "What it is given stays in your organisation, your name included."
OWN_NOTHING = "No model was given anything of yours so far."
OWN_CAPTION = "What a model was given something of yours for"
OWN_HEAD = ("When", "For", "Model", "How it ended")
USES: Mapping[str, str] = {
    "explanation": "Explaining a match",
    "agreement": "Drafting an agreement",
    "topics": "Finding topics to talk about",
    "prep": "Preparing a session",
    "summary": "Summing up a check-in",
    "finding": "Reading what you look for",
    "check": "Trying the connection",
    "grade": "Grading a text",
}
OUTCOMES: Mapping[str, str] = {
    "answered": "Answered",
    "running": "Not ended",
    "given_up": "Stopped",
    "too_slow": "Too slow",
    "unavailable": "Not reached",
    "refused": "Refused",
    "unreadable": "Not usable",
}


def field(name: str) -> str:
    """A field of a profile, in words."""
    return _(PROFILE.get(name, name.replace("_", " ").capitalize()))


def spent(dollars: float, tokens: int, cap_dollars: float | None, cap_tokens: int | None) -> str:
    """What this month took, and of how much."""
    used, words = decimal(dollars), figure(tokens)
    if cap_dollars is None:
        money = _("${used}").format(used=used)
    else:
        money = _("${used} of ${cap}").format(used=used, cap=decimal(cap_dollars))
    if cap_tokens is None:
        return _("{money}, {tokens} tokens").format(money=money, tokens=words)
    return _("{money}, {tokens} tokens of {cap}").format(money=money, tokens=words, cap=figure(cap_tokens))


def cost(dollars: float | None) -> str:
    """What a call cost."""
    return _("unknown") if dollars is None else _("${used}").format(used=decimal(dollars, 4))
