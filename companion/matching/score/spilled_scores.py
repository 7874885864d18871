"""Scores kept in a temporary file, so that asking for a block again costs a read and no computing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from companion.languages.spoken import marked
from companion.matching.match import Floats, Ints
from companion.matching.score.blocks import scan
from companion.matching.score.score_source import ScoreSource
from companion.progress import Progress, silent

Codes = npt.NDArray[np.uint16]

BARRED = 0
LARGEST = 65_535
PAIRS_COMPUTED_AT_ONCE = 1 << 22
"""Larger blocks than for reading, because matrix products are quicker on more rows at once."""
STEPS = LARGEST - 1
"""Code 0 is a barred pair; codes 1 to 65535 are totals from 0 to 1 in equal steps."""


class SpilledScores:
    """A ScoreSource that holds another one's blocks on disk, two bytes a pair.

    Each block is computed once, when this is made. The file has no name and is gone when the last reader
    is; it is read in plain pieces, so memory holds a block and no more. `exact` asks the source.
    """

    def __init__(
        self, source: ScoreSource, *, folder: Path | None = None, progress: Progress = silent
    ) -> None:
        self._source = source
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 -- lives as long as this does
        scan(
            source,
            self._write,
            what=marked("Scoring all pairs"),
            progress=progress,
            pairs_at_once=PAIRS_COMPUTED_AT_ONCE,
        )

    @property
    def shape(self) -> tuple[int, int]:
        """(n mentees, m mentors)."""
        return self._source.shape

    @property
    def slack(self) -> float:
        """The source's own, half a step of the codes, and rounding in float32."""
        return self._source.slack + 0.5 / STEPS + 2e-7

    def block(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """Rows start to stop, read from the file."""
        columns = self.shape[1]
        stop = min(stop, self.shape[0])
        codes = np.frombuffer(self._read(start * columns, (stop - start) * columns), dtype=np.uint16)
        return _decode(codes).reshape(stop - start, columns)

    def exact(self, rows: Ints, columns: Ints) -> Floats:
        """The source's exact totals."""
        return self._source.exact(rows, columns)

    def _write(self, start: int, totals: npt.NDArray[np.float32]) -> None:
        codes = _encode(totals).tobytes()
        at = start * self.shape[1] * 2
        while codes:
            written = os.pwrite(self._file.fileno(), codes, at)
            codes, at = codes[written:], at + written

    def _read(self, first: int, count: int) -> bytes:
        """`count` codes from the `first` on."""
        found = os.pread(self._file.fileno(), count * 2, first * 2)
        while len(found) < count * 2:
            # One read gives at most 2 GB; nothing read at all means that the file was cut off.
            more = os.pread(self._file.fileno(), count * 2 - len(found), first * 2 + len(found))
            if not more:
                raise EOFError("The temporary file of scores ended early.")
            found += more
        return found


def _encode(totals: npt.NDArray[np.float32]) -> Codes:
    # A total may lie outside 0 to 1 by the source's rounding; its exact value does not.
    steps = np.clip(totals, 0, 1)
    steps *= STEPS
    steps += np.float32(1.5)
    codes = steps.astype(np.uint16)
    codes[np.isneginf(totals)] = BARRED
    return codes


def _decode(codes: Codes) -> npt.NDArray[np.float32]:
    totals = codes.astype(np.float32)
    totals -= 1
    totals *= np.float32(1 / STEPS)
    totals[codes == BARRED] = -np.inf
    return totals
