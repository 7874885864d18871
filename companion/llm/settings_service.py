"""What an organisation decides about AI, what it was used for, and what of a person it was given."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from companion import access
from companion.access import Action, Viewer
from companion.accounts.audit import record
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import AiSettingInvalid, VersionOutdated
from companion.languages.phrase import phrase
from companion.llm import store
from companion.llm.fields import checked_fields
from companion.llm.gateway import ModelRole
from companion.llm.ledger import Caps, Line, Month, month_of
from companion.llm.model_desk import ModelDesk, machine_choice
from companion.llm.store import Stored

PROVIDERS = frozenset(
    [
        "anthropic",
        "openai",
        "gemini",
        "mistral",
        "groq",
        "cohere",
        "deepseek",
        "openrouter",
        "together_ai",
        "xai",
    ]
)
"""Providers at addresses of their own that an organisation may choose with its own key."""
_MOST_MICROS, _MOST_TOKENS = 10**12, 10**12


@dataclass(frozen=True)
class Wish:
    """What an administrator wants; `key` None keeps the one that is there."""

    enabled: bool
    model: str | None
    base_url: str | None
    key: str | None
    caps: Caps
    fields: Collection[str]


@dataclass(frozen=True)
class Standing:
    """What is set and in force: `model` None where no model is at hand, whatever is switched on."""

    stored: Stored
    model: str | None
    local: bool
    caps: Caps
    month: Month

    @property
    def works(self) -> bool:
        """Whether texts are phrased by a model now."""
        return self.stored.enabled and self.model is not None


def read_standing(work: UnitOfWork, viewer: Viewer, *, desk: ModelDesk) -> Standing:
    """What is set, and what this month took."""
    access.require(viewer, Action.SET_AI, None)
    return _standing(work, desk)


def change_settings(
    work: UnitOfWork, viewer: Viewer, wish: Wish, *, expected_version: int, desk: ModelDesk, clock: Clock
) -> Standing:
    """Put other settings in force, from the next text on.

    Raises:
        VersionOutdated: somebody changed them meanwhile.
        AiFieldNever, AiSettingInvalid: something that cannot be set.
    """
    access.require(viewer, Action.SET_AI, None)
    before = store.read_settings(work)
    if before.version + 1 != expected_version:
        raise VersionOutdated(what="page")
    after = _wanted(work, before, wish, desk)
    if not store.write_settings(work, after, at=clock.now()):
        raise VersionOutdated(what="page")
    facts = {
        "enabled": after.enabled,
        "own_model": after.model is not None,
        "fields": len(after.fields),
        "cap_tokens": after.caps.tokens or 0,
        "key_changed": wish.key is not None,
    }
    record(work, viewer, "ai.settings_changed", facts=facts, clock=clock)
    return _standing(work, desk)


def read_ledger(
    work: UnitOfWork, viewer: Viewer, *, limit: int, before: tuple[datetime, UUID] | None = None
) -> list[Line]:
    """What AI was asked, the newest first: figures, and no text."""
    access.require(viewer, Action.SET_AI, None)
    return store.read_lines(work, limit=limit, before=before)


def read_own(work: UnitOfWork, viewer: Viewer, *, limit: int, desk: ModelDesk) -> tuple[Standing, list[Line]]:
    """What AI may be given about the viewer, and every call that carried something of hers."""
    lines = [] if viewer.person is None else store.read_lines(work, limit=limit, person=viewer.person)
    return _standing(work, desk), lines


def _standing(work: UnitOfWork, desk: ModelDesk) -> Standing:
    stored = store.read_settings(work)
    # The key is not read here, so a lost secret does not hide the page where that is mended.
    machine = machine_choice(desk.settings, ModelRole.WRITER)
    model = stored.model or (machine.model if machine else None)
    local = machine.local if machine is not None and stored.model is None else False
    month = store.read_month(work, month_of(desk.clock.now()))
    return Standing(stored, model, local, desk.caps(stored), month)


def _wanted(work: UnitOfWork, before: Stored, wish: Wish, desk: ModelDesk) -> Stored:
    model, address = wish.model or None, wish.base_url or None
    if model is None:
        if address or wish.key:
            raise AiSettingInvalid(what="a key or an address needs a model to go with it; name the model.")
        sealed = None
    else:
        _check_model(model, address, desk.settings.organisation_model_addresses)
        # A key was given for one provider, and never goes to another one.
        kept = before.sealed_key if (before.model, before.base_url) == (model, address) else None
        sealed = desk.seal.close(work.tenant, wish.key) if wish.key else kept
        if sealed is None:
            raise AiSettingInvalid(
                what=phrase(
                    "{model} needs the key that its provider gave you; enter it as well.", model=model
                )
            )
    _check_cap(wish.caps.tokens, _MOST_TOKENS)
    _check_cap(wish.caps.micros, _MOST_MICROS)
    return replace(
        before,
        enabled=wish.enabled,
        model=model,
        base_url=address,
        sealed_key=sealed,
        caps=wish.caps,
        fields=checked_fields(wish.fields),
        version=before.version + 1,
    )


def _check_model(model: str, address: str | None, allowed: str) -> None:
    if not re.fullmatch(r"[a-z_]+/[\w.:/@-]{1,200}", model):
        raise AiSettingInvalid(
            what="a model is named as `provider/name`, such as `anthropic/claude-sonnet-4-5`."
        )
    addresses = {one.strip().rstrip("/") for one in allowed.split(",") if one.strip()}
    if address is not None and address.rstrip("/") not in addresses:
        raise AiSettingInvalid(
            what="the operator of this service has not allowed that address; ask for it, or leave it empty."
        )
    provider = model.split("/")[0]
    if provider not in PROVIDERS:
        raise AiSettingInvalid(
            what=phrase(
                "`{provider}` is no provider here. There are {known}.",
                provider=provider,
                known=", ".join(sorted(PROVIDERS)),
            )
        )


def _check_cap(cap: int | None, most: int) -> None:
    if cap is not None and not 0 <= cap <= most:
        raise AiSettingInvalid(what="a budget is 0 or more; leave it empty for none.")
