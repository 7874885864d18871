"""Programmes in the database: made, read and changed, where every change is a version that can come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from companion.access import Action, Viewer, require
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, ReasonUnusable, VersionOutdated
from companion.ids import ProgrammeId, new_id
from companion.languages.phrase import phrase
from companion.programmes import store
from companion.programmes.charter import Charter, Form, has_odd_characters, sound
from companion.programmes.in_force import rules_of
from companion.programmes.programme import Programme
from companion.programmes.reading import read_programme_text
from companion.programmes.record import LONGEST_REASON, Decided, ProgrammeRecord, Version
from companion.programmes.versions import Change, differences
from companion.programmes.wish import Wish

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class VersionStep:
    """A version, and what it changed; the first version changed nothing."""

    version: Version
    changes: tuple[Change, ...]


# ---- changing ----------------------------------------------------------------------------------


def make_programme(
    work: UnitOfWork, viewer: Viewer, charter: Charter, *, rules: str = "", why: str = "", clock: Clock
) -> ProgrammeRecord:
    """Make a programme with its first version; a charter and empty rules are enough to begin with.

    Raises:
        CharterInvalid, ProgrammeFileInvalid, ProgrammeFileTooLarge, ReasonUnusable: what was given.
    """
    require(viewer, Action.MAKE_PROGRAMME, None)
    version = _next_version(viewer, 0, Decided(charter, rules), why, clock)
    made = ProgrammeRecord(
        id=ProgrammeId(new_id()),
        form=Form.ONE_ON_ONE,
        version=version,
        generation=0,
        created_at=version.changed_at,
        closed_at=None,
    )
    store.insert_programme(work, made)
    facts = {"version": version.number}
    record(work, viewer, "programme.made", programme=made.id, subject=made.id, facts=facts, clock=clock)
    return made


def change_programme(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    wish: Wish,
    *,
    expected_version: int,
    why: str = "",
    clock: Clock,
) -> ProgrammeRecord:
    """Put a new charter and new rules in force; where they are as before, nothing happens.

    Raises:
        VersionOutdated: somebody else changed the programme after this version of it was read.
        CharterInvalid, ProgrammeFileInvalid, ProgrammeFileTooLarge, ReasonUnusable, RulesGivenTwice,
            RulesFormUnusable: what was given.
    """
    require(viewer, Action.CHANGE_PROGRAMME, programme)
    before = _existing(work, programme)
    _expect(before, expected_version)
    version = _next_version(viewer, expected_version, wish.over(before.version.decided), why, clock)
    if version.decided == before.version.decided:
        return before
    return _put_in_force(work, viewer, before, version, clock)


def restore_version(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    number: int,
    *,
    expected_version: int,
    why: str = "",
    clock: Clock,
) -> ProgrammeRecord:
    """Undo: put what an older version decided in force again, as a new version.

    Raises:
        NotFound: there is no such version.
        VersionOutdated: somebody else changed the programme after this version of it was read.
        ProgrammeFileInvalid: the old rules can no longer be read.
    """
    require(viewer, Action.CHANGE_PROGRAMME, programme)
    before = _existing(work, programme)
    _expect(before, expected_version)
    old = store.version_by_number(work, programme, number)
    if old is None:
        raise NotFound(what="version of the programme")
    if old.decided == before.version.decided:
        return before
    reason = why or f"Version {number} again"
    version = _next_version(viewer, expected_version, old.decided, reason, clock)
    return _put_in_force(work, viewer, before, version, clock, restored=number)


def _put_in_force(
    work: UnitOfWork,
    viewer: Viewer,
    before: ProgrammeRecord,
    version: Version,
    clock: Clock,
    *,
    restored: int | None = None,
) -> ProgrammeRecord:
    if not store.insert_version(work, before.id, version):
        raise VersionOutdated(what="programme")
    facts: dict[str, object] = {"version": version.number}
    if restored is not None:
        facts["restored"] = restored
    action = "programme.changed" if restored is None else "programme.restored"
    record(work, viewer, action, programme=before.id, subject=before.id, facts=facts, clock=clock)
    return replace(before, version=version)


def _next_version(viewer: Viewer, number: int, decided: Decided, why: str, clock: Clock) -> Version:
    """The version after this one, checked whole: nothing unreadable is ever put in force."""
    reason = why.strip()
    if len(reason) > LONGEST_REASON:
        raise ReasonUnusable(
            what=phrase("it has {count} characters", count=f"{len(reason):,}"), limit=LONGEST_REASON
        )
    if has_odd_characters(reason):
        raise ReasonUnusable(what="it has characters that cannot be shown", limit=LONGEST_REASON)
    charter = sound(decided.charter)
    read_programme_text(decided.rules)
    return Version(number + 1, Decided(charter, decided.rules), viewer.account, clock.now(), reason)


def _expect(found: ProgrammeRecord, version: int) -> None:
    if found.version.number != version:
        raise VersionOutdated(what="programme")


# ---- reading -----------------------------------------------------------------------------------


def list_programmes(
    work: UnitOfWork,
    viewer: Viewer,
    *,
    after: tuple[str, ProgrammeId] | None = None,
    limit: int = MOST_AT_ONCE,
) -> list[ProgrammeRecord]:
    """The programmes in which the viewer has any role, by name; with `after` those that follow it."""
    everywhere = any(grant.programme is None for grant in viewer.grants)
    own = sorted({grant.programme for grant in viewer.grants if grant.programme is not None})
    return store.programmes_after(work, None if everywhere else own, after, limit)


def read_programme_record(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> ProgrammeRecord:
    """A programme as it is in force.

    Raises:
        NotFound: there is none, or the viewer has no role in it.
    """
    require(viewer, Action.SEE_PROGRAMME, programme)
    return _existing(work, programme)


def versions(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    *,
    before: int | None = None,
    limit: int = MOST_AT_ONCE,
) -> list[VersionStep]:
    """Versions, the newest first, each with what it changed; with `before` those with a smaller number.

    Raises:
        NotFound: there is no such programme.
    """
    require(viewer, Action.SEE_RULES, programme)
    _existing(work, programme)
    # One more than asked for: the last one shown is compared with it.
    found = store.versions_before(work, programme, before, limit + 1)
    steps = [
        VersionStep(later, differences(earlier.decided, later.decided)) for later, earlier in pairwise(found)
    ]
    return steps if len(found) > limit else [*steps, *(VersionStep(first, ()) for first in found[-1:])]


def rules_in_force(work: UnitOfWork, programme: ProgrammeId) -> Programme:
    """What the engine works with; it asks nobody's leave, because use cases of other steps call it.

    Raises:
        NotFound: there is no such programme.
    """
    return rules_of(_existing(work, programme).version.decided)


def charter_in_force(work: UnitOfWork, programme: ProgrammeId) -> Charter:
    """The charter, for use cases of other steps that have asked who may.

    Raises:
        NotFound: there is no such programme.
    """
    return _existing(work, programme).charter


def _existing(work: UnitOfWork, programme: ProgrammeId) -> ProgrammeRecord:
    found = store.programme_by_id(work, programme)
    if found is None:
        raise NotFound(what="programme")
    return found
