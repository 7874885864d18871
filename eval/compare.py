"""Whether a run is worse than the accepted figures, by more than was agreed beforehand.

An accepted file `eval/baselines/<task>.json` holds: `keys`, the fields that say which row is which;
`tolerances`, for each figure how far it may fall; and the records `full`, `quick` and, where a task has
one, `large`, which is run by hand. A figure without a tolerance is shown in the docs and not compared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.record import write_record

BASELINES = Path(__file__).parent / "baselines"

MEASURED = "measured"


@dataclass(frozen=True)
class Verdict:
    """One figure of one row beside what was accepted. `accepted` and `now` are None where there is none."""

    row: str
    figure: str
    accepted: float | None
    now: float | None
    allowed: str
    holds: bool


def read_accepted(task: str, folder: Path = BASELINES) -> dict[str, Any]:
    """The accepted file of a task; empty where nothing was accepted yet."""
    path = folder / f"{task}.json"
    accepted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return accepted


def accept(record: Mapping[str, Any], folder: Path = BASELINES) -> Path:
    """Make a record the accepted one of its task; keys and tolerances stay as they are."""
    accepted = {"keys": [], "tolerances": {}, **read_accepted(record["task"], folder)}
    accepted[_kind_of(record)] = dict(record)
    path = folder / f"{record['task']}.json"
    write_record(accepted, path)
    return path


def compare(accepted: Mapping[str, Any], result: Mapping[str, Any]) -> list[Verdict]:
    """A verdict for every accepted row and every figure that has a tolerance.

    A tolerance is one of: `{"at_least": x}`, `{"at_most": x}` (fixed bounds); `{"fall": x}` (now may be
    less than accepted by x); `{"rise": x}` (more by x); `{"times": x}` (at most x times the accepted, for
    memory, which differs between machines). A row or figure that is gone does not hold. A row whose `status`
    says why it could not be measured here is shown with that reason and not compared.
    """
    keys = accepted["keys"]
    now = {_name(row, keys): row for row in result["rows"]}
    verdicts = []
    for row in accepted["quick"]["result"]["rows"]:
        name = _name(row, keys)
        for figure, tolerance in accepted["tolerances"].items():
            before, row_now = _figure(row, figure), now.get(name, {})
            if before is None:
                continue
            if row_now.get("status", MEASURED) != MEASURED:
                verdicts.append(Verdict(name, figure, before, None, str(row_now["status"]), holds=True))
                continue
            verdicts.append(_judge(name, figure, before, _figure(row_now, figure), tolerance))
    return verdicts


def _kind_of(record: Mapping[str, Any]) -> str:
    return next((kind for kind in ("quick", "large") if record["options"].get(kind)), "full")


def _name(row: Mapping[str, Any], keys: list[str]) -> str:
    return ", ".join(str(row.get(key)) for key in keys)


def _figure(row: Mapping[str, Any], path: str) -> float | None:
    """The figure under a dotted path (`mrr.mean`), None where there is none."""
    value: Any = row
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _judge(
    row: str, figure: str, before: float, now: float | None, tolerance: Mapping[str, float]
) -> Verdict:
    ((kind, size),) = tolerance.items()
    low, high, allowed = {
        "at_least": (size, float("inf"), f"at least {size:g}"),
        "at_most": (float("-inf"), size, f"at most {size:g}"),
        "fall": (before - size, float("inf"), f"{size:g} less"),
        "rise": (float("-inf"), before + size, f"{size:g} more"),
        "times": (float("-inf"), before * size, f"{size:g} times"),
    }[kind]
    return Verdict(row, figure, before, now, allowed, holds=now is not None and low <= now <= high)
