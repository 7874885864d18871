"""What is written for pairs, by rules and by models: whether it is true, whole, short, and what it costs.

Everybody is made up and everything about them is known, so that no text has to be judged by taste. See
`words_case.FIGURES` for what each figure says.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from companion.settings import Settings
from companion.wiring import build_encoder
from embeddings.encoder import Encoder
from eval.borne_out import is_borne_out, sentences_of
from eval.check_in_phrases import PARTS
from eval.check_ins import make_check_ins
from eval.check_ins_met_next import SEEN
from eval.check_ins_met_next_unseen import UNSEEN
from eval.metrics import estimate
from eval.pair_lives import MEETINGS, make_lives
from eval.reading_ease import school_years, words_in
from eval.retrieval import ReadOnce
from eval.words_asked import written_by
from eval.words_case import COST, FIGURES, SCHOOL_YEARS, SECONDS, SUPPORTED, WORDS, Case, Finding, Line
from eval.words_judge import Judge, judging
from eval.words_of_meetings import prep_cases, summary_cases, topics_cases
from eval.words_of_pairs import agreement_cases, explanation_cases
from eval.words_people import make_pairs
from eval.words_writers import LOCAL_SECONDS, WRITERS

PHRASES = {**PARTS, "met_next": SEEN, "met_next_unseen": UNSEEN}
"""Of check-ins, by the names under which a run can ask for them."""
PLAIN = "plain"
FATE = "fate"
"""What became of one plain line; its value says whether a model was given it."""
BECAME = "What became of each plain line of which a model was asked"
SHARES = 4
"""Decimals of a figure."""
PAIRS, QUICK_PAIRS = 200, 20
PAIRS_OF = {"good": 60, "careless": 60, "smollm": 2}
"""Pairs for a writer who takes too long for all of them."""
MEETINGS_OF = {"smollm": 1}
"""Meetings of the lives of those pairs, where every one is asked about."""
QUICK_PAIRS_OF_MODELS = 4
JUDGED = 10
"""Texts of each row that a judge is given."""
DRAWS, QUICK_DRAWS = 2_000, 200


@dataclass(frozen=True)
class Measured:
    """One finding with what it is about."""

    writer: str
    use: str
    cluster: str
    finding: Finding


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """One row a writer and use.

    Options: `quick`, `seed`, `phrases` (`fresh`; see `PHRASES`), `writers` (names out of
    `words_writers.WRITERS` with commas between), `judge` (`configured`, or `smollm`).
    """
    quick, seed = bool(options.get("quick")), int(options.get("seed", 1))
    asked = str(options.get("writers", "good" if quick else "good,careless"))
    names = [name for name in asked.split(",") if name]
    encoder = ReadOnce(build_encoder(Settings(), keep=False))
    sizes = _Sizes(quick, seed, str(options.get("phrases", "fresh")))
    with judging(options.get("judge")) as judge:
        cases = make_cases(sizes.pairs(PLAIN), seed, sizes.phrases, encoder=encoder)
        measured = [one for case in cases for one in measure_plain(case)]
        for name in names:
            measured += _measured_by(name, sizes, encoder, judge)
    draws = QUICK_DRAWS if quick else DRAWS
    more = {BECAME: _became(measured, draws, seed)}
    return {"rows": _rows(measured, draws, seed), "notes": _notes(sizes, names), "more": more}


@dataclass(frozen=True)
class _Sizes:
    """How much is measured for which writer."""

    quick: bool
    seed: int
    phrases: str

    def pairs(self, writer: str) -> int:
        if self.quick:
            return QUICK_PAIRS if writer == PLAIN else QUICK_PAIRS_OF_MODELS
        return PAIRS_OF.get(writer, PAIRS)


def make_cases(
    count: int, seed: int, phrases: str = "fresh", *, meetings: int = MEETINGS, encoder: Encoder | None = None
) -> list[Case]:
    """Every text for so many pairs, lives and check-ins."""
    reading = encoder or ReadOnce(build_encoder(Settings(), keep=False))
    pairs = make_pairs(count, seed, reading)
    lives = make_lives(count, seed, meetings)
    check_ins = make_check_ins(count, seed, PHRASES[phrases])
    return [
        *explanation_cases(pairs),
        *agreement_cases(pairs, seed),
        *topics_cases(lives, reading),
        *prep_cases(lives, reading),
        *summary_cases(check_ins, reading),
    ]


def measure_plain(case: Case) -> Iterator[Measured]:
    """Write one text by rules, and everything that is found of it."""
    began = time.perf_counter()
    lines = case.write()
    seconds = time.perf_counter() - began
    yield from findings_of(PLAIN, case, lines, seconds=seconds, cost=0.0)


def _measured_by(name: str, sizes: _Sizes, encoder: Encoder, judge: Judge | None) -> list[Measured]:
    cases = make_cases(
        sizes.pairs(name),
        sizes.seed,
        sizes.phrases,
        meetings=MEETINGS_OF.get(name, MEETINGS),
        encoder=encoder,
    )
    found: list[Measured] = []
    judged: Counter[str] = Counter()
    with WRITERS[name](sizes.seed) as writer:
        for case in cases:
            text = written_by(writer, case, encoder)
            found += findings_of(writer.name, case, text.lines, seconds=text.seconds, cost=text.cost)
            more = [*text.findings, *(Finding(FATE, float(one.sent), one.says) for one in text.fates)]
            if judge is not None and judged[case.use] < JUDGED:
                judged[case.use] += 1
                more += judge(text.lines)
            found += [Measured(writer.name, case.use, case.cluster, one) for one in more]
    return found


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


def _became(measured: Iterable[Measured], draws: int, seed: int) -> list[dict[str, Any]]:
    """What became of the plain lines of which a model was asked, by writer and use, the commonest first."""
    of_use: dict[tuple[str, str], list[Measured]] = {}
    for one in measured:
        if one.finding.figure == FATE:
            of_use.setdefault((one.writer, one.use), []).append(one)
    return [
        {"writer": writer, "use": use, "what became of it": says, "lines": count} | figures
        for (writer, use), mine in of_use.items()
        for says, count in Counter(one.finding.says for one in mine).most_common()
        for figures in (_share_of_fate(says, mine, draws, seed),)
    ]


def _share_of_fate(says: str, mine: Sequence[Measured], draws: int, seed: int) -> dict[str, Any]:
    """Of the lines that a model was given; of all lines where it says that a line was not."""
    was_sent = any(one.finding.says == says and one.finding.value for one in mine)
    among = [one for one in mine if one.finding.value] if was_sent else mine
    told = [replace(one, finding=Finding(FATE, float(one.finding.says == says))) for one in among]
    return {"of": "lines sent" if was_sent else "all lines", "share": _estimated(told, draws, seed)}


def _notes(sizes: _Sizes, names: Sequence[str]) -> list[str]:
    count, draws = sizes.pairs(PLAIN), QUICK_DRAWS if sizes.quick else DRAWS
    fewer = [f"{sizes.pairs(name)} for {name}" for name in names if sizes.pairs(name) != count]
    return [
        f"{count} made-up pairs, as many lives of pairs over twelve meetings, and check-ins; all fictional."
        + (f" Fewer where a model is slow: {', '.join(fewer)}." if fewer else ""),
        *([_OF_SMOLLM] if "smollm" in names else []),
        *(f"{figure}: {says}." for figure, says in FIGURES.items()),
        f"Intervals: 95 %, {draws} bootstrap draws of whole pairs. "
        "A share that is 0 or 1 in all of n can still be off by 3 / n.",
        "The scripted writers are rules of ours behind a server on this machine, asked over HTTP as any "
        "model is. They put a sentence into other words by turns of English, leave out one that no turn "
        "fits, and stand in for a model; they are none. Their price is made up.",
        "Each text is encoded once in a run, so that later texts look quicker than they would be alone.",
        "Check-ins are written in phrases that stood before the rules were last changed and were not looked "
        "at then; people write in more ways than these.",
    ]


_OF_SMOLLM = (
    f"SmolLM2 is given {LOCAL_SECONDS:.0f} seconds for each question, one meeting a life, and every "
    "question, also where several in a row failed; what it wrote by then is judged line by line, as in the "
    "service. Other work ran on the same two cores."
)
