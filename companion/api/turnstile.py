"""The requests of a process work one after the other, and whoever takes long stands aside meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

WORKING = 1
"""So many share the processor. With two or three, which take Python from each other, all of them take longer,
and the longest, a search, most."""
PATIENCE_SECONDS = 0.05
"""Whoever has worked for so long, several times what is usual, lets the next one in and goes on beside: it
may wait for a row that somebody changes, and nobody shall wait behind it."""


class Turnstile:
    """Lets requests in in the order in which they came, `working` at a time.

        async with turnstile.turn():
            ...

    Who has been in for `patience` seconds counts no longer.
    """

    def __init__(self, working: int = WORKING, patience: float = PATIENCE_SECONDS) -> None:
        self._working = working
        self._patience = patience
        self._gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and let the next one in at the end of it."""
        loop = asyncio.get_running_loop()
        gate = self._gates.setdefault(loop, asyncio.Semaphore(self._working))
        await gate.acquire()
        waiting_for = [gate]

        def let_in() -> None:
            if waiting_for:
                waiting_for.pop().release()

        standing_aside = loop.call_later(self._patience, let_in)
        try:
            yield
        finally:
            standing_aside.cancel()
            let_in()
