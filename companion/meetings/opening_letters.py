"""Mails about an opening of private notes; neither a reason nor a name of the pair stands in one."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from companion.accounts.mail_texts import MailText, letter
from companion.languages.spoken import _


def asked_text(organisation: str, programme: str, who: str, address: str) -> MailText:
    """For whoever could agree."""
    return _letter(
        _("Somebody asks you to agree to reading private notes"),
        _(
            "{who} asks to read what a pair of the mentoring programme “{programme}” of {organisation} keeps private. That is possible only if a second person agrees, and the pair is told. The reason stands here; please read it before you decide:"
        ).format(who=who, programme=programme, organisation=organisation),
        address,
    )


def opened_text(organisation: str, programme: str, asked: str, agreed: str, address: str) -> MailText:
    """For both of the pair."""
    return _letter(
        _("Private notes of yours can be read by the programme"),
        _(
            "In the mentoring programme “{programme}” of {organisation}, {asked} asked to read what you and the other of your pair keep private, and {agreed} agreed. For seven days they can read it, and each reading is recorded. Who, when and until when you see here:"
        ).format(programme=programme, organisation=organisation, asked=asked, agreed=agreed),
        address,
        _("If you want to know why, ask them; they owe you an answer."),
    )


def _letter(subject: str, *paragraphs: str) -> MailText:
    return MailText(subject, letter(*paragraphs))
