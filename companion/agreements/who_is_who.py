"""The two of a pair for a text about them: what they are called, and what of that no model need know."""

from __future__ import annotations

from collections.abc import Iterable

from companion.db.unit_of_work import UnitOfWork
from companion.drafts.record import DraftSubject
from companion.errors import NotFound
from companion.ids import MentorshipId, PersonId
from companion.llm.gateway import Hidden
from companion.people.people_service import profiles_of
from companion.people.register import Profile


def profiles_of_pair(work: UnitOfWork, subject: DraftSubject) -> dict[PersonId, Profile]:
    """The mentee's profile and the mentor's, in this order."""
    found = profiles_of(work, {subject.mentee, subject.mentor})
    return {one: found[one] for one in (subject.mentee, subject.mentor)}


def called(profile: Profile) -> tuple[str, ...]:
    """Her name, and the first of it."""
    name = profile.name or profile.email
    return tuple(dict.fromkeys((name, name.split()[0])))


def hidden_of(profiles: Iterable[Profile]) -> tuple[Hidden, ...]:
    """Names of people, which leave as placeholders; addresses are found by what they look like."""
    return tuple(Hidden("person", profile.name) for profile in profiles if profile.name)


def mentorship_of(subject: DraftSubject) -> MentorshipId:
    """The mentorship that a draft is about.

    Raises:
        NotFound: it is about a pair of a round.
    """
    if subject.mentorship is None:
        raise NotFound(what="mentorship")
    return subject.mentorship
