"""Whose words a sentence says that a quotation is, as far as its form tells. Pure, ours.

“…” is of whoever is named before it in the same sentence, or behind it where that is said: “…” is what Ana
wants, “…” was offered by Ana. Where it says of somebody that she helps with “…” it may be another's wish, so
it is nobody's.
"""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from companion.wording.content_words import words_of

_WORD = re.compile(r"[^\W_]+")
LEAST_TOLD = 3
"""Words in a row of a quotation, before they are known without its marks."""
_TWO = 2
BOTH = -1
"""In place of one person: what is said of both is nobody's alone."""
_QUOTATION = re.compile('[“„«"]([^“”„«»"]{2,})[”“»"]')
_END = re.compile(r"[.;!?](?=\s|$)")
_HELPS = re.compile(
    r"\b(?:help\w*|hands?|support\w*|assist\w*|guid\w+|useful|us(?:e|ed|es) (?:for|as)|answers?|meets?|fits?|match\w*|relat\w+|"
    r"connect\w*|link\w*|speaks? to|touch\w*|build\w*|draw\w*|near(?:er|est)?|clos(?:e|er|est)|based|towards?|because of|work(?:ing)? on|to (?:talk|ask|turn|discuss)|(?:something|things|much) to say (?:on|about)|as (?:to|for))\b|\bfor\s*$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:want\w*|wish\w*|hop(?:e|es|ed|ing)|(?<!to )ask\w*\b(?! about)|look\w*|need\w*|seek\w*|sought|like|request\w*|offer\w*|brings?|bringing|shares?|sharing|writes?|wrote|noted?|notes|up for)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:^|[.;!?:,]\s+)with\s+$", re.IGNORECASE)
_NEXT = re.compile(r"[,(:]|[.;!?](?=\s|$)|\s[–—]\s|\b(?:and|so|while|because|since|as|but)\b", re.IGNORECASE)
_WHO = re.compile(r"\s+who\b", re.IGNORECASE)
_BY_MEANS = re.compile(
    r"(?:\bthanks to|(?<!think )(?<!work )(?<!talk )(?<!go )(?<!get )\bthrough|,\s*with|\bdraw(?:s|ing)? on|\boffering|\bhaving|\busing)\s*$",
    re.IGNORECASE,
)
"""What somebody helps with is another's; by what she does it is hers."""
_USEFUL_FOR = re.compile(
    r"\b(?:useful|helpful|handy|of use|of help|(?:can|could|may|might|to|able to) help(?: you)?|relevant|related|close|closer|near|nearer|on the way|a step|steps) (?:for|to|towards|with|in)\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|;|,? ?and|or)\s*", re.IGNORECASE)
_HAS = re.compile(r"(?:\s+own)? (?:offer|wish|request|goal|experience|contribution|words)\b", re.IGNORECASE)
_IS = re.compile(
    r"\s+(?:is|are|was|were|has been|stands?|appears?|features?|figures?|sits?|comes?|came|heads|tops|matters?|br(?:ought|ings)|(?:can|could|may|might|will|would) be)\b",
    re.IGNORECASE,
)
"""You want “…”, and “…” is on offer: the second begins a clause of its own."""
_APPOSED = re.compile(
    r"(?:\s+own)? (?:offer|wish|request|goal|aim|experience|contribution)\s*(?:[,.;:!?)]|$)", re.IGNORECASE
)
"""“…”, your goal, and not: “…”, your goal is another."""
_SEEKS = re.compile(r"(?:['’]re| are| is|['’]s) (?:after|seeking|pursuing)\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|an?|this|that)\s+$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*,?\s*(?::\s*)?(?:(?:this|that|which|it)(?:'s| is| was)|(?:has been|have been|is|was|are|were|stands?|appears?|features?|figures?|sits?|comes?|came|interests?|matters? to|(?:can|could|may|might) be (?:had|got))\b"
    r"|(?:(?:\w+ed|written|given|put)(?: \w+)?\s+)?(?:by|from)(?=\s))(?:\s+(?:what|how|there|that|something|one|part|among|on|of|in|from|by|the|a|an|thing|things|list|wish|wishes|wanted|"
    r"offered|offer|named|asked|for|written|wrote|noted|said|mentioned|put|down|goal|goals|request|experience|profile|name|"
    r"side|done|completed|brought|set))*\s+$",
    re.IGNORECASE,
)
"""Between a quotation and the name of whose it is, where the name stands behind it."""


_THAT = re.compile(r"\s*,?\s*(?:that|which|as)\s+", re.IGNORECASE)
_DOES = re.compile(
    r"(?:['’](?:ve|d|s|re|m))?\s+(?:\w+ ){0,2}?(?:want|wish|hop|ask|look|need|seek|sought|like|request|offer|bring|share|sharing|write|wrote|note|name|mention|put|said|has|have|nam|list|stat|enter|describ|giv|gave|provid|contribut|aim|plan|pursu|submit)\w*",
    re.IGNORECASE,
)
"""“…” that Ana wants: what she does is said of the quotation, unless another follows at once."""


_IN_BRACKETS = re.compile(r"\s*\((?:(?:what|which|as|that) )?\s*", re.IGNORECASE)
_NAMELY = re.compile(r"[,–—]\s*(?:namely|specifically|in particular|that is|i\.e\.)[,:]?\s*", re.IGNORECASE)
"""What is named so is of whoever the sentence began with."""


_ON_A_PROFILE = re.compile(r"\s*[oi]n\s+", re.IGNORECASE)
"""“…” on yours or in yours, with nothing behind it."""
_THERE = re.compile(r"\s*,?\s*(?:on|in|under|from|among|as|at|of|by) (?:the \w+ of )?", re.IGNORECASE)
"""“…” under your wishes, “…” from the list of Ana."""
_TO_ANOTHER = re.compile(
    r"\b(?:(?:relat|connect|link|close|near|fit|match)\w*|for (?:your|the|an?|some\w+)\b|to (?:your|the)\b|with\b|about\b|who\b)",
    re.IGNORECASE,
)
"""Behind this another is named: “…” from Ana may be related to your wish."""


_TOLD_BESIDE = re.compile(r"^\s*, (?:which|that|who|as)\b[^,]*,")
"""… “…”, which Ana offers, …: said of the quotation before, and of no other."""
_IN_ORDER = re.compile(r"(?:['’]s)? \w+(?: \w+)? and (?:what )?", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"\s*(?:,? and|with|,)\s*", re.IGNORECASE)
_IS_SUBJECT = re.compile(
    r"(?:\b(?:tell|ask|asked|hear|talk|speak)\b[^“„«\"]*\babout|\bget into|\bc[ao]me up for)\s*$",
    re.IGNORECASE,
)
"""What somebody can be asked about may be another's wish."""
_BEGINS = re.compile(r"(?:[,;] (?:and|while|whereas|but)|\s[–—])\s+$", re.IGNORECASE)
"""… , while “…” is on offer: the quotation begins a clause of its own."""
_IS_THIS = re.compile(r"\s+\w+\s*[:,]\s*")
"""Near “…” is what Ana offers: “…”."""
_OWNS = re.compile(r"(?:^your|['’]s?)$", re.IGNORECASE)
_DRAWS_ON = re.compile(
    r"\s+(?:(?:can|could|may|will|would) )?(?:draws?|builds?|rel(?:y|ies)|calls?) (?:up)?on\b", re.IGNORECASE
)
_FROM_EACH = re.compile(r"\s*[,;]\s*(?:and )?(?:from|by)\s+", re.IGNORECASE)
"""From Ana “…”, from you “…”: the second is named before hers."""
_WHAT_TO = re.compile(
    r"\bwhat\b[^“„«\".;!?]*\b(?:contribut\w*|add\w*|bring|brings|offers?|says?|gives?)\b(?: \w+)? (?:to|for|about|on|with)\s+(?:your? (?:\w+ )?)?$",
    re.IGNORECASE,
)
"""What Ana can contribute to “…”: that is another's."""
_FROM = re.compile(r"\b(?:from|by)\s+$", re.IGNORECASE)
_OTHER = re.compile(
    r"[.;!?](?=\s|$)|\s[–—]\s|,\s+(?=(?-i:[A-ZÀ-Þ])|you\b)|\b(?:and|so|while|because|since|but)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:(?P<wish>wish\w*|want\w*|goals?|aims?|aim(?:ed|ing)|hop(?:e|es|ed|ing)|ask(?:s|ed|ing)? for|look(?:s|ed|ing)? for|request\w*|seek\w*|would (?:like|love)|[’']d (?:like|love))"
    r"|offer\w*|experience\w*|background|brings?(?! up)|bringing(?! up)|contribut\w*|volunteer\w*|provid\w*)\b",
    re.IGNORECASE,
)
"""What calls a quotation a wish, or what somebody gives."""


@dataclass(frozen=True)
class _Mark:
    """Where somebody is named."""

    start: int
    stop: int
    person: int


def quotations_in(text: str) -> list[re.Match[str]]:
    """Everything between quotation marks."""
    return list(_QUOTATION.finditer(text))


def with_marks(text: str, source: str) -> str:
    """With quotation marks around what the source quotes and the text tells word for word without them."""
    for one in quotations_in(source):
        words = [re.escape(word) for word in _WORD.findall(one.group(1))]
        if len(words) >= LEAST_TOLD:
            there = re.compile(r"\b" + r"[\W_]+".join(words) + r"\b", re.IGNORECASE)
            text = _outside_quotations(text, there)
    return text


def _outside_quotations(text: str, there: re.Pattern[str]) -> str:
    pieces, last = [], 0
    for one in quotations_in(text):
        pieces += [there.sub(_in_marks, text[last : one.start()]), one.group(0)]
        last = one.end()
    return "".join([*pieces, there.sub(_in_marks, text[last:])])


def _in_marks(found: re.Match[str]) -> str:
    return f"“{found.group(0)}”"


def speakers(text: str, marks: Sequence[tuple[int, int, int]]) -> dict[str, set[int]]:
    """For each quotation, in small letters, the people whose it is said to be; of none where that is left open.

    `marks` are where somebody is named: start, stop, and who.
    """
    quoted = quotations_in(text)
    outside = [
        _Mark(*mark) for mark in marks if not any(one.start() <= mark[0] < one.end() for one in quoted)
    ]
    followed = _followed_each(text, quoted, outside) or _in_order(text, quoted, outside)
    if followed:
        return {
            " ".join(words_of(one.group(1))): {person} for one, person in zip(quoted, followed, strict=True)
        }
    found: dict[str, set[int]] = {}
    for place, one in enumerate(quoted):
        before = quoted[place - 1].end() if place else 0
        after = quoted[place + 1].start() if place + 1 < len(quoted) else len(text)
        whose = found.setdefault(" ".join(words_of(one.group(1))), set())
        behind = _behind(text, one, after, outside)
        if behind is not None:
            whose.add(behind.person)
            # Who is named behind one quotation does not speak the next.
            outside = [mark for mark in outside if mark != behind]
        else:
            whose |= _before(text, one, before, outside)
    return found


def _followed_each(text: str, quoted: Sequence[re.Match[str]], marks: Sequence[_Mark]) -> list[int]:
    """Who stands behind each quotation, where that is one behind each and another each time, else nobody.

    “…” on your side, “…” on Ana's: somebody named before the first may only see them there.
    """
    first = quoted[0].start() if quoted else 0
    behind = [mark for mark in marks if mark.start > first]
    stops = [one.start() for one in quoted[1:]] + [len(text)]
    if not len(quoted) == len(behind) == len({mark.person for mark in behind} - {BOTH}) > 1:
        return []
    each = list(zip(quoted, behind, stops, strict=True))
    if any(not one.end() <= mark.start < stop for one, mark, stop in each):
        return []
    stand_there = all(_THERE.fullmatch(text[one.end() : mark.start]) for one, mark, _ in each)
    return [mark.person for mark in behind] if stand_there or len(behind) == len(marks) else []


def _in_order(text: str, quoted: Sequence[re.Match[str]], marks: Sequence[_Mark]) -> list[int]:
    """Who owns two quotations that are named one after the other, as their owners are, else nobody.

    Your wish and Ana's offer are close: “…” and “…”.
    """
    if not len(quoted) == len(marks) == len({mark.person for mark in marks} - {BOTH}) == _TWO:
        return []
    is_beside = _SIDE_BY_SIDE.fullmatch(text[quoted[0].end() : quoted[1].start()])
    together = marks[1].stop <= quoted[0].start() or quoted[1].end() <= marks[0].start
    if is_beside and together and _IN_ORDER.fullmatch(text[marks[0].stop : marks[1].start]):
        return [mark.person for mark in marks]
    return []


def is_wished(text: str) -> dict[str, bool]:
    """For each quotation whether the words nearest to it call it a wish, or else something that is offered."""
    quoted = quotations_in(text)
    found: dict[str, bool] = {}
    for place, one in enumerate(quoted):
        start = quoted[place - 1].end() if place else 0
        stop = quoted[place + 1].start() if place + 1 < len(quoted) else len(text)
        before = _TOLD_BESIDE.sub(" ", text[start : one.start()])
        behind = _NEXT.split(text[one.end() : stop])
        if _USEFUL_FOR.search(before) or _WHAT_TO.search(before):
            # What is called an offer is useful for it, whatever it is itself.
            continue
        there = list(_CALLED.finditer(_TO_ANOTHER.split(behind[0])[0]))[:1]
        ahead = list(_CALLED.finditer(_OTHER.split(before)[-1]))
        # What a quotation is said to be comes before what stands ahead of it.
        cues = (there or ahead) if place and _IS.match(behind[0]) else (ahead or there)
        if cues:
            found[" ".join(words_of(one.group(1)))] = cues[-1]["wish"] is not None
    return found


def _behind(text: str, quoted: re.Match[str], stop: int, marks: Sequence[_Mark]) -> _Mark | None:
    mark = next((one for one in marks if quoted.end() <= one.start < stop), None)
    if mark is None or mark.person == BOTH:
        return None
    further = next((one.start for one in marks if mark.stop <= one.start < stop), stop)
    rest = _NEXT.split(text[mark.stop : further])[0]
    between = text[quoted.end() : mark.start]
    if _FROM_EACH.fullmatch(between) and _is_from_somebody(text, quoted, marks):
        return None
    if stop < len(text) and _owns_next(text, mark, stop):
        return None
    if _BEHIND.fullmatch(between) and _DRAWS_ON.match(rest):
        return mark
    if _WITH.search(text[: quoted.start()]) and between.strip() == ",":
        return mark
    if _is_relative(text, quoted, between, rest) and _is_closed(text, mark.stop, rest, stop):
        return mark
    is_said = (
        bool(_THAT.fullmatch(between) and _DOES.match(rest) and _is_closed(text, mark.stop, rest, stop))
        or (_BEHIND.fullmatch(between) and not _WHO.match(rest))
        or _IN_BRACKETS.fullmatch(between)
        or (_ON_A_PROFILE.fullmatch(between) and not rest.strip())
        or (not between.strip() and _HAS.match(rest))
        or (between.strip() == "," and _APPOSED.match(text[mark.stop : stop]))
    )
    return mark if is_said and not _HELPS.search(rest) else None


def _is_relative(text: str, quoted: re.Match[str], between: str, rest: str) -> bool:
    """The “…” you are asking for."""
    return bool(
        not between.strip()
        and _THE.search(text[: quoted.start()])
        and (_DOES.match(rest) or _SEEKS.match(rest))
    )


def _owns_next(text: str, mark: _Mark, start: int) -> bool:
    """Whether the quotation that begins there is told with her name: near “…” is Ana's “…”, or what Ana offers: “…”."""
    between = text[mark.stop : start]
    if not between.strip():
        return bool(_OWNS.search(text[mark.start : mark.stop]))
    following = next(one for one in quotations_in(text) if one.start() == start)
    return bool(_IS_THIS.fullmatch(between)) and not _IS.match(text, following.end())


def _is_from_somebody(text: str, quoted: re.Match[str], marks: Sequence[_Mark]) -> bool:
    """Whether it is said before a quotation from whom it is: from Ana comes “…”."""
    before = [one for one in marks if one.stop <= quoted.start()]
    return bool(before and _FROM.search(text[: before[-1].start]))


def _is_closed(text: str, start: int, rest: str, stop: int) -> bool:
    """Whether what somebody does ends before the next quotation."""
    return start + len(rest) < stop or stop == len(text)


def _before(text: str, quoted: re.Match[str], start: int, marks: Sequence[_Mark]) -> set[int]:
    ends = [found.end() for found in _END.finditer(text, 0, quoted.start())]
    first = max([0, *(end for end in ends if not _inside(end, text))])
    near = [one for one in marks if first <= one.start < quoted.start()]
    if not near or near[-1].person == BOTH or _WHAT_TO.search(text[first : quoted.start()]):
        return set()
    between = text[max(near[-1].stop, start) : quoted.start()]
    if _NAMELY.fullmatch(text[start : quoted.start()]) and near[0].stop < start and near[0].person != BOTH:
        return {near[0].person}
    begins = _BEGINS.search(between) and _IS.match(text, quoted.end())
    if _BY_MEANS.search(between) and not begins:
        # By means of it the first one helps with what was quoted before.
        return {(near[0] if near[-1].start < start else near[-1]).person}
    helps = _HELPS.search(between) or _IS_SUBJECT.search(between)
    if begins or _USEFUL_FOR.search(between) or (helps and not _GIVES.search(between)):
        return set()
    # Somebody who was named before another quotation, and with it, says nothing of this one.
    listed = _LISTED.fullmatch(text[start : quoted.start()])
    if near[-1].start < start and (not listed or ("," in listed[0] and _IS.match(text, quoted.end()))):
        return set()
    return {near[-1].person}


def _inside(place: int, text: str) -> bool:
    return any(one.start() < place < one.end() for one in quotations_in(text))
