"""The catalogues of words, one file a language, and what a sentence of ours is in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

OURS = "en"
"""The language in which everything is written, and in which a sentence stays that a catalogue lacks."""
_ENDING = ".po"


@lru_cache(maxsize=1)
def languages() -> Mapping[str, str]:
    """Every language there is, ours first, with the name that it calls itself by."""
    found = sorted(
        one.name.removesuffix(_ENDING) for one in files(__package__).iterdir() if one.name.endswith(_ENDING)
    )
    return {code: _own_name(code) for code in (OURS, *found)}


def said(words: str, language: str, *, place: str = "") -> str:
    """A sentence of ours in a language; as it is where the catalogue of that language lacks it.

    `place` names the page that says it: a catalogue may have other words for it there than elsewhere.
    """
    if not words:
        return words
    catalogue = _translations(language)
    if place:
        there = catalogue.pgettext(place, words)
        if there != words:
            return there
    return catalogue.gettext(words)


def counted(one: str, several: str, number: int, language: str) -> str:
    """The same for a sentence that depends on a number, by the rules that a language has for numbers."""
    return _translations(language).ngettext(one, several, number)


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as its file has it."""
    with files(__package__).joinpath(f"{language}{_ENDING}").open("rb") as file:
        return read_po(file, locale=language)


def direction(language: str) -> str:
    """In which direction a language is written: "ltr" or "rtl"."""
    return Locale.parse(language, sep="-").text_direction


def _own_name(code: str) -> str:
    name = Locale.parse(code, sep="-").get_display_name() or code
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=32)
def _translations(language: str) -> NullTranslations:
    if language == OURS or language not in languages():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language))
    compiled.seek(0)
    return GNUTranslations(compiled)
