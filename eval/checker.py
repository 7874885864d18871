"""How well the checker of phrased sentences tells true ones from those with a falsehood planted in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from companion.settings import Settings
from companion.wiring import build_encoder
from companion.wording.checking import check
from companion.wording.sentence import Reading, Source
from embeddings.encoder import Encoder
from eval.metrics import estimate
from eval.rephrasings.blind_cases import blind_cases
from eval.rephrasings.developed_cases import developing_cases
from eval.rephrasings.rephrased import Case, Part, false_cases, true_cases
from eval.rephrasings.widened_cases import widening_cases
from eval.retrieval import ReadOnce
from eval.words_people import make_pairs

PAIRS, QUICK_PAIRS = 60, 10
DRAWS = 1_000
_FIGURES = {
    Part.BLIND: "",
    Part.ONCE_BLIND: "_once_blind",
    Part.MET_NEXT_UNSEEN: "_met_next_unseen",
    Part.MET_NEXT: "_met_next",
    Part.KEPT_APART: "_kept_apart",
    Part.WIDENED: "_when_widened",
    Part.DEVELOPED: "_when_mended",
    Part.TUNED: "_when_tuned",
}
"""Behind "share" and "n", what says which part a figure is of."""


def run(options: dict[str, Any]) -> dict[str, Any]:
    """One row a kind of falsehood, and one for true sentences; figures are of the blind part.

    Options: `quick`, `seed`, `open_only` (leaves that part out, for work on the rules: it is not even made).
    """
    encoder = ReadOnce(build_encoder(Settings(), keep=False))
    pairs = make_pairs(QUICK_PAIRS if options["quick"] else PAIRS, options["seed"], encoder)
    cases = [*true_cases(pairs), *false_cases(pairs, options["seed"])]
    cases += developing_cases(pairs, options["seed"])
    cases += widening_cases(pairs, options["seed"])
    if not options.get("open_only"):
        cases += blind_cases(pairs, options["seed"])
    judged = list(_judged(cases, encoder))
    kinds = sorted({case.planted for case in cases if case.planted is not None})
    rows = [_row("true sentences refused (false alarms)", judged, lambda case: case.planted is None)]
    rows.append(_row("all falsehoods caught", judged, lambda case: case.planted is not None))
    rows += [_row(f"caught: {kind}", judged, partial(_is_of, kind)) for kind in kinds]
    notes = [
        f"{len(pairs)} made-up pairs with the engine's own claims; sentences as the mentee reads them.",
        "Aims: falsehoods caught 0.98 or more, true sentences refused 0.03 or less.",
        f"Intervals: 95 %, {DRAWS} bootstrap draws of whole pairs.",
        "The columns share and n: the blind part, by a model that had not read the rules (30 November 2026); "
        "denials in it are by hand. Once blind: the part before it, of which 19 of 39 templates were seen.",
        "Templates of rephrasings are ours; a model's own sentences may be refused more often, and then the "
        "claim itself is shown.",
    ]
    return {"rows": rows, "notes": notes}


@dataclass(frozen=True)
class _Judged:
    """A case with what became of it, and the pair that it is about."""

    case: Case
    refused: bool
    pair: str


def _judged(cases: Iterable[Case], encoder: Encoder) -> Iterator[_Judged]:
    """All sentences about a pair at once, as the checker is asked in the service."""
    together: dict[tuple[tuple[Source, ...], Reading], list[Case]] = {}
    for case in cases:
        together.setdefault((case.sources, case.reading), []).append(case)
    for number, ((sources, reading), some) in enumerate(together.items()):
        checked = check([case.sentence for case in some], list(sources), reading, encoder)
        refused = {id(one.sentence) for one in checked.refused}
        yield from (_Judged(case, id(case.sentence) in refused, str(number)) for case in some)


def _is_of(kind: str, case: Case) -> bool:
    return case.planted == kind


def _row(name: str, judged: Sequence[_Judged], which: Callable[[Case], bool]) -> dict[str, Any]:
    figures: dict[str, Any] = {"what": name}
    for part, suffix in _FIGURES.items():
        some = [one for one in judged if which(one.case) and one.case.part is part]
        if not some:
            figures[f"share{suffix}"] = None
            continue
        values = np.array([float(one.refused) for one in some])
        sure = estimate(values, [one.pair for one in some], DRAWS, 1)
        ends = {"low": round(sure.low, 4), "high": round(sure.high, 4)}
        figures[f"share{suffix}"] = {"share": round(sure.mean, 4), **ends}
        figures[f"n{suffix}"] = len(some)
    return figures
