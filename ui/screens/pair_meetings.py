"""The meetings of a pair: when they are, what is said after each, and all that were so far."""

from __future__ import annotations

from ui import after_meeting
from ui.guard import guarded
from ui.pair_desk import PairDesk
from ui.screens import ai_consent, check_in, pair_times, past_meetings, summary_form


def show(pair: PairDesk) -> None:
    """Draw the part; where the two have just met, what is said of it stands first."""
    writing = summary_form.find(pair)
    if writing is not None:
        summary_form.show(pair, writing)
    parts = [pair_times.show, check_in.show]
    if after_meeting.ask(pair).is_due:
        parts.reverse()
    for part in parts:
        guarded(part)(pair)
    guarded(past_meetings.show)(pair)
    ai_consent.show(pair)
