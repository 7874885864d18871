"""Whether each sentence that somebody phrased is borne out by what it cites; what is not is left out.

The rules are strict: a sentence that is true and refused costs a nicer phrase, because the claim itself is
shown instead; one that is false and passed would cost trust. Ours; measured by `python -m eval run checker`.
"""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from companion.wording.clauses import brings_along, rests_on_nothing
from companion.wording.content_words import like, speaks_of_something, stem, unsupported, words_of
from companion.wording.language_guess import guess_language
from companion.wording.negation import contradicts, denies_more, differing
from companion.wording.numbers import CARDINALS, ORDINALS, numbers_in, pairs_of_numbers
from companion.wording.restated import as_its_source, has_other_ends
from companion.wording.roles import YOU, is_about_wrong_one, names_said
from companion.wording.safe_text import is_safe
from companion.wording.sentence import Checked, Fault, Phrased, Reading, Refused, Source, Sources
from companion.wording.turns import in_plain_words
from embeddings.encoder import Encoder

LONGEST = 400
"""Characters of one sentence."""
LEAST_COSINE = 0.3
"""Between a sentence and what it cites. Words that are all borne out and lie further away speak of other things."""
LEAST_COSINE_OF_PHRASES = 0.5
"""The same where not one word that says something stands in what is cited."""
LONGEST_NAME = 40
"""Characters of a name whose words may be used; what is longer is no name."""
NEAR = 4
"""Words behind a number in a source, among which stands what it counts."""
SMALLEST_HIDDEN = 5
"""Words in a row of what a reader may not see, before they count as told."""

_QUOTED = re.compile('[“„«"]([^“”„«»"]{2,})[”“»"]')
_YOUR_PARTNER = re.compile(
    r"\b[Yy]our (?:mentor|mentee|partner)\b|\ba (?:mentor|mentee|partner|person)\b(?= (?:who|whose)\b)|(?<!\b[Aa]s )\b[Ss]ome(?:body|one)\b(?= who\b(?! (?:want|wish|hope|ask|look|seek|need|is (?:looking|after|hoping|seeking)))\w*)"
)
_CAPITAL = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![“„«\"(])\b[A-ZÀ-ÖØ-Þ][^\W\d_]+")


def check(
    phrased: Sequence[Phrased], sources: Sequence[Source] | Sources, reading: Reading, encoder: Encoder
) -> Checked:
    """The sentences that their sources bear out, in their order, and the others with what is wrong."""
    known = sources if not isinstance(sources, Sequence) else {source.id: source for source in sources}
    found = [tuple(faults_of(sentence, known, reading)) for sentence in phrased]
    # What a rule refuses need not be read by the encoder, which costs a hundred times as much.
    left = [sentence for sentence, faults in zip(phrased, found, strict=True) if not faults]
    cosines = iter(_cosines(left, known, encoder))
    kept: list[Phrased] = []
    refused: list[Refused] = []
    for sentence, by_rules in zip(phrased, found, strict=True):
        faults = by_rules
        if not faults and next(cosines) < _least(sentence, known):
            faults = (Fault.MEANING,)
        if faults:
            refused.append(Refused(sentence, faults))
        else:
            kept.append(sentence)
    return Checked(tuple(kept), tuple(refused))


def faults_of(sentence: Phrased, sources: Sources, reading: Reading) -> Iterator[Fault]:
    """Everything that rules find wrong with a sentence; what it means as a whole is not looked at."""
    text = sentence.text.strip()
    yield from _faults_of_form(text)
    if _tells_hidden(text, reading.hidden):
        yield Fault.HIDDEN
    if not sentence.cites:
        yield Fault.NO_SOURCE
        return
    if any(cited not in sources for cited in sentence.cites):
        yield Fault.UNKNOWN_SOURCE
        return
    cited = [sources[one] for one in sentence.cites]
    yield from _faults_of_fact(text, cited, reading)


def _least(sentence: Phrased, sources: Sources) -> float:
    said = (word for one in sentence.cites for word in words_of(sources[one].whole))
    cited = {stem(word) for word in said if speaks_of_something(word)}
    borne = any(speaks_of_something(word) and like(stem(word)) & cited for word in words_of(sentence.text))
    return LEAST_COSINE if borne else LEAST_COSINE_OF_PHRASES


def _faults_of_form(text: str) -> Iterator[Fault]:
    if not words_of(text):
        yield Fault.EMPTY
    if len(text) > LONGEST:
        yield Fault.TOO_LONG
    if not is_safe(text):
        yield Fault.UNSAFE


def _faults_of_fact(text: str, cited: Sequence[Source], reading: Reading) -> Iterator[Fault]:
    said = "\n".join(source.whole for source in cited)
    spoken = "\n".join(source.text for source in cited)
    if _other_language(text, spoken, reading):
        yield Fault.LANGUAGE
        return
    whole, spoken = in_plain_words(said), in_plain_words(spoken)
    text = as_its_source(in_plain_words(text), spoken)
    outside = text
    quotable = "\n".join((said, *(words for source in cited for words in source.quotable)))
    if any(_flat(quoted) not in _flat(quotable) for quoted in _QUOTED.findall(text)):
        yield Fault.QUOTATION
    else:
        # What is quoted word for word is borne out, whatever it says.
        outside = _QUOTED.sub(" ", text)
    if _wrong_numbers(outside, whole):
        yield Fault.NUMBER
    if _wrong_names(outside, whole, reading):
        yield Fault.NAME
    if is_about_wrong_one(_with_partner(text, reading), spoken, reading.names):
        yield Fault.ROLE
    # What a text quotes word for word denies nothing by itself, neither in it nor in what it rests on.
    own, there, aloud = outside, _without_quoted(whole, text), _without_quoted(spoken, text)
    if contradicts(own, there) or denies_more(own, aloud):
        yield Fault.NEGATION
    own_names = " ".join(name for called in reading.names for name in called if len(name) <= LONGEST_NAME)
    strange = unsupported(outside, f"{whole}\n{own_names}")
    if (
        strange
        or brings_along(text, spoken, whole, reading.names)
        or all(
            rests_on_nothing(one, spoken, whole, reading.names)
            for one in dict.fromkeys((text, differing(text, whole)))
        )
    ):
        yield Fault.UNSUPPORTED


def _with_partner(text: str, reading: Reading) -> str:
    """With the partner's name for "your mentor", where there is one partner."""
    if len(reading.partners) != 1:
        return text
    (partner,) = reading.partners
    named = re.sub(rf"(?i)\b(your (?:mentor|mentee|partner)),? {re.escape(partner)}\b", partner, text)
    return _YOUR_PARTNER.sub(partner, named)


def _without_quoted(source: str, text: str) -> str:
    """What a source says beside the words that a text quotes of it."""
    for quoted in _QUOTED.findall(text):
        source = re.sub(re.escape(quoted), " ", source, flags=re.IGNORECASE)
    return source


def _cosines(phrased: Sequence[Phrased], sources: Sources, encoder: Encoder) -> list[float]:
    if not phrased:
        return []
    texts = [sentence.text for sentence in phrased]
    cited = [" ".join(sources[one].text for one in sentence.cites if one in sources) for sentence in phrased]
    vectors = encoder.encode([*texts, *cited])
    return [float(a @ b) for a, b in zip(vectors[: len(texts)], vectors[len(texts) :], strict=True)]


def _other_language(text: str, spoken: str, reading: Reading) -> bool:
    said = guess_language(_QUOTED.sub(" ", text))
    meant = reading.language or guess_language(_QUOTED.sub(" ", spoken)) or guess_language(spoken)
    return said is not None and meant is not None and said != meant


def _wrong_numbers(text: str, whole: str) -> bool:
    said, known = numbers_in(text), numbers_in(whole)
    if pairs_of_numbers(text) - pairs_of_numbers(whole):
        return True
    # One week is a week.
    ones = {stem(found.group(1)) for found in _A_COUNTED.finditer(whole)}
    if has_other_ends(text, whole) or any(
        _flat(one.group(0)) not in _flat(whole) for one in _COUNTS_THE_TWO.finditer(text)
    ):
        return True
    said -= _of_lists(text, whole)
    if any(number not in known and not (number == "1" and ones) for number in said):
        return True
    several = len(known) > 1 or bool(ones)
    return several and any(
        _counted(text, number, 1) - _counted(whole, number, NEAR) - (ones if number == "1" else set())
        for number in said
    )


def _of_lists(text: str, whole: str) -> Counter[str]:
    """How many things a source lists, where a text counts them: two languages are English and German."""
    found = Counter[str]()
    for count in _COUNTS_A_LIST.finditer(text):
        listed = _LISTED_BY_NAME if count["what"] == "languages" else _QUOTED
        length = str(len(listed.findall(whole)) + (count["what"] == "languages"))
        if re.search(rf"(?i)\b{count['what']}\b", whole) or count["what"] == "languages":
            found += (
                Counter({length: 1}) if numbers_in(count["number"]) == Counter({length: 1}) else Counter()
            )
    return found


def _counted(text: str, number: str, reach: int) -> set[str]:
    """What a number counts: the words after it, in a text with several of them.

    In "3 hours, between 2 and 4" both others count hours as well.
    """
    words = words_of(text)
    behind = [
        (numbers_in(word), words[place + 1 : place + 1 + reach])
        for place, word in enumerate(words[:-1])
        if word not in ORDINALS and numbers_in(word)
    ]
    found = {stem(one) for said, some in behind if number in said for one in some if one in _COUNTED}
    if reach > 1 and any(number in said and some[0] not in _COUNTED for said, some in behind):
        found |= {stem(some[0]) for _, some in behind if some[0] in _COUNTED}
    return found


_COUNTED = frozenset(
    word + ending
    for word in [
        "hour",
        "minute",
        "day",
        "week",
        "month",
        "year",
        "meeting",
        "mentee",
        "mentor",
        "goal",
        "action",
        "people",
        "page",
        "step",
        "question",
    ]
    for ending in ("", "s")
)


_NOT_TWO = [word for word in CARDINALS if word not in ("zero", "one", "two")]
_COUNTS_A_LIST = re.compile(
    r"(?i)\b(?P<number>\w+) (?:shared |common |different |of the same )?(?P<what>languages|goals|actions|wishes)\b"
)
_COUNTS_THE_TWO = re.compile(
    rf"(?i)\bthese (?:{'|'.join(_NOT_TWO)})\b|\b(?:{'|'.join(_NOT_TWO)}) (?:things|statements|profiles|entries|sides|sentences)\b"
)
"""What belongs to a pair and is counted is two, whatever else the source counts."""
_LISTED_BY_NAME = re.compile(r"(?:,| and) [A-Z]\w+(?=,| and|\.)")
_A_COUNTED = re.compile(rf"(?i)\ban? ({'|'.join(sorted(_COUNTED))})\b")


def _wrong_names(text: str, whole: str, reading: Reading) -> bool:
    there = names_said(whole, reading.names)
    partners = {place for place, called in enumerate(reading.names) if reading.partners & set(called)}
    if names_said(text, reading.names) - there - partners:
        return True
    words = set(words_of(whole)) | {
        part for called in reading.names for name in called for part in words_of(name)
    }
    return any(_is_new(found.group(0), words) for found in _CAPITAL.finditer(_QUOTED.sub(" ", text)))


def _is_new(word: str, known: set[str]) -> bool:
    folded = words_of(word)[0]
    return folded not in known and folded not in YOU and folded not in ("i", "i'm") and not numbers_in(word)


def _tells_hidden(text: str, hidden: Iterable[str]) -> bool:
    words = " ".join(words_of(text))
    return any(_run_in(words, words_of(secret)) for secret in hidden)


def _run_in(words: str, secret: Sequence[str]) -> bool:
    size = min(SMALLEST_HIDDEN, len(secret))
    runs = (secret[start : start + size] for start in range(len(secret) - size + 1))
    return size > 0 and any(f" {' '.join(run)} " in f" {words} " for run in runs)


def _flat(text: str) -> str:
    return " ".join(words_of(text))
