"""`companion why`: why this pair was made, or exactly why not."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from companion.cli.options import AsJson, Quiet, RunFolder
from companion.cli.screen import output, print_json, progress_bars

if TYPE_CHECKING:
    from companion.matching.whole_programme.pair_question import SeatCost


def why(
    mentee: Annotated[str, typer.Argument(help="The mentee: e-mail address or whole name.")],
    mentor: Annotated[str, typer.Argument(help="The mentor: e-mail address or whole name.")],
    run: RunFolder = Path(),
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Answer why a finished run made this pair, or what kept it from being made and what it would cost."""
    from companion.cli.rerun import take_up
    from companion.explaining.why_not import answer_lines
    from companion.matching.whole_programme.pair_question import ask_pair
    from companion.people.finding import find_person
    from companion.settings import read_settings

    with progress_bars(quiet=quiet or as_json) as progress:
        again = take_up(run, read_settings(), progress)
        answer = ask_pair(
            again.ready,
            find_person(again.ready.mentees, mentee, among="mentees"),
            find_person(again.ready.mentors, mentor, among="mentors"),
            progress,
        )
    lines = answer_lines(answer)
    if as_json:
        print_json(
            {
                "mentee": answer.mentee.email,
                "mentor": answer.mentor.email,
                "made": answer.made,
                "pinned": answer.pinned,
                "barred_by": list(answer.barred_by),
                "total": answer.detail.total,
                "parts": [asdict(part) for part in answer.detail.parts],
                "mentor_price": answer.price,
                "seats": answer.room,
                "holders": [person.email for person in answer.holders],
                "instead": answer.instead.email if answer.instead else None,
                "cost": _cost(answer.cost),
                "answer": lines,
            }
        )
        return
    for line in lines:
        output().print(line, markup=False, soft_wrap=True)


def _cost(cost: SeatCost | None) -> dict[str, object] | None:
    from companion.cli.rerun import move_json

    if cost is None:
        return None
    return {
        "points": cost.points,
        "percent": cost.percent,
        "fewer_placed": cost.fewer_placed,
        "at_least": cost.at_least,
        "moves": [move_json(move) for move in cost.moves],
    }
