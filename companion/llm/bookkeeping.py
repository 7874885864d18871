"""The ledger of one organisation: what a call may take is reserved before it, and corrected after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from companion.clock import Clock
from companion.db.unit_of_work import Database
from companion.errors import BudgetSpent, ModelUnavailable
from companion.ids import TenantId, new_id
from companion.llm import litellm_door, store
from companion.llm.gateway import Ask
from companion.llm.ledger import Caps, dollars, month_of
from companion.llm.models import ModelChoice, Usage


@dataclass(frozen=True)
class _Open:
    """A call that was begun, and what was reserved for it."""

    id: UUID
    month: date
    choice: ModelChoice
    tokens: int
    micros: int


@dataclass(frozen=True)
class Books:
    """Writes in transactions of its own, so that no call holds one while a model thinks."""

    database: Database
    tenant: TenantId
    caps: Caps
    clock: Clock

    def open(self, ask: Ask[Any], choice: ModelChoice, likely: Usage) -> _Open:
        """Reserve what a call may take, and write down that it begins.

        Raises:
            BudgetSpent: the month does not allow it.
            ModelUnavailable: the month has a cap in money, and nobody knows what this model costs.
        """
        now = self.clock.now()
        micros = _cost(choice, likely)
        if micros is None and self.caps.micros is not None:
            why = "there is a budget in money, and its price is not known; set a budget in tokens instead"
            raise ModelUnavailable(model=choice.model, why=why)
        call = _Open(new_id(), month_of(now), choice, likely.read + likely.written, micros or 0)
        with self.database.transaction(self.tenant) as work:
            if not store.reserve(work, call.month, call.tokens, call.micros, self.caps):
                raise self._spent(store.read_month(work, call.month).tokens, call)
            row = {
                "id": call.id,
                "at": now,
                "use": ask.use,
                "prompt": ask.prompt.name,
                "prompt_version": ask.prompt.version,
                "model": choice.model,
                "local": choice.local,
                "tokens_read": likely.read,
                "tokens_written": likely.written,
                "micros": micros,
            }
            store.insert_call(work, row, ask.about)
        return call

    def close(self, call: object, outcome: str, used: Usage, seconds: float) -> None:
        """Write down how a call ended, and give back what it did not take."""
        if not isinstance(call, _Open):
            raise TypeError("a call that was opened elsewhere")
        micros = _cost(call.choice, used)
        with self.database.transaction(self.tenant) as work:
            spare_tokens = used.read + used.written - call.tokens
            store.settle(work, call.month, spare_tokens, (micros or 0) - call.micros)
            store.end_call(work, call.id, outcome, used, micros, int(seconds * 1_000))

    def _spent(self, tokens: int, call: _Open) -> BudgetSpent:
        with self.database.transaction(self.tenant) as work:
            month = store.read_month(work, call.month)
        cap = self.caps.tokens
        if cap is not None and tokens + call.tokens > cap:
            return BudgetSpent(spent=f"{month.tokens:,}", cap=f"{cap:,} tokens")
        return BudgetSpent(spent=dollars(month.micros), cap=dollars(self.caps.micros or 0))


def _cost(choice: ModelChoice, used: Usage) -> int | None:
    """What so many tokens cost, in millionths of a dollar; a local model costs nothing."""
    if choice.price is not None:
        return choice.price.micros(used.read, used.written)
    if choice.local:
        return 0
    return litellm_door.listed_price(choice, used)
