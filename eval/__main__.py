"""`python -m eval`: run an evaluation, accept its figures, or compare a quick run with the accepted ones.

python -m eval run retrieval --data ../shared/data --json retrieval.json
python -m eval accept retrieval.json
python -m eval compare
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from companion.clock import SystemClock
from eval.compare import BASELINES, Verdict, accept, compare, read_accepted
from eval.record import make_record, write_record
from eval.showing import show_figure

Task = Callable[[dict[str, Any]], dict[str, Any]]


def _retrieval(options: dict[str, Any]) -> dict[str, Any]:
    from eval import retrieval

    return retrieval.run(options)


def _assignment(options: dict[str, Any]) -> dict[str, Any]:
    from eval import assignment

    return assignment.run(options)


def _embedding(options: dict[str, Any]) -> dict[str, Any]:
    from eval import embedding

    return embedding.run(options)


def _search(options: dict[str, Any]) -> dict[str, Any]:
    from eval import search

    return search.run(options)


def _checker(options: dict[str, Any]) -> dict[str, Any]:
    from eval import checker

    return checker.run(options)


def _words(options: dict[str, Any]) -> dict[str, Any]:
    from eval import words

    return words.run(options)


def _counterfactuals(options: dict[str, Any]) -> dict[str, Any]:
    from eval import counterfactuals

    return counterfactuals.run(options)


def _finding(options: dict[str, Any]) -> dict[str, Any]:
    from eval import finding

    return finding.run(options)


def _load(options: dict[str, Any]) -> dict[str, Any]:
    from eval import load

    return load.run(options)


def _freshness(options: dict[str, Any]) -> dict[str, Any]:
    from eval import freshness

    return freshness.run(options)


def _model_change(options: dict[str, Any]) -> dict[str, Any]:
    from eval import model_change

    return model_change.run(options)


def _prep_time(options: dict[str, Any]) -> dict[str, Any]:
    from eval import prep_time

    return prep_time.run(options)


# Each task is imported when it is asked for, since each brings heavy packages of its own.
TASKS: dict[str, Task] = {
    "retrieval": _retrieval,
    "assignment": _assignment,
    "embedding": _embedding,
    "search": _search,
    "load": _load,
    "freshness": _freshness,
    "model-change": _model_change,
    "prep-time": _prep_time,
    "checker": _checker,
    "words": _words,
    "counterfactuals": _counterfactuals,
    "finding": _finding,
}
WIDTH_OF_A_LOG = 200
NEED_DATA = frozenset({"retrieval"})


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 0: all is well, 1: a figure is worse, 2: it cannot be done."""
    asked = _read_command_line(words)
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH_OF_A_LOG)
    if asked.command == "accept":
        path = accept(json.loads(asked.record.read_text(encoding="utf-8")))
        console.print(f"Accepted in eval/baselines/{path.name}. Run `make docs` to show it in the docs.")
        return 0
    if asked.command == "compare":
        return _compare(asked, console)
    return _run(asked, console)


def _read_command_line(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description="How good Companion is, in figures.")
    commands = parser.add_subparsers(dest="command", required=True)

    run = commands.add_parser("run", help="run a task and write its record")
    run.add_argument("task", choices=sorted(TASKS))
    run.add_argument("--json", type=Path, help="where the record goes (default: build/eval/TASK.json)")
    run.add_argument("--quick", action="store_true", help="a small part that takes seconds, as CI runs it")
    run.add_argument("--seed", type=int, default=1)
    says = "an option of the task; VALUE is JSON or text"
    run.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=says)

    compared = commands.add_parser("compare", help="compare a quick run with the accepted figures")
    says = f"any of {', '.join(sorted(TASKS))}; default: all"
    compared.add_argument("tasks", nargs="*", metavar="TASK", help=says)
    says = "folder of the accepted figures"
    compared.add_argument("--accepted", type=Path, default=BASELINES, help=says)

    for command in (run, compared):
        command.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data")

    accepted = commands.add_parser("accept", help="make a record the accepted figures of its task")
    accepted.add_argument("record", type=Path)
    asked = parser.parse_args(words)
    for task in getattr(asked, "tasks", []):
        if task not in TASKS:
            parser.error(f"there is no task {task!r}; there are {', '.join(sorted(TASKS))}")
    return asked


def _run(asked: argparse.Namespace, console: Console) -> int:
    if asked.task in NEED_DATA and not asked.data.is_dir():
        console.print(f"There is no data at {asked.data}. Name its folder with --data.")
        return 2
    options = _data_for(asked.task, asked.data) | {"quick": asked.quick, "seed": asked.seed}
    options |= dict(_read_option(word) for word in asked.set)
    record = _measure(asked.task, options)
    path = asked.json or Path("build/eval") / f"{asked.task}{'-quick' if asked.quick else ''}.json"
    write_record(record, path)
    _show(record["result"], console)
    console.print(f"The record is in {path}.")
    return 0


def _data_for(task: str, folder: Path) -> dict[str, Any]:
    """The option that names the data, for a task that reads any."""
    return {"data": str(folder)} if task in NEED_DATA else {}


def _measure(task: str, options: dict[str, Any]) -> dict[str, Any]:
    began = time.monotonic()
    result = TASKS[task](options)
    return make_record(task, options, result, seconds=time.monotonic() - began, clock=SystemClock())


def _read_option(word: str) -> tuple[str, Any]:
    name, _, value = word.partition("=")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


def _compare(asked: argparse.Namespace, console: Console) -> int:
    worse = 0
    for task in asked.tasks or sorted(TASKS):
        accepted = read_accepted(task, asked.accepted)
        if "quick" not in accepted:
            console.print(f"{task}: nothing was accepted yet, so there is nothing to compare with.")
            continue
        if task in NEED_DATA and not asked.data.is_dir():
            console.print(f"{task}: left out, because there is no data at {asked.data}.")
            continue
        options = accepted["quick"]["options"] | _data_for(task, asked.data) | {"quick": True}
        verdicts = compare(accepted, _measure(task, options)["result"])
        _show_verdicts(task, verdicts, console)
        worse += sum(not verdict.holds for verdict in verdicts)
    console.print("Every figure holds." if not worse else f"{worse} figures are worse than was agreed.")
    return 1 if worse else 0


def _show(result: dict[str, Any], console: Console) -> None:
    names = list(dict.fromkeys(name for row in result["rows"] for name in row))
    table = Table(*names)
    for row in result["rows"]:
        table.add_row(*[show_figure(row.get(name)) for name in names])
    console.print(table)
    for note in result.get("notes", []):
        console.print(f"- {note}", markup=False)


def _show_verdicts(task: str, verdicts: list[Verdict], console: Console) -> None:
    table = Table("row", "figure", "accepted", "now", "allowed", "holds", title=task)
    for verdict in verdicts:
        holds = "yes" if verdict.holds else "NO"
        figures = show_figure(verdict.accepted), show_figure(verdict.now)
        table.add_row(verdict.row, verdict.figure, *figures, verdict.allowed, holds)
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
