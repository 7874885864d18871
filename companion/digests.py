"""What takes long to compute from a whole programme, kept until the programme is another one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

Digest = TypeVar("Digest")

MOST_KEPT = 1000


@dataclass(frozen=True)
class Topic:
    """What a digest is of: one kind of figure of one programme of one organisation."""

    tenant: UUID
    programme: UUID
    kind: str


class Digests:
    """The digests of one process: figures and words that many people share, never a text of one.

    `marks` say which state of the programme a digest was made from; made from another, it is made anew.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Topic, tuple[Hashable, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, topic: Topic, marks: Hashable, make: Callable[[], Digest]) -> Digest:
        """The digest with these marks. Two threads may make the same one at once, which harms nobody."""
        with self._lock:
            kept = self._kept.get(topic)
            if kept is not None and kept[0] == marks:
                self._kept.move_to_end(topic)
                found: Digest = kept[1]
                return found
        made = make()
        with self._lock:
            self._kept[topic] = marks, made
            self._kept.move_to_end(topic)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
