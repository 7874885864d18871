"""Words of the visitor's own page."""

from __future__ import annotations

LEAD = "Your account here."
ACCOUNT = "Account"
EMAIL = "E-mail"
NAME = "Name"
ROLES = "You are"
OWN_NAME = "Your name"
OWN_NAME_SAYS = "With a name, people of your programmes read it where they would else read your address."
OWN_NAME_BOX = "What people are to call you (everybody in your programmes may see this)"
OWN_NAME_KEEP = "Keep the name"
OWN_NAME_KEPT = "Kept. Companion calls you by this name now."
OWN_NAME_GONE = "Kept. Companion calls you by your address now."
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
