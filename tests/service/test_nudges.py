"""What is due reaches people once, a week apart, and stops when they say so."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from companion.clock import FixedClock
from companion.confidentiality import Confidentiality
from companion.db.tables.accounts import accounts, outgoing_mail
from companion.db.tables.nudges import nudges
from companion.db.tables.people import participants, people
from companion.db.tables.rounds import mentorships
from companion.db.tables.scheduling import pair_meetings
from companion.errors import LinkUnusable, NotFound
from companion.ids import new_id
from companion.meetings import service as meetings
from companion.meetings.pair_life import NoteWish
from companion.nudges import service
from companion.nudges.nudge import Cause, HowOften
from tests.service.pair_setting import PairSetting, make_pair
from tests.service.round_rows import CLOCK, START
from tests.whole_words import words_in

ADDRESS = "https://mentoring.example.org"
LATER = START + timedelta(days=21)
"""Three weeks after the pair began: a Monday at noon, and nothing has been done."""


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    made = make_pair(database, tenant)
    with database.transaction(tenant) as work:
        for row in work.connection.execute(sa.select(people.c.email)):
            account = {"tenant": tenant, "id": new_id(), "email": row.email, "created_at": START}
            work.connection.execute(sa.insert(accounts).values(account | {"sessions_valid_from": START}))
    return made


def look(pair: PairSetting, at: datetime = LATER) -> int:
    desk = pair.desk
    return service.send_nudges(desk.database, desk.tenant, clock=FixedClock(at), address=ADDRESS)


def mails(pair: PairSetting) -> list:
    return pair.desk.rows(outgoing_mail)


def said(pair: PairSetting, person) -> list[str]:
    return [row.cause for row in pair.desk.rows(nudges) if row.person_id == person]


def note(pair: PairSetting, viewer, met_on: date, readers=Confidentiality.PAIR) -> None:
    wish = NoteWish("We met.", readers, met_on)
    pair.call(meetings.add_note, viewer, wish, clock=CLOCK)


def test_both_of_a_pair_that_does_nothing_are_told_one_thing_each_and_nobody_else(pair):
    assert look(pair) == 2

    addresses = {row.email for row in pair.desk.rows(people) if row.id != pair.stranger.person}
    assert {mail.recipient for mail in mails(pair)} == addresses
    assert all(mail.html and ADDRESS in mail.unsubscribe for mail in mails(pair))
    assert said(pair, pair.mentee.person) == [Cause.AGREEMENT.value]
    assert all(words_in(mail.body + mail.html).isdisjoint({"ada", "ben"}) for mail in mails(pair))


def test_it_is_said_once_however_often_and_by_however_many_it_is_looked_for(pair):
    threads = [threading.Thread(target=look, args=(pair,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    look(pair)

    assert len(mails(pair)) == 2


def test_a_look_that_ends_half_way_is_taken_up_where_it_ended(pair, monkeypatch):
    real, seen = service.nudge_person, []

    def once_and_then_gone(work, person, **named):
        if seen:
            raise KeyboardInterrupt
        seen.append(person)
        return real(work, person, **named)

    monkeypatch.setattr(service, "nudge_person", once_and_then_gone)
    with pytest.raises(KeyboardInterrupt):
        look(pair)
    assert len(mails(pair)) == 1
    monkeypatch.undo()

    look(pair)

    assert sorted(mail.recipient for mail in mails(pair)) == sorted({mail.recipient for mail in mails(pair)})
    assert len(mails(pair)) == 2


def test_a_week_later_comes_the_next_cause_and_at_night_nothing(pair):
    look(pair)
    assert look(pair, LATER + timedelta(days=6)) == 0
    assert look(pair, LATER + timedelta(days=7, hours=11)) == 0

    assert look(pair, LATER + timedelta(days=7)) == 2

    causes = [Cause.AGREEMENT.value, Cause.FIRST_MEETING.value]
    assert sorted(said(pair, pair.mentee.person)) == sorted(causes)


def test_a_clock_that_jumps_ahead_and_back_doubles_nothing(pair):
    look(pair, LATER + timedelta(days=364))
    look(pair, LATER)
    look(pair, LATER + timedelta(days=14))

    assert len(mails(pair)) == 2


def test_what_one_keeps_for_herself_nudges_her_and_tells_the_other_nothing(pair):
    met = (LATER - timedelta(days=1)).date()
    note(pair, pair.mentee, met, Confidentiality.AUTHOR)

    look(pair)

    assert said(pair, pair.mentee.person) == [Cause.CHECK_IN.value]
    assert said(pair, pair.mentor.person) == [Cause.AGREEMENT.value]


def plan(pair: PairSetting, starts_at: datetime) -> None:
    row = {
        "tenant": pair.desk.tenant,
        "id": new_id(),
        "mentorship_id": pair.mentorship,
        "state": "agreed",
        "starts_at": starts_at,
        "minutes": 30,
        "made_at": START,
        "changed_at": START,
    }
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.insert(pair_meetings).values(row))


def test_a_meeting_that_was_agreed_counts_and_one_that_is_to_come_stops_the_asking(pair):
    plan(pair, LATER - timedelta(days=1))
    look(pair)
    assert said(pair, pair.mentor.person) == [Cause.CHECK_IN.value]

    plan(pair, LATER + timedelta(days=60))
    look(pair, LATER + timedelta(days=42))
    assert Cause.QUIET.value not in said(pair, pair.mentor.person)


def test_who_is_paused_shut_out_or_no_pair_any_more_is_told_nothing(pair, database):
    with database.transaction(pair.desk.tenant) as work:
        paused = participants.c.person_id == pair.mentee.person
        work.connection.execute(sa.update(participants).where(paused).values(state="paused"))
        (mentor,) = (row for row in pair.desk.rows(people) if row.id == pair.mentor.person)
        shut = accounts.c.email == mentor.email
        work.connection.execute(sa.update(accounts).where(shut).values(disabled_at=START))

    assert look(pair) == 0
    with database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.update(accounts).values(disabled_at=None))
        work.connection.execute(sa.update(mentorships).values(ended_at=START))
    assert look(pair) == 0


def test_who_wants_a_digest_gets_all_of_it_in_one_mail(pair):
    pair.desk.call(service.set_how, pair.mentee, HowOften.DIGEST, clock=CLOCK)

    look(pair)

    causes = [Cause.AGREEMENT.value, Cause.FIRST_MEETING.value]
    assert sorted(said(pair, pair.mentee.person)) == sorted(causes)
    assert len(mails(pair)) == 2


def test_a_link_stops_them_without_signing_in_and_can_be_used_again(pair, database):
    look(pair)
    (ada,) = (row for row in pair.desk.rows(people) if row.id == pair.mentee.person)
    link = next(mail.unsubscribe for mail in mails(pair) if mail.recipient == ada.email)
    token = link.rpartition("/")[2]

    assert service.tenant_of_link(token) == pair.desk.tenant
    for _ in range(2):
        with database.transaction(pair.desk.tenant) as work:
            service.unsubscribe(work, token, clock=CLOCK)

    assert pair.desk.call(service.read_how, pair.mentee) is HowOften.NEVER
    assert pair.desk.call(service.read_how, pair.mentor) is HowOften.SINGLY
    assert look(pair, LATER + timedelta(days=7)) == 1


@pytest.mark.parametrize("wrong", ["", "x", "another secret"])
def test_a_link_that_is_not_hers_stops_nothing(pair, database, wrong):
    look(pair)
    token = mails(pair)[0].unsubscribe.rpartition("/")[2]
    bad = token[:-4] + "AAAA" if wrong == "another secret" else wrong

    with pytest.raises(LinkUnusable), database.transaction(pair.desk.tenant) as work:
        service.unsubscribe(work, bad, clock=CLOCK)

    assert {pair.desk.call(service.read_how, one) for one in (pair.mentee, pair.mentor)} == {HowOften.SINGLY}


def test_who_takes_part_in_nothing_has_nothing_to_set(pair):
    with pytest.raises(NotFound):
        pair.desk.call(service.read_how, pair.case_owner)


def test_the_days_are_those_of_this_setting():
    assert LATER.weekday() == 0
    assert datetime(2026, 12, 14, 12, tzinfo=UTC) == LATER
