"""How a process of ours comes to its end: in good order when it is told to, and never after its parent."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

GRACE_SECONDS = 15.0
"""How long a process that was told to end may take."""

_STANDARD_INPUT = 0
_TELL_TO_END = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def end_when_told() -> None:
    """Let a request to end, and a terminal that is closed, unwind the program as Ctrl-C does.

    What is ignored from the start stays so: `nohup companion up` outlives its terminal.
    """
    for sign in _TELL_TO_END:
        if signal.getsignal(sign) is not signal.SIG_IGN:
            signal.signal(sign, _interrupt)


def end_with_parent() -> None:
    """End in good order as soon as standard input does, which is when our parent is gone, however it went.

    Where that takes too long, end at once.
    """
    threading.Thread(target=_wait_for_parent, name="lifeline", daemon=True).start()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nothing interrupt the block, which puts things in order and ends in bounded time."""
    before = {sign: signal.signal(sign, signal.SIG_IGN) for sign in (signal.SIGINT, *_TELL_TO_END)}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _interrupt(_sign: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_for_parent() -> None:
    # Not by sys.stdin: Python cannot end while a thread holds that.
    while os.read(_STANDARD_INPUT, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    # This thread ends with the process; if it still runs then, the process did not end.
    threading.Event().wait(GRACE_SECONDS)
    os._exit(1)
