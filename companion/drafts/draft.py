"""What a draft is made of: lines, what each of them rests on, and who phrased which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from companion.confidentiality import Confidentiality
from companion.languages.spoken import marked
from companion.llm.gateway import Authored

SourceKind = Literal["claim", "goal", "action", "note", "words", "charter", "stage", "clause"]

PLAIN = marked("Written by rules, without AI.")
"""What a text says of itself that no model was asked for."""


@dataclass(frozen=True)
class DraftSource:
    """Something that a line rests on, in words that the reader of the draft may see.

    `more` are further words that belong to it and may be used: a day spelled out, how a goal stands. `by` is
    the model that put its words together for whoever approved them; None where no model did. `kept` says for
    whom they were written; where nobody says so, it is for their author alone.
    """

    id: str
    kind: SourceKind
    text: str
    more: tuple[str, ...] = ()
    by: Authored | None = None
    kept: Confidentiality = Confidentiality.AUTHOR


@dataclass(frozen=True)
class DraftLine:
    """One line, in which part of the text it stands, and the ids of what it rests on.

    `facts` (an owner, a day as ISO) are set by code and never by a model. `phrased` says that the words are a
    model's, as they came; a line of ours that stayed as it was says no, even within a text that a model
    phrased. `edited` says that they were a model's before the draft's author changed them: they are of both.
    """

    part: str
    text: str
    cites: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    phrased: bool = False
    edited: bool = False


@dataclass(frozen=True)
class Drafted:
    """A text as it may be shown.

    `by` None: no line is a model's, and `why_plain` says why in one sentence; beside a model it says why it
    has not done more. `refused` counts the lines of a model that were not taken.
    """

    lines: tuple[DraftLine, ...]
    by: Authored | None
    why_plain: str | None
    refused: int = 0
