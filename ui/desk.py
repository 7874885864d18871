"""What every screen is handed: the API as its visitor sees it, who she is, and in which programme she is."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import streamlit as st

from companion.contracts.accounts import Me, RoleName
from companion.contracts.places import Place
from ui.client import ApiClient


@dataclass(frozen=True)
class Chosen:
    """The programme that is being looked at."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Desk:
    """One visitor at one moment; it is made anew for every run of a page."""

    api: ApiClient
    me: Me
    programme: Chosen | None
    pages: dict[Place, st.Page]
    closed: dict[Place, st.Page] = field(default_factory=dict)
    """Those that she does not have in this programme, and may have in another."""

    @property
    def roles(self) -> frozenset[RoleName]:
        """What the visitor is in the programme."""
        return roles_in(self.me, self.programme)

    @property
    def is_administrator(self) -> bool:
        """Whether she decides here; a case-owner only looks."""
        return "administrator" in self.roles

    @property
    def runs_all(self) -> bool:
        """Whether she is an administrator of the whole organisation."""
        return any(role.role == "administrator" and role.programme is None for role in self.me.roles)

    @property
    def path(self) -> str:
        """Where the API keeps the programme."""
        return f"/programmes/{self.programme.id}" if self.programme else "/programmes"

    def address(self, **what: str) -> dict[str, str]:
        """What an address within the pages names: always the programme, so that it can be shared."""
        return {"programme": str(self.programme.id), **what} if self.programme else what

    def is_anywhere(self, role: RoleName) -> bool:
        """Whether she has a role in any programme."""
        return any(one.role == role for one in self.me.roles)

    @property
    def programme_name(self) -> str:
        """What the programme is called; '' where there is none."""
        return self.programme.name if self.programme else ""


def roles_in(me: Me, programme: Chosen | None) -> frozenset[RoleName]:
    """Her roles in a programme; without one, those in the whole organisation."""
    here = programme.id if programme else None
    return frozenset(role.role for role in me.roles if role.programme in (None, here))
