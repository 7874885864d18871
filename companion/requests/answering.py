"""How mentors answer requests, as far as a mentee who looks for one is shown it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from companion.ids import PersonId


@dataclass(frozen=True)
class Answering:
    """What is known of how the mentors of a programme answer, for one mentee."""

    asked: Mapping[PersonId, int] = field(default_factory=lambda: MappingProxyType({}))
    """Requests that wait for an answer, each of which holds a seat."""
    silent: frozenset[PersonId] = frozenset()
    """Who takes no requests for now, or has said no to this mentee already."""
    hours: Mapping[PersonId, float] = field(default_factory=lambda: MappingProxyType({}))
    """The usual time to an answer; who is not in it has answered none yet, and that is unknown."""
    is_under_way: bool = False
    """Whether a request of this mentee's is open, beside which she makes no other."""
