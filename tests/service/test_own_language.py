"""Mails are in the language of whoever they go to: her own choice, else the one that is spoken."""

from __future__ import annotations

import pytest

from companion.access import Role
from companion.accounts import organisation
from companion.accounts.crowd import Words, write_to_all
from companion.accounts.inviting import Invitation, invite
from companion.accounts.mail_texts import match_text, password_set_text
from companion.accounts.own_language import choose_language, languages_of, speaking_to
from companion.accounts.service import read_self, send_link
from companion.errors import LanguageUnknown
from companion.languages.spoken import speaking, spoken
from tests.service.account_setting import ADA, ADDRESS, HOME, House


@pytest.fixture
def house(database, tenant) -> House:
    made = House(database, tenant)
    made.add_account()
    return made


def choose(house: House, language: str | None) -> None:
    viewer = house.who(house.sign_in())
    with house.work() as work:
        choose_language(work, viewer, language)


def of_a_match() -> Words:
    text = match_text("Northlight", "Spring", ADDRESS)
    return Words(text, text)


def subjects(house: House) -> list[str]:
    return [message["Subject"] for message in house.send_mails()]


def test_a_choice_is_kept_and_can_be_left_to_the_browser_again(house):
    viewer = house.who(house.sign_in())
    for language in ("de", None):
        with house.work() as work:
            choose_language(work, viewer, language)
            assert read_self(work, viewer).account.language == language


def test_a_language_without_a_catalogue_is_refused_by_naming_those_that_there_are(house):
    viewer = house.who(house.sign_in())

    with house.work() as work, pytest.raises(LanguageUnknown, match="en, de, es, fr"):
        choose_language(work, viewer, "tlh")


def test_everybody_in_a_crowd_is_written_to_in_her_own_language(house):
    house.add_account("bo@example.org")
    choose(house, "de")

    with house.work() as work, speaking("fr"):
        write_to_all(
            work, {ADA: "Ada", "bo@example.org": "Bo"}, of_a_match, spare_lately=False, clock=house.clock
        )

    assert {message["To"]: message["Subject"] for message in house.send_mails()} == {
        ADA: "Ihre Mentoring-Zuordnung bei Northlight",
        "bo@example.org": "Votre mise en relation de mentorat chez Northlight",
    }


def test_who_chose_none_is_written_to_in_the_language_of_her_organisation_whatever_page_causes_it(house):
    house.add_account("bo@example.org")
    choose(house, "de")
    with house.work() as work:
        organisation.choose_language(work, house.administrator(), "es", clock=house.clock)

    with house.work() as work, speaking("fr"):
        assert languages_of(work, [ADA, "bo@example.org", "nobody@example.org"]) == {
            ADA: "de",
            "bo@example.org": "es",
            "nobody@example.org": "es",
        }
        write_to_all(work, {"bo@example.org": "Bo"}, of_a_match, spare_lately=False, clock=house.clock)

    assert subjects(house) == ["Su asignación de mentoría en Northlight"]


def test_an_invitation_and_what_the_clock_writes_are_in_the_language_of_the_organisation(house):
    viewer, programme = house.administrator(), house.add_programme()
    with house.work() as work:
        organisation.choose_language(work, viewer, "de", clock=house.clock)

    with house.work() as work:
        invitation = Invitation("cy@example.org", "Cy", Role.MENTOR, programme)
        invite(work, viewer, invitation, clock=house.clock, address=ADDRESS)
        with speaking_to(work, "dee@example.org"):
            assert spoken() == "de"

    assert subjects(house) == ["Sie sind zum Mentoring von Organisation eingeladen"]


def test_an_organisation_can_take_its_language_back_and_choose_none_that_is_not_there(house):
    viewer = house.administrator()
    for language in ("fr", None):
        with house.work() as work:
            organisation.choose_language(work, viewer, language, clock=house.clock)
            assert organisation.read_language(work, viewer) == language

    with house.work() as work, pytest.raises(LanguageUnknown):
        organisation.choose_language(work, viewer, "tlh", clock=house.clock)


def test_an_invitation_is_in_the_language_that_is_spoken_where_nobody_chose_one(house):
    with house.work() as work, speaking("es"):
        invitation = Invitation("cy@example.org", "Cy", Role.MENTOR, house.add_programme())
        invite(work, house.administrator(), invitation, clock=house.clock, address=ADDRESS)

    assert subjects(house) == ["Le invitan al servicio de mentoría de Organisation"]


def test_a_link_is_in_the_language_of_the_browser_that_asks_for_it(house):
    choose(house, "de")

    with house.work() as work, speaking("fr"):
        send_link(work, ADA, clock=house.clock, address=ADDRESS, source=HOME)

    # Whether there is such an account, and what it chose, is not looked up before the mail is sent.
    assert subjects(house) == ["Votre lien de connexion pour Organisation"]


def test_a_whole_mail_is_in_one_language():
    with speaking("de"):
        text = password_set_text("Northlight")

    assert text.subject == "Ihr Passwort für Northlight wurde gesetzt"
    assert text.body.startswith("Guten Tag,\n\nDas Passwort Ihres Kontos")
