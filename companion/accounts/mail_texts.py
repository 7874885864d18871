"""What our mails say. A mail tells as little as it can: mailboxes are shared, forwarded and kept."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from dataclasses import dataclass, field

from companion.access import Role
from companion.languages.spoken import _, spoken

LINK_PLACE = "[[link]]"
"""Where the secret part of a link goes; it is made, and put there, when the mail is sent."""

ROLE_WORDS = {
    Role.ADMINISTRATOR: "an administrator",
    Role.CASE_OWNER: "a case-owner",
    Role.MENTOR: "a mentor",
    Role.MENTEE: "a mentee",
}

FIRST_LINK = (
    "It works once, within the next 14 days. Afterwards you can choose a password, or ask for a new "
    "link by mail whenever you want to sign in."
)
NOT_EXPECTED = (
    "If you did not expect this, please ask the people who run mentoring in your organisation. "
    "Without the link nothing happens."
)


@dataclass(frozen=True)
class MailText:
    """A subject and a body, in plain words and plain text."""

    subject: str
    body: str
    language: str = field(default_factory=spoken)
    """The one in which it is written."""


def sign_in_text(organisation: str, link: str) -> MailText:
    """For somebody who asked for a link to sign in."""
    return MailText(
        _("Your sign-in link for {organisation}").format(organisation=organisation),
        letter(
            _("Here is your link to sign in to Companion, the mentoring service of {organisation}:").format(
                organisation=organisation
            ),
            link,
            _(
                "It works once, within the next 15 minutes. If you did not ask for it, you can delete this mail: "
                "without the link nobody gets in."
            ),
        ),
    )


def invitation_text(organisation: str, role: Role, link: str) -> MailText:
    """For somebody who has not been here before."""
    return MailText(
        _("You are invited to the mentoring service of {organisation}").format(organisation=organisation),
        letter(
            _(
                "{organisation} runs its mentoring with Companion, and has invited you as {role}. This link signs you in for the first time:"
            ).format(organisation=organisation, role=_(ROLE_WORDS[role])),
            link,
            _(FIRST_LINK),
            _(NOT_EXPECTED),
        ),
    )


def new_role_text(organisation: str, role: Role, address: str) -> MailText:
    """For somebody who has an account and is now more than before."""
    return MailText(
        _("Your new role in the mentoring service of {organisation}").format(organisation=organisation),
        letter(
            _(
                "You are now {role} in Companion, the mentoring service of {organisation}. Sign in as usual to see what is new:"
            ).format(role=_(ROLE_WORDS[role]), organisation=organisation),
            address,
        ),
    )


def take_part_text(organisation: str, programme: str, link: str) -> MailText:
    """For somebody who takes part in a programme and has not been here before."""
    return MailText(
        _("You are invited to the mentoring service of {organisation}").format(organisation=organisation),
        letter(
            _(
                "{organisation} runs its mentoring with Companion, and you take part in its programme “{programme}”. This link signs you in for the first time, to see and complete what is written about you:"
            ).format(organisation=organisation, programme=programme),
            link,
            _(FIRST_LINK),
            _(NOT_EXPECTED),
        ),
    )


def match_text(organisation: str, programme: str, address: str) -> MailText:
    """For somebody who has been matched and has been here before. With whom is said in the service alone."""
    return MailText(
        _("Your mentoring match at {organisation}").format(organisation=organisation),
        letter(_matched(organisation, programme), address, _("Sign in as usual.")),
    )


def first_match_text(organisation: str, programme: str, link: str) -> MailText:
    """The same for somebody who has not been here before."""
    return MailText(
        _("Your mentoring match at {organisation}").format(organisation=organisation),
        letter(
            _matched(organisation, programme),
            link,
            _("The link signs you in for the first time. {first_link}").format(first_link=_(FIRST_LINK)),
            _(NOT_EXPECTED),
        ),
    )


def password_set_text(organisation: str) -> MailText:
    """For the owner of an account whose password was set: perhaps it was not she."""
    return MailText(
        _("Your password for {organisation} was set").format(organisation=organisation),
        letter(
            _(
                "The password of your account in Companion, the mentoring service of {organisation}, has just been set, and everybody who was signed in with this account was signed out."
            ).format(organisation=organisation),
            _(
                "If it was you, all is well. If not, ask for a sign-in link on the sign-in page, set a password "
                "of your own, and tell an administrator."
            ),
        ),
    )


def _matched(organisation: str, programme: str) -> str:
    return _(
        "{organisation} has matched you in its mentoring programme “{programme}”. With whom, why, and what to do next you read here:"
    ).format(organisation=organisation, programme=programme)


def letter(*paragraphs: str) -> str:
    """A body: greeting, paragraphs, and who writes."""
    return "\n\n".join((_("Hello,"), *paragraphs, "Companion")) + "\n"
