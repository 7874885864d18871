"""Pieces of sentences about a pair: hours, languages, likeness, closeness; and the one line for a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from companion.explaining.language_names import language_name
from companion.explaining.machine_instructions import reads_like_an_instruction
from companion.explaining.naming import names_of_pair
from companion.explaining.phrases import Who, said
from companion.explaining.quoting import end, quote
from companion.matching.match import PairDetail, SharedHours, StatementLink
from companion.people.person import Person
from companion.programmes.programme import PartName
from companion.wording.content_words import says_something

CLOSE_COSINE = 0.5
"""From this cosine on two statements say much the same: paraphrases in MiniLM lie at 0.5 to 0.8 (ours)."""

RELATED_COSINE = 0.3
"""From this cosine on two statements speak of neighbouring things; unrelated ones lie near 0.1 (ours)."""

MOSTLY_ALIKE, PARTLY_ALIKE = 2 / 3, 1 / 3
"""Shares of answers alike from which two people are called similar, or similar in some things (ours)."""

LONGEST_LINE = 200
"""Characters of the one line that a table shows for a match."""


class Closeness(StrEnum):
    """How close two statements lie, in words."""

    CLOSE = "close"
    RELATED = "related"
    LOOSE = "loose"


def closeness_of(link: StatementLink) -> Closeness:
    """The word for a link's cosine."""
    if link.cosine >= CLOSE_COSINE:
        return Closeness.CLOSE
    return Closeness.RELATED if link.cosine >= RELATED_COSINE else Closeness.LOOSE


def one_line(detail: PairDetail, mentee: Person, mentor: Person) -> str:
    """The best reason for a pair in one sentence of at most 200 characters, for the administrator.

    The closest pair of statements, unless it is only loosely related or reads like an order to a
    machine; else whatever part adds most. Shared hours follow where there is room.
    """
    a, b = names_of_pair(mentee, mentor)
    quotable = [link for link in detail.links if _is_quotable(link)]
    best = max(quotable, key=lambda link: link.cosine, default=None)
    hours = _hours_tail(detail)
    plain = _without_quotes(detail, a, b)
    if best is None or (closeness_of(best) is Closeness.LOOSE and plain):
        return _shortened(end(plain or f"too little is known about {a} and {b} to name one reason"))
    for limit in (90, 70, 55, 40, 28, 18):
        line = _linked(best, Who(a), Who(b), limit)
        if line and len(line) + len(hours) < LONGEST_LINE:
            return end(line + hours)
        if line and limit <= 55 and len(line) < LONGEST_LINE:
            return end(line)
    return _shortened(end(plain or f"{a} and {b} wrote of related things"))


def hours_words(hours: float) -> str:
    """A number of hours to the nearest quarter: "2½ hours", "half an hour", "1 hour", "no time"."""
    quarters = math.floor(hours * 4 + 0.5)
    if quarters == 0:
        return "a few minutes" if hours > 0 else "no time"
    if quarters < 4:
        return ("a quarter of an hour", "half an hour", "three quarters of an hour")[quarters - 1]
    number = hours_number(hours)
    return f"{number} hour" if number == "1" else f"{number} hours"


def hours_number(hours: float) -> str:
    """A number of hours to the nearest quarter, or to the whole above ten, without the word: "2½"."""
    quarters = math.floor(hours * 4 + 0.5)
    if quarters >= 40:
        return str(math.floor(hours + 0.5))
    whole, rest = divmod(quarters, 4)
    return (str(whole) if whole or not rest else "") + ("", "¼", "½", "¾")[rest]


def clock_change(hours: SharedHours, whose: str) -> str:
    """What the weeks differ by, in brackets with a blank before; '' where they do not."""
    least, most = hours_number(hours.least), hours_number(hours.most)
    if least == most:
        return ""
    if hours.least <= 0:
        return f" ({most} in some weeks and none in others, because {whose} clocks do not change together)"
    return f" (between {least} and {most} over the year, because {whose} clocks do not change together)"


def languages_words(codes: Sequence[str]) -> str:
    """Languages by their English names, in the order given, "and" before the last."""
    return listed([language_name(code) for code in codes])


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def likeness_words(alike: int, answered: int) -> str:
    """What two people are to each other in working style, without any number."""
    share = alike / answered
    if share >= MOSTLY_ALIKE:
        return "tend to like working in the same way"
    if share >= PARTLY_ALIKE:
        return "like working in the same way in some things and differently in others"
    return "tend to like working in different ways, which is worth talking about early"


def mentioned_by_both(link: StatementLink) -> tuple[str, ...]:
    """Up to two of the words that both use, as the mentee wrote them; only words that stand in both."""
    found = []
    for word in link.shared_words:
        if word.casefold() in _SAYS_LITTLE or not says_something(word.casefold()):
            continue
        at = link.mentee_words.casefold().find(word.casefold())
        if at >= 0 and len(word) > 1 and word.casefold() in link.mentor_words.casefold():
            found.append(link.mentee_words[at : at + len(word)])
    return tuple(found[:2])


# Words that two people share without having anything in common.
_SAYS_LITTLE = frozenset(
    {"help", "people", "person", "work", "working", "years", "year", "time", "first", "last", "good"}
    | {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "new", "make", "want"}
    | {
        "lead",
        "leading",
        "without",
        "become",
        "becoming",
        "start",
        "started",
        "know",
        "learn",
        "more",
        "less",
    }
)


def _is_quotable(link: StatementLink) -> bool:
    return not any(reads_like_an_instruction(words) for words in (link.mentee_words, link.mentor_words))


def _linked(link: StatementLink, mentee: Who, mentor: Who, limit: int) -> str:
    wish, offer = quote(link.mentee_words, limit), quote(link.mentor_words, limit)
    if wish is None or offer is None:
        return ""
    return f"{said(mentee, link.mentee_field, wish)}; {said(mentor, link.mentor_field, offer)}"


def _hours_tail(detail: PairDetail) -> str:
    hours = detail.shared_hours
    return f"; they share about {hours_words(hours.mean)} a week" if hours and hours.mean >= 0.25 else ""


def _without_quotes(detail: PairDetail, mentee: str, mentor: str) -> str:
    """The reason where nothing can be quoted, from the known parts; '' where none is known."""
    known = {part.name for part in detail.parts if part.known}
    facts = []
    if PartName.VALUES in known and detail.values_answered:
        facts.append(
            f"answered {detail.values_alike} of {detail.values_answered} working-style questions alike"
        )
    if PartName.TIME in known and detail.shared_hours and detail.shared_hours.mean >= 0.25:
        facts.append(f"share about {hours_words(detail.shared_hours.mean)} a week")
    if detail.shared_languages:
        facts.append(f"both speak {languages_words(detail.shared_languages[:3])}")
    return f"{mentee} and {mentor} {listed(facts)}" if facts else ""


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"
