"""Claims about the mentee's own list: which place the mentor has on it. A mentor never reads of it."""

from __future__ import annotations

from collections.abc import Iterator

from companion.explaining.explanation import Claim, View
from companion.explaining.pair import Pair
from companion.explaining.quoting import end
from companion.explaining.visibility import Side
from companion.matching.match import PartScore
from companion.matching.score.shortlist_part import place_of
from companion.programmes.programme import PartName

_PLACES = ("first", "second", "third", "fourth", "fifth")


def shortlist_claims(pair: Pair, part: PartScore) -> Iterator[Claim]:
    """Where the mentor stands on the mentee's list; the administrator reads also that he does not."""
    if pair.view is View.MENTOR:
        return
    mentee, mentor = pair.who[Side.MENTEE], pair.who[Side.MENTOR]
    place = place_of(part.value) if part.known else 0
    if place:
        which = _PLACES[place - 1]
        yield _claim(pair, f"{mentee.subject} put {mentor.name} {which} on {_the(pair)} shortlist", which)
    elif pair.for_administrator and part.known:
        yield _claim(pair, f"{mentor.name} is not on {mentee.possessive} shortlist", "not on it")
    elif pair.for_administrator:
        counts = "this part counts as the programme's average"
        nobody = "has nobody on a shortlist who takes part"
        yield _claim(pair, f"{mentee.subject} {nobody}; {counts}", f"no list to go by; {counts}")


def _the(pair: Pair) -> str:
    return "the" if pair.for_administrator else "your"


def _claim(pair: Pair, sentence: str, fact: str) -> Claim:
    evidence = pair.computed_of(Side.MENTEE, f"the mentor's place on the shortlist: {fact}", "shortlist")
    return pair.claim(PartName.SHORTLIST, end(sentence), evidence)
