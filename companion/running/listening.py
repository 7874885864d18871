"""Where the service listens, and under which address people and programs of this machine reach it."""

from __future__ import annotations

import errno
import socket
import time

from companion.errors import HostUnusable, PortTaken

WAITING = 2048
"""Callers that may wait while the process behind is started anew."""

_LOOK_AGAIN_SECONDS = 0.1
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (what is meant by it, not listened on)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Whoever holds it keeps callers waiting, not refused.

    Raises:
        PortTaken: another program does.
        HostUnusable: that is no address of this machine, or the port is not for everybody.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as refused:
        if refused.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from refused
        raise HostUnusable(host=host, port=port, why=refused.strerror or refused) from refused


def listen_at_last(host: str, port: int, seconds: float) -> socket.socket:
    """The same, and where another program has the port, wait for so long until it has ended.

    Raises:
        PortTaken, HostUnusable: as `listen` does.
    """
    ends = time.monotonic() + seconds
    while True:
        try:
            return listen(host, port)
        except PortTaken:
            if time.monotonic() > ends:
                raise
            time.sleep(_LOOK_AGAIN_SECONDS)


def listen_nearby(host: str, port: int, tries: int = 20) -> socket.socket:
    """The same on that port or the next free one after it: for a demo, whose address nobody has noted down.

    Raises:
        PortTaken, HostUnusable: as `listen` does, of the last port that was tried.
    """
    for near in range(port, port + tries - 1):
        try:
            return listen(host, near)
        except PortTaken:
            continue
    return listen(host, port + tries - 1)


def local_address(host: str, port: int) -> str:
    """The address for programs and browsers of this machine."""
    name = _EVERYWHERE.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
