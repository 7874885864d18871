"""What the commands show: progress to the error stream, results to the output stream."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from companion.progress import Progress as Report
from companion.progress import silent

SHOW_AFTER_SECONDS = 1.0
"""Work that ends sooner shows no bar: a flash says nothing."""


def output() -> Console:
    """Where results go."""
    return Console(highlight=False, soft_wrap=False)


def remarks() -> Console:
    """Where everything else goes, so that results can be piped."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def remark(text: str) -> None:
    """Say one sentence beside the results."""
    remarks().print(text, markup=False)


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object, for programs to read."""
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201  (plain output, never wrapped)


class _Bars:
    """A bar for each piece of work, drawn from its second second on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._started: dict[str, float] = {}

    def report(self, what: str, done: int, of: int) -> None:
        now = time.perf_counter()
        began = self._started.setdefault(what, now)
        if what not in self._tasks:
            if done >= of or now - began < SHOW_AFTER_SECONDS:
                return
            self._tasks[what] = self._progress.add_task(what, total=of)
        self._progress.update(self._tasks[what], completed=done, total=of)


@contextmanager
def progress_bars(*, quiet: bool) -> Iterator[Report]:
    """Bars on the error stream while the block runs; none when quiet or when nobody is looking."""
    console = remarks()
    if quiet or not console.is_terminal:
        yield silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Bars(progress).report
