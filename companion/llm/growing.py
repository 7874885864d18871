"""Finds the items of a list in JSON that is still being written, each as soon as it is whole. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from companion.llm.gateway import Listener
from companion.llm.reading import NotReadable, restored


@dataclass
class Growing:
    """Hears a reply in pieces and tells of its items, with what was hidden put back into each.

    The list is what follows the first bracket within the first brace. An item that is no such item, or that
    names somebody unknown, is passed over: the whole reply is judged when it is there.
    """

    listener: Listener[Any]
    restore: Callable[[str], str]
    _heard: str = ""
    _at: int = -1

    def hear(self, piece: str) -> None:
        """Take the next piece."""
        self._heard += piece
        if "}" in piece:
            for value in self._whole():
                self._tell(value)

    def _whole(self) -> Iterator[object]:
        decoder = json.JSONDecoder(strict=False)
        if self._at < 0:
            opened = self._heard.find("{")
            self._at = self._heard.find("[", opened) if opened >= 0 else -1
        while self._at >= 0 and (begins := self._heard.find("{", self._at)) >= 0:
            try:
                value, self._at = decoder.raw_decode(self._heard, begins)
            except (ValueError, RecursionError):
                return
            yield value

    def _tell(self, value: object) -> None:
        try:
            item = self.listener.item.model_validate(restored(value, self.restore))
        except (ValidationError, NotReadable):
            return
        self.listener.hear(item)
