"""What the mail about a worry says: that there is one, and where it is read; not whose, and none of it."""

from __future__ import annotations

from companion.accounts.mail_texts import MailText
from companion.ids import ProgrammeId


def worry_text(organisation: str, programme: str, address: str) -> MailText:
    """For whoever is to read it."""
    paragraphs = (
        "Hello,",
        f"somebody who takes part in the mentoring programme “{programme}” of {organisation} is worried, and "
        "has told you in confidence. What they wrote stands in no mail; you read it here, and nobody can "
        "whom they did not name:",
        address,
        "They were told that you look at it within two working days.",
        "Companion",
    )
    return MailText("Somebody in your mentoring programme is worried", "\n\n".join(paragraphs) + "\n")


def page_of(address: str, programme: ProgrammeId) -> str:
    """Where worries of a programme are read."""
    return f"{address}/worries?programme={programme}"
