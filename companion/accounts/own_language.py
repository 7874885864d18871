"""The language that somebody is spoken to in, where she chose one."""

from __future__ import annotations

from companion.access import Viewer
from companion.accounts import store
from companion.db.unit_of_work import UnitOfWork
from companion.errors import LanguageUnknown
from companion.languages.catalogue import languages


def choose_language(work: UnitOfWork, viewer: Viewer, language: str | None) -> None:
    """Speak this language to her from now on, in pages and mails; with None, the one of her browser.

    Raises:
        LanguageUnknown: Companion has no catalogue for it.
    """
    if language is not None and language not in languages():
        raise LanguageUnknown(known=", ".join(languages()))
    store.set_language(work, viewer.account, language)
