"""Taking somebody out of the database: her rows, and her address and name where they stand in other rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.access import Role
from companion.db.tables.accounts import accounts, outgoing_mail, role_grants
from companion.db.tables.drafts import drafts
from companion.db.tables.finding import conversation_turns, conversations
from companion.db.tables.people import erased_people, imports, people
from companion.db.tables.private import note_openings
from companion.db.tables.programmes import programme_versions
from companion.db.tables.questions import question_steps, questions
from companion.db.tables.requests import request_choices, request_messages, requests
from companion.db.tables.rounds import mentorships, round_decisions, rounds, run_pairs, run_unmatched, runs
from companion.db.tables.worries import worries
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId
from companion.people.import_record import ImportState
from companion.people.profile_changes import PROFILE_TEXTS
from companion.people.tombstone import Tombstone
from companion.people.trace import holding

ERASED = "(erased)"
"""What stands in a text of somebody else where an address or a name stood."""

_TEXTS: tuple[tuple[sa.Table, str], ...] = (
    (round_decisions, "note"),
    (programme_versions, "why"),
    (rounds, "trouble"),
    (imports, "file_name"),
    (outgoing_mail, "subject"),
    (outgoing_mail, "body"),
    (outgoing_mail, "html"),
    (worries, "words"),
    (note_openings, "reason"),
    (conversation_turns, "said"),
    (requests, "wants"),
    (request_choices, "reason"),
    (request_messages, "text"),
    (questions, "text"),
    (question_steps, "said"),
    (question_steps, "reason"),
    (outgoing_mail, "calendar"),
)
"""Texts of staff and of ours, and in requests, that may name somebody."""

_JSON_TEXTS: tuple[tuple[sa.Table, str], ...] = (
    (drafts, "lines"),
    (drafts, "sources"),
    (drafts, "growing"),
    (drafts, "asked"),
    (conversations, "query"),
    (conversations, "query_before"),
    (conversation_turns, "answered"),
)
"""The same, of texts within JSON: a draft about others may name her."""


def mails_to(work: UnitOfWork, email: str) -> list[UUID]:
    """The mails to an address."""
    asked = sa.select(outgoing_mail.c.id).where(
        outgoing_mail.c.tenant == work.tenant, outgoing_mail.c.recipient == email
    )
    return list(work.connection.execute(asked).scalars())


def drop_jobs_about(work: UnitOfWork, subjects: Collection[UUID]) -> None:
    """Take away every job that names one of these and is not being done at this moment."""
    work.connection.execute(
        sa.text(
            "DELETE FROM procrastinate_jobs WHERE args->>'tenant' = :tenant AND status <> 'doing' "
            "AND args->>'subject' = ANY(:subjects)"
        ),
        {"tenant": str(work.tenant), "subjects": [str(subject) for subject in subjects]},
    )


def withdraw_plans_with(work: UnitOfWork, email: str) -> None:
    """Withdraw every import that has read somebody and is not applied yet, with all that it has read."""
    work.connection.execute(
        sa.update(imports)
        .where(
            imports.c.tenant == work.tenant,
            imports.c.state == ImportState.PLANNED,
            holding(imports.c.roster, email),
        )
        .values(state=ImportState.WITHDRAWN, roster={})
    )


def take_out_of_profiles(work: UnitOfWork, person: PersonId, email: str, *, at: datetime) -> list[PersonId]:
    """Take an address out of everybody else's profile; gives whose profiles were changed."""
    texts = [people.c[name] for name in (*PROFILE_TEXTS, "attributes")]
    named = [
        people.c.manager_email == email,
        *(sa.literal(email, sa.Text) == sa.any_(people.c[name]) for name in ("avoid", "past_partners")),
        *(holding(text, email) for text in texts),
    ]
    changed = work.connection.execute(
        sa.update(people)
        .where(people.c.tenant == work.tenant, people.c.id != person, sa.or_(*named))
        .values(
            {name: _without(people.c[name], _address(email)) for name in PROFILE_TEXTS}
            | {
                "attributes": sa.cast(
                    _without(sa.cast(people.c.attributes, sa.Text), _address(email)), pg.JSONB
                ),
                "manager_email": sa.func.nullif(people.c.manager_email, email),
                "avoid": sa.func.array_remove(people.c.avoid, email),
                "past_partners": sa.func.array_remove(people.c.past_partners, email),
                "version": people.c.version + 1,
                "updated_at": at,
            }
        )
        .returning(people.c.id)
    )
    return [PersonId(row.id) for row in changed]


def take_out_of_texts(work: UnitOfWork, email: str, name: str) -> None:
    """Take an address, and a name of several words, out of what staff or we wrote about other things.

    A name of one word stays: too many texts hold it and mean somebody or something else.
    """
    wanted = [(email, _address(email))]
    if " " in name:
        wanted.append((name, _whole_words(name)))
    for text, pattern in wanted:
        for table, column in _TEXTS:
            work.connection.execute(
                sa.update(table)
                .where(table.c.tenant == work.tenant, holding(table.c[column], text))
                .values({column: _without(table.c[column], pattern)})
            )
        for table, column in _JSON_TEXTS:
            told = sa.cast(table.c[column], sa.Text)
            work.connection.execute(
                sa.update(table)
                .where(table.c.tenant == work.tenant, holding(told, text))
                .values({column: sa.cast(_without(told, pattern), pg.JSONB)})
            )


def raise_rounds_of(work: UnitOfWork, person: PersonId, *, at: datetime) -> None:
    """Raise the version of every round that shows somebody in a pair, a decision or among the left over."""
    ran = sa.select(runs.c.round_id).where(
        runs.c.tenant == work.tenant,
        sa.or_(
            runs.c.id.in_(_with(work, run_pairs, "run_id", person, "mentee_id", "mentor_id")),
            runs.c.id.in_(_with(work, run_unmatched, "run_id", person, "person_id", "best_id")),
        ),
    )
    shown = [ran] + [
        _with(work, table, "round_id", person, "mentee_id", "mentor_id")
        for table in (round_decisions, mentorships)
    ]
    work.connection.execute(
        sa.update(rounds)
        .where(rounds.c.tenant == work.tenant, sa.or_(*(rounds.c.id.in_(each) for each in shown)))
        .values(version=rounds.c.version + 1, changed_at=at)
    )


def drop_person(work: UnitOfWork, person: PersonId) -> None:
    """Delete her row; everything that refers to it goes with it."""
    work.connection.execute(sa.delete(people).where(people.c.tenant == work.tenant, people.c.id == person))


def keep_tombstone(work: UnitOfWork, tombstone: Tombstone) -> None:
    """Store that somebody was erased; the latest time counts."""
    row = {
        "tenant": tombstone.tenant,
        "email_hash": tombstone.email_hash,
        "erased_at": tombstone.erased_at,
    }
    adding = pg.insert(erased_people).values(row)
    later = sa.func.greatest(erased_people.c.erased_at, adding.excluded.erased_at)
    work.connection.execute(
        adding.on_conflict_do_update(index_elements=["tenant", "email_hash"], set_={"erased_at": later})
    )


def addresses_under(work: UnitOfWork, tombstones: Sequence[Tombstone]) -> dict[str, Tombstone]:
    """By address: who is there though she was erased.

    Whoever was made afterwards came back by her own wish, and an account that runs programmes may stay.
    """
    by_hash = {tombstone.email_hash: tombstone for tombstone in tombstones}
    found: dict[str, Tombstone] = {}
    for table, hers in ((people, sa.true()), (accounts, ~_runs_programmes())):
        hashed = sa.func.sha256(
            sa.func.uuid_send(table.c.tenant)
            .op("||")(sa.literal(b"\0", sa.LargeBinary))
            .op("||")(sa.func.convert_to(table.c.email, "UTF8"))
        )
        asked = sa.select(table.c.email, table.c.created_at, hashed.label("hashed")).where(
            table.c.tenant == work.tenant,
            hers,
            hashed == sa.any_(sa.literal(list(by_hash), pg.ARRAY(sa.LargeBinary))),
        )
        for row in work.connection.execute(asked):
            tombstone = by_hash[bytes(row.hashed)]
            if row.created_at <= tombstone.erased_at:
                found[row.email] = tombstone
    return found


def _runs_programmes() -> sa.ColumnElement[bool]:
    staff = role_grants.c.role.in_([Role.ADMINISTRATOR, Role.CASE_OWNER])
    return sa.exists().where(
        role_grants.c.tenant == accounts.c.tenant, role_grants.c.account_id == accounts.c.id, staff
    )


def _with(work: UnitOfWork, table: sa.Table, wanted: str, person: PersonId, *columns: str) -> sa.Select[Any]:
    return sa.select(table.c[wanted]).where(
        table.c.tenant == work.tenant, sa.or_(*(table.c[column] == person for column in columns))
    )


def _without(text: sa.ColumnElement[Any], pattern: str) -> sa.ColumnElement[Any]:
    return sa.func.regexp_replace(text, pattern, ERASED, "gi")


def _address(email: str) -> str:
    # Not the end of ada.ben@x.org, and not the beginning of ben@x.org.uk.
    return rf"(?<![\w.+-]){_escaped(email)}(?![\w-]|\.\w)"


def _whole_words(name: str) -> str:
    return rf"(?<!\w){_escaped(name)}(?!\w)"


def _escaped(text: str) -> str:
    return re.sub(r"([^\w\s])", r"\\\1", text)
