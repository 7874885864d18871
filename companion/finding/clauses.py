"""Cutting a message into clauses, and how much what a clause says counts: must, must not, wish, or no longer."""

# ruff: noqa: E501, RUF001 -- a pattern cut into lines reads worse; the marks are those that people write.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from companion.finding.phrasebook import Glossed, Names, glossed, read_in
from companion.finding.query import Kind
from companion.languages.catalogue import OURS

LONGEST_MESSAGE = 2_000


@dataclass(frozen=True)
class Clause:
    """One thing said: its words as they are read, the sentence that it stands in, and whether that was a question.

    `whole` is the sentence with the place of each word in hers, and `begins` where in it this clause does.
    """

    words: str
    sentence: str
    asks: bool
    whole: Glossed
    begins: int

    @property
    def is_foreign(self) -> bool:
        """Whether she wrote it in other words than the reader's."""
        return self.whole.words != self.whole.hers

    def as_written(self, words: str) -> str:
        """Words of this clause as she wrote them; as they are where they do not stand in it so."""
        at = self.words.casefold().find(words.casefold())
        if at < 0 or not self.is_foreign:
            return words
        return self.whole.as_written(self.begins + at, self.begins + at + len(words))


_SENTENCES = re.compile(r"(?<=[.!?…])\s+|[\n\r;]+|\s+[-–—]\s+|\s*[()]\s*")
_IS_LIST, _LISTED = re.compile(r"\s*1[.)]\s"), re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+")
_CLAUSES = re.compile(
    r",?\s+\b(?:but|however|though|although|(?<!not )(?<!n't )yet|except that)\b,?\s+"
    r"|,?\s+\b(?:and|or)\b\s+(?=(?:i|we|not|no|never|ideally|preferably|maybe|someone|somebody|who|whom|she|he|they|need|needs|looking|trying|hoping|"
    r"must|has to|have to|is|are|want|would|can|could|it|please|the person|compare|why|show|only|also)\b)"
    r"|,\s+",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|dr|mr|mrs|ms)\.", re.IGNORECASE)


_NO_NAMES = Names()
_AROUND = " \t.,!?…:\"“”'’¿¡«»"


def clauses(message: str, names: Names = _NO_NAMES, page: str = OURS) -> list[Clause]:
    """The clauses of a message, in their order; `page` is the language of one that tells none itself."""
    found = []
    for sentence in sentences(message):
        asks = sentence.rstrip().endswith("?")
        whole = glossed(sentence, read_in(sentence, message, page), names)
        for start, end in _between(whole.words):
            words = whole.words[start:end].strip(_AROUND)
            if words:
                begins = whole.words.index(words, start)
                found.append(Clause(words, sentence, asks, whole, begins))
    return found


def _between(words: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end."""
    start = 0
    for cut in _CLAUSES.finditer(words):
        yield start, cut.start()
        start = cut.end()
    yield start, len(words)


def sentences(message: str) -> Iterator[str]:
    """The sentences of a message, as she wrote them, one line each."""
    plain = _ABBREVIATED.sub(lambda found: found.group()[:-1], tidy(message))
    for piece in _SENTENCES.split(_LISTED.sub("\n", plain) if _IS_LIST.match(plain) else plain):
        sentence = " ".join(piece.split())
        if re.search(r"\w", sentence):
            yield sentence


def tidy(message: str) -> str:
    """Her words with plain apostrophes, without what cannot be seen, and at most so many."""
    seen = "".join(one for one in message[:LONGEST_MESSAGE] if one.isprintable() or one in "\n\r\t")
    return seen.replace("’", "'").replace("`", "'")


# ---- how much it counts ----------------------------------------------------------------------------

_N = r"(?:n't|nt| not)"
NO_MATTER = re.compile(
    rf"\b(?:do(?:es)?{_N} (?:really |even |actually )?(?:matter|care|mind|have to|need to|need)|no longer (?:need|matters?|important)"
    rf"|never ?mind|forget (?:about |the |what i (?:said|wrote|asked) (?:about|on|of) )"
    r"|(?:^|(?<=please )|(?<=now )|(?<=then )|(?<=and )|(?<=you )|(?<=let's )|(?<=if i ))(?:drop|relax|loosen|remove|delete|take (?:out|away|off)|leave (?:out|off)|skip)"
    rf"|(?:is|are)(?:{_N}|n't) (?:that |so |really |too |all that )?(?:important|necessary|essential|a must|required|needed)"
    rf"|(?:is|are) (?:less|un)(?: ?important|necessary)|no need|need not|not necessarily|regardless of"
    rf"|(?:any ?where|any ?time|any ?one|any \w+(?: \w+)?)(?:'s| is| are| would be| will be)? (?:fine|ok|okay|good|all right|alright|enough)"
    rf"|(?:can|could|may) (?:be|live|sit|work|come)(?: from| in)? any ?where|would also (?:be fine|be ok|be okay|work|do)|(?:is|are) (?:also )?(?:fine|ok|okay) (?:too|as well))\b",
    re.IGNORECASE,
)
"""What she says of something that no longer counts."""

ANEW = re.compile(
    r"\b(?:actually|instead|on second thou?ghts?|(?:i(?:'ve| have)? )?changed? my mind|scrap (?:that|it)|scratch that|"
    r"forget (?:that|it|what i said)|no,? wait|wait,? no|correction|i meant|i mean|let's try|rather than|"
    r"come to think of it|hang on|hmm+,? no)\b",
    re.IGNORECASE,
)
"""She has another mind now: what she wanted before goes."""

_NOT_ONLY = re.compile(
    r"\bnot (?:only|just|(?:yet |so |quite |really |entirely )*(?:sure|certain)|necessarily)\b|\bno (?:idea|clue|worries|problem|wonder)\b|"
    r"\bwhy not\b|\bdon't know\b|\bcan't wait\b|\bcan't (?:seem to|decide)\b|\bnot (?:very )?good at\b|\bnever (?:done|led|managed|had|been)\b"
    r"|\bdon't (?:have|feel|get|understand)\b|\bhaven't\b|\bdon't hesitate\b|\bno one (?:ever )?(?:told|taught|showed)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|without|avoid|avoiding|except|excluding|outside|anyone but|anybody but|"
    r"anything but|other than|exclude|nothing|cannot|hate|dislike|sick of|tired of|rather than|instead of)\b|\b\w+n't\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:ideally|preferabl[ey]|prefer(?:red|ence)?|nice[- ]to[- ]have|if possible|if you can|if there is one|a plus|bonus|hopefully|"
    r"where possible|better if|happy if|maybe|perhaps|possibly|would (?:be|help|love)|'d (?:love|prefer|be happy)|(?<!or )rather|good if|"
    r"great if|nice if|best if)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must|has to|have to|needs? to (?:be|speak|have)|required?|essential|only|definitely|absolutely|non-?negotiable|crucial|"
    r"it's important|insist|strictly)\b",
    re.IGNORECASE,
)


def says_not(words: str) -> bool:
    """Whether a clause denies what it names."""
    return _NOT.search(_NOT_ONLY.sub(" ", words)) is not None


_REFUSES = re.compile(
    r"\b(?:(?:do not|don't|dont|would not|wouldn't|did not|didn't) (?:want|need|like|care|wish)|rather not|not (?:about|interested|on|with|for|another|more)|no more|nothing (?:about|with|on|to do with)|"
    r"anything but|avoid(?:ing)?|tired of|sick of|hate|dislike|instead of|rather than|except|excluding|anyone but|other than|not\s*$)|^(?:and |but |or |please )*(?:not|no|without)\b",
    re.IGNORECASE,
)


def refuses(words: str) -> bool:
    """Whether a clause says what she does not want to talk about; what she cannot do yet is no refusal."""
    return _REFUSES.search(_NOT_ONLY.sub(" ", words)) is not None


def kind_of(words: str, usual: Kind) -> Kind:
    """How much what this clause names counts; `usual` where it does not say."""
    if says_not(words):
        return Kind.MUST_NOT
    if _MUST.search(words):
        return Kind.MUST if usual is not Kind.WANT else Kind.WANT
    if _WISH.search(words):
        return Kind.WISH if usual is not Kind.WANT else Kind.WANT
    return usual


def has_force(words: str) -> bool:
    """Whether a clause itself says how much it counts; one that does not may go on from the one before."""
    return says_not(words) or _MUST.search(words) is not None or _WISH.search(words) is not None
