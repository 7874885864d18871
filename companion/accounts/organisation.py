"""The organisation itself, as the later steps may know it, and what it sets for itself."""

from __future__ import annotations

from companion import access
from companion.access import Action, Viewer
from companion.accounts import store
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.languages.choosing import require_known


def organisation_name(work: UnitOfWork) -> str:
    """What the organisation of this transaction is called; it asks nobody's leave."""
    return store.organisation_name(work)


def read_language(work: UnitOfWork, viewer: Viewer) -> str | None:
    """In which language the organisation writes to whoever chose none; None where it did not say."""
    access.require(viewer, Action.SET_ORGANISATION, None)
    return store.organisation_language(work)


def choose_language(work: UnitOfWork, viewer: Viewer, language: str | None, *, clock: Clock) -> None:
    """Write to whoever chose no language in this one from now on; with None, as the page that causes a mail.

    Raises:
        LanguageUnknown: Companion has no catalogue for it.
    """
    access.require(viewer, Action.SET_ORGANISATION, None)
    if language is not None:
        require_known(language)
    store.set_organisation_language(work, language)
    facts = {"language": language or ""}
    record(work, viewer, "organisation.language_chosen", facts=facts, clock=clock)
