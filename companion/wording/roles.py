"""Who is said to do what: whether the right words stand with the right one of two people. Pure, ours."""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from companion.wording import lexicon
from companion.wording.content_words import like, says_something, stem, words_of
from companion.wording.numbers import numbers_in
from companion.wording.speakers import BOTH, is_wished, quotations_in, speakers, with_marks

YOU = ("you", "your", "yours", "yourself")
_CUT = re.compile(r"[;.!?,:]|\s[–—]\s|\b(?:and|when|while|because|since|if)\b", re.IGNORECASE)
_JOINT = re.compile(
    r"you (?:two|both)\b|your (?:(?:first|next|last) )?(?:meetings?|conversations?|talks?|sessions?|mentor|mentee)\b",
    re.IGNORECASE,
)
_TALK_TO = re.compile(r"\b(?:tell|(?:talk|speak|turn) (?:to|with))\s+$", re.IGNORECASE)
_ABOUT = re.compile(r",? (?:about|how|that)\b", re.IGNORECASE)
"""What somebody is told or asked about may be either's."""
_NO_WISH = re.compile(
    r"\bgiven (?=your|that|the|what|how|“|[^\W\d_]+['’]s)|\blook(?:s|ed|ing)?\b(?! (?:for|to)\b)|\bask(?:s|ed|ing)?\b(?! for\b)|\b(?:happy|glad|willing|ready|prepared) to\b|\bbr(?:ing|ings|inging|ought) (?:up\b|(?=you\b))|\bsome(?:body|one) who \w+|\b(?:somebody|someone|people|person) like\b",
    re.IGNORECASE,
)
_BRINGS_IT = re.compile(
    r"\bbr(?:ing|ings|inging|ought)\b(?: (?:the|an?|your|his|her|their) (?:question|wish|topic|hope|goal|subject),?)? “”|“” (?:is|was) (?:the|an?|one) (?:wish|offer|goal|aim)\b",
    re.IGNORECASE,
)
"""Brings what is known to be hers, be it a wish to talk about; or what is known to be a wish is called one."""
_GETS = re.compile(
    r"(?:['’]?ll| will|['’]d| would| can| could| may| might) (?:find|get|have|hear|learn|gain|meet|see|expect)\b",
    re.IGNORECASE,
)
_ASKS_OF = re.compile(r"\W*(?:then |also )?(?:ask|hear|talk|speak|learn|listen|find out)\b", re.IGNORECASE)
"""What whoever reads is to ask or hear about may be either's."""
_PROGRAMME = re.compile(r"\bprogramme (?:likes?|prefers?|wants?|brings?)\b", re.IGNORECASE)
"""What the programme likes is said of neither."""
_BOTH = re.compile(r"\byou (?:two|both)\b|\b(?:both|the two) of you\b", re.IGNORECASE)
_TOLD_TO = re.compile(
    r"\b(?:tell|tells|told|help|helps|support|supports|show|shows|give|gives|offer|offers|bring|brings|lend|lends|guide|teach|advise|with|(?<!matters )(?<!matter )to|for|paired|pairs|introduce)\s+$",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\s+(?:want|ask|hope|look|need|are|have|aim|plan|write|wrote|said|share|like|wish|named|asked)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+(\w+)")
_THE_LIST = re.compile(r"\bon the (shortlist|list)\b", re.IGNORECASE)
_DONE_BY = re.compile(
    r"\bby\s+$|\b(?:got|gets|get|had|has|received?|receives|heard|hears|took|takes)\b[^.;:]*\bfrom\s+$",
    re.IGNORECASE,
)
_TWO = 2
_MARK = re.compile(r"[;.!?,:]")
_INDEFINITE = frozenset(stem(word) for word in ("nothing", "anything", "something", "everything"))
"""Stand before whoever is named first, whose they are not."""
_QUOTATION = re.compile("“[^“”]*”")


def names_said(text: str, names: Sequence[Sequence[str]]) -> set[int]:
    """Which of the people a text names, by their places in `names`."""
    return {place for place, called in enumerate(names) if any(_at(text, name) for name in called)}


def is_about_wrong_one(text: str, source: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a text gives one of the people what its source gives only to another.

    What stands between the name of somebody and the next name is hers. "You" counts as a name.
    """
    called = [*names, YOU]
    text = with_marks(text, source)
    quoted_here, quoted_there = _quoted_of(text, called), _quoted_of(source, called)
    known = {one for one, whose in quoted_there.items() if whose and one in quoted_here}
    if any(quoted_here[one] and quoted_here[one] != quoted_there[one] for one in known):
        return True
    wished_here, wished_there = is_wished(text), is_wished(source)
    left_open = [one for one in known if not quoted_here[one] and one in wished_here and one in wished_there]
    if any(wished_here[one] != wished_there[one] for one in left_open):
        return True
    # Of a quotation that is known to be told of the right one nothing more has to be looked at.
    text = _without(text, known)
    alike = None if quoted_there else _say_alike(text, source, called)
    if alike is not None:
        return not alike
    of_names = {stem(word) for some in names for name in some for word in words_of(name)}
    here, there = _said_of(_NO_WISH.sub(" ", _BRINGS_IT.sub(" ", text)), called), _said_of(source, called)
    for person, words in here.items():
        own = there.get(person)
        if own is None:
            continue
        others = [said for other, said in there.items() if other != person]
        words = words - of_names
        if _moved(words, own, others, as_said=bool(known)) or _other_verb(words, own, others):
            return True
    return False


def _say_alike(text: str, source: str, called: Sequence[Sequence[str]]) -> bool | None:
    """Whether both give the same things to the same one of two people, in whatever order they are named.

    None where that cannot be told from who owns what and from who acts.
    """
    here, there = _marks(text, called), _marks(source, called)
    two = {mark[2] for mark in here}
    if there and _of_both(source, called).casefold().startswith("both"):
        return None
    if len(two) != _TWO or two != {mark[2] for mark in there} or len(here) != _TWO or len(there) != _TWO:
        return None
    owned, known = _owned_in(text, called), _owned_in(source, called) | _listed_by(source, called)
    if owned:
        is_of_other = not {noun for _, noun in owned}.isdisjoint(noun for _, noun in known)
        return True if owned <= known else (False if is_of_other else None)
    if _who_acts(text, called) == _who_acts(source, called):
        return True
    return False if any(_DONE_BY.search(text[: mark[0]]) for mark in here) else None


def _owned_in(text: str, called: Sequence[Sequence[str]]) -> set[tuple[int, str]]:
    """Whose is what: Ana's pay, your shortlist."""
    return {
        (person, stem(found[1].casefold()))
        for start, stop, person in _marks(text, called)
        if text[start:stop].casefold() == "your" or text[start:stop].endswith(("'s", "’s"))
        for found in [_NOUN.match(text, stop)]
        if found
    }


def _listed_by(text: str, called: Sequence[Sequence[str]]) -> set[tuple[int, str]]:
    found = _THE_LIST.search(text)
    return {(_who_acts(text, called), stem(found[1].casefold()))} if found else set()


def _who_acts(text: str, called: Sequence[Sequence[str]]) -> int:
    """Who is named behind "by", from whom something was got, or else who is named first."""
    marks = _marks(text, called)
    for start, _, person in marks:
        if _DONE_BY.search(text[:start]):
            return person
    return marks[0][2]


def _quoted_of(text: str, called: Sequence[Sequence[str]]) -> dict[str, set[int]]:
    you = len(called) - 1
    named = _marks(text, called)
    joined = {
        mark
        for pair in pairwise(named)
        if pair[0][2] != pair[1][2] and text[pair[0][1] : pair[1][0]].casefold() == " and "
        for mark in pair
    }
    marks = [
        (
            mark[0],
            mark[1],
            BOTH
            if mark in joined
            or (mark[2] == you and _JOINT.match(text, mark[0]))
            or (_TALK_TO.search(text[: mark[0]]) and _ABOUT.match(text, mark[1]))
            else mark[2],
        )
        for mark in named
        if mark[2] != you or not _is_told(text, mark[0], mark[1])
    ]
    return speakers(text, marks)


def _is_told(text: str, start: int, stop: int) -> bool:
    """Whether "you" is who is told or gets something, and says nothing herself."""
    if text[start:stop].casefold().rstrip("'’") != "you":
        return False
    told = _TOLD_TO.search(text[:start]) and not _WANTS.match(text[stop:])
    return bool(told or _GETS.match(text[stop:]))


def _without(text: str, quoted: Collection[str]) -> str:
    for one in reversed(quotations_in(text)):
        if " ".join(words_of(one.group(1))) in quoted:
            text = f"{text[: one.start()]}“”{text[one.end() :]}"
    return text


def _moved(words: set[str], own: set[str], others: list[set[str]], *, as_said: bool) -> bool:
    """Whether more words are another's than hers; `as_said`: of another's, only those that she used herself."""
    of_others = set().union(*others) if others else set()
    words = words - _verbs() - _INDEFINITE
    mine = {word for word in words if like(word) & own and not like(word) & of_others}
    theirs = {
        word
        for word in words
        if (word in of_others if as_said else like(word) & of_others) and not like(word) & own
    }
    return len(theirs) > len(mine)


def _other_verb(words: set[str], own: set[str], others: list[set[str]]) -> bool:
    """She is said to give where she only wants, or the other way about."""
    for here, there in ((_giving(), _wanting()), (_wanting(), _giving())):
        says, never_says = words & here - there, own & here
        if says and not words & there and own & there and not never_says:
            return any(said & here for said in others)
    return False


def _said_of(text: str, called: Sequence[Sequence[str]]) -> dict[int, set[str]]:
    """For each person the stems of what is said of her.

    A clause with one name is about her; one with several is cut at each name; one with none goes on about
    the person before, or at the beginning about the first one named.
    """
    text = _of_both(_unnamed_in_quotations(text, called), called)
    said: dict[int, set[str]] = {}
    waiting: set[str] = set()
    last: int | None = None
    for clause in _clauses(text):
        marks = _marks(clause, called)
        if not marks and (_PROGRAMME.search(clause) or _ASKS_OF.match(clause)):
            continue
        if not marks:
            # What somebody wants or gives is told with her name.
            (waiting if last is None else said[last]).update(_stems(clause) - _verbs())
            continue
        for person, part in _parts(clause, marks):
            said.setdefault(person, set()).update(_stems(part) | waiting)
            waiting, last = set(), person
    return said


def _unnamed_in_quotations(text: str, called: Sequence[Sequence[str]]) -> str:
    """Who is named in somebody's words neither says them nor is what the sentence is about."""
    for found in reversed(quotations_in(text)):
        words = found.group(0)
        for start, stop, _ in reversed(_marks(words, called)):
            words = f"{words[:start]}{words[stop:]}"
        text = f"{text[: found.start()]}{words}{text[found.end() :]}"
    return text


def _of_both(text: str, called: Sequence[Sequence[str]]) -> str:
    """Without names that are joined: what is said of both is said of neither alone."""
    text = _BOTH.sub("both", text)
    marks = _marks(text, called)
    for first, second in reversed(list(pairwise(marks))):
        if first[2] != second[2] and text[first[1] : second[0]].casefold() == " and ":
            text = f"{text[: first[0]]}both{text[second[1] :]}"
    return text


def _clauses(text: str) -> list[str]:
    """Cut at marks and at "and", but never between quotation marks."""
    quoted = _QUOTATION.sub(lambda found: _MARK.sub(" ", found.group(0)).replace(" and ", " & "), text)
    return [clause for clause in _CUT.split(quoted) if clause.strip()]


def _marks(clause: str, called: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    return sorted(
        (found.start(), found.end(), person)
        for person, names in enumerate(called)
        for name in names
        for found in _finds(clause, name)
    )


def _parts(clause: str, marks: list[tuple[int, int, int]]) -> list[tuple[int, str]]:
    if len({person for _, _, person in marks}) == 1:
        return [(marks[0][2], clause)]
    starts = [0, *(begins for begins, _, _ in marks[1:]), len(clause)]
    return [(person, clause[starts[place] : starts[place + 1]]) for place, (_, _, person) in enumerate(marks)]


def _stems(part: str) -> set[str]:
    return {
        stem(word)
        for word in words_of(part)
        if (says_something(word) and not numbers_in(word)) or stem(word) in _verbs()
    }


def _at(text: str, name: str) -> bool:
    return any(True for _ in _finds(text, name))


def _finds(text: str, name: str) -> list[re.Match[str]]:
    # Most names stand in no text, and to see that takes no pattern.
    return list(_pattern(name).finditer(text)) if name.casefold() in text.casefold() else []


@lru_cache(maxsize=4_096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?:['’]s?)?(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _wanting() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.WANTING.split())


@lru_cache(maxsize=1)
def _giving() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.GIVING.split())


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return _wanting() | _giving()
