"""The way to a route by the parts of its address: to ask all of them takes a tenth of a whole request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fastapi.routing import APIRoute
from starlette.convertors import PathConvertor
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send


@dataclass
class _Crossing:
    """Where several addresses part: by a word, or at a parameter; and the routes that end here, by method."""

    by_word: dict[str, _Crossing] = field(default_factory=dict)
    at_parameter: _Crossing | None = None
    ends: dict[str, tuple[int, APIRoute]] = field(default_factory=dict)


class Signposts(BaseRoute):
    """Stands before all routes and leads to the one that is meant; where it knows none, the others are asked.

    Of routes that fit alike, the one that was named first is meant, as it would be without this one.
    """

    def __init__(self, routes: Iterable[APIRoute]) -> None:
        """Raise a ValueError for a route with a parameter that may stand for several parts of an address."""
        self._start = _Crossing()
        for place, route in enumerate(routes):
            if any(isinstance(reads, PathConvertor) for reads in route.param_convertors.values()):
                raise ValueError(f"no post can point to {route.path}")
            end = self._start
            for part in route.path.split("/"):
                end = _further(end, part)
            for method in route.methods or ():
                end.ends.setdefault(method, (place, route))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The route that is meant, with what it reads in the address."""
        if scope["type"] != "http" or scope.get("root_path"):
            return Match.NONE, {}
        ends = _ends(self._start, scope["path"].split("/"))
        fitting = [end.ends[scope["method"]] for end in ends if scope["method"] in end.ends]
        for _, route in sorted(fitting, key=lambda one: one[0]):
            match, found = route.matches(scope)
            if match == Match.FULL:
                return match, found
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the route that was found serve."""
        await scope["route"].handle(scope, receive, send)


def _further(crossing: _Crossing, part: str) -> _Crossing:
    if "{" not in part:
        return crossing.by_word.setdefault(part, _Crossing())
    if crossing.at_parameter is None:
        crossing.at_parameter = _Crossing()
    return crossing.at_parameter


def _ends(crossing: _Crossing, parts: Sequence[str]) -> Iterator[_Crossing]:
    """Where the ways end that these parts of an address may mean."""
    if not parts:
        yield crossing
        return
    for way in (crossing.by_word.get(parts[0]), crossing.at_parameter):
        if way is not None:
            yield from _ends(way, parts[1:])
