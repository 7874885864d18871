"""Words of accounts and invitations."""

from __future__ import annotations

from companion.contracts.accounts import Invited
from ui.language import _, ngettext

TITLE = "Accounts"
LEAD = "Who can sign in to this programme, and as what."
CAPTION = "Accounts by e-mail address"
HEAD = ("Account", "Roles", "Sign-in", "Since")
EVERYBODY = "Show the accounts of the whole organisation"
NOBODY = "Nobody has an account with a role in this programme yet. Invite somebody above."
INVITE = "Invite somebody"
EMAIL = "E-mail"
NAME = "Name"
ROLE = "Role"
SCOPE = "Where"
SCOPES = ("In this programme", "In every programme of the organisation")
EMAIL_FIRST = "Write the e-mail address first: the invitation goes there."
SEND = "Send the invitation"
INVITE_ALL = "Invite everybody at once"
INVITE_ALL_SAYS = (
    "Who takes part in the programme and has not signed in yet gets a mail with a link. "
    "Nobody gets a second one within a day. Publishing a round does this for who is matched."
)
WHOM_TITLE = "Whom"
WHOM = {"everybody": "Everybody who takes part", "matched": "Only who has a match now"}
SEND_ALL = "Send the invitations"
ROLES = {
    "administrator": "Administrator",
    "case_owner": "Case-owner",
    "mentor": "Mentor",
    "mentee": "Mentee",
}
WHOLE = "in every programme"
ELSEWHERE = "in another programme"
NO_ROLE = "none"
SHUT = "Shut"
OPEN = "Possible"
MANAGE = "Change an account"
ACCOUNT = "Account"
CHOOSE = "Choose an account"
GIVE = "Give this role in this programme"
TAKEN = "The role was taken away."
SHUT_IT = "Shut the account: nobody signs in with it any more"
OPEN_IT = "Open the account again"
IS_SHUT = "The account is shut, and whoever was signed in with it is signed out."
OPENED = "The account is open again."


def role(name: str, *, here: str) -> str:
    """A role and where it is held."""
    return f"{_(ROLES[name])}, {here}"


def part(name: str, *, here: str) -> str:
    """A role that comes with taking part, and where."""
    return _("{roles}, {here}, by taking part").format(roles=_(ROLES[name]), here=here)


def all_invited(done: Invited) -> str:
    """What became of inviting everybody."""
    found = [ngettext("1 person invited", "{number} people invited", done.invited)]
    if done.lately:
        found.append(
            ngettext(
                "1 person with an invitation of the last day",
                "{number} people with an invitation of the last day",
                done.lately,
            )
        )
    if done.here:
        found.append(ngettext("1 person here already", "{number} people here already", done.here))
    if done.shut:
        found.append(
            ngettext(
                "1 person with an account that is shut",
                "{number} people with an account that is shut",
                done.shut,
            )
        )
    return "; ".join(found) + "."


def account(name: str, email: str) -> str:
    """An account in a list of choices."""
    return f"{name} ({email})" if name else email


def take(what: str) -> str:
    """Take a role away."""
    return _("Take away: {what}").format(what=what)


def given(email: str) -> str:
    """A role was given."""
    return _("{email} has the role now.").format(email=email)


def invited(email: str) -> str:
    """An invitation is on its way."""
    return _("The invitation to {email} is on its way.").format(email=email)
