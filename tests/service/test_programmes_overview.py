"""A programme at a glance, counted by the database: people, seats, who waits, the last round, what to do."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.clock import FixedClock
from companion.db.tables.people import participants
from companion.digests import Digests, Topic
from companion.errors import Forbidden, NotFound
from companion.ids import ProgrammeId, new_id
from companion.matching.overview import programme_digest
from companion.matching.overview.next_steps import Target
from companion.matching.overview.overview_service import Overview, overview
from companion.matching.overview.overview_store import LoadCount
from companion.matching.rounds import shortlist_store
from companion.matching.rounds.round import DecisionKind, RoundStatus
from companion.matching.words.topic_words import TopicWord
from companion.people.person import Role as Side
from companion.programmes.programme_service import change_programme, read_programme_record
from companion.programmes.wish import Wish
from tests.service.people_setting import counted_statements
from tests.service.programme_setting import add_mentorship
from tests.service.round_rows import CLOCK, RoundDesk


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant)


def seen(desk: RoundDesk, *, viewer=None, digests=None, programme=None, **asked) -> Overview:
    return desk.call(
        overview,
        viewer or desk.admin,
        programme or desk.programme,
        digests=digests or Digests(),
        clock=CLOCK,
        **asked,
    )


def codes(shown: Overview) -> list[str]:
    return [step.code for step in shown.next_steps]


def change_rules(desk: RoundDesk, rules: str) -> None:
    record = desk.call(read_programme_record, desk.admin, desk.programme)
    number = record.version.number
    wish = Wish(record.charter, rules)
    desk.call(change_programme, desk.admin, desk.programme, wish, expected_version=number, clock=CLOCK)


def test_an_empty_programme_has_nobody_and_begins_with_an_import(desk):
    shown = seen(desk)

    assert (shown.people, shown.seats, shown.free_seats, shown.waiting) == ((), 0, 0, 0)
    assert (shown.load, shown.last_round, shown.words, shown.stranded) == ((), None, (), 0)
    assert codes(shown) == ["import_people", "look_at_charter"]


def test_people_are_counted_by_role_and_state(desk):
    desk.people(3, 2)
    desk.person("both")
    paused = desk.person("mentee")
    gone = desk.person("mentor")
    desk.change_state(paused, "paused")
    desk.change_state(gone, "gone")

    found = {(count.role.value, count.state.value): count.people for count in seen(desk).people}

    assert found == {
        ("mentee", "active"): 3,
        ("mentor", "active"): 2,
        ("both", "active"): 1,
        ("mentee", "paused"): 1,
        ("mentor", "gone"): 1,
    }


def test_seats_are_those_of_active_mentors_with_the_programmes_usual_capacity_for_blanks(desk):
    desk.person("mentor", capacity=3)
    desk.person("both")
    desk.person("mentor", capacity=0)
    desk.change_state(desk.person("mentor", capacity=9), "paused")
    change_rules(desk, "default_capacity: 2")

    shown = seen(desk)

    assert (shown.seats, shown.free_seats) == (5, 5)
    assert shown.load == (LoadCount(0, 0, 0, 1), LoadCount(2, 0, 0, 1), LoadCount(3, 0, 0, 1))


def test_a_living_pair_takes_a_seat_and_waits_no_more_and_an_ended_one_does_not(desk):
    (ada, ben, cid), (mia, max_) = desk.people(3, 2, capacity=2)
    add_mentorship(desk, ada, mia)
    add_mentorship(desk, ben, max_, ended=True)

    shown = seen(desk)

    assert (shown.seats, shown.free_seats, shown.waiting) == (4, 3, 2)
    assert {one.person for one in shown.waiting_longest} == {ben, cid}
    assert shown.load == (LoadCount(2, 0, 0, 1), LoadCount(2, 1, 0, 1))


def test_what_somebody_has_in_another_programme_counts_there_alone(desk, database):
    (ada, _), (mia, _) = desk.people(2, 2)
    elsewhere = RoundDesk(database, desk.tenant)
    add_mentorship(elsewhere, ada, mia)

    shown = seen(desk)

    assert (shown.waiting, shown.free_seats, shown.load) == (2, 2, (LoadCount(1, 0, 0, 2),))


def test_mentors_without_a_mentee_are_not_among_the_mentees_left_over(desk):
    desk.people(1, 3)
    desk.proposed()

    assert seen(desk).last_round.left_over == 0


def test_a_mentor_over_capacity_frees_no_negative_seat(desk):
    (ada, ben), (mia, _) = desk.people(2, 2)
    add_mentorship(desk, ada, mia)
    add_mentorship(desk, ben, mia)

    shown = seen(desk)

    assert (shown.seats, shown.free_seats) == (2, 1)
    assert LoadCount(1, 2, 0, 1) in shown.load


def test_who_has_waited_longest_comes_first_and_the_list_ends(desk):
    waiting = [desk.person("mentee") for _ in range(12)]
    with desk.database.transaction(desk.tenant) as work:
        for days, person in enumerate(reversed(waiting)):
            work.connection.execute(
                sa.update(participants)
                .where(participants.c.person_id == person)
                .values(joined_at=CLOCK.now() + timedelta(days=days))
            )

    shown = seen(desk)

    assert shown.waiting == 12
    assert [one.person for one in shown.waiting_longest] == waiting[:1:-1]
    assert shown.waiting_longest[0].since == CLOCK.now()


def test_the_last_round_shows_its_status_its_pairs_and_how_far_the_review_is(desk):
    desk.people(3, 2)
    desk.proposed()
    second = desk.proposed()
    pairs = sorted(desk.pairs(second))
    desk.decide(second, pairs[0], DecisionKind.APPROVED)
    desk.decide(second, pairs[1], DecisionKind.NOTED, note="Ask her first")

    glance = seen(desk).last_round

    assert (glance.round.id, glance.round.number, glance.round.status) == (second, 2, RoundStatus.PROPOSED)
    assert (glance.round.pairs, glance.round.undecided, glance.left_over) == (2, 1, 1)
    assert codes(seen(desk)) == ["find_seats", "review_round", "look_at_charter"]
    assert seen(desk).next_steps[1].target is Target.ROUND


def test_the_load_that_a_proposed_run_would_bring_stands_beside_the_present_one(desk):
    desk.people(2, 1, capacity=2)
    made = desk.proposed()

    assert seen(desk).load == (LoadCount(2, 0, 2, 1),)
    assert seen(desk).free_seats == 2
    assert desk.view(made).pairs == 2


def test_a_draft_shows_no_pairs(desk):
    desk.people(1, 1)
    desk.round()

    shown = seen(desk)

    assert (shown.last_round.round.pairs, shown.last_round.left_over) == (0, 0)
    assert codes(shown) == ["run_round", "look_at_charter"]


# ---- rules and words ---------------------------------------------------------------------------


def test_mentees_whom_the_rules_leave_with_nobody_are_counted(desk):
    desk.person("mentee", department="Law")
    desk.person("mentee", department="Sales")
    desk.person("mentor", department="Sales", capacity=2)
    change_rules(desk, "must_not:\n- {name: apart, same: department}")

    shown = seen(desk)

    assert shown.stranded == 1
    assert codes(shown)[0] == "look_at_stranded"


def test_rules_about_a_column_that_nobody_answered_are_to_be_mended(desk):
    desk.people(1, 1)
    change_rules(desk, "must:\n- {name: near, same: hometown}")

    shown = seen(desk)

    assert shown.stranded is None
    assert codes(shown)[0] == "mend_rules"


def test_words_are_told_where_five_people_use_them(desk):
    for _ in range(5):
        desk.person("mentee", wants="welding")
    for number in range(4):
        desk.person("mentor", offers="welding" if number else "carving")
    paused = desk.person("mentee", wants="carving")
    desk.change_state(paused, "paused")

    assert seen(desk).words == (TopicWord("welding", 5, None),)
    assert seen(desk, with_words=False).words is None


def test_nothing_is_computed_twice_and_everything_anew_when_it_changes(desk, monkeypatch):
    (ada, _), (mia, _) = desk.people(2, 2)
    digests = Digests()
    computed = []
    for name in ("count_stranded", "topic_words"):
        real = getattr(programme_digest, name)
        monkeypatch.setattr(
            programme_digest,
            name,
            lambda *given, _name=name, _real=real, **named: computed.append(_name) or _real(*given, **named),
        )

    def look(**asked) -> list[str]:
        computed.clear()
        seen(desk, digests=digests, **asked)
        return sorted(computed)

    assert look() == ["count_stranded", "topic_words"]
    assert look() == []
    desk.change_state(ada, "active")
    assert look() == ["count_stranded", "topic_words"]
    change_rules(desk, "defaults: {avoid: off}")
    assert look() == ["count_stranded"]
    add_mentorship(desk, ada, mia)
    assert look() == ["count_stranded"]
    assert look() == []


def test_shared_hours_are_counted_anew_on_another_day(desk):
    desk.people(1, 1)
    digests = Digests()
    seen(desk, digests=digests)
    topic = Topic(desk.tenant, desk.programme, "stranded")
    tomorrow = FixedClock(CLOCK.now() + timedelta(days=1))

    desk.call(overview, desk.admin, desk.programme, digests=digests, clock=tomorrow)

    assert digests._shelves[topic].kept[0][-1] == tomorrow.now().date()


def test_a_look_costs_a_fixed_number_of_queries(desk):
    desk.people(1, 1)
    desk.proposed()
    with counted_statements(desk.database) as few:
        seen(desk)
    desk.people(9, 5)
    desk.proposed()

    with counted_statements(desk.database) as many:
        seen(desk)

    assert len(many) == len(few) == 14


def test_pairs_at_work_and_ended_ones_are_counted_and_who_waits_with_a_list(desk):
    mentees, mentors = desk.people(3, 2)
    with desk.database.transaction(desk.tenant) as work:
        shortlist_store.write_list(work, desk.programme, mentees[0], [mentors[1]], CLOCK.now())
        shortlist_store.write_list(work, desk.programme, mentees[2], [mentors[1]], CLOCK.now())
    add_mentorship(desk, mentees[2], mentors[0])
    add_mentorship(desk, mentees[1], mentors[0], ended=True)

    shown = seen(desk)

    # Who has a mentor waits no longer, whatever stands on her list.
    assert (shown.waiting, shown.waiting_with_list) == (2, 1)
    assert (shown.pairs, shown.ended) == (1, 1)


# ---- who sees it -------------------------------------------------------------------------------


def test_staff_see_it_and_participants_do_not(desk):
    assert seen(desk, viewer=desk.make_viewer(Role.CASE_OWNER, desk.programme)).waiting == 0
    for role in (Role.MENTOR, Role.MENTEE):
        with pytest.raises(Forbidden):
            seen(desk, viewer=desk.make_viewer(role, desk.programme))


def test_a_programme_of_another_organisation_and_one_that_never_was_look_the_same(
    desk, database, make_tenant
):
    stranger = RoundDesk(database, make_tenant())
    for programme in (desk.programme, ProgrammeId(new_id())):
        with pytest.raises(NotFound, match="no such programme"):
            seen(stranger, programme=programme)


def test_people_of_another_organisation_or_programme_are_never_counted(desk, database, make_tenant):
    digests = Digests()
    desk.people(2, 1)
    before = seen(desk, digests=digests)
    other = RoundDesk(database, make_tenant())
    for _ in range(6):
        other.person("mentee", wants="sculpture")
    neighbour = RoundDesk(database, desk.tenant)
    for _ in range(6):
        neighbour.person("mentee", wants="sculpture", email=f"{new_id().hex}@n.example")

    assert seen(desk, digests=digests) == before
    assert seen(desk) == before
    assert "sculpture" not in str(seen(desk))
    assert seen(other, digests=digests).waiting == 6


def test_the_side_of_a_person_in_both_roles_is_both(desk):
    desk.person("both")

    (count,) = seen(desk).people
    assert count.role is Side.BOTH
    assert seen(desk).waiting == 1
