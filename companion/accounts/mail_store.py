"""Waiting mails as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from companion.accounts.links import LinkPurpose
from companion.accounts.outgoing_mail import OutgoingMail
from companion.db.tables.accounts import outgoing_mail
from companion.db.unit_of_work import UnitOfWork


def add_mails(work: UnitOfWork, mails: Sequence[OutgoingMail], now: datetime) -> None:
    """Store mails that are to be sent."""
    rows = [
        {
            "tenant": work.tenant,
            "id": mail.id,
            "recipient": mail.recipient,
            "subject": mail.subject,
            "body": mail.body,
            "html": mail.html,
            "unsubscribe": mail.unsubscribe,
            "link_purpose": mail.link_purpose and mail.link_purpose.value,
            "calendar": mail.calendar,
            "created_at": now,
        }
        for mail in mails
    ]
    if rows:
        work.connection.execute(sa.insert(outgoing_mail), rows)


def hold_waiting_mail(work: UnitOfWork, mail: UUID) -> OutgoingMail | None:
    """A mail that waits to be sent, held so that nobody else sends it too; None where it is sent or gone."""
    statement = (
        sa.select(outgoing_mail).where(*_one(work, mail), outgoing_mail.c.sent_at.is_(None)).with_for_update()
    )
    row = work.connection.execute(statement).first()
    if row is None:
        return None
    purpose = LinkPurpose(row.link_purpose) if row.link_purpose else None
    shown = row.calendar, row.html, row.unsubscribe
    return OutgoingMail(row.id, row.recipient, row.subject, row.body, purpose, *shown)


def mark_sent(work: UnitOfWork, mail: UUID, now: datetime) -> None:
    """Write down that a mail is sent, and keep its words no longer."""
    work.connection.execute(
        sa.update(outgoing_mail)
        .where(*_one(work, mail))
        .values(sent_at=now, subject="", body="", calendar=None, html=None, unsubscribe=None)
    )


def drop_mail(work: UnitOfWork, mail: UUID) -> None:
    """Take away a mail that is not to be sent."""
    work.connection.execute(sa.delete(outgoing_mail).where(*_one(work, mail)))


def drop_mails_to(work: UnitOfWork, recipient: str) -> None:
    """Take away every mail to an address, sent or not."""
    work.connection.execute(
        sa.delete(outgoing_mail).where(
            outgoing_mail.c.tenant == work.tenant, outgoing_mail.c.recipient == recipient
        )
    )


def _one(work: UnitOfWork, mail: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return outgoing_mail.c.tenant == work.tenant, outgoing_mail.c.id == mail
