"""Having a mail sent: a row and a job, kept together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from companion.accounts import mail_store
from companion.accounts.account import read_address
from companion.accounts.links import LinkPurpose
from companion.accounts.mail_page import page_of
from companion.accounts.mail_texts import MailText
from companion.accounts.outgoing_mail import OutgoingMail, one_line
from companion.accounts.own_language import languages_of
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.ids import new_id
from companion.jobs import Job, JobName
from companion.languages.spoken import speaking


@dataclass(frozen=True)
class Letter:
    """One of our texts for one address, and which one-time link is to be made for it."""

    recipient: str = field(repr=False)
    text: MailText = field(repr=False)
    link: LinkPurpose | None = None
    calendar: str | None = field(default=None, repr=False)
    """A calendar file that goes with it; its METHOD says what calendars do with it."""
    html: str | None = field(default=None, repr=False)
    """The same words for mail programs that show HTML; None for the text as a page."""
    unsubscribe: str | None = field(default=None, repr=False)
    """The address with which its reader has no more of these."""


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
    post_all(work, [Letter(recipient, MailText(subject, body), link)], clock=clock)


def post_text(
    work: UnitOfWork, recipient: str, text: MailText, *, clock: Clock, link: LinkPurpose | None = None
) -> None:
    """The same, with one of our texts."""
    post(work, recipient, text.subject, text.body, clock=clock, link=link)


def post_to_each(
    work: UnitOfWork, recipients: Sequence[str], words: Callable[[], MailText], *, clock: Clock
) -> None:
    """The same to each of these addresses, in the language of whoever reads it.

    `words` is asked once for each language, while that language is spoken.
    """
    wanted = languages_of(work, recipients)
    said: dict[str, MailText] = {}
    for language in set(wanted.values()):
        with speaking(language):
            said[language] = words()
    post_all(work, [Letter(one, said[wanted[one]]) for one in recipients], clock=clock)


def post_all(work: UnitOfWork, letters: Sequence[Letter], *, clock: Clock) -> None:
    """The same for many, as few statements as there can be."""
    mails = [_mail(letter) for letter in letters]
    mail_store.add_mails(work, mails, clock.now())
    work.queue.put_all([Job(JobName.SEND_MAIL, work.tenant, mail.id) for mail in mails])


def _mail(letter: Letter) -> OutgoingMail:
    text = replace(letter.text, subject=one_line(letter.text.subject))
    return OutgoingMail(
        new_id(),
        read_address(letter.recipient),
        text.subject,
        text.body,
        letter.link,
        letter.calendar,
        letter.html or page_of(text),
        letter.unsubscribe,
    )
