"""What to do next in a programme, most pressing first: rules over a few figures, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from companion.ids import RoundId
from companion.matching.rounds.round import RoundStatus


class Target(StrEnum):
    """Where a step is taken."""

    IMPORT = "import"
    PEOPLE = "people"
    RULES = "rules"
    ROUNDS = "rounds"
    ROUND = "round"
    """One round; the step names it."""
    CHARTER = "charter"
    OVERVIEW = "overview"
    """Nothing to be done."""


@dataclass(frozen=True)
class LastRound:
    """The newest round of a programme. `undecided` pairs of its run nobody has decided on."""

    id: RoundId
    number: int
    status: RoundStatus
    is_running: bool
    trouble: str | None
    pairs: int
    undecided: int


@dataclass(frozen=True)
class Standing:
    """How a programme stands. Mentees, mentors and seats are those of active people.

    `waiting` mentees have no mentor yet. `stranded` of them the rules leave with nobody; None: the rules
    cannot be tried, because they name columns that the people do not have.
    """

    mentees: int
    mentors: int
    paused: int
    seats: int
    free_seats: int
    waiting: int
    stranded: int | None
    last_round: LastRound | None
    charter_remarks: int


@dataclass(frozen=True)
class NextStep:
    """One thing to do: a stable code, a sentence, and where it is done."""

    code: str
    says: str
    target: Target
    round: RoundId | None = None


def next_steps(standing: Standing) -> tuple[NextStep, ...]:
    """What to do, most pressing first; one step that says so where there is nothing."""
    found = tuple(_steps(standing))
    return found or (NextStep("all_settled", "Nothing waits for you here.", Target.OVERVIEW),)


def _steps(standing: Standing) -> Iterator[NextStep]:
    if not standing.mentees and not standing.mentors:
        yield _nobody(standing)
    elif not standing.mentees or not standing.mentors:
        yield _one_side(standing)
    else:
        yield from _on_rules(standing)
        yield from _on_seats(standing)
    yield from _on_rounds(standing)
    if standing.charter_remarks:
        yield NextStep(
            "look_at_charter",
            "The charter leaves something open or goes against what is known. Have a look at it.",
            Target.CHARTER,
        )


# ---- people, rules, seats ----------------------------------------------------------------------


def _nobody(standing: Standing) -> NextStep:
    if standing.paused:
        says = "Everybody who takes part is paused. Let people resume, or import others."
        return NextStep("everybody_paused", says, Target.PEOPLE)
    return NextStep(
        "import_people", "Nobody takes part yet. Import people from a spreadsheet.", Target.IMPORT
    )


def _one_side(standing: Standing) -> NextStep:
    there, missing = ("mentor", "mentees") if standing.mentors else ("mentee", "mentors")
    count = _count(standing.mentors or standing.mentees, there)
    verb = "takes" if standing.mentors + standing.mentees == 1 else "take"
    says = f"{count} {verb} part, and no {missing} yet. Import {missing} from a spreadsheet."
    return NextStep(f"import_{missing}", says, Target.IMPORT)


def _on_rules(standing: Standing) -> Iterator[NextStep]:
    if standing.stranded is None:
        yield NextStep(
            "mend_rules",
            "The rules name columns that nobody's profile has. Look at them before a round is run.",
            Target.RULES,
        )
    elif standing.stranded:
        yield NextStep(
            "look_at_stranded",
            f"The rules leave {_count(standing.stranded, 'mentee')} with nobody. "
            "See whom, and whether that is meant.",
            Target.RULES,
        )


def _on_seats(standing: Standing) -> Iterator[NextStep]:
    if not standing.seats:
        says = "No mentor has a seat, so nobody can be matched. Raise a mentor's capacity."
        yield NextStep("add_seats", says, Target.PEOPLE)
    elif standing.waiting > standing.free_seats:
        wait = f"{_count(standing.waiting, 'mentee')} {_verb(standing.waiting, 'waits', 'wait')}"
        free = f"{_count(standing.free_seats, 'seat')} {_verb(standing.free_seats, 'is', 'are')} free"
        short = standing.waiting - standing.free_seats
        yield NextStep(
            "find_seats",
            f"{wait} and {free}, so {short:,} will have no mentor. Raise capacities, or invite mentors.",
            Target.PEOPLE,
        )


# ---- rounds ------------------------------------------------------------------------------------


def _on_rounds(standing: Standing) -> Iterator[NextStep]:
    last = standing.last_round
    if last is None or last.status in (RoundStatus.PUBLISHED, RoundStatus.CLOSED):
        # A round would do nothing for those whom the rules leave with nobody.
        if standing.waiting > (standing.stranded or 0) and standing.free_seats:
            yield _start(standing, last)
        return
    if last.is_running:
        yield _round_step("watch_run", f"Round {last.number} is being run. Watch how far it is.", last)
        return
    if last.trouble:
        says = f"Round {last.number} could not be run the last time. Read why, and run it again."
        yield _round_step("look_at_trouble", says, last)
    elif last.status is RoundStatus.DRAFT:
        yield _round_step("run_round", f"Round {last.number} is a draft. Run it to see its pairs.", last)
    if last.status is RoundStatus.PROPOSED:
        yield _round_step("review_round", _to_review(last), last)
    elif last.status is RoundStatus.REVIEWED:
        says = f"Round {last.number} is reviewed. Publish it, and its {_count(last.pairs, 'pair')} can begin."
        yield _round_step("publish_round", says, last)


def _start(standing: Standing, last: LastRound | None) -> NextStep:
    wait = f"{_count(standing.waiting, 'mentee')} {_verb(standing.waiting, 'waits', 'wait')}"
    free = f"{_count(standing.free_seats, 'seat')} {_verb(standing.free_seats, 'is', 'are')} free"
    begin = "Start the first round." if last is None else f"Start round {last.number + 1}."
    return NextStep("start_round", f"{wait} and {free}. {begin}", Target.ROUNDS)


def _to_review(last: LastRound) -> str:
    proposes = f"Round {last.number} proposes {_count(last.pairs, 'pair')}"
    if not last.undecided:
        return f"{proposes}, and all are decided on. Mark it as reviewed."
    if last.undecided == last.pairs:
        return f"{proposes}. Review them."
    return f"{proposes}; {last.undecided:,} of them nobody has decided on yet. Review them."


def _round_step(code: str, says: str, last: LastRound) -> NextStep:
    return NextStep(code, says, Target.ROUND, last.id)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _verb(number: int, one: str, several: str) -> str:
    return one if number == 1 else several
