"""Whether a sentence adds, of nobody in particular, what nothing bears out, in words of which each is harmless. Pure, ours.

“… , more than with any other mentor”, “… , as planned”, “… , and it will stay that way”: no person does anything
in them, so that no rule about people sees them. What they say is of a few kinds: how it is with others, on what
occasion it was said, what was meant to be, how long it lasts, whose idea it was. Each is news, unless the source
has the word for it. Of “it”, “that” and “which” it may only be said that they go together, that they are known or
worth knowing, and what the source says.
"""

# ruff: noqa: E501, RUF001, SIM905 -- lists of words and patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from companion.wording import lexicon
from companion.wording.content_words import stem, uncontracted, words_of
from companion.wording.glue import going_together

_SOMEONE = "mentors?|mentees?|people|persons?|pairs?|pairings?|members?|ones?|partners?"
_OF_TIME = "year|month|week|day|morning|afternoon|evening|weekend|night|hour|minute"
_KINDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # How it is with others, or by comparison.
        r"\bthan\b",
        rf"\b(?:any|no|every|all|most|many|few|several|some|the|like)(?: of)?(?: the)? other (?:{_SOMEONE})\b",
        rf"\b(?:most|few|many|all|several)(?: of)?(?: the)? (?:{_SOMEONE})\b",
        r"\b(?:any|every|no|some) ?(?:one|body) else\b|\b(?:most|like|many|few|all) others\b|\bof all\b|\bthe only (?:one|ones|pair|mentor|mentee|person)\b|\bothers like\b",
        r"\b(?:like|as|unlike|as with|as for|just as) (?:no|any|every|most)(?: ?one| ?body| other)?\b(?! \w+ly\b)",
        r"\ball the time\b|\bwhat may\b|\b(?:whenever|wherever|whatever|however) (?:you|he|she|they) (?:both )?(?:like|want|wish|need|can)\b",
        r"\b(?:because|since) (?:both of you|you(?: both| two)?|he|she|they|[^\W\d_]+) (?:asked|wanted|wished|hoped|offered|needed)(?: (?:to|first|so|it|this|that|too|you))?(?=\s*(?:[,.;:!?]|$))",
        # What was meant to be, and how it was before.
        r"\bas (?:was |were |had been |have been |both |it was |you |we )?(?:planned|arranged|promised|agreed|discussed|expected|predicted|feared|proven|proved|intended|decided|approved|confirmed|ordered|always|ever|usual|often|before)\b(?! you\b)",
        rf"\b(?:like|as|than) (?:the )?(?:last|first|other|next) (?:time|{_OF_TIME})\b",
        # How long it lasts.
        r"\buntil (?:the end|then|now|further|next|last|this|you|they|he|she)\b|\bfor (?:(?:a|some|quite a) )?(?:(?:very |long |short |good )*)(?:while|time|long|ever|good|free|now|life)\b(?! (?:together|to)\b)|\bfrom (?:now|that day) on\b|\bany ?more\b|\bno longer\b",
        rf"\b(?:this|last|next|the first|the last|the whole|all|every other|from day|most) (?:{_OF_TIME})s?\b",
        # On what occasion it was said.
        r"\b(?:said|wrote|written|mentioned|told|noted|stated|named|heard|talked|spoke|agreed)\b(?: (?!and\b|but\b|or\b|to\b|that\b)\w+){0,3}? (?:at|from|in|on|during|before|after|since|by|over) (?:the |your |our |a |an |their |that |this |each |both )?(?:\w+ )?(?:start|beginning|outset|end|meetings?|calls?|talks?|conversations?|chats?|sessions?|messages?|emails?|letters?|interviews?|surveys?|events?|lunch|dinner|breakfast|phone|person)\b",
        r"\b(?:said|wrote|mentioned|told|noted|stated|heard|spoke)\b(?: \w+)? (?:early|before|earlier|again|often|then|already|lately|recently|yesterday|always|then)\b(?! what\b)",
        # Somebody's words of which nobody is told.
        r"\b(?:says?|said|told|writes?|wrote|hopes?)\b(?: (?:you|us|me|him|her|them|that))* (?:so|yes|no|(?:it|this|there|all|everything) (?:will|is|was|would|has|can|should|could|must|may|might|takes|does|goes))\b",
        r"\bown idea\b|\ball (?:that )?(?:you|they|there|he|she|we|it) (?:\w+ )?(?:have|has|is|are|need|needs|do|does|get|takes|want|wants)\b|\b(?:have|get|has) it all\b",
        r"\b(?:it|this|that) (?:was|is) (?:only |just |also |really )?(?!(?:that|your|our|the|a|an|what|how|why|worth|said|not|in|on|by|this|also|because|clear|known)\b)[^\W\d_]+ who \w+",
        # Where somebody is, what others do, and what will be.
        r"\bin the same (?!ways?\b|manner\b|weeks?\b|time\b|fashion\b|direction\b|areas?\b|fields?\b|lines?\b|things?\b|languages?\b|hours?\b|spirit\b|sense\b|subject\b|topics?\b|respects?\b)\w+",
        r"\bothers (?:have|had|did|say|said|will|think|thought|know|found)\b(?! not|n['’]t)",
        r"\b(?:will|won['’]t|['’]ll) (?:not |never |all |always |only |soon )*be (?:good|bad|fine|easy|hard|enough|over|so|ok|okay|there|here|back|glad|ready)\b(?! (?:to|if)\b)",
        r"\b(?:bad|best|better|easy|hard|enough|new|safe) for (?:you|us|him|her|them|both|everybody|everyone|all)\b|\b(?:only|real|sole) (?:reason|cause)\b",
        r"\b(?:by|through|from|after|of|in) (?:your|his|her|their|both your) (?:own )?(?:work|works|life|help|family|past|history)\b(?= together| here| so far| *[,.;]| *$)",
    )
)
_NO_COMPARISON = re.compile(
    r"\b(?:rather|an?other|other|different(?:ly)?|otherwise)\b[^,.;:]{0,40}?\bthan\b", re.IGNORECASE
)
_THING = re.compile(
    r"^\W*(?:(?:and|but|so|or|then|though|although|because|yet|since|while|as|also|even) )*(?:it|that|this|which|these|those|they)(?=['’ ])",
    re.IGNORECASE,
)
_MAY_BE_SAID = frozenset(
    """match fit relate link tie connect overlap close near similar alike same belong correspond align complement meet touch speak answer suit go point lead build rest
    bring connection relation common related shared differ different differently vary side sit lie stand pair
    worth known know clear sure certain possible likely unlikely uncertain seem look appear sense helpful useful handy idea sign news reason why
    what where how when who mention name write say describe note list state put tell express call read offer want wish hope ask seek aim goal
    talk discuss agree decide settle find begin start think consider early first important interest help helps mean show suggest apply cover
    concern regard include depend come follow turn happen add up make sum amount exactly together count catch caught chime resonate line
    basis ground bearing relevant relevance language work works free available time change both
    need""".split()
)
_ALWAYS_NEWS = re.compile(
    r"\b(?:will|won['’]t|['’]ll) (?:not |never |always |also )?(?:stay|work|last|end|pay|cost|be (?:so|good|fine|easy|enough|hard|over|ok|okay|all|there))\b|\bhelped\b|\b(?:stays?|stayed|remains?(?! to be)|remained|lasts?|lasted|ends|ended)\b|\bcounts for\b",
    re.IGNORECASE,
)
_IN_THE_END = """
got use hold pick picking choose settle make good far yet later remains seen closely nicely neatly naturally clearly well roughly directly
sure mostly generally largely usually conversation conversations
"""
"""What a sentence may end with, beside what says that one thing belongs to another."""
_REACH = 5
"""Words behind "it" and "that", among which stands what may be said of them."""


def adds_of_things(text: str, source: Collection[str]) -> bool:
    """Whether a text without its quotations says something of those kinds for which its source has no word.

    `source` are all words that are known, in small letters.
    """
    known, plain = _with_forms(source), _NO_COMPARISON.sub("otherwise", text)
    return any(_is_news(found.group(0), known) for kind in _KINDS for found in kind.finditer(plain))


def says_of_thing(clause: str, source: Collection[str]) -> bool:
    """Whether a clause that rests on nothing says of "it" or "that" what may not simply be said."""
    known = _with_forms(source)
    if any(_is_news(found.group(0), known) for found in _ALWAYS_NEWS.finditer(clause)):
        return True
    found = _THING.match(clause)
    if not found:
        return False
    behind = [stem(uncontracted(word)) for word in words_of(clause[found.end() :])]
    telling = [word for word in behind if len(word) > 1 and word not in _small()][:_REACH]
    return bool(telling) and _allowed().isdisjoint(telling) and known.isdisjoint(telling)


def leads_nowhere(words: Collection[str]) -> bool:
    """Whether one of the words at the end of a sentence, which its source does not have, is none that leads on."""
    return any(
        uncontracted(word) not in _leading() and stem(uncontracted(word)) not in _allowed() for word in words
    )


def _is_news(found: str, known: Collection[str]) -> bool:
    return not {stem(word) for word in words_of(found)} - _small() <= set(known)


def _with_forms(source: Collection[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in source)


@lru_cache(maxsize=1)
def _allowed() -> frozenset[str]:
    return frozenset(stem(word) for word in _MAY_BE_SAID)


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    said = f"{lexicon.CLOSED} {lexicon.LINKING} {_IN_THE_END}"
    return frozenset(said.split()) | going_together()


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return frozenset(
        stem(word)
        for word in "a an the of to in on at for as is are was were be been it that this which you your we and or by with has have had who do does will would not".split()
    )
