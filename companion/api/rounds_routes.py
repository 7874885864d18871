"""Rounds: made, run, watched, decided about, taken from step to step, and what they leave."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query, Response
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, StreamingResponse

from companion.accounts.account_service import names_of
from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.events import event_stream, events_of
from companion.api.idempotency import Once
from companion.api.paging import PageAsked
from companion.api.round_views import decision_view, mentorship_entry, round_entry, round_view, round_watch
from companion.api.session import Signed, SignedScope, Visit
from companion.contracts.rounds import (
    DecisionBody,
    DecisionPage,
    DecisionView,
    MentorshipEntry,
    MentorshipPage,
    RoundPage,
    RoundView,
    RoundWatch,
    StatusChange,
)
from companion.contracts.shape import INSTANT
from companion.explaining.round_files import write_round_files
from companion.ids import MentorshipId, PersonId, ProgrammeId, RoundId
from companion.matching.rounds import mentorship_service, round_service, running_service
from companion.matching.rounds.round import DecisionKind, Pair, RoundStatus

router = api_router("Rounds")

FileName = Literal["matches.csv", "unmatched.csv", "certificate.json", "report.html", "matches.json"]
LARGEST_NUMBER = 2_147_483_647

# ---- rounds ------------------------------------------------------------------------------------


@router.get("/programmes/{programme_id}/rounds")
def list_rounds(signed: Signed, programme_id: UUID, asked: PageAsked) -> RoundPage:
    """List the rounds of a programme, the newest first."""
    key = asked.after(_number)
    rows = round_service.list_rounds(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        before=None if key is None else key[0],
        limit=asked.fetch,
    )
    page = asked.cut(rows, key=lambda found: (found.number,))
    return RoundPage(items=[round_entry(found) for found in page.items], next=page.next)


@router.post("/programmes/{programme_id}/rounds", status_code=201)
def make_round(signed: Signed, once: Once, programme_id: UUID, response: Response) -> RoundView:
    """Begin a new round of a programme, as a draft."""
    made = round_service.make_round(signed.work, signed.viewer, ProgrammeId(programme_id), clock=signed.clock)
    return once.keep(_shown(signed, made.id, response))


@router.get("/rounds/{round_id}")
def read_round(signed: Signed, round_id: UUID, response: Response) -> RoundView:
    """Show a round as it stands: its status, what its run came to, and where it can go from here."""
    return _shown(signed, RoundId(round_id), response)


@router.post("/rounds/{round_id}/run", status_code=202)
def run_round(signed: Signed, once: Once, round_id: UUID, response: Response) -> RoundView:
    """Have a round matched anew; it is seen when it is whole, and `progress` tells how far it is."""
    running_service.ask_for_run(signed.work, signed.viewer, RoundId(round_id), clock=signed.clock)
    return once.keep(_shown(signed, RoundId(round_id), response))


@router.delete("/rounds/{round_id}/run")
def stop_run(signed: Signed, round_id: UUID, response: Response) -> RoundView:
    """Stop a run that is asked for or under way; the round stays as it was before."""
    running_service.stop_run(signed.work, signed.viewer, RoundId(round_id), clock=signed.clock)
    return _shown(signed, RoundId(round_id), response)


@router.get("/rounds/{round_id}/progress", responses=events_of(RoundWatch), response_class=StreamingResponse)
def watch_round(visit: Visit, round_id: UUID) -> StreamingResponse:
    """Watch a round being run, as server-sent events; the last one says how it ended."""

    def look() -> RoundWatch:
        with visit.signed() as signed:
            return round_watch(round_service.watch_round(signed.work, signed.viewer, RoundId(round_id)))

    return event_stream(look, is_last=lambda seen: not seen.is_running)


@router.post("/rounds/{round_id}/status")
def change_status(
    signed: Signed, round_id: UUID, expected: ExpectedVersion, body: StatusChange, response: Response
) -> RoundView:
    """Take a round to its next step: reviewed, back to proposed, published or closed.

    Publishing has everybody in a pair told by mail; who has not been here gets a link that signs her in.
    """
    asked = (signed.work, signed.viewer, RoundId(round_id))
    clock, address = signed.clock, signed.services.settings.public_address
    match RoundStatus(body.status):
        case RoundStatus.PUBLISHED:
            mentorship_service.publish(*asked, expected_version=expected, clock=clock, address=address)
        case RoundStatus.CLOSED:
            mentorship_service.close(*asked, expected_version=expected, clock=clock)
        case to:
            round_service.change_status(*asked, to, expected_version=expected, clock=clock)
    return _shown(signed, RoundId(round_id), response)


@router.get("/rounds/{round_id}/files/{name}", response_class=FileResponse)
def take_round_file(signed: Signed, round_id: UUID, name: FileName) -> FileResponse:
    """Take one of the files of a round's run; they hold everything, and are for administrators."""
    folder = Path(tempfile.mkdtemp(prefix="companion-round-"))
    throw_away = _removing(folder)
    try:
        write_round_files(signed.work, signed.viewer, RoundId(round_id), folder, clock=signed.clock)
    except BaseException:
        throw_away()
        raise
    return FileResponse(folder / name, filename=name, background=BackgroundTask(throw_away))


# ---- decisions ---------------------------------------------------------------------------------


WasDecided = Annotated[
    datetime | None,
    INSTANT,
    Query(description="When that was decided which is taken back; 412 where something else is there by now."),
]


@router.get("/rounds/{round_id}/decisions")
def list_decisions(signed: Signed, round_id: UUID, asked: PageAsked) -> DecisionPage:
    """List what was decided about pairs of a round, whether they stand in its run or not."""
    key = asked.after(UUID, UUID)
    rows = round_service.list_decisions(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        after=None if key is None else Pair(PersonId(key[0]), PersonId(key[1])),
        limit=asked.fetch,
    )
    page = asked.cut(rows, key=lambda row: (row.pair.mentee, row.pair.mentor))
    names = names_of(signed.work, {row.decided_by for row in page.items if row.decided_by})
    return DecisionPage(items=[decision_view(row, names) for row in page.items], next=page.next)


@router.put("/rounds/{round_id}/decisions/{mentee_id}/{mentor_id}")
def decide_pair(
    signed: Signed, round_id: UUID, mentee_id: UUID, mentor_id: UUID, body: DecisionBody
) -> DecisionView:
    """Approve, pin or veto a pair, or note something about it, over what was decided before."""
    decision = round_service.decide(
        signed.work,
        signed.viewer,
        RoundId(round_id),
        Pair(PersonId(mentee_id), PersonId(mentor_id)),
        round_service.Verdict(
            DecisionKind(body.decision),
            body.note,
            None if body.is_over_anything else round_service.Seen(body.instead_of),
        ),
        clock=signed.clock,
    )
    return decision_view(decision, names_of(signed.work, {signed.viewer.account}))


@router.delete("/rounds/{round_id}/decisions/{mentee_id}/{mentor_id}", status_code=204)
def withdraw_decision(
    signed: Signed, round_id: UUID, mentee_id: UUID, mentor_id: UUID, decided_at: WasDecided = None
) -> None:
    """Take back what was decided about a pair."""
    pair = Pair(PersonId(mentee_id), PersonId(mentor_id))
    seen = None if decided_at is None else round_service.Seen(decided_at)
    round_service.withdraw(signed.work, signed.viewer, RoundId(round_id), pair, seen=seen, clock=signed.clock)


# ---- mentorships -------------------------------------------------------------------------------


@router.get("/programmes/{programme_id}/mentorships")
def list_mentorships(
    signed: Signed,
    programme_id: UUID,
    asked: PageAsked,
    living: Annotated[bool, Query(description="Only those that have not ended.")] = True,
) -> MentorshipPage:
    """List the mentorships of a programme in the order in which they began."""
    key = asked.after(_instant, UUID)
    part = mentorship_service.list_mentorships(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        after=None if key is None else (key[0], MentorshipId(key[1])),
        limit=asked.fetch,
        living=living,
    )
    page = asked.cut(part.items, key=lambda row: (row.began_at.isoformat(), row.id))
    return MentorshipPage(items=[mentorship_entry(row, part.names) for row in page.items], next=page.next)


@router.post("/mentorships/{mentorship_id}/end")
def end_mentorship(signed: Signed, mentorship_id: UUID) -> MentorshipEntry:
    """End a mentorship today; the two will not be matched with each other again."""
    ended = mentorship_service.end_mentorship(
        signed.work, signed.viewer, MentorshipId(mentorship_id), clock=signed.clock
    )
    return mentorship_entry(ended.items[0], ended.names)


def _shown(signed: SignedScope, round_id: RoundId, response: Response) -> RoundView:
    state = round_service.read_round(signed.work, signed.viewer, round_id)
    tag(response, state.round.version)
    return round_view(state)


def _removing(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= LARGEST_NUMBER:
        raise ValueError(text)
    return number


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant
