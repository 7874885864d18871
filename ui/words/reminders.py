"""Words about reminders by mail."""

from __future__ import annotations

from companion.contracts.nudges import HowWord

TITLE = "Reminders by mail"
LEAD = "When something in your pair is due, a mail says what, why, and one thing to do. At most one a week."
HOW = "How you want them"
HOWS: dict[HowWord, str] = {
    "singly": "One thing, when it is due",
    "digest": "Everything together, on Mondays",
    "never": "No reminders",
}
KEEP = "Keep this"
KEPT = "Kept."
