"""A pair at work with a model at hand that says what a test told it to, for the tests of drafts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from companion.access import Viewer
from companion.confidentiality import Confidentiality
from companion.db.tables.accounts import accounts
from companion.db.tables.people import people
from companion.db.tables.records import audit_entries
from companion.db.unit_of_work import Database
from companion.drafts import consenting, service, writing
from companion.drafts.record import DraftAsk, StoredDraft
from companion.drafts.service import Drafting
from companion.drafts.uses import DraftTools, by_use
from companion.ids import TenantId
from companion.llm.gateway import LlmGateway, ModelRole, Trouble
from companion.llm.model_desk import ModelDesk
from companion.meetings import service as meetings
from companion.meetings.pair_life import NoteWish
from companion.meetings.prep_draft import PREP
from companion.settings import Settings
from tests.scripted_gateway import ScriptedGateway
from tests.service.pair_setting import PairSetting, make_pair
from tests.service.programme_setting import CLOCK
from tests.unit.small_programme import HandMade

Script = list[str | Trouble] | Callable[[str], str]
GOAL = "Weld a garden gate by hand"
BETTER = "You want to weld a garden gate by hand by 1 March 2027; it is open."


def said(*lines: tuple[str, str, Sequence[str]]) -> str:
    """What a model answers: for each line its part, its text and what it cites."""
    told = [{"part": part, "text": text, "cites": list(cites)} for part, text, cites in lines]
    return json.dumps({"lines": told})


NOTHING = DraftAsk()
GOOD = said(("goals", BETTER, ["g1"]))


@dataclass(frozen=True)
class ScriptedDesk(ModelDesk):
    """Hands out one gateway, which keeps the law of gateways, whatever organisation asks."""

    given: list[LlmGateway] = field(default_factory=list)

    def gateway(self, tenant: TenantId, role: ModelRole = ModelRole.WRITER) -> LlmGateway | None:
        """The one that a test made."""
        return self.given[0]

    def wait_until_loaded(self, seconds: float = 0.0) -> None:
        """Nothing is loaded for it."""


@dataclass(frozen=True)
class DraftSetting:
    """A pair with an open goal, whose accounts are those of its two people."""

    pair: PairSetting
    drafting: Drafting

    @property
    def database(self) -> Database:
        return self.pair.desk.database

    @property
    def asked(self) -> list[str]:
        """Every question that reached the model, filled in."""
        gateway: Any = self.drafting.models.given[0]
        return [ask.prompt.fill(ask.variables) for ask in gateway.asked]

    def with_model(self, script: Script) -> DraftSetting:
        """The same with a model that says this."""
        settings = Settings(writer_model="scripted/model")
        desk = ScriptedDesk(self.database, settings, CLOCK, [ScriptedGateway(script, CLOCK)])
        return replace(self, drafting=replace(self.drafting, models=desk))

    def both_agree(self) -> DraftSetting:
        """Have both agree to AI."""
        for viewer in (self.pair.mentee, self.pair.mentor):
            self.agree(viewer, True)
        return self

    def agree(self, viewer: Viewer, agrees: bool) -> consenting.Consent:
        return self.pair.call(consenting.say_consent, viewer, agrees, clock=CLOCK)

    def ask(
        self, viewer: Viewer, use: str = "prep", asked: DraftAsk = NOTHING, *, with_ai: bool = True
    ) -> StoredDraft:
        """A draft about the pair."""
        return self.pair.call(
            service.draft_of_mentorship, viewer, use, asked, with_ai=with_ai, drafting=self.drafting
        )

    def write(self, draft: StoredDraft) -> None:
        """Do the job that has a model phrase a draft."""
        writing.phrase_draft(self.database, self.pair.desk.tenant, draft.id, drafting=self.drafting)

    def read(self, viewer: Viewer, draft: StoredDraft) -> StoredDraft:
        return self.pair.desk.call(service.read_draft, viewer, draft.id)

    def edit(self, viewer: Viewer, draft: StoredDraft, lines: Sequence[Any]) -> StoredDraft:
        """Keep these lines, from this version on."""
        return self.pair.desk.call(
            service.edit_draft,
            viewer,
            draft.id,
            lines,
            expected_version=draft.version,
            drafting=self.drafting,
        )

    def approve(self, viewer: Viewer, draft: StoredDraft) -> StoredDraft:
        return self.pair.desk.call(
            service.approve_draft, viewer, draft.id, expected_version=draft.version, drafting=self.drafting
        )

    def note(self, viewer: Viewer, text: str, kept: Confidentiality) -> None:
        note = NoteWish(text, kept, date(2026, 11, 20))
        self.pair.call(meetings.add_note, viewer, note, clock=CLOCK)

    def trail(self) -> list[str]:
        """What was done, in order."""
        return [row.action for row in self.pair.desk.rows(audit_entries)]


def make_drafting(database: Database, tenant: TenantId) -> DraftSetting:
    """No model is at hand yet; `with_model` gives one."""
    pair = make_pair(database, tenant)
    with database.transaction(tenant) as work:
        for viewer in (pair.mentee, pair.mentor):
            email = sa.select(people.c.email).where(people.c.id == viewer.person).scalar_subquery()
            changed = sa.update(accounts).where(accounts.c.id == viewer.account).values(email=email)
            work.connection.execute(changed)
    pair.call(meetings.add_goal, pair.mentee, GOAL, date(2027, 3, 1), clock=CLOCK)
    desk = ModelDesk(database, Settings(), CLOCK)
    return DraftSetting(pair, Drafting(by_use(PREP), desk, DraftTools(CLOCK, HandMade())))


def line_of(draft: StoredDraft, part: str) -> Any:
    """The first line in a part."""
    return next(line for line in draft.lines if line.part == part)
