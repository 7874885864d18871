"""What every part of a pair's page is handed: the visitor's desk, and the pair."""

from __future__ import annotations

from dataclasses import dataclass

from companion.contracts.my_matches import MyMatchView
from ui.client import ApiClient
from ui.desk import Desk
from ui.pair_card import first_name


@dataclass(frozen=True)
class PairDesk:
    """One visitor with one of her matches."""

    desk: Desk
    match: MyMatchView

    @property
    def api(self) -> ApiClient:
        """The API as the visitor sees it."""
        return self.desk.api

    @property
    def key(self) -> str:
        """What tells the boxes of this pair from another's."""
        return str(self.match.mentorship_id)

    @property
    def path(self) -> str:
        """Where the API keeps the pair."""
        return f"/mentorships/{self.match.mentorship_id}"

    @property
    def held_key(self) -> str:
        """Under which goals and steps are held as they were read."""
        return f"life-{self.key}"

    @property
    def partner(self) -> str:
        """What the other is called."""
        return first_name(self.match.partner.name)

    @property
    def is_mentor(self) -> bool:
        """Whether the visitor is the mentor."""
        return self.match.own_side == "mentor"
