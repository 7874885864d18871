"""The review of a round: its pairs and why, who was left over, changes with their price; and own matches."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from companion.accounts.account_service import names_of
from companion.api.api_router import api_router
from companion.api.etags import tag
from companion.api.idempotency import Once
from companion.api.paging import PageAsked
from companion.api.review_views import (
    change_preview,
    left_over_entry,
    my_match_view,
    pair_changes,
    pair_entry,
    pair_view,
)
from companion.api.round_views import round_view
from companion.api.session import Signed, SignedScope
from companion.contracts.my_matches import MyMatches
from companion.contracts.round_review import (
    ChangePreview,
    LeftOverPage,
    PairChanges,
    PairPage,
    PairView,
    RepairApplication,
    RepairBody,
    SwapApplication,
    SwapBody,
)
from companion.contracts.rounds import RoundView
from companion.explaining.my_matches import my_matches
from companion.ids import AccountId, PersonId, RoundId
from companion.matching.reviewing import review_service, revising_service
from companion.matching.reviewing.revising_service import Chosen, Swap, WayKind
from companion.matching.rounds import round_service
from companion.matching.rounds.round import Decision, Pair

router = api_router("Review")

Undecided = Annotated[bool, Query(description="Only pairs that nobody has approved, pinned or vetoed.")]
Ask = Annotated[
    bool,
    Query(description="Whether to work out alternatives and costs; without it a pair is shown at once."),
]


@router.get("/rounds/{round_id}/pairs")
def list_pairs(signed: Signed, round_id: UUID, asked: PageAsked, undecided: Undecided = False) -> PairPage:
    """List the pairs of a round, the least sure first."""
    key = asked.after(float, UUID)
    rows = review_service.pairs_page(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        after=None if key is None else (key[0], PersonId(key[1])),
        limit=asked.fetch,
        undecided=undecided,
    )
    page = asked.cut(rows, key=lambda row: (repr(row.total), row.pair.mentee))
    names = _deciders(signed, [row.decision for row in page.items])
    return PairPage(items=[pair_entry(row, names) for row in page.items], next=page.next)


@router.get("/rounds/{round_id}/unmatched")
def list_unmatched(signed: Signed, round_id: UUID, asked: PageAsked) -> LeftOverPage:
    """List who has nobody in a round and why, mentees first."""
    key = asked.after(str, UUID)
    part = review_service.left_over_page(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        after=None if key is None else (key[0], PersonId(key[1])),
        limit=asked.fetch,
    )
    page = asked.cut(part.people, key=lambda one: (one.side.value, one.person))
    return LeftOverPage(items=[left_over_entry(one, part.names) for one in page.items], next=page.next)


@router.get("/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}")
def read_pair(signed: Signed, round_id: UUID, mentee_id: UUID, mentor_id: UUID, ask: Ask = True) -> PairView:
    """Show why two were matched or, where they were not, what keeps them from it and what it would cost."""
    shown = review_service.read_pair(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        Pair(PersonId(mentee_id), PersonId(mentor_id)),
        signed.services.workbench,
        ask=ask,
    )
    return pair_view(shown, _deciders(signed, [shown.decision]))


@router.get("/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}/changes")
def read_pair_changes(signed: Signed, round_id: UUID, mentee_id: UUID, mentor_id: UUID) -> PairChanges:
    """Show what would have changed a pair: the engine run again with one thing different at a time."""
    shown = review_service.read_changes(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        Pair(PersonId(mentee_id), PersonId(mentor_id)),
        signed.services.workbench,
    )
    return pair_changes(shown)


@router.post("/rounds/{round_id}/swaps/preview")
def preview_swap(signed: Signed, round_id: UUID, body: SwapBody) -> ChangePreview:
    """Show what bringing two together, or parting them, would cost and who would move; nothing changes."""
    shown = revising_service.preview_swap(
        signed.work, signed.viewer, RoundId(round_id), _swap(body), signed.services.workbench
    )
    return change_preview(shown)


@router.post("/rounds/{round_id}/swaps")
def make_swap(
    signed: Signed, once: Once, round_id: UUID, body: SwapApplication, response: Response
) -> RoundView:
    """Make a swap as its preview showed it; refused where anything that it was made from has changed."""
    revising_service.apply_swap(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        _swap(body),
        Chosen(body.basis, WayKind(body.way)),
        signed.services.workbench,
        clock=signed.clock,
    )
    return once.keep(_shown(signed, RoundId(round_id), response))


@router.post("/rounds/{round_id}/repair/preview")
def preview_repair(signed: Signed, round_id: UUID, body: RepairBody) -> ChangePreview:
    """Show both ways to go on without who leaves, each with its price; nothing changes."""
    shown = revising_service.preview_repair(
        signed.work, signed.viewer, RoundId(round_id), _person(body), signed.services.workbench
    )
    return change_preview(shown)


@router.post("/rounds/{round_id}/repair")
def make_repair(
    signed: Signed, once: Once, round_id: UUID, body: RepairApplication, response: Response
) -> RoundView:
    """Go on without who left, as the preview showed it; a published round's mentorships move with it."""
    revising_service.apply_repair(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        _person(body),
        Chosen(body.basis, WayKind(body.way)),
        signed.services.workbench,
        clock=signed.clock,
        address=signed.services.settings.public_address,
    )
    return once.keep(_shown(signed, RoundId(round_id), response))


@router.get("/my/matches", tags=["Own"])
def list_my_matches(signed: Signed, ended: bool = False) -> MyMatches:
    """Show your own living matches, or those that have ended: with whom, and why, in your own view."""
    found = my_matches(signed.work, signed.viewer, ended=ended)
    return MyMatches(items=[my_match_view(one) for one in found])


def _swap(body: SwapBody) -> Swap:
    return Swap(Pair(PersonId(body.mentee_id), PersonId(body.mentor_id)), together=body.together)


def _person(body: RepairBody) -> PersonId | None:
    return None if body.person_id is None else PersonId(body.person_id)


def _deciders(signed: SignedScope, decisions: list[Decision | None]) -> dict[AccountId, str]:
    who = {decision.decided_by for decision in decisions if decision and decision.decided_by}
    return names_of(signed.work, who)


def _shown(signed: SignedScope, round_id: RoundId, response: Response) -> RoundView:
    state = round_service.read_round(signed.work, signed.viewer, round_id)
    tag(response, state.round.version)
    return round_view(state)
