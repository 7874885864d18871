"""What somebody tells in confidence reaches those who were named to her, and nobody else."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.clock import FixedClock
from companion.db.tables.accounts import accounts, outgoing_mail, role_grants
from companion.db.tables.records import audit_entries
from companion.db.tables.rounds import mentorships
from companion.db.tables.worries import worries
from companion.errors import Forbidden, NobodyReadsWorry, NotFound, TextMissing
from companion.ids import ProgrammeId, new_id
from companion.people.exporting import export_person
from companion.worries import service
from companion.worries.tending_service import WorryDesk, anything_due, tend_worries
from companion.worries.worry import ConfidedTo, WorryState
from tests.service.pair_setting import PairSetting, make_pair
from tests.service.round_rows import CLOCK, RoundDesk
from tests.whole_words import words_in

ADDRESS = "https://mentoring.example.org"
WORDS = "Quokka keeps asking me about my health"
TO_OWNER, TO_ADMIN = ConfidedTo.CASE_OWNER, ConfidedTo.ADMINISTRATOR


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    made = make_pair(database, tenant)
    give(made.desk, made.desk.admin, Role.ADMINISTRATOR, None, name="Nora North")
    give(made.desk, made.case_owner, Role.CASE_OWNER, made.desk.programme, name="Carl Case")
    return made


def give(
    desk: RoundDesk, viewer: Viewer, role: Role, programme: ProgrammeId | None, *, name: str, email: str = ""
) -> None:
    """A role as it is stored, where the setting only made a viewer; and what she is called."""
    row = {
        "tenant": desk.tenant,
        "id": new_id(),
        "account_id": viewer.account,
        "programme_id": programme,
        "role": role.value,
        "granted_at": CLOCK.now(),
    }
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.insert(role_grants).values(row))
        called = {"name": name} | ({"email": email} if email else {})
        work.connection.execute(sa.update(accounts).where(accounts.c.id == viewer.account).values(called))


def send(pair: PairSetting, words: str = WORDS, to: ConfidedTo = TO_OWNER, viewer: Viewer | None = None):
    return pair.desk.call(
        service.send_worry,
        viewer or pair.mentee,
        pair.desk.programme,
        words,
        to,
        clock=CLOCK,
        address=ADDRESS,
    )


def listed(pair: PairSetting, viewer: Viewer):
    return pair.desk.call(service.list_worries, viewer, pair.desk.programme)


def names(pair: PairSetting, viewer: Viewer | None = None) -> dict[ConfidedTo, list[str]]:
    found = pair.desk.call(service.who_reads, viewer or pair.mentee, pair.desk.programme)
    return {kind: [one.name for one in holders] for kind, holders in found.by_kind.items()}


# ---- before and while sending ------------------------------------------------------------------------


def test_who_reads_it_is_named_before_anything_is_written(pair):
    assert names(pair) == {TO_OWNER: ["Carl Case"], TO_ADMIN: ["Nora North"]}


def test_whoever_was_named_is_told_at_once_by_a_mail_without_words_or_names(pair):
    sent = send(pair)

    assert sent.told == ("Carl Case",)
    (mail,) = pair.desk.rows(outgoing_mail)
    carl = next(row for row in pair.desk.rows(accounts) if row.name == "Carl Case")
    assert mail.recipient == carl.email
    assert f"{ADDRESS}/worries?programme={pair.desk.programme}" in mail.body
    assert words_in(mail.subject + mail.body).isdisjoint({"quokka", "health", "ada", "lee"})


def test_the_trail_says_that_a_worry_was_sent_and_neither_by_whom_nor_what(pair):
    sent = send(pair)

    (entry,) = (row for row in pair.desk.rows(audit_entries) if row.action == "worry.sent")
    assert entry.account_id is None
    assert entry.subject_id == sent.worry.id
    assert str(pair.mentee.account) not in str(entry.facts)
    assert str(pair.mentee.person) not in str(entry.facts)


def test_without_a_case_owner_it_goes_to_an_administrator_and_says_so(pair):
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        owners = role_grants.c.role == Role.CASE_OWNER.value
        work.connection.execute(sa.delete(role_grants).where(owners))

    assert names(pair)[TO_OWNER] == []
    with pytest.raises(NobodyReadsWorry, match="no case-owner"):
        send(pair)
    assert send(pair, to=TO_ADMIN).told == ("Nora North",)
    assert [one.worry.words for one in listed(pair, pair.desk.admin).worries] == [WORDS]


def test_nobody_is_named_whose_account_is_shut(pair):
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        shut = sa.update(accounts).where(accounts.c.name == "Carl Case").values(disabled_at=CLOCK.now())
        work.connection.execute(shut)

    assert names(pair)[TO_OWNER] == []


def test_who_is_in_the_pair_neither_is_named_nor_reads_it_though_she_is_case_owner(pair):
    owner = Grant(Role.CASE_OWNER, pair.desk.programme)
    mentor = Viewer(pair.desk.tenant, pair.mentor.account, pair.mentor.person, pair.mentor.grants | {owner})
    (profile,) = (row for row in people_rows(pair) if row.id == pair.mentor.person)
    give(pair.desk, mentor, Role.CASE_OWNER, pair.desk.programme, name="Ben Ode", email=profile.email)

    assert names(pair)[TO_OWNER] == ["Carl Case"]
    sent = send(pair)
    assert sent.told == ("Carl Case",)
    assert listed(pair, mentor).worries == ()
    with pytest.raises(NotFound):
        pair.desk.call(service.read_worry, mentor, sent.worry.id, clock=CLOCK)
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.update(mentorships).values(ended_at=CLOCK.now()))
    assert names(pair)[TO_OWNER] == ["Carl Case"], "a pair that has ended may be what it is about"


def people_rows(pair: PairSetting):
    from companion.db.tables.people import people

    return pair.desk.rows(people)


def test_a_case_owner_who_is_worried_herself_is_not_told_of_it(pair):
    owner = Grant(Role.CASE_OWNER, pair.desk.programme)
    mentee = Viewer(pair.desk.tenant, pair.mentee.account, pair.mentee.person, pair.mentee.grants | {owner})
    give(pair.desk, mentee, Role.CASE_OWNER, pair.desk.programme, name="Ada Lee")

    assert names(pair, mentee)[TO_OWNER] == ["Carl Case"]


def test_nothing_without_words_is_sent(pair):
    with pytest.raises(TextMissing):
        send(pair, "  \n ")

    assert pair.desk.rows(worries) == []
    assert pair.desk.rows(outgoing_mail) == []


def test_who_does_not_take_part_sends_nothing(pair):
    elsewhere = pair.desk.make_viewer(Role.MENTEE, ProgrammeId(new_id()))
    with pytest.raises(NotFound):
        send(pair, viewer=elsewhere)
    with pytest.raises(Forbidden):
        send(pair, viewer=pair.case_owner)


# ---- when nobody reads it ----------------------------------------------------------------------------


def tend(pair: PairSetting, **after) -> int:
    clock = FixedClock(CLOCK.now() + timedelta(**after))
    desk = pair.desk
    is_due = desk.call(anything_due, clock)
    done = tend_worries(desk.database, desk.tenant, WorryDesk(clock, ADDRESS))
    assert is_due is (done > 0)
    return done


def told_of(pair: PairSetting) -> list[tuple[str, str]]:
    """(who, subject) of every mail so far."""
    names_of = {row.email: row.name for row in pair.desk.rows(accounts)}
    mails = sorted(pair.desk.rows(outgoing_mail), key=lambda row: row.created_at)
    assert all(words_in(mail.subject + mail.body).isdisjoint({"quokka", "health", "ada"}) for mail in mails)
    return [(names_of[mail.recipient], mail.subject) for mail in mails]


AT_ONCE = ("Carl Case", "Somebody in your mentoring programme is worried")
REMINDED = ("Carl Case", "A worry waits for you, and nobody has read it yet")
PASSED_ON = ("Nora North", "A worry in a mentoring programme waits, and no case-owner has read it")


def test_who_reads_it_is_reminded_after_a_working_day_and_an_administrator_told_after_two_each_once(pair):
    sent = send(pair)

    assert tend(pair, hours=23) == 0
    assert [tend(pair, hours=24), tend(pair, hours=25)] == [1, 0]
    assert told_of(pair) == [AT_ONCE, REMINDED]
    assert [tend(pair, hours=47), tend(pair, hours=48), tend(pair, days=30)] == [0, 1, 0]

    assert told_of(pair) == [AT_ONCE, REMINDED, PASSED_ON]
    assert listed(pair, pair.desk.admin).waiting_unread == 1
    assert listed(pair, pair.desk.admin).worries == ()
    with pytest.raises(NotFound):
        pair.desk.call(service.read_worry, pair.desk.admin, sent.worry.id, clock=CLOCK)
    actions = [row.action for row in pair.desk.rows(audit_entries) if row.action.startswith("worry.")]
    assert actions == ["worry.sent", "worry.reminded", "worry.passed_on"]


def test_who_learns_of_it_is_named_to_its_writer_before_she_sends(pair):
    found = pair.desk.call(service.who_reads, pair.mentee, pair.desk.programme)

    assert [one.name for one in found.told_if_unread] == ["Nora North"]


def test_its_writer_sees_that_they_were_reminded_and_that_others_were_told(pair):
    send(pair)
    tend(pair, hours=24)
    tend(pair, hours=48)

    worry, _ = pair.desk.call(service.own_worries, pair.mentee)[0]
    assert worry.reminded_at == CLOCK.now() + timedelta(hours=24)
    assert worry.passed_on_at == CLOCK.now() + timedelta(hours=48)


@pytest.mark.parametrize("step", [service.read_worry, service.take_worry, service.close_worry])
def test_nobody_is_reminded_of_what_was_read_taken_or_closed(pair, step):
    sent = send(pair)
    pair.desk.call(step, pair.case_owner, sent.worry.id, clock=CLOCK)

    assert [tend(pair, hours=24), tend(pair, days=9)] == [0, 0]
    assert listed(pair, pair.desk.admin).waiting_unread == 0


def test_of_what_was_told_to_an_administrator_no_case_owner_ever_learns(pair):
    send(pair, to=TO_ADMIN)

    assert [tend(pair, hours=24), tend(pair, hours=48), tend(pair, days=9)] == [1, 1, 0]
    assert {who for who, _ in told_of(pair)} == {"Nora North"}
    assert len(told_of(pair)) == 3


def test_where_the_case_owner_is_gone_an_administrator_is_told_at_the_first_look(pair):
    send(pair)
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        owners = role_grants.c.role == Role.CASE_OWNER.value
        work.connection.execute(sa.delete(role_grants).where(owners))

    assert [tend(pair, hours=24), tend(pair, days=9)] == [1, 0]
    assert told_of(pair) == [AT_ONCE, PASSED_ON]


def test_where_the_worker_was_away_for_days_its_readers_come_first(pair):
    send(pair)

    assert [tend(pair, days=5), tend(pair, days=5, hours=1), tend(pair, days=5, hours=7)] == [1, 0, 1]
    assert told_of(pair) == [AT_ONCE, REMINDED, PASSED_ON]


def test_two_workers_who_look_at_once_remind_once(pair):
    send(pair)
    threads = [threading.Thread(target=lambda: _tend_unseen(pair)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told_of(pair) == [AT_ONCE, REMINDED]


def _tend_unseen(pair: PairSetting) -> None:
    clock = FixedClock(CLOCK.now() + timedelta(hours=24))
    tend_worries(pair.desk.database, pair.desk.tenant, WorryDesk(clock, ADDRESS))


# ---- reading -----------------------------------------------------------------------------------------


def test_an_administrator_reads_nothing_that_was_told_to_a_case_owner(pair):
    sent = send(pair)

    assert listed(pair, pair.desk.admin).worries == ()
    for step in (service.read_worry, service.take_worry, service.close_worry):
        with pytest.raises(NotFound):
            pair.desk.call(step, pair.desk.admin, sent.worry.id, clock=CLOCK)
    exported = pair.desk.call(export_person, pair.desk.admin, pair.mentee.person, clock=CLOCK)
    assert "Quokka" not in str(exported)


def test_an_administrator_who_takes_the_case_owner_away_learns_that_worries_wait_and_not_which(pair):
    send(pair)
    assert listed(pair, pair.desk.admin).unread_elsewhere == 0

    with pair.desk.database.transaction(pair.desk.tenant) as work:
        owners = role_grants.c.role == Role.CASE_OWNER.value
        work.connection.execute(sa.delete(role_grants).where(owners))

    inbox = listed(pair, pair.desk.admin)
    assert inbox.unread_elsewhere == 1
    assert inbox.worries == ()


def test_neither_the_partner_nor_anybody_else_who_takes_part_reads_it(pair):
    sent = send(pair)

    for viewer in (pair.mentor, pair.stranger, pair.mentee):
        with pytest.raises(NotFound):
            pair.desk.call(service.read_worry, viewer, sent.worry.id, clock=CLOCK)
        with pytest.raises(Forbidden):
            listed(pair, viewer)
    assert pair.desk.call(service.own_worries, pair.mentor) == []


def test_a_case_owner_reads_takes_and_closes_it_and_its_writer_sees_each_step(pair):
    sent = send(pair)

    def own():
        return pair.desk.call(service.own_worries, pair.mentee)[0]

    assert own()[0].read_at is None
    steps = (service.read_worry, service.take_worry, service.close_worry)
    read, taken, closed = (
        pair.desk.call(step, pair.case_owner, sent.worry.id, clock=CLOCK) for step in steps
    )

    assert read.worry.words == WORDS
    assert taken.worry.state is WorryState.TAKEN
    assert closed.worry.state is WorryState.CLOSED
    worry, taken_by = own()
    assert (worry.read_at, worry.state, taken_by) == (CLOCK.now(), WorryState.CLOSED, "Carl Case")


def test_of_two_case_owners_who_take_it_the_first_has_it(pair):
    second = pair.desk.make_viewer(Role.CASE_OWNER, pair.desk.programme)
    give(pair.desk, second, Role.CASE_OWNER, pair.desk.programme, name="Dora Desk")
    sent = send(pair)
    assert sent.told == ("Carl Case", "Dora Desk")

    pair.desk.call(service.take_worry, pair.case_owner, sent.worry.id, clock=CLOCK)
    again = pair.desk.call(service.take_worry, second, sent.worry.id, clock=CLOCK)

    assert again.taken_by == "Carl Case"
    actions = [row.action for row in pair.desk.rows(audit_entries) if row.action.startswith("worry.")]
    assert actions == ["worry.sent", "worry.taken"]


def test_the_list_comes_newest_first_and_page_by_page(pair):
    for number in range(3):
        send(pair, f"{WORDS} {number}")

    everything = listed(pair, pair.case_owner).worries
    first = pair.desk.call(service.list_worries, pair.case_owner, pair.desk.programme, limit=2).worries
    last = first[-1].worry
    rest = pair.desk.call(
        service.list_worries, pair.case_owner, pair.desk.programme, after=(last.sent_at, last.id)
    ).worries

    assert [one.worry.id for one in (*first, *rest)] == [one.worry.id for one in everything]
    assert len(everything) == 3
