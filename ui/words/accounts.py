"""Words of accounts and invitations."""

from __future__ import annotations

from companion.contracts.accounts import Invited

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
    return f"{ROLES[name]}, {here}"


def part(name: str, *, here: str) -> str:
    """A role that comes with taking part, and where."""
    return f"{ROLES[name]}, {here}, by taking part"


def all_invited(done: Invited) -> str:
    """What became of inviting everybody."""
    found = [f"{_people(done.invited)} invited"]
    found += [f"{_people(done.lately)} with an invitation of the last day"] if done.lately else []
    found += [f"{_people(done.here)} here already"] if done.here else []
    found += [f"{_people(done.shut)} with an account that is shut"] if done.shut else []
    return "; ".join(found) + "."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def account(name: str, email: str) -> str:
    """An account in a list of choices."""
    return f"{name} ({email})" if name else email


def take(what: str) -> str:
    """Take a role away."""
    return f"Take away: {what}"


def given(email: str) -> str:
    """A role was given."""
    return f"{email} has the role now."


def invited(email: str) -> str:
    """An invitation is on its way."""
    return f"The invitation to {email} is on its way."
