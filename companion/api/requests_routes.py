"""Asking a mentor, answering, and looking after who waits."""

from __future__ import annotations

from uuid import UUID

from fastapi import Response

from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.idempotency import Once
from companion.api.request_views import asked_view, outcome, own_view, queue_view
from companion.api.session import Signed, SignedScope
from companion.contracts.requests import (
    Acceptance,
    AskedOfMe,
    AwayView,
    Forwarding,
    NewAway,
    NewRequest,
    OpenRequests,
    OwnRequests,
    OwnRequestView,
    Refusal,
    RequestOutcome,
    Said,
)
from companion.ids import PersonId, ProgrammeId, RequestId
from companion.matching.choosing.asking_service import AskTools
from companion.programmes.programme_service import read_programme_record
from companion.requests import answering_service, asking_service, queue_service, reading_service
from companion.requests.answering_service import Yes
from companion.requests.asking_service import RequestWish
from companion.requests.request import Request
from companion.requests.telling import Telling

router = api_router("Requests")


# ---- the mentee ----------------------------------------------------------------------------------


@router.post("/programmes/{programme_id}/requests", status_code=201)
def ask_mentor(
    signed: Signed, once: Once, programme_id: UUID, body: NewRequest, response: Response
) -> OwnRequestView:
    """Ask a mentor to be one's own; the others on the list are asked in turn where she cannot."""
    mentors = tuple(PersonId(one) for one in body.mentors)
    wish = RequestWish(mentors, body.wants, again=body.again)
    made = asking_service.ask(signed.work, signed.viewer, ProgrammeId(programme_id), wish, _telling(signed))
    tag(response, made.version)
    return once.keep(own_view(reading_service.own_view(signed.work, [made])[0]))


@router.get("/my/requests")
def read_own_requests(signed: Signed) -> OwnRequests:
    """Show whom one asked, where each request stands, whose turn it is, and by when that ends."""
    found = reading_service.own_requests(signed.work, signed.viewer)
    return OwnRequests(items=[own_view(one) for one in found])


@router.post("/requests/{request_id}/answer")
def answer_question(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, body: Said, response: Response
) -> RequestOutcome:
    """Answer what the mentor asked first."""
    done = asking_service.answer_question(
        signed.work,
        signed.viewer,
        RequestId(request_id),
        body.text,
        _telling(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.post("/requests/{request_id}/withdraw")
def withdraw_request(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, response: Response
) -> RequestOutcome:
    """Want it no longer; no reason is asked for."""
    done = asking_service.withdraw(
        signed.work, signed.viewer, RequestId(request_id), _telling(signed), expected_version=expected
    )
    return once.keep(_done(done, response))


# ---- the mentor ----------------------------------------------------------------------------------


@router.get("/my/asked")
def read_asked_of_me(signed: Signed) -> AskedOfMe:
    """Show what came to one as a mentor: who asks, what she wants, and until when one can answer."""
    found = reading_service.asked_of_me(signed.work, signed.viewer, _tools(signed), clock=signed.clock)
    return asked_view(found, signed.viewer.person)


@router.post("/requests/{request_id}/accept")
def accept_request(
    signed: Signed,
    once: Once,
    request_id: UUID,
    expected: ExpectedVersion,
    body: Acceptance,
    response: Response,
) -> RequestOutcome:
    """Take a mentee on, at once or after a first talk."""
    done = answering_service.accept(
        signed.work,
        signed.viewer,
        RequestId(request_id),
        Yes(body.again, body.talk_first),
        _telling(signed),
        _tools(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.post("/requests/{request_id}/decline")
def decline_request(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, body: Refusal, response: Response
) -> RequestOutcome:
    """Say no; whoever is next on the mentee's list is asked."""
    done = answering_service.decline(
        signed.work,
        signed.viewer,
        RequestId(request_id),
        body.reason,
        _telling(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.post("/requests/{request_id}/question")
def ask_question_first(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, body: Said, response: Response
) -> RequestOutcome:
    """Ask the mentee something before one answers; one's own time stands still meanwhile."""
    done = answering_service.ask_first(
        signed.work,
        signed.viewer,
        RequestId(request_id),
        body.text,
        _telling(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.put("/programmes/{programme_id}/requests/away")
def set_away(signed: Signed, programme_id: UUID, body: NewAway) -> AwayView:
    """Be shown to nobody for now, or be shown again."""
    programme = ProgrammeId(programme_id)
    kept = answering_service.set_away(signed.work, signed.viewer, programme, body.away, _telling(signed))
    name = read_programme_record(signed.work, signed.viewer, programme).charter.name
    return AwayView(programme=programme, name=name, away=kept.paused_at is not None)


# ---- both, after a first talk --------------------------------------------------------------------


@router.post("/requests/{request_id}/confirm")
def confirm_request(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, response: Response
) -> RequestOutcome:
    """Say after a first talk that one would go on; when both have, they are a pair."""
    done = answering_service.confirm(
        signed.work,
        signed.viewer,
        RequestId(request_id),
        _telling(signed),
        _tools(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.post("/requests/{request_id}/part")
def end_trial(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, response: Response
) -> RequestOutcome:
    """Leave it at a first talk; nobody's fault, and no reason is asked for."""
    done = answering_service.end_trial(
        signed.work, signed.viewer, RequestId(request_id), _telling(signed), expected_version=expected
    )
    return once.keep(_done(done, response))


# ---- the case-owner ------------------------------------------------------------------------------


@router.get("/programmes/{programme_id}/requests")
def read_open_requests(signed: Signed, programme_id: UUID) -> OpenRequests:
    """Show who waits for what, since when, and which mentors could be asked."""
    return queue_view(queue_service.read_queue(signed.work, signed.viewer, ProgrammeId(programme_id)))


@router.post("/requests/{request_id}/forward")
def forward_request(
    signed: Signed,
    once: Once,
    request_id: UUID,
    expected: ExpectedVersion,
    body: Forwarding,
    response: Response,
) -> RequestOutcome:
    """Ask another mentor for a mentee whose list has come to its end."""
    done = queue_service.forward(
        signed.work,
        signed.viewer,
        RequestId(request_id),
        PersonId(body.mentor),
        _telling(signed),
        expected_version=expected,
    )
    return once.keep(_done(done, response))


@router.post("/requests/{request_id}/no-match")
def tell_no_match(
    signed: Signed, once: Once, request_id: UUID, expected: ExpectedVersion, response: Response
) -> RequestOutcome:
    """Tell a mentee that there is no match this time; in the next round it counts for her."""
    done = queue_service.tell_no_match(
        signed.work, signed.viewer, RequestId(request_id), _telling(signed), expected_version=expected
    )
    return once.keep(_done(done, response))


def _done(request: Request, response: Response) -> RequestOutcome:
    tag(response, request.version)
    return outcome(request)


def _telling(signed: SignedScope) -> Telling:
    return Telling(signed.clock, signed.services.settings.public_address)


def _tools(signed: SignedScope) -> AskTools:
    return AskTools(signed.services.indexes, signed.services.encoders)
