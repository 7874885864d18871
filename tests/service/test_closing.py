"""Ending without blame: in two presses, without a reason; the page stays, and each takes something along."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from companion.agreements.service import read_agreement, write_agreement
from companion.clock import FixedClock
from companion.confidentiality import Confidentiality
from companion.contracts.closing import FIRST_DAYS as OFFERED_FOR
from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.rounds import mentorships
from companion.errors import NotFound, TextMissing, VersionOutdated
from companion.explaining.my_matches import my_matches
from companion.matching.rounds import mentorship_store
from companion.matching.rounds.waiting_store import add_credit, credits_of, use_credits
from companion.meetings import closing_service, service
from companion.meetings.check_in_service import read_check_ins
from companion.meetings.closing import FIRST_DAYS, Reason, TakenAlong
from companion.scheduling.meeting import MeetingState
from companion.scheduling.service import read_meetings
from tests.service.pair_setting import PRIVATE, PairSetting, make_pair
from tests.service.test_scheduling import NOW, agreed, desk, invitations

CLOCK = FixedClock(NOW)


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    return make_pair(database, tenant)


def end(pair, viewer=None, reason=None):
    return pair.call(closing_service.end_pair, viewer or pair.mentee, reason, desk=desk())


def take(pair, viewer, text, kept=Confidentiality.AUTHOR, version=0):
    return pair.call(closing_service.write_taken_along, viewer, TakenAlong(text, kept, version), desk=desk())


def test_either_ends_it_without_a_reason_and_the_mentors_place_is_free(pair):
    found = end(pair)

    assert found.ending.by_you
    assert found.ending.reason is None
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        assert mentorship_store.living_load(work, pair.desk.programme) == {}
        assert mentorship_store.living_mentees(work, pair.desk.programme) == frozenset()


def test_what_was_planned_is_cancelled_in_both_calendars_and_the_other_is_told_once(pair):
    agreed(pair, repeat=True)
    end(pair, pair.mentor)

    page = pair.call(read_meetings, pair.mentee)
    assert {one.state for one in page.meetings} == {MeetingState.CANCELLED}
    assert sorted(method for _, method, _, _ in invitations(pair)) == ["CANCEL"] * 2 + ["REQUEST"] * 2
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        told = work.connection.execute(
            sa.select(outgoing_mail).where(outgoing_mail.c.subject.contains("has ended"))
        ).all()
    assert [row.subject for row in told] == ["Ben has ended your mentorship"]
    assert "nobody's fault" in told[0].body


def test_the_page_stays_readable_for_both_and_takes_no_more_changes(pair):
    pair.call(service.add_goal, pair.mentee, "weld a gate", None, clock=CLOCK)
    state = pair.call(read_agreement, pair.mentee)
    end(pair)

    for viewer in (pair.mentee, pair.mentor):
        assert [goal.text for goal in pair.call(service.read_pair, viewer).goals] == ["weld a gate"]
        assert pair.call(read_agreement, viewer).agreement.clauses == state.agreement.clauses
        assert pair.call(read_check_ins, viewer) == []
        assert [one.ended_at for one in pair.desk.call(my_matches, viewer, ended=True)] == [NOW]
        assert pair.desk.call(my_matches, viewer) == []
    with pytest.raises(NotFound):
        pair.call(service.add_goal, pair.mentee, "another", None, clock=CLOCK)
    with pytest.raises(NotFound):
        pair.call(write_agreement, pair.mentee, {}, expected_version=state.version, clock=CLOCK)
    with pytest.raises(NotFound):
        end(pair)


def test_a_reason_is_for_who_gave_it_and_counted_only_among_many(pair):
    assert end(pair, pair.mentee, Reason.FIT).ending.reason is Reason.FIT

    theirs = pair.call(closing_service.read_closing, pair.mentor)
    assert (theirs.ending.by_you, theirs.ending.reason) == (False, None)
    asked = closing_service.reasons_of_programme
    assert pair.desk.call(asked, pair.case_owner, pair.desk.programme) is None


def test_what_one_takes_along_is_hers_until_she_shares_it(pair):
    end(pair)
    mine = take(pair, pair.mentee, PRIVATE)
    assert mine.mine.text == PRIVATE
    assert pair.call(closing_service.read_closing, pair.mentor).theirs is None

    take(pair, pair.mentee, "To ask before I build.", Confidentiality.PAIR, 1)

    assert pair.call(closing_service.read_closing, pair.mentor).theirs.text == "To ask before I build."


def test_words_of_another_window_are_not_written_over(pair):
    take(pair, pair.mentee, "one")

    with pytest.raises(VersionOutdated):
        take(pair, pair.mentee, "two")
    with pytest.raises(TextMissing):
        take(pair, pair.mentee, "  ", version=1)


def test_nobody_else_ends_or_reads_any_of_it(pair):
    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            end(pair, viewer)
        with pytest.raises(NotFound):
            pair.call(closing_service.read_closing, viewer)


def test_two_who_end_at_once_end_it_once(pair):
    end(pair)

    with pytest.raises(NotFound):
        end(pair, pair.mentor)
    assert pair.call(closing_service.read_closing, pair.mentee).ending.ended_at == NOW + timedelta(0)


def credits_now(pair) -> int:
    return pair.desk.call(credits_of, pair.desk.programme)[pair.mentee.person]


def test_a_mentee_whom_her_mentor_leaves_in_the_first_days_comes_first_in_the_next_round(pair):
    end(pair, pair.mentor)

    assert credits_now(pair) == 1
    assert pair.call(closing_service.read_closing, pair.mentee).waits_first
    assert not pair.call(closing_service.read_closing, pair.mentor).waits_first


def test_a_mentee_who_ends_it_in_the_first_days_has_what_she_waited_before_again_and_no_more(pair):
    programme, mentee = pair.desk.programme, pair.mentee.person
    pair.desk.call(add_credit, programme, mentee, NOW - timedelta(days=30))
    pair.desk.call(use_credits, programme, [mentee], pair.desk.rows(mentorships)[0].began_at)
    assert credits_now(pair) == 0

    found = end(pair)

    assert credits_now(pair) == 1
    assert not found.waits_first


def test_what_was_used_for_an_earlier_pair_is_not_given_back(pair):
    programme, mentee = pair.desk.programme, pair.mentee.person
    pair.desk.call(add_credit, programme, mentee, NOW - timedelta(days=300))
    pair.desk.call(use_credits, programme, [mentee], NOW - timedelta(days=200))

    end(pair)

    assert credits_now(pair) == 0


def test_the_pages_offer_it_as_long_as_it_counts():
    assert timedelta(days=OFFERED_FOR) == FIRST_DAYS


def test_after_the_first_days_an_end_is_an_end_and_nobody_waits_for_it(pair):
    began = pair.desk.rows(mentorships)[0].began_at
    late = desk(began + FIRST_DAYS + timedelta(seconds=1))

    pair.call(closing_service.end_pair, pair.mentor, None, desk=late)

    assert credits_now(pair) == 0
    assert not pair.call(closing_service.read_closing, pair.mentee).waits_first
