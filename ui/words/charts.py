"""Words in and around the pictures."""

from __future__ import annotations

from collections.abc import Sequence

from ui.language import _, figure, listed

LOAD_TITLE = "Load per mentor"
LOAD_LEAD = "How many mentees the mentors have now."
LOAD_PROPOSED = "How many mentees the mentors have, with those whom the round under review proposes."
LOAD_CAPTION = "Mentors by how many mentees they have"
LOAD_HEAD = ("Mentees", "Mentors", "Full")
WORDS_TITLE = "What is wanted, and what is offered"
WORDS_LEAD = "Words that five people or more use, most used first."
WORDS_CAPTION = "Words with how many mentees want, and how many mentors offer, something that has them"
WORDS_HEAD = ("Word", "Wanted by", "Offered by")
UNDER_FIVE = "under 5"
WIDE_GAP = 5
"""Wanted by so many more than offered it: then it is named."""


def mentees(count: int) -> str:
    """0 as nobody yet."""
    return _("None yet") if count == 0 else f"{figure(count)}"


def short_of(words: Sequence[str]) -> str:
    """What a programme is short of."""
    quoted = [f"“{word}”" for word in words]
    return _(
        "Wanted much more than offered: {words}. Mentors who know about that are worth inviting."
    ).format(words=listed(quoted))
