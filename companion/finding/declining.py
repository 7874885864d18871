"""What Companion does not choose a mentor by, and does not do: names, who somebody is, orders, insults.

A person's name, sex, age, origin, faith, health, family and looks never enter a ranking (docs/architecture.md). Where
a programme's own rules weigh a column that says such a thing, a mentee may wish it for herself, and only then.
"""

# ruff: noqa: E501 -- a pattern cut into lines reads worse.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from companion.explaining.machine_instructions import reads_like_an_instruction
from companion.finding.heard import Words
from companion.finding.query import About, Chip, Kind
from companion.finding.subjects import content_words
from companion.matching.words.identifying import EVERYDAY_NAMES
from companion.people.language_names import CODES

_PERSON = r"(?:mentors?|person|people|one|ones|someone|somebody|anyone|anybody|colleagues?|candidates?|leaders?|coach(?:es)?|professionals?|engineers?|managers?|role models?)"
_GENDER = r"(?:wom[ae]n|females?|lad(?:y|ies)|m[ae]n|males?|girls?|boys?|guys?|non-?binary|trans(?:gender)?|same (?:sex|gender)|my (?:own )?(?:sex|gender))"
_ORIGIN = (
    r"(?:black|white|brown|asian|african|latin[oax]|hispanic|caucasian|arab|indian|chinese|american|british|european|jewish|roma|"
    r"people of colou?r|person of colou?r|immigrants?|foreign(?:er|ers)?|native(?! speaker)|same (?:race|ethnicity|nationality|origin|background as me)|my (?:own )?(?:race|ethnicity|nationality))"
)
_AGE = (
    r"(?:young(?:er|ish)?|old(?:er|ish)?|elderly|middle-aged|millennials?|gen z|gen x|boomers?|(?:around |about )?my (?:own )?age|same age|"
    r"(?:under|over|below|above|at least|at most|around|about|between) \d\d(?: and \d\d)?(?: years?(?: old| of age)?)?(?! (?:per ?cent|%|people|minutes|hours|employees|reports|years? of (?!age)))|"
    r"\d\d years old|in (?:their|his|her) (?:early |mid[- ]|late )?(?:twenties|thirties|forties|fifties|sixties|\d0s))"
)
_FAITH = r"(?:christians?|muslims?|jewish|jews?|hindus?|buddhists?|catholics?|protestants?|atheists?|religious|sikhs?|mormons?)"
_BODY = r"(?:disabled|able-bodied|healthy|autistic|neurodivergent|deaf|blind|pregnant|chronically ill|with a disability|with adhd)"
_LIFE = r"(?:gay|lesbian|queer|straight|heterosexual|homosexual|lgbtq?\+?|married|unmarried|childless|mothers?|fathers?|mums?|moms?|dads?|parents?|without (?:kids|children)|with (?:kids|children))"
_LOOKS = r"(?:attractive|pretty|handsome|beautiful|good[- ]looking|hot|sexy|slim|tall|cute)"
_POLITICS = r"(?:left-?wing|right-?wing|conservatives?|liberals?|republicans?|democrats?|socialists?)"
_TRAIT = "(?P<trait>" + "|".join((_GENDER, _ORIGIN, _AGE, _FAITH, _BODY, _LIFE, _LOOKS, _POLITICS)) + ")"

_ADJECTIVE = re.compile(
    rf"\b(?:an? |any |another |only |fellow |some |other |no |not an? |more )*{_TRAIT}(?:,? (?:and |or )?\w+){{0,2}}? {_PERSON}\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"\b(?:{_PERSON}|she|he|they|who|that|must|should|has to|have to|can)(?: \w+){{0,3}}? (?:is|are|be|being|isn't|aren't|not|'s)\s+(?:an? |also an? |also |not an? |rather |preferably )*{_TRAIT}\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?:prefer(?:ably)?|want|need|like|only|no|not|rather|just|ideally|find me|show me|give me|looking for|be|avoid|without)\s+(?:to have |to (?:talk|speak|work) (?:to|with) )?(?:an? |any |some |only |the )*{_TRAIT}"
    rf"(?=$|,|\s+(?:who|in|from|with|because|please|only|instead|as|to|at|if|and|or|mentors?|over|under|aged|around|between|above|below)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^\W*(?:preferably |ideally |only |no |not |an? )*(?:{_GENDER}|{_AGE}|{_FAITH})(?: only| please)?\W*$",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"\b(?:someone|somebody|mentor|person|anyone|anybody|nobody|no one|people) {_TRAIT}(?! (?:talk|forward|to the point)\w*)\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"\b(?:an? |another |only )?(?P<trait>[A-Z][a-z]+) (?:mentors?|person|people|someone|somebody|nationals?|citizens?)\b"
)
_LIKE_HER = rf"(?:(?:{_ORIGIN}|{_AGE}),? (?:and |or )?)*{_GENDER}(?: of colou?r)?"
_KIN = r"(?:mother|father|mum|mom|dad|parent|lesbian)"
_SMALL = (
    r"(?:with|by|from|to|of|an?|any|another|the|some|one|someone|somebody|i|me|i'd|would|could|can|like|love|want|need|prefer\w*|ideally|rather|"
    r"please|maybe|perhaps|hopefully|talk|speak|talking|speaking|learn|learning|feel (?:more |much )?(?:comfortable|safer|better|at ease)|better|best|also|and|but|only|not|"
    r"no|just|mentor|if possible|(?:it|she|he|they|that) (?:would|could|should|must|can|has to|needs to) be)"
)
"""Words before somebody is named that say no subject; "being", "for" and "about" begin one and are not among them."""
_ENDS = r"(?:\W+(?:please|if (?:possible|you can|there is one)|ideally|preferably|only|too|as well|maybe|perhaps|(?:would|could|might) (?:be|feel) \w+|as (?:a |my )?mentor))*\W*$"
_SOUGHT = re.compile(
    rf"^\W*(?:{_SMALL}\W+)*(?P<trait>{_LIKE_HER}|{_AGE}|{_FAITH}|my (?:own )?(?:nationality|religion|faith|generation|culture|country)"
    rf"|(?<=with a |from a ){_KIN}){_ENDS}"
    rf"|^\W*(?:{_SMALL}\W+)*(?:with|from|by|to) (?:an? |another )(?P<such>{_LIKE_HER}|{_KIN})(?=\s+(?:who|that|in|at|about)\b)"
    rf"|\b(?:with|from|by) an? (?P<wished>{_LIKE_HER})(?=\W+(?:if possible|if you can|ideally|preferably|please)\b)"
    rf"|\b(?:with|from|by) an? (?P<last>{_LIKE_HER})\W*$",
    re.IGNORECASE,
)
"""Somebody whom she would like to talk to or learn from: "with a woman if possible", "from an older man who leads a team"."""
_TOPIC = re.compile(
    r"\b(?:being|to be|as|for|about|support(?:ing)?|leading|managing|mentoring|working with|rights of|network of) (?:an? |other |young |the (?:only |first )?)?(?P<trait>\w+)\b",
    re.IGNORECASE,
)

_ANY = re.compile(rf"\b{_TRAIT}\b", re.IGNORECASE)
_RUDE = re.compile(
    r"\b(?:fuck\w*|shit\w*|idiots?|idiotic|stupid|dumb|moron\w*|useless|crap(?:py)?|bullshit|garbage|rubbish|bastards?|bitch\w*|asshole\w*|"
    r"shut up|piss off|damn(?:ed)?|sucks?|worthless|pathetic|hate (?:you|this|it)|waste of time|wtf|stfu|ass|dick\w*|retard\w*|losers?)\b",
    re.IGNORECASE,
)
_SAYS_WHAT = re.compile(
    r"\b(?:want|need|looking|learn|help|mentor|someone|somebody|find|show|interested)\b", re.IGNORECASE
)
_WORRY = re.compile(
    r"\b(?:suicid\w*|kill(?:ing)? myself|end my life|hurt(?:ing)? myself|self-?harm\w*|(?:sexually )?harass(?:es|ed|ing)? me|(?:being|been|was|am) (?:\w+ )?(?:harassed|bullied|assaulted|abused|threatened|stalked)|"
    r"(?:he|she|they|boss|manager|colleague|mentor|mentee|partner|teacher|professor) (?:harass\w*|bull(?:y|ies|ied)|hits?|touch\w*|threaten\w*|assault\w*|stalk\w*)(?: \w+)? me|i (?:do not|don't) feel safe|i'm not safe|afraid of (?:my|him|her)|don't want to live|"
    # In the other languages of the pages, so that nobody in distress is sent to a model or searched for.
    r"suizid\w*|selbstmord\w*|(?:mich|mir) (?:umbringen|das leben nehmen|etwas antun)|(?:bedroht|belästigt|missbraucht|schlägt|stalkt) mich|mich (?:bedroht|belästigt|missbraucht|geschlagen)|(?:werde|wurde|bin) \w* ?(?:bedroht|belästigt|missbraucht|geschlagen|gemobbt)|angst vor (?:mein\w*|ihm|ihr)|nicht mehr leben|"
    r"matarme|quitarme la vida|hacerme daño|me (?:acosa|amenaza|pega|golpea|maltrata)\w*|me (?:ha|han) (?:acosado|amenazado|pegado|golpeado|maltratado)|miedo (?:de|a) (?:mi|él|ella)|no quiero vivir|"
    r"me (?:tuer|suicider|faire du mal)|me (?:harcèle|menace|frappe|maltraite)\w*|m'a (?:harcelée?|menacée?|frappée?|agressée?)|peur de (?:mon|ma|lui|elle)|(?:plus|pas) envie de vivre|veux (?:plus|pas) vivre)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:system prompt|your (?:instructions|rules|prompt)|developer mode|jailbreak|pretend (?:to be|you are)|act as (?:an?|the)|you are (?:now|no longer)|"
    r"(?:list|show|tell|give|print|dump|export|reveal)(?: me)?(?: \w+){0,2} (?:all|every|everyone's|everybody's|other) (?:\w+ ){0,2}(?:e-?mails?|addresses|phone numbers?|salar\w+|notes?|profiles?|names?|mentees?|conversations?|passwords?|data|scores?)|"
    r"(?:drop|delete|select|insert|update) (?:table|from|into)|rank (?:\w+ ){1,3}(?:first|top|highest)|override|bypass|ignore (?:all|any|the|every|your|previous)[^.]*(?:rules?|instructions?|limits?|capacity|filters?|preferences?))\b|<\s*/?\s*(?:script|img|iframe|system)|\bassistant:",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Trait:
    """Who somebody is, asked for: the words, where they stand, and the word itself."""

    words: str
    word: str
    span: tuple[int, int]


def is_order(words: str) -> bool:
    """Whether the words tell a machine what to do, rather than what she looks for."""
    return reads_like_an_instruction(words) or _ORDER.search(words) is not None


def is_rude(words: str) -> bool:
    """Whether somebody is insulted, or sworn at."""
    return _RUDE.search(words) is not None


def civil(words: str) -> str:
    """What is left without the insult; '' where that says nothing."""
    left = _without_rudeness(words)
    return left if len(content_words(left)) > 1 or _SAYS_WHAT.search(left) else ""


def _without_rudeness(words: str) -> str:
    return " ".join(
        re.sub(
            rf"\b(?:you|this|it|that|your|such|these|are|is|so|an?|the)?\s*{_RUDE.pattern}",
            " ",
            words,
            flags=re.IGNORECASE,
        ).split()
    ).strip(" ,.!?")


def is_worry(words: str) -> bool:
    """Whether a person should hear of this, and soon."""
    return _WORRY.search(words) is not None


def traits(words: str) -> Iterator[Trait]:
    """What a clause asks of who somebody is."""
    for pattern in (_ADJECTIVE, _PREDICATE, _WITH, _OBJECT):
        match = pattern.search(words)
        if match and not _is_topic(words, match):
            yield Trait(match.group(), match["trait"], match.span())
            return
    sought = _SOUGHT.search(words)
    if sought and not _is_topic(words, sought):
        yield Trait(sought.group(), _called(sought), sought.span())
        return
    alone = _ALONE.search(words)
    if alone:
        yield Trait(alone.group(), alone.group().strip(" ,."), alone.span())
        return
    national = _NATIONAL.search(words)
    if national and national["trait"].casefold() in CODES:
        yield Trait(national.group(), national["trait"], national.span())


def is_only_a_trait(words: str) -> bool:
    """Whether words say who somebody is and nothing else: "a woman like me" is no subject."""
    return _ANY.search(words) is not None and len(content_words(_ANY.sub(" ", words))) < 2


def wished_trait(trait: Trait, sentence: str, known: Words) -> Chip | None:
    """The wish that the programme's own rules allow; None where they do not."""
    for column, answers in known.traits.items():
        for answer in answers:
            if _SAME.get(answer.casefold(), answer.casefold()) == _SAME.get(
                trait.word.casefold(), trait.word.casefold()
            ):
                shown = f"{column.replace('_', ' ').capitalize()}: {answer}"
                return Chip(Kind.WISH, About.TRAIT, (answer.casefold(),), shown, sentence, column)
    return None


def is_first_name(word: str, known: Words) -> bool:
    """Whether a word with a capital is somebody's first name in this programme, and no everyday word."""
    folded = word.casefold()
    return word[:1].isupper() and folded in known.names.by_first_word and folded not in EVERYDAY_NAMES


def _is_topic(words: str, match: re.Match[str]) -> bool:
    """To be a woman in engineering is something to talk about, and nobody is chosen by it."""
    topic = _TOPIC.search(words)
    return topic is not None and topic["trait"].casefold() == _called(match).casefold()


def _called(match: re.Match[str]) -> str:
    """The word by which a pattern found who somebody is."""
    return next(one for one in match.groupdict().values() if one)


_SAME = {
    "women": "woman", "female": "woman", "females": "woman", "lady": "woman", "ladies": "woman", "f": "woman", "w": "woman",
    "men": "man", "male": "man", "males": "man", "guy": "man", "guys": "man", "m": "man", "nonbinary": "non-binary",
}  # fmt: skip
