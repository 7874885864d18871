"""Sending a worry to a named person, and what that person does about it.

Its words go from its writer to those she was told of, and nowhere else: into no mail, prompt, trail or log.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
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
from companion.errors import NobodyReadsWorry, NotFound, TextMissing
from companion.ids import AccountId, ProgrammeId, WorryId, new_id
from companion.languages.phrase import phrase
from companion.matching.rounds.mentorship_service import partners_ever
from companion.programmes.programme_service import rules_in_force
from companion.worries import store
from companion.worries.letters import page_of, worry_text
from companion.worries.readers import ROLES, Writer, readers_for, told_if_unread
from companion.worries.worry import ConfidedTo, Worry, WorryState

_NOBODY = {
    ConfidedTo.CASE_OWNER: phrase("no case-owner of this programme"),
    ConfidedTo.ADMINISTRATOR: phrase("no administrator of this programme"),
}


@dataclass(frozen=True)
class Readers:
    """Who reads a worry, by what they are; and who learns that no case-owner has read one for them."""

    by_kind: Mapping[ConfidedTo, tuple[Holder, ...]]
    told_if_unread: tuple[Holder, ...]


@dataclass(frozen=True)
class Sent:
    """A worry that was sent, and who was told that it waits."""

    worry: Worry
    told: tuple[str, ...]


@dataclass(frozen=True)
class Received:
    """A worry as its reader sees it in the list: without its words, with who wrote it and who took it."""

    worry: Worry
    sender: str
    taken_by: str | None


@dataclass(frozen=True)
class Inbox:
    """Worries of a programme for one reader. `unread_elsewhere`: open ones that nobody can read any more."""

    worries: tuple[Received, ...]
    unread_elsewhere: int
    waiting_unread: int
    """Ones for the case-owners that none of them has read in the time that was said."""


# ---- who is worried --------------------------------------------------------------------------------


def who_reads(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> Readers:
    """Who would read what the viewer sends, by what they are, and who would learn that nobody had.

    Neither she herself nor anybody with whom she is or was in a mentorship is among them.

    Raises:
        NotFound, Forbidden: she does not take part in the programme.
    """
    _require(work, viewer, Action.SEND_WORRY, programme)
    by_kind = readers_for(work, Writer(programme, viewer.account, viewer.person))
    return Readers(by_kind, told_if_unread(by_kind, ConfidedTo.CASE_OWNER))


def send_worry(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    words: str,
    to: ConfidedTo,
    *,
    clock: Clock,
    address: str,
) -> Sent:
    """Keep a worry and tell those who read it, by a mail without its words. `address` is ours, for the link.

    The trail says that one was sent, and not by whom: administrators read it.

    Raises:
        NotFound, Forbidden: the viewer does not take part in the programme.
        TextMissing: it has no words.
        NobodyReadsWorry: nobody of that role is there to read it.
    """
    readers = who_reads(work, viewer, programme).by_kind[to]
    if not words.strip():
        raise TextMissing(what="message")
    if not readers:
        raise NobodyReadsWorry(who=_NOBODY[to])
    worry = Worry(
        id=WorryId(new_id()),
        programme=programme,
        account=viewer.account,
        person=viewer.person,
        confided_to=to,
        words=words.strip(),
        state=WorryState.NEW,
        sent_at=clock.now(),
    )
    store.add_worry(work, worry)
    names = organisation_name(work), rules_in_force(work, programme).name
    said = partial(worry_text, *names, page_of(address, programme))
    post_to_each(work, [reader.email for reader in readers], said, clock=clock)
    facts = {"told": len(readers)}
    record(work, None, "worry.sent", programme=programme, subject=worry.id, facts=facts, clock=clock)
    return Sent(worry, tuple(reader.name for reader in readers))


def own_worries(work: UnitOfWork, viewer: Viewer) -> list[tuple[Worry, str | None]]:
    """What the viewer sent, the newest first, each with the name of who looks after it."""
    found = store.worries_of(work, viewer.account)
    names = _takers(work, found)
    return [(worry, _name(names, worry.taken_by)) for worry in found]


# ---- who reads ---------------------------------------------------------------------------------------


def list_worries(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    *,
    after: tuple[datetime, WorryId] | None = None,
    limit: int = 50,
) -> Inbox:
    """What was sent to what the viewer is in a programme, the newest first.

    Raises:
        NotFound, Forbidden: she is neither case-owner nor administrator there.
    """
    _require(work, viewer, Action.READ_WORRIES, programme)
    roles = _reads_as(viewer, programme)
    not_of = partners_ever(work, viewer.person)
    found = store.worries_for(work, programme, roles, not_of=not_of, after=after, limit=limit)
    senders = names_of(work, {worry.account for worry in found})
    takers = _takers(work, found)
    received = tuple(
        Received(worry, senders.get(worry.account, ""), _name(takers, worry.taken_by)) for worry in found
    )
    elsewhere = _unread_elsewhere(work, programme, roles)
    return Inbox(received, elsewhere, 0 if elsewhere else _waiting_unread(work, programme, roles))


def read_worry(work: UnitOfWork, viewer: Viewer, worry: WorryId, *, clock: Clock) -> Received:
    """A worry with its words; that it was read for the first time is kept, and its writer sees it.

    Raises:
        NotFound: there is none that the viewer may read.
    """
    found = _readable(work, viewer, worry)
    if store.mark_read(work, worry, clock.now()):
        _record(work, viewer, "worry.read", found, clock)
        found = replace(found, read_at=clock.now())
    return _received(work, found)


def take_worry(work: UnitOfWork, viewer: Viewer, worry: WorryId, *, clock: Clock) -> Received:
    """Say that one looks after it; where somebody does already, or it is closed, nothing changes.

    Raises:
        NotFound: there is none that the viewer may read.
    """
    found = _readable(work, viewer, worry, hold=True)
    if found.state is WorryState.NEW:
        store.mark_taken(work, worry, viewer.account, clock.now())
        _record(work, viewer, "worry.taken", found, clock)
    return _again(work, found)


def close_worry(work: UnitOfWork, viewer: Viewer, worry: WorryId, *, clock: Clock) -> Received:
    """Say that nothing is left to do about it; said again, nothing changes.

    Raises:
        NotFound: there is none that the viewer may read.
    """
    found = _readable(work, viewer, worry, hold=True)
    if found.state is not WorryState.CLOSED:
        store.mark_closed(work, worry, clock.now())
        _record(work, viewer, "worry.closed", found, clock)
    return _again(work, found)


def _require(work: UnitOfWork, viewer: Viewer, action: Action, programme: ProgrammeId) -> None:
    # Whoever administers an organisation has a role in every programme, in those that it has not as well.
    rules_in_force(work, programme)
    access.require(viewer, action, programme)


def _readable(work: UnitOfWork, viewer: Viewer, worry: WorryId, *, hold: bool = False) -> Worry:
    found = store.read_worry(work, worry, hold=hold)
    may = found is not None and found.confided_to in _reads_as(viewer, found.programme)
    # A worry may be about whoever is in a pair with its writer, whatever else she is.
    if found is None or not may or found.person in partners_ever(work, viewer.person):
        raise NotFound(what="worry")
    return found


def _reads_as(viewer: Viewer, programme: ProgrammeId) -> frozenset[ConfidedTo]:
    return frozenset(kind for kind, role in ROLES.items() if role in viewer.roles_in(programme))


def _unread_elsewhere(work: UnitOfWork, programme: ProgrammeId, roles: Collection[ConfidedTo]) -> int:
    if ConfidedTo.CASE_OWNER in roles or holders_of(work, programme, Role.CASE_OWNER):
        return 0
    return store.count_open(work, programme, ConfidedTo.CASE_OWNER)


def _waiting_unread(work: UnitOfWork, programme: ProgrammeId, roles: Collection[ConfidedTo]) -> int:
    if ConfidedTo.CASE_OWNER in roles:
        return 0
    return store.count_passed_on(work, programme, ConfidedTo.CASE_OWNER)


def _again(work: UnitOfWork, found: Worry) -> Received:
    return _received(work, store.read_worry(work, found.id) or found)


def _received(work: UnitOfWork, worry: Worry) -> Received:
    names = names_of(work, {one for one in (worry.account, worry.taken_by) if one is not None})
    return Received(worry, names.get(worry.account, ""), _name(names, worry.taken_by))


def _takers(work: UnitOfWork, found: Collection[Worry]) -> dict[AccountId, str]:
    return names_of(work, {worry.taken_by for worry in found if worry.taken_by is not None})


def _name(names: Mapping[AccountId, str], account: AccountId | None) -> str | None:
    return None if account is None else names.get(account)


def _record(work: UnitOfWork, viewer: Viewer, action: str, worry: Worry, clock: Clock) -> None:
    record(work, viewer, action, programme=worry.programme, subject=worry.id, clock=clock)
