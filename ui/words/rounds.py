"""Words of the rounds."""

from __future__ import annotations

STATUS = {
    "draft": "Draft",
    "proposed": "To be reviewed",
    "reviewed": "Reviewed",
    "published": "Published",
    "closed": "Closed",
}
