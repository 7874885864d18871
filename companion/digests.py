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


class _Shelf:
    """One digest: what was made last, and whether somebody is making it anew."""

    kept: tuple[Hashable, Any] | None = None
    is_being_made: bool = False


class Digests:
    """The digests of one process: figures and words that many people share, never a text of one.

    `marks` say which state of the programme a digest was made from; made from another, it is made anew, by
    one thread. Whoever comes meanwhile is given the one from before or, where there is none, waits: a large
    programme would otherwise be read by everybody at once.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._shelves: OrderedDict[Topic, _Shelf] = OrderedDict()
        self._changed = threading.Condition()

    def get(self, topic: Topic, marks: Hashable, make: Callable[[], Digest]) -> Digest:
        """The digest with these marks, or the one from before while another thread makes it."""
        with self._changed:
            shelf = self._shelf(topic)
            while shelf.is_being_made and shelf.kept is None:
                self._changed.wait()
            if shelf.kept is not None and (shelf.kept[0] == marks or shelf.is_being_made):
                found: Digest = shelf.kept[1]
                return found
            shelf.is_being_made = True
        try:
            made = make()
            shelf.kept = marks, made
        finally:
            with self._changed:
                shelf.is_being_made = False
                self._changed.notify_all()
        return made

    def _shelf(self, topic: Topic) -> _Shelf:
        shelf = self._shelves.setdefault(topic, _Shelf())
        self._shelves.move_to_end(topic)
        while len(self._shelves) > self._most:
            self._shelves.popitem(last=False)
        return shelf
