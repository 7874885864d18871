"""What a pair aims at, notes and does: shared where it is meant to be, private where not, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from companion.clock import FixedClock
from companion.confidentiality import Confidentiality
from companion.errors import NotFound, TextMissing, VersionOutdated
from companion.meetings import service
from companion.meetings.days_said import due_in
from companion.meetings.near_questions import Asked, spelled
from companion.meetings.open_questions import is_open_question
from companion.meetings.pair_life import ActionWish, GoalWish, Note, NoteWish, PairLife, Standing
from companion.meetings.question_bank import OF_NOTHING
from companion.meetings.questions_said import meant_question
from companion.meetings.sentence_kinds import BY_HEART
from companion.meetings.smart_goals import hints
from companion.meetings.summary import Meeting, Part, kept_whole, summarise
from companion.people.exporting import export_person
from embeddings.knowing import KnowingEncoder
from embeddings.minilm import PackagedMiniLm
from tests.service.pair_setting import PRIVATE, PairSetting, make_pair
from tests.service.programme_setting import CLOCK

MET = date(2026, 11, 20)
ENCODER = KnowingEncoder(PackagedMiniLm(), (*OF_NOTHING, *BY_HEART))
TOMORROW = FixedClock(CLOCK.now() + timedelta(days=1))


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    return make_pair(database, tenant)


def note(pair, viewer, text, kept=Confidentiality.PAIR, met_on=None):
    return pair.call(service.add_note, viewer, NoteWish(text, kept, met_on), clock=CLOCK)


def goal(pair, viewer, text="Weld a garden gate by hand", due_on=date(2027, 3, 1)):
    return pair.call(service.add_goal, viewer, text, due_on, clock=CLOCK)


def everything_for(pair, viewer) -> str:
    """All that somebody is given about this pair, as text."""
    calls = (
        lambda: pair.call(service.read_pair, viewer),
        lambda: pair.call(service.topics_for, viewer, clock=CLOCK, encoder=ENCODER),
        lambda: pair.call(service.prep_for, viewer, clock=CLOCK, encoder=ENCODER),
        lambda: pair.call(service.draft_summary, viewer, "We met.", MET, encoder=ENCODER),
    )
    return "".join(repr(call()) for call in calls)


def test_a_private_note_is_seen_by_its_author_and_by_nobody_else_in_nothing(pair):
    goal(pair, pair.mentee)
    note(pair, pair.mentee, PRIVATE, Confidentiality.AUTHOR, MET)

    assert PRIVATE in everything_for(pair, pair.mentee)
    assert PRIVATE not in everything_for(pair, pair.mentor)
    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            pair.call(service.read_pair, viewer)


def test_a_private_note_enters_nothing_that_is_prepared_even_for_its_author(pair):
    note(pair, pair.mentee, PRIVATE, Confidentiality.AUTHOR, MET)

    prepared = repr(pair.call(service.prep_for, pair.mentee, clock=CLOCK, encoder=ENCODER))

    assert PRIVATE not in prepared + repr(
        pair.call(service.topics_for, pair.mentee, clock=CLOCK, encoder=ENCODER)
    )


def test_a_private_note_cannot_be_put_into_what_a_pair_shares(pair):
    secret = Note(pair.mentorship, pair.mentee.person, Confidentiality.AUTHOR, PRIVATE, None, CLOCK.now())

    with pytest.raises(ValueError, match="private note"):
        PairLife((), (), (secret,))


def test_what_an_administrator_exports_has_nobodys_private_notes(pair):
    note(pair, pair.mentee, PRIVATE, Confidentiality.AUTHOR)

    exports = [
        repr(pair.desk.call(export_person, pair.desk.admin, viewer.person, clock=CLOCK))
        for viewer in (pair.mentee, pair.mentor)
    ]

    assert [PRIVATE in text for text in exports] == [False, False]


def test_only_its_owner_changes_a_goal_and_only_from_the_version_she_read(pair):
    (made,) = goal(pair, pair.mentee).goals
    wish = GoalWish("Weld two gates by hand", None, Standing.REACHED)

    with pytest.raises(NotFound):
        pair.call(service.change_goal, pair.mentor, made.id, wish, expected_version=1, clock=CLOCK)
    page = pair.call(service.change_goal, pair.mentee, made.id, wish, expected_version=1, clock=CLOCK)
    with pytest.raises(VersionOutdated):
        pair.call(service.change_goal, pair.mentee, made.id, wish, expected_version=1, clock=CLOCK)

    assert [(one.text, one.standing, one.version) for one in page.goals] == [(wish.text, wish.standing, 2)]


def test_a_text_without_words_is_refused(pair):
    with pytest.raises(TextMissing):
        note(pair, pair.mentee, "  \n ")


def test_questions_are_the_same_all_day_and_in_fifty_days_none_comes_twice_in_any_words(pair):
    goal(pair, pair.mentee)
    note(pair, pair.mentor, "We looked at three drawings of gates.")
    pair.call(service.add_action, pair.mentor, ActionWish("Buy the steel", None, is_mine=False), clock=CLOCK)
    seen: list[str] = []
    for day in range(50):
        clock = FixedClock(CLOCK.now() + timedelta(days=day))
        today = pair.call(service.topics_for, pair.mentor, clock=clock, encoder=ENCODER)
        if day % 10 == 0:
            assert today == pair.call(service.topics_for, pair.mentor, clock=clock, encoder=ENCODER)
        assert len(today) >= 3
        if day % 10 == 9:
            asked = Asked(tuple(seen), ENCODER)
            assert not any(asked.has_same(one.question, one.subject) for one in today)
        seen += [topic.question for topic in today]

    assert len({spelled(question) for question in seen}) == len(seen) >= 150
    assert all(is_open_question(question) for question in seen)


def test_nobody_is_asked_about_what_her_mentor_wants_or_does(pair):
    goal(pair, pair.mentee, "Weld a garden gate by hand")
    goal(pair, pair.mentor, "Write a handbook of welding")
    pair.call(
        service.add_action, pair.mentor, ActionWish("Lend her the mask", None, is_mine=True), clock=CLOCK
    )

    asked = repr(pair.call(service.topics_for, pair.mentor, clock=CLOCK, encoder=ENCODER))

    assert "Weld a garden gate" in asked
    assert "handbook" not in asked
    assert "mask" not in asked


def test_what_is_like_a_question_that_did_not_help_is_not_asked_of_another_goal_either(pair):
    for text in ("Weld a garden gate by hand", "Speak Portuguese with my neighbours"):
        goal(pair, pair.mentee, text)
    (vain,) = [
        topic.question
        for topic in pair.call(service.topics_for, pair.mentor, clock=CLOCK, encoder=ENCODER)
        if topic.kind == "goal"
    ][:1]
    pair.call(service.say_useful, pair.mentor, vain, False, clock=CLOCK)

    later = [
        topic.question
        for day in range(12)
        for topic in pair.call(
            service.topics_for,
            pair.mentor,
            clock=FixedClock(CLOCK.now() + timedelta(days=day)),
            encoder=ENCODER,
        )
    ]

    asks = vain.split("“")[0]
    assert not [question for question in later if question.startswith(asks)]
    assert any(topic for topic in later if "“" in topic)


def test_a_question_that_did_not_help_goes_at_once_and_stays_away(pair):
    goal(pair, pair.mentee)
    first = pair.call(service.topics_for, pair.mentor, clock=CLOCK, encoder=ENCODER)[0]

    pair.call(service.say_useful, pair.mentor, first.question, False, clock=CLOCK)

    for clock in (CLOCK, TOMORROW):
        later = pair.call(service.topics_for, pair.mentor, clock=clock, encoder=ENCODER)
        assert first.question not in [topic.question for topic in later]
    with pytest.raises(NotFound):
        pair.call(service.say_useful, pair.mentor, "Never shown?", False, clock=CLOCK)


def test_the_page_before_a_meeting_is_short_and_every_line_has_its_source(pair):
    for number in range(9):
        goal(pair, pair.mentee, f"Weld gate number {number} " + "with a great many further words " * 9)
        note(pair, pair.mentor, "We talked at length. " * 60, met_on=MET)
        step = ActionWish(f"Send the plan of gate {number}", date(2026, 11, 1), is_mine=False)
        pair.call(service.add_action, pair.mentor, step, clock=CLOCK)

    lines = pair.call(service.prep_for, pair.mentor, clock=CLOCK, encoder=ENCODER)

    assert sum(len(line.text.split()) for line in lines) <= 250
    assert {line.part for line in lines} == {"agreed", "goals", "ask", "watch"}
    assert 3 <= sum(line.part == "ask" for line in lines) <= 5
    assert sum(line.part == "watch" for line in lines) == 1
    page = pair.call(service.read_pair, pair.mentor)
    ids = {one.id for kind in (page.goals, page.actions, page.notes) for one in kind}
    assert all(line.source in ids or line.source_kind == "stage" for line in lines)


def test_each_of_two_reads_the_page_in_her_own_language_and_the_others_words_as_they_were(pair):
    goal(pair, pair.mentee)
    hers, his = replace(pair.mentee, language="de"), pair.mentor

    german = [line.text for line in pair.call(service.prep_for, hers, clock=CLOCK, encoder=ENCODER)]
    english = [line.text for line in pair.call(service.prep_for, his, clock=CLOCK, encoder=ENCODER)]

    assert "Sie: „Weld a garden gate by hand“, bis 1. März 2027 (offen)." in german
    assert "Ada: “Weld a garden gate by hand”, by 1 March 2027 (open)." in english


def test_a_question_that_did_not_help_in_one_language_comes_in_no_other_either(pair):
    goal(pair, pair.mentee)
    german = replace(pair.mentor, language="de")
    first = pair.call(service.topics_for, german, clock=CLOCK, encoder=ENCODER)[0]
    assert (first.kind, "„Weld a garden gate by hand“" in first.question) == ("goal", True)
    assert first.because == "Ein offenes Ziel."

    pair.call(service.say_useful, german, first.question, False, clock=CLOCK)

    for viewer in (german, pair.mentor, replace(pair.mentor, language="fr")):
        later = pair.call(service.topics_for, viewer, clock=TOMORROW, encoder=ENCODER)
        meant = meant_question(first.question, pair.call(service.shown_to, pair.mentor), "de")
        assert meant is not None
        assert meant not in {meant_question(one.question, [meant], viewer.language or "en") for one in later}


# ---- rules -------------------------------------------------------------------------------------

NOTES = """We looked at the outline together. Ada decided to cut the second part.
- Ben will send the template by Friday
- I will call the printer by 4 December
Ada is worried that her manager does not back her. It was a good talk."""


def test_notes_are_sorted_with_owners_and_days_and_not_a_word_is_lost_or_changed():
    lines = summarise(NOTES, Meeting(MET, "Ada", "Ben"), ENCODER)

    assert all(NOTES[line.start : line.stop] == line.text for line in lines)
    assert kept_whole(NOTES, lines)
    assert [(line.owner, line.due_on) for line in lines if line.part is Part.ACTIONS] == [
        ("Ben", date(2026, 11, 27)),
        ("Ada", date(2026, 12, 4)),
    ]
    (concern,) = [line.text for line in lines if line.part is Part.CONCERNS]
    assert concern == "Ada is worried that her manager does not back her."
    assert [line.text for line in lines if line.part is Part.DECIDED] == [
        "Ada decided to cut the second part."
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ben will write by 2027-02-05.", date(2027, 2, 5)),
        ("Ben will write by 3 January.", date(2027, 1, 3)),
        ("Ben will write by December 1st.", date(2026, 12, 1)),
        ("Ben will write tomorrow.", date(2026, 11, 21)),
        ("Ben will write in two weeks.", date(2026, 12, 4)),
        ("Ben will write by Friday.", date(2026, 11, 27)),
        ("Ben will write by 31 February.", None),
        ("Ben will write.", None),
    ],
)
def test_a_day_is_counted_from_the_meeting(text, day):
    assert due_in(text, MET) == day


def test_a_goal_gets_hints_that_teach_and_a_good_one_gets_none():
    today = datetime(2026, 11, 23, tzinfo=UTC).date()

    assert [hint.rule for hint in hints("Be better", None, today)] == ["specific", "measurable", "time"]
    assert hints("Give a talk at the spring conference", date(2027, 4, 1), today) == ()
