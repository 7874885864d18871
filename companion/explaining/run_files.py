"""The files that a finished run leaves, written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from companion.errors import OutputDiskFull, OutputIsFile, OutputNotWritable
from companion.explaining.matches_json import certificate_entry, json_pieces
from companion.explaining.report import report_pieces
from companion.explaining.run import Run
from companion.explaining.unmatched_wording import unmatched_sentence
from companion.explaining.wording import one_line
from companion.languages.catalogue import OURS
from companion.matching.match import Matching
from companion.matching.whole_programme.request import MatchRequest
from companion.people.safe_csv import Cell, save_safe_csv
from companion.progress import Progress, silent

MATCHES, UNMATCHED, EVERYTHING = "matches.csv", "unmatched.csv", "matches.json"
CERTIFICATE, REPORT = "certificate.json", "report.html"

FILES = (MATCHES, UNMATCHED, CERTIFICATE, REPORT, EVERYTHING)
"""What a run writes, in the order in which it appears: matches.json last, so that who finds it finds all."""

DIGITS = 12
"""Decimals of a score or part in a CSV; the sums hold to 1e-9 after rounding."""

_UNFINISHED = ".unfinished-"


def write_run(
    directory: Path,
    matching: Matching,
    request: MatchRequest,
    *,
    today: date,
    source: str,
    language: str = OURS,
    progress: Progress = silent,
) -> None:
    """Write matches.csv, unmatched.csv, matches.json, certificate.json and report.html into a folder.

    They are written beside their places first and moved there when all are whole: a run that is stopped
    leaves the files of the run before. One run at a time may write to a folder.

    Args:
        directory: made if need be, with the folders above it.
        matching: what was found.
        request: what was asked.
        today: the day to be named in the report.
        source: name of the spreadsheet, without its folder.
        language: the one of report.html; the other files are for programs, and the same in every language.
        progress: hears of every match.

    Raises:
        OutputIsFile: the folder is a file, or below one.
        OutputNotWritable: the operating system refuses.
        OutputDiskFull: no space is left.
    """
    run = Run(matching, request, today, source)
    with _troubles_named(directory):
        directory.mkdir(parents=True, exist_ok=True)
        for left_over in directory.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left_over)
        unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=directory))
        try:
            _write_all(unfinished, run, language, progress)
            for name in FILES:
                (unfinished / name).replace(directory / name)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def match_rows(run: Run) -> Iterator[list[Cell]]:
    """The rows of matches.csv: what each part adds, so that the parts' columns add up to the score."""
    names = part_names(run)
    for made in run.matching.matches:
        points = {part.name: part.points for part in made.detail.parts}
        yield [
            made.mentee,
            made.mentor,
            round(made.detail.total, DIGITS),
            round(made.detail.better_than_percent, 4),
            one_line(made.detail, run.people[made.mentee], run.people[made.mentor]),
            *[round(points.get(name, 0.0), DIGITS) for name in names],
        ]


def part_names(run: Run) -> list[str]:
    """Every part of a score, in the order of the programme."""
    return [str(name) for name in run.request.part_weights]


def unmatched_rows(run: Run) -> Iterator[list[Cell]]:
    """The rows of unmatched.csv."""
    for left in run.matching.unmatched:
        name = run.people[left.email].name
        yield [left.email, name, str(left.role), left.reason.value, unmatched_sentence(left, run.people)]


def _write_all(folder: Path, run: Run, language: str, progress: Progress) -> None:
    header = ["mentee", "mentor", "score", "better_than_percent", "why", *part_names(run)]
    save_safe_csv(folder / MATCHES, header, match_rows(run))
    save_safe_csv(folder / UNMATCHED, ["email", "name", "role", "reason", "explanation"], unmatched_rows(run))
    _write_text(folder / CERTIFICATE, [json.dumps(certificate_entry(run), indent=2), "\n"])
    _write_text(folder / REPORT, report_pieces(run, language, progress))
    _write_text(folder / EVERYTHING, json_pieces(run, progress))
    for name in FILES:
        with (folder / name).open("rb") as written:
            os.fsync(written.fileno())


def _write_text(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)


@contextmanager
def _troubles_named(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        in_the_way = next((place for place in (directory, *directory.parents) if place.is_file()), None)
        if in_the_way:
            raise OutputIsFile(folder=directory, file=in_the_way) from refused
        if refused.errno in (errno.ENOSPC, errno.EDQUOT):
            raise OutputDiskFull(folder=directory) from refused
        raise OutputNotWritable(folder=directory, why=refused.strerror or refused) from refused
