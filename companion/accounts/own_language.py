"""The language that somebody is spoken to in, where she chose one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from companion.access import Viewer
from companion.accounts import store
from companion.db.unit_of_work import UnitOfWork
from companion.languages.catalogue import languages
from companion.languages.choosing import chosen, require_known
from companion.languages.spoken import speaking, spoken


def choose_language(work: UnitOfWork, viewer: Viewer, language: str | None) -> None:
    """Speak this language to her from now on, in pages and mails; with None, the one of her browser.

    Raises:
        LanguageUnknown: Companion has no catalogue for it.
    """
    if language is not None:
        require_known(language)
    store.set_language(work, viewer.account, language)


def language_of(viewer: Viewer) -> str:
    """The language that somebody reads what she asks for in: her choice, else the one that is spoken."""
    return chosen(viewer.language, spoken())


def chosen_by(work: UnitOfWork, addresses: Collection[str]) -> dict[str, str | None]:
    """Which language the owner of each address chose; None where she chose none that we have."""
    own = store.languages_of(work, addresses)
    known = {address: own.get(address) for address in addresses}
    return {address: language if language in languages() else None for address, language in known.items()}


def languages_of(work: UnitOfWork, addresses: Collection[str]) -> dict[str, str]:
    """In which language each address is written to.

    Its owner's choice, else the one of her organisation, else the one that is spoken.
    """
    own = store.reading_languages(work, addresses)
    return {address: chosen(own.get(address), spoken()) for address in addresses}


@contextmanager
def speaking_to(work: UnitOfWork, address: str) -> Iterator[None]:
    """Speak, for as long as this lasts, the language in which this address is written to."""
    with speaking(languages_of(work, [address])[address]):
        yield
