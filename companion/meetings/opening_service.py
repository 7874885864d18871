"""Reading what a pair keeps private: one case-owner asks, a second person agrees, and the pair is told.

Nobody else can: an administrator may agree, and still reads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from companion import access
from companion.access import Action, Role, Viewer
from companion.accounts.account_service import names_of
from companion.accounts.audit import record
from companion.accounts.holders import Holder, holders_of
from companion.accounts.mail import post_to_each
from companion.accounts.organisation import organisation_name
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, OpeningNotNow, TextMissing
from companion.ids import AccountId, MentorshipId, OpeningId, PersonId, ProgrammeId, new_id
from companion.matching.rounds.mentorship import Mentorship
from companion.matching.rounds.mentorship_service import looked_after, mentorships_ever
from companion.meetings import opening_store, store
from companion.meetings.opening import Opening, OpeningState
from companion.meetings.opening_letters import asked_text, opened_text
from companion.meetings.pair_life import CheckIn, Note
from companion.people.people_service import profiles_of
from companion.programmes.programme_service import rules_in_force


@dataclass(frozen=True)
class SeenOpening:
    """An opening with the names that its reader may see."""

    opening: Opening
    asked_by: str
    agreed_by: str | None
    pair: tuple[str, ...]
    may_agree: bool
    may_read: bool


@dataclass(frozen=True)
class PrivateWords:
    """What the two of a pair keep for themselves, and what they are called."""

    notes: tuple[Note, ...]
    check_ins: tuple[CheckIn, ...]
    names: Mapping[PersonId, str]


def ask_to_open(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, reason: str, *, clock: Clock, address: str
) -> SeenOpening:
    """Ask to read what a pair keeps private; whoever could agree is told.

    Raises:
        NotFound, Forbidden: the viewer is no case-owner of that pair's programme, or is in the pair.
        TextMissing: no reason is given.
        OpeningNotNow: nobody else is there who could agree.
    """
    pair = looked_after(work, viewer, mentorship, Action.OPEN_NOTES)
    if not reason.strip():
        raise TextMissing(what="reason")
    others = _others(work, viewer, pair)
    if not others:
        raise OpeningNotNow(why="nobody else runs or looks after this programme, and a second has to agree")
    opening = Opening(
        OpeningId(new_id()), mentorship, viewer.account, reason.strip(), clock.now(), None, None, None
    )
    opening_store.add_opening(work, opening)
    name = names_of(work, {viewer.account})[viewer.account]
    names = organisation_name(work), rules_in_force(work, pair.programme).name
    said = partial(asked_text, *names, name, _staff_page(address, pair))
    post_to_each(work, [one.email for one in others], said, clock=clock)
    _record(work, viewer, "notes.opening_asked", opening, pair, clock)
    return _seen(work, viewer, opening, pair, clock)


def agree_to_open(
    work: UnitOfWork, viewer: Viewer, opening: OpeningId, *, clock: Clock, address: str
) -> SeenOpening:
    """Agree as the second; from now on the notes can be read for some days, and both of the pair are told.

    Raises:
        NotFound, Forbidden: there is none that the viewer may know of, or she may not agree.
        OpeningNotNow: she asked for it herself, or it is open or over already.
    """
    found, pair = _known(work, viewer, opening, Action.AGREE_TO_OPEN)
    if found.asked_by == viewer.account:
        raise OpeningNotNow(why="you asked for it yourself, and somebody else has to agree")
    if found.state(clock.now()) is not OpeningState.ASKED:
        raise OpeningNotNow(why="it was decided already, or nobody agreed in time")
    opening_store.mark_agreed(work, opening, viewer.account, clock.now())
    _tell_pair(work, found, viewer, pair, clock, address)
    _record(work, viewer, "notes.opened", found, pair, clock)
    return _seen(work, viewer, _again(work, found), pair, clock)


def end_opening(work: UnitOfWork, viewer: Viewer, opening: OpeningId, *, clock: Clock) -> SeenOpening:
    """Refuse it, take it back or end it early; said again, nothing changes.

    Raises:
        NotFound, Forbidden: there is none that the viewer may know of, or she may not decide.
    """
    found, pair = _known(work, viewer, opening, Action.AGREE_TO_OPEN)
    if found.state(clock.now()) is not OpeningState.OVER:
        opening_store.mark_ended(work, opening, clock.now())
        _record(work, viewer, "notes.opening_ended", found, pair, clock)
    return _seen(work, viewer, _again(work, found), pair, clock)


def read_opened(work: UnitOfWork, viewer: Viewer, opening: OpeningId, *, clock: Clock) -> PrivateWords:
    """What the pair keeps private, while it is open; each reading goes into the trail.

    Raises:
        NotFound, Forbidden: there is none that the viewer may know of, she is neither of the two who agreed
            on it, or she is no case-owner.
        OpeningNotNow: nobody has agreed yet, or it is over.
    """
    found, pair = _known(work, viewer, opening, Action.OPEN_NOTES)
    if viewer.account not in (found.asked_by, found.agreed_by):
        raise NotFound(what="opening")
    if found.state(clock.now()) is not OpeningState.OPEN:
        raise OpeningNotNow(why="nobody has agreed to it yet, or it is over")
    notes, said = store.private_words(work, found.mentorship)
    _record(work, viewer, "notes.opened_read", found, pair, clock)
    return PrivateWords(tuple(notes), tuple(said), _names(work, pair))


def list_openings(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, *, clock: Clock
) -> list[SeenOpening]:
    """Every opening in a programme, for who runs or looks after it; none of a pair that the viewer is in.

    Raises:
        NotFound, Forbidden: she does neither.
    """
    # Whoever administers an organisation has a role in every programme, in those that it has not as well.
    rules_in_force(work, programme)
    access.require(viewer, Action.AGREE_TO_OPEN, programme)
    own = {one.id for one in mentorships_ever(work, viewer.person)}
    found = [one for one in opening_store.openings_in(work, programme) if one.mentorship not in own]
    return [
        _seen(work, viewer, one, looked_after(work, viewer, one.mentorship, Action.AGREE_TO_OPEN), clock)
        for one in found
    ]


def own_openings(work: UnitOfWork, viewer: Viewer) -> list[tuple[Opening, str, str]]:
    """Openings of what the viewer's pairs keep private, with who asked and who agreed; the newest first."""
    pairs = [one.id for one in mentorships_ever(work, viewer.person)]
    found = opening_store.openings_of(work, pairs)
    names = names_of(work, _accounts(found))
    return [
        (one, names.get(one.asked_by, ""), names.get(one.agreed_by, "") if one.agreed_by else "")
        for one in found
    ]


def _known(
    work: UnitOfWork, viewer: Viewer, opening: OpeningId, action: Action
) -> tuple[Opening, Mentorship]:
    found = opening_store.read_opening(work, opening)
    if found is None:
        raise NotFound(what="opening")
    return found, looked_after(work, viewer, found.mentorship, action)


def _again(work: UnitOfWork, opening: Opening) -> Opening:
    return opening_store.read_opening(work, opening.id) or opening


def _others(work: UnitOfWork, viewer: Viewer, pair: Mentorship) -> list[Holder]:
    """Who could be the second: neither who asks nor one of the pair."""
    two = (pair.pair.mentee, pair.pair.mentor)
    both = [
        *holders_of(work, pair.programme, Role.CASE_OWNER),
        *holders_of(work, pair.programme, Role.ADMINISTRATOR),
    ]
    by_account = {one.account: one for one in both}
    return [one for one in by_account.values() if one.account != viewer.account and one.person not in two]


def _tell_pair(
    work: UnitOfWork, opening: Opening, second: Viewer, pair: Mentorship, clock: Clock, address: str
) -> None:
    names = names_of(work, {opening.asked_by, second.account})
    said = partial(
        opened_text,
        organisation_name(work),
        rules_in_force(work, pair.programme).name,
        names.get(opening.asked_by, ""),
        names.get(second.account, ""),
        f"{address}/pair?pair={pair.id}&part=Notes",
    )
    profiles = profiles_of(work, {pair.pair.mentee, pair.pair.mentor})
    post_to_each(work, [one.email for one in profiles.values()], said, clock=clock)


def _seen(work: UnitOfWork, viewer: Viewer, opening: Opening, pair: Mentorship, clock: Clock) -> SeenOpening:
    names = names_of(work, _accounts([opening]))
    state, mine = opening.state(clock.now()), viewer.account in (opening.asked_by, opening.agreed_by)
    may_open = access.may(viewer, Action.OPEN_NOTES, pair.programme)
    return SeenOpening(
        opening,
        names.get(opening.asked_by, ""),
        names.get(opening.agreed_by) if opening.agreed_by else None,
        tuple(_names(work, pair).values()),
        may_agree=state is OpeningState.ASKED and opening.asked_by != viewer.account,
        may_read=state is OpeningState.OPEN and mine and may_open,
    )


def _names(work: UnitOfWork, pair: Mentorship) -> dict[PersonId, str]:
    two = (pair.pair.mentee, pair.pair.mentor)
    found = profiles_of(work, set(two))
    return {one: found[one].name or found[one].email for one in two}


def _accounts(found: Iterable[Opening]) -> set[AccountId]:
    return {account for one in found for account in (one.asked_by, one.agreed_by) if account is not None}


def _staff_page(address: str, pair: Mentorship) -> str:
    return f"{address}/worries?programme={pair.programme}"


def _record(
    work: UnitOfWork, viewer: Viewer, action: str, opening: Opening, pair: Mentorship, clock: Clock
) -> None:
    facts = {"mentee": pair.pair.mentee, "mentor": pair.pair.mentor, "opening": opening.id}
    programme = pair.programme
    record(work, viewer, action, programme=programme, subject=pair.id, facts=facts, clock=clock)
