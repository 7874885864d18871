"""What it takes to read notes in a language by their structure: days, owners, worries, decisions. Pure, ours.

Where a language cannot tell, it says nothing: a sentence then stays what happened, and no step is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from companion.meetings.days_elsewhere import DayWords


@dataclass(frozen=True)
class Called:
    """The two of a pair as patterns: their first names."""

    author: str
    partner: str

    @classmethod
    def by_name(cls, author: str, partner: str) -> Called:
        """Of two names, in which every letter stands for itself."""
        return cls(re.escape(author), re.escape(partner))


FindOwner = Callable[[str, Called, bool], str | None]
"""Who will do what a sentence says: "author", "partner", "both"; None: it tells of no action of theirs."""


@dataclass(frozen=True)
class NoteWords:
    """A language, as notes in it are read.

    `no_end` finds points that end no sentence. `denied` finds sentences that say that there is no worry.
    """

    days: DayWords
    find_owner: FindOwner
    concern: re.Pattern[str]
    denied: re.Pattern[str]
    decided: re.Pattern[str]
    no_end: re.Pattern[str]

    def due_in(self, text: str, met_on: date) -> date | None:
        """The day by which something is to be done."""
        return self.days.due_in(text, met_on)

    def owner(self, text: str, author: str, partner: str, *, has_day: bool) -> str | None:
        """The name of who will do what the sentence says, or both names."""
        if author.casefold() == partner.casefold():
            return None
        found = self.find_owner(text, Called.by_name(author, partner), has_day)
        return {"author": author, "partner": partner, "both": f"{author} and {partner}"}.get(found or "")

    def tells_a_concern(self, text: str) -> bool:
        """Whether a sentence tells of a worry, a harm, or of leaving."""
        return bool(self.concern.search(text)) and not self.denied.search(text)
