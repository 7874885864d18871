"""Having a mail sent: a row and a job, kept together or not at all."""

from __future__ import annotations

from companion.accounts import mail_store
from companion.accounts.account import read_address
from companion.accounts.links import LinkPurpose
from companion.accounts.mail_texts import MailText
from companion.accounts.outgoing_mail import OutgoingMail, one_line
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import new_id
from companion.jobs import Job, JobName


def post(
    work: UnitOfWork,
    recipient: str,
    subject: str,
    body: str,
    *,
    clock: Clock,
    link: LinkPurpose | None = None,
) -> None:
    """Have a mail sent once this transaction is kept.

    With `link`, a one-time link for the account of that address is made when the mail is sent; where there is
    no such account then, nothing is sent.
    """
    mail = OutgoingMail(new_id(), read_address(recipient), one_line(subject), body, link)
    mail_store.add_mail(work, mail, clock.now())
    work.queue.put(Job(JobName.SEND_MAIL, work.tenant, mail.id))


def post_text(
    work: UnitOfWork, recipient: str, text: MailText, *, clock: Clock, link: LinkPurpose | None = None
) -> None:
    """The same, with one of our texts."""
    post(work, recipient, text.subject, text.body, clock=clock, link=link)
