"""A file of words whose constants are in the language of whoever asks, each time they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType, ModuleType
from typing import Any

from companion.languages.catalogue import said


class Spoken(ModuleType):
    """Stands for a file of words; everything in it that is no sentence is as it is there."""

    def __init__(self, written: Any, language: Callable[[], str]) -> None:  # noqa: ANN401 - any module
        super().__init__(written.__name__, written.__doc__)
        self._written = written
        self._language = language
        self._place = written.__name__.rpartition(".")[2]
        self._known: dict[tuple[str, str], Any] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the file holds
        """A constant in the language that is spoken now."""
        value = getattr(self._written, name)
        if name.startswith("__") or isinstance(value, Enum) or not isinstance(value, _HOLD_WORDS):
            return value
        key = self._language(), name
        if key not in self._known:
            self._known[key] = _in(value, key[0], self._place)
        return self._known[key]


_HOLD_WORDS = (str, tuple, list, Mapping)


def _in(value: object, language: str, place: str) -> object:
    # A member of an enumeration is a text as well, and a name that code compares.
    if isinstance(value, str) and not isinstance(value, Enum):
        return said(value, language, place=place)
    if isinstance(value, Mapping):
        return MappingProxyType({key: _in(one, language, place) for key, one in value.items()})
    if isinstance(value, tuple | list):
        return type(value)(_in(one, language, place) for one in value)
    return value
