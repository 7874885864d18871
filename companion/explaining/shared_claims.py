"""Claims about what two people have in common: working style, free hours, languages."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from companion.explaining.claim_texts import FREE, HARDLY_FREE, LIKENESS, LIKENESS_FACTS
from companion.explaining.explanation import Claim
from companion.explaining.pair import Pair
from companion.explaining.quantities import Decimal, hours_number, hours_words, languages_words
from companion.explaining.quoting import end
from companion.explaining.saying import Message, message, messages
from companion.explaining.wording import likeness_of
from companion.matching.match import SharedHours
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
        fact = message("{alike} of {answered} answers at most one step apart", alike=alike, answered=answered)
        yield pair.claim(PartName.VALUES, end(_counted(alike, answered)), pair.computed(fact, "values"))
    elif answered >= FEWEST_FOR_WORDS:
        likeness = likeness_of(alike, answered)
        sentence = end(message(LIKENESS[likeness], name=pair.partner))
        fact = message(LIKENESS_FACTS[likeness])
        yield pair.claim(PartName.VALUES, sentence, pair.computed(fact, "values"))


def _counted(alike: int, answered: int) -> Message:
    if alike == answered > 1:
        return message("They answered all {answered} working-style questions alike", answered=answered)
    return messages(
        "They answered {alike} of {number} working-style question alike",
        "They answered {alike} of {number} working-style questions alike",
        answered,
        alike=alike,
    )


def time_claims(pair: Pair) -> Iterator[Claim]:
    """How many hours a week both are free, and how clock changes move that; never when."""
    hours = pair.detail.shared_hours
    if hours is None:
        return
    mean = message("{hours} shared hours a week, the mean of a year", hours=Decimal.of(hours.mean, 2))
    fact = pair.computed(mean, "availability", "time_zone")
    yield pair.claim(PartName.TIME, end(_free(hours, for_two=not pair.for_administrator)), fact)


def language_claims(pair: Pair) -> Iterator[Claim]:
    """The languages that both speak, by their names."""
    shared = pair.detail.shared_languages
    codes = ", ".join(shared)
    told = (
        message("languages in common: {codes}", codes=codes)
        if codes
        else message("languages in common: none")
    )
    fact = pair.computed(told, "languages")
    if shared:
        yield pair.claim(PartName.LANGUAGE, end(_both_speak(pair, shared)), fact)
    elif pair.for_administrator:
        sentence = message("{mentee} and {mentor} named no language in common", **pair.names)
        yield pair.claim(PartName.LANGUAGE, end(sentence), fact)
    else:
        sentence = message("you and {name} named no language in common", name=pair.partner)
        yield pair.claim(PartName.LANGUAGE, end(sentence), fact)


def _both_speak(pair: Pair, shared: tuple[str, ...]) -> Message:
    languages = languages_words(shared)
    says_share = zlib.crc32(",".join(shared).encode()) % 2
    if pair.for_administrator:
        if says_share:
            return message("they share {languages}", languages=languages)
        return message("they both speak {languages}", languages=languages)
    if says_share:
        return message("you share {languages}", languages=languages)
    return message("you both speak {languages}", languages=languages)


def _free(hours: SharedHours, *, for_two: bool) -> Message:
    if hours.most <= 0:
        if for_two:
            return message(
                "going by what you both wrote, there is no hour in the week when you are both free, "
                "so agree on a time before anything else"
            )
        return message("going by what they both wrote, there is no hour in the week when they are both free")
    who, weeks = "you" if for_two else "they", weeks_of(hours)
    least, most = hours_number(hours.least), hours_number(hours.most)
    mean = hours_words(hours.mean)
    if mean == "a few minutes":
        return message(HARDLY_FREE[who, weeks], least=least, most=most)
    return message(FREE[who, weeks], hours=mean, least=least, most=most)


def weeks_of(hours: SharedHours) -> str:
    """How the weeks differ: '' where they do not, "some" where some have none, else "year"."""
    if hours_number(hours.least) == hours_number(hours.most):
        return ""
    return "some" if hours.least <= 0 else "year"
