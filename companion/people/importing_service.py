"""Importing people: a plan that shows what a file would change, then doing exactly that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import ImportNotOpen, ImportOutdated, ManyWouldLeave, NotFound, ProgrammeUnknown
from companion.ids import ImportId, PersonId, ProgrammeId, new_id
from companion.jobs import Job, JobName
from companion.languages.phrase import phrase
from companion.people import import_store as store
from companion.people.difference import Difference, Entry, Fate, compare, digest
from companion.people.import_record import (
    Basis,
    Figures,
    ImportRecord,
    ImportState,
    LeftOutLine,
    ShownImport,
)
from companion.people.person import Roster
from companion.people.register import Known
from companion.people.service import read_people, refuse_nobody
from companion.people.store import hold_programme
from companion.people.table import USUAL_LIMITS, ReadingLimits
from companion.people.tombstone import email_hash
from companion.progress import Progress, silent


@dataclass(frozen=True)
class ImportFile:
    """A file of people, and how it is to be read.

    `statements` is how many the programme has. `revive` names, by address, people who were erased and are to
    come back on their own wish.
    """

    path: Path
    statements: int
    revive: frozenset[str] = frozenset()
    limits: ReadingLimits = USUAL_LIMITS


def plan_import(
    work: UnitOfWork,
    viewer: Viewer | None,
    programme: ProgrammeId,
    file: ImportFile,
    *,
    progress: Progress = silent,
    clock: Clock,
) -> ShownImport:
    """Read a file and keep what it would change; nobody is changed yet.

    An earlier plan of the same account for the same programme is withdrawn. Of people who were erased no more
    than the line is kept. `viewer` is None for the operator of the machine, by command.

    Raises:
        NotFound, Forbidden: the programme is not there, or she may not import.
        CompanionError: one of `people.*`, where the file as a whole cannot be used.
    """
    _require(viewer, programme)
    # Nobody is erased between being read and being stored.
    hold_programme(work, programme)
    standing = store.programme_standing(work, programme)
    if standing is None:
        raise NotFound(what="programme")
    roster = read_people(file.path, limits=file.limits, statements=file.statements, progress=progress)
    refuse_nobody(roster)
    erased, revived = _tombstones(work, roster, frozenset(address.lower() for address in file.revive))
    difference = compare(roster, _known(work, programme, roster), erased)
    planned = ImportRecord(
        id=ImportId(new_id()),
        programme=programme,
        file_name=file.path.name,
        file_sha256=sha256(file.path.read_bytes()).digest(),
        state=ImportState.PLANNED,
        made_by=viewer.account if viewer else None,
        created_at=clock.now(),
        applied_at=None,
        figures=_figures(roster, difference),
        basis=Basis(*standing, digest(difference)),
        revived=revived,
    )
    if viewer:
        store.withdraw_plans(work, programme, made_by=viewer.account)
    store.add_import(work, planned, _without(roster, erased))
    return ShownImport(planned, roster, difference)


def programme_called(work: UnitOfWork, name: str) -> ProgrammeId:
    """The programme of this name, case aside; for the operator, who knows no identities.

    Raises:
        ProgrammeUnknown: none or several are called so.
    """
    found = store.programmes_called(work, name)
    if len(found) != 1:
        raise ProgrammeUnknown(name=name, count=len(found) or "no")
    return found[0]


def show_import(work: UnitOfWork, viewer: Viewer, wanted: ImportId) -> ShownImport:
    """An import as it stands: with its people while it can still be applied, else in figures."""
    found = _existing(work, viewer, wanted)
    if found.state is not ImportState.PLANNED:
        return ShownImport(found, None, None)
    roster = store.read_roster_of(work, wanted)
    return ShownImport(found, roster, _difference_if_unchanged(work, found, roster))


def apply_import(
    work: UnitOfWork,
    viewer: Viewer | None,
    wanted: ImportId,
    *,
    confirm_gone: int | None = None,
    clock: Clock,
) -> ShownImport:
    """Do what a plan showed, all of it or nothing.

    `confirm_gone` is how many people leave the programme; it is needed where they are many.

    Raises:
        ImportNotOpen: it was applied or withdrawn already.
        ImportOutdated: it would do something else than was shown.
        ManyWouldLeave: many would leave, and their number was not confirmed.
    """
    found = _existing(work, viewer, wanted)
    store.lock_concerned(work, found)
    locked = store.read_record(work, wanted, lock=True)
    if locked is None or locked.state is not ImportState.PLANNED:
        raise ImportNotOpen(state=_SETTLED[locked.state if locked else ImportState.WITHDRAWN])
    roster = store.read_roster_of(work, wanted)
    known = _known(work, locked.programme, roster)
    difference = _difference_if_unchanged(work, locked, roster, known)
    if difference is None:
        raise ImportOutdated
    leaving = difference.counts()[Fate.GONE]
    if difference.many_gone and confirm_gone != leaving:
        raise ManyWouldLeave(gone=leaving, active=difference.active_before)
    made = _write(work, locked.programme, difference, known, clock.now())
    store.lift_tombstones(work, locked.revived)
    store.close_import(work, locked, at=clock.now())
    store.withdraw_plans(work, locked.programme)
    _audit(work, viewer, locked, made, clock)
    applied = replace(locked, state=ImportState.APPLIED, applied_at=clock.now())
    return ShownImport(applied, None, difference)


# ---- looking -----------------------------------------------------------------------------------


def _require(viewer: Viewer | None, programme: ProgrammeId) -> None:
    if viewer is not None:
        access.require(viewer, Action.IMPORT_PEOPLE, programme)


def _existing(work: UnitOfWork, viewer: Viewer | None, wanted: ImportId) -> ImportRecord:
    found = store.read_record(work, wanted)
    if found is None or (viewer is not None and not viewer.roles_in(found.programme)):
        raise NotFound(what="import")
    _require(viewer, found.programme)
    return found


def _known(work: UnitOfWork, programme: ProgrammeId, roster: Roster) -> dict[str, Known]:
    return store.read_known(work, programme, [person.email for person in roster.people])


def _difference_if_unchanged(
    work: UnitOfWork, planned: ImportRecord, roster: Roster, known: dict[str, Known] | None = None
) -> Difference | None:
    """What the plan would do now, where that is what was shown; else None."""
    standing = store.programme_standing(work, planned.programme)
    if standing != (planned.basis.generation, planned.basis.version):
        return None
    erased, _ = _tombstones(work, roster, frozenset(), lifted=planned.revived)
    known = _known(work, planned.programme, roster) if known is None else known
    difference = compare(roster, known, erased)
    return difference if digest(difference) == planned.basis.digest else None


def _tombstones(
    work: UnitOfWork, roster: Roster, revive: frozenset[str], *, lifted: Collection[bytes] = ()
) -> tuple[dict[str, datetime], tuple[bytes, ...]]:
    """By e-mail who in the file was erased and stays so, and the tombstones of those who come back."""
    hashes = {person.email: email_hash(work.tenant, person.email) for person in roster.people}
    standing = store.read_tombstones(work, list(hashes.values()))
    erased, revived = {}, []
    for email, hashed in hashes.items():
        if hashed in standing and (email in revive or hashed in lifted):
            revived.append(hashed)
        elif hashed in standing:
            erased[email] = standing[hashed]
    return erased, tuple(revived)


def _without(roster: Roster, erased: Collection[str]) -> Roster:
    """A roster without what it says of people who were erased."""
    lines = {person.line for person in roster.people if person.email in erased}
    return replace(
        roster,
        people=tuple(person for person in roster.people if person.email not in erased),
        problems=tuple(problem for problem in roster.problems if problem.line not in lines),
    )


def _figures(roster: Roster, difference: Difference) -> Figures:
    return Figures(
        counts=difference.counts(),
        active_before=difference.active_before,
        many_gone=difference.many_gone,
        rows_read=roster.rows_read,
        problems=len(roster.problems),
        left_out=tuple(LeftOutLine(one.line, one.erased_at) for one in difference.left_out),
    )


# ---- doing -------------------------------------------------------------------------------------


def _write(
    work: UnitOfWork,
    programme: ProgrammeId,
    difference: Difference,
    known: dict[str, Known],
    at: datetime,
) -> dict[str, PersonId]:
    """Everybody who was made, by e-mail; where nobody is touched nothing is written at all."""
    if difference.is_nothing:
        return {}
    touched = [entry for entry in difference.entries if entry.fate is not Fate.UNCHANGED]
    made = {entry.profile.email: PersonId(new_id()) for entry in touched if entry.id is None}
    ids = [(entry.id or made[entry.profile.email], entry) for entry in touched]
    stored = [(entry, known[entry.profile.email].version) for entry in touched if entry.id is not None]
    _expect(store.add_people(work, [pair for pair in ids if pair[1].id is None], at=at), len(made))
    _expect(store.keep_profiles(work, stored, at=at), len(stored))
    taking_part = [pair for pair in ids if _changes_part(pair[1])]
    store.keep_participations(work, programme, taking_part, at=at)
    _make_stale(work, programme, touched)
    return made


def _expect(done: int, wanted: int) -> None:
    # Somebody made or changed one of these people in another programme at this very moment.
    if done != wanted:
        raise ImportOutdated


def _changes_part(entry: Entry) -> bool:
    return entry.fate is not Fate.CHANGED or entry.changes_participation


def _make_stale(work: UnitOfWork, programme: ProgrammeId, touched: Sequence[Entry]) -> None:
    changed = [entry.id for entry in touched if entry.id is not None and entry.changes_profile]
    for stale in store.raise_generations_of(work, programme, changed):
        work.queue.put(Job(JobName.EMBED_PEOPLE, work.tenant, stale, once=f"embed:{stale}"))


def _audit(
    work: UnitOfWork, viewer: Viewer | None, done: ImportRecord, made: dict[str, PersonId], clock: Clock
) -> None:
    facts = {fate.value: count for fate, count in done.figures.counts.items()}
    record(
        work, viewer, "people.imported", programme=done.programme, subject=done.id, facts=facts, clock=clock
    )
    for email, person in made.items():
        if email_hash(work.tenant, email) in done.revived:
            record(work, viewer, "people.revived", programme=done.programme, subject=person, clock=clock)


_SETTLED = {ImportState.APPLIED: phrase("applied"), ImportState.WITHDRAWN: phrase("withdrawn")}
