"""The two ways in which a mail leaves: by a mail server, or into a folder where no server is set."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path

from companion.accounts.outgoing_mail import domain_of
from companion.errors import MailNotTaken, OutboxNotWritable

Carrier = Callable[[EmailMessage], None]
"""Takes a message to where it goes; returns when it is taken, and raises where it is not."""

TIMEOUT_SECONDS = 20.0


class Security(StrEnum):
    """How the connection to a mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed in."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def by_server(server: MailServer) -> Carrier:
    """Hand each message to a mail server, over a connection of its own.

    The carrier raises MailNotTaken. What the server said is left out, for it may repeat the address.
    """

    def carry(message: EmailMessage) -> None:
        try:
            with _connected(server, str(message["From"])) as connection:
                connection.send_message(message, to_addrs=[str(message["To"])])
        except (smtplib.SMTPException, OSError) as trouble:
            # Without its cause, which would take the address into a log.
            raise MailNotTaken(server=f"{server.host}:{server.port}", why=_why(trouble)) from None

    return carry


def by_outbox(folder: Path) -> Carrier:
    """Put each message into a folder, as a file that mail programs open; only the service's user reads it.

    One that comes again, because it could not be marked as sent, takes the place of what came before: its
    link is the one that works. The carrier raises OutboxNotWritable.
    """

    def carry(message: EmailMessage) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A try that was killed may have left half a one, under another minute.
            for before in folder.glob(f"*-{_identity(message)}.*"):
                before.unlink()
            _write_private(folder / _file_name(message), message.as_bytes())
        except OSError as trouble:
            raise OutboxNotWritable(folder=folder, why=trouble.strerror) from None

    return carry


@contextmanager
def _connected(server: MailServer, sender: str) -> Iterator[smtplib.SMTP]:
    # Without a name of ours smtplib would ask the network for one, which can take seconds.
    ours = domain_of(sender)
    connection: smtplib.SMTP
    if server.security is Security.TLS:
        context = ssl.create_default_context()
        connection = smtplib.SMTP_SSL(
            server.host, server.port, ours, timeout=TIMEOUT_SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, ours, timeout=TIMEOUT_SECONDS)
    with connection:
        if server.security is Security.STARTTLS:
            connection.starttls(context=ssl.create_default_context())
        if server.user is not None:
            connection.login(server.user, server.password or "")
        yield connection


def _why(trouble: Exception) -> str:
    """What went wrong, without the address and the words that smtplib's own errors repeat."""
    if isinstance(trouble, smtplib.SMTPAuthenticationError):
        return "it does not know this user and password"
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        codes = sorted({code for code, _ in trouble.recipients.values()})
        return f"it refused the recipient ({', '.join(map(str, codes))})"
    if isinstance(trouble, smtplib.SMTPResponseException):
        return f"it answered {trouble.smtp_code}"
    if isinstance(trouble, smtplib.SMTPNotSupportedError):
        return "it does not offer what is needed: STARTTLS, signing in, or addresses beyond ASCII"
    if isinstance(trouble, ssl.SSLError):
        return "no private connection came about; its certificate may not be known here"
    return f"the connection failed ({type(trouble).__name__})"


def _file_name(message: EmailMessage) -> str:
    at: datetime = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    return f"{at:%Y%m%dT%H%M%SZ}-{_identity(message)}.eml"


def _identity(message: EmailMessage) -> str:
    return str(message["Message-ID"]).strip("<>").partition("@")[0]


def _write_private(path: Path, content: bytes) -> None:
    """Written beside its place and moved there whole, so that nobody finds half a mail."""
    beside = path.with_suffix(".part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    beside.replace(path)
