"""The one gate by which words of people come into a prompt: it asks for whom they were written.

Nothing else may fence a text (an import rule holds that), so a builder of a prompt that is given a private
note fails, whatever it was meant to do. Pure, ours.
"""

from __future__ import annotations

from collections.abc import Mapping

from companion.confidentiality import may_be_told
from companion.drafts.draft import DraftLine, DraftSource
from companion.llm.gateway import Use
from prompts.fencing import fence


def tell_line(label: str, line: DraftLine, sources: Mapping[str, DraftSource], use: Use) -> str:
    """The words of a line, fenced as data, with the class of all that they rest on.

    Raises:
        ValueError: something that it rests on is for no model in this use, or it rests on nothing.
    """
    if not line.cites:
        raise ValueError("a line that rests on nothing is its author's, and is for no model")
    for one in line.cites:
        _require(sources[one], use)
    return fence(label, line.text)


def tell_source(source: DraftSource, use: Use) -> str:
    """The words of a source, fenced as data.

    Raises:
        ValueError: they are for no model in this use.
    """
    _require(source, use)
    return fence(source.kind, source.text)


def _require(source: DraftSource, use: Use) -> None:
    if not may_be_told(source.kept, use):
        raise ValueError(f"a text of class {source.kept} is for no model that writes the {use}")
