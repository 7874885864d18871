"""Whoever chose a language gets every mail in it, days and hours as that language writes them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from companion.access import Role, Viewer
from companion.db.tables.accounts import accounts, outgoing_mail
from companion.db.tables.people import people
from companion.ids import new_id
from companion.languages.spoken import speaking
from companion.requests import answering_service
from tests.service.pair_setting import make_pair
from tests.service.request_setting import RequestDesk
from tests.service.round_rows import START, RoundDesk
from tests.service.test_nudges import look
from tests.service.test_scheduling import agreed
from tests.service.test_worries import give, send


@pytest.fixture
def desk(database, tenant) -> RequestDesk:
    return RequestDesk(database, tenant)


def speaks(desk: RoundDesk, viewer: Viewer, language: str) -> str:
    """An account of hers that chose this language; gives her address."""
    with desk.database.transaction(desk.tenant) as work:
        email = work.connection.execute(
            sa.select(people.c.email).where(people.c.id == viewer.person)
        ).scalar_one()
        row = {"tenant": desk.tenant, "id": new_id(), "email": email, "language": language}
        work.connection.execute(
            sa.insert(accounts).values(row | {"created_at": START, "sessions_valid_from": START})
        )
    return email


def letters_to(desk: RoundDesk, email: str) -> list:
    return sorted(
        (row for row in desk.rows(outgoing_mail) if row.recipient == email), key=lambda row: row.created_at
    )


def test_a_mentee_who_chose_german_is_told_of_a_question_in_german_with_a_german_day(desk):
    ada, ben = desk.mentee(time_zone="Europe/Berlin"), desk.mentor()
    email = speaks(desk, ada, "de")

    request = desk.ask(ada, ben)
    desk.do(answering_service.ask_first, ben, request, "What do you hope for?")

    (letter,) = letters_to(desk, email)
    assert letter.subject == "Eine Rückfrage an Sie in Northlight"
    assert letter.body.startswith(
        "Guten Tag,\n\nDie Person, die Sie in „Northlight“ um Mentoring gebeten haben"
    )
    assert "Sie sind bis Donnerstag, 26. November 2026, 13:00 (Europe/Berlin) an der Reihe." in letter.body
    assert "Der Link meldet Sie zum ersten Mal an." in letter.body


def test_a_reminder_that_the_worker_writes_is_in_the_language_of_whoever_is_reminded(desk):
    ada, ben = desk.mentee(), desk.mentor(time_zone="Europe/Paris")
    email = speaks(desk, ben, "fr")
    desk.ask(ada, ben)
    desk.clock.go(37)

    desk.tend()

    assert [one.subject for one in letters_to(desk, email)] == [
        "Quelqu\u2019un vous demande d\u2019être son mentor dans Northlight",
        "Quelqu\u2019un attend toujours votre réponse dans Northlight",
    ]
    assert "jeudi 26 novembre 2026, 13:00 (Europe/Paris)" in letters_to(desk, email)[0].body


def test_who_chose_none_is_written_to_in_the_language_that_is_spoken_and_english_by_the_worker(desk):
    ada, ben = desk.mentee(), desk.mentor()

    with speaking("es"):
        desk.ask(ada, ben)
    desk.clock.go(37)
    desk.tend()

    assert [subject for _, subject in desk.mails()] == [
        "Alguien le pide su mentoría en Northlight",
        "Somebody still waits for your answer in Northlight",
    ]


def test_each_of_a_pair_is_invited_to_a_meeting_in_her_own_language(database, tenant):
    pair = make_pair(database, tenant)
    hers, his = speaks(pair.desk, pair.mentee, "de"), speaks(pair.desk, pair.mentor, "es")

    agreed(pair)

    offer, invited = sorted(letters_to(pair.desk, hers), key=lambda row: row.calendar is not None)
    assert offer.subject == "Ben schlägt Zeiten für ein Treffen vor"
    assert invited.subject.startswith("Mentoring-Treffen am Dienstag, 1. Dezember 2026, 1")
    assert "SUMMARY:Mentoring mit Ben" in invited.calendar
    (told,) = letters_to(pair.desk, his)
    assert told.subject.startswith("Reunión de mentoría el martes, 1 de diciembre de 2026, ")
    assert "SUMMARY:Mentoría con Ada" in told.calendar


def test_a_nudge_is_in_the_language_of_its_reader_in_both_of_its_forms(database, tenant):
    pair = make_pair(database, tenant)
    hers, his = speaks(pair.desk, pair.mentee, "fr"), speaks(pair.desk, pair.mentor, "en")

    look(pair)

    (french,), (english,) = letters_to(pair.desk, hers), letters_to(pair.desk, his)
    assert french.subject == "Votre accord vous attend"
    assert '<html lang="fr" dir="ltr">' in french.html
    assert "Le lire et le signer" in french.html
    assert english.subject == "Your agreement waits for you"


def test_of_two_who_are_told_of_a_worry_each_reads_her_own_language(database, tenant):
    pair = make_pair(database, tenant)
    second = pair.desk.make_viewer(Role.CASE_OWNER, pair.desk.programme)
    give(
        pair.desk, pair.case_owner, Role.CASE_OWNER, pair.desk.programme, name="Carl", email="carl@x.example"
    )
    give(pair.desk, second, Role.CASE_OWNER, pair.desk.programme, name="Dora", email="dora@x.example")
    with database.transaction(tenant) as work:
        german = sa.update(accounts).where(accounts.c.email == "dora@x.example").values(language="de")
        work.connection.execute(german)

    send(pair)

    told = {row.recipient: row.subject for row in pair.desk.rows(outgoing_mail)}
    assert told == {
        "carl@x.example": "Somebody in your mentoring programme is worried",
        "dora@x.example": "Jemand in Ihrem Mentoring-Programm macht sich Sorgen",
    }
