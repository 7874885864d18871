"""How well the checker of phrased sentences tells true ones from those with a falsehood planted in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from companion.settings import Settings
from companion.wiring import build_encoder
from companion.wording.checking import check
from eval.metrics import estimate
from eval.retrieval import ReadOnce
from eval.words_people import make_pairs
from eval.words_rephrased import Case, false_cases, true_cases

PAIRS, QUICK_PAIRS = 60, 10
DRAWS = 1_000


def run(options: dict[str, Any]) -> dict[str, Any]:
    """One row a kind of falsehood, and one for true sentences; figures are of the part that was kept."""
    encoder = ReadOnce(build_encoder(Settings(), keep=False))
    pairs = make_pairs(QUICK_PAIRS if options["quick"] else PAIRS, options["seed"], encoder)
    cases = [*true_cases(pairs), *false_cases(pairs, options["seed"])]
    refused = [
        bool(check([case.sentence], list(case.sources), case.reading, encoder).refused) for case in cases
    ]
    judged = list(zip(cases, refused, strict=True))
    kinds = sorted({case.planted for case in cases if case.planted is not None})
    rows = [_row("true sentences refused (false alarms)", judged, lambda case: case.planted is None)]
    rows.append(_row("all falsehoods caught", judged, lambda case: case.planted is not None))
    rows += [_row(f"caught: {kind}", judged, lambda case, kind=kind: case.planted == kind) for kind in kinds]
    notes = [
        f"{len(pairs)} made-up pairs with the engine's own claims; sentences as the mentee reads them.",
        "Aims: falsehoods caught 0.98 or more, true sentences refused 0.03 or less.",
        "Templates of rephrasings are ours; a model's own sentences may be refused more often, and then the "
        "claim itself is shown.",
    ]
    return {"rows": rows, "notes": notes}


def _row(name: str, judged: Iterable[tuple[Case, bool]], which: Any) -> dict[str, Any]:  # noqa: ANN401
    figures: dict[str, Any] = {"what": name}
    for half, held_out in (("share", True), ("share_when_tuned", False)):
        values = np.array([float(no) for case, no in judged if which(case) and case.held_out is held_out])
        if not len(values):
            figures[half] = None
            continue
        sure = estimate(values, [str(one) for one in range(len(values))], DRAWS, 1)
        figures[half] = {"share": round(sure.mean, 4), "low": round(sure.low, 4), "high": round(sure.high, 4)}
        figures["n" if held_out else "n_when_tuned"] = len(values)
    return figures
