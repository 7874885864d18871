"""Claims about the mentee's own list: which place the mentor has on it. A mentor never reads of it."""

from __future__ import annotations

from collections.abc import Iterator

from companion.explaining.claim_texts import LIST_FACTS, ON_THE_LIST, ON_YOUR_LIST
from companion.explaining.explanation import Claim, View
from companion.explaining.pair import Pair
from companion.explaining.quoting import end
from companion.explaining.saying import Message, message
from companion.explaining.visibility import Side
from companion.matching.match import PartScore
from companion.matching.score.shortlist_part import place_of
from companion.programmes.programme import PartName


def shortlist_claims(pair: Pair, part: PartScore) -> Iterator[Claim]:
    """Where the mentor stands on the mentee's list; the administrator reads also that he does not."""
    if pair.view is View.MENTOR:
        return
    place = place_of(part.value) if part.known else 0
    if place and pair.for_administrator:
        said = message(ON_THE_LIST[place - 1], **pair.names)
        yield _claim(pair, said, message(LIST_FACTS[place - 1]))
    elif place:
        said = message(ON_YOUR_LIST[place - 1], mentor=pair.partner)
        yield _claim(pair, said, message(LIST_FACTS[place - 1]))
    elif pair.for_administrator and part.known:
        said = message("{mentor} is not on {mentee}'s shortlist", **pair.names)
        yield _claim(pair, said, message("the mentor's place on the shortlist: not on it"))
    elif pair.for_administrator:
        said = message(
            "{mentee} has nobody on a shortlist who takes part; this part counts as the programme's average",
            mentee=pair.names["mentee"],
        )
        fact = message(
            "the mentor's place on the shortlist: no list to go by; "
            "this part counts as the programme's average"
        )
        yield _claim(pair, said, fact)


def _claim(pair: Pair, sentence: Message, fact: Message) -> Claim:
    return pair.claim(PartName.SHORTLIST, end(sentence), pair.computed_of(Side.MENTEE, fact, "shortlist"))
