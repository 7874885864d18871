"""What mails about a worry say: that there is one, and where it is read; not whose, and none of it."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from collections.abc import Callable

from companion.accounts.mail_texts import MailText, letter
from companion.ids import ProgrammeId
from companion.languages.spoken import _

LetterText = Callable[[str, str, str], MailText]
"""A letter about a worry, from the organisation, the programme and the page where it is read."""


def worry_text(organisation: str, programme: str, address: str) -> MailText:
    """For whoever is to read it."""
    return MailText(
        _("Somebody in your mentoring programme is worried"),
        letter(
            _(
                "Somebody who takes part in the mentoring programme “{programme}” of {organisation} is worried, and has told you in confidence. What they wrote stands in no mail; you read it here, and nobody can whom they did not name:"
            ).format(programme=programme, organisation=organisation),
            address,
            _("They were told that you look at it within two working days."),
        ),
    )


def reminder_text(organisation: str, programme: str, address: str) -> MailText:
    """For whoever is to read it, where nobody has."""
    return MailText(
        _("A worry waits for you, and nobody has read it yet"),
        letter(
            _(
                "Somebody who takes part in the mentoring programme “{programme}” of {organisation} has told you in confidence what worries them, and nobody has read it yet. What they wrote stands in no mail; you read it here:"
            ).format(programme=programme, organisation=organisation),
            address,
            _("They were told that somebody looks at it within two working days."),
        ),
    )


def passed_on_text(organisation: str, programme: str, address: str) -> MailText:
    """For an administrator, where none of the case-owners has read it. She reads it no more than before."""
    return MailText(
        _("A worry in a mentoring programme waits, and no case-owner has read it"),
        letter(
            _(
                "Somebody who takes part in the mentoring programme “{programme}” of {organisation} told its case-owners in confidence what worries them. Two working days have passed, and none of them has read it. You cannot read it, and whose it is stays between them. Please see to it that a case-owner looks, or give somebody that role:"
            ).format(programme=programme, organisation=organisation),
            address,
            _("Whoever wrote it was told beforehand that you would learn this."),
        ),
    )


def page_of(address: str, programme: ProgrammeId) -> str:
    """Where worries of a programme are read."""
    return f"{address}/worries?programme={programme}"
