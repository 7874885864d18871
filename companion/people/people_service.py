"""People one by one: list, read, change, pause, resume; and everybody at once for whoever computes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from types import MappingProxyType

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.digests import Digests, Topic
from companion.errors import FieldsNotYours, NotFound, NotParticipating, ProfileInvalid, VersionOutdated
from companion.ids import PersonId, ProgrammeId
from companion.jobs import Job, JobName
from companion.languages.phrase import phrase
from companion.people import store
from companion.people.difference import field_changes
from companion.people.difference_lines import field_word
from companion.people.person import Person, RowProblem
from companion.people.profile_changes import OWN_FIELDS, Wish, apply_wish
from companion.people.reach import is_self, require_any, require_sight, seen_programmes
from companion.people.register import (
    PARTICIPATION_FIELDS,
    PROFILE_FIELDS,
    Participant,
    Profile,
    State,
    StoredPerson,
    Wanted,
)

person_id_of = store.person_id_of
generation_of = store.generation_of


@dataclass(frozen=True)
class PeoplePart:
    """A part of a programme's list of people; the first part also says how many the whole list has."""

    people: tuple[Participant, ...]
    total: int | None


@dataclass(frozen=True)
class ChangedPerson:
    """Somebody after a change, and what was taken for granted when it was read."""

    stored: StoredPerson
    notices: tuple[RowProblem, ...]


# ---- reading -----------------------------------------------------------------------------------


def list_people(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    wanted: Wanted,
    *,
    after: PersonId | None = None,
    limit: int = 50,
    digests: Digests | None = None,
) -> PeoplePart:
    """The next people of a programme by name; after the one with this id, or from the start.

    With `digests` a programme's people are counted once for each state of it.
    """
    access.require(viewer, Action.SEE_PEOPLE, programme)
    generation = store.generation_of(work, programme)
    if generation is None:
        raise NotFound(what="programme")
    page = store.read_page(work, programme, wanted, after=after, limit=limit)

    def count() -> int:
        return store.count_people(work, programme, wanted)

    if after is not None:
        return PeoplePart(tuple(page), None)
    # What somebody searches for is in no digest: it may be a name.
    if digests is None or wanted.text:
        return PeoplePart(tuple(page), count())
    topic = Topic(work.tenant, programme, f"people {wanted.role} {wanted.state}")
    return PeoplePart(tuple(page), digests.get(topic, generation, count))


def read_person(work: UnitOfWork, viewer: Viewer, person: PersonId) -> StoredPerson:
    """Somebody, with those of her programmes in which the viewer may see her."""
    return _as_seen(viewer, require_sight(viewer, store.read_stored(work, person)))


def roster_of(
    work: UnitOfWork, programme: ProgrammeId, *, frozen: bool = False
) -> list[tuple[PersonId, Person]]:
    """The active participants as the engine knows people, ordered by e-mail; it asks nobody's leave.

    Ask for `frozen` where what is read is stored again in the same transaction: then nobody is erased in
    between, and every copy is there to be found when somebody is.
    """
    if frozen:
        store.hold_programme(work, programme)
    return store.read_active(work, programme)


def profiles_of(work: UnitOfWork, wanted: Collection[PersonId]) -> dict[PersonId, Profile]:
    """The profiles of those of these people who are there; it asks nobody's leave."""
    return store.read_profiles(work, wanted)


def active_people(
    work: UnitOfWork, programme: ProgrammeId, wanted: Collection[PersonId], emails: Collection[str] = ()
) -> dict[PersonId, Person]:
    """Those of these who take part in a programme at this moment; it asks nobody's leave."""
    return store.read_some_active(work, programme, wanted, emails)


def mentor_capacities(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, int | None]:
    """How many mentees each active mentor would take; None: the usual number. It asks nobody's leave."""
    return store.read_capacities(work, programme)


# ---- changing ----------------------------------------------------------------------------------


def change_person(
    work: UnitOfWork,
    viewer: Viewer,
    person: PersonId,
    wish: Wish,
    *,
    expected_version: int,
    statements_of: Callable[[ProgrammeId], int],
    clock: Clock,
) -> ChangedPerson:
    """Put what was typed in the place of what was there; where it is the same, nothing happens.

    Raises:
        NotFound: there is nobody, or nobody whom the viewer may see.
        Forbidden, FieldsNotYours: she may not change this.
        VersionOutdated: somebody else changed her after this version of her was read.
        ProfileInvalid: something typed makes no sense.
    """
    store.lock_programmes_of(work, person)
    before = require_sight(viewer, store.read_stored(work, person))
    _require_change(viewer, before, wish)
    if before.version != expected_version:
        raise VersionOutdated(what="profile")
    where = _where(viewer, before, wish)
    statements = statements_of(where) if where is not None and "values" in wish.fields else 0
    part = before.participations[where] if where is not None else None
    changed = apply_wish(before.profile, part, wish, statements=statements)
    fields = [change.field for change in field_changes(before.profile, changed.profile, PROFILE_FIELDS)]
    if part is not None and changed.participation is not None:
        parted = field_changes(part, changed.participation, PARTICIPATION_FIELDS)
        fields += [change.field for change in parted]
    if not fields:
        return ChangedPerson(_as_seen(viewer, before), changed.notices)
    parts = dict(before.participations)
    if where is not None and changed.participation is not None:
        parts[where] = changed.participation
    after = replace(before, profile=changed.profile, participations=MappingProxyType(parts))
    kept = _keep(work, before, after, clock)
    told = sorted({field.partition(".")[0] for field in fields})
    facts = {"fields": told, "version": kept.version}
    record(work, viewer, "person.changed", programme=where, subject=person, facts=facts, clock=clock)
    return ChangedPerson(_as_seen(viewer, kept), changed.notices)


def pause(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, person: PersonId, *, clock: Clock
) -> StoredPerson:
    """Leave somebody out of coming rounds without letting her go; once is enough.

    Raises:
        NotParticipating: she has left the programme.
    """
    return _set_state(work, viewer, programme, person, State.PAUSED, clock)


def resume(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, person: PersonId, *, clock: Clock
) -> StoredPerson:
    """Have somebody take part again who was paused, or who had left."""
    return _set_state(work, viewer, programme, person, State.ACTIVE, clock)


def _set_state(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    person: PersonId,
    state: State,
    clock: Clock,
) -> StoredPerson:
    access.require(viewer, Action.CHANGE_PEOPLE, programme)
    store.lock_programmes_of(work, person)
    before = store.read_stored(work, person)
    if before is None or programme not in before.participations:
        raise NotFound(what="person")
    part = before.participations[programme]
    if part.state is state:
        return _as_seen(viewer, before)
    if part.state is State.GONE and state is State.PAUSED:
        raise NotParticipating
    parts = dict(before.participations) | {programme: replace(part, state=state)}
    kept = _keep(work, before, replace(before, participations=MappingProxyType(parts)), clock)
    action = "person.paused" if state is State.PAUSED else "person.resumed"
    facts = {"version": kept.version}
    record(work, viewer, action, programme=programme, subject=person, facts=facts, clock=clock)
    return _as_seen(viewer, kept)


def _keep(work: UnitOfWork, before: StoredPerson, after: StoredPerson, clock: Clock) -> StoredPerson:
    now = clock.now()
    if not store.keep_profile(work, before.id, after.profile, version=before.version, at=now):
        raise VersionOutdated(what="profile")
    changed = [each for each, part in after.participations.items() if part != before.participations[each]]
    for programme in changed:
        store.keep_participation(work, programme, before.id, after.participations[programme], at=now)
    concerned = changed if after.profile == before.profile else after.participations
    store.raise_generations(work, concerned)
    for programme in sorted(concerned):
        work.queue.put(Job(JobName.EMBED_PEOPLE, work.tenant, programme, once=f"embed:{programme}"))
    return replace(after, version=before.version + 1, updated_at=now)


# ---- who may do what ---------------------------------------------------------------------------


def _as_seen(viewer: Viewer, stored: StoredPerson) -> StoredPerson:
    seen = seen_programmes(viewer, stored)
    parts = {each: part for each, part in stored.participations.items() if each in seen}
    return replace(stored, participations=MappingProxyType(parts))


def _require_change(viewer: Viewer, stored: StoredPerson, wish: Wish) -> None:
    asked = {*wish.fields, *(f"attributes.{key}" for key in wish.attributes)}
    if is_self(viewer, stored) and asked <= OWN_FIELDS:
        return
    if is_self(viewer, stored) and not _may_change(viewer, stored):
        foreign = sorted(field_word(field) for field in asked - OWN_FIELDS)
        raise FieldsNotYours(fields=", ".join(foreign))
    require_any(viewer, Action.CHANGE_PEOPLE, stored)


def _may_change(viewer: Viewer, stored: StoredPerson) -> bool:
    programmes = (None, *stored.participations)
    return any(access.may(viewer, Action.CHANGE_PEOPLE, each) for each in programmes)


def _where(viewer: Viewer, stored: StoredPerson, wish: Wish) -> ProgrammeId | None:
    """The programme whose role, capacity or answers are to change; None where none of them is."""
    if not set(wish.fields) & set(PARTICIPATION_FIELDS):
        return None
    open_ones = [
        each
        for each in seen_programmes(viewer, stored)
        if stored.participations[each].state is not State.GONE
        and (is_self(viewer, stored) or access.may(viewer, Action.CHANGE_PEOPLE, each))
    ]
    if wish.programme is not None:
        if wish.programme not in open_ones:
            raise NotFound(what="person in this programme")
        return wish.programme
    if len(open_ones) != 1:
        what = phrase("programme: Role, capacity and answers belong to a programme. Name the programme.")
        raise ProfileInvalid(problems=what)
    return open_ones[0]
