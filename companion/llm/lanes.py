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
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")
MOST = 16
_AGAIN_SECONDS = 1.0
"""Between telling a thread to end and telling it again."""


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
        lane = _Lane(until)
        thread = threading.Thread(target=self._work, args=(call, lane), name="model-call", daemon=True)
        thread.start()
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
            lane.give_up(thread)

    def _work(self, call: Callable[[], Iterator[T]], lane: _Lane) -> None:
        try:
            try:
                last = lane.fill(call)
                lane.finish(last)
            except (_Abandoned, queue.Full):
                pass
            finally:
                lane.leave()
        except _Abandoned:
            # It was told once more just as it left; after this it is told no more.
            lane.leave()
        finally:
            self._free.release()


@dataclass
class _Lane:
    """One call on its way: its pieces, and whether it may still be told to end."""

    until: float
    pieces: queue.Queue[object] = field(default_factory=lambda: queue.Queue(maxsize=64))
    ended: bool = False
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def fill(self, call: Callable[[], Iterator[object]]) -> object:
        """Put every piece; gives what follows the last one."""
        try:
            for piece in call():
                self._put(piece)
        except queue.Full:
            raise
        except Exception as failed:  # noqa: BLE001 - it is raised again where the call was made
            return failed
        return _End

    def finish(self, last: object) -> None:
        """Put what follows the last piece; after this the thread cannot be told to end."""
        with self._lock:
            self.ended = True
        # What was sent a moment before arrives with the next step, which is this one.
        threading.get_ident()
        self._put(last)

    def leave(self) -> None:
        """After this the thread is not told to end any more."""
        with self._lock:
            self.ended = True

    def give_up(self, thread: threading.Thread) -> None:
        """Tell the thread to end, if it has not; where it waits for bytes it hears this with the next one.

        Told once it may be swallowed, by whatever runs beside the call in that moment: a finaliser, or what
        looks at each collection of garbage. So it is told each second until it leaves. A thread that ended
        may have left its number to another, so none is told without the lock.
        """
        with self._lock:
            if self.ended or thread.ident is None:
                return
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(thread.ident), ctypes.py_object(_Abandoned)
            )
        again = threading.Timer(_AGAIN_SECONDS, self.give_up, (thread,))
        again.daemon = True
        again.start()

    def _put(self, piece: object) -> None:
        self.pieces.put(piece, timeout=max(0.01, self.until - time.monotonic()))
