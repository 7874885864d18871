"""In which language notes are, and what reads them by their structure in it. Pure, ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from companion.languages.catalogue import OURS
from companion.meetings import notes_french, notes_german, notes_spanish
from companion.meetings.note_words import NoteWords
from companion.wording.language_guess import guess_language

WORDS: Mapping[str, NoteWords] = MappingProxyType(
    {"de": notes_german.WORDS, "es": notes_spanish.WORDS, "fr": notes_french.WORDS}
)
"""The languages beside English in which notes are read."""


def language_of_notes(notes: str, reader: str) -> str:
    """The language that notes are read in: their own where their small words tell it, else their author's.

    In one that nobody reads notes in, they are read as English.
    """
    guessed = guess_language(notes)
    if guessed is not None and guessed in (OURS, *WORDS):
        return guessed
    return reader if reader in WORDS else OURS
