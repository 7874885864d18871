"""The answer to "why this pair?" and "why not this one?", for the administrator."""

from __future__ import annotations

from companion.explaining.naming import full_name, names_of_pair
from companion.explaining.quantities import Column, Decimal
from companion.explaining.saying import Message, message, messages
from companion.explaining.unmatched_wording import rule_name
from companion.explaining.wording import listed, one_line
from companion.matching.match import PairDetail, PartScore
from companion.matching.whole_programme.pair_question import PairAnswer, SeatCost, SeatMove

MOVES_SHOWN = 12
SMALLEST_SHOWN_POINTS = 5e-5
"""A smaller cost than this would be shown as 0.0000 and is called nothing."""


def answer_lines(answer: PairAnswer) -> list[str]:
    """Sentences that answer for one pair, the most important first; then the parts of its score."""
    return [*_verdict(answer), *_parts(answer.detail)]


def _verdict(answer: PairAnswer) -> list[str]:
    if answer.made:
        reason = one_line(answer.detail, answer.mentee, answer.mentor)
        return [_made(answer), reason, _standing(answer.detail), *_price(answer)]
    mentee, mentor = names_of_pair(answer.mentee, answer.mentor)
    lines: list[str] = [_instead(answer)]
    if answer.barred_by:
        barred = message(
            "{mentee} and {mentor} may not be matched: barred by {rules}.",
            mentee=mentee,
            mentor=mentor,
            rules=listed([rule_name(rule) for rule in answer.barred_by]),
        )
        return [*lines, barred]
    if answer.room == 0:
        none = message("{mentor} has a capacity of 0, so there is no seat to give.", mentor=mentor)
        return [*lines, none]
    return [*lines, *_holders(answer), *_price(answer), *_cost(answer, mentee)]


def _made(answer: PairAnswer) -> Message:
    names = {"mentee": full_name(answer.mentee), "mentor": full_name(answer.mentor)}
    if answer.pinned:
        return message("The pair of {mentee} and {mentor} was decided by hand (pinned).", **names)
    return message("The pair of {mentee} and {mentor} was made.", **names)


def _instead(answer: PairAnswer) -> Message:
    mentee, mentor = names_of_pair(answer.mentee, answer.mentor)
    if answer.instead is None or answer.instead_total is None:
        return message(
            "{mentee} was not matched with {mentor}, and has no mentor now.", mentee=mentee, mentor=mentor
        )
    return message(
        "{mentee} was matched with {other} (score {other_score}), not with {mentor} (score {score}).",
        mentee=mentee,
        other=full_name(answer.instead),
        other_score=Decimal.of(answer.instead_total, 3),
        mentor=mentor,
        score=Decimal.of(answer.detail.total, 3),
    )


def _holders(answer: PairAnswer) -> list[str]:
    mentor, count = full_name(answer.mentor), len(answer.holders)
    if not count:
        return [message("{name}'s seats are free.", name=mentor)]
    who = listed([full_name(holder) for holder in answer.holders])
    if answer.room == 1:
        return [
            messages(
                "{who} has the only seat with {mentor}.",
                "{who} have the only seat with {mentor}.",
                count,
                who=who,
                mentor=mentor,
            )
        ]
    return [
        messages(
            "{who} has {number} of {room} seats with {mentor}.",
            "{who} have {number} of {room} seats with {mentor}.",
            count,
            who=who,
            room=answer.room,
            mentor=mentor,
        )
    ]


def _price(answer: PairAnswer) -> list[str]:
    mentor = full_name(answer.mentor)
    if answer.price < SMALLEST_SHOWN_POINTS:
        return [
            message("One more seat with {mentor} would add nothing to the programme's total.", mentor=mentor)
        ]
    return [
        message(
            "One more seat with {mentor} would add {points} to the programme's total.",
            mentor=mentor,
            points=Decimal.of(answer.price, 4),
        )
    ]


def _cost(answer: PairAnswer, mentee: str) -> list[str]:
    cost = answer.cost
    if cost is None:
        return []
    return [_what_it_costs(cost, mentee), *_moves(cost.moves)]


def _what_it_costs(cost: SeatCost, mentee: str) -> Message:
    if cost.fewer_placed > 0:
        return messages(
            "Giving {mentee} this seat would leave one mentee fewer with a mentor.",
            "Giving {mentee} this seat would leave {number} mentees fewer with a mentor.",
            cost.fewer_placed,
            mentee=mentee,
        )
    if cost.points < SMALLEST_SHOWN_POINTS:
        return message("Giving {mentee} this seat would cost the programme nothing.", mentee=mentee)
    points, percent = Decimal.of(cost.points, 4), Decimal.of(cost.percent, 2)
    if cost.at_least:
        return message(
            "Giving {mentee} this seat would cost the programme at least {points} of its total "
            "(at least {percent} %), even after everybody else is rearranged as well as can be.",
            mentee=mentee,
            points=points,
            percent=percent,
        )
    return message(
        "Giving {mentee} this seat would cost the programme {points} of its total "
        "({percent} %), even after everybody else is rearranged as well as can be.",
        mentee=mentee,
        points=points,
        percent=percent,
    )


def _moves(moves: tuple[SeatMove, ...]) -> list[str]:
    lines: list[str] = [move_sentence(move) for move in moves[:MOVES_SHOWN]]
    if len(moves) > MOVES_SHOWN:
        lines.append(message("  … and {count} more would move.", count=len(moves) - MOVES_SHOWN))
    return lines


def move_sentence(move: SeatMove) -> Message:
    """Who would move from whom to whom, indented."""
    nobody = message("nobody")
    return message(
        "  {mentee}: from {before} to {after}.",
        mentee=full_name(move.mentee),
        before=full_name(move.before) if move.before else nobody,
        after=full_name(move.after) if move.after else nobody,
    )


def _standing(detail: PairDetail) -> Message:
    return message(
        "Its score is {score}, better than {percent} % of the allowed pairs of this programme.",
        score=Decimal.of(detail.total, 3),
        percent=Decimal.of(detail.better_than_percent, 0),
    )


def _parts(detail: PairDetail) -> list[str]:
    """One line a part; the points add up to the score."""
    lines: list[str] = [message("The score of {score} is the sum of:", score=Decimal.of(detail.total, 3))]
    return [*lines, *(_part(part) for part in detail.parts if part.weight)]


def _part(part: PartScore) -> Message:
    values = {
        "points": Decimal.of(part.points, 3),
        "part": Column.of(str(part.name)),
        "value": Decimal.of(part.value, 2),
        "weight": Decimal.of(part.weight, 3),
    }
    if part.known:
        return message("  {points}  {part}, {value} of 1, weight {weight}", **values)
    return message(
        "  {points}  {part}, {value} of 1, weight {weight}  (unknown: counts as the programme's average)",
        **values,
    )
