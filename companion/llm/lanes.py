"""Runs calls that may never end within a deadline that always does.

A call has a thread of its own. When its time is up the caller goes on at once, and the thread is told to end
at its next step; until it has, it holds one of a few lanes, so calls that were given up can never pile up.
"""

from __future__ import annotations

import ctypes
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")
MOST = 16


class LanesFull(Exception):
    """Every lane is held by a call that runs or was given up."""


class TimeUp(Exception):
    """The deadline passed before the call ended."""


class _Abandoned(BaseException):
    """Raised inside of a thread whose call was given up; no `except Exception` keeps it from ending."""


class _End:
    """Follows the last piece."""


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
        """Each piece as it comes. Whoever stops listening ends the call.

        Raises:
            LanesFull: too many calls run already.
            TimeUp: the last piece did not come in time.
        """
        if not self._free.acquire(timeout=max(0.0, min(1.0, until - time.monotonic()))):
            raise LanesFull
        pieces: queue.Queue[T | BaseException | type[_End]] = queue.Queue(maxsize=64)
        thread = threading.Thread(
            target=self._work, args=(call, pieces, until), name="model-call", daemon=True
        )
        thread.start()
        ended = False
        try:
            while True:
                try:
                    piece = pieces.get(timeout=max(0.0, until - time.monotonic()))
                except queue.Empty:
                    raise TimeUp from None
                if isinstance(piece, BaseException):
                    ended = True
                    raise piece
                if piece is _End:
                    ended = True
                    return
                yield cast("T", piece)
        finally:
            if not ended:
                _end(thread)

    def _work(
        self,
        call: Callable[[], Iterator[T]],
        pieces: queue.Queue[T | BaseException | type[_End]],
        until: float,
    ) -> None:
        last: BaseException | type[_End] = _End
        # It may be told to end at any step, the last one included.
        with suppress(_Abandoned, queue.Full):
            try:
                for piece in call():
                    pieces.put(piece, timeout=max(0.01, until - time.monotonic()))
            except Exception as failed:  # noqa: BLE001 - it is raised again where the call was made
                last = failed
            finally:
                self._free.release()
            pieces.put(last, timeout=max(0.01, until - time.monotonic()))


def _end(thread: threading.Thread) -> None:
    # Where it waits for bytes it hears this with the next one; the door's own time-out bounds that wait.
    if thread.ident is not None and thread.is_alive():
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_Abandoned))
