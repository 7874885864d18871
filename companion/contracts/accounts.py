"""Signing in, accounts, roles and the audit trail, as they cross the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from companion.contracts.page import Page

RoleName = Literal["administrator", "case_owner", "mentor", "mentee"]
WhomName = Literal["everybody", "matched"]

_ACCOUNT = "7d0c8a4e-2f53-4a5e-9a34-0f5d3c1b7e21"
_PROGRAMME = "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10"
_PERSON = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_ROLE = {"role": "case_owner", "programme": _PROGRAMME}
_ENTRY = {
    "id": _ACCOUNT,
    "email": "ada@example.org",
    "name": "Ada Lovelace",
    "created_at": "2026-11-23T12:00:00Z",
    "shut_at": None,
    "roles": [_ROLE],
    "takes_part": [{"role": "mentor", "programme": _PROGRAMME}],
}
_AUDIT = {
    "number": 42,
    "at": "2026-11-23T12:00:00Z",
    "account_id": _ACCOUNT,
    "by": "Ada Lovelace",
    "action": "round.published",
    "programme": _PROGRAMME,
    "subject": "52b9a1f6-1d5b-4a51-8df5-2f6c0d7a9b84",
    "about": ["Round 3"],
    "facts": {"pairs": 40},
    "hash": "0cf5d6d8a616c792ec30fca2fbee33beee4051d29b00baf74d1afb3f3e49d1fa",
}

EmailText = Annotated[str, Field(min_length=1, max_length=320, description="An e-mail address.")]
PersonName = Annotated[str, Field(max_length=500, description="The name; empty where it is not known.")]
OrganisationSlug = Annotated[
    str | None,
    Field(
        max_length=100,
        description="The short name of the organisation. Needed only where several use the service.",
    ),
]


def _shape(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class SignIn(BaseModel):
    """An address and a password."""

    model_config = _shape({"email": "ada@example.org", "password": "correct horse battery"})

    organisation: OrganisationSlug = None
    email: EmailText
    password: str = Field(min_length=1, max_length=1000, description="The password.")


class LinkWish(BaseModel):
    """Where a sign-in link is to be mailed to."""

    model_config = _shape({"email": "ada@example.org"})

    organisation: OrganisationSlug = None
    email: EmailText


class LinkWishHeard(BaseModel):
    """The same answer for every address, whether or not it has an account."""

    model_config = _shape(
        {"says": "If this address has an account here, a mail with a link is on its way to it."}
    )

    says: str = Field(description="What to show to the person.")


class LinkUse(BaseModel):
    """A one-time link."""

    model_config = _shape({"link": f"{'0' * 32}.{'1' * 32}.{'x' * 43}"})

    link: str = Field(
        min_length=1, max_length=2000, description="The whole link, or only what follows its `#`."
    )


class NewPassword(BaseModel):
    """A password that is to be set."""

    model_config = _shape({"password": "battery horse correct"})

    password: str = Field(
        min_length=1, max_length=1000, description="12 to 256 characters of any kind; longer is better."
    )


class RoleEntry(BaseModel):
    """A role, in one programme or in the whole organisation."""

    model_config = _shape(_ROLE)

    role: RoleName = Field(description="What somebody is there.")
    programme: UUID | None = Field(
        default=None, description="The programme; null for every programme of the organisation."
    )


class Me(BaseModel):
    """Who is signed in, and as what."""

    model_config = _shape(
        {
            "account_id": _ACCOUNT,
            "email": "ada@example.org",
            "name": "Ada Lovelace",
            "organisation": "Northlight",
            "roles": [_ROLE, {"role": "mentor", "programme": _PROGRAMME}],
            "person_id": _PERSON,
            "has_password": True,
            "language": "de",
            "languages": {"en": "English", "de": "Deutsch"},
        }
    )

    account_id: UUID = Field(description="The account.")
    email: str = Field(description="Its e-mail address.")
    name: str = Field(description="The name; empty where it is not known.")
    organisation: str = Field(description="What the organisation is called.")
    roles: list[RoleEntry] = Field(
        description="Every role, given or by taking part, in the order of their names."
    )
    person_id: UUID | None = Field(
        description="The person with the same address; null for who takes part in nothing."
    )
    has_password: bool = Field(description="Whether a password is set; a link by mail always works.")
    language: str | None = Field(
        description="What she chose to be spoken to in; null for as her browser asks."
    )
    languages: dict[str, str] = Field(
        description="Every language that can be chosen, with the name that it calls itself by."
    )


class LanguageChoice(BaseModel):
    """What somebody is to be spoken to in."""

    model_config = _shape({"language": "de"})

    language: str | None = Field(
        max_length=20, description="One of the languages of `/me`; null for as the browser asks."
    )


class OwnName(BaseModel):
    """What somebody is to be called."""

    model_config = _shape({"name": "Ada Lovelace"})

    name: PersonName = Field(description="Empty for her e-mail address.")


class OrganisationLanguage(BaseModel):
    """In which language the organisation writes to whoever chose none."""

    model_config = _shape({"language": "de", "languages": {"de": "Deutsch", "en": "English"}})

    language: str | None = Field(
        description="Null: mails are in the language of the page that causes them, and English by the clock."
    )
    languages: dict[str, str] = Field(
        description="Every language that can be chosen, with the name that it calls itself by."
    )


class NewAccount(BaseModel):
    """An account that is to be made, without a role and without a mail."""

    model_config = _shape({"email": "ada@example.org", "name": "Ada Lovelace"})

    email: EmailText
    name: PersonName = ""


class NewInvitation(BaseModel):
    """Somebody who is to be told by mail that she has a role here."""

    model_config = _shape(
        {"email": "ada@example.org", "name": "Ada Lovelace", "role": "mentor", "programme": _PROGRAMME}
    )

    email: EmailText
    name: PersonName = ""
    role: RoleName = Field(description="What she is to be.")
    programme: UUID | None = Field(
        default=None, description="In which programme; null for every programme of the organisation."
    )


class AccountEntry(BaseModel):
    """An account, as administrators see it."""

    model_config = _shape(_ENTRY)

    id: UUID = Field(description="The account.")
    email: str = Field(description="Its e-mail address.")
    name: str = Field(description="The name; empty where it is not known.")
    created_at: datetime = Field(description="When it was made.")
    shut_at: datetime | None = Field(description="Since when nobody can sign in with it; null if one can.")
    roles: list[RoleEntry] = Field(description="The roles that were given, in the order of their names.")
    takes_part: list[RoleEntry] = Field(
        description="What its owner is by taking part in programmes; these roles are not given or taken."
    )


class WhomToInvite(BaseModel):
    """Which people of a programme are to be invited."""

    model_config = _shape({"whom": "matched"})

    whom: WhomName = Field(
        description="Everybody who takes part and is not paused, or only who has a match now."
    )


class Invited(BaseModel):
    """What became of inviting many at once. Everybody is counted once."""

    model_config = _shape({"invited": 112, "lately": 3, "here": 4, "shut": 0})

    invited: int = Field(description="How many are sent a link that signs them in for the first time.")
    lately: int = Field(description="How many were sent one within the last day, and get no second one.")
    here: int = Field(description="How many have been here already, and need none.")
    shut: int = Field(description="How many have an account that is shut; they are not written to.")


class AccountPage(Page[AccountEntry]):
    """Accounts by e-mail address."""

    model_config = _shape({"items": [_ENTRY], "next": None})


class AuditRecord(BaseModel):
    """Something that was done."""

    model_config = _shape(_AUDIT)

    number: int = Field(description="Its place in the trail of the organisation, without gaps.")
    at: datetime = Field(description="When it was done.")
    account_id: UUID | None = Field(
        description="Who did it; null for the service itself and for its operator."
    )
    by: str | None = Field(
        description="The name of that account, or its address where it has none; null if it is gone."
    )
    action: str = Field(description="What was done, such as `round.published`.")
    programme: UUID | None = Field(description="The programme that it was about.")
    subject: UUID | None = Field(description="What it was done to.")
    about: list[str] = Field(
        description="What that is called now, and the two of a pair: names that are looked up, not kept."
    )
    facts: dict[str, Any] = Field(description="Figures and identities; never a text that a person wrote.")
    hash: str = Field(description="SHA-256 over the entry before and this one, in hexadecimal.")


class AuditPage(Page[AuditRecord]):
    """What was done, newest first."""

    model_config = _shape({"items": [_AUDIT], "next": None})


class TrailState(BaseModel):
    """Whether the audit trail is as it was written."""

    model_config = _shape({"entries": 42, "broken_at": None, "trouble": None, "head": str(_AUDIT["hash"])})

    entries: int = Field(description="How many entries are as they were written, from the first one on.")
    broken_at: int | None = Field(
        description="The number of the first that is not, or is missing; null where all is well."
    )
    trouble: str | None = Field(description="What is wrong there, in a sentence.")
    head: str = Field(
        description="The hash of the last good entry. Kept elsewhere, it proves later what stood then."
    )
