"""Whether a sentence of notes says that one of a pair will do something, and which of the two. Pure, ours.

It asks for an owner, for a turn that tells of what is to come (a duty, a promise, a plan), and for something
to do; of somebody outside the pair it says nothing.
"""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from companion.meetings.deeds import CONDUCT, DOING, ERRAND, ONCE, PRESENT

_SHORT = r"['’]"
_BE = rf"(?:am|is|are|{_SHORT}m|{_SHORT}s|{_SHORT}re)"
_HAVE = rf"(?:has|have|{_SHORT}s|{_SHORT}ve)"
_TOO = r"(?: (?:both|also|now|then|still|already|each|next))?"
_WILL = (
    rf"\b(?:will|shall)(?! (?:have|not|never)\b)(?! be (?!\w+ing\b))|(?<=\w){_SHORT}ll\b(?! not\b)|"
    rf"\s?\b{_BE}{_TOO} (?:going|supposed|meant|expected|due|obliged|asked|down) to\b|(?<=\w){_SHORT}(?:m|s|re){_TOO} (?:going|supposed|meant|expected|due|asked) to\b|"
    rf"\b(?:am|is|are) to\b|\b(?:promise[sd]?|undertakes?|undertook|vow(?:s|ed)?|pledge[sd]?|commit(?:s|ted)?) to\b|"
    rf"\b(?:needs?|ought) to\b|\b(?:should|must)\b(?! (?:have|not)\b)|\bha(?:s|ve)(?: got)? to\b|(?<=\w){_SHORT}(?:ve|s) got to\b|(?:\bhad|(?<=\w){_SHORT}d) better\b(?! not\b)|"
    r"\b(?:plan(?:s|ned)?|intend(?:s|ed)?|offer(?:s|ed)?|volunteer(?:s|ed)?|arrange[sd]?) to\b|"
    rf"\b(?:said|says|promise[sd]?|mentioned|told \w+) (?:that )?(?:I|she|he|they|we)(?: (?:would|will)|{_SHORT}(?:d|ll))\b(?! (?:not|have|like|love|rather)\b)|"
    r"\b(?:took|takes?|taken) (?:it upon|it on|on the task|over the task)\b|\btakes? (?:charge of|care of|responsibility for)\b|\bmakes? sure\b|"
    rf"\b(?:{_BE}) (?:responsible for|in charge of|on the hook for|taking care of)\b"
)
"""Turns behind an owner that tell of what that one will do."""
_WITH_A_DAY = (
    rf"\b(?:wants?|hopes?|aims?|tries) to\b|\bwould like to\b|\bagree[sd]? to\b|\bboth\b|\btogether\b|(?:\b(?:am|is|are)|(?<=\w){_SHORT}(?:m|s|re)){_TOO} (?:{DOING})\w*ing\b|"
    rf"(?<=I)(?:\s+\w+ly)?\s+(?={PRESENT}\b)|(?<=\w)(?:\s+\w+ly)?\s+(?:{DOING})(?:e?s|ies)\b(?! (?:the|her|his|my) (?:new )?(?:job|post|role|position))"
)
"""Turns that tell of a wish, a rule or a habit as often as of an action: a day makes an action of them."""
_ALONE = rf"\bagree[sd]? to(?= (?:{DOING})\w*)|\b(?:wants?|would like) to(?= (?:{ERRAND})\w*)"
"""Of one of the two this tells of an action without a day as well; of both it is a rule that they give themselves."""
_BOTH_ONCE = rf"\b(?:agree[sd]?|wants?|would like) to(?= (?:{ONCE}))"
"""Of both it tells of an action where what they will do is done once."""
_NO_DEED = re.compile(
    r"^(?:\s+(?:also|both|then|still|soon|just|\w+ly))*\s+(?:[A-Z]|(?:be (?!\w+ing)|say|admit|see\b(?=[.,!]|$)|miss|want|like|love|feel|know|remain|stay|become|rest\b|sleep|wait|live|lose|fail|"
    r"retire|start (?:the|her|his|my) (?:new )?(?:job|post|role|position)|get (?:the|a|an) (?:job|post|offer)|have (?!a (?:look|word|chat)|lunch)|work (?:every|until|at)|"
    r"(?:both )?meet(?: \w+)?(?: again)?(?: in person| online)? (?:on|in|at|every|next|again|by|twice|once|more)|rather|prefer|hear|earn|own|belong|thank|enjoy|understand|accept|cope)\b)"
)
"""What stands behind such a turn where nothing is to be done: "will be away", "has to admit"."""
_OF_ONESELF = re.compile(
    rf"^\W*(?:will|shall|need to|have to|must|should|going to|want to|plan to|promised to|agreed to|offered to|supposed to) (?:also |still )?(?:{DOING})",
    re.I,
)
"""Notes that leave out their author: "Will send the link"."""
_HEAD_WORDS = (
    r"next|first|one|steps?|things?|actions?|items?|points?|tasks?|to ?-?dos?|todos?|homework|assignments?|errands?|jobs?|parts?|turn|list|plate|desk|side|"
    r"for|of|on|by|to|with|up|do|does|and|is|are|the|a|until|then|now|owner|responsible|who|agenda"
)
_MINE = r"(?:next|first|part|task|step|job|homework|turn|list|to-?do|action|plan|assignment)"
_NOT_SO = re.compile(
    r"(?:\b(?:whether|never|not|no longer|nobody|how|if only)|n['’]t)\b(?:\s+\w+){0,3}\s*$", re.I
)
_OTHERS = re.compile(
    r"(?:\b(?:the|an?|her|his|their|my|our|its|this|some|every|each|one of \w+)|['’]s)\s+(?:[\w’'-]+\s+){0,4}$|\b(?!I\b)[A-Z][\w-]*\s*$",
)
_OVER = re.compile(
    r"^\W*(?:last (?:time|week|month|year)|at (?:our|the) (?:last|first) \w+|back then|\w+ (?:weeks|months|years) ago)\b|\b(?:and|which) (?:I|we|she|he|they|\w+) did\b",
    re.I,
)
_IS_OVER = re.compile(
    r"\b(?:was|were|had|did|met|told|gave|went|showed|said|drew|came|made|spoke|wrote|found|brought|took|left|knew|thought|taught|kept|held|chose|began|felt|heard|got|lost|built|bought|ran|saw|sent|"
    r"spent|sat|won|grew|stood|forgot|meant|paid|led|hit|has|have|is|are|am|knows?|likes?|seems?|feels?|says|\w{2,}ed)\b|['’](?:s|m|re|ve)\b(?! \w+ing)|"
    r"^\W*(?:I|[Ww]e) (?:put|read|set|let|cut)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"\b(?:and|but|so|then|or)(?:\s+(?:also|then|now|still|soon|both|\w+ly))*\s*$|,\s*$", re.I
)
_RULE = re.compile(
    rf"\b[Ww]e(?:{_SHORT}ll|{_SHORT}re going to| (?:will|shall|should|must|want to|need to|have to|plan to|agreed to|are going to))(?: (?:both|now|also|then|all|try to|always))* {CONDUCT}"
)
_OUTSIDER = (
    r"(?:(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir|[Aa]n?|[Ss]ome|[Aa]ll(?: of)?|[Oo]ne of) (?:[\w’'-]+ ){0,2}?[\w’'-]+|"
    r"(?:[Ee]very(?:one|body)|[Ss]ome(?:one|body))(?: else)?|[A-Z][\w’'-]+)"
)
_OUTSIDERS = re.compile(
    rf"(?:^\W*|[,;:]\s*|\b(?:that|then|so|and|(?:[Nn]ext|[Tt]his) \w+|(?:[Oo]n|[Bb]y|[Ii]n|[Bb]efore|[Aa]fter|[Uu]ntil) \w+(?: \w+)?) )(?:[Bb]oth )?"
    rf"(?P<who>{_OUTSIDER}(?:, {_OUTSIDER})*),? (?:and|&|plus) $"
)
"""Somebody outside the pair, who with one of the two stands before what they will do: "My team and I"."""
_AND_OUTSIDERS = re.compile(
    rf"^(?P<more>(?:, {_OUTSIDER})*),? (?:and|&|plus) (?P<who>I|{_OUTSIDER})(?= (?:will|shall|have|has|need|are|is|want|plan|agreed)\b)"
)
"""The same behind the name: "Ben and Ruth", "Ben, Ruth and I"."""
_MORE = re.compile(
    r"(?:[,;]|\b(?:and|but|while|whereas)\b)(?:\s+(?:and|but|while|then|that|also|in return))*\s*$"
)


@dataclass(frozen=True)
class WhoDoes:
    """What a sentence says of who does something.

    `owner` is the name of who will do it, or both names; None where it tells of no action of theirs. `in_parts`:
    each of the two does something of their own. `is_rule`: it says how the two mean to meet ("We will stop earlier").
    """

    owner: str | None
    in_parts: bool = False
    is_rule: bool = False


def who_does(text: str, author: str, partner: str, *, has_day: bool) -> WhoDoes:
    """`author` wrote the notes and is "I"; `has_day` says that the sentence names a day.

    Of what somebody else does together with one of the two nobody is told to be the owner.
    """
    is_rule = bool(_RULE.search(text))
    owner = None if is_rule and not has_day else _first_owner(text, author, partner, has_day=has_day)
    in_parts = owner is not None and _each_does_a_part(text, author, partner)
    return WhoDoes(f"{author} and {partner}" if in_parts else owner, in_parts, is_rule)


def _each_does_a_part(text: str, author: str, partner: str) -> bool:
    """Whether it says of each of the two what that one will do: "Ana will send it, and I will read it"."""
    both = f"{author} and {partner}"
    doing = {who: _does(called) for who, called in _callings(author, partner).items() if who != both}
    first, second = ([*does.finditer(text)] for does in doing.values())
    return any(
        _is_next(text, *sorted((one, other), key=lambda found: found.start()))
        for one in first
        for other in second
    )


def _is_next(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return bool(_MORE.search(between)) and not any(_NO_DEED.search(text[it.end() :]) for it in (one, other))


@lru_cache(maxsize=1_024)
def _does(called: str) -> re.Pattern[str]:
    """Where it says of somebody what that one will do, straight behind the name."""
    return re.compile(rf"(?<!\w){called}(?: also| then|\s)*(?:{_WILL}|:(?=\s+(?:{DOING})))")


def _first_owner(text: str, author: str, partner: str, *, has_day: bool) -> str | None:
    for who, called in _callings(author, partner).items():
        if any(pattern.search(text) for pattern in _headed(called, has_day=has_day)):
            return who
    if _OVER.search(text):
        return None
    named = _asked(text, author, partner) or _left_to(text, author, partner)
    if named:
        return named
    if _OF_ONESELF.search(text):
        return author
    turns = f"{_WILL}|{_WITH_A_DAY}" if has_day else _WILL
    said = _said_of(turns, text, author, partner)
    if said:
        return said
    alone = _said_of(_ALONE, text, author, partner)
    return alone if alone in (author, partner) else _said_of(_BOTH_ONCE, text, author, partner)


def may_be_to_do(text: str) -> bool:
    """Whether a sentence that no rule knows could tell of something that is to be done: it has a deed, and is not over."""
    return bool(re.search(rf"\b(?:{DOING})\w*", text, re.I)) and not (
        _IS_OVER.search(text) or _OVER.search(text)
    )


def first_named(text: str, author: str, partner: str) -> str | None:
    """Who is named first, where it is known otherwise that the sentence tells of an action; None: nobody."""
    places = _named(text, author, partner)
    return (min(places)[2] or None) if places else None


def _said_of(turn: str, text: str, author: str, partner: str) -> str | None:
    """Of whom the first such turn is said that is said of anybody in the pair."""
    for found in re.finditer(turn, text):
        before = text[: found.start()]
        places = _named(before, author, partner, to_be_followed=text)
        if not places or _NOT_SO.search(before) or _NO_DEED.search(text[found.end() :]):
            continue
        _, stop, named = max(places)
        if named and not _is_of_others(before[stop:]):
            return named
    return None


def _is_of_others(between: str) -> bool:
    """Whether somebody outside the pair stands between the last name and the verb: her manager, Ruth."""
    return bool(_OTHERS.search(between.rstrip() + " ")) and not _GOES_ON.search(between)


def _callings(author: str, partner: str) -> dict[str, str]:
    one, other = re.escape(author), re.escape(partner)
    two = rf"(?:{other} and (?:I|me|{one})|(?:I|me|{one}) and {other})"
    return {
        f"{author} and {partner}": rf"(?:we|both|us|our|together|all|(?:we|us) both|both of us|the two of us|(?:we|us) two|each of us|we each|{two})",
        author: rf"(?:[Mm]e|I|[Mm]y|mine|myself|{one}(?:['’]s)?)",
        partner: rf"(?:{other}(?:['’]s)?|[Yy]ou|your|yours)",
    }


@lru_cache(maxsize=1_024)
def _headed(called: str, *, has_day: bool) -> tuple[re.Pattern[str], ...]:
    """`Ana: send …`, `Ana to send …`, `Next thing for me: send …`, `We both send …`, `Send … (Ana)`."""
    deed = r"\w" if has_day else rf"(?:{DOING})\w*"
    doing = rf"(?:to\s+)?(?!not\b|no\b){deed}"
    words = rf"(?:(?:{_HEAD_WORDS})\s+)*"
    who = rf"[(\[@]?{called}[)\]]?"
    patterns = [
        rf"^{words}{who}(?:\s+(?:{_HEAD_WORDS}))*\s*(?::|\s[-–—→]|[-–—]\s|→)\s*{doing}",
        rf"^(?:@|\[){called}\]?\s+(?:(?:will|to|please)\s+)?{deed}",
        rf"^{called}\s+to\s+{deed}",
        rf"^(?:(?:next )?(?:actions?|to ?-?dos?|tasks?|steps?|homework|assignments?)(?: items?)?\s*:\s*)(?:for\s+)?{called}\s+(?:to\s+|will\s+)?{deed}",
        rf"^(?:(?:next )?(?:actions?|to ?-?dos?|tasks?|steps?|homework|assignments?)(?: items?)?\s*:\s*)?(?:to\s+)?(?:{DOING})\b[^.!?]*(?:[(\[]\s*(?:owner\s*:?\s*|by\s+)?|\s[-–—→]\s*|,\s*owner:?\s*){called}\s*(?:[,;/][^)\]]*)?[)\]]?\s*[.!]?$",
    ]
    if called.startswith("(?:we"):
        patterns.append(rf"^(?:we both|both of us|we each|each of us)\s+{deed}")
    return tuple(re.compile(one, re.I) for one in patterns)


def _asked(text: str, author: str, partner: str) -> str | None:
    """I asked Ana to send it: Ana will."""
    asks = r"(?:have |has |had )?(?:asked?s?|invite[sd]?|encourage[sd]?|told|wants?|reminded|persuaded)"
    if re.search(rf"\bI {asks} {re.escape(partner)} to\b", text):
        return partner
    if re.search(rf"\b{re.escape(partner)} {asks} me to\b", text):
        return author
    return None


def _left_to(text: str, author: str, partner: str) -> str | None:
    """It is up to Ana to send it; it is my turn to send it; it will be sent by Ana."""
    for who, called in _callings(author, partner).items():
        if any(pattern.search(text) for pattern in _left(called)):
            return who
    return None


@lru_cache(maxsize=1_024)
def _left(called: str) -> tuple[re.Pattern[str], ...]:
    duty = r"(?:part|job|task|turn|homework|plan|next step|duty|role|next task|move|assignment)"
    done = r"(?:\w+ly )?\w+(?:ed|en|nt|ne|wn|de|ad|id|ut|lt) "
    patterns = (
        rf"\b(?:it|that|this)(?: is|['’]s| falls| will be| remains)(?: now)? (?:left |down |up )?(?:to|on|for|with) {called} to\s+\w",
        rf"\b(?:leaves? it|left it|it is left|fell|falls) (?:up )?to {called} to\s+\w",
        rf"\bit(?: is|['’]s)\s+(?:now )?{called} {duty} to\s+\w",
        rf"\b{called} {duty}(?: \w+){{0,3}} (?:is|will be) to\s+\w",
        rf"\b(?:to|will|should|must)(?: both)? be {done}(?:\w+ )*?by {called}\b(?! \w+ing\b)",
    )
    return tuple(re.compile(one, re.I) for one in patterns)


def _named(text: str, author: str, partner: str, *, to_be_followed: str = "") -> list[tuple[int, int, str]]:
    """Where the two are named in a text, and who: from, to, name; no name where others do it with that one."""
    one, other = re.escape(author), re.escape(partner)
    whole = to_be_followed or text
    both = rf"\b(?:{other} and (?:I|me|{one})|(?:I|[Mm]e|{one}) and {other}|[Tt]he two of us|[Bb]oth of us|[Ww]e|[Bb]oth|[Uu]s)\b"
    found = [(said.start(), said.end(), f"{author} and {partner}") for said in re.finditer(both, text)]
    for who, pattern in (
        (author, rf"\b(?:I|me|[Mm]y(?= {_MINE}\b)|{one})\b"),
        (partner, rf"\b{other}\b(?!['’]s (?!going\b|supposed\b|to\b|due\b|got\b))|^(?:She|He|You)\b|\byou\b"),
    ):
        for said in re.finditer(pattern, whole):
            inside = any(start <= said.start() < stop for start, stop, _ in found)
            if said.end() <= len(text) and not inside:
                alone = not _with_others(text[: said.start()], whole[said.end() :], author, partner)
                found.append((said.start(), said.end(), who if alone else ""))
    return found


def _with_others(before: str, after: str, author: str, partner: str) -> bool:
    """Whether somebody outside the pair is joined to a name that stands between the two pieces of text."""
    behind = _AND_OUTSIDERS.search(after)
    found = _OUTSIDERS.search(before) or behind
    if not found or _IS_OVER.search(found["who"]):
        return False
    is_listed = behind is not None and bool(behind["more"])
    return is_listed or found["who"] not in (author, partner, "I", "She", "He", "You")
