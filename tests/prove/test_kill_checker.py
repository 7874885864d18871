"""The proof of the kills can fail: faults that are planted are found, and without one nothing is.

One programme is lived against the API and a worker of this process. Then rows are changed as a half-done
write would leave them, or the service is given the faults that kills would show.
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest

from companion.accounts.tenants import make_tenant
from companion.api import idempotency
from companion.clock import SystemClock
from companion.db.job_queue import TransactionalQueue
from companion.db.unit_of_work import Database
from companion.jobs import JobName
from companion.matching.rounds import running_service
from companion.nudges import service as nudge_service
from companion.questions import keeping
from companion.settings import Settings
from companion.wiring import Services
from companion.worker import due
from companion.worker.main import run_worker
from tests.api.callers import sign_in_as
from tests.api.word_encoder import WordEncoder
from tests.prove.api_fuzz import served
from tests.prove.asking_killed import Asking
from tests.prove.asking_life import AskingLife
from tests.prove.clock_hands import ClockHands, zone_of_working_hours
from tests.prove.ledger import Ledger, Promise, broken_promises
from tests.prove.pair_life import PairLife
from tests.prove.posted import posted_faults
from tests.prove.programme_life import ProgrammeLife
from tests.prove.what_stands import (
    deeds_done,
    ended_pairs_meet_no_more,
    import_is_whole,
    no_job_is_left,
    notes_as_promised,
    settled_faults,
    standing_faults,
)
from tests.service_fixtures import address

ASKED = 7
"""Laps in which every way that a question and a worry can go is gone at least once, by the seed."""


@dataclass
class Lived:
    """A programme that is lived, and how to look at what it left."""

    life: ProgrammeLife
    ledger: Ledger
    url: str
    outbox: Path
    hands: ClockHands

    def faults(self, *, planted: str = "") -> list[str]:
        """What the proof finds, with a fault planted for as long as it looks."""
        promised = self.ledger.promises()
        with psycopg.connect(self.url) as connection:
            if planted:
                connection.execute("SET session_replication_role = replica")
                assert connection.execute(planted).rowcount != 0, "nothing was planted"
            found = standing_faults(connection) + settled_faults(connection)
            found += import_is_whole(connection, self.ledger.files)
            notes = self.ledger.notes_now()
            found += notes_as_promised(connection, notes, notes)
            found += broken_promises(promised, deeds_done(connection), promised)
            found += posted_faults(connection, self.outbox)
            connection.rollback()
        return found + self.ledger.faults


@contextmanager
def lived_in(database_url: str, tenant, tmp_path, *, loses=lambda: False, database=None) -> Iterator[Lived]:
    """A programme at its first day, the API and a worker around it; the block lives it.

    The worker looks every half a second for what is due, so that nobody waits for its usual look. Nudges are
    looked for where the life says so: by itself that comes in some minutes of the hour.
    """
    when_told = {name: is_due for name, is_due in due.DUE.items() if name is not JobName.LOOK_FOR_NUDGES}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(due, "LOOK_SECONDS", 0.5)
        patch.setattr(due, "DUE", when_told)
        yield from _lived_in(database_url, tenant, tmp_path, loses, database or Database(database_url))


def _lived_in(
    database_url: str, tenant, tmp_path, loses: Callable[[], bool], database: Database
) -> Iterator[Lived]:
    ledger, stop = Ledger(), threading.Event()
    settings = Settings(mail_outbox=tmp_path / "outbox")
    # One clock for all: where the API had another, whatever it makes would be overdue for the worker.
    clock = SystemClock()
    services = Services(Database(database_url), settings, clock, WordEncoder())
    worker = threading.Thread(target=run_worker, args=(services,), kwargs={"stop": stop})
    worker.start()
    try:
        with served(database, clock) as address:
            token = sign_in_as(database, tenant, clock=clock).token
            life = ProgrammeLife(Asking(address, token, ledger, loses), "p0", random.Random(3), patience=180)
            life.begin()
            hands = ClockHands(lambda: database_url, tenant)
            yield Lived(life, ledger, database_url, settings.mail_outbox, hands)
    finally:
        stop.set()
        worker.join(180)
        services.database.close()


def wait_until_settled(url: str) -> None:
    """Until every job is done, and nothing is due that would ask for one."""
    with psycopg.connect(url, autocommit=True) as connection:
        while no_job_is_left(connection) or ended_pairs_meet_no_more(connection):
            connection.execute("SELECT pg_sleep(0.05)")


@pytest.fixture(scope="module")
def lived(server_url, template, tmp_path_factory) -> Iterator[Lived]:
    """Programmes that were lived for some laps, for looking at."""
    database_url = address(server_url, "lived_for_the_checker")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE lived_for_the_checker TEMPLATE {template}")
    database = Database(database_url)
    with database.operator() as connection:
        tenant = make_tenant(connection, "north", "North", clock=SystemClock())
    with lived_in(database_url, tenant, tmp_path_factory.mktemp("lived"), database=database) as made:
        made.life.lap()
        made.life.lap()
        for name, kind, laps in (("pairs", PairLife, 1), ("asks", AskingLife, ASKED)):
            life = kind(made.life.asking, name, random.Random(3), outbox=made.outbox, hands=made.hands)
            life.patience = 180
            life.begin()
            for _ in range(laps):
                life.lap()
        wait_until_settled(database_url)
        yield made
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE lived_for_the_checker WITH (FORCE)")


def test_where_nothing_went_wrong_nothing_is_found(lived):
    # What has come due since is put, and done.
    wait_until_settled(lived.url)
    assert lived.faults() == []
    done = {deed[0] for deed in lived.ledger.promises()}
    assert {"people.imported", "round.published", "pair.approved", "account.invited"} <= done
    assert {"request.accepted", "agreement.signed", "check_in.added", "mentorship.ended"} <= done
    assert {"meeting.offered", "meeting.agreed", "question.answered", "question.closed"} <= done
    assert {"question.forwarded", "question.declined", "question.reminded", "question.passed_on"} <= done
    assert {"worry.sent", "worry.closed", "worry.reminded", "worry.passed_on"} <= done
    assert "nudge.sent" in done or zone_of_working_hours() is None


PLANTED = {
    "half an import": (
        "UPDATE people SET location = 'elsewhere' WHERE id IN (SELECT id FROM people LIMIT 5)",
        "is there by half",
    ),
    "an import without its record": (
        "UPDATE imports SET state = 'planned' WHERE state = 'applied'",
        "recorded another number of times",
    ),
    "an acknowledged import that is gone": (
        "DELETE FROM audit_entries WHERE action = 'people.imported'",
        "lost: people.imported",
    ),
    "an import that was done twice": (
        "INSERT INTO audit_entries SELECT tenant, number + 100000, at, account_id, action, programme_id, "
        "subject_id, facts, hash FROM audit_entries WHERE action = 'people.imported' LIMIT 1",
        "doubled: people.imported",
    ),
    "a pointer to a run that is not finished": (
        "UPDATE runs SET finished_at = NULL WHERE id IN (SELECT current_run FROM rounds)",
        "unfinished or another round's",
    ),
    "a pointer to a run that is gone": ("DELETE FROM runs", "a run that is missing"),
    "a run without some of its pairs": (
        "DELETE FROM run_pairs WHERE mentee_id IN (SELECT mentee_id FROM run_pairs LIMIT 1)",
        "other pairs or left-over mentees",
    ),
    "a round that waits without a job": (
        """UPDATE rounds SET progress = '{"what": "waiting"}'""",
        "there is no job for it",
    ),
    "a round that is gone": ("DELETE FROM rounds WHERE number = 1", "not numbered from one"),
    "an acknowledged round that is gone": (
        "DELETE FROM audit_entries WHERE action = 'round.made' AND number IN "
        "(SELECT min(number) FROM audit_entries WHERE action = 'round.made')",
        "lost: round.made",
    ),
    "a run that was done twice": (
        "INSERT INTO audit_entries SELECT tenant, number + 100000, at, account_id, action, programme_id, "
        "subject_id, facts, hash FROM audit_entries WHERE action = 'round.run'",
        "ended 2 times",
    ),
    "a mentorship that nobody published": (
        "INSERT INTO mentorships SELECT tenant, gen_random_uuid(), programme_id, round_id, mentor_id, "
        "mentee_id, began_at, ended_at FROM mentorships LIMIT 1",
        "are not the pairs that were published",
    ),
    "a mentor with too many mentees": (
        "INSERT INTO mentorships SELECT p.tenant, gen_random_uuid(), p.programme_id, r.id, "
        "gen_random_uuid(), p.person_id, now() + interval '1 day' FROM participants p "
        "JOIN rounds r ON r.number = 1, generate_series(1, 3) WHERE p.role = 'mentor' AND p.state = 'active'",
        "more mentees than seats",
    ),
    "a decision that is gone": ("DELETE FROM round_decisions", "lost: the decision on"),
    "an entry of the trail that is gone": (
        "DELETE FROM audit_entries WHERE number = 3",
        "the audit trail breaks at 4",
    ),
    "a trail that is short of its end": (
        "DELETE FROM audit_entries WHERE number IN (SELECT max(number) FROM audit_entries)",
        "ends at",
    ),
    "a mail that is there twice": (
        "INSERT INTO outgoing_mail SELECT tenant, gen_random_uuid(), recipient, subject, body, link_purpose, "
        "created_at, sent_at FROM outgoing_mail WHERE recipient LIKE 'guest.%'",
        "not exactly one mail",
    ),
    "a mail that was forgotten": ("UPDATE outgoing_mail SET sent_at = NULL", "a mail waits"),
    "vectors that are gone": ("DELETE FROM vectors", "not what the record of vectors holds"),
    "a profile that was not embedded anew": (
        "UPDATE people SET version = version + 1",
        "cannot be found by her words as they are now",
    ),
    "a job that is left": (
        "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('companion', 'send_mail')",
        "a job is left",
    ),
    "a request that was accepted and is withdrawn": (
        "UPDATE requests SET state = 'withdrawn' WHERE state = 'paired'",
        "a request and its mentorship do not go together",
    ),
    "a pair without the request that made it": (
        "UPDATE requests SET mentorship_id = NULL WHERE state = 'paired'",
        "a request and its mentorship do not go together",
    ),
    "a seat that is promised to several": (
        "INSERT INTO request_choices (tenant, request_id, place, mentor_id, state, asked_at) "
        "SELECT tenant, request_id, place + 10 * times, mentor_id, 'asked', now() FROM request_choices, "
        "generate_series(1, 3) times WHERE state = 'accepted'",
        "with a mentor than she has seats",
    ),
    "an answer after a meeting that is gone": (
        "DELETE FROM check_ins",
        "answers after a meeting than the trail tells",
    ),
    "an acknowledged signature that is gone": (
        "DELETE FROM audit_entries WHERE action = 'agreement.signed'",
        "lost: agreement.signed",
    ),
    "a question that went on twice": (
        "INSERT INTO question_steps "
        "(tenant, question_id, place, mentee_id, mentor_id, state, came, asked_at) "
        "SELECT tenant, question_id, place + 10, mentee_id, mentor_id, 'ended', 'clock', now() "
        "FROM question_steps LIMIT 1",
        "a question is not where its state says",
    ),
    "an answer that is gone": (
        "UPDATE question_steps SET said = NULL WHERE said IS NOT NULL",
        "a question is not where its state says",
    ),
    "a question that is gone": (
        "DELETE FROM questions WHERE id IN (SELECT id FROM questions LIMIT 1)",
        "the trail tells of a question or a worry that is not there",
    ),
    "a reminder that came twice": (
        "INSERT INTO audit_entries SELECT tenant, number + 100000, at, account_id, action, programme_id, "
        "subject_id, facts, hash FROM audit_entries WHERE action = 'question.reminded' LIMIT 1",
        "doubled: question.reminded",
    ),
    "a letter that was not written": (
        "INSERT INTO audit_entries SELECT tenant, number + 100000, at, account_id, action, programme_id, "
        "subject_id, facts, hash FROM audit_entries WHERE action = 'question.reminded' LIMIT 1",
        "was to be told 'A question still waits for you",
    ),
    "a mentor with too many questions": (
        "INSERT INTO question_steps "
        "(tenant, question_id, place, mentee_id, mentor_id, state, came, asked_at) "
        "SELECT tenant, question_id, place + 10 * times, mentee_id, mentor_id, 'asked', 'clock', now() "
        "FROM question_steps, generate_series(1, 4) times WHERE place = 1",
        "more questions before her than she takes",
    ),
    "an acknowledged worry that is gone": (
        "DELETE FROM audit_entries WHERE action = 'worry.sent'",
        "lost: worry.sent",
    ),
    "a worry that is gone": (
        "DELETE FROM worries WHERE id IN (SELECT id FROM worries LIMIT 1)",
        "the trail tells of a question or a worry that is not there",
    ),
    "a reminder of a worry that is not noted": (
        "UPDATE worries SET reminded_at = NULL WHERE reminded_at IS NOT NULL",
        "a worry and the trail do not say the same",
    ),
    "a meeting that no calendar heard of": (
        "UPDATE pair_meetings SET told = told + 1 WHERE told IS NOT NULL",
        "is for two, and went to",
    ),
    "a meeting that outlives its pair": (
        "UPDATE pair_meetings SET state = 'agreed', starts_at = now() + interval '9 days'",
        "a meeting of theirs still stands",
    ),
    "a kept answer about nothing": (
        "UPDATE idempotency_keys SET answer = jsonb_set(answer, '{body,id}', '\"none\"') "
        "WHERE answer->'body' ? 'is_running'",
        "about a round that is not there",
    ),
}


NUDGES_PLANTED = {
    "a nudge that is gone": ("DELETE FROM nudges", "lost: nudge.sent"),
    "a nudge that was mailed and not noted": ("DELETE FROM nudges", "was nudged 0 times"),
    "a nudge that came twice in a week": (
        "INSERT INTO nudges SELECT tenant, gen_random_uuid(), person_id, mentorship_id, cause, sent_at "
        "FROM nudges LIMIT 1",
        "nudged twice within a week",
    ),
}
"""Nobody can be nudged while it is a weekend everywhere, so these need some that were."""
if zone_of_working_hours() is not None:
    PLANTED |= NUDGES_PLANTED


@pytest.mark.parametrize("name", PLANTED)
def test_rows_as_a_half_done_write_would_leave_them_are_found(lived, name):
    planted, says = PLANTED[name]

    assert any(says in fault for fault in lived.faults(planted=planted))


# ---- a service with the faults that kills would show -------------------------------------------


def test_answers_that_get_lost_leave_nothing_done_twice(database_url, tenant, tmp_path):
    losses = random.Random(5)

    with lived_in(database_url, tenant, tmp_path, loses=lambda: losses.random() < 0.3) as lived:
        lived.life.lap()
        wait_until_settled(database_url)

        assert lived.faults() == []
        assert lived.ledger.outcomes["no answer"] > 5


def test_keys_that_are_not_kept_with_what_was_done_are_found(database_url, tenant, tmp_path, monkeypatch):
    monkeypatch.setattr(idempotency, "keep_answer", lambda *_told: None)
    losses = random.Random(5)

    with lived_in(database_url, tenant, tmp_path, loses=lambda: losses.random() < 0.3) as lived:
        lived.life.lap()
        wait_until_settled(database_url)

        assert any(
            "doubled: round.made" in fault or "with a key was refused" in fault for fault in lived.faults()
        )


class Forgetful(Database):
    """Acknowledges before it keeps, and is killed between the two: some transactions come to nothing."""

    forgets = False

    @contextmanager
    def transaction(self, tenant, limits=()):
        with super().transaction(tenant, limits) as work, work.connection.begin_nested() as everything:
            yield work
            if self.forgets:
                everything.rollback()


def test_an_acknowledgement_before_the_commit_is_found(database_url, tenant, tmp_path):
    database = Forgetful(database_url)

    with lived_in(database_url, tenant, tmp_path, database=database) as lived:
        database.forgets = True
        lived.life._invite()

        (fault,) = lived.faults()
        assert fault.startswith("lost: account.invited")


def test_a_job_that_is_not_put_in_the_transaction_is_found(database_url, tenant, tmp_path, monkeypatch):
    with lived_in(database_url, tenant, tmp_path) as lived:
        lived.life._import_people()
        wait_until_settled(database_url)
        # Killed after the commit, and before the job was put.
        monkeypatch.setattr(TransactionalQueue, "put", lambda *_told: None)
        lived.life.patience = 1.0
        lived.life._live_round()

        faults = lived.faults()
    assert any("there is no job for it" in fault for fault in faults)
    assert any("never ended" in fault for fault in faults)


def test_a_pointer_that_is_turned_before_the_pairs_are_written_is_found(
    database_url, tenant, tmp_path, monkeypatch
):
    # Killed in between: nobody ever writes the pairs.
    monkeypatch.setattr(running_service.pair_store, "write_pairs", lambda *_told: None)

    with lived_in(database_url, tenant, tmp_path) as lived:
        lived.life._import_people()
        lived.life._live_round()
        wait_until_settled(database_url)

        assert any("other pairs or left-over mentees" in fault for fault in lived.faults())


def test_a_note_that_was_overwritten_by_an_older_one_is_found(lived):
    key = next(iter(lived.ledger.notes))
    notes = {key: ("a note that was acknowledged",)}

    with psycopg.connect(lived.url) as connection:
        (fault,) = notes_as_promised(connection, notes, notes)
    assert fault.startswith("lost: the decision on")


def test_a_nudge_whose_mail_is_kept_without_its_note_is_found(database_url, tenant, tmp_path, monkeypatch):
    # Killed in between, where the two were not one transaction: the next look would tell her again.
    monkeypatch.setattr(nudge_service.store, "keep_nudges", lambda *_told: None)

    with lived_in(database_url, tenant, tmp_path) as lived:
        pairs = PairLife(lived.life.asking, "pairs", random.Random(3), mentees=2, patience=5)
        pairs.outbox, pairs.hands = lived.outbox, lived.hands
        pairs.begin()
        pairs.lap()
        wait_until_settled(database_url)

        if zone_of_working_hours() is None:
            pytest.skip("it is a weekend everywhere")
        assert any("was nudged 0 times, and has" in fault for fault in lived.faults())


def test_a_question_that_goes_on_without_its_letters_is_found(database_url, tenant, tmp_path, monkeypatch):
    # Killed in between, where the letters were not written with what they are about.
    monkeypatch.setattr(keeping, "tell", lambda *_told: None)

    with lived_in(database_url, tenant, tmp_path) as lived:
        asks = AskingLife(lived.life.asking, "asks", random.Random(3), mentees=2, patience=180)
        asks.outbox, asks.hands = lived.outbox, lived.hands
        asks.begin()
        asks.lap()
        wait_until_settled(database_url)

        assert any("was to be told" in fault for fault in lived.faults())


def test_the_zone_in_which_people_are_nudged_has_working_hours_at_every_hour_of_a_week():
    for hours in range(7 * 24):
        now = datetime(2027, 1, 4, tzinfo=UTC) + timedelta(hours=hours)
        zone = zone_of_working_hours(now)
        here = now.astimezone(ZoneInfo(zone)) if zone else None
        assert here is None or (here.weekday() < 5 and 8 <= here.hour < 17), (now, zone)
        assert here is not None or now.weekday() >= 4, now


def test_what_is_in_doubt_may_be_done_or_not_and_no_more():
    deed = ("round.made", "p")
    once = {deed: Promise(asked=1)}

    assert broken_promises(once, Counter(), once) == []
    assert broken_promises(once, Counter({deed: 1}), once) == []
    assert len(broken_promises(once, Counter({deed: 2}), once)) == 1
    refused = {deed: replace(once[deed], refused=1)}
    assert len(broken_promises(refused, Counter({deed: 1}), refused)) == 1
