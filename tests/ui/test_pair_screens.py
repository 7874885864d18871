"""What a pair aims at, notes and prepares, as each of the two sees it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from companion.contracts.pairs import ActionView, GoalView
from companion.contracts.places import Place
from companion.db.tables.scheduling import pair_meetings
from companion.ids import new_id
from tests.ui.furnished import CLOCK, MENTEE, MENTOR
from tests.ui.pairs import Two, two_of
from ui.pair_card import first_name
from ui.plan import plan, plan_file
from ui.words import frame as frame_says
from ui.words import goals as goal_says
from ui.words import notes as note_says
from ui.words import pair as says
from ui.words import plan as plan_says
from ui.words import prepare as prep_says
from ui.words import times as times_says

SCREENS = (
    "pair",
    "pair_goals",
    "pair_steps",
    "pair_notes",
    "pair_prepare",
    "pair_meetings",
    "summary_form",
    "summary_sharing",
    "check_in",
    "past_meetings",
    "pair_plan",
)
LEAVING = "I am thinking of leaving Northlight."


@pytest.fixture
def two(live, published) -> Two:
    return two_of(live(published))


def in_days(days: int) -> date:
    """A day, counted from today where a visit of these tests is."""
    return CLOCK.now().astimezone(ZoneInfo("Europe/Oslo")).date() + timedelta(days=days)


# ---- which pair ----------------------------------------------------------------------------------


def test_who_has_no_match_yet_is_told_what_will_be_here(live, proposed):
    visit = live(proposed).visit(MENTEE, Place.PAIR)

    assert visit.title == says.NOBODY
    assert says.NOBODY_SAYS in visit.words


def test_an_address_that_names_another_pair_shows_nothing_of_it(two):
    house = two.house
    other = house.ask("GET", "/my/matches", MENTOR).json()["items"][0]["mentorship_id"]

    visit = house.visit(MENTEE, Place.PAIR, pair=other)

    assert says.GONE in visit.words
    assert visit.title == says.title(two.mentor_name)


def test_a_mentor_of_several_chooses_whom_and_everything_is_of_that_one(two):
    email = busiest_mentor(two.house)
    first, second = two.house.ask("GET", "/my/matches", email).json()["items"][:2]
    visit = two.house.visit(email, Place.PAIR)
    assert visit.title == says.title(first_name(first["partner"]["name"]))

    visit.page.selectbox(key="pair-box").set_value(second["mentorship_id"])
    visit.again()

    assert visit.title == says.title(first_name(second["partner"]["name"]))
    assert visit.page.query_params["pair"] == second["mentorship_id"]


def busiest_mentor(house) -> str:
    names = [pair.mentor_name for pair in house.pairs()]
    often = max(names, key=names.count)
    found = house.ask("GET", f"{house.path}/people?text={often}&limit=5").json()["items"]
    return next(one["email"] for one in found if one["name"] == often)


# ---- goals and steps -------------------------------------------------------------------------------


def test_a_goal_is_named_and_the_hints_ask_rather_than_scold(two):
    visit = two.visit(says.GOALS)
    assert goal_says.NO_GOAL in visit.words

    visit.type(f"new-goal-{two.id}-0", "Be better").press("add-goal")

    assert goal_says.GOAL_ADDED in visit.words
    assert goal_says.THOUGHTS in visit.words
    assert "By which day?" in visit.words
    assert visit.box(f"new-goal-{two.id}-1") == ""
    assert [goal["text"] for goal in two.life(as_mentor=True)["goals"]] == ["Be better"]


def test_a_goal_is_changed_reached_and_taken_up_again(two):
    two.ask("POST", "/goals", json={"text": "Be better"})
    goal = two.life()["goals"][0]["id"]
    visit = two.visit(says.GOALS)

    visit.type(f"goal-{goal}-1-text", "Run two interviews about flexible hours").pick_day(
        f"goal-{goal}-1-due", in_days(40)
    )
    visit.press(f"goal-{goal}-1-save")
    assert goal_says.GOAL_SAVED in visit.words
    assert goal_says.THOUGHTS not in visit.words

    visit.press(f"reached-{goal}")
    assert goal_says.NOW_SAYS["reached"] in visit.words
    assert two.life()["goals"][0]["standing"] == "reached"
    visit.press(f"open-{goal}")
    assert two.life()["goals"][0]["standing"] == "open"


def test_the_others_goal_is_read_and_not_changed(two):
    two.ask("POST", "/goals", json={"text": "Run two interviews about flexible hours"})
    goal = two.life()["goals"][0]["id"]

    visit = two.visit(says.GOALS, as_mentor=True)

    assert "Run two interviews about flexible hours" in visit.words
    assert not any(visit.has(f"{what}-{goal}") for what in ("reached", "dropped", "open"))
    assert goal_says.THOUGHTS not in visit.words


def test_a_goal_that_was_changed_in_another_window_keeps_what_was_typed(two):
    two.ask("POST", "/goals", json={"text": "Be better"})
    goal = two.life()["goals"][0]["id"]
    visit = two.visit(says.GOALS).type(f"goal-{goal}-1-text", "Typed here")
    path = f"/goals/{goal}"
    two.ask("PUT", path, json={"text": "Typed there", "standing": "open"}, headers={"If-Match": '"1"'})

    visit.press(f"goal-{goal}-1-save")

    assert two.life()["goals"][0]["text"] == "Typed there"
    assert frame_says.CHANGED_MEANWHILE in visit.words
    assert visit.box(f"goal-{goal}-1-text") == "Typed here"
    assert visit.has("add-goal")
    visit.press("see-now")
    assert "Typed there" in visit.words


def test_a_step_is_given_to_the_other_and_done_by_either(two):
    visit = two.visit(says.GOALS)

    key = f"new-step-{two.id}-0"
    visit.type(key, "Send the outline").choose(f"{key}-who", two.mentor_name)
    visit.pick_day(f"{key}-due", in_days(-1)).press("add-step")
    step = two.life()["actions"][0]
    assert step["owner"] == two.mentor_name
    assert goal_says.LATE in visit.words

    other = two.visit(says.GOALS, as_mentor=True).press(f"done-{step['id']}")

    assert goal_says.STEP_DONE in other.words
    assert goal_says.done(1) in other.words
    assert two.life()["actions"][0]["done_at"] is not None


def test_a_goal_or_step_without_words_is_not_kept(two):
    visit = two.visit(says.GOALS).type(f"new-goal-{two.id}-0", "  ").press("add-goal").press("add-step")

    assert goal_says.NEEDS_WORDS in visit.words
    assert two.life()["goals"] == []
    assert two.life()["actions"] == []


# ---- notes -----------------------------------------------------------------------------------------


def test_a_note_is_for_its_author_alone_unless_she_says_otherwise(two):
    visit = two.visit(says.NOTES)
    assert visit.page.radio(key=f"new-note-{two.id}-0-class").value == says.ONLY_YOU

    visit.type(f"new-note-{two.id}-0", LEAVING).press("add-note")

    assert note_says.KEPT in visit.words
    assert LEAVING in visit.words
    assert f">{says.ONLY_YOU}</span>" in visit.html
    for part in says.PARTS:
        assert LEAVING not in two.visit(part, as_mentor=True).words


def test_a_shared_note_says_so_to_both(two):
    visit = two.visit(says.NOTES).type(f"new-note-{two.id}-0", "We talked about Osaka.")
    visit.choose(f"new-note-{two.id}-0-class", says.both(two.mentor_name)).press("add-note")

    assert f">{says.both(two.mentor_name)}</span>" in visit.html
    other = two.visit(says.NOTES, as_mentor=True)
    assert "We talked about Osaka." in other.words
    assert f">{says.both('Aoi')}</span>" in other.html


def test_every_box_for_words_says_who_reads_it(two):
    two.ask("POST", "/goals", json={"text": "Be better"})
    for part in says.PARTS:
        visit = two.visit(part)
        boxes = [box.label for box in visit.page.text_area]
        named = [label for label in boxes if label.endswith("see this)")]
        chosen = [radio for radio in visit.page.radio if radio.label == note_says.WHO]
        assert len(boxes) - len(named) == (0 if part == says.MEETINGS else len(chosen)), part


# ---- before a meeting --------------------------------------------------------------------------------


def test_the_page_before_a_meeting_says_where_each_line_comes_from(two):
    two.ask(
        "POST", "/goals", json={"text": "Run two interviews about flexible hours", "due_on": str(in_days(30))}
    )
    two.ask(
        "POST",
        "/notes",
        json={"text": "We chose Osaka.", "confidentiality": "pair", "met_on": str(in_days(-3))},
    )
    two.ask("POST", "/notes", json={"text": LEAVING, "confidentiality": "author"})

    visit = two.visit(says.PREPARE, as_mentor=True)

    assert prep_says.PARTS["agreed"] in visit.words
    assert "A goal: “Run two interviews about flexible hours”" in visit.words
    assert "A note that you both can read: “We chose Osaka.”" in visit.words
    assert "written by rules" in visit.words
    assert LEAVING not in visit.words
    assert visit.html.count("<summary>") > 4


def test_a_question_that_was_not_useful_does_not_come_again(two):
    visit = two.visit(says.PREPARE, as_mentor=True)
    first = two.ask("GET", "/topics", as_mentor=True).json()["items"][0]["question"]
    assert first in visit.words

    visit.press("topic-0-false")

    assert prep_says.NOTED[False] in visit.words
    assert first not in visit.words
    assert first not in two.visit(says.PREPARE, as_mentor=True).words


def test_a_question_that_was_useful_stays_for_the_day(two):
    visit = two.visit(says.PREPARE)
    first = two.ask("GET", "/topics").json()["items"][0]["question"]

    visit.press("topic-0-true")

    assert prep_says.NOTED[True] in visit.words
    assert first in visit.words


# ---- after a meeting ---------------------------------------------------------------------------------


def test_a_meeting_is_noted_with_one_box_and_one_press(two):
    visit = two.visit(says.MEETINGS)
    assert note_says.NO_MEETING in visit.words
    assert "asks for a first meeting by" in visit.words

    visit.type(f"after-{two.id}-0", "We chose Osaka.").press(f"keep-after-{two.id}-0")

    assert note_says.SAID in visit.words
    # Who has met is not asked for a first meeting any more.
    assert "asks for a first meeting by" not in visit.words
    note = two.life()["notes"][0]
    assert note["met_on"] == str(in_days(0))
    assert note["confidentiality"] == "author"


NOTES = (
    "We talked about the Osaka office. We decided to start with two interviews. "
    "I will write the questions by 2027-03-05. {mentor} will read them. "
    "I am worried about my manager."
)


def draft(two: Two):
    visit = two.visit(says.MEETINGS)
    return visit.type(f"after-{two.id}-0", NOTES.format(mentor=two.mentor_name)).press("sort")


def box(visit, label: str):
    return next(one for one in visit.page.text_area if one.label.startswith(label))


def test_notes_are_sorted_into_a_draft_that_only_the_author_sees(two):
    visit = draft(two)

    assert box(visit, note_says.PARTS["happened"]).value == "We talked about the Osaka office."
    assert box(visit, note_says.PARTS["decided"]).value == "We decided to start with two interviews."
    assert box(visit, note_says.PARTS["concerns"]).value == "I am worried about my manager."
    assert box(visit, f"{note_says.STEP} 1").value.startswith("I will write")
    assert two.life(as_mentor=True)["notes"] == []
    assert visit.box(f"after-{two.id}-0").startswith("We talked")


def test_a_summary_is_changed_and_shared_and_concerns_stay_with_the_author(two):
    visit = draft(two)
    decided = box(visit, note_says.PARTS["decided"]).key

    visit.type(decided, "We decided to start with three interviews.").press("share")

    assert note_says.SHARED in visit.words
    seen = two.life(as_mentor=True)
    assert len(seen["notes"]) == 1
    assert "three interviews" in seen["notes"][0]["text"]
    assert "worried" not in str(seen)
    assert {(one["owner"], one["due_on"]) for one in seen["actions"]} == {
        ("Aoi", "2027-03-05"),
        (two.mentor_name, None),
    }
    own = [note["text"] for note in two.life()["notes"] if note["confidentiality"] == "author"]
    assert own == ["I am worried about my manager."]


def test_concerns_are_shared_only_on_purpose(two):
    visit = draft(two)
    visit.page.checkbox[0].set_value(True)

    visit.press("share")

    assert "I am worried about my manager." in two.life(as_mentor=True)["notes"][0]["text"]


def test_a_draft_is_thrown_away_and_shared_nowhere(two):
    visit = draft(two).press("away")

    assert note_says.THROWN in visit.words
    assert note_says.DRAFT_SAYS not in visit.words
    assert two.life()["notes"] == []


def test_a_draft_waits_for_its_author_in_a_window_that_is_opened_later(two):
    draft(two)

    later = two.visit(says.MEETINGS)

    assert box(later, note_says.PARTS["decided"]).value == "We decided to start with two interviews."
    assert note_says.DRAFT_SAYS not in two.visit(says.MEETINGS, as_mentor=True).words


def test_a_summary_of_which_nothing_is_left_is_not_shared(two):
    visit = draft(two)
    for one in visit.page.text_area:
        if one.key.startswith("summary-"):
            one.set_value("")

    visit.press("share")

    assert note_says.NOTHING_LEFT in visit.words
    assert two.life()["notes"] == []


def test_a_step_of_a_summary_is_given_to_both(two):
    visit = draft(two)
    who = next(one for one in visit.page.radio if one.key.startswith("summary-step-0"))
    who.set_value(note_says.BOTH_DO)

    visit.press("share")

    texts = [one["text"] for one in two.life()["actions"]]
    assert len([text for text in texts if text.startswith("I will write")]) == 2


# ---- two questions, a note and who does what ---------------------------------------------------------


def agreed(two: Two, starts_at: datetime) -> None:
    """Have the two have agreed on a meeting."""
    row = {
        "tenant": two.house.tenant,
        "id": new_id(),
        "mentorship_id": UUID(two.id),
        "state": "agreed",
        "starts_at": starts_at,
        "minutes": 60,
        "made_at": CLOCK.now(),
        "changed_at": CLOCK.now(),
    }
    with two.house.database.transaction(two.house.tenant) as work:
        work.connection.execute(sa.insert(pair_meetings).values(row))


def test_nothing_is_kept_of_a_form_that_is_empty(two):
    visit = two.visit(says.MEETINGS).press(f"keep-after-{two.id}-0")

    assert note_says.NEEDS_WORDS in visit.words
    assert two.ask("GET", "/check-ins").json()["items"] == []


def test_one_press_keeps_answers_a_note_and_who_does_what_and_the_form_stands_empty(two):
    form = f"after-{two.id}-0"
    visit = two.visit(says.MEETINGS).type(form, LEAVING).type(f"{form}-step-1", "Ask Ida")
    visit.choose(f"{form}-useful", 5)
    visit.type(f"{form}-step-3", "Send the book").choose(f"{form}-step-3-who", two.mentor_name)
    visit.pick_day(f"{form}-step-3-due", None)

    visit.press(f"keep-{form}")

    assert note_says.SAID in visit.words
    assert "Very useful." in visit.words
    assert box(visit, note_says.AFTER_BOX).value == ""
    other = two.visit(says.MEETINGS, as_mentor=True).words
    assert LEAVING not in other
    assert "Very useful." not in other
    steps = {(one["text"], one["owner"], one["due_on"] is None) for one in two.life()["actions"]}
    assert steps == {("Ask Ida", "Aoi", False), ("Send the book", two.mentor_name, True)}


def test_each_box_says_who_will_read_it_as_it_is_chosen(two):
    form = f"after-{two.id}-0"
    visit = two.visit(says.MEETINGS)
    assert box(visit, note_says.AFTER_BOX).label == says.seen_by_you(note_says.AFTER_BOX)

    visit.choose(f"{form}-class", note_says.readers(two.mentor_name)[1]).again()

    own = says.seen_by_both(note_says.AFTER_BOX, two.mentor_name)
    assert box(visit, note_says.AFTER_BOX).label == own
    assert box(visit, note_says.NEXT_STEP).label == says.seen_by_both(note_says.NEXT_STEP, two.mentor_name)
    visit.type(form, "We chose Osaka.").press(f"keep-{form}")
    assert "We chose Osaka." in two.visit(says.MEETINGS, as_mentor=True).words


def test_after_a_meeting_the_form_stands_first_with_its_day_and_that_of_the_next(two):
    first, following = CLOCK.now() - timedelta(days=2), CLOCK.now() + timedelta(days=12)
    agreed(two, first)
    agreed(two, following)
    form = f"after-{two.id}-0"

    visit = two.visit(says.MEETINGS)

    assert visit.words.index(note_says.AFTER) < visit.words.index(times_says.NEXT)
    days = {one.key: one.value for one in visit.page.date_input}
    assert days[f"{form}-met"] == in_days(-2)
    assert days[f"{form}-step-1-due"] == in_days(12)
    visit.choose(f"{form}-useful", 4).press(f"keep-{form}")
    assert visit.words.index(note_says.AFTER) > visit.words.index(times_says.NEXT)
    assert visit.page.date_input(key=f"after-{two.id}-1-met").value == in_days(0)


def test_a_goal_shows_its_steps_and_meetings_and_a_meeting_its_goals_and_steps(two):
    two.ask("POST", "/goals", json={"text": "Speak in Osaka"})
    own = f"{goal_says.YOU}: Speak in Osaka"
    form = f"after-{two.id}-0"
    visit = two.visit(says.MEETINGS).type(f"{form}-step-1", "Ask Ida")
    visit.page.selectbox(key=f"{form}-step-1-goal").set_value(own)
    visit.page.button_group(key=f"{form}-goals").set_value([own])

    visit.press(f"keep-{form}")

    past = visit.words[visit.words.index(note_says.FULL) :]
    assert past.index(goal_says.ABOUT) < past.index("Speak in Osaka") < past.index("Ask Ida")
    other = two.visit(says.GOALS, as_mentor=True).words
    assert other.index(goal_says.TOWARDS) < other.index("Ask Ida") < other.index(goal_says.STEPS)
    assert goal_says.spoken_of("") in other
    assert goal_says.towards("Speak in Osaka") in other


def test_what_she_types_after_a_meeting_outlives_a_service_that_does_not_answer(two):
    form = f"after-{two.id}-0"
    visit = two.visit(says.MEETINGS).type(form, LEAVING)
    two.house.break_table("check_ins")

    visit.press(f"keep-{form}")

    assert visit.is_troubled
    assert visit.box(form) == LEAVING


# ---- the development plan ----------------------------------------------------------------------------


def test_a_mentees_plan_of_her_goals_and_steps_stands_beside_the_agreement_for_both(two):
    assert plan_says.NONE in two.visit(says.AGREEMENT).words
    own = {"text": "Speak in Osaka", "due_on": str(in_days(40)), "noticed_by": "Somebody asks for more."}
    (goal,) = two.ask("POST", "/goals", json=own).json()["goals"]
    two.ask("POST", "/goals", as_mentor=True, json={"text": "Write a handbook"})
    step = {"text": "Ask Ida", "is_mine": False, "goal": goal["id"]}
    two.ask("POST", "/actions", json=step)

    hers, his = two.visit(says.AGREEMENT).words, two.visit(says.AGREEMENT, as_mentor=True).words

    assert plan_says.OWN in hers
    assert plan_says.of("Aoi") in his
    for words in (hers, his):
        assert "Somebody asks for more." in words
        assert f"Ask Ida ({two.mentor_name}, {goal_says.NO_DAY})" in words
        assert "Write a handbook" not in words


def test_a_plan_that_is_taken_along_names_people_and_needs_nothing_else():
    goal = GoalView.model_validate(GoalView.model_config["json_schema_extra"]["examples"][0])
    action = ActionView.model_validate(ActionView.model_config["json_schema_extra"]["examples"][0])

    page = plan_file("Development plan of <Ada>", plan([goal], [action], level=2), date(2027, 1, 22))

    assert "<h1>Development plan of &lt;Ada&gt;</h1>" in page
    assert "Send the outline (Jonas, by 5 February 2027)" in page
    assert "http" not in page


def test_a_pair_that_was_ended_by_staff_can_still_be_read_and_no_more_written(two):
    two.house.ask("POST", f"{two.path}/end")

    visit = two.visit()
    assert visit.title == says.title(two.mentor_name)
    assert says.ENDED_LEAD in visit.words
    assert not visit.has("change-agreement")
