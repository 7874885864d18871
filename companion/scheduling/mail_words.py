"""What our mails about meetings say: whom one meets, when, and where to change it.

Nothing of what is talked about is in them.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from companion.accounts.mail_texts import MailText
from companion.agreements.drafting import said_day

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def said_moment(instant: datetime, zone: ZoneInfo) -> str:
    """Tuesday, 9 March 2027, 15:00 (CET), on the wall in a zone."""
    here = instant.astimezone(zone)
    # Where a zone has no letters of its own its name is a number, which says what it counts from.
    name = here.tzname() or ""
    return (
        f"{_DAYS[here.weekday()]}, {said_day(here.date())}, {here:%H:%M} "
        f"({name if name.isalpha() else f'UTC{name}'})"
    )


def title(partner: str) -> str:
    """What stands in her calendar."""
    return f"Mentoring with {partner}"


def offer_text(partner: str, page: str) -> MailText:
    """For whoever may choose a time."""
    return MailText(
        f"{partner} offers times to meet",
        _letter(
            f"{partner} has offered times for your next mentoring meeting. Choose one here; one click is enough:",
            page,
            "If none of them suits you, offer others on the same page.",
        ),
    )


def agreed_text(partner: str, when: str, page: str) -> MailText:
    """For both, with the invitation."""
    return MailText(
        f"Mentoring meeting on {when}",
        _letter(
            f"You and {partner} meet on {when}. The invitation in this mail puts it into your calendar.",
            "To prepare, to move it or to cancel it:",
            page,
        ),
    )


def changed_text(partner: str, when: str, page: str) -> MailText:
    """For both, where time or place of a meeting are new."""
    return MailText(
        f"Changed: mentoring meeting on {when}",
        _letter(
            f"Your meeting with {partner} has changed. It is now on {when}. The invitation in this mail brings "
            "your calendar up to date.",
            "To prepare, to move it or to cancel it:",
            page,
        ),
    )


def cancelled_text(partner: str, when: str, page: str) -> MailText:
    """For both, where a meeting does not take place."""
    return MailText(
        f"Cancelled: mentoring meeting on {when}",
        _letter(
            f"Your meeting with {partner} on {when} does not take place. This mail takes it out of your calendar.",
            "To find another time:",
            page,
        ),
    )


def ended_text(partner: str, page: str) -> MailText:
    """For the other one, where one of the two has ended their mentorship."""
    return MailText(
        f"{partner} has ended your mentorship",
        _letter(
            f"{partner} has ended your mentorship. Ending is nobody's fault: you two agreed that either may, at any "
            "time and without a reason. What you wrote stays readable for you both, and you can write down what "
            "you take along:",
            page,
            "The meetings that you had planned are cancelled.",
        ),
    )


def tomorrow_text(partner: str, when: str, page: str) -> MailText:
    """The day before, for whoever wants it."""
    return MailText(
        f"You meet {partner} on {when}",
        _letter(
            f"You and {partner} meet on {when}. One page to prepare, from what you two have written so far:",
            page,
            "You get this mail because you asked for it; you can turn it off on the page of your account.",
        ),
    )


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(("Hello,", *paragraphs, "Companion")) + "\n"
