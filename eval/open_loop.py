"""Asks a service at the times of a plan, whatever it answers: a load that does not wait for who is slow.

python -m eval.open_loop PLAN

A request that finds no idle connection opens a new one, and its time is counted from when it should have
been sent. So a service that stands still for a second is charged with every request of that second, and not
with one a connection (Tene's "coordinated omission"). Of several processes a request goes to the one with the
fewest under way, as a balancer would send it ("least connections"); of equal ones, to the one whose turn it
is.

PLAN is a JSON file: `ports`, one a process, `sessions`, and `requests` as [seconds from the start, kind,
number of the session, address]. What is printed is, for each, its kind, the status (0: no answer) and the
milliseconds to the last byte of the answer.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HEADER_END = b"\r\n\r\n"
GIVE_UP_SECONDS = 10.0
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def main() -> None:
    """Ask as planned, and print what came of it."""
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps(asyncio.run(_ask_all(plan))))  # noqa: T201 - a program of its own.


@dataclass
class _Process:
    """One of those that serve: its idle connections, and how many requests it has."""

    port: int
    idle: list[Connection] = field(default_factory=list)
    under_way: int = 0


async def _ask_all(plan: dict[str, Any]) -> list[tuple[str, int, float]]:
    processes = [_Process(port) for port in plan["ports"]]
    begins = time.perf_counter() + 0.2
    asked = []
    for number, (at, kind, session, address) in enumerate(plan["requests"]):
        words = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        words += f"Authorization: Bearer {plan['sessions'][session]}\r\n\r\n"
        await asyncio.sleep(begins + at - time.perf_counter())
        turn = number % len(processes)
        process = min(processes[turn:] + processes[:turn], key=lambda one: one.under_way)
        process.under_way += 1
        asked.append(asyncio.ensure_future(_ask(process, kind, words.encode(), begins + at)))
    found = await asyncio.gather(*asked)
    for process in processes:
        for _, writer in process.idle:
            writer.close()
    return found


async def _ask(process: _Process, kind: str, words: bytes, due: float) -> tuple[str, int, float]:
    try:
        async with asyncio.timeout(GIVE_UP_SECONDS):
            connection, status = await _exchange_somehow(process, words)
            process.idle.append(connection)
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        status = 0
    finally:
        process.under_way -= 1
    return kind, status, (time.perf_counter() - due) * 1000


async def _exchange_somehow(process: _Process, words: bytes) -> tuple[Connection, int]:
    """By an idle connection; by a new one where there is none, or the service has just closed it."""
    while process.idle:
        connection = process.idle.pop()
        try:
            return connection, await _exchange(connection, words)
        except (ConnectionError, asyncio.IncompleteReadError) as closed:
            connection[1].close()
            if isinstance(closed, asyncio.IncompleteReadError) and closed.partial:
                raise
    connection = await asyncio.open_connection("127.0.0.1", process.port)
    return connection, await _exchange(connection, words)


async def _exchange(connection: Connection, words: bytes) -> int:
    reader, writer = connection
    writer.write(words)
    head = (await reader.readuntil(HEADER_END)).lower()
    _, _, length = head.partition(b"content-length:")
    await reader.readexactly(int(length.split(b"\r\n", 1)[0]))
    return int(head.split(b" ", 2)[1])


if __name__ == "__main__":
    main()
