"""The pair that the tests of the pages look at: Aoi Fukuda and her mentor, as two people at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from companion.contracts.places import Place
from tests.ui.furnished import MENTEE
from tests.ui.visiting import Visit
from ui.pair_card import first_name


@dataclass(frozen=True)
class Two:
    """A mentee and her mentor in a house of one's own."""

    house: Any
    id: str
    mentor: str
    mentee_name: str
    mentor_name: str

    @property
    def path(self) -> str:
        """Where the API keeps the pair."""
        return f"/mentorships/{self.id}"

    def visit(self, part: str = "", *, as_mentor: bool = False) -> Visit:
        """Open a part of the pair's page as one of the two."""
        email = self.mentor if as_mentor else MENTEE
        visit = self.house.visit(email, Place.PAIR, pair=self.id)
        return visit.part("part", part) if part else visit

    def ask(self, method: str, path: str, *, as_mentor: bool = False, **more: object):
        """What one of them does by the API."""
        return self.house.ask(method, f"{self.path}{path}", self.mentor if as_mentor else MENTEE, **more)

    def life(self, *, as_mentor: bool = False) -> dict:
        """Goals, steps and notes as one of them reads them."""
        return self.ask("GET", "/pair", as_mentor=as_mentor).json()

    def agreement(self, *, as_mentor: bool = False) -> dict:
        """The agreement as it stands."""
        return self.ask("GET", "/agreement", as_mentor=as_mentor).json()

    def write(self, texts: dict[str, str], *, as_mentor: bool = False) -> None:
        """Have one of them keep a new version."""
        etag = self.ask("GET", "/agreement", as_mentor=as_mentor).headers["ETag"]
        self.ask("PUT", "/agreement", as_mentor=as_mentor, json={"texts": texts}, headers={"If-Match": etag})

    def sign(self, *, as_mentor: bool = False) -> None:
        """Have one of them sign what is there."""
        etag = self.ask("GET", "/agreement", as_mentor=as_mentor).headers["ETag"]
        self.ask("POST", "/agreement/sign", as_mentor=as_mentor, headers={"If-Match": etag})


def two_of(house) -> Two:
    """Aoi and her mentor, who comes in for the first time."""
    own = house.ask("GET", "/my/matches", MENTEE).json()["items"][0]
    partner = own["partner"]
    return Two(house, own["mentorship_id"], partner["email"], "Aoi", first_name(partner["name"]))
