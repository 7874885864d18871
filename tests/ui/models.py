"""A model for the pages of a test: it says what the test tells it to, and writes when the test says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from companion.db.tables.drafts import drafts
from companion.drafts import store, writing
from companion.ids import DraftId, TenantId
from companion.llm.gateway import Authored, LlmGateway, ModelRole
from companion.llm.model_desk import ModelDesk
from companion.settings import Settings
from tests.scripted_gateway import ScriptedGateway
from tests.ui.furnished import CLOCK


@dataclass(frozen=True)
class ScriptedDesk(ModelDesk):
    """Hands out one gateway, which keeps the law of gateways, whatever organisation asks."""

    given: list[LlmGateway] = field(default_factory=list)

    def gateway(self, tenant: TenantId, role: ModelRole = ModelRole.WRITER) -> LlmGateway | None:
        return self.given[0]

    def begin_loading(self) -> None:
        """Nothing is loaded for it."""

    def wait_until_loaded(self, seconds: float = 0.0) -> None:
        """Nothing is loaded for it."""


def give_model(house, script) -> ScriptedGateway:
    """Have the service of this house ask a model that says this."""
    gateway = ScriptedGateway(script, CLOCK)
    desk = ScriptedDesk(house.database, Settings(writer_model="scripted/model"), CLOCK, [gateway])
    # A cached property: whoever asks for it from now on gets this one.
    house.services.__dict__["models"] = desk
    house.services.__dict__.pop("drafting", None)
    return gateway


def write_drafts(house, email: str, mentorship: str) -> None:
    """Do what a worker does about the drafts of somebody that wait for a model."""
    found = house.ask("GET", f"/mentorships/{mentorship}/drafts", email).json()["items"]
    for one in found:
        if one["state"] == "waiting":
            writing.phrase_draft(
                house.database, house.tenant, DraftId(one["id"]), drafting=house.services.drafting
            )


def write_waiting_drafts(house) -> None:
    """Do what a worker does about every draft that waits, whoever's it is."""
    with house.database.transaction(house.tenant) as work:
        asked = sa.select(drafts.c.id).where(drafts.c.state == "waiting")
        waiting = list(work.connection.execute(asked).scalars())
    for one in waiting:
        writing.phrase_draft(house.database, house.tenant, DraftId(one), drafting=house.services.drafting)


def grow_drafts(house, words: str) -> None:
    """Do what a worker does half way through every draft that waits: its first line has these words."""
    with house.database.transaction(house.tenant) as work:
        asked = sa.select(drafts.c.id).where(drafts.c.state == "waiting")
        for one in list(work.connection.execute(asked).scalars()):
            found = store.read_draft(work, DraftId(one))
            first, *others = found.lines
            by = Authored("scripted/model", found.use, 1, CLOCK.now())
            assert store.grow(work, found, (replace(first, text=words, phrased=True), *others), by)
