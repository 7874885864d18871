"""What it takes to read notes in a language by their structure: days, owners, worries, decisions. Pure, ours.

Where a language cannot tell, it says nothing: a sentence then stays what happened, and no step is made of it.
A language gives its words, and how they are asked is the same in all. In patterns AUTHOR and PARTNER stand
for the first names of the two.
"""

# ruff: noqa: RUF001 -- the dashes that people write.

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from companion.meetings.days_elsewhere import DayWords

NOTHING = r"(?!)"
"""A pattern that nothing is found by."""
_NAMES = re.compile("AUTHOR|PARTNER")


@dataclass(frozen=True)
class Heads:
    """How a head names who does what follows it: "Next steps for Ben: write the outline".

    `lead` stands before the name; `author` and `both` are other words for them, `joined_by` stands between
    two names; `deed` is how what is done begins.
    """

    lead: str
    author: str
    both: str
    joined_by: str
    deed: str

    def patterns(self) -> Mapping[str, str]:
        """By who is named."""
        two = f"AUTHOR {self.joined_by} PARTNER|PARTNER {self.joined_by} AUTHOR"
        named = {"author": f"{self.author}|AUTHOR", "partner": "PARTNER", "both": f"{self.both}|{two}"}
        return {
            who: rf"{self.lead}(?:{names})\)?\s*(?::|\s[-–—]\s)\s*{self.deed}" for who, names in named.items()
        }


@dataclass(frozen=True)
class Turns:
    """Turns of phrase by which somebody will do something: some only beside a day; none beside `unless`."""

    always: tuple[str, ...]
    with_a_day: tuple[str, ...] = ()
    unless: str = NOTHING


@dataclass(frozen=True)
class NoteWords:
    """A language, as notes in it are read.

    `asked` are turns by which the one asks the other to do something, by who is asked; `refused` finds
    sentences that tell of no action. `does` has, by who does something ("author", "partner", "both"), how
    that is said; the first that is found counts. `denied` finds sentences that say that there is no worry,
    `no_end` points that end no sentence.
    """

    days: DayWords
    heads: Heads
    asked: Mapping[str, str]
    does: Mapping[str, Turns]
    concern: re.Pattern[str]
    denied: re.Pattern[str]
    decided: re.Pattern[str]
    no_end: re.Pattern[str]
    refused: str = NOTHING

    def due_in(self, text: str, met_on: date) -> date | None:
        """The day by which something is to be done."""
        return self.days.due_in(text, met_on)

    def owner(self, text: str, author: str, partner: str, *, has_day: bool) -> str | None:
        """The name of who will do what the sentence says, or both names; None: it tells of no action."""
        if author.casefold() == partner.casefold():
            return None
        said = _Sentence(text, {"AUTHOR": re.escape(author), "PARTNER": re.escape(partner)})
        names = {"author": author, "partner": partner, "both": f"{author} and {partner}"}
        return names.get(self._who(said, has_day=has_day) or "")

    def _who(self, said: _Sentence, *, has_day: bool) -> str | None:
        for named in (self.heads.patterns(), self.asked):
            for who, pattern in named.items():
                if said.has(pattern):
                    return who
        if said.has(self.refused):
            return None
        for who, turns in self.does.items():
            told = (*turns.always, *(turns.with_a_day if has_day else ()))
            if any(said.has(one) for one in told) and not said.has(turns.unless):
                return who
        return None

    def tells_a_concern(self, text: str) -> bool:
        """Whether a sentence tells of a worry, a harm, or of leaving."""
        return bool(self.concern.search(text)) and not self.denied.search(text)


@dataclass(frozen=True)
class _Sentence:
    """A sentence of somebody's notes, with the names of the two as patterns."""

    text: str
    names: Mapping[str, str]

    def has(self, pattern: str) -> bool:
        named = _NAMES.sub(lambda found: self.names[found.group()], pattern)
        return re.search(named, self.text, re.IGNORECASE) is not None


# ---- what a table of a language is made with -----------------------------------------------------------


def numbered(words: str, first: int = 1) -> dict[str, int]:
    """Words with their numbers, in their order."""
    return {word: number for number, word in enumerate(words.split(), first)}


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def two_forms(words: str) -> tuple[str, str]:
    """Patterns for the first and for the second of forms such as "leo:lee llamo:llama"."""
    pairs = [one.split(":") for one in words.split()]
    return "|".join(one for one, _ in pairs), "|".join(other for _, other in pairs)
