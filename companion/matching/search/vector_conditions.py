"""Which rows of the record of vectors are meant: who takes part, who can be found, who is due."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from companion.db.tables.people import participants, people
from companion.db.tables.vectors import embedded_people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId
from companion.matching.search.searched_statements import SEARCHED_FIELDS


def is_participant(tenant: Any, person: Any) -> sa.ColumnElement[bool]:  # noqa: ANN401 - columns of any table
    """These columns name a participant."""
    return sa.and_(tenant == participants.c.tenant, person == participants.c.person_id)


def embedded_in(model_id: str, person: Any) -> sa.ColumnElement[bool]:  # noqa: ANN401 - likewise
    """What is embedded of the person that this column names, in a model."""
    tenant = embedded_people.c.tenant == person.table.c.tenant
    return sa.and_(tenant, embedded_people.c.model_id == model_id, embedded_people.c.person_id == person)


def is_due() -> sa.ColumnElement[bool]:
    """Not embedded, or in another version of the profile."""
    return embedded_people.c.profile_version.is_distinct_from(people.c.version)


def takes_part(person: Any) -> sa.ColumnElement[bool]:  # noqa: ANN401 - likewise
    """The person that this column names is in a programme; who is paused still is."""
    of_hers = is_participant(person.table.c.tenant, person), participants.c.state != "gone"
    return sa.exists(sa.select(sa.literal(1)).select_from(participants).where(*of_hers))


def findable(work: UnitOfWork, programme: ProgrammeId) -> tuple[sa.ColumnElement[bool], ...]:
    """Participants of a programme who are looking and can be found."""
    return (
        participants.c.tenant == work.tenant,
        participants.c.programme_id == programme,
        participants.c.state == "active",
    )


def fields_in(row: Any) -> dict[str, str]:  # noqa: ANN401 - a row
    """The searched fields of a person's row."""
    return {field: getattr(row, field) for field in SEARCHED_FIELDS}
