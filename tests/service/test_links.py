"""Goals, meetings and actions of a pair, and how each leads to the others."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from companion.confidentiality import Confidentiality
from companion.db.tables.pairs import meeting_goals
from companion.errors import NotFound
from companion.ids import new_id
from companion.meetings import service
from companion.meetings.check_in_service import check_in
from companion.meetings.pair_life import ActionWish, AfterMeeting, CheckIn, NoteWish, PairLife
from companion.meetings.prep import PrepLine, prepare
from companion.meetings.prep_draft import as_lines
from tests.service.pair_setting import PairSetting, make_pair
from tests.service.programme_setting import CLOCK
from tests.service.round_rows import counted_queries

MET, EARLIER = date(2026, 11, 20), date(2026, 11, 6)


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    return make_pair(database, tenant)


def goal(pair: PairSetting, text: str) -> UUID:
    page = pair.call(service.add_goal, pair.mentee, text, None, clock=CLOCK)
    return next(one.id for one in page.goals if one.text == text)


def met(pair: PairSetting, *about: UUID, on: date = MET, step: str = "", towards: UUID | None = None) -> None:
    """Have the mentor say what a meeting was about, and a step of the mentee's that came of it."""
    said = CheckIn(on, Confidentiality.AUTHOR, 4, None, pair.mentor.person, CLOCK.now())
    steps = (ActionWish(step, None, is_mine=False, goal=towards),) if step else ()
    more = AfterMeeting(actions=steps, goals=frozenset(about))
    pair.call(check_in, pair.mentor, said, more=more, clock=CLOCK)


def prep(pair: PairSetting) -> tuple[PrepLine, ...]:
    page = pair.call(service.shared_pair, pair.mentee)
    return prepare(PairLife(page.goals, page.actions, page.notes), (), page.names, CLOCK.now().date())


def test_an_action_leads_to_its_goal_and_its_meeting_and_a_goal_to_its_meetings(pair):
    gate, bench = goal(pair, "Weld a gate"), goal(pair, "Build a bench")

    met(pair, gate, bench, on=EARLIER)
    met(pair, gate, step="Buy the steel", towards=gate)
    met(pair, gate)

    page = pair.call(service.read_pair, pair.mentee)
    assert {one.text: one.met_on for one in page.goals} == {
        "Weld a gate": (MET, EARLIER),
        "Build a bench": (EARLIER,),
    }
    (step,) = page.actions
    assert (step.goal, step.met_on, step.owner) == (gate, MET, pair.mentee.person)


def test_a_goal_of_another_pair_is_none_of_theirs_and_nothing_is_kept_with_it(pair):
    goal(pair, "Weld a gate")

    with pytest.raises(NotFound):
        met(pair, new_id())
    with pytest.raises(NotFound):
        met(pair, step="Buy the steel", towards=new_id())

    page = pair.call(service.read_pair, pair.mentor)
    assert page.actions == ()
    assert pair.desk.rows(meeting_goals) == []


def test_how_she_will_notice_is_kept_with_a_goal_and_changed_with_it(pair):
    page = pair.call(service.add_goal, pair.mentee, "Weld a gate", None, noticed_by="It holds.", clock=CLOCK)

    assert [one.noticed_by for one in page.goals] == ["It holds."]


def test_the_page_before_a_meeting_begins_with_what_was_said_last_time_and_names_the_goals(pair):
    gate = goal(pair, "Weld a gate")
    for number in range(4):
        pair.call(service.add_action, pair.mentee, ActionWish(f"Read {number}", MET, True), clock=CLOCK)
    met(pair, gate, step="Buy the steel", towards=gate)

    lines = prep(pair)

    first = next(line for line in lines if line.part == "agreed")
    assert first.text == "Ada: “Buy the steel”, for “Weld a gate” (open)."
    assert first.goal == gate
    (aim,) = [line.text for line in lines if line.part == "goals"]
    assert "last spoken of on 20 November 2026" in aim
    sheet = as_lines(lines, pair.call(service.shared_pair, pair.mentee))
    kinds = {source.id: source.kind for source in sheet.sources}
    line = next(one for one in sheet.lines if "Buy the steel" in one.text)
    assert [kinds[cited] for cited in line.cites] == ["action", "goal"]


def test_an_open_goal_without_a_step_is_pointed_at_only_where_every_open_step_has_its_goal(pair):
    gate = goal(pair, "Weld a gate")
    goal(pair, "Build a bench")
    met(pair, gate, step="Buy the steel", towards=gate)
    assert prep(pair)[-1].text == "“Build a bench” has no next step. Name a small one before you part."

    pair.call(service.add_action, pair.mentee, ActionWish("Ask Ida", None, is_mine=True), clock=CLOCK)

    assert "has no next step" not in prep(pair)[-1].text


def test_a_meeting_of_which_only_a_step_is_shared_counts_as_the_last_one(pair):
    note = NoteWish("We drew three gates.", Confidentiality.PAIR, EARLIER)
    pair.call(service.add_note, pair.mentee, note, clock=CLOCK)
    met(pair, step="Buy the steel")

    page = pair.call(service.shared_pair, pair.mentee)

    assert PairLife(page.goals, page.actions, page.notes).last_met_on == MET
    assert "We drew three gates" in prep(pair)[0].text


def test_goals_of_a_pair_are_read_with_their_meetings_in_one_query(pair):
    for number in range(5):
        met(pair, goal(pair, f"Weld gate {number}"))

    with counted_queries() as asked:
        pair.call(service.read_pair, pair.mentee)

    assert sum("FROM goals" in statement for statement in asked) == 1
    assert sum("meeting_goals" in statement for statement in asked) == 1
