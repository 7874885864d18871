"""Sending a mail that waits; the worker's job for it calls this."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from companion.accounts import link_store, mail_store, store
from companion.accounts.links import LinkToken
from companion.accounts.mail_carriers import Carrier
from companion.accounts.mail_texts import LINK_PLACE
from companion.accounts.outgoing_mail import OutgoingMail, compose
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork


def deliver(work: UnitOfWork, mail: UUID, *, carry: Carrier, sender: str, clock: Clock) -> None:
    """Send one mail, once; nothing where it is sent already or gone.

    It is marked as sent in this transaction, after it was taken. Should the transaction fail between the two,
    it goes out again, with the same Message-ID: rather twice than never.

    Raises:
        MailNotTaken: the mail server would not have it.
        OutboxNotWritable: it could not be put into the folder.
    """
    waiting = mail_store.hold_waiting_mail(work, mail)
    if waiting is None:
        return
    ready = _with_link(work, waiting, clock)
    if ready is None:
        mail_store.drop_mail(work, mail)
        return
    carry(compose(ready, sender=sender, at=clock.now()))
    mail_store.mark_sent(work, mail, clock.now())


def _with_link(work: UnitOfWork, mail: OutgoingMail, clock: Clock) -> OutgoingMail | None:
    """The mail with a link that was just made in its place; None where nobody can use one."""
    if mail.link_purpose is None:
        return mail
    owner = store.credentials_of_address(work, mail.recipient)
    if owner is None or owner.disabled:
        return None
    token = LinkToken.new(work.tenant)
    link_store.add_link(work, token, owner.account, mail.link_purpose, clock.now())
    secret = token.text()
    html = None if mail.html is None else mail.html.replace(LINK_PLACE, secret)
    return replace(mail, body=mail.body.replace(LINK_PLACE, secret), html=html)
