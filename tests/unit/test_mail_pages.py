"""Mails as pages, for mail programs that show HTML."""

from __future__ import annotations

from companion.accounts.mail import Letter, _mail
from companion.accounts.mail_page import page_of
from companion.accounts.mail_texts import LINK_PLACE, MailText, letter, sign_in_text
from companion.languages.spoken import speaking

PAGE = "https://mentoring.firm.example/pair?pair=1&part=Meetings"


def test_a_mail_says_as_a_page_what_it_says_as_text_with_a_button_in_place_of_an_address():
    page = page_of(MailText("A time to meet", letter("Choose one here:", PAGE, "Or offer others.")))

    for words in ("A time to meet", "Hello,", "Choose one here:", "Or offer others.", "Open it in Companion"):
        assert f">{words}<" in page
    assert 'href="https://mentoring.firm.example/pair?pair=1&amp;part=Meetings"' in page
    assert page.count("<a ") == 1


def test_a_mail_speaks_as_a_page_the_language_that_it_was_written_in():
    with speaking("de"):
        text = MailText("Ein Termin", letter(PAGE))

    page = page_of(text)

    assert '<html lang="de"' in page
    assert "Guten Tag," in page
    assert "Open it" not in page


def test_a_name_that_is_an_address_or_markup_is_neither_a_link_nor_markup():
    evil = "https://evil.example <b>Press</b>"
    page = page_of(MailText(f"{evil} offers times", letter(f"{evil} offers times to meet.")))

    assert "<a " not in page
    assert "<b>" not in page


def test_nothing_is_fetched_when_a_mail_is_read():
    page = page_of(sign_in_text("Northlight", PAGE))

    assert not [tag for tag in ("<img", "<link", "<script", "<iframe", "url(", "@import") if tag in page]


def test_the_place_of_a_one_time_link_is_kept_for_when_the_mail_is_sent():
    mail = _mail(Letter("ada@firm.example", sign_in_text("Northlight", f"https://m.example/in#{LINK_PLACE}")))

    assert mail.html is not None
    assert mail.html.count(LINK_PLACE) == mail.body.count(LINK_PLACE) == 1
