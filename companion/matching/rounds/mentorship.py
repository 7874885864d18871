"""A mentorship: two people at work, since their round was published or since they chose each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.ids import MentorshipId, ProgrammeId, RoundId
from companion.matching.rounds.round import Pair


@dataclass(frozen=True)
class Mentorship:
    """Two people at work. `ended_at` None: still. `round` None: no round made the pair, the two did."""

    id: MentorshipId
    programme: ProgrammeId
    round: RoundId | None
    pair: Pair
    began_at: datetime
    ended_at: datetime | None
