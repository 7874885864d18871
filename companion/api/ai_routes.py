"""Settings for AI, its ledger, and what of oneself it was given."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import Response

from companion.api.api_router import api_router
from companion.api.etags import ExpectedVersion, tag
from companion.api.paging import PageAsked
from companion.api.session import Signed
from companion.contracts.ai import AiCall, AiLedgerPage, AiSettingsView, AiWish, MyAi
from companion.llm import settings_service
from companion.llm.fields import READABLE
from companion.llm.ledger import Caps, Line
from companion.llm.settings_service import Standing, Wish

router = api_router("AI")

_MICROS = 1_000_000
_MOST_OWN = 200


@router.get("/ai/settings")
def read_ai_settings(signed: Signed, response: Response) -> AiSettingsView:
    """Show what is set for AI, what is in force, and what this month took."""
    return _shown(
        response, settings_service.read_standing(signed.work, signed.viewer, desk=signed.services.models)
    )


@router.put("/ai/settings")
def change_ai_settings(
    signed: Signed, expected: ExpectedVersion, body: AiWish, response: Response
) -> AiSettingsView:
    """Put other settings for AI in force, from the next text on."""
    micros = None if body.month_dollars is None else round(body.month_dollars * _MICROS)
    wish = Wish(
        body.enabled, body.model, body.base_url, body.key, Caps(body.month_tokens, micros), body.fields
    )
    changed = settings_service.change_settings(
        signed.work,
        signed.viewer,
        wish,
        expected_version=expected,
        desk=signed.services.models,
        clock=signed.clock,
    )
    return _shown(response, changed)


@router.get("/ai/ledger")
def read_ai_ledger(signed: Signed, asked: PageAsked) -> AiLedgerPage:
    """List every question to a model, the newest first: what it took, and never a text."""
    key = asked.after(datetime.fromisoformat, UUID)
    before = None if key is None else (key[0], key[1])
    lines = settings_service.read_ledger(signed.work, signed.viewer, limit=asked.fetch, before=before)
    page = asked.cut(lines, key=lambda line: (line.at.isoformat(), line.id))
    return AiLedgerPage(items=[_call(line) for line in page.items], next=page.next)


@router.get("/me/ai")
def read_my_ai(signed: Signed) -> MyAi:
    """Show what AI may be given about you, and every question that carried something of yours."""
    standing, lines = settings_service.read_own(
        signed.work, signed.viewer, limit=_MOST_OWN, desk=signed.services.models
    )
    return MyAi(
        works=standing.works,
        model_in_force=standing.model if standing.works else None,
        stays_here=standing.local,
        fields=_ordered(standing.stored.fields),
        calls=[_call(line) for line in lines],
    )


def _shown(response: Response, standing: Standing) -> AiSettingsView:
    stored = standing.stored
    # The first version is the one that nobody has set yet.
    tag(response, stored.version + 1)
    return AiSettingsView(
        enabled=stored.enabled,
        model=stored.model,
        base_url=stored.base_url,
        month_dollars=_dollars(stored.caps.micros),
        month_tokens=stored.caps.tokens,
        fields=_ordered(stored.fields),
        has_key=stored.sealed_key is not None,
        works=standing.works,
        model_in_force=standing.model if standing.works else None,
        stays_here=standing.local,
        fields_to_choose=list(READABLE),
        month=standing.month.month,
        spent_dollars=standing.month.micros / _MICROS,
        spent_tokens=standing.month.tokens,
        cap_dollars=_dollars(standing.caps.micros),
        cap_tokens=standing.caps.tokens,
    )


def _call(line: Line) -> AiCall:
    return AiCall(
        id=line.id,
        at=line.at,
        use=line.use,
        prompt=line.prompt,
        prompt_version=line.prompt_version,
        model=line.model,
        stays_here=line.local,
        outcome=line.outcome,
        tokens_read=line.tokens_read,
        tokens_written=line.tokens_written,
        dollars=_dollars(line.micros),
        seconds=line.milliseconds / 1_000,
        people=line.people,
    )


def _dollars(micros: int | None) -> float | None:
    return None if micros is None else micros / _MICROS


def _ordered(fields: frozenset[str]) -> list[str]:
    return [field for field in READABLE if field in fields]
