"""A mentorship: two people of a round, at work since it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.ids import MentorshipId, ProgrammeId, RoundId
from companion.matching.round import Pair


@dataclass(frozen=True)
class Mentorship:
    """Two people at work. `ended_at` None: still."""

    id: MentorshipId
    programme: ProgrammeId
    round: RoundId
    pair: Pair
    began_at: datetime
    ended_at: datetime | None
