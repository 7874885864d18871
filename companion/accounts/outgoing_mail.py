"""A mail to one address, and the message that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from uuid import UUID

from companion.accounts.account import read_address
from companion.accounts.links import LinkPurpose

LONGEST_SUBJECT = 200

_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.M)
_SEVEN_BITS = SMTP.clone(cte_type="7bit")
"""Every server takes it, however old."""


@dataclass(frozen=True)
class OutgoingMail:
    """A mail to one address. Neither its words nor whom it is for show in a log."""

    id: UUID
    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    link_purpose: LinkPurpose | None = None
    """Which link is to be made when it is sent; its place in the body is LINK_PLACE."""
    calendar: str | None = field(default=None, repr=False)
    """A calendar file (RFC 5545) that goes with it."""
    html: str | None = field(default=None, repr=False)
    unsubscribe: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        # A line break in a header would begin another header, or the body.
        if read_address(self.recipient) != self.recipient:
            raise ValueError("a mail goes to one address, in the spelling in which it is stored")
        if not self.subject.isprintable() or not (self.unsubscribe or "").isprintable():
            raise ValueError("a subject is one line, and so is an address")


def one_line(text: str) -> str:
    """A subject without what cannot be printed, and not endless."""
    printed = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printed.split())[:LONGEST_SUBJECT]


def compose(mail: OutgoingMail, *, sender: str, at: datetime) -> EmailMessage:
    """The message as it goes over the wire: to one address, not to be answered by machines.

    It is plain text, with HTML beside it where the mail has that. One that its reader can have no more of
    says so in the way that mail programs know: RFC 2369 and, for a single press, RFC 8058.

    Its Message-ID is made of the mail's identity, so that one that is sent twice can be known again.
    """
    message = EmailMessage(policy=_SEVEN_BITS)
    message["From"] = sender
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message["Date"] = at
    message["Message-ID"] = f"<{mail.id}@{domain_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe is not None:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.body)
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html")
    if mail.calendar is not None:
        _add_calendar(message, mail.calendar)
    return message


def _add_calendar(message: EmailMessage, calendar: str) -> None:
    """The file twice: as another way to say the mail, which calendars act upon, and as one to open by hand.

    Bytes, so that its lines end as they must and no line is broken that the file did not fold (RFC 6047, 2).
    """
    file = calendar.encode()
    method = _METHOD.search(calendar)
    params = {"charset": "UTF-8", "method": method[1] if method else "PUBLISH"}
    message.add_alternative(file, maintype="text", subtype="calendar", params=params)
    message.add_attachment(file, maintype="application", subtype="ics", filename="invitation.ics")


def domain_of(sender: str) -> str:
    """What stands behind the @ of a sender, with or without a name in front."""
    return sender.rpartition("@")[2].strip(" >") or "localhost"
