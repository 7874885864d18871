"""What words there are for a pair: closeness, likeness, what both mention; and the one line for a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from companion.explaining.machine_instructions import reads_like_an_instruction
from companion.explaining.naming import names_of_pair
from companion.explaining.phrases import Who, said
from companion.explaining.quantities import hours_words, languages_words
from companion.explaining.quoting import end, quote
from companion.explaining.saying import ListOf, Message, Shortened, Words, message
from companion.matching.match import PairDetail, StatementLink
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

LEAST_HOURS = 0.25
"""With less time in common a week, the one line says nothing of it."""


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


def one_line(detail: PairDetail, mentee: Person, mentor: Person) -> Words:
    """The best reason for a pair in one sentence of at most 200 characters, for the administrator.

    The closest pair of statements, unless it is only loosely related or reads like an order to a
    machine; else whatever part adds most. Shared hours follow where there is room.
    """
    a, b = names_of_pair(mentee, mentor)
    quotable = [link for link in detail.links if _is_quotable(link)]
    best = max(quotable, key=lambda link: link.cosine, default=None)
    plain = _without_quotes(detail, a, b)
    if best is None or (closeness_of(best) is Closeness.LOOSE and plain):
        little = message(
            "too little is known about {mentee} and {mentor} to name one reason", mentee=a, mentor=b
        )
        return _shortened(end(plain or little))
    for limit in (90, 70, 55, 40, 28, 18):
        line = _linked(best, Who(a), Who(b), limit)
        if line and len(longer := _with_hours(line, detail)) < LONGEST_LINE:
            return end(longer)
        if line and limit <= 55 and len(line) < LONGEST_LINE:
            return end(line)
    return _shortened(
        end(plain or message("{mentee} and {mentor} wrote of related things", mentee=a, mentor=b))
    )


def listed(words: Sequence[str]) -> ListOf:
    """One, two and three."""
    return ListOf.of(words)


def likeness_of(alike: int, answered: int) -> str:
    """How alike two people are in working style, without any number."""
    share = alike / answered
    if share >= MOSTLY_ALIKE:
        return "mostly"
    return "partly" if share >= PARTLY_ALIKE else "hardly"


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


def _linked(link: StatementLink, mentee: Who, mentor: Who, limit: int) -> Message | None:
    wish, offer = quote(link.mentee_words, limit), quote(link.mentor_words, limit)
    if wish is None or offer is None:
        return None
    return message(
        "{wish}; {offer}",
        wish=said(mentee, link.mentee_field, wish),
        offer=said(mentor, link.mentor_field, offer),
    )


def _with_hours(line: Message, detail: PairDetail) -> Message:
    hours = detail.shared_hours
    if hours is None or hours.mean < LEAST_HOURS:
        return line
    return message("{line}; they share about {hours} a week", line=line, hours=hours_words(hours.mean))


def _without_quotes(detail: PairDetail, mentee: str, mentor: str) -> Message | None:
    """The reason where nothing can be quoted, from the known parts; None where none is known."""
    known = {part.name for part in detail.parts if part.known}
    facts: list[str] = []
    if PartName.VALUES in known and detail.values_answered:
        facts.append(
            message(
                "answered {alike} of {answered} working-style questions alike",
                alike=detail.values_alike,
                answered=detail.values_answered,
            )
        )
    hours = detail.shared_hours
    if PartName.TIME in known and hours and hours.mean >= LEAST_HOURS:
        facts.append(message("share about {hours} a week", hours=hours_words(hours.mean)))
    if detail.shared_languages:
        facts.append(
            message("both speak {languages}", languages=languages_words(detail.shared_languages[:3]))
        )
    if not facts:
        return None
    return message("{mentee} and {mentor} {facts}", mentee=mentee, mentor=mentor, facts=listed(facts))


def _shortened(line: Words) -> Words:
    return line if len(line) <= LONGEST_LINE else Shortened.to(LONGEST_LINE, line)
