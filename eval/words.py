"""What is written for pairs, by rules and by models: whether it is true, whole, short, and what it costs.

Everybody is made up and everything about them is known, so that no text has to be judged by taste. See
`words_case.FIGURES` for what each figure says.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from companion.settings import Settings
from companion.wiring import build_encoder
from eval.borne_out import is_borne_out, sentences_of
from eval.check_in_phrases import PARTS
from eval.check_ins import make_check_ins
from eval.metrics import estimate
from eval.pair_lives import make_lives
from eval.reading_ease import school_years, words_in
from eval.retrieval import ReadOnce
from eval.words_case import COST, FIGURES, SCHOOL_YEARS, SECONDS, SUPPORTED, WORDS, Case, Finding, Line
from eval.words_of_meetings import prep_cases, summary_cases, topics_cases
from eval.words_of_pairs import agreement_cases, explanation_cases
from eval.words_people import make_pairs

PAIRS, QUICK_PAIRS = 200, 20
DRAWS, QUICK_DRAWS = 2_000, 200
PLAIN = "plain"
SHARES = 4
"""Decimals of a figure."""


@dataclass(frozen=True)
class Measured:
    """One finding with what it is about."""

    writer: str
    use: str
    cluster: str
    finding: Finding


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """One row a writer and use. Options: `quick`, `seed`, `phrases` (see `check_in_phrases.PARTS`)."""
    quick, seed = bool(options.get("quick")), int(options.get("seed", 1))
    cases = make_cases(QUICK_PAIRS if quick else PAIRS, seed, str(options.get("phrases", "kept")))
    measured = [one for case in cases for one in measure_plain(case)]
    rows = _rows(measured, QUICK_DRAWS if quick else DRAWS, seed)
    return {"rows": rows, "notes": _notes(quick)}


def make_cases(count: int, seed: int, phrases: str = "kept") -> list[Case]:
    """Every text for so many pairs, lives and check-ins."""
    encoder = ReadOnce(build_encoder(Settings(), keep=False))
    pairs = make_pairs(count, seed, encoder)
    lives = make_lives(count, seed)
    check_ins = make_check_ins(count, seed, PARTS[phrases])
    return [
        *explanation_cases(pairs),
        *agreement_cases(pairs, seed),
        *topics_cases(lives, encoder),
        *prep_cases(lives, encoder),
        *summary_cases(check_ins, encoder),
    ]


def measure_plain(case: Case) -> Iterator[Measured]:
    """Write one text by rules, and everything that is found of it."""
    began = time.perf_counter()
    lines = case.write()
    seconds = time.perf_counter() - began
    yield from findings_of(PLAIN, case, lines, seconds=seconds, cost=0.0)


def findings_of(
    writer: str, case: Case, lines: tuple[Line, ...], *, seconds: float, cost: float
) -> Iterator[Measured]:
    """Everything that is found of one text, whoever wrote it."""
    sentences = [sentence for line in lines for sentence in sentences_of(line.text)]
    found = [Finding(SUPPORTED, float(is_borne_out(sentence, case.known))) for sentence in sentences]
    found += case.judge(lines)
    found += [
        Finding(WORDS, sum(words_in(line.text) for line in lines) / case.texts),
        Finding(SCHOOL_YEARS, school_years(sentences)),
        Finding(SECONDS, seconds / case.texts),
        Finding(COST, cost / case.texts),
    ]
    return (Measured(writer, case.use, case.cluster, one) for one in found)


def _rows(measured: Sequence[Measured], draws: int, seed: int) -> list[dict[str, Any]]:
    keys = dict.fromkeys((one.writer, one.use) for one in measured)
    return [_row(writer, use, measured, draws, seed) for writer, use in keys]


def _row(writer: str, use: str, measured: Iterable[Measured], draws: int, seed: int) -> dict[str, Any]:
    mine = [one for one in measured if (one.writer, one.use) == (writer, use)]
    row: dict[str, Any] = {"writer": writer, "use": use}
    row["pairs"] = sum(one.finding.figure == WORDS for one in mine)
    row["sentences"] = sum(one.finding.figure == SUPPORTED for one in mine)
    for figure in FIGURES:
        some = [one for one in mine if one.finding.figure == figure]
        row[figure] = _estimated(some, draws, seed) if some else None
    return row


def _estimated(some: Sequence[Measured], draws: int, seed: int) -> dict[str, float]:
    values = np.array([one.finding.value for one in some])
    sure = estimate(values, [one.cluster for one in some], draws, seed)
    figures = {"mean": sure.mean, "low": sure.low, "high": sure.high}
    return {name: round(value, SHARES) for name, value in figures.items()} | {"n": sure.n}


def _notes(quick: bool) -> list[str]:
    count = QUICK_PAIRS if quick else PAIRS
    return [
        f"{count} made-up pairs, as many lives of pairs over twelve meetings, and check-ins; all fictional.",
        *(f"{figure}: {says}." for figure, says in FIGURES.items()),
        f"Intervals: 95 %, {QUICK_DRAWS if quick else DRAWS} bootstrap draws of whole pairs. "
        "A share that is 0 or 1 in all of n can still be off by 3 / n.",
        "Each text is encoded once in a run, so that later texts look quicker than they would be alone.",
        "Check-ins are written in phrases that stood before the rules were last changed and not looked at "
        "then; the same hand wrote both, and people write in more ways than these.",
    ]
