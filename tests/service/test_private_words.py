"""What somebody keeps for herself lies encrypted, goes with its key, and opens to two who tell the pair."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.clock import FixedClock
from companion.confidentiality import Confidentiality
from companion.db.migrating import migrate
from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.pairs import check_ins, pair_notes
from companion.db.tables.people import people
from companion.db.tables.private import pair_keys
from companion.db.tables.records import audit_entries
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import Database
from companion.errors import Forbidden, NotFound, OpeningNotNow, PrivateSecretLost, TextMissing
from companion.ids import new_id
from companion.meetings import check_in_service, opening_service, own_words_service
from companion.meetings import service as meetings
from companion.meetings.opening import OPEN_FOR
from companion.meetings.pair_life import CheckIn, NoteWish
from companion.people.exporting import export_person
from tests.private_words import SECRET
from tests.service.pair_setting import PairSetting, make_pair
from tests.service.round_rows import CLOCK
from tests.service.test_worries import give
from tests.service_fixtures import _binaries

NOTE, ANSWER = "Quokkanote thinks of leaving", "Quokkaanswer fewer stories"
SHARED = "We met in the library"
REASON = "Wombat threatens somebody"
ADDRESS = "https://mentoring.example.org"
AUTHOR, PAIR = Confidentiality.AUTHOR, Confidentiality.PAIR


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    made = make_pair(database, tenant)
    give(made.desk, made.desk.admin, Role.ADMINISTRATOR, None, name="Nora North")
    give(made.desk, made.case_owner, Role.CASE_OWNER, made.desk.programme, name="Carl Case")
    return made


def write(pair: PairSetting) -> None:
    """A note and a check-in of the mentee's for herself, and one note for both."""
    for text, readers in ((NOTE, AUTHOR), (SHARED, PAIR)):
        pair.call(meetings.add_note, pair.mentee, NoteWish(text, readers, None), clock=CLOCK)
    said = CheckIn(date(2026, 11, 23), AUTHOR, 2, ANSWER, pair.mentee.person, CLOCK.now())
    pair.call(check_in_service.check_in, pair.mentee, said, clock=CLOCK)


def dump(url: str) -> bytes:
    """Everything that a copy of the database holds."""
    done = subprocess.run([_binaries() / "pg_dump", "--inserts", url], check=True, capture_output=True)
    return done.stdout


def bytea(words: str) -> bytes:
    return words.encode().hex().encode()


# ---- at rest ---------------------------------------------------------------------------------------


def test_a_copy_of_the_database_holds_no_private_word_and_their_author_reads_all(pair, database_url):
    write(pair)

    copy = dump(database_url)

    assert SHARED.encode() in copy
    for words in (NOTE, ANSWER, "Quokka"):
        assert words.encode() not in copy
        assert bytea(words) not in copy
    page = pair.call(meetings.read_pair, pair.mentee)
    assert {note.text for note in page.notes} == {NOTE, SHARED}
    (said,) = pair.call(check_in_service.read_check_ins, pair.mentee)
    assert (said.useful, said.different) == (2, ANSWER)


def test_the_other_of_the_pair_and_an_export_have_nothing_of_it(pair):
    write(pair)

    assert {note.text for note in pair.call(meetings.read_pair, pair.mentor).notes} == {SHARED}
    assert pair.call(check_in_service.read_check_ins, pair.mentor) == []
    exported = pair.desk.call(export_person, pair.desk.admin, pair.mentee.person, clock=CLOCK)
    assert "Quokka" not in str(exported)
    assert SHARED in str(exported)


def test_with_somebody_the_key_goes_and_with_it_all_that_it_opened(pair, database):
    write(pair)
    assert len(pair.desk.rows(pair_keys)) == 1

    with database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.delete(people).where(people.c.id == pair.mentor.person))

    assert pair.desk.rows(pair_keys) == []
    assert pair.desk.rows(pair_notes) == []


def test_a_note_that_was_moved_to_another_row_is_not_read_there(pair, database):
    write(pair)
    pair.call(meetings.add_note, pair.mentee, NoteWish("Another", AUTHOR, None), clock=CLOCK)

    with database.transaction(pair.desk.tenant) as work:
        sealed = [row.sealed for row in work.connection.execute(sa.select(pair_notes)) if row.sealed]
        private = pair_notes.c.sealed.is_not(None)
        work.connection.execute(sa.update(pair_notes).where(private).values(sealed=sealed[0]))

    with pytest.raises(PrivateSecretLost):
        pair.call(meetings.read_pair, pair.mentee)


def test_the_database_itself_refuses_a_private_note_in_readable_form(pair, database):
    write(pair)

    with (
        pytest.raises(sa.exc.IntegrityError, match="private_is_sealed"),
        database.transaction(pair.desk.tenant) as work,
    ):
        work.connection.execute(sa.update(pair_notes).values(text="readable"))


def test_without_the_secret_shared_words_are_still_read_and_kept_and_nothing_private_is(pair, database_url):
    write(pair)
    elsewhere = Database(database_url, secret=SECRET.with_name("not-here"))
    desk = pair.desk
    before, desk.database = desk.database, elsewhere
    try:
        assert {note.text for note in pair.call(meetings.read_pair, pair.mentor).notes} == {SHARED}
        pair.call(meetings.add_note, pair.mentor, NoteWish("Fine", PAIR, None), clock=CLOCK)
        with pytest.raises(PrivateSecretLost):
            pair.call(meetings.read_pair, pair.mentee)
        with pytest.raises(PrivateSecretLost):
            pair.call(meetings.add_note, pair.mentor, NoteWish("Mine", AUTHOR, None), clock=CLOCK)
    finally:
        desk.database = before
        elsewhere.close()
    assert not SECRET.with_name("not-here").exists(), "a second secret must never be made"


def test_the_step_that_brings_encryption_encrypts_what_is_there_and_can_be_taken_back(pair, database_url):
    write(pair)

    migrate(database_url, to="0008", secret=SECRET)
    assert NOTE.encode() in dump(database_url)
    with pytest.raises(PrivateSecretLost):
        migrate(database_url)
    migrate(database_url, secret=SECRET)

    copy = dump(database_url)
    assert NOTE.encode() not in copy
    assert ANSWER.encode() not in copy
    assert {note.text for note in pair.call(meetings.read_pair, pair.mentee).notes} == {NOTE, SHARED}
    (said,) = pair.call(check_in_service.read_check_ins, pair.mentee)
    assert (said.useful, said.different) == (2, ANSWER)
    assert len(pair.desk.rows(check_ins)) == 1


def test_she_takes_her_own_along_of_pairs_that_have_ended_as_well(pair, database):
    write(pair)
    with database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.update(mentorships).values(ended_at=CLOCK.now()))

    (kept,) = pair.desk.call(own_words_service.own_words, pair.mentee, clock=CLOCK)

    assert [note.text for note in kept.notes] == [NOTE]
    assert [one.different for one in kept.check_ins] == [ANSWER]
    assert kept.partner == "Ben Ode"
    assert pair.desk.call(own_words_service.own_words, pair.mentor, clock=CLOCK) == []


# ---- opened by two ---------------------------------------------------------------------------------


def ask(pair: PairSetting, viewer=None, reason: str = REASON):
    use_case = opening_service.ask_to_open
    return pair.call(use_case, viewer or pair.case_owner, reason, clock=CLOCK, address=ADDRESS)


def agree(pair: PairSetting, opening, viewer):
    use_case = opening_service.agree_to_open
    return pair.desk.call(use_case, viewer, opening.opening.id, clock=CLOCK, address=ADDRESS)


def read(pair: PairSetting, opening, viewer, clock=CLOCK):
    return pair.desk.call(opening_service.read_opened, viewer, opening.opening.id, clock=clock)


def mails_to_pair(pair: PairSetting) -> list:
    addresses = {row.email for row in pair.desk.rows(people)}
    return [mail for mail in pair.desk.rows(outgoing_mail) if mail.recipient in addresses]


def test_one_alone_reads_nothing_and_two_read_all_and_both_of_the_pair_are_told(pair):
    write(pair)
    asked = ask(pair)
    with pytest.raises(OpeningNotNow):
        read(pair, asked, pair.case_owner)
    with pytest.raises(OpeningNotNow, match="somebody else"):
        agree(pair, asked, pair.case_owner)
    assert mails_to_pair(pair) == []

    agree(pair, asked, pair.desk.admin)

    assert len(mails_to_pair(pair)) == 2
    told = " ".join(mail.subject + mail.body for mail in mails_to_pair(pair))
    assert "Carl Case" in told
    assert "Nora North" in told
    assert "Wombat" not in told
    words = read(pair, asked, pair.case_owner)
    assert [note.text for note in words.notes] == [NOTE]
    assert [one.different for one in words.check_ins] == [ANSWER]
    for viewer in (pair.mentee, pair.mentor):
        ((opening, by, second),) = pair.desk.call(opening_service.own_openings, viewer)
        assert (by, second, opening.agreed_at) == ("Carl Case", "Nora North", CLOCK.now())


def test_an_administrator_agrees_and_still_reads_nothing_nor_can_she_ask(pair):
    write(pair)
    asked = ask(pair)
    agree(pair, asked, pair.desk.admin)

    with pytest.raises(Forbidden):
        read(pair, asked, pair.desk.admin)
    with pytest.raises(Forbidden):
        ask(pair, pair.desk.admin)


def test_another_case_owner_who_had_no_part_in_it_reads_nothing(pair):
    write(pair)
    asked = ask(pair)
    agree(pair, asked, pair.desk.admin)
    another = pair.desk.make_viewer(Role.CASE_OWNER, pair.desk.programme)

    with pytest.raises(NotFound):
        read(pair, asked, another)


def test_every_step_and_every_reading_is_in_the_trail_without_a_reason(pair):
    write(pair)
    asked = ask(pair)
    agree(pair, asked, pair.desk.admin)
    read(pair, asked, pair.case_owner)
    read(pair, asked, pair.case_owner)
    pair.desk.call(opening_service.end_opening, pair.desk.admin, asked.opening.id, clock=CLOCK)

    trail = [row for row in pair.desk.rows(audit_entries) if row.action.startswith("notes.")]
    actions = ["opening_asked", "opened", "opened_read", "opened_read", "opening_ended"]
    assert [row.action for row in trail] == [f"notes.{one}" for one in actions]
    assert {row.subject_id for row in trail} == {pair.mentorship}
    assert not any("Wombat" in str(row.facts) for row in trail)


def test_it_closes_by_itself_and_when_it_is_ended(pair):
    write(pair)
    asked = ask(pair)
    agree(pair, asked, pair.desk.admin)
    last = FixedClock(CLOCK.now() + OPEN_FOR - timedelta(seconds=1))
    assert read(pair, asked, pair.case_owner, last).notes
    with pytest.raises(OpeningNotNow):
        read(pair, asked, pair.case_owner, FixedClock(CLOCK.now() + OPEN_FOR))

    pair.desk.call(opening_service.end_opening, pair.case_owner, asked.opening.id, clock=CLOCK)
    with pytest.raises(OpeningNotNow):
        read(pair, asked, pair.case_owner)


def test_what_was_refused_cannot_be_agreed_to(pair):
    asked = ask(pair)
    pair.desk.call(opening_service.end_opening, pair.desk.admin, asked.opening.id, clock=CLOCK)

    with pytest.raises(OpeningNotNow):
        agree(pair, asked, pair.desk.admin)
    assert mails_to_pair(pair) == []


def test_who_is_one_of_the_two_neither_asks_nor_agrees_nor_knows(pair):
    asked = ask(pair)
    grants = pair.mentor.grants | pair.case_owner.grants
    both = replace(pair.mentor, grants=grants)

    for step in (
        lambda: ask(pair, both),
        lambda: agree(pair, asked, both),
        lambda: read(pair, asked, both),
    ):
        with pytest.raises(NotFound):
            step()
    seen = pair.desk.call(opening_service.list_openings, both, pair.desk.programme, clock=CLOCK)
    assert seen == []


def test_it_needs_a_reason_and_a_pair_of_ones_own_programme(pair):
    with pytest.raises(TextMissing):
        ask(pair, reason="  ")
    elsewhere = pair.desk.make_viewer(Role.CASE_OWNER, new_id())
    with pytest.raises(NotFound):
        ask(pair, elsewhere)
