"""Turns of phrase that the reader asks for, and small things that it does with words and chips."""

# ruff: noqa: E501 -- a pattern cut into lines reads worse.

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.explaining.saying import message
from companion.finding.clauses import Clause, has_force
from companion.finding.heard import Shown
from companion.finding.query import About, Chip, Kind
from companion.finding.subjects import CUT, content_words

WHY = re.compile(r"why (?!not\b)", re.IGNORECASE)
MOST_TRAITS = 4
FROM = re.compile(r"(?:with|from|by)\b", re.IGNORECASE)
NOUN = re.compile(r"\b(?:mentors?|someone|somebody|person|people|anyone)\b", re.IGNORECASE)
AFTER_START = re.compile(
    r"\b(?:again|over|everything|it all|all that|scratch|beginning|reset|new search)\b[\s,:]*(?:and|with|i want|please|from (?:scratch|the beginning))*",
    re.IGNORECASE,
)
NOT_OTHER = re.compile(r"\b(?:other|another|different|outside|anyone but|except)\b[^.]*$", re.IGNORECASE)
TAKEN_AWAY = re.compile(
    r"(?:please |now |then |can you |could you )*(?:remove|delete|drop|forget (?:about|what i)|take (?:out|away|off)|leave out|skip)\b",
    re.IGNORECASE,
)
"""Begins what is to be taken out of the query; where nothing of it is there, it is no wish of its own."""
TOPIC_LEFT = re.compile(r"\b(?:need|have) to (?:be|talk|learn|know)\b", re.IGNORECASE)
OF_ITS_OWN = re.compile(r"(?:and |but |also )*(?:who|she|he|they)\b", re.IGNORECASE)
EMPTY = re.compile(
    r"^\W*(?:hi|hello|hey|thanks|thank you|please|sorry|hmm+|um+|uh+|well|so|ok|okay|yes|no|i|and|but|the|a|some(?:one|body)|mentors?|(?:ok |okay |fine |alright |well )?then|fine|alright|whatever|in that case|(?:is|it's|it is) (?:not )?a must|"
    r"not (?:online|remote(?:ly)?|virtual(?:ly)?)(?: please)?|"
    r"(?:it|this|that|which) (?:really |always |just |often )*(?:drives|makes|kills|bothers|annoys|frustrates|stresses|scares|worries|bugs) (?:me|us)(?: (?!to\b|when\b|that\b|how\b)[\w']+){0,3})?\W*$",
    re.IGNORECASE,
)
FORCE_WORDS = re.compile(
    r"\b(?:(?:i )?(?:do not|don't|dont|would not|wouldn't|rather not|must not|mustn't|should not|shouldn't|cannot|can't)(?= (?:want|need|like|talk|be|do|have|show|about|care))|"
    r"not (?:about|on|in|with|for|interested in)|no more|nothing (?:about|with|on)|(?<!say )(?<!saying )(?<!have )(?<!has )(?<!had )no(?= \w)|not(?= \w)|without(?= \w)|anything but|except(?: for)?|"
    r"other than|avoid(?:ing)?|(?:it )?must (?:be|have)?|has to (?:be|have)?|have to (?:be|have)?|only|definitely|absolutely|essential(?:ly)?|ideally|preferably|if possible|"
    r"nice to have|a plus|bonus|would be (?:nice|great|good|lovely|a plus|helpful|ideal|best|fine|ok|okay|perfect)|instead(?: of)?|rather than|strictly|tired of|sick of|hate|dislike|required?)\b",
    re.IGNORECASE,
)
FORCE_OR_HOW = re.compile(FORCE_WORDS.pattern.replace(r"without(?= \w)|", ""), re.IGNORECASE)
"""The same, where nothing is refused: "speak without a script" says how, and keeps its word."""

ABOUT_WORDS = {
    About.LANGUAGE: re.compile(r"\b(?:languages?|speak(?:s|ing)?)\b", re.IGNORECASE),
    About.PLACE: re.compile(
        r"\b(?:place|location|where|city|town|anywhere|office|remote(?:ly)?|country|site|in person|local)\b",
        re.IGNORECASE,
    ),
    About.TIME_ZONE: re.compile(r"\btime ?-?zones?\b", re.IGNORECASE),
    About.TIME: re.compile(
        r"\b(?:days?|times?(?! ?-?zone)|when|hours|schedule|any ?time|slot|weekday|availability)\b",
        re.IGNORECASE,
    ),
    About.LEVEL: re.compile(r"\b(?:level|senior(?:ity)?|junior|grade|rank)\b", re.IGNORECASE),
    About.DEPARTMENT: re.compile(r"\b(?:departments?|teams?|units?|division)\b", re.IGNORECASE),
}
FACET_WORDS = re.compile("|".join(pattern.pattern for pattern in ABOUT_WORDS.values()), re.IGNORECASE)


def is_empty(clause: Clause) -> bool:
    """Whether a clause is a turn of phrase that leads to another one, and says nothing itself."""
    return EMPTY.search(clause.words) is not None or (clause.is_foreign and not content_words(clause.words))


def stands_alone(words: str) -> bool:
    """Whether a clause says how much it counts, or has somebody of its own: "not in Bath, who speaks French"."""
    return has_force(words) or OF_ITS_OWN.match(words) is not None


def cut(words: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words with a mark in the place of each span."""
    left = words
    for start, end in sorted(spans, reverse=True):
        left = f"{left[:start]} {CUT} {left[end:]}"
    return " ".join(left.split())


def person(kind: Kind, one: Shown, sentence: str) -> Chip:
    """A chip about somebody on a card."""
    shown = message("Like {name}" if kind is Kind.WANT else "Not {name}", name=one.name)
    return Chip(kind, About.PERSON, (str(one.id),), shown, sentence)


def capital(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def is_worth(subject: str, clause: Clause) -> bool:
    """Whether what is left beside a place or a language is a subject, and no remains of the sentence."""
    return len(content_words(subject)) >= 2 or bool(
        re.search(
            r"\b(?:with|about|(?:mentor|someone|somebody|person) for|learn|help|knows?|teach|experience|improve|better|become|skills?|advice)\b",
            clause.words,
            re.IGNORECASE,
        )
    )


def overlapping(words: str, chips: Sequence[Chip]) -> list[Chip]:
    """The subjects that share at least half of the words of the shorter one."""
    said = set(map(stem, content_words(words)))
    found = []
    for chip in chips:
        has = set(map(stem, content_words(" ".join(chip.values)))) if chip.about is About.SUBJECT else set()
        if said and has and 2 * len(said & has) >= min(len(said), len(has)):
            found.append(chip)
    return found


def stem(word: str) -> str:
    """A word without the commonest endings, to be compared."""
    return re.sub(r"(?:ings?|ions?|ers?|ed|es|e|s)$", "", word) if len(word) > 5 else word
