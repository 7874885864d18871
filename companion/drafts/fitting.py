"""How many lines a model can be asked to say anew at once, so that its answer is not cut off. Pure, ours."""

from __future__ import annotations

from collections.abc import Sequence

from companion.drafts.draft import DraftLine

MOST_CHARACTERS = 3_600
"""Of an answer in JSON: at three characters a token it stays below the 1,500 tokens that one may have."""
_FORM = 60
"""Characters around each line."""


def fitting(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """The lines in their order as far as the answer to them fits; those behind stay as they are."""
    left = MOST_CHARACTERS
    fit = []
    for line in lines:
        left -= len(line.text) + _FORM
        if left >= 0:
            fit.append(line)
    return fit
