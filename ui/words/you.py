"""Words of the visitor's own page."""

from __future__ import annotations

LEAD = "Your account here."
ACCOUNT = "Account"
EMAIL = "E-mail"
NAME = "Name"
ROLES = "You are"
LANGUAGE = "Language"
LANGUAGE_SAYS = (
    "Pages, mails, explanations and drafts speak it to you from now on. What people wrote stays as they "
    "wrote it."
)
LANGUAGE_OF_BROWSER = "As my browser says"
LANGUAGE_KEPT = "Kept. Companion speaks this language to you now."
SIGNING_IN = "Signing in"
HAS_PASSWORD = "You sign in with a password, or with a link that is mailed to you."  # noqa: S105
NO_PASSWORD = "You sign in with a link that is mailed to you. With a password you need not wait for one."  # noqa: S105
CHANGE_PASSWORD = "Change the password"  # noqa: S105
SET_PASSWORD = "Choose a password"  # noqa: S105
