"""What she asks of us: to begin again, to say why, to compare, to show others; and which card she means."""

# ruff: noqa: E501 -- a pattern cut into lines reads worse.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from companion.finding.heard import Intent, Shown
from companion.ids import PersonId
from companion.wording.numbers import CARDINALS

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERS = CARDINALS[1:9]

_START = re.compile(
    r"\b(?:start(?:ing)? (?:again|over|afresh|anew|from (?:scratch|zero|the beginning))|begin (?:again|anew|afresh)|from (?:scratch|the beginning)|"
    r"forget (?:everything|it all|all (?:of )?(?:that|this|it))|clear (?:everything|all|it all|the (?:search|list|query|chat))|reset|new search|scratch (?:that|it) all|(?:wipe|delete|remove|erase) (?:it all|it$|everything|all(?: of (?:it|this|that))?$))\b",
    re.IGNORECASE,
)
_UNDO = re.compile(
    r"^(?:please )?(?:undo(?: that| it| this)?|go back(?: one step| a step)?|take (?:that|it) back|back to (?:the )?(?:previous|before|what it was)|revert)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\b(?:why (?!not\b)(?:did you |do you |would you |have you |should i |is |are |was |were |this |that |these |those |the |him\b|her\b|them\b|those\b|exactly )"
    r"|why\s*$|how come\b|what makes\b|what speaks for\b|tell me more about\b|more about\b|reasons? for\b|explain (?:your )?(?:choice|pick|suggestion|why|the |her|him|them|number)|what(?:'s| is) (?:so )?good about\b|who is\b(?= (?:the (?:first|second|third|fourth|fifth|last|one|\d)|number |she|he|that)))",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:compare|comparison|differences? between|what(?:'s| is) the difference|versus|vs|side by side|which (?:one )?(?:of (?:them|these|those|the two|these two) )?(?:is|would be|fits?|suits?) (?:the )?(?:better|best)|"
    r"who(?: of (?:them|these|the two))? (?:is|would be|fits?|suits?) (?:me )?(?:the )?(?:better|best))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:(?:show|give|see|find|any|some|want|suggest)(?: me)?(?: some| a few)? (?:more|others?|another(?: one)?|further)(?:\s*$| (?:mentors?|people|persons?|options?|choices?|results?|suggestions?|names?|please|ones?))|"
    r"(?:any ?(?:one|body)|some ?(?:one|body)|who|what) else(?:\s*$| (?:is there|do you have|please))|more (?:mentors|people|options|choices|results|please|suggestions)|^more$|^others$|^next(?: ones?| page)?$|"
    r"(?:none|neither|not one) of (?:these|them|those)(?: (?:fits?|suits?|works?|please))?)\b",
    re.IGNORECASE,
)
_SHOW = re.compile(
    r"\b(?:show (?:me )?(?:them|the list|the mentors|mentors|who you have|what you have|the results?|my mentors)|who do you have|who is there|(?:which|what) mentors (?:have room|are (?:free|available|there))|who (?:still )?has (?:room|space)|who fits|search(?: now)?$|go ahead|find (?:me )?(?:a |some )?(?:mentors?|someone|somebody)$)\b",
    re.IGNORECASE,
)
_POLITE = (
    r"(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|thanks?(?: you)?(?: (?:so much|a lot|very much))?|thank you|cheers|ok(?:ay)?|great|cool|perfect|nice|bye|goodbye|"
    r"yes|yeah|yep|no|nope|sure|fine|good|wow|there|lovely|sounds good|that's (?:great|good|fine|helpful|all(?: for (?:now|today))?))"
)
# Possessive: whoever says "thank you" a hundred times would else be read in as many ways as there are.
_GREET = re.compile(rf"{_POLITE}(?: (?:{_POLITE}|companion|again))*+", re.IGNORECASE)
_NO_LONGER = re.compile(r"\b(?:\w+n't|not|never|no)\b.*\bany ?more\b", re.IGNORECASE)
"""Has the "more" of somebody who wants something no longer."""
_PRONOUN = re.compile(
    r"\b(?:her|him|she|he|them|they|this (?:one|mentor|person)|that (?:one|mentor|person)|those|these)\b"
)
_ASKS = re.compile(
    r"(?:and |so |but |ok |okay )*(?:is|are|isn't|does|doesn't|can|could|will|has|have|where|when|what|why not)\b",
    re.IGNORECASE,
)
_ASKS_OF_HER = re.compile(
    r"(?:and |so |but |ok |okay )*(?:is|are|isn't|does|doesn't|can|could|will|has|where (?:is|does|are|do)|why not) (?:she|he|they|her|him)\b",
    re.IGNORECASE,
)
_DO_IT = re.compile(
    r"(?:please |ok |okay |then |so |can you |could you |how (?:do|can|should) i |i(?:'d like| would like| want) to |let's |let me )*"
    r"(?:(?:put|add|save) (?P<whom>.+?) (?:on|to) (?:my|the) (?:short)?list\b|(?:ask|contact|book|message|write to|invite) (?:for )?(?P<asked>\w+(?: one)?(?: \w+)?)\W*$)",
    re.IGNORECASE,
)
_ABOUT_THEM = re.compile(
    r"\b(?:and|so|ok|okay|yes|maybe|please|then|(?:what|how) about|what of|who(?: is|'s)|tell me about|(?:i am |i'm )?interested in|(?:looks?|sounds?|seems?|is) (?:really |very |so )?(?:great|good|perfect|nice|interesting|best|fine|promising|lovely)|i(?:'ve| have) (?:only )?heard (?:many |only )?(?:good|great|nice) things (?:about|of)|i (?:already )?know|(?:can|could|would) you|tell me|more|i (?:like|choose)|i'll take|"
    r"the|one|mentor|person|card|number)\b|\W",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    r"\b(?:who|what) are you\b|\bare you (?:a |an )?(?:bot|human|ai|robot|person|machine|real)\b|\bwhat can you do\b|\bhow (?:does this|do you) work\b|\bwho (?:reads|can read|sees|can see)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:(?:i )?(?:do not|don't|dont) (?:really |even )?know(?! (?:how|much|enough|anything) )|not (?:yet |really |so |quite |exactly |entirely |at all )*(?:sure|certain)|(?:i'm|i am|feel(?:ing)?|bit|little|totally|completely|quite|rather|kind of) lost(?! (?:in|my|the|a))|no (?:idea|clue)|unsure|surprise me|you decide|up to you|whoever|whatever|"
    r"where (?:do|should|can) i (?:start|begin)|what should i (?:look for|ask|want|say|do)|you (?:did not|didn't|do not|don't) (?:understand|get)|what do you (?:suggest|recommend|think)|help me (?:choose|decide|find out)$|i (?:need|want|would like|'d like) (?:a mentor|help|someone|guidance|advice)$|any ideas|just (?:a mentor|someone|anyone)|dunno|idk|beats me|ni idea|null ahnung)\b"
    r"|^(?:(?:i am|i'm|still|i|we) )*(?:(?:haven't|have not|not) (?:yet )?decided|undecided|no preferences?|nothing (?:special|specific|particular|in particular)|good question|tbd|n/a)(?: (?:yet|really))?$",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\b(?:(?:some(?:one|body)|more(?: people)?|mentors?|others?|another(?: one)?|any(?:one|body)|people|one)\s+(?:just |much |very |a lot |more |who is |that is )*(?:like|similar to|along the lines of)|similar to|^like)\s+(?P<whom>.+)$",
    re.IGNORECASE,
)
_NOT_THEM = re.compile(
    r"\b(?:not|no|without|except|other than|anyone but|anybody but|don't (?:want|show(?: me)?|like)|do not (?:want|show(?: me)?)|remove|hide|drop|rather not|skip|exclude)\s+(?:that |with )?(?P<whom>.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pointed:
    """The cards that words point to; `beyond` where one of them is not there."""

    those: tuple[Shown, ...] = ()
    beyond: bool = False
    span: tuple[int, int] = (0, 0)


def intent_of(words: str, *, asks: bool) -> Intent | None:
    """What a clause asks of us; None where it says what she looks for."""
    if _START.search(words):
        return Intent.START_AGAIN
    if _UNDO.search(words):
        return Intent.UNDO
    if _COMPARE.search(words):
        return Intent.COMPARE
    if _WHY.search(words):
        return Intent.WHY
    if _MORE.search(words) and not _NO_LONGER.search(words):
        return Intent.MORE
    if _GREET.fullmatch(words) or _ABOUT_US.search(words):
        return Intent.GREET
    if _SHOW.search(words):
        return Intent.SHOW
    return None


def starts_again(words: str) -> bool:
    """Whether a clause begins anew, whatever else it says."""
    return _START.search(words) is not None


def is_lost(words: str) -> bool:
    """Whether she says that she does not know what she looks for."""
    return _LOST.search(words) is not None


def pointed_at(words: str, shown: Sequence[Shown], last: Sequence[PersonId]) -> Pointed:
    """Which cards the words mean: by place, by name, or by a pronoun, which means whom she spoke of last."""
    folded = words.casefold()
    found: dict[PersonId, Shown] = {}
    beyond, spans = False, []
    for match in re.finditer(
        rf"\b(?:(?P<ordinal>{'|'.join(_ORDINALS)}|last)|(?:number |no\.? ?|#|card |mentor )(?P<digit>\d)\b|(?P<nth>\d)(?:st|nd|rd|th)|number (?P<number>{'|'.join(_NUMBERS)}))\b(?! (?:time|meeting|year|job|month|week|step|of all))",
        folded,
    ):
        place = _place(match, len(shown))
        spans.append(match.span())
        if 0 <= place < len(shown):
            found[shown[place].id] = shown[place]
        else:
            beyond = True
    both = re.search(
        r"\b(?:the |these |those |first )(?:two|2|three|3|all)\b|\bboth\b|\ball of (?:them|these)\b", folded
    )
    if both and not found:
        many = 3 if re.search("three|3", both.group()) else len(shown) if "all" in both.group() else 2
        spans.append(both.span())
        found = {one.id: one for one in (_recent(shown, last) if len(last) == many else shown[:many])}
    for one in shown:
        called = _called(one, folded)
        if called:
            spans.append(called)
            found[one.id] = one
    pronoun = _PRONOUN.search(folded)
    if pronoun and not found and not beyond and shown:
        spans.append(pronoun.span())
        recent = _recent(shown, last)
        many = pronoun.group() in ("them", "they", "those", "these")
        chosen = recent or (tuple(shown) if many else tuple(shown[:1]))
        found = {one.id: one for one in (chosen if many else chosen[:1])}
    ordered = tuple(one for one in shown if one.id in found)
    span = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else (0, 0)
    return Pointed(ordered, beyond, span)


def is_of_a_card(words: str, shown: Sequence[Shown], last: Sequence[PersonId], *, asks: bool) -> bool:
    """Whether a clause names cards and says nothing else, or asks something of one."""
    return _only_points(words, shown) or (asks and bool(_asks_of_a_card(words, shown, last).those))


def _only_points(words: str, shown: Sequence[Shown]) -> bool:
    """Whether a clause names cards and says nothing else: "the second one", "what about Priya?"."""
    pointed = pointed_at(words, shown, ())
    if not pointed.those and not pointed.beyond:
        return False
    start, end = pointed.span
    return not _ABOUT_THEM.sub("", f"{words[:start]} {words[end:]}")


def _asks_of_a_card(words: str, shown: Sequence[Shown], last: Sequence[PersonId]) -> Pointed:
    """The cards that a question is about: "is Jonas free?", "Jonas est libre ?", "does she speak Spanish?"."""
    folded = words.casefold()
    begins = any((_called(one, folded) or (1, 1))[0] == 0 for one in shown)
    by_name = (begins or _ASKS.match(words)) and not _PRONOUN.search(folded)
    return pointed_at(words, shown, last) if by_name or _ASKS_OF_HER.match(words) else Pointed()


def wants_it_done(words: str, shown: Sequence[Shown], last: Sequence[PersonId]) -> bool:
    """Whether she wants done what a card has buttons for: "ask her", "put Jonas on my list"."""
    match = _DO_IT.match(words)
    whom = (match["whom"] or match["asked"]) if match else ""
    return bool(pointed_at(whom, shown, last).those)


def like_whom(words: str, shown: Sequence[Shown], last: Sequence[PersonId]) -> Pointed | None:
    """The card that she wants somebody like; None where the words say no such thing."""
    match = _LIKE.search(words)
    if match is None:
        return None
    pointed = pointed_at(match["whom"], shown, last)
    if not pointed.those and not pointed.beyond:
        return None
    end = match.start("whom") + pointed.span[1]
    rest = re.match(
        r"\s*(?:one|ones|person|mentor|you (?:showed|suggested)(?: me)?)\b", words[end:], re.IGNORECASE
    )
    return Pointed(pointed.those[:1], pointed.beyond, (match.start(), end + (rest.end() if rest else 0)))


def not_whom(words: str, shown: Sequence[Shown], last: Sequence[PersonId]) -> Pointed | None:
    """The cards that she does not want; None where the words say no such thing."""
    match = _NOT_THEM.search(words)
    if match is None or len(match["whom"].split()) > 6:
        return None
    pointed = pointed_at(match["whom"], shown, last)
    return Pointed(pointed.those, pointed.beyond, (match.start(), len(words))) if pointed.those else None


def _place(match: re.Match[str], count: int) -> int:
    if match["ordinal"]:
        return count - 1 if match["ordinal"] == "last" else _ORDINALS.index(match["ordinal"])
    if match["number"]:
        return _NUMBERS.index(match["number"])
    return int(match["digit"] or match["nth"]) - 1


def _recent(shown: Sequence[Shown], last: Sequence[PersonId]) -> tuple[Shown, ...]:
    return tuple(one for one in shown if one.id in last)


def _called(one: Shown, folded: str) -> tuple[int, int] | None:
    names = [one.name, *(piece for piece in one.name.split() if len(piece) > 2 and not piece.endswith("."))]
    for name in names:
        match = re.search(rf"(?<!\w){re.escape(name.casefold())}(?:'s)?(?!\w)", folded)
        if match:
            return match.span()
    return None
