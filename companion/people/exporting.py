"""Exporting a person: everything that is stored of her, for herself to read and to take along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.accounts.own_language import languages_of
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId
from companion.languages.catalogue import said
from companion.people import store, trace_store
from companion.people.reach import require_every, require_sight
from companion.people.trace import Subject
from companion.people.traces import TRACES


@dataclass(frozen=True)
class ExportSection:
    """All rows of one kind, by column, and what of them is kept back for which reason."""

    title: str
    table: str
    rows: tuple[Mapping[str, Any], ...]
    kept_back: Mapping[str, str]


@dataclass(frozen=True)
class PersonExport:
    """Everything that is stored of somebody; sections without rows are there as well, and say so by it."""

    person: PersonId
    name: str
    email: str
    made_at: datetime
    sections: tuple[ExportSection, ...]
    language: str
    """The one in which its titles and reasons are: hers, for it is made to be handed to her."""


def export_person(work: UnitOfWork, viewer: Viewer, person: PersonId, *, clock: Clock) -> PersonExport:
    """Gather everything that is stored of somebody in her organisation; it is written into the trail.

    Raises:
        NotFound: there is nobody, or nobody whom the viewer may see.
        Forbidden: she may not export in every programme of this person.
    """
    stored = require_sight(viewer, store.read_stored(work, person))
    require_every(viewer, Action.EXPORT_PERSON, stored)
    email = stored.profile.email
    her = Subject(work.tenant, person, email, trace_store.account_of(work, email))
    language = languages_of(work, [email])[email]
    sections = tuple(
        ExportSection(
            title=said(trace.title, language),
            table=trace.table.name,
            rows=tuple(trace_store.read_trace(work, trace, her)),
            kept_back={name: said(why, language) for name, why in trace.kept_back.items()},
        )
        for trace in TRACES
    )
    rows = sum(len(section.rows) for section in sections)
    record(work, viewer, "person.exported", subject=person, facts={"rows": rows}, clock=clock)
    return PersonExport(person, stored.profile.name, email, clock.now(), sections, language)
