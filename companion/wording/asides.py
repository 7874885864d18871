"""Whether a sentence adds, of nobody in particular, what nothing bears out, in words of which each is harmless. Pure, ours.

“… , more than with any other mentor”, “… , as planned”, “… , and it shows”, “… in your area”: no person does
anything in them, so that no rule about people sees them. What they say is of a few kinds, such as how it is with
others, that everybody knows it, what comes of it, how long it lasts, whose idea it was, where it is. Each is news,
unless the source has the word for it. Of “it”, “that” and “which” it may only be said that they go together, that they are known or
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
_CLAUSE_ENDS = r"(?=\s*(?:[,.;:!?)]|$))"
_TO_TALK_OR_CHOOSE = (
    "(?:talk|speak|converse|communicate|chat|say|tell|ask|discuss|raise|mention|explore|share|exchange|compare|answer|begin|start|try|consider|"
    "use|choose|pick|switch|agree|settle|arrange|plan|meet|find|see|look|read|hear|hold|have|turn|count|decide|take|draw|bring|"
    "want|like|wish|love|need|be able|work out|work on|build|rely|lean|connect|relate|help|support|get to know)"
)
_ASIDES: dict[str, tuple[str, ...]] = {
    "how it is with others, or by comparison": (
        r"\bthan\b",
        rf"\b(?:any|no|every|all|most|many|few|several|some|the|like)(?: of)?(?: the)? other (?:{_SOMEONE})\b",
        rf"\b(?:most|few|many|all|several)(?: of)?(?: the)? (?:{_SOMEONE})\b",
        r"\b(?:any|every|no|some) ?(?:one|body) else\b|\b(?:most|like|many|few|all) others\b",
        r"\bof all\b(?! (?:that|the (?:offers|things)|[^\W\d_]+['’]s)\b)|\bothers like\b|\bthe only (?:one|ones|pair|mentor|mentee|person)\b",
        r"\b(?:like|as|unlike|as with|as for|just as) (?:no|any|every|most)(?: ?one| ?body| other)?\b(?! \w+ly\b)",
        r"\bothers (?:have|had|did|say|said|will|think|thought|know|found)\b(?! not|n['’]t)",
    ),
    "what everybody knows or sees": (
        r"\b(?:everybody|everyone|anybody|anyone|all|people|many|most|nobody|folks?|colleagues|team|office)(?: \w+)? (?:knows?|notices?|sees?|says?|tells?)"
        + _CLAUSE_ENDS,
        r"\b(?:everybody|everyone|anybody|anyone|people|nobody) (?:will|would|can|could) (?:tell|say|confirm|see|notice)\b",
        r"\b(?:well|widely|commonly|generally|long) known\b|\bknown (?:to|by|among) (?:all|every\w+|many|most|others|people|us)\b|\bas is known\b",
    ),
    "what is said, or found, by nobody who is named": (
        r"\bas (?:it|that) is (?:said|told|believed|thought)\b",
        r"\bas (?:people|they|others|the programme|the organisers|experts) (?:says?|found|finds|thinks?|sees?|believes?)\b",
    ),
    "that it shows, works or will help": (
        r"\b(?:it|that|which|this|and) (?:really |always |clearly |already |also )*shows"
        + _CLAUSE_ENDS
        + r"|\b(?:it|that|which|this) (?:really |always |clearly |already |also )*shows in\b|\b(?:it|that|which|this) says it all\b",
        r"\b(?:it|that|which|this) (?:really |always |clearly |already |also )*works(?: (?:well|out|fine|great|nicely|best))*"
        + _CLAUSE_ENDS,
    ),
    "that it is settled": (
        r"\b(?:that|this|it)(?:['’]s| is) (?:now |all )?(?:that|settled|decided|done|final)" + _CLAUSE_ENDS,
    ),
    "what it will bring somebody": (
        r"\b(?:it|that|this|which)(?: will|['’]ll| would| won['’]t) (?:\w+ly |also |always |really )?(?:help(?! to\b)|pay|work|make(?! sense\b)|change|save|bring|lead|grow|improve|teach|give|become)\b(?! for both\b)",
        rf"\b(?:so(?: that)?|and|then) (?:you|he|she|they|both|each|we)(?: (?:both|two|each|all|too))? (?:can|could|will|may|might|would|shall)(?: (?:not|soon|also|then|both|each|now|always|finally|easily|well|even|perhaps|still|just|simply|in turn))* (?!{_TO_TALK_OR_CHOOSE}\b)[\w\0]",
        rf"\bmak(?:e|es|ing) (?:you|him|her|them|us)\b|\byou(?:['’]re| are| will be)? (?:now )?ready (?:to|for) (?!{_TO_TALK_OR_CHOOSE}\b)",
    ),
    "what was meant to be, and how it was before": (
        r"\bas (?:was |were |had been |have been |both |it was |you |we )?(?:planned|arranged|promised|agreed|discussed|expected|predicted|feared|proven|proved|intended|decided|approved|confirmed|ordered|always|ever|usual|often|before)\b(?! you\b)",
        rf"\b(?:like|as|than) (?:the )?(?:last|first|other|next) (?:time|{_OF_TIME})\b",
    ),
    "how long it lasts, and when it is": (
        r"\buntil (?:the end|then|now|further|next|last|this|you|they|he|she)\b|\bfrom (?:now|that day) on\b|\bany ?more\b|\bno longer\b|\ball the time\b",
        r"\bthe same (?:day|morning|afternoon|evening|night|hour|minute)\b",
        r"\bfor (?:(?:a|some|quite a) )?(?:(?:very |long |short |good )*)(?:while|time|long|ever|good|free|now|life)\b(?! (?:together|to)\b)",
        rf"\b(?:this|last|next|the first|the last|the whole|all|every other|from day|most) (?:{_OF_TIME})s?\b",
    ),
    "on what occasion it was said": (
        r"\b(?:said|wrote|written|mentioned|told|noted|stated|named|heard|talked|spoke|agreed)\b(?: (?!and\b|but\b|or\b|to\b|that\b)\w+){0,3}? (?:at|from|in|on|during|before|after|since|by|over) (?:the |your |our |a |an |their |that |this |each |both )?(?:\w+ )?(?:start|beginning|outset|end|meetings?|calls?|talks?|conversations?|chats?|sessions?|messages?|emails?|letters?|interviews?|surveys?|events?|lunch|dinner|breakfast|phone|person)\b",
        r"\b(?:said|wrote|mentioned|told|noted|stated|heard|spoke)\b(?: \w+)? (?:early|before|earlier|again|often|then|already|lately|recently|yesterday|always|then)\b(?! what\b)",
    ),
    "what somebody thinks of somebody": (
        r"\b(?!you\b|to\b)\w+ (?:really |also |already )?(?:likes|loves|enjoys|liked|loved|enjoyed) (?:you\b(?! do\b)|your (?:profile|words|notes|answers|goals?|wish|wishes|idea|ideas|request)\b)",
        r"\b(?:won|wins?|talked|brought|persuaded) (?:you|him|her|them|both|[^\W\d_]+) (?:over|round|around)\b",
    ),
    "somebody's words of which nobody is told": (
        r"\b(?:asked|asks|ask) (?:for )?[^\W\d_]+ by name\b",
        r"\b(?:says?|said|told|writes?|wrote|hopes?)\b(?: (?:you|us|me|him|her|them|that))* (?:so|yes|no|(?:it|this|there|all|everything) (?:will|is|was|would|has|can|should|could|must|may|might|takes|does|goes))\b",
    ),
    "whose idea, doing or reason it was": (
        r"\b(?:because|since) (?:both of you|you(?: both| two)?|he|she|they|[^\W\d_]+) (?:asked|wanted|wished|hoped|offered|needed)(?: (?:to|first|so|it|this|that|too|you))?"
        + _CLAUSE_ENDS,
        r"\bown idea\b|\b(?:only|real|sole) (?:reason|cause)\b",
        r"\b(?:it|this|that) (?:was|is) (?:only |just |also |really )?(?!(?:that|your|our|the|a|an|what|how|why|worth|said|not|in|on|by|this|also|because|clear|known)\b)[^\W\d_]+ who \w+",
        r"\b(?:by|through|from|after|of|in) (?:your|his|her|their|both your) (?:own )?(?:work|works|life|help|family|past|history)\b(?= together| here| so far| *[,.;]| *$)",
    ),
    "what somebody has, needs or likes": (
        r"\bwhat may\b|\b(?:whenever|wherever|whatever|however) (?:you|he|she|they) (?:both )?(?:like|want|wish|need|can)\b",
        r"\ball (?:that )?(?:you|they|there|he|she|we|it) (?:\w+ )?(?:have|has|is|are|need|needs|do|does|get|takes|want|wants)\b|\b(?:have|get|has) it all\b",
    ),
    "where somebody is": (
        r"\bin the same (?!ways?\b|manner\b|weeks?\b|time\b|fashion\b|direction\b|areas?\b|fields?\b|lines?\b|things?\b|languages?\b|hours?\b|spirit\b|sense\b|subject\b|topics?\b|respects?\b)\w+",
        r"\b(?:at|from|of) the same (?:place|house|office|school|address|spot|firm|company|desk)\b",
        r"\b(?:in|at|near|around|across|outside|from|of|within|to) (?:your|his|her|their|our|both your) (?:own )?(?:area|region|place|part of|neighbou?rhood|town|city|village|street|office|building|country|home|house|door|doorstep|corner)\b(?! of (?:interest|work|expertise|life)\b)",
        r"\bnearby" + _CLAUSE_ENDS,
        r"\b(?:near(?:by)?|around|beside|next to) (?:you|him|her|them|us|here)(?: (?:both|two))?\b|\bby (?:your|his|her|their) side\b",
        r"\bwhere (?:you|he|she|they)(?: (?:both|two|each|all))? (?:live|lives|are|is|work|works)"
        + _CLAUSE_ENDS,
    ),
    "what will be, and for whom or by whom it is good": (
        r"\bwith (?:you|him|her|them|us) in mind\b|\bin (?:your|his|her|their) favou?r\b",
        r"\bthanks to [^\W\d_]+" + _CLAUSE_ENDS,
        r"\b(?:will|won['’]t|['’]ll) (?:not |never |all |always |only |soon )*be (?:good|bad|fine|easy|hard|enough|over|so|ok|okay|there|here|back|glad|ready)\b(?! (?:to|if)\b)",
        r"\b(?:bad|best|better|easy|hard|enough|new|safe) for (?:you|us|him|her|them|both|everybody|everyone|all)\b",
    ),
}
"""By what each group says that nobody told: it is news, unless the source has the words."""
_WHATEVER_IS_KNOWN = frozenset(
    [
        "that it shows, works or will help",
        "that it is settled",
        "what it will bring somebody",
        "what somebody thinks of somebody",
    ]
)
"""Groups of words that a source has in another sense: who likes working in one way likes nobody's profile by that."""
_KINDS = tuple(
    (re.compile(pattern, re.IGNORECASE), group in _WHATEVER_IS_KNOWN)
    for group, patterns in _ASIDES.items()
    for pattern in patterns
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
    worth known know clear sure certain possible likely unlikely uncertain seem look appear sense mix mixture mixed blend helpful useful handy idea sign news reason why
    what where how when who mention name write say describe note list state put tell express call read offer want wish hope ask seek aim goal
    talk discuss agree decide settle find begin start think consider early first important interest help helps mean show suggest apply cover
    concern regard include depend come follow turn happen add up make sum amount exactly together count catch caught chime resonate line
    basis ground bearing relevant relevance language work works free available time change both
    need topic subject theme question obvious natural sensible fitting""".split()
)
_ALWAYS_NEWS = re.compile(
    r"\b(?:will|won['’]t|['’]ll) (?:not |never |always |also )?(?:stay|work|last|end|pay|cost|be (?:so|good|fine|easy|enough|hard|over|ok|okay|all|there))\b|\bhelped\b|\b(?:stays?|stayed|remains?(?! to be)|remained|lasts?|lasted|ends|ended)\b|\bcounts for\b",
    re.IGNORECASE,
)
_IN_THE_END = """
got use hold see sees saw noticed pick picking choose settle make good far yet later remains seen closely nicely neatly naturally clearly well roughly directly
sure mostly generally largely usually conversation conversations
"""
"""What a sentence may end with, beside what says that one thing belongs to another."""
_POSSIBLY = frozenset(["may", "might", "can", "could"])
_REACH = 5
"""Words behind "it" and "that", among which stands what may be said of them."""


def adds_of_things(text: str, source: Collection[str], told: str) -> bool:
    """Whether a text without its quotations says something of those kinds for which its source has no word.

    `source` are all words that are known, in small letters, and `told` is what they stand in.
    """
    known, told, plain = _with_forms(source), told.casefold(), _NO_COMPARISON.sub("otherwise", text)
    return any(
        found.group(0).casefold() not in told if always else _is_news(found.group(0), known)
        for kind, always in _KINDS
        for found in kind.finditer(plain)
    )


def says_of_thing(clause: str, source: Collection[str]) -> bool:
    """Whether a clause that rests on nothing says of "it" or "that" what may not simply be said."""
    known = _with_forms(source)
    if any(_is_news(found.group(0), known) for found in _ALWAYS_NEWS.finditer(clause)):
        return True
    found = _THING.match(clause)
    if not found:
        return False
    behind = [stem(uncontracted(word)) for word in words_of(clause[found.end() :])]
    telling = [word for word in behind if len(word) > 1 and word not in _small() | _POSSIBLY][:_REACH]
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
