"""Whether what is said to have changed a pair would have: every sentence checked in the spreadsheet itself.

The service's sentences are made for many pairs of made-up programmes. Each is read back from its words alone,
its change is made in the spreadsheet or the file of rules, and the whole engine runs from that file on.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from companion.explaining.counterfactual_claims import counterfactual_claims
from companion.ids import PersonId, SnapshotId, new_id
from companion.matching.reviewing.counterfactuals import try_changes
from companion.matching.rounds.freezing import Frozen, Snapshot
from companion.matching.rounds.round import RunRequest
from companion.matching.rounds.run_questions import StandingRun
from companion.matching.rounds.scored_snapshots import ScoredSnapshot
from companion.matching.search.kept_vectors import KnowingEncoder
from companion.matching.solving.problem import NOBODY
from companion.matching.whole_programme.service import score
from companion.settings import Settings
from companion.wiring import build_encoder
from embeddings.encoder import Encoder
from eval.counterfactual_reading import Unreadable, read_statement
from eval.counterfactual_sheets import ON, Sheet, make_sheet
from eval.counterfactual_truth import Engine, Outcome, faults

STATEMENTS, QUICK_STATEMENTS = 10_000, 60
PAIRS_EACH, QUICK_PAIRS_EACH = 40, 6
ASKED_OF_MADE = 0.25
"""The share of questions that are about a pair that was made."""


@dataclass(frozen=True)
class Judged:
    """One sentence with what it changes, what it says, and everything about it that is not so."""

    kind: str
    says: str
    sentence: str
    faults: tuple[str, ...]


def run(options: dict[str, Any]) -> dict[str, Any]:
    """One row for all sentences, one for each kind of change and one for each thing said."""
    quick = options["quick"]
    wanted = options.get("statements", QUICK_STATEMENTS if quick else STATEMENTS)
    encoder = KnowingEncoder(build_encoder(Settings(), keep=False), {})
    judged: list[Judged] = []
    programmes, questions, silent = 0, 0, 0
    while len(judged) < wanted:
        seed = options["seed"] * 100_000 + programmes
        found = list(_judge(make_sheet(seed), seed, encoder, QUICK_PAIRS_EACH if quick else PAIRS_EACH))
        judged += [one for sentences in found for one in sentences]
        silent += sum(1 for sentences in found if not sentences)
        questions += len(found)
        programmes += 1
    judged = judged[:wanted]
    return {"rows": _rows(judged), "notes": _notes(judged, programmes, questions, silent)}


def judge_sentence(sentence: str, sheet: Sheet, before: Outcome, engine: Engine) -> Judged:
    """One sentence about people of a sheet, checked."""
    try:
        statement = read_statement(sentence, sheet)
    except Unreadable as why:
        return Judged("unreadable", "unreadable", sentence, (f"cannot be read: {why}",))
    says = "a match" if statement.matched else "a pair allowed" if statement.allows else "places"
    return Judged(statement.kind, says, sentence, tuple(faults(statement, before, engine)))


def sentences_about(standing: StandingRun, row: int, column: int) -> list[str]:
    """What the service says would have changed a pair; empty where it says that nothing would."""
    base = standing.base
    mentee, mentor = base.mentees[row], base.mentors[column]
    tried = try_changes(standing, mentee, mentor)
    current = int(standing.mentor_of[row])
    instead = base.mentors[current] if current != NOBODY else None
    claims = counterfactual_claims(tried, mentee, mentor, base.request.programme, instead)
    return [claim.sentence for claim in claims] if tried.found else []


def stand(sheet: Sheet, encoder: Encoder) -> StandingRun:
    """A round of the sheet's programme as the service holds it."""
    request = sheet.request()
    people = tuple(Frozen(PersonId(new_id()), person, True) for person in request.roster.people)
    snapshot = Snapshot(SnapshotId(new_id()), request.programme, ON, people, 1, 1)
    asked = RunRequest(
        pins=frozenset(snapshot.pair(*pin) for pin in sheet.pins),
        vetoes=frozenset(snapshot.pair(*veto) for veto in sheet.vetoes),
    )
    scored = ScoredSnapshot(snapshot, score(snapshot.request(RunRequest()), encoder))
    best = scored.stand(asked, ())
    mentors = best.base.mentors
    made = [
        snapshot.pair(mentee.email, mentors[int(column)].email)
        for mentee, column in zip(best.base.mentees, best.best.mentor_of, strict=True)
        if column != NOBODY
    ]
    return scored.stand(asked, made)


def _judge(sheet: Sheet, seed: int, encoder: Encoder, pairs: int) -> Iterator[list[Judged]]:
    """For each question about a pair, what was said, checked."""
    standing, engine = stand(sheet, encoder), Engine(encoder)
    before = engine.run(sheet)
    for row, column in _asked(standing, random.Random(seed), pairs):  # noqa: S311 - a sample, no secret
        told = sentences_about(standing, row, column)
        yield [judge_sentence(sentence, sheet, before, engine) for sentence in told]


def _asked(standing: StandingRun, rng: random.Random, pairs: int) -> list[tuple[int, int]]:
    mentees, mentors = len(standing.base.mentees), len(standing.base.mentors)
    made = [(row, int(column)) for row, column in enumerate(standing.mentor_of) if column != NOBODY]
    others = [
        (row, column) for row in range(mentees) for column in range(mentors) if (row, column) not in made
    ]
    of_made = min(len(made), round(pairs * ASKED_OF_MADE))
    return rng.sample(made, of_made) + rng.sample(others, min(len(others), pairs - of_made))


# ---- the figures ---------------------------------------------------------------------------------


def _rows(judged: list[Judged]) -> list[dict[str, Any]]:
    groups: dict[str, list[Judged]] = {"all sentences": judged}
    for one in sorted(judged, key=lambda one: (one.kind, one.says)):
        groups.setdefault(f"change: {one.kind}", []).append(one)
    for one in sorted(judged, key=lambda one: one.says):
        groups.setdefault(f"says: {one.says}", []).append(one)
    return [{"what": name, "n": len(some), "true": _share(some)} for name, some in groups.items()]


def _share(judged: list[Judged]) -> dict[str, float]:
    """The share that is true with its 95 % interval.

    Source: Wilson (1927), Probable inference, JASA 22(158), whose interval says something where all are true.
    """
    n, true = len(judged), sum(not one.faults for one in judged)
    z, share = 1.959964, true / len(judged)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {
        "share": round(share, 6),
        "low": round(max(0.0, middle - half), 6),
        "high": round(min(1.0, middle + half), 6),
    }


def _notes(judged: list[Judged], programmes: int, questions: int, silent: int) -> list[str]:
    wrong = Counter(fault.split(" is ")[0] for one in judged for fault in one.faults)
    examples = [one for one in judged if one.faults][:3]
    return [
        f"{questions:,} questions about pairs of {programmes:,} made-up programmes; for {silent:,} of them "
        "the service said that nothing it tried would have changed anything, which is not judged here.",
        "Each sentence was read back from its words alone, its change made in the spreadsheet or the file "
        "of rules, and the engine run from that file on; a sentence is true where everything in it is.",
        "Aim: 0.995 or more. Intervals are Wilson's, 95 %, over sentences.",
        *([f"What was wrong: {dict(wrong)}."] if wrong else []),
        *(f"For example: {one.sentence} ({'; '.join(one.faults)})" for one in examples),
    ]
