"""A round of matching: its status and what stands in the way of the next, its decisions and its runs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from companion.errors import PinnedElsewhere, PinsOverRoom
from companion.ids import AccountId, PersonId, ProgrammeId, RoundId, RunId
from companion.languages.phrase import phrase


class RoundStatus(StrEnum):
    """How far a round is."""

    DRAFT = "draft"
    """Nothing has been proposed yet."""
    PROPOSED = "proposed"
    """A whole run proposes pairs, which wait to be looked at."""
    REVIEWED = "reviewed"
    """Somebody stands behind the pairs as they are."""
    PUBLISHED = "published"
    """The pairs are at work, and everybody sees their own."""
    CLOSED = "closed"
    """Over: its pairs have ended."""


class DecisionKind(StrEnum):
    """What somebody decided about one pair of a round."""

    APPROVED = "approved"
    """The pair is good as it is."""
    PINNED = "pinned"
    """The pair must be made."""
    VETOED = "vetoed"
    """The pair must not be made."""
    NOTED = "noted"
    """A note, and nothing decided."""


class RunKind(StrEnum):
    """How a run came about."""

    RUN = "run"
    """The whole programme, frozen and matched anew."""
    SWAP = "swap"
    """One pair was brought together or kept apart, on the same snapshot."""
    REPAIR = "repair"
    """Somebody left, on the same snapshot."""


@dataclass(frozen=True, order=True)
class Pair:
    """Two people of a round, in their two parts."""

    mentee: PersonId
    mentor: PersonId


@dataclass(frozen=True)
class Decision:
    """One decision; a pair has one at a time. `decided_by` None: the account is gone."""

    pair: Pair
    kind: DecisionKind
    note: str
    decided_by: AccountId | None
    decided_at: datetime


@dataclass(frozen=True)
class RunProgress:
    """How far a run is that was asked for: what is done, how much of how much, and when that was told."""

    what: str
    done: int
    of: int
    at: datetime


@dataclass(frozen=True)
class Round:
    """A round as it is kept. `progress` is None where no run is asked for or under way."""

    id: RoundId
    programme: ProgrammeId
    number: int
    status: RoundStatus
    current_run: RunId | None
    version: int
    progress: RunProgress | None
    trouble: str | None
    created_at: datetime
    changed_at: datetime

    @property
    def is_running(self) -> bool:
        """Whether a run is asked for or under way."""
        return self.progress is not None


@dataclass(frozen=True)
class RunRequest:
    """What is asked of a snapshot: pairs that must and must not be made, and who has left since."""

    pins: frozenset[Pair] = frozenset()
    vetoes: frozenset[Pair] = frozenset()
    without: frozenset[PersonId] = frozenset()


@dataclass(frozen=True)
class RoundFacts:
    """What decides whether a round may go on.

    `vetoed` counts pairs that stand in its current run though they must not, `unpinned` those that do not
    though they must.
    """

    status: RoundStatus
    is_running: bool
    pairs: int
    vetoed: int
    unpinned: int


_CALLED = {
    RoundStatus.DRAFT: phrase("draft"),
    RoundStatus.PROPOSED: phrase("proposed"),
    RoundStatus.REVIEWED: phrase("reviewed"),
    RoundStatus.PUBLISHED: phrase("published"),
    RoundStatus.CLOSED: phrase("closed"),
}
RUN_FIRST = phrase("it has not been run yet. Run it, and it is proposed as soon as the run is whole.")
NO_DRAFT_AGAIN = phrase("it has been run, and does not become a draft again. Make a new round instead.")
BEING_RUN = phrase("it is being run. Wait until the run is whole, or stop the run.")
NO_PAIRS = phrase(
    "its run made no pair. Look at who was left over, change rules or people, and run it again."
)
NOT_REVIEWED = phrase(
    "nobody has marked it as reviewed. Look through its pairs first, and mark it as reviewed."
)
AT_WORK = phrase(
    "its pairs are at work already. Close it when they have ended, or repair it when somebody leaves."
)
OVER = phrase("it is closed, and that cannot be taken back. Make a new round instead.")

NEXT: Mapping[RoundStatus, frozenset[RoundStatus]] = MappingProxyType(
    {
        RoundStatus.DRAFT: frozenset({RoundStatus.CLOSED}),
        RoundStatus.PROPOSED: frozenset({RoundStatus.REVIEWED, RoundStatus.CLOSED}),
        RoundStatus.REVIEWED: frozenset({RoundStatus.PROPOSED, RoundStatus.PUBLISHED, RoundStatus.CLOSED}),
        RoundStatus.PUBLISHED: frozenset({RoundStatus.CLOSED}),
        RoundStatus.CLOSED: frozenset(),
    }
)
"""The steps that somebody may take; from draft to proposed a round comes only by being run."""

RUNNABLE = frozenset({RoundStatus.DRAFT, RoundStatus.PROPOSED, RoundStatus.REVIEWED})
"""Where a round may be run, and decisions on its pairs may be made."""
SWAPPABLE = frozenset({RoundStatus.PROPOSED, RoundStatus.REVIEWED})
REPAIRABLE = SWAPPABLE | {RoundStatus.PUBLISHED}


def why_not_to(facts: RoundFacts, to: RoundStatus) -> str | None:
    """Why a round may not take this step, as the end of a sentence with what to do; None where it may."""
    refused = _why_never(facts.status, to)
    if refused:
        return refused
    if facts.is_running:
        return BEING_RUN
    if to in (RoundStatus.REVIEWED, RoundStatus.PUBLISHED):
        return _contradictions(facts)
    return None


def why_not_in(status: RoundStatus, allowed: Collection[RoundStatus]) -> str | None:
    """Why something that is done only in these statuses is not done in this one; None where it is."""
    if status in allowed:
        return None
    return {
        RoundStatus.DRAFT: RUN_FIRST,
        RoundStatus.PUBLISHED: AT_WORK,
        RoundStatus.CLOSED: OVER,
    }[status]


def status_after(kind: RunKind, status: RoundStatus) -> RoundStatus:
    """The status after a new run became the one that counts: pairs that changed wait to be looked at again.

    Only a repair reaches a published round, and leaves it published.
    """
    if kind is RunKind.REPAIR and status is RoundStatus.PUBLISHED:
        return status
    return RoundStatus.PROPOSED


def check_pin(pins: Collection[Pair], pin: Pair, room: int) -> None:
    """Make sure that a pin can be kept beside those that there are; the same pin again is no further one.

    Raises:
        PinnedElsewhere: the mentee is pinned to another mentor.
        PinsOverRoom: as many mentees are pinned to the mentor as she has room for.
    """
    if any(other.mentee == pin.mentee and other.mentor != pin.mentor for other in pins):
        raise PinnedElsewhere()
    beside = sum(other.mentor == pin.mentor and other.mentee != pin.mentee for other in pins)
    if beside + 1 > room:
        raise PinsOverRoom(room=room, pinned=beside)


def _why_never(status: RoundStatus, to: RoundStatus) -> str | None:
    if to in NEXT[status]:
        return None
    if status is to:
        return phrase("it is {state} already.", state=_CALLED[status])
    if status is RoundStatus.CLOSED:
        return OVER
    if status is RoundStatus.PUBLISHED:
        return AT_WORK
    if status is RoundStatus.DRAFT:
        return RUN_FIRST
    return NO_DRAFT_AGAIN if to is RoundStatus.DRAFT else NOT_REVIEWED


def _contradictions(facts: RoundFacts) -> str | None:
    if not facts.pairs:
        return NO_PAIRS
    if facts.vetoed:
        return phrase(
            "pairs that were vetoed and still stand in it: {count}. "
            "Apply the vetoes as swaps, withdraw them, or run the round again.",
            count=facts.vetoed,
        )
    if facts.unpinned:
        return phrase(
            "pairs that were pinned and do not stand in it: {count}. "
            "Apply the pins as swaps, withdraw them, or run the round again.",
            count=facts.unpinned,
        )
    return None
