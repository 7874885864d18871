"""What a swap or a repair would cost, in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from companion.explaining.naming import full_name
from companion.explaining.quantities import Decimal
from companion.explaining.saying import Message, message, messages
from companion.explaining.unmatched_wording import rule_name
from companion.explaining.why_not import SMALLEST_SHOWN_POINTS
from companion.explaining.wording import listed
from companion.matching.rounds.run_questions import PricedWay

NAMED_UP_TO = 3
SMALLEST_SHOWN_PERCENT = 0.05


def way_sentence(way: PricedWay, together: Collection[str] = ()) -> Message:
    """What a way to change a run costs the programme, and who else would move.

    `together` are the e-mails of those whom the change is about; they are not among those who move.
    """
    others = [full_name(move.mentee) for move in way.moves if move.mentee.email not in together]
    return message("{cost}, and {movers}.", cost=_cost(way), movers=_movers(others))


def rule_words(rules: Collection[str]) -> list[str]:
    """The rules that bar a pair, by the names that sentences give them."""
    return [rule_name(rule) for rule in rules]


def _cost(way: PricedWay) -> Message:
    if way.fewer_placed > 0:
        return messages(
            "This would leave one mentee fewer with a mentor",
            "This would leave {number} mentees fewer with a mentor",
            way.fewer_placed,
        )
    if way.fewer_placed < 0:
        return messages(
            "This gives one mentee more a mentor",
            "This gives {number} mentees more a mentor",
            -way.fewer_placed,
        )
    if abs(way.points) < SMALLEST_SHOWN_POINTS:
        return message("This costs the programme nothing")
    percent = abs(way.percent)
    if percent < SMALLEST_SHOWN_PERCENT:
        if way.points > 0:
            return message("This costs the programme less than 0.1 % of its total")
        return message("This gains the programme less than 0.1 % of its total")
    shown = Decimal.of(percent, 1)
    if way.points > 0:
        return message("This costs the programme {percent} % of its total", percent=shown)
    return message("This gains the programme {percent} % of its total", percent=shown)


def _movers(names: Sequence[str]) -> Message:
    if not names:
        return message("nobody else would move")
    if len(names) == 1:
        return message("{name} would move", name=names[0])
    if len(names) == 2:
        return message("these two people would move: {names}", names=listed(names))
    if len(names) <= NAMED_UP_TO:
        return message("these three people would move: {names}", names=listed(names))
    return message("{count} other people would move", count=len(names))
