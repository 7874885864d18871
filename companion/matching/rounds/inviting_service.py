"""Writing to the people of a programme: that they are matched, or that they may come in."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.accounts.crowd import Words, Written, write_to_all
from companion.accounts.links import link_address
from companion.accounts.mail_texts import LINK_PLACE, first_match_text, match_text, take_part_text
from companion.accounts.organisation import organisation_name
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import PersonId, ProgrammeId
from companion.matching.rounds import mentorship_store, store
from companion.matching.rounds.round import Pair
from companion.people.people_service import profiles_of, roster_of
from companion.programmes.programme_service import rules_in_force


class Whom(StrEnum):
    """Which people of a programme are invited."""

    EVERYBODY = "everybody"
    """Who takes part and is not paused."""
    MATCHED = "matched"
    """Who is in a mentorship that lives."""


def tell_of_matches(
    work: UnitOfWork, programme: ProgrammeId, pairs: Collection[Pair], *, clock: Clock, address: str
) -> Written:
    """Have everybody in these pairs told by one mail that she has a match, and where she reads with whom.

    Who was never here gets a link that signs her in for the first time. For the use cases that let pairs
    begin: the mails wait in their transaction, so nobody hears of a match that was not kept.
    """
    people = {person for pair in pairs for person in (pair.mentee, pair.mentor)}
    organisation, name = organisation_name(work), rules_in_force(work, programme).name

    def words() -> Words:
        return Words(
            new=first_match_text(organisation, name, link_address(address, LINK_PLACE)),
            known=match_text(organisation, name, f"{address.rstrip('/')}/?programme={programme}"),
        )

    return write_to_all(work, _names_of(work, people), words, spare_lately=False, clock=clock)


def invite_people(
    work: UnitOfWork, viewer: Viewer | None, programme: ProgrammeId, whom: Whom, *, clock: Clock, address: str
) -> Written:
    """Send a link to everybody of a programme, or to all who are matched, who has not been here yet.

    Asked again it spares who was invited within the last day. `viewer` is None for the operator of the
    machine, by command.

    Raises:
        NotFound, Forbidden: the programme is not there, or she may not invite.
    """
    if viewer is not None:
        access.require(viewer, Action.INVITE, programme)
    if store.marks_of_programme(work, programme) is None:
        raise NotFound(what="programme")
    name = rules_in_force(work, programme).name
    organisation = organisation_name(work)

    def words() -> Words:
        return Words(take_part_text(organisation, name, link_address(address, LINK_PLACE)), None)

    people = _wanted(work, programme, whom)
    written = write_to_all(work, people, words, spare_lately=True, clock=clock)
    facts = {"whom": whom.value, "invited": written.invited}
    record(work, viewer, "people.invited", programme=programme, facts=facts, clock=clock)
    return written


def _wanted(work: UnitOfWork, programme: ProgrammeId, whom: Whom) -> dict[str, str]:
    if whom is Whom.EVERYBODY:
        return {person.email: person.name for _, person in roster_of(work, programme)}
    return _names_of(work, mentorship_store.living_people(work, programme))


def _names_of(work: UnitOfWork, people: Collection[PersonId]) -> dict[str, str]:
    return {profile.email: profile.name for profile in profiles_of(work, people).values()}
