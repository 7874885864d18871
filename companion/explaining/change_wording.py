"""What a swap or a repair would cost, in one sentence."""

from __future__ import annotations

from collections.abc import Collection

from companion.explaining.naming import full_name
from companion.explaining.unmatched_wording import rule_name
from companion.explaining.why_not import SMALLEST_SHOWN_POINTS
from companion.explaining.wording import listed
from companion.matching.rounds.run_questions import PricedWay

NAMED_UP_TO = 3
SMALLEST_SHOWN_PERCENT = 0.05


def way_sentence(way: PricedWay, together: Collection[str] = ()) -> str:
    """What a way to change a run costs the programme, and who else would move.

    `together` are the e-mails of those whom the change is about; they are not among those who move.
    """
    others = [full_name(move.mentee) for move in way.moves if move.mentee.email not in together]
    return f"This {_cost(way)}, and {_movers(others)}."


def rule_words(rules: Collection[str]) -> list[str]:
    """The rules that bar a pair, by the names that sentences give them."""
    return [rule_name(rule) for rule in rules]


def _cost(way: PricedWay) -> str:
    if way.fewer_placed > 0:
        left = "one mentee" if way.fewer_placed == 1 else f"{way.fewer_placed} mentees"
        return f"would leave {left} fewer with a mentor"
    if way.fewer_placed < 0:
        more = "one mentee" if way.fewer_placed == -1 else f"{-way.fewer_placed} mentees"
        return f"gives {more} more a mentor"
    if abs(way.points) < SMALLEST_SHOWN_POINTS:
        return "costs the programme nothing"
    verb = "costs" if way.points > 0 else "gains"
    percent = abs(way.percent)
    shown = f"{percent:.1f} %" if percent >= SMALLEST_SHOWN_PERCENT else "less than 0.1 %"
    return f"{verb} the programme {shown} of its total"


def _movers(names: Collection[str]) -> str:
    if not names:
        return "nobody else would move"
    if len(names) == 1:
        return f"{listed(list(names))} would move"
    if len(names) <= NAMED_UP_TO:
        return f"these {_COUNT_WORDS[len(names)]} people would move: {listed(list(names))}"
    return f"{len(names)} other people would move"


_COUNT_WORDS = {2: "two", 3: "three"}
