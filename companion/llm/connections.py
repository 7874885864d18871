"""How models are reached: on connections of one request each, bounded in size, which can be shut under it.

Imported late, beside litellm.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from typing import Any, cast
from urllib import request as environment

import httpx

from companion.llm.lanes import go_on_or_end, when_given_up

MOST_BYTES = 4_000_000
"""Of one reply on the wire, far more than a text of ours; an endless one ends here."""


class Endless(Exception):
    """A reply that is larger than any text of ours."""


def for_models() -> tuple[httpx.Client, httpx.BaseTransport]:
    """A client for servers that speak OpenAI's API, and the same way for those of every other provider."""
    way = _Shuttable()
    return httpx.Client(transport=way), way


class _Shuttable(httpx.BaseTransport):
    """Proxies that the environment names are used, as httpx does by itself only where it has no transport."""

    def __init__(self) -> None:
        self._ways: dict[str | None, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"] = _shut_when_given_up
        response = self._way_for(request.url).handle_request(request)
        # Not every client leaves redirects alone, and with them the key would go wherever a server says.
        response.headers.pop("location", None)
        response.stream = _Bounded(cast("httpx.SyncByteStream", response.stream))
        return response

    def _way_for(self, url: httpx.URL) -> httpx.HTTPTransport:
        named = environment.getproxies()
        proxy = named.get(url.scheme) or named.get("all")
        if proxy is not None and environment.proxy_bypass(url.host):
            proxy = None
        if proxy not in self._ways:
            alone = httpx.Limits(max_keepalive_connections=0)
            self._ways[proxy] = httpx.HTTPTransport(proxy=proxy, limits=alone)
        return self._ways[proxy]


class _Bounded(httpx.SyncByteStream):
    """Counts what a response brings, and ends it where it does not end by itself."""

    def __init__(self, inner: httpx.SyncByteStream) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        taken = 0
        for piece in self._inner:
            go_on_or_end()
            taken += len(piece)
            if taken > MOST_BYTES:
                raise Endless
            yield piece

    def close(self) -> None:
        self._inner.close()


def _shut_when_given_up(event: str, told: Mapping[str, Any]) -> None:
    """Hears of each step of a request: where a connection was made, it is shut when its call is given up."""
    if event.endswith(("connect_tcp.complete", "start_tls.complete")):
        connection = told["return_value"].get_extra_info("socket")
        # Not the method of an encrypted one, which forgets its keys while another thread may be reading.
        when_given_up(lambda: socket.socket.shutdown(connection, socket.SHUT_RDWR))
