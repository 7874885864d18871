"""Claims about what two people have in common: working style, free hours, languages."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from companion.explaining.explanation import Claim
from companion.explaining.pair import Pair
from companion.explaining.quoting import end
from companion.explaining.wording import clock_change, hours_words, languages_words, likeness_words
from companion.programmes.programme import PartName

FEWEST_FOR_WORDS = 3
"""With fewer answers in common, words about likeness would give single answers away to the partner."""


def values_claims(pair: Pair) -> Iterator[Claim]:
    """How alike the working-style answers are: counted for the administrator, in words for the two.

    The two never read counts or answers, and nothing at all where so few answers are common that even
    words would tell.
    """
    alike, answered = pair.detail.values_alike, pair.detail.values_answered
    if not answered:
        return
    if pair.for_administrator:
        fact = f"{alike} of {answered} answers at most one step apart"
        questions = "working-style question" if answered == 1 else "working-style questions"
        share = f"all {answered}" if alike == answered > 1 else f"{alike} of {answered}"
        sentence = f"They answered {share} {questions} alike."
        yield pair.claim(PartName.VALUES, sentence, pair.computed(fact, "values"))
    elif answered >= FEWEST_FOR_WORDS:
        words = likeness_words(alike, answered)
        sentence = end(f"{pair.you_two} {words}")
        yield pair.claim(PartName.VALUES, sentence, pair.computed(f"the two {words}", "values"))


def time_claims(pair: Pair) -> Iterator[Claim]:
    """How many hours a week both are free, and how clock changes move that; never when."""
    hours = pair.detail.shared_hours
    if hours is None:
        return
    mean = f"{hours.mean:.2f} shared hours a week, the mean of a year"
    fact = pair.computed(mean, "availability", "time_zone")
    if hours.most <= 0:
        what = f"going by what {pair.both} wrote, there is no hour in the week when {pair.they} are both free"
        ask = "" if pair.for_administrator else ", so agree on a time before anything else"
        yield pair.claim(PartName.TIME, end(what + ask), fact)
        return
    changes = clock_change(hours, "their" if pair.for_administrator else "your")
    yield pair.claim(PartName.TIME, end(_free(pair, hours_words(hours.mean)) + changes), fact)


def language_claims(pair: Pair) -> Iterator[Claim]:
    """The languages that both speak, by their English names."""
    shared = pair.detail.shared_languages
    fact = pair.computed(f"languages in common: {', '.join(shared) or 'none'}", "languages")
    if shared:
        verb = "share" if zlib.crc32(",".join(shared).encode()) % 2 else "speak"
        subject = pair.both if verb == "speak" else pair.both.replace(" both", "")
        yield pair.claim(PartName.LANGUAGE, end(f"{subject} {verb} {languages_words(shared)}"), fact)
    else:
        yield pair.claim(PartName.LANGUAGE, end(f"{pair.you_two} named no language in common"), fact)


def _free(pair: Pair, hours: str) -> str:
    if hours == "a few minutes":
        return f"{pair.they} are both free at the same time for only a few minutes a week"
    return f"{pair.they} are both free for about {hours} a week"
