"""Runs calls that may never end within a deadline that always does.

A call has a thread of its own. When its time is up the caller goes on at once, and the call is told that it
was given up: what it asked to have done then is done, and where it asks whether to go on it ends. Until it
has, it holds one of a few lanes, so calls that were given up can never pile up.

Nothing is ever raised in a thread from outside. It could fall between the taking of a lock and the block that
gives it back, in a library as well, and then every later call would wait for that lock in vain.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")
MOST = 16

_here = threading.local()


class LanesFull(Exception):
    """Every lane is held by a call that runs or was given up."""


class TimeUp(Exception):
    """The deadline passed before the call ended."""


class GivenUp(Exception):
    """Raised inside of a call that nobody waits for any more, where it asks whether to go on."""


class _End:
    """Follows the last piece."""


def go_on_or_end() -> None:
    """Asked by a call wherever it could go on for ever; outside of a lane there is nobody to give it up.

    Raises:
        GivenUp: nobody waits for it any more.
    """
    lane: _Lane | None = getattr(_here, "lane", None)
    if lane is not None and lane.is_given_up:
        raise GivenUp


def when_given_up(end: Callable[[], None]) -> None:
    """Have something done as soon as the call of this thread is given up, in the thread of who gives it up.

    Raises:
        GivenUp: it has been already; `end` was done.
    """
    lane: _Lane | None = getattr(_here, "lane", None)
    if lane is not None and not lane.keep(end):
        _do(end)
        raise GivenUp


@dataclass
class Lanes:
    """So many calls at once, in threads that end with the process."""

    most: int = MOST
    _free: threading.BoundedSemaphore = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._free = threading.BoundedSemaphore(self.most)

    def run(self, call: Callable[[], T], *, until: float) -> T:
        """What the call gives, or what it raises; `until` is an instant of `time.monotonic`.

        Raises:
            LanesFull: too many calls run already.
            TimeUp: it did not end in time.
        """
        (value,) = self.stream(lambda: iter([call()]), until=until)
        return value

    def stream(self, call: Callable[[], Iterator[T]], *, until: float) -> Iterator[T]:
        """Each piece as it comes. Whoever stops listening gives the call up.

        Raises:
            LanesFull: too many calls run already.
            TimeUp: the last piece did not come in time.
        """
        if not self._free.acquire(timeout=max(0.0, min(1.0, until - time.monotonic()))):
            raise LanesFull
        lane = _Lane()
        threading.Thread(target=self._work, args=(call, lane), name="model-call", daemon=True).start()
        try:
            while True:
                try:
                    piece = lane.pieces.get(timeout=max(0.0, until - time.monotonic()))
                except queue.Empty:
                    raise TimeUp from None
                if isinstance(piece, BaseException):
                    raise piece
                if piece is _End:
                    return
                yield cast("T", piece)
        finally:
            lane.give_up()

    def _work(self, call: Callable[[], Iterator[T]], lane: _Lane) -> None:
        _here.lane = lane
        try:
            lane.fill(call)
        finally:
            self._free.release()


@dataclass
class _Lane:
    """One call on its way: its pieces, whether it was given up, and what is to be done then."""

    pieces: queue.SimpleQueue[object] = field(default_factory=queue.SimpleQueue)
    is_given_up: bool = False
    _ends: list[Callable[[], None]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fill(self, call: Callable[[], Iterator[object]]) -> None:
        """Put every piece, and what follows the last one."""
        try:
            for piece in call():
                go_on_or_end()
                self.pieces.put(piece)
        except Exception as failed:  # noqa: BLE001 - it is raised again where the call was made
            self.pieces.put(failed)
        else:
            self.pieces.put(_End)

    def keep(self, end: Callable[[], None]) -> bool:
        """Whether `end` will be done when the call is given up; False where it has been."""
        with self._lock:
            if not self.is_given_up:
                self._ends.append(end)
            return not self.is_given_up

    def give_up(self) -> None:
        """Tell the call that nobody waits for it; of one that has ended nothing is left to be ended."""
        with self._lock:
            self.is_given_up = True
            ends, self._ends = self._ends, []
        for end in ends:
            _do(end)


def _do(end: Callable[[], None]) -> None:
    with suppress(OSError):
        end()
