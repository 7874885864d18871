"""Which model plays which role for which organisation, and the gateway to it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property

from pydantic import SecretStr

from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.errors import ModelNotConfigured
from companion.ids import TenantId
from companion.llm import litellm_door, store
from companion.llm.asking import Machine, ModelGateway
from companion.llm.bookkeeping import Books
from companion.llm.gateway import LlmGateway, ModelRole
from companion.llm.ledger import Caps
from companion.llm.models import ModelChoice, Price
from companion.llm.sealing import FILE, Seal
from companion.llm.store import Stored
from companion.llm.unwritten import Unwritten
from companion.settings import Settings

LONGEST_LOAD_SECONDS = 60.0


@dataclass(frozen=True)
class ModelDesk:
    """Hands out gateways; shared by everything in one process, as the breakers are."""

    database: Database
    settings: Settings
    clock: Clock

    @cached_property
    def machine(self) -> Machine:
        """What all calls of this process share."""
        return Machine(self.clock)

    @cached_property
    def seal(self) -> Seal:
        """What encrypts the keys of organisations."""
        return Seal(self.settings.data_dir / FILE)

    def gateway(self, tenant: TenantId, role: ModelRole = ModelRole.WRITER) -> LlmGateway | None:
        """The way to the model of an organisation; None where none is set or AI is switched off there.

        It opens transactions of its own, a short one now and two for each call.

        Raises:
            AiSecretLost: the organisation's key cannot be read.
        """
        with self.database.transaction(tenant) as work:
            stored = store.read_settings(work)
        choice = self.choice(tenant, stored, role) if stored.enabled else None
        if choice is None:
            return None
        # It takes seconds, and the first call should not pay for them out of its own time.
        litellm_door.load(until=0.0)
        books = Books(self.database, tenant, self.caps(stored), self.clock)
        return ModelGateway(choice, self.machine, books)

    def begin_loading(self) -> None:
        """Begin to load what a call needs: it takes seconds."""
        litellm_door.load(until=0.0)

    def wait_until_loaded(self, seconds: float = LONGEST_LOAD_SECONDS) -> None:
        """Wait for that, so long at most, for a call whose own time should not pay for it."""
        litellm_door.load(until=time.monotonic() + seconds)

    def has_writer(self, work: UnitOfWork) -> bool:
        """Whether a text of this organisation would be phrased by a model now; no key is read for it."""
        stored = store.read_settings(work)
        return stored.enabled and (stored.model or self.settings.writer_model) is not None

    def choice(self, tenant: TenantId, stored: Stored, role: ModelRole) -> ModelChoice | None:
        """The organisation's own writer, else the machine's; its own never sees the machine's key."""
        if role is ModelRole.WRITER and stored.model is not None:
            key = self.seal.open(tenant, stored.sealed_key) if stored.sealed_key else "none"
            return ModelChoice(role, stored.model, key, stored.base_url)
        return machine_choice(self.settings, role)

    def caps(self, stored: Stored) -> Caps:
        """The lower of what the organisation and the machine's operator set."""
        dollars = self.settings.month_dollars
        micros = None if dollars is None else int(dollars * 1_000_000)
        return Caps(
            _lower(stored.caps.tokens, self.settings.month_tokens), _lower(stored.caps.micros, micros)
        )


def may_read(work: UnitOfWork, field_name: str) -> bool:
    """Whether AI may be given a field of a profile in this organisation."""
    return field_name in store.read_settings(work).fields


def readable_fields(work: UnitOfWork) -> frozenset[str]:
    """Every field of a profile that AI may be given in this organisation."""
    return store.read_settings(work).fields


def machine_choice(settings: Settings, role: ModelRole) -> ModelChoice | None:
    """The model of this machine for a role; None where none is set."""
    if role is ModelRole.JUDGE:
        if settings.judge_model is None:
            return None
        return ModelChoice(
            role,
            settings.judge_model,
            _shown(settings.judge_key),
            settings.judge_base_url,
            settings.judge_local,
        )
    if settings.writer_model is None:
        return None
    price = None
    if settings.writer_price_read is not None:
        price = Price(settings.writer_price_read, settings.writer_price_written or 0.0)
    key = _shown(settings.writer_key)
    return ModelChoice(
        role, settings.writer_model, key, settings.writer_base_url, settings.writer_local, price
    )


def unwritten_gateway(settings: Settings, role: ModelRole, clock: Clock) -> ModelGateway:
    """A gateway without a ledger, for questions that carry nobody's data.

    Raises:
        ModelNotConfigured: no model is set for this role.
    """
    choice = machine_choice(settings, role)
    if choice is None:
        name = role.value.upper()
        raise ModelNotConfigured(
            role=role.value, setting=f"COMPANION_{name}_MODEL", key=f"COMPANION_{name}_KEY"
        )
    return ModelGateway(choice, Machine(clock), Unwritten())


def _shown(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()


def _lower(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)
