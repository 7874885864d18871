"""The answer to "why this pair?" and "why not this one?", for the administrator."""

from __future__ import annotations

from companion.explaining.naming import full_name, names_of_pair, possessive
from companion.explaining.unmatched_wording import rule_name
from companion.explaining.wording import listed, one_line
from companion.matching.match import PairDetail
from companion.matching.whole_programme.pair_question import PairAnswer, SeatCost, SeatMove

MOVES_SHOWN = 12
SMALLEST_SHOWN_POINTS = 5e-5
"""A smaller cost than this would be shown as 0.0000 and is called nothing."""


def answer_lines(answer: PairAnswer) -> list[str]:
    """Sentences that answer for one pair, the most important first; then the parts of its score."""
    return [*_verdict(answer), *_parts(answer.detail)]


def _verdict(answer: PairAnswer) -> list[str]:
    mentee, mentor = names_of_pair(answer.mentee, answer.mentor)
    if answer.made:
        how = "was decided by hand (pinned)" if answer.pinned else "was made"
        made = f"The pair of {full_name(answer.mentee)} and {full_name(answer.mentor)} {how}."
        reason = one_line(answer.detail, answer.mentee, answer.mentor)
        return [made, reason, _standing(answer.detail), *_price(answer)]
    lines = [_instead(answer)]
    if answer.barred_by:
        rules = listed([rule_name(rule) for rule in answer.barred_by])
        return [*lines, f"{mentee} and {mentor} may not be matched: barred by {rules}."]
    if answer.room == 0:
        return [*lines, f"{mentor} has a capacity of 0, so there is no seat to give."]
    return [*lines, *_holders(answer), *_price(answer), *_cost(answer, mentee)]


def _instead(answer: PairAnswer) -> str:
    mentee, mentor = names_of_pair(answer.mentee, answer.mentor)
    if answer.instead is None or answer.instead_total is None:
        return f"{mentee} was not matched with {mentor}, and has no mentor now."
    return (
        f"{mentee} was matched with {full_name(answer.instead)} (score {answer.instead_total:.3f}), "
        f"not with {mentor} (score {answer.detail.total:.3f})."
    )


def _holders(answer: PairAnswer) -> list[str]:
    seats = "the only seat" if answer.room == 1 else f"{len(answer.holders)} of {answer.room} seats"
    if not answer.holders:
        return [f"{possessive(full_name(answer.mentor))} seats are free."]
    who = listed([full_name(holder) for holder in answer.holders])
    have = "has" if len(answer.holders) == 1 else "have"
    return [f"{who} {have} {seats} with {full_name(answer.mentor)}."]


def _price(answer: PairAnswer) -> list[str]:
    mentor = full_name(answer.mentor)
    if answer.price < SMALLEST_SHOWN_POINTS:
        return [f"One more seat with {mentor} would add nothing to the programme's total."]
    return [f"One more seat with {mentor} would add {answer.price:.4f} to the programme's total."]


def _cost(answer: PairAnswer, mentee: str) -> list[str]:
    cost = answer.cost
    if cost is None:
        return []
    if cost.fewer_placed > 0:
        fewer = "one mentee fewer" if cost.fewer_placed == 1 else f"{cost.fewer_placed} mentees fewer"
        return [f"Giving {mentee} this seat would leave {fewer} with a mentor.", *_moves(cost.moves)]
    if cost.points < SMALLEST_SHOWN_POINTS:
        return [f"Giving {mentee} this seat would cost the programme nothing.", *_moves(cost.moves)]
    return [_points(cost, mentee), *_moves(cost.moves)]


def _points(cost: SeatCost, mentee: str) -> str:
    least = "at least " if cost.at_least else ""
    return (
        f"Giving {mentee} this seat would cost the programme {least}{cost.points:.4f} of its total "
        f"({least}{cost.percent:.2f} %), even after everybody else is rearranged as well as can be."
    )


def _moves(moves: tuple[SeatMove, ...]) -> list[str]:
    lines = [move_sentence(move) for move in moves[:MOVES_SHOWN]]
    if len(moves) > MOVES_SHOWN:
        lines.append(f"  … and {len(moves) - MOVES_SHOWN} more would move.")
    return lines


def move_sentence(move: SeatMove) -> str:
    """Who would move from whom to whom, indented."""
    before = full_name(move.before) if move.before else "nobody"
    after = full_name(move.after) if move.after else "nobody"
    return f"  {full_name(move.mentee)}: from {before} to {after}."


def _standing(detail: PairDetail) -> str:
    return (
        f"Its score is {detail.total:.3f}, better than {detail.better_than_percent:.0f} % of the allowed "
        "pairs of this programme."
    )


def _parts(detail: PairDetail) -> list[str]:
    """One line a part; the points add up to the score."""
    lines = [f"The score of {detail.total:.3f} is the sum of:"]
    for part in detail.parts:
        unknown = "" if part.known else "  (unknown: counts as the programme's average)"
        if part.weight:
            lines.append(
                f"  {part.points:.3f}  {part.name}, {part.value:.2f} of 1, weight {part.weight:.3f}{unknown}"
            )
    return lines
