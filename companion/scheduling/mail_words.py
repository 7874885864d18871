"""What our mails about meetings say: whom one meets, when, and where to change it.

Nothing of what is talked about is in them.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from companion.accounts.mail_texts import MailText, letter
from companion.languages import writing
from companion.languages.spoken import _, spoken


def said_moment(instant: datetime, zone: ZoneInfo) -> str:
    """Tuesday, 9 March 2027, 15:00 (CET), on the wall in a zone."""
    here = instant.astimezone(zone)
    return writing.moment(here, writing.zone_name(here), spoken())


def partner_unnamed() -> str:
    """What somebody is called who has no name."""
    return _("your partner")


def calendar_name() -> str:
    """What a calendar of all her meetings is called."""
    return _("Mentoring")


def title(partner: str) -> str:
    """What stands in her calendar."""
    return _("Mentoring with {partner}").format(partner=partner)


def offer_text(partner: str, page: str) -> MailText:
    """For whoever may choose a time."""
    return MailText(
        _("{partner} offers times to meet").format(partner=partner),
        letter(
            _(
                "{partner} has offered times for your next mentoring meeting. Choose one here; one click is enough:"
            ).format(partner=partner),
            page,
            _("If none of them suits you, offer others on the same page."),
        ),
    )


def agreed_text(partner: str, when: str, page: str) -> MailText:
    """For both, with the invitation."""
    return MailText(
        _("Mentoring meeting on {when}").format(when=when),
        letter(
            _(
                "You and {partner} meet on {when}. The invitation in this mail puts it into your calendar."
            ).format(partner=partner, when=when),
            _("To prepare, to move it or to cancel it:"),
            page,
        ),
    )


def changed_text(partner: str, when: str, page: str) -> MailText:
    """For both, where time or place of a meeting are new."""
    return MailText(
        _("Changed: mentoring meeting on {when}").format(when=when),
        letter(
            _(
                "Your meeting with {partner} has changed. It is now on {when}. The invitation in this mail brings your calendar up to date."
            ).format(partner=partner, when=when),
            _("To prepare, to move it or to cancel it:"),
            page,
        ),
    )


def cancelled_text(partner: str, when: str, page: str) -> MailText:
    """For both, where a meeting does not take place."""
    return MailText(
        _("Cancelled: mentoring meeting on {when}").format(when=when),
        letter(
            _(
                "Your meeting with {partner} on {when} does not take place. This mail takes it out of your calendar."
            ).format(partner=partner, when=when),
            _("To find another time:"),
            page,
        ),
    )


def ended_text(partner: str, page: str) -> MailText:
    """For the other one, where one of the two has ended their mentorship."""
    return MailText(
        _("{partner} has ended your mentorship").format(partner=partner),
        letter(
            _(
                "{partner} has ended your mentorship. Ending is nobody's fault: you two agreed that either may, at any time and without a reason. What you wrote stays readable for you both, and you can write down what you take along:"
            ).format(partner=partner),
            page,
            _("The meetings that you had planned are cancelled."),
        ),
    )


def tomorrow_text(partner: str, when: str, page: str) -> MailText:
    """The day before, for whoever wants it."""
    return MailText(
        _("You meet {partner} on {when}").format(partner=partner, when=when),
        letter(
            _(
                "You and {partner} meet on {when}. One page to prepare, from what you two have written so far:"
            ).format(partner=partner, when=when),
            page,
            _("You get this mail because you asked for it; you can turn it off on the page of your account."),
        ),
    )
