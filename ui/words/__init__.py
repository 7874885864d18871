"""Every word that the pages say, a file for each screen; here what they share."""

from __future__ import annotations

PRODUCT = "Companion"

API_SILENT = (
    "Companion does not answer at the moment. Nothing was changed; wait a moment and load the page again."
)
API_BROKEN = (
    "Companion could not do this, and did not say why. Nothing was half done; try again, and tell whoever "
    "runs Companion if it happens again."
)
API_UNREADABLE = (
    "Companion answered in a way that this page does not understand. Load the page again; if it happens "
    "again, the pages and the service are of different versions, which whoever runs Companion can mend."
)
NO_SUCH_ADDRESS = "There is nothing at this address: a part of it was lost or mistyped."
