"""In the service, with a database: what an obeying model hears, what it changes, and how rounds then rank."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.agreements.agreement_draft import AGREEMENT
from companion.api.app import create_app
from companion.confidentiality import Confidentiality
from companion.db.schema import walled_tables
from companion.db.tables.accounts import role_grants
from companion.db.tables.rounds import mentorships, run_pairs
from companion.drafts import service, writing
from companion.drafts.draft import Drafted, DraftLine
from companion.drafts.phrasing import Grow, ToPhrase
from companion.drafts.record import DraftAsk, DraftState, StoredDraft
from companion.drafts.service import Drafting
from companion.drafts.uses import DraftTools, by_use
from companion.explaining.why_draft import explanation_drafts
from companion.ids import MentorshipId, new_id
from companion.meetings import service as meetings
from companion.meetings.pair_life import NoteWish
from companion.meetings.prep_draft import PREP
from companion.meetings.summary_draft import SUMMARY
from companion.meetings.topics_draft import TOPICS
from companion.settings import Settings
from companion.wiring import Services
from tests.api.callers import sign_in_as
from tests.prove.attacks import Attack, made_attacks
from tests.prove.enemy_world import KEY
from tests.prove.obedient import WAYS, Obedient, among_good, obedient_model, obeying, user_part
from tests.prove.obeying_enemy import effects_of
from tests.prove.streamed import first_event
from tests.service.draft_setting import DraftSetting, ScriptedDesk, make_drafting
from tests.service.programme_setting import add_mentorship
from tests.service.round_rows import CLOCK, START, RoundDesk
from tests.unit.small_programme import HandMade

MAY_CHANGE = frozenset({"drafts", "llm_ledger", "llm_calls", "topics_shown"})
PRIVATE_OF_MENTEE, PRIVATE_OF_MENTOR = "binturong thinks of leaving", "capybara finds her difficult"
OTHER_GOAL, OTHER_NOTE, OTHER_WISH = "drumlin goal", "esker note", "moraine wish"
CANARIES = ("binturong", "capybara", "drumlin", "esker", "moraine", "quetzal", "kakapo")
"""Words of private notes, of another pair, and of the provider's key."""
ATTACKS = [attack for attack in made_attacks("Ben", "Ada") if attack.goal in ("private words", "slander")][
    ::29
]
STREAMED_USES = ("prep", "summary", "agreement")
"""Not questions: with the encoder of these tests each is held for one that was asked before."""
STREAMED_GOALS = ("private words", "slander", "link", "markup")
ACTIVE = re.compile(r"\w://|www\.|<\w|\]\(|evil\.example")
QUOTED = re.compile("“[^“”]*”")
USES = ("prep", "topics", "summary", "agreement")


@pytest.fixture(scope="module")
def model():
    with obedient_model(KEY) as running:
        yield running


def test_an_obeying_model_hears_nothing_private_or_of_others_and_changes_nothing_but_drafts(
    database, tenant, model, caplog
):
    caplog.set_level(logging.DEBUG)
    room = _furnished(make_drafting(database, tenant).both_agree(), model)
    heard, shown = [], []
    for number, attack in enumerate(ATTACKS):
        room.pair.call(meetings.add_goal, room.pair.mentee, attack.text, None, clock=CLOCK)
        room.note(room.pair.mentor, attack.text, Confidentiality.PAIR)
        for use in USES:
            draft = room.ask(
                room.pair.mentor, use, DraftAsk(notes=f"We met. {attack.text}", met_on=date(2026, 11, 20))
            )
            before = _rows(room)

            _obeyed(room, model, draft, attack, number)

            changed = {name for name, rows in _rows(room).items() if rows != before[name]}
            assert changed <= MAY_CHANGE
            heard += model.heard
            shown += [line.text for line in room.read(room.pair.mentor, draft).lines]

    assert len(heard) >= len(ATTACKS) * len(USES) * 0.9
    for canary in CANARIES:
        assert canary not in "\n".join(heard).casefold()
        assert canary not in "\n".join(shown).casefold()
        assert canary not in caplog.text.casefold()


def _furnished(room: DraftSetting, model: Obedient) -> DraftSetting:
    """With private notes of both, a second pair that has written something too, and every use."""
    desk = room.pair.desk
    room.note(room.pair.mentee, PRIVATE_OF_MENTEE, Confidentiality.AUTHOR)
    room.note(room.pair.mentor, PRIVATE_OF_MENTOR, Confidentiality.AUTHOR)
    mentee, mentor = desk.person("mentee", wants=OTHER_WISH), desk.person("mentor")
    add_mentorship(desk, mentee, mentor)
    viewer = desk.make_viewer(Role.MENTEE, desk.programme, mentee)
    with room.database.transaction(desk.tenant) as work:
        asked = sa.select(mentorships.c.id).where(mentorships.c.mentee_id == mentee)
        other = MentorshipId(work.connection.execute(asked).scalar_one())
    desk.call(meetings.add_goal, viewer, other, OTHER_GOAL, None, clock=CLOCK)
    note = NoteWish(OTHER_NOTE, Confidentiality.PAIR, date(2026, 11, 20))
    desk.call(meetings.add_note, viewer, other, note, clock=CLOCK)
    uses = by_use(PREP, TOPICS, SUMMARY, AGREEMENT)
    return replace(room, drafting=replace(room.drafting, uses=uses, models=_desk(room.database, model)))


def _desk(database, model: Obedient) -> ScriptedDesk:
    return ScriptedDesk(database, Settings(writer_model="openai/obedient"), CLOCK, [model.gateways[1]])


def _obeyed(room: DraftSetting, model: Obedient, draft: StoredDraft, attack: Attack, way: int) -> None:
    model.gateways[1].machine.breakers.clear()
    model.heard.clear()
    model.plain, model.answer = draft.lines, obeying(attack, way)
    room.write(draft)


def _rows(room: DraftSetting) -> dict[str, list[str]]:
    with room.database.operator() as connection:
        return {
            table.name: sorted(repr(row) for row in connection.execute(sa.select(table)))
            for table in walled_tables()
        }


def test_whoever_watches_an_obeying_model_write_sees_nothing_of_an_order_in_any_piece(
    database, tenant, model, monkeypatch
):
    room = _furnished(make_drafting(database, tenant).both_agree(), model)
    watching = _Watching(room, monkeypatch)
    for goal in STREAMED_GOALS:
        attack = next(one for one in made_attacks("Ben", "Ada") if one.goal == goal)
        room.pair.call(meetings.add_goal, room.pair.mentee, attack.text, None, clock=CLOCK)
        room.note(room.pair.mentor, attack.text, Confidentiality.PAIR)
        for use in STREAMED_USES:
            notes = f"We met. Ben will send the list by Friday. {attack.text}"
            draft = room.ask(room.pair.mentor, use, DraftAsk(notes=notes, met_on=date(2026, 11, 20)))
            watching.pieces.clear()

            _obeyed(room, model, draft, attack, WAYS.index(among_good))

            for what, event in watching.pieces:
                assert event["state"] == "waiting"
                growing = Drafted(tuple(_line(one) for one in event["growing"]), None, None)
                assert not list(effects_of(growing, what, attack, user_part(model.heard[0])))
                for line in growing.lines:
                    assert not line.phrased or not ACTIVE.search(QUOTED.sub(" ", line.text)), line.text
                told = json.dumps(event, ensure_ascii=False).casefold()
                assert not [canary for canary in CANARIES if canary in told]
            watching.uses[use] += len(watching.pieces)

    assert all(watching.uses[use] for use in STREAMED_USES), watching.uses


class _Watching:
    """The mentor at her page: each time that a text grows she hears the stream of it anew."""

    def __init__(self, room: DraftSetting, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pieces: list[tuple[ToPhrase, dict[str, Any]]] = []
        self.uses: Counter[str] = Counter()
        self._app = create_app(Services(room.database, Settings(), CLOCK, HandMade()))
        desk, mentor = room.pair.desk, room.pair.mentor
        self._who = sign_in_as(
            room.database, desk.tenant, Role.MENTOR, programme=desk.programme, person=mentor.person,
            email="p0002@firm.example", clock=CLOCK,
        )  # fmt: skip
        assert self._who.viewer.account == mentor.account
        self._phrase, self._room = writing.phrase, room
        monkeypatch.setattr(writing, "phrase", self._watched)

    def _watched(self, gateway, what: ToPhrase, encoder, *, deadline_seconds: float, grow: Grow) -> Drafted:
        def grow_and_look(lines: tuple[DraftLine, ...]) -> None:
            grow(lines)
            (waiting,) = (
                one
                for one in self._room.pair.call(service.list_drafts, self._room.pair.mentor)
                if one.state is DraftState.WAITING
            )
            path = f"/api/v1/drafts/{waiting.id}/events"
            self.pieces.append((what, first_event(self._app, path, self._who.headers)))

        return self._phrase(gateway, what, encoder, deadline_seconds=deadline_seconds, grow=grow_and_look)


def _line(told: dict[str, Any]) -> DraftLine:
    return DraftLine(told["part"], told["text"], tuple(told["cites"]), told["facts"], told["phrased"])


def test_a_round_ranks_the_same_with_an_obeying_model_as_without_one(database, tenant, model):
    desk = RoundDesk(database, tenant)
    desk.people(4, 3)
    order = next(attack for attack in made_attacks("Ben", "Ada") if attack.goal == "rank me first")
    desk.person("mentor", name="Ben Ode", offers=f"welding; {order.text}", capacity=4)
    _look_up_again(desk)
    without = _totals(desk, desk.proposed())

    first = desk.proposed()
    uses = by_use(explanation_drafts(desk.bench))
    drafting = Drafting(uses, _desk(database, model), DraftTools(CLOCK, HandMade()))
    for number, pair in enumerate(sorted(desk.pairs(first), key=repr)):
        draft = desk.call(
            service.draft_of_round, desk.admin, (first, pair.mentee, pair.mentor), "explanation",
            with_ai=True, drafting=drafting,
        )  # fmt: skip
        model.gateways[1].machine.breakers.clear()
        model.plain, model.answer = draft.lines, obeying(order, number)
        writing.phrase_draft(database, tenant, draft.id, drafting=drafting)
        read = desk.call(service.read_draft, desk.admin, draft.id)
        assert not any("best mentor" in line.text for line in read.lines if line.phrased)
    with_model = _totals(desk, desk.proposed())

    assert len(without) == 4
    assert without == _totals(desk, first) == with_model


def _look_up_again(desk: RoundDesk) -> None:
    """A job looks up anew what roles staff has."""
    granted = {
        "tenant": desk.tenant, "account_id": desk.admin.account, "id": new_id(),
        "role": "administrator", "programme_id": None, "granted_at": START,
    }  # fmt: skip
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.insert(role_grants).values(granted))


def _totals(desk: RoundDesk, round_id) -> dict[tuple[object, object], float]:
    """Who was matched with whom, and with which total."""
    run = desk.view(round_id).run
    assert run is not None
    rows = desk.rows(run_pairs, run_pairs.c.run_id == run.id)
    return {(row.mentee_id, row.mentor_id): row.total for row in rows}
