"""Why two were matched as a draft: for staff about any pair, for each of the two about their own."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

import pytest
import sqlalchemy as sa

from companion.access import Role, Viewer
from companion.accounts.account_service import viewer_of
from companion.db.tables.accounts import accounts, role_grants
from companion.db.tables.people import people
from companion.drafts import service, writing
from companion.drafts.record import DraftAsk, DraftState
from companion.drafts.service import NO_MODEL, Drafting
from companion.drafts.uses import DraftTools, by_use
from companion.errors import NotFound
from companion.explaining.my_matches import my_matches
from companion.explaining.why_draft import explanation_drafts
from companion.ids import MentorshipId, TenantId, new_id
from companion.llm.gateway import LlmGateway, ModelRole
from companion.llm.model_desk import ModelDesk
from companion.matching.reviewing.review_service import read_pair
from companion.matching.rounds.mentorship_service import own_mentorships
from companion.matching.rounds.mentorship_service import publish as begin
from companion.matching.rounds.round import Pair, RoundStatus
from companion.matching.rounds.round_service import change_status
from companion.settings import Settings
from tests.scripted_gateway import MODEL, ScriptedGateway
from tests.service.round_rows import CLOCK, START, RoundDesk
from tests.unit.small_programme import HandMade

ADDRESS = "https://companion.example"


@dataclass(frozen=True)
class ScriptedDesk(ModelDesk):
    """Hands out the gateway of a test."""

    given: list[LlmGateway] = field(default_factory=list)

    def gateway(self, tenant: TenantId, role: ModelRole = ModelRole.WRITER) -> LlmGateway | None:
        """The one that a test made."""
        return self.given[0]


@dataclass
class Setting:
    """A published round of three pairs, and a model that says the first line that it is given anew."""

    desk: RoundDesk

    def __post_init__(self) -> None:
        self.desk.person("mentee", name="Ada Lee", wants="welding budgets", languages=["en"])
        self.desk.person("mentor", name="Ben Ode", offers="welding budgets", languages=["en"])
        self.desk.people(2, 2)
        self.round = self.desk.proposed()
        version = self.desk.view(self.round).round.version
        done = self.desk.call(
            change_status,
            self.desk.admin,
            self.round,
            RoundStatus.REVIEWED,
            expected_version=version,
            clock=CLOCK,
        )
        self.desk.call(
            begin, self.desk.admin, self.round, expected_version=done.version, clock=CLOCK, address=ADDRESS
        )
        self.pair = next(
            pair for pair in self.desk.pairs(self.round) if self.name_of(pair.mentee) == "Ada Lee"
        )
        self.mentee = self._viewer(self.pair.mentee)
        self.mentor = self._viewer(self.pair.mentor)
        self._with_roles()
        self.gateway = ScriptedGateway(_in_other_words, CLOCK)
        desk = ScriptedDesk(self.desk.database, Settings(writer_model=MODEL), CLOCK, [self.gateway])
        uses = by_use(explanation_drafts(self.desk.bench))
        self.drafting = Drafting(uses, desk, DraftTools(CLOCK, HandMade()))

    def _with_roles(self) -> None:
        """A job looks up anew who somebody is: the two by their addresses, and staff by their roles."""
        with self.desk.database.transaction(self.desk.tenant) as work:
            granted = {
                "tenant": self.desk.tenant, "account_id": self.desk.admin.account, "id": new_id(),
                "role": "administrator", "programme_id": None, "granted_at": START,
            }  # fmt: skip
            work.connection.execute(sa.insert(role_grants).values(granted))

    def _viewer(self, person) -> Viewer:
        """Whoever was told of her match by mail, which has made her an account."""
        with self.desk.database.transaction(self.desk.tenant) as work:
            asked = sa.select(accounts.c.id).join(people, people.c.email == accounts.c.email)
            account = work.connection.execute(asked.where(people.c.id == person)).scalar_one()
            found = viewer_of(work, account)
        assert found is not None
        return found

    def name_of(self, person) -> str:
        (row,) = self.desk.rows(people, people.c.id == person)
        return row.name

    def mentorship(self, viewer: Viewer) -> MentorshipId:
        return self.desk.call(own_mentorships, viewer)[0].mentorship.id

    def own(self, viewer: Viewer, *, with_ai: bool = True):
        return self.desk.call(
            service.draft_of_mentorship, viewer, self.mentorship(viewer), "explanation", DraftAsk(),
            with_ai=with_ai, drafting=self.drafting,
        )  # fmt: skip

    def of_round(self, viewer: Viewer, pair: Pair, *, with_ai: bool = True):
        return self.desk.call(
            service.draft_of_round, viewer, (self.round, pair.mentee, pair.mentor), "explanation",
            with_ai=with_ai, drafting=self.drafting,
        )  # fmt: skip

    def written(self, viewer: Viewer, draft):
        writing.phrase_draft(self.desk.database, self.desk.tenant, draft.id, drafting=self.drafting)
        return self.desk.call(service.read_draft, viewer, draft.id)

    def without_model(self) -> None:
        desk = ModelDesk(self.desk.database, Settings(), CLOCK)
        self.drafting = replace(self.drafting, models=desk)


def _in_other_words(prompt: str) -> str:
    first = prompt.partition("⟦line: ")[2].partition("⟧")[0]
    cited = prompt.rpartition("What it found:")[2].partition("[")[2].partition("]")[0]
    line = {"part": "why", "text": f"For this match: {first[:1].lower()}{first[1:]}", "cites": [cited]}
    return json.dumps({"lines": [line]})


@pytest.fixture
def setting(database, tenant) -> Setting:
    return Setting(RoundDesk(database, tenant))


def test_each_of_the_two_is_given_the_reasons_of_the_match_page_at_once_and_a_model_then_phrases_some(
    setting,
):
    for viewer in (setting.mentee, setting.mentor):
        reasons = list(setting.desk.call(my_matches, viewer)[0].reasons)

        draft = setting.own(viewer)
        assert [line.text for line in draft.lines] == reasons
        assert (draft.state, draft.by) == (DraftState.WAITING, None)
        phrased = setting.written(viewer, draft)

        assert phrased.state is DraftState.PHRASED
        assert phrased.by is not None
        assert (phrased.by.model, phrased.by.prompt) == (MODEL, "explanation")
        assert sum(line.phrased for line in phrased.lines) == 1
        assert len(phrased.lines) == len(reasons)


def test_staff_ask_about_a_pair_that_was_made_and_about_one_that_was_not(setting):
    other = next(pair for pair in setting.desk.pairs(setting.round) if pair != setting.pair)
    for pair in (setting.pair, Pair(setting.pair.mentee, other.mentor)):
        draft = setting.of_round(setting.desk.admin, pair)

        assert draft.lines
        assert all(line.cites and line.cites[0] in {one.id for one in draft.sources} for line in draft.lines)
        phrased = setting.written(setting.desk.admin, draft)
        assert phrased.state is DraftState.PHRASED
        assert "you" not in " ".join(line.text for line in phrased.lines).casefold().split()


def test_no_reader_is_given_what_is_for_another(setting):
    mentee = {line.text for line in setting.own(setting.mentee).lines}
    mentor = {line.text for line in setting.own(setting.mentor).lines}
    staff = {line.text for line in setting.of_round(setting.desk.admin, setting.pair).lines}

    assert any("Ada" in text for text in staff)
    assert not any("Ada" in text for text in mentee)
    assert not any("Ben" in text for text in mentor)


def test_without_a_model_or_without_a_wish_for_one_the_plain_text_stands_and_nothing_is_asked(setting):
    assert setting.own(setting.mentee, with_ai=False).state is DraftState.PLAIN
    setting.without_model()

    draft = setting.own(setting.mentee)

    assert (draft.state, draft.why_plain) == (DraftState.PLAIN, NO_MODEL)
    assert setting.gateway.asked == []


def test_strangers_and_other_pairs_have_no_such_draft(setting):
    other = next(pair for pair in setting.desk.pairs(setting.round) if pair != setting.pair)
    stranger = setting.desk.make_viewer(Role.MENTEE, setting.desk.programme, other.mentee)

    with pytest.raises(NotFound):
        setting.desk.call(
            service.draft_of_mentorship, stranger, setting.mentorship(setting.mentee), "explanation",
            DraftAsk(), with_ai=True, drafting=setting.drafting,
        )  # fmt: skip
    draft = setting.own(setting.mentee)
    for viewer in (stranger, setting.mentor, setting.desk.admin):
        with pytest.raises(NotFound):
            setting.desk.call(service.read_draft, viewer, draft.id)


def test_somebody_who_changed_her_name_since_is_called_and_hidden_as_she_was_called_then(setting):
    with setting.desk.database.transaction(setting.desk.tenant) as work:
        changed = sa.update(people).where(people.c.id == setting.pair.mentor).values(name="Quentin Fry")
        work.connection.execute(changed)

    setting.written(setting.mentee, setting.own(setting.mentee))

    (asked,) = setting.gateway.asked
    assert {one.value for one in asked.hidden} >= {"Ben Ode", "Ada Lee"}
    assert "Ben" in asked.variables["claims"]


def test_what_staff_read_about_a_pair_is_what_the_review_says(setting):
    shown = setting.desk.call(
        read_pair, setting.desk.admin, setting.round, setting.pair, setting.desk.bench, ask=False
    )

    draft = setting.of_round(setting.desk.admin, setting.pair)

    kept = [claim["sentence"] for claim in shown.stored.words.explanations["administrator"]]
    assert [line.text for line in draft.lines] == kept
