"""Whom somebody may reach: a person belongs to the organisation, and is seen through her programmes."""

from __future__ import annotations

from collections.abc import Collection

from companion.access import ALLOWED, Action, Viewer, may, words_for
from companion.errors import Forbidden, NotFound
from companion.ids import ProgrammeId
from companion.people.register import StoredPerson


def is_self(viewer: Viewer, stored: StoredPerson) -> bool:
    """Whether somebody looks at herself, and has a role with which she may."""
    may_look = any(grant.role in ALLOWED[Action.SEE_OWN_PROFILE] for grant in viewer.grants)
    return viewer.person == stored.id and may_look


def seen_programmes(viewer: Viewer, stored: StoredPerson) -> frozenset[ProgrammeId]:
    """In which of her programmes somebody is seen by this viewer; she sees herself in all of them."""
    if is_self(viewer, stored):
        return frozenset(stored.participations)
    return frozenset(each for each in stored.participations if may(viewer, Action.SEE_PEOPLE, each))


def require_sight(viewer: Viewer, stored: StoredPerson | None) -> StoredPerson:
    """Refuse who may not see somebody: she learns not even whether there is anybody.

    Raises:
        NotFound: there is nobody, or nobody whom this viewer may see.
    """
    if stored is None:
        raise NotFound(what="person")
    everywhere = may(viewer, Action.SEE_PEOPLE, None)
    if not (everywhere or seen_programmes(viewer, stored) or is_self(viewer, stored)):
        raise NotFound(what="person")
    return stored


def require_any(viewer: Viewer, action: Action, stored: StoredPerson) -> None:
    """Refuse what may be done to somebody in none of her programmes."""
    if not (may(viewer, action, None) or any(may(viewer, action, each) for each in stored.participations)):
        raise _forbidden(action)


def require_every(viewer: Viewer, action: Action, stored: StoredPerson) -> None:
    """Refuse what reaches into all of somebody's programmes to who may not do it in each of them."""
    if not _may_in_every(viewer, action, stored.participations):
        raise _forbidden(action)


def _may_in_every(viewer: Viewer, action: Action, programmes: Collection[ProgrammeId]) -> bool:
    if not programmes:
        return may(viewer, action, None)
    return all(may(viewer, action, each) for each in programmes)


def _forbidden(action: Action) -> Forbidden:
    return Forbidden(action=words_for(action))
