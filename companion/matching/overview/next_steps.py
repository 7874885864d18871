"""What to do next in a programme, most pressing first: rules over a few figures, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from companion.ids import RoundId
from companion.languages.phrase import counted_phrase, phrase
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
    return found or (NextStep("all_settled", phrase("Nothing waits for you here."), Target.OVERVIEW),)


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
            phrase("The charter leaves something open or goes against what is known. Have a look at it."),
            Target.CHARTER,
        )


# ---- people, rules, seats ----------------------------------------------------------------------


def _nobody(standing: Standing) -> NextStep:
    if standing.paused:
        says = phrase("Everybody who takes part is paused. Let people resume, or import others.")
        return NextStep("everybody_paused", says, Target.PEOPLE)
    says = phrase("Nobody takes part yet. Import people from a spreadsheet.")
    return NextStep("import_people", says, Target.IMPORT)


def _one_side(standing: Standing) -> NextStep:
    if standing.mentors:
        says = counted_phrase(
            "{number} mentor takes part, and no mentees yet. Import mentees from a spreadsheet.",
            "{number} mentors take part, and no mentees yet. Import mentees from a spreadsheet.",
            standing.mentors,
        )
        return NextStep("import_mentees", says, Target.IMPORT)
    says = counted_phrase(
        "{number} mentee takes part, and no mentors yet. Import mentors from a spreadsheet.",
        "{number} mentees take part, and no mentors yet. Import mentors from a spreadsheet.",
        standing.mentees,
    )
    return NextStep("import_mentors", says, Target.IMPORT)


def _on_rules(standing: Standing) -> Iterator[NextStep]:
    if standing.stranded is None:
        says = phrase("The rules name columns that nobody's profile has. Look at them before a round is run.")
        yield NextStep("mend_rules", says, Target.RULES)
    elif standing.stranded:
        says = counted_phrase(
            "The rules leave {number} mentee with nobody. See whom, and whether that is meant.",
            "The rules leave {number} mentees with nobody. See whom, and whether that is meant.",
            standing.stranded,
        )
        yield NextStep("look_at_stranded", says, Target.RULES)


def _on_seats(standing: Standing) -> Iterator[NextStep]:
    if not standing.seats:
        says = phrase("No mentor has a seat, so nobody can be matched. Raise a mentor's capacity.")
        yield NextStep("add_seats", says, Target.PEOPLE)
    elif standing.waiting > standing.free_seats:
        says = counted_phrase(
            "{wait} and {free}, so {number} will have no mentor. Raise capacities, or invite mentors.",
            "{wait} and {free}, so {number} will have no mentor. Raise capacities, or invite mentors.",
            standing.waiting - standing.free_seats,
            **_wait_and_free(standing),
        )
        yield NextStep("find_seats", says, Target.PEOPLE)


# ---- rounds ------------------------------------------------------------------------------------


def _on_rounds(standing: Standing) -> Iterator[NextStep]:
    last = standing.last_round
    if last is None or last.status in (RoundStatus.PUBLISHED, RoundStatus.CLOSED):
        # A round would do nothing for those whom the rules leave with nobody.
        if standing.waiting > (standing.stranded or 0) and standing.free_seats:
            yield _start(standing, last)
        return
    number = last.number
    if last.is_running:
        says = phrase("Round {round} is being run. Watch how far it is.", round=number)
        yield _round_step("watch_run", says, last)
        return
    if last.trouble:
        says = phrase(
            "Round {round} could not be run the last time. Read why, and run it again.", round=number
        )
        yield _round_step("look_at_trouble", says, last)
    elif last.status is RoundStatus.DRAFT:
        says = phrase("Round {round} is a draft. Run it to see its pairs.", round=number)
        yield _round_step("run_round", says, last)
    if last.status is RoundStatus.PROPOSED:
        yield _round_step("review_round", _to_review(last), last)
    elif last.status is RoundStatus.REVIEWED:
        says = counted_phrase(
            "Round {round} is reviewed. Publish it, and its {number} pair can begin.",
            "Round {round} is reviewed. Publish it, and its {number} pairs can begin.",
            last.pairs,
            round=number,
        )
        yield _round_step("publish_round", says, last)


def _start(standing: Standing, last: LastRound | None) -> NextStep:
    both = _wait_and_free(standing)
    says = (
        phrase("{wait} and {free}. Start the first round.", **both)
        if last is None
        else phrase("{wait} and {free}. Start round {round}.", round=last.number + 1, **both)
    )
    return NextStep("start_round", says, Target.ROUNDS)


def _wait_and_free(standing: Standing) -> dict[str, object]:
    return {
        "wait": counted_phrase("{number} mentee waits", "{number} mentees wait", standing.waiting),
        "free": counted_phrase("{number} seat is free", "{number} seats are free", standing.free_seats),
    }


def _to_review(last: LastRound) -> str:
    proposes = counted_phrase(
        "Round {round} proposes {number} pair",
        "Round {round} proposes {number} pairs",
        last.pairs,
        round=last.number,
    )
    if not last.undecided:
        return phrase("{proposes}, and all are decided on. Mark it as reviewed.", proposes=proposes)
    if last.undecided == last.pairs:
        return phrase("{proposes}. Review them.", proposes=proposes)
    return counted_phrase(
        "{proposes}; {number} of them nobody has decided on yet. Review them.",
        "{proposes}; {number} of them nobody has decided on yet. Review them.",
        last.undecided,
        proposes=proposes,
    )


def _round_step(code: str, says: str, last: LastRound) -> NextStep:
    return NextStep(code, says, Target.ROUND, last.id)
