"""Whether a sentence of notes says that one of a pair will do something, and which of the two. Pure, ours."""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from functools import lru_cache

_WILL = (
    r"will(?! (?:be|have been|not)\b)|(?:is|are|am) going to|(?:is|are|am) to|promise[sd]? to|needs? to|should|must|ha(?:s|ve) to|"
    r"plan(?:s|ned)? to|intend(?:s|ed)? to|offer(?:s|ed)? to|volunteer(?:s|ed)? to|"
    r"said (?:that )?(?:I|she|he|they|we) (?:would|will)"
)
_WITH_A_DAY = r"wants? to|hopes? to|would like to|agree[sd]? to|both|together"
"""Turns that tell of a wish or a rule as often as of an action: a day makes an action of them."""
_DOING = (
    r"send|writ|rewrit|draft|read|ask|call|book|list|updat|try|tr(?=y)|find|practi[sc]|look|talk|speak|record|collect|finish|"
    r"prepar|review|check|share|meet|contact|mail|e-?mail|invit|present|publish|submit|apply|register|sign|plan|make|set|put|"
    r"bring|get|give|take|start|begin|complet|organi[sz]|schedul|follow|add|build|creat|choos|decid|test|learn|watch|attend|"
    r"introduc|discuss|note|order|print|show|think|upload|visit|work"
)
_ERRAND = (
    r"send|writ|rewrit|draft|call|book|list|updat|record|collect|register|sign|upload|order|print|submit|e-?mail|contact|"
    r"finish|look up|fill"
)
_ALONE = rf"agree[sd]? to(?= (?:{_DOING})\w*)|(?:wants?|would like) to(?= (?:{_ERRAND})\w*)"
"""Of one of the two this tells of an action without a day as well; of both it is a rule that they give themselves."""
_HEAD = r"^(?:(?:next steps?|actions?|tasks?|to ?-?do|todo)\s*)?(?:for\s+|of\s+|\()?"


def owner_of_action(text: str, author: str, partner: str, *, has_day: bool) -> str | None:
    """The name of who will do what the sentence says, or both names; None where it tells of no action of theirs.

    `author` wrote the notes and is "I"; `has_day` says that the sentence names a day.
    """
    for who, called in _callings(author, partner).items():
        if _headed(called, has_day=has_day).search(text):
            return who
    asked = _asked(text, author, partner)
    if asked:
        return asked
    turns = f"{_WILL}|{_WITH_A_DAY}" if has_day else _WILL
    said = _said_of(rf"(?:\b(?:{turns})|(?<=\w)['’]ll)\b", text, author, partner)
    alone = _said_of(rf"\b(?:{_ALONE})", text, author, partner)
    return said or (alone if alone in (author, partner) else None)


def _said_of(turn: str, text: str, author: str, partner: str) -> str | None:
    """Of whom the first such turn is said that is said of anybody in the pair."""
    for found in re.finditer(turn, text, re.I):
        before = text[: found.start()]
        named = _named_last(before, author, partner)
        if named is not None and not _is_of_others(before):
            return named
    return None


def first_named(text: str, author: str, partner: str) -> str | None:
    """Who is named first, where it is known otherwise that the sentence tells of an action; None: nobody."""
    places = _named(text, author, partner)
    return min(places)[1] if places else None


def _callings(author: str, partner: str) -> dict[str, str]:
    return {
        author: rf"(?:me|I|my|mine|{re.escape(author)})",
        partner: re.escape(partner),
        f"{author} and {partner}": r"(?:we|both|us|together|(?:we|us) both|both of us)",
    }


@lru_cache(maxsize=1_024)
def _headed(called: str, *, has_day: bool) -> re.Pattern[str]:
    """`Ana: send …`, `Ana to send …`, `Action (me): send …`, `We both send …`."""
    doing = r"\w" if has_day else rf"(?:{_DOING})\w*"
    names = rf"(?:{called})(?:\s+(?:action|task|to ?-?do|part)s?)?"
    return re.compile(
        rf"{_HEAD}{names}\)?\s*(?::|\s[-–—]\s|\s+to\s)\s*(?:to\s+)?{doing}|^(?:actions?|to ?-?do)\s*:\s*{names}\s+(?:to\s+)?{doing}"
        + (rf"|^(?:we both|both of us)\s+{doing}" if called.startswith("(?:we") else ""),
        re.I,
    )


def _asked(text: str, author: str, partner: str) -> str | None:
    """I asked Ana to send it: Ana will."""
    if re.search(rf"\bI (?:have )?(?:asked|invited|encouraged|told) {re.escape(partner)} to\b", text):
        return partner
    if re.search(rf"\b{re.escape(partner)} (?:has )?(?:asked|invited|encouraged|told) me to\b", text):
        return author
    return None


def _named_last(before: str, author: str, partner: str) -> str | None:
    places = _named(before, author, partner)
    return max(places)[1] if places else None


def _named(text: str, author: str, partner: str) -> list[tuple[int, str]]:
    return [
        (found.start(), who)
        for who, pattern in (
            (author, rf"\b(?:I|me|[Mm]y|{re.escape(author)})\b"),
            (partner, rf"\b{re.escape(partner)}\b(?!['’]s)"),
            (f"{author} and {partner}", r"\b(?:[Ww]e|[Bb]oth|[Uu]s)\b"),
        )
        for found in re.finditer(pattern, text)
    ]


def _is_of_others(before: str) -> bool:
    """Whether somebody outside the pair stands between the last name and the verb: her manager, the team lead."""
    return bool(
        re.search(
            r"\b(?:(?:her|his|their|my|the|'s|’s)\s+)(?:\w+\s+){0,2}?"
            r"(?:manager|boss|lead|supervisor|team|colleague|committee|editor|company|department|director|programme|hr)\s*$",
            before.rstrip(),
            re.I,
        )
    )
