"""Mails about an opening of private notes; neither a reason nor a name of the pair stands in one."""

from __future__ import annotations

from companion.accounts.mail_texts import MailText


def asked_text(organisation: str, programme: str, who: str, address: str) -> MailText:
    """For whoever could agree."""
    return _letter(
        "Somebody asks you to agree to reading private notes",
        f"{who} asks to read what a pair of the mentoring programme “{programme}” of {organisation} keeps "
        "private. That is possible only if a second person agrees, and the pair is told. The reason stands "
        "here; please read it before you decide:",
        address,
    )


def opened_text(organisation: str, programme: str, asked: str, agreed: str, address: str) -> MailText:
    """For both of the pair."""
    return _letter(
        "Private notes of yours can be read by the programme",
        f"In the mentoring programme “{programme}” of {organisation}, {asked} asked to read what you and the "
        f"other of your pair keep private, and {agreed} agreed. For seven days they can read it, and each "
        "reading is recorded. Who, when and until when you see here:",
        address,
        "If you want to know why, ask them; they owe you an answer.",
    )


def _letter(subject: str, *paragraphs: str) -> MailText:
    return MailText(subject, "\n\n".join(("Hello,", *paragraphs, "Companion")) + "\n")
