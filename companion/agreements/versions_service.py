"""Every version of an agreement that was kept: which of the two wrote it, when, and what became different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from companion.access import Viewer
from companion.agreements import store
from companion.agreements.agreement import Agreement
from companion.agreements.reviewing import ClauseChange, changes
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId
from companion.matching.rounds.mentorship_service import own_mentorship
from companion.matching.rounds.round import Pair
from companion.people.person import Role


@dataclass(frozen=True)
class AgreementVersion:
    """One version. `written_by` None: who wrote it has been erased; `changes` are empty for the first."""

    agreement: Agreement
    written_by: Role | None
    changes: tuple[ClauseChange, ...]


def list_versions(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, before: int | None = None, limit: int
) -> list[AgreementVersion]:
    """Versions of one's own pair, the newest first, also when it has ended; with `before` smaller numbers.

    Raises:
        NotFound: there is no such pair, or it is not hers.
    """
    pair = own_mentorship(work, viewer, mentorship, also_ended=True).mentorship.pair
    # One more than asked for: the last one shown is compared with it.
    found = store.versions_before(work, mentorship, before, limit + 1)
    steps = [_version(later, pair, earlier) for later, earlier in pairwise(found)]
    return steps if len(found) > limit else [*steps, *_first(found, pair)]


def _first(found: Sequence[Agreement], pair: Pair) -> list[AgreementVersion]:
    return [_version(one, pair, one) for one in found[-1:]]


def _version(found: Agreement, pair: Pair, before: Agreement) -> AgreementVersion:
    sides = {pair.mentee: Role.MENTEE, pair.mentor: Role.MENTOR}
    writer = None if found.written_by is None else sides.get(found.written_by)
    return AgreementVersion(found, writer, changes(before.clauses, found.clauses))
