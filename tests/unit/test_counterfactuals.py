"""What would have changed a pair: the engine run again with one thing different, and said in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from companion.explaining.counterfactual_claims import counterfactual_claims
from companion.explaining.explanation import View
from companion.explaining.quantities import Ordinal
from companion.explaining.visibility import WHO_SEES
from companion.ids import PersonId, SnapshotId, new_id
from companion.matching.reviewing.counterfactuals import changed, look_at, try_changes
from companion.matching.reviewing.single_changes import (
    HoursMore,
    LanguageMore,
    NextLevel,
    SeatMore,
    WithoutPreference,
    WithoutRule,
    changed_person,
    changed_programme,
    changes_for,
)
from companion.matching.rounds.freezing import Frozen, Snapshot
from companion.matching.rounds.round import RunRequest
from companion.matching.rounds.run_questions import StandingRun
from companion.matching.rounds.scored_snapshots import ScoredSnapshot
from companion.matching.score.scoring_again import score_again, with_kept_words
from companion.matching.solving.problem import NOBODY
from companion.matching.whole_programme.service import score
from companion.people.person import Person, Role, Slot
from companion.programmes.programme import Condition, Force, Preference, Programme, Rule
from tests.unit.small_programme import HandMade

ON = date(2027, 1, 11)
FROM_WORDS = Programme(weights={"wants": 1.0})
MONDAY_NINE, TUESDAY_TEN = Slot(0, 540, 660), Slot(1, 600, 720)
ANY = {"location": "Oslo", "time_zone": "Europe/Oslo"}


def mentee(name: str, wants: str = "welding budgets", **known) -> Person:
    known = {"languages": ("en",), **ANY, **known}
    return Person(f"{name.lower()}@x.example", f"{name} One", Role.MENTEE, wants=wants, **known)


def mentor(name: str, offers: str = "welding budgets", **known) -> Person:
    known = {"languages": ("en",), "capacity": 1, **ANY, **known}
    return Person(f"{name.lower()}@x.example", f"{name} Two", Role.MENTOR, offers=offers, **known)


def stand(*people: Person, programme: Programme = Programme(), pins=(), vetoes=()) -> StandingRun:  # noqa: B008
    frozen = tuple(
        Frozen(PersonId(new_id()), person, takes_part=True)
        for person in sorted(people, key=lambda p: p.email)
    )
    snapshot = Snapshot(SnapshotId(new_id()), programme, ON, frozen, 1, 1)
    asked = RunRequest(
        pins=frozenset(snapshot.pair(*pin) for pin in pins),
        vetoes=frozenset(snapshot.pair(*veto) for veto in vetoes),
    )
    scored = ScoredSnapshot(snapshot, score(snapshot.request(RunRequest()), HandMade()))
    best = scored.stand(asked, ())
    made = [
        snapshot.pair(one.email, best.base.mentors[int(column)].email)
        for one, column in zip(best.base.mentees, best.best.mentor_of, strict=True)
        if column != NOBODY
    ]
    return scored.stand(asked, made)


def told(run: StandingRun, one: Person, other: Person) -> list[str]:
    tried = try_changes(run, one, other)
    current = int(run.mentor_of[run.base.row_of[one.email]])
    instead = run.base.mentors[current] if current != NOBODY else None
    return [c.sentence for c in counterfactual_claims(tried, one, other, run.base.request.programme, instead)]


# ---- what is said --------------------------------------------------------------------------------


def test_a_language_more_makes_a_pair_that_the_rules_bar_now():
    ana, bo = mentee("Ana", languages=("en",)), mentor("Bo", languages=("es",))
    cai = mentor("Cai", "chess", languages=("en",))

    said = told(stand(ana, bo, cai), ana, bo)

    assert "If Ana spoke Spanish as well, Ana would have been matched with Bo instead of Cai Two." in said
    assert "If Bo spoke English as well, Ana would have been matched with Bo instead of Cai Two." in said


def test_a_seat_more_gives_the_mentee_whom_the_seat_went_by_her_mentor():
    ana, eva = mentee("Ana", "welding law chess"), mentee("Eva", "welding ice budgets")
    bo = mentor("Bo", "welding ice budgets")

    assert told(stand(ana, eva, bo, programme=FROM_WORDS), ana, bo) == [
        "With one more seat with Bo Two, Ana would have been matched with Bo."
    ]


def test_hours_more_move_somebody_up_by_the_places_that_are_told():
    ana = mentee("Ana", "welding chess", availability=(MONDAY_NINE,))
    eva = mentee("Eva", "welding budgets", availability=(TUESDAY_TEN,))
    bo = mentor("Bo", "welding budgets", availability=(TUESDAY_TEN,))
    cai = mentor("Cai", "chess music", availability=(Slot(0, 540, 600),))

    assert told(stand(ana, eva, bo, cai), ana, bo)[0] == (
        "If Ana were also free on Tuesday from 10:00 to 12:00 (Ana's local time), Bo would rank first "
        "instead of second for Ana; the two would still not be matched."
    )


def test_hours_are_told_by_the_clock_of_whoever_would_be_free():
    ana = mentee("Ana", time_zone="America/New_York", availability=(MONDAY_NINE,))
    bo = mentor("Bo", time_zone="Europe/Oslo", availability=(Slot(0, 14 * 60, 16 * 60),))

    (hours,) = [
        c for c in changes_for(ana, bo, Programme(), 1, ON) if c == HoursMore(ana.email, Slot(0, 480, 600))
    ]

    assert hours.slot == Slot(0, 8 * 60, 10 * 60)


def test_a_preference_or_rule_of_the_programme_is_tried_without():
    ana = mentee("Ana", department="Ops")
    bo, cai = mentor("Bo", department="Ops"), mentor("Cai", "chess", department="Lab")
    rule = Rule("same_department", Force.MUST_NOT, Condition(same="department"))

    said = told(stand(ana, bo, cai, programme=Programme(rules=(rule,))), ana, bo)

    assert (
        "Without the rule “same department”, Ana would have been matched with Bo instead of Cai Two." in said
    )


def test_of_a_pair_that_was_made_it_is_told_what_would_have_given_another_mentor():
    ana, eva = mentee("Ana", "welding law"), mentee("Eva", "ice budgets")
    bo, cai = mentor("Bo", "welding ice budgets"), mentor("Cai", "painting")
    run = stand(ana, eva, bo, cai, programme=FROM_WORDS)
    assert int(run.mentor_of[run.base.row_of[ana.email]]) == run.base.column_of[cai.email]

    assert told(run, ana, cai) == [
        "With one more seat with Bo Two, Ana would have been matched with Bo instead of Cai Two."
    ]
    assert told(run, eva, bo) == ["Bo already ranks first for Eva, so there was nothing to try."]


def test_where_nothing_would_have_changed_anything_that_is_said():
    ana, bo = mentee("Ana"), mentor("Bo")
    run = stand(ana, bo, mentor("Cai"), vetoes=[(ana.email, bo.email)])

    (said,) = told(run, ana, bo)

    assert said == (
        "The one change that was tried, a seat more, is none that would have brought Ana and Bo closer."
    )


def test_a_pair_that_stands_in_some_of_the_best_assignments_is_claimed_neither_way():
    ana, eva = mentee("Ana"), mentee("Eva")
    bo = mentor("Bo")
    run = stand(ana, eva, bo)
    outsider = ana if int(run.mentor_of[run.base.row_of[ana.email]]) == NOBODY else eva

    assert look_at(run.ready, run.base.row_of[outsider.email], 0, solves=True).together is None
    assert not try_changes(run, outsider, bo).found


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (22, "22nd"), (103, "103rd"), (112, "112th")],
)
def test_places_are_told_in_words_up_to_the_tenth(place, words):
    assert Ordinal.of(place) == words


# ---- what is never said --------------------------------------------------------------------------


def test_nothing_is_suggested_about_who_somebody_is_or_whom_she_avoids():
    ana = mentee("Ana", avoid=("bo@x.example",), manager_email="bo@x.example", attributes={"gender": "f"})
    bo = mentor("Bo", past_partners=("ana@x.example",), attributes={"gender": "m"})
    rules = (Rule("women", Force.MUST, Condition(same="gender")),)
    wishes = (Preference("same_sex", Condition(same="gender"), 1.0),)
    programme = Programme(rules=rules, preferences=wishes)

    tried = changes_for(ana, bo, programme, 1, ON)

    assert {type(change) for change in tried} == {SeatMore}
    (said,) = told(stand(ana, bo, programme=programme), ana, bo)
    assert said.startswith("The one change that was tried")


def test_only_the_administrator_is_given_such_a_sentence():
    ana, bo = mentee("Ana"), mentor("Bo", languages=("es",))
    tried = try_changes(stand(ana, bo), ana, bo)

    claims = counterfactual_claims(tried, ana, bo, Programme(), None)

    assert claims
    assert all(claim.audience == {View.ADMINISTRATOR} for claim in claims)
    assert all(piece.inputs and piece.fact for claim in claims for piece in claim.evidence)
    fields = {one.field for claim in claims for piece in claim.evidence for one in piece.inputs}
    assert fields <= WHO_SEES.keys()


def test_nobody_is_asked_to_be_free_at_night():
    ana = mentee("Ana", time_zone="Asia/Tokyo", availability=(MONDAY_NINE,))
    bo = mentor("Bo", time_zone="America/New_York", availability=(Slot(0, 12 * 60, 14 * 60),))

    hours = [c for c in changes_for(ana, bo, Programme(), 1, ON) if isinstance(c, HoursMore)]

    assert all(c.slot.start_minute >= 7 * 60 and c.slot.end_minute <= 22 * 60 for c in hours)
    assert not [c for c in hours if c.email == ana.email]


def test_a_change_that_would_break_a_pair_decided_by_hand_is_not_tried():
    levels = {"level": ("Junior", "Senior", "Lead")}
    rule = Rule("peers", Force.MUST_NOT, Condition(mentor={"level": ("Lead",)}))
    programme = Programme(rules=(rule,), orders=levels)
    ana, eva = mentee("Ana", level="Junior"), mentee("Eva", level="Junior")
    bo = mentor("Bo", level="Senior", capacity=2)

    run = stand(ana, eva, bo, mentor("Cai"), programme=programme, pins=[(ana.email, bo.email)])

    assert NextLevel(bo.email, "Senior", "Lead") in changes_for(eva, bo, programme, 2, ON)
    assert not [c for c in try_changes(run, eva, bo).found if isinstance(c.change, NextLevel)]


# ---- run again, and run from the beginning -------------------------------------------------------


PEOPLE = (
    mentee("Ana", languages=("en",), availability=(MONDAY_NINE,), values=(1, 2, 3, 4, 5, 1), level="Junior"),
    mentee("Eva", "python chess", languages=(), location="Rome", level="Senior"),
    mentee("Ida", "grants", languages=("fr", "en"), time_zone="Asia/Tokyo", availability=(TUESDAY_TEN,)),
    mentor("Bo", "python welding", languages=("es",), availability=(TUESDAY_TEN,), level="Senior"),
    mentor("Cai", "chess", languages=("en",), values=(1, 2, 3, 4, 5, 5), level="Lead", capacity=2),
    mentor("Dan", "grants budgets", languages=("fr",), location="Rome", availability=(MONDAY_NINE,)),
)
PLAN = Programme(
    rules=(Rule("above", Force.MUST, Condition(mentor_above="level")),),
    preferences=(
        Preference("elsewhere", Condition(different="location"), 0.5),
        Preference("time", Condition(shared_hours=1), 0.5),
    ),
    orders={"level": ("Junior", "Senior", "Lead")},
)


@pytest.mark.parametrize(
    "change",
    [
        LanguageMore("ana@x.example", "es"),
        LanguageMore("eva@x.example", "fr"),
        HoursMore("ana@x.example", TUESDAY_TEN),
        HoursMore("cai@x.example", MONDAY_NINE),
        NextLevel("bo@x.example", "Senior", "Lead"),
        SeatMore("bo@x.example", 1),
        WithoutPreference("elsewhere"),
        WithoutPreference("time"),
        WithoutRule("above"),
    ],
    ids=str,
)
def test_scoring_again_gives_the_bits_that_scoring_from_the_beginning_gives(change):
    run = stand(*PEOPLE, programme=PLAN)
    base = replace(run.base, scored=with_kept_words(run.base.scored))

    again = changed(base, change)

    people = [changed_person(person, change) for person in PEOPLE]
    if isinstance(change, SeatMore):
        people = [replace(p, capacity=2) if p.email == change.email else p for p in people]
    anew = stand(*people, programme=changed_programme(PLAN, change)).base
    rows, columns = (index.ravel() for index in np.indices((3, 3)))
    assert np.array_equal(again.source.exact(rows, columns), anew.scored.exact(rows, columns))
    assert np.allclose(again.source.block(0, 3), anew.scored.block(0, 3), atol=1e-6)
    assert again.room.tolist() == anew.room.tolist()
    assert [again.eligibility.reasons(r, c) for r, c in zip(rows, columns, strict=True)] == [
        anew.eligibility.reasons(r, c) for r, c in zip(rows, columns, strict=True)
    ]


def test_words_cannot_be_scored_again():
    run = stand(*PEOPLE, programme=PLAN)
    mentees = tuple(replace(one, wants="other words") for one in run.base.mentees)

    with pytest.raises(ValueError, match="no text"):
        score_again(run.base.scored, mentees, run.base.mentors, PLAN, eligibility=None, on=ON)
