"""Programmes: the charter, the rules, their versions, trying rules, and the programme at a glance."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response

from companion.access import Action, may
from companion.accounts.account_service import names_of
from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.idempotency import Once
from companion.api.overview_views import overview_view
from companion.api.paging import PageAsked
from companion.api.programme_views import (
    charter_in,
    form_in,
    programme_entry,
    programme_view,
    version_view,
)
from companion.api.rules_check_views import rules_check_view
from companion.api.session import Signed, SignedScope
from companion.contracts.charter import AdviceView, CharterAdvice
from companion.contracts.programme_overview import OverviewView
from companion.contracts.programmes import (
    NewProgramme,
    ProgrammeChange,
    ProgrammePage,
    ProgrammeView,
    Restoring,
    VersionPage,
)
from companion.contracts.rules_check import RulesCheckView, RulesTrial
from companion.ids import ProgrammeId
from companion.languages.phrase import spoken_now
from companion.matching.overview import overview_service, rules_service
from companion.programmes import programme_service
from companion.programmes.charter_advice import ADVICE
from companion.programmes.record import ProgrammeRecord
from companion.programmes.wish import Wish

router = api_router("Programmes")

VersionNumber = Annotated[int, Path(ge=1, le=2_147_483_647, description="The number of a version.")]
WithWords = Annotated[
    bool, Query(description="Whether to count the words of wants and offers too, which takes longest.")
]


@router.get("/programmes")
def list_programmes(signed: Signed, asked: PageAsked) -> ProgrammePage:
    """List the programmes in which you have a role, by name."""
    key = asked.after(str, UUID)
    after = None if key is None else (key[0], ProgrammeId(key[1]))
    rows = programme_service.list_programmes(signed.work, signed.viewer, after=after, limit=asked.fetch)
    page = asked.cut(rows, key=lambda record: (record.charter.name, record.id))
    return ProgrammePage(items=[programme_entry(record) for record in page.items], next=page.next)


@router.post("/programmes", status_code=201)
def make_programme(signed: Signed, once: Once, body: NewProgramme, response: Response) -> ProgrammeView:
    """Make a programme; a charter with a name is enough to begin with."""
    made = programme_service.make_programme(
        signed.work,
        signed.viewer,
        charter_in(body.charter),
        rules=body.rules,
        why=body.why,
        clock=signed.clock,
    )
    return once.keep(_shown(signed, response, made))


@router.get("/programmes/{programme_id}")
def read_programme(signed: Signed, programme_id: UUID, response: Response) -> ProgrammeView:
    """Show a programme as it is in force; its rules are for administrators and case-owners."""
    found = programme_service.read_programme_record(signed.work, signed.viewer, ProgrammeId(programme_id))
    return _shown(signed, response, found)


@router.put("/programmes/{programme_id}")
def change_programme(
    signed: Signed,
    programme_id: UUID,
    expected: ExpectedVersion,
    body: ProgrammeChange,
    response: Response,
) -> ProgrammeView:
    """Put a charter and rules in force, as a new version; the one before can be brought back."""
    changed = programme_service.change_programme(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        Wish(charter_in(body.charter), body.rules, form_in(body.form)),
        expected_version=expected,
        why=body.why,
        clock=signed.clock,
    )
    return _shown(signed, response, changed)


@router.get("/programmes/{programme_id}/versions")
def list_versions(signed: Signed, programme_id: UUID, asked: PageAsked) -> VersionPage:
    """List the versions of a programme, the newest first, each with what it changed."""
    key = asked.after(int)
    rows = programme_service.versions(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        before=None if key is None else key[0],
        limit=asked.fetch,
    )
    page = asked.cut(rows, key=lambda step: (step.version.number,))
    authors = {step.version.changed_by for step in page.items if step.version.changed_by}
    names = names_of(signed.work, authors)
    return VersionPage(items=[version_view(step, names) for step in page.items], next=page.next)


@router.post("/programmes/{programme_id}/versions/{number}/restore")
def restore_version(
    signed: Signed,
    programme_id: UUID,
    number: VersionNumber,
    expected: ExpectedVersion,
    body: Restoring,
    response: Response,
) -> ProgrammeView:
    """Bring an older version back, as a new one; that can be undone in the same way."""
    restored = programme_service.restore_version(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        number,
        expected_version=expected,
        why=body.why,
        clock=signed.clock,
    )
    return _shown(signed, response, restored)


@router.post("/programmes/{programme_id}/rules/check")
def check_rules(signed: Signed, programme_id: UUID, body: RulesTrial) -> RulesCheckView:
    """Try rules on the people of the next round: whom they would leave with nobody. Nothing is kept."""
    found = rules_service.check_rules(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        body.rules,
        form=form_in(body.form),
        clock=signed.clock,
    )
    return rules_check_view(found)


@router.get("/programmes/{programme_id}/overview")
def show_overview(signed: Signed, programme_id: UUID, words: WithWords = True) -> OverviewView:
    """Show a programme at a glance: people, seats, who waits, the last round, and what to do next."""
    programme = ProgrammeId(programme_id)
    shown = overview_service.overview(
        signed.work,
        signed.viewer,
        programme,
        digests=signed.services.digests,
        clock=signed.clock,
        with_words=words,
    )
    return overview_view(programme, shown)


@router.get("/charter-advice")
def read_charter_advice(_signed: Signed) -> CharterAdvice:
    """Show the usual values of a charter, and who found out that they should be so."""
    return CharterAdvice(
        items=[
            AdviceView(
                field=one.field,
                usual=spoken_now(one.usual),
                why=spoken_now(one.why),
                source=spoken_now(one.source),
            )
            for one in ADVICE
        ]
    )


def _shown(signed: SignedScope, response: Response, record: ProgrammeRecord) -> ProgrammeView:
    tag(response, record.version.number)
    author = record.version.changed_by
    return programme_view(
        record,
        names_of(signed.work, {author} if author else set()),
        sees_rules=may(signed.viewer, Action.SEE_RULES, record.id),
        may_change=may(signed.viewer, Action.CHANGE_PROGRAMME, record.id),
    )
