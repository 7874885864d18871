"""Mentorships: begun when a round is published, ended one by one or when it is closed, seen by the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, PublishingRefused
from companion.ids import MentorshipId, PersonId, ProgrammeId, RoundId, RunId
from companion.languages.phrase import counted_phrase, joined, phrase
from companion.matching.rounds import mentorship_store, pair_store, snapshot_store, staged_store, store
from companion.matching.rounds.inviting_service import tell_of_matches
from companion.matching.rounds.mentorship import Mentorship
from companion.matching.rounds.round import Pair, Round, RoundStatus
from companion.matching.rounds.round_service import existing_round, record_round, refuse_step
from companion.matching.rounds.run_record import StoredPair, chosen_pair
from companion.matching.rounds.waiting_store import use_credits
from companion.people.people_service import profiles_of, roster_of
from companion.people.person import Person, Role
from companion.people.register import Profile
from companion.programmes.programme_service import rules_in_force


@dataclass(frozen=True)
class OwnMentorship:
    """A mentorship of somebody who looks at her own: what she is in it, why it was made, and with whom.

    `partner` is the whole profile: whoever shows it decides what of it may be seen.
    """

    mentorship: Mentorship
    own_side: Role
    stored: StoredPair | None
    partner: Profile

    @property
    def own_person(self) -> PersonId:
        """Who looks."""
        pair = self.mentorship.pair
        return pair.mentee if self.own_side is Role.MENTEE else pair.mentor


@dataclass(frozen=True)
class MentorshipPart:
    """A part of a programme's mentorships, and the names of those in it as they were when their run began."""

    items: tuple[Mentorship, ...]
    names: Mapping[PersonId, str]


# ---- beginning and ending ----------------------------------------------------------------------


def publish(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, *, expected_version: int, clock: Clock, address: str
) -> Round:
    """Let all pairs of a round begin, and have everybody in them told by mail.

    Every seat is counted while nobody else counts any. `address` is the public address of the service, to
    which the mails lead.

    Raises:
        RoundNotNow: the round has not been reviewed, is being run, or contradicts what was decided.
        PublishingRefused: some pairs cannot begin, because people or seats have changed since the run.
        VersionOutdated: somebody else changed the round after this version of it was read.
    """
    found = _held(work, viewer, round_id, expected_version)
    refuse_step(work, found, RoundStatus.PUBLISHED)
    pairs = [] if found.current_run is None else pair_store.pairs_of(work, found.current_run)
    refuse_unfit(work, found.programme, pairs)
    mentorship_store.add_mentorships(work, found.programme, round_id, pairs, clock.now())
    use_credits(work, found.programme, [pair.mentee for pair in pairs], clock.now())
    store.change_round(work, round_id, clock.now(), status=RoundStatus.PUBLISHED.value)
    written = tell_of_matches(work, found.programme, pairs, clock=clock, address=address)
    facts = {"pairs": len(pairs), "told": written.told, "invited": written.invited}
    record_round(work, viewer, "round.published", found, clock, **facts)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


def close(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, *, expected_version: int, clock: Clock
) -> Round:
    """Close a round for good: its mentorships that still live end, and their two are past partners now.

    Raises:
        RoundNotNow: it is being run, or is closed.
        VersionOutdated: somebody else changed the round after this version of it was read.
    """
    found = _held(work, viewer, round_id, expected_version)
    refuse_step(work, found, RoundStatus.CLOSED)
    ended = mentorship_store.end_of_round(work, round_id, clock.now())
    store.change_round(work, round_id, clock.now(), status=RoundStatus.CLOSED.value)
    record_round(work, viewer, "round.closed", found, clock, ended=ended)
    return existing_round(work, viewer, round_id, Action.SEE_ROUNDS)


def end_mentorship(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, clock: Clock
) -> MentorshipPart:
    """End one mentorship, today; where it has ended, nothing happens.

    Raises:
        NotFound: there is none, or none that the viewer may know of.
    """
    found = mentorship_store.read_mentorship(work, mentorship)
    if found is None or not viewer.roles_in(found.programme):
        raise NotFound(what="mentorship")
    access.require(viewer, Action.CHANGE_ROUND, found.programme)
    store.hold_programme(work, found.programme, alone=True)
    if mentorship_store.end_one(work, mentorship, clock.now()):
        facts: dict[str, object] = {"mentee": found.pair.mentee, "mentor": found.pair.mentor}
        if found.round is not None:
            facts["round"] = found.round
        record(
            work,
            viewer,
            "mentorship.ended",
            programme=found.programme,
            subject=mentorship,
            facts=facts,
            clock=clock,
        )
    ended = mentorship_store.read_mentorship(work, mentorship) or found
    return _with_names(work, (ended,))


def move_mentorships(
    work: UnitOfWork,
    found: Round,
    before: Collection[Pair],
    after: Collection[Pair],
    *,
    clock: Clock,
    address: str,
) -> None:
    """Bring the mentorships of a published round from one run's pairs to the next one's.

    A pair that both runs have stays as it is, even where its mentorship has ended. Everybody in a new pair is
    told by mail. The programme is held.

    Raises:
        PublishingRefused: some new pairs cannot begin.
    """
    parted, new = set(before) - set(after), sorted(set(after) - set(before))
    mentorship_store.end_of_mentees(work, found.id, [pair.mentee for pair in (*parted, *new)], clock.now())
    refuse_unfit(work, found.programme, new)
    mentorship_store.add_mentorships(work, found.programme, found.id, new, clock.now())
    use_credits(work, found.programme, [pair.mentee for pair in new], clock.now())
    tell_of_matches(work, found.programme, new, clock=clock, address=address)


def refuse_unfit(work: UnitOfWork, programme: ProgrammeId, pairs: Collection[Pair]) -> None:
    """Make sure that all these pairs can begin beside the mentorships that live.

    Raises:
        PublishingRefused: saying how many cannot, and why.
    """
    people = dict(roster_of(work, programme))
    placed = mentorship_store.living_mentees(work, programme)
    load = mentorship_store.living_load(work, programme) + Counter(pair.mentor for pair in pairs)
    usual = rules_in_force(work, programme).default_capacity
    capacity = {
        person_id: usual if person.capacity is None else person.capacity
        for person_id, person in people.items()
        if person.is_mentor
    }
    absent = {pair for pair in pairs if pair.mentee not in people or pair.mentor not in capacity}
    taken = {pair for pair in pairs if pair.mentee in placed}
    crowded = {pair for pair in pairs if load[pair.mentor] > capacity.get(pair.mentor, 0)} - absent
    reasons = (
        phrase("{number} with somebody who no longer takes part", number=len(absent)),
        phrase("{number} whose mentee has a mentor by now", number=len(taken)),
        phrase("{number} whose mentor has no seat left for all of them", number=len(crowded)),
    )
    unfit = absent | taken | crowded
    if unfit:
        why = joined("; ", (words for words in reasons if words.facts["number"]))
        count = counted_phrase("One pair", "{number} pairs", len(unfit))
        raise PublishingRefused(pairs=count, why=why)


# ---- seeing ------------------------------------------------------------------------------------


def list_mentorships(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    *,
    after: tuple[datetime, MentorshipId] | None = None,
    limit: int = 50,
    living: bool = True,
) -> MentorshipPart:
    """Mentorships of a programme in the order in which they began; with `living` only those that do."""
    access.require(viewer, Action.SEE_ROUNDS, programme)
    if store.marks_of_programme(work, programme) is None:
        raise NotFound(what="programme")
    found = mentorship_store.mentorships_after(work, programme, after, limit, living=living)
    return _with_names(work, tuple(found))


def own_mentorships(work: UnitOfWork, viewer: Viewer) -> list[OwnMentorship]:
    """The living mentorships of whoever asks, of published rounds, in programmes where she has a role."""
    return _seen_by(work, viewer, mentorship_store.living_of_person)


def own_ended_mentorships(work: UnitOfWork, viewer: Viewer) -> list[OwnMentorship]:
    """Those of whoever asks that have ended, the latest first: what the two wrote stays readable for both."""
    return _seen_by(work, viewer, mentorship_store.ended_of_person)


def _seen_by(
    work: UnitOfWork, viewer: Viewer, of_person: Callable[[UnitOfWork, PersonId], Sequence[Mentorship]]
) -> list[OwnMentorship]:
    if viewer.person is None:
        return []
    found = [
        mentorship
        for mentorship in of_person(work, viewer.person)
        if access.may(viewer, Action.SEE_OWN_MATCHES, mentorship.programme)
    ]
    partners = profiles_of(work, {_partner(viewer.person, one.pair) for one in found})
    return [_own(work, viewer.person, one, partners) for one in found]


def end_own_mentorship(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, clock: Clock
) -> OwnMentorship:
    """End one's own mentorship, today; the mentor's place is free by that.

    Raises:
        NotFound: there is none that lives, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship)
    store.hold_programme(work, own.mentorship.programme, alone=True)
    if mentorship_store.end_one(work, mentorship, clock.now()):
        pair = own.mentorship.pair
        facts = {"mentee": pair.mentee, "mentor": pair.mentor, "round": own.mentorship.round}
        programme = own.mentorship.programme
        record(
            work,
            viewer,
            "mentorship.ended",
            programme=programme,
            subject=mentorship,
            facts=facts,
            clock=clock,
        )
    return own_mentorship(work, viewer, mentorship, also_ended=True)


def own_mentorship(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, also_ended: bool = False
) -> OwnMentorship:
    """One living mentorship of whoever asks; with `also_ended` one that has ended as well.

    Raises:
        NotFound: there is none, or it is not hers.
    """
    found = mentorship_store.read_mentorship(work, mentorship)
    is_hers = found is not None and viewer.person in (found.pair.mentee, found.pair.mentor)
    if found is None or not is_hers or viewer.person is None:
        raise NotFound(what="mentorship")
    if found.ended_at is not None and not also_ended:
        raise NotFound(what="mentorship")
    if not access.may(viewer, Action.SEE_OWN_MATCHES, found.programme):
        raise NotFound(what="mentorship")
    partners = profiles_of(work, {_partner(viewer.person, found.pair)})
    return _own(work, viewer.person, found, partners)


def looked_after(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, action: access.Action
) -> Mentorship:
    """A mentorship, living or ended, for somebody who may do this in its programme and is not in it herself.

    Raises:
        NotFound: there is none that she may know of, or she is one of the two.
        Forbidden: she knows of it, and may not do this.
    """
    found = mentorship_store.read_mentorship(work, mentorship)
    if found is None or not viewer.roles_in(found.programme):
        raise NotFound(what="mentorship")
    if viewer.person in (found.pair.mentee, found.pair.mentor):
        raise NotFound(what="mentorship")
    access.require(viewer, action, found.programme)
    return found


def mentorships_ever(work: UnitOfWork, person: PersonId | None) -> list[Mentorship]:
    """Everything that somebody is or was in. For use cases that have asked who may know."""
    return [] if person is None else list(mentorship_store.all_of_person(work, person))


def partners_ever(work: UnitOfWork, person: PersonId | None) -> frozenset[PersonId]:
    """With whom somebody is or was in a mentorship. For use cases that have asked who may know."""
    return frozenset() if person is None else mentorship_store.partners_of(work, person)


def existing_mentorship(work: UnitOfWork, mentorship: MentorshipId) -> Mentorship | None:
    """One mentorship, living or ended; None where there is none. For who has asked whether one may know."""
    return mentorship_store.read_mentorship(work, mentorship)


def living_mentorships_of(work: UnitOfWork, person: PersonId) -> Sequence[Mentorship]:
    """What somebody is in now, on either side. For jobs and use cases that asked who may know."""
    return mentorship_store.living_of_person(work, person)


def hold_mentorship(work: UnitOfWork, mentorship: MentorshipId) -> None:
    """Let nobody else change what belongs to this pair until the transaction ends."""
    mentorship_store.hold_mentorship(work, mentorship)


def people_then(work: UnitOfWork, own: OwnMentorship) -> tuple[Person, Person] | None:
    """Mentee and mentor as they were when the run that matched them began; None where that is not there.

    What is kept of why they were matched calls them as they were called then.
    """
    run = _run_of(work, own.mentorship)
    found = None if run is None else staged_store.read_run(work, run)
    if found is None:
        return None
    pair = own.mentorship.pair
    people = snapshot_store.read_some(work, found.snapshot, {pair.mentee, pair.mentor})
    both = people.get(pair.mentee), people.get(pair.mentor)
    return None if both[0] is None or both[1] is None else (both[0], both[1])


def _with_names(work: UnitOfWork, found: tuple[Mentorship, ...]) -> MentorshipPart:
    names: dict[PersonId, str] = {}
    for round_id in {one.round for one in found}:
        pairs = [one.pair for one in found if one.round == round_id]
        names |= _names_in_round(work, round_id, {p for pair in pairs for p in (pair.mentee, pair.mentor)})
    return MentorshipPart(found, names)


def _run_of(work: UnitOfWork, mentorship: Mentorship) -> RunId | None:
    """The run that counts in the round that made a pair; None where no round did, or it has none."""
    found = None if mentorship.round is None else store.read_round(work, mentorship.round)
    return None if found is None else found.current_run


def _names_in_round(
    work: UnitOfWork, round_id: RoundId | None, people: Collection[PersonId]
) -> dict[PersonId, str]:
    if round_id is None:
        return {one: profile.name for one, profile in profiles_of(work, people).items()}
    found = store.read_round(work, round_id)
    run = (
        None if found is None or found.current_run is None else staged_store.read_run(work, found.current_run)
    )
    return {} if run is None else snapshot_store.names_in(work, run.snapshot, people)


def _own(
    work: UnitOfWork, person: PersonId, mentorship: Mentorship, partners: dict[PersonId, Profile]
) -> OwnMentorship:
    return OwnMentorship(
        mentorship=mentorship,
        own_side=Role.MENTEE if mentorship.pair.mentee == person else Role.MENTOR,
        stored=_stored(work, mentorship),
        partner=partners[_partner(person, mentorship.pair)],
    )


def _stored(work: UnitOfWork, mentorship: Mentorship) -> StoredPair | None:
    """Why a pair was made, as its run keeps it or, where the two chose each other, as it was kept then."""
    if mentorship.round is None:
        words = mentorship_store.read_chosen(work, mentorship.id)
        return None if words is None else chosen_pair(mentorship.pair, words)
    run = _run_of(work, mentorship)
    return None if run is None else pair_store.read_pair(work, run, mentorship.pair)


def _partner(person: PersonId, pair: Pair) -> PersonId:
    return pair.mentor if pair.mentee == person else pair.mentee


def _held(work: UnitOfWork, viewer: Viewer, round_id: RoundId, version: int) -> Round:
    """A round and its programme, held so that nobody else publishes or changes people meanwhile."""
    named = existing_round(work, viewer, round_id, Action.CHANGE_ROUND)
    store.hold_programme(work, named.programme, alone=True)
    return existing_round(work, viewer, round_id, Action.CHANGE_ROUND, lock=True, version=version)
