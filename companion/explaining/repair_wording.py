"""Two ways to go on when somebody drops out, each with its price and its list of who moves."""

from __future__ import annotations

from companion.explaining.naming import full_name
from companion.explaining.why_not import SMALLEST_SHOWN_POINTS, move_sentence
from companion.matching.whole_programme.repair_service import NamedRepair, NamedWay


def repair_lines(found: NamedRepair) -> list[str]:
    """Both ways in sentences; one where they are the same."""
    gone = full_name(found.gone)
    kind, exact = found.kind, found.exact
    if (kind.rehomed, kind.moved, kind.newly_placed) == (exact.rehomed, exact.moved, exact.newly_placed):
        return [f"Without {gone} there is one way that is both the kindest and the best.", "", *_way(kind)]
    if found.price_of_kindness < SMALLEST_SHOWN_POINTS:
        price = "It gives up nothing of the total against the exact way."
    else:
        price = f"It gives up {found.price_of_kindness:.4f} of the total against the exact way."
    return [
        f"Without {gone} there are two ways to go on. Nothing has been changed yet.",
        "",
        f"The kind way: as few other people as possible change their mentor. {price}",
        *_way(kind),
        "",
        "The exact way: the greatest total, however many people move.",
        *_way(exact),
    ]


def _way(way: NamedWay) -> list[str]:
    lines = [_price(way)]
    for heading, moves in (
        ("Whose mentor left", way.rehomed),
        ("Who else would change their mentor", way.moved),
        ("Who had nobody and would have somebody", way.newly_placed),
    ):
        if moves:
            lines += [f"{heading} ({len(moves)}):", *(move_sentence(move) for move in moves)]
    if len(lines) == 1:
        lines.append("Nobody else is touched.")
    return lines


def _price(way: NamedWay) -> str:
    placed = {0: "As many mentees have a mentor as before"}.get(
        way.placed_gain, f"{abs(way.placed_gain)} {'more' if way.placed_gain > 0 else 'fewer'} have a mentor"
    )
    change = "rises" if way.total_gain >= 0 else "falls"
    return f"{placed}; the total of those still there {change} by {abs(way.total_gain):.4f}."
