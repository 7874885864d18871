"""Every word that the pages say, a file for each screen, in the language of whoever reads.

Each file is written in English: constants, tuples and dicts of sentences, and small functions. Whoever
imports one from here has each constant in the visitor's language at the moment when it is used; within a
function `_()` does the same. Keys and names that code compares are no words, and stand elsewhere.
"""

from __future__ import annotations

import sys
from types import ModuleType

from ui.language import language
from ui.words_spoken import Spoken

PRODUCT = "Companion"
"""A name, which is the same everywhere."""


class _Words(ModuleType):
    """The package itself, which hands out its files as they are spoken."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import of a file ends with its being set here.
        is_file = isinstance(value, ModuleType) and value.__name__ == f"{__name__}.{name}"
        super().__setattr__(name, Spoken(value, language) if is_file else value)


sys.modules[__name__].__class__ = _Words
