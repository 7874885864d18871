from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from companion.api.app import create_app
from companion.api.session import COOKIE
from companion.settings import Settings
from companion.wiring import Services
from tests.service.account_setting import ADA, WORDS, House

HERE = "http://testserver"
NEW = "a wholly different phrase"
GUESS = "a guess at random"


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


@pytest.fixture
def browser(house: House) -> TestClient:
    services = Services(house.database, Settings(public_address=HERE), house.clock, encoder=None)
    return TestClient(create_app(services), base_url=HERE, follow_redirects=False)


def sign_in(browser: TestClient, **given: str):
    return browser.post("/sign-in", data={"email": ADA, "password": WORDS, **given})


def test_the_right_password_gives_a_cookie_that_no_script_can_read_and_leads_on(browser, house):
    house.add_account()

    answer = sign_in(browser, next="/rounds?round=1")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/rounds?round=1"
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_wrong_password_says_so_in_words_and_keeps_the_address(browser, house):
    house.add_account()

    answer = sign_in(browser, password=GUESS)

    assert answer.status_code == 401
    assert "do not belong together" in answer.text
    assert 'role="alert"' in answer.text
    assert f'value="{ADA}"' in answer.text
    assert GUESS not in answer.text
    assert COOKIE not in browser.cookies


ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "",
)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_led_to_another_site_after_signing_in(browser, house, elsewhere):
    house.add_account()

    assert sign_in(browser, next=elsewhere).headers["location"] == "/"


def test_what_was_typed_comes_back_as_text_and_never_as_markup(browser, house):
    answer = sign_in(browser, email='"><script>alert(1)</script>')

    assert "<script>alert" not in answer.text


def test_guessing_is_told_to_wait(browser, house):
    house.add_account()
    for _ in range(5):
        sign_in(browser, password=GUESS)

    answer = sign_in(browser)

    assert answer.status_code == 429
    assert "too many attempts" in answer.text


def test_the_organisation_is_asked_for_only_where_there_are_several(browser, house, make_tenant):
    assert "Organisation" not in browser.get("/sign-in").text

    make_tenant("other")

    assert "Organisation" in browser.get("/sign-in").text
    assert "Say which is yours" in sign_in(browser).text


def test_a_link_that_cannot_be_mailed_forgets_not_where_she_was_going(browser, make_tenant):
    make_tenant("other")

    refused = browser.post("/sign-in/mail", data={"email": ADA, "next": "/find?programme=1"})
    elsewhere = browser.post("/sign-in/mail", data={"email": ADA, "next": "//evil.example"})

    assert 'name="next" value="/find?programme=1"' in refused.text
    assert 'name="next" value="/"' in elsewhere.text


def test_a_mailed_link_signs_in_once_and_then_offers_a_password(browser, house):
    house.add_account(password=None)
    asked = browser.post("/sign-in/mail", data={"email": ADA})
    assert "a mail with a link is on its way" in asked.text
    (mail,) = house.send_mails()
    link = next(word for word in mail.get_body(("plain",)).get_content().split() if "/sign-in/link#" in word)
    parts = urlsplit(link)
    assert "Your link" in browser.get(parts.path).text

    used = browser.post("/sign-in/link", data={"link": parts.fragment})

    assert used.headers["location"] == "/sign-in/password"
    assert "Choose a password" in browser.get("/sign-in/password").text
    again = browser.post("/sign-in/link", data={"link": link})
    assert again.status_code == 401
    assert "was used already" in again.text


NOTES = "/pair?pair=a-b&part=Notes"


def mailed_link(browser, house, wanted: str):
    browser.post("/sign-in/mail", data={"email": ADA, "next": wanted})
    said = house.send_mails()[-1].get_body(("plain",)).get_content()
    return urlsplit(next(word for word in said.split() if "/sign-in/link" in word))


def next_in(page: str) -> str:
    return unescape(re.search(r'name="next" value="([^"]*)"', page)[1])


def test_a_mailed_link_leads_on_to_the_page_that_she_was_on_the_way_to(browser, house):
    house.add_account()
    link = mailed_link(browser, house, NOTES)
    browser.cookies.clear()

    opened = browser.get(f"{link.path}?{link.query}").text
    used = browser.post("/sign-in/link", data={"link": link.fragment, "next": next_in(opened)})

    assert used.headers["location"] == NOTES
    again = browser.post("/sign-in/link", data={"link": link.fragment, "next": next_in(opened)}).text
    assert next_in(again) == NOTES
    assert 'href="/sign-in?next=/pair%3Fpair%3Da-b%26part%3DNotes"' in again


def test_whoever_is_offered_a_password_on_the_way_comes_to_that_page_with_or_without_one(browser, house):
    house.add_account(password=None)
    link = mailed_link(browser, house, NOTES)

    used = browser.post("/sign-in/link", data={"link": link.fragment, "next": NOTES})
    offered = browser.get(used.headers["location"]).text
    short = browser.post("/sign-in/password", data={"password": "short", "next": next_in(offered)}).text
    kept = browser.post("/sign-in/password", data={"password": NEW, "next": next_in(short)})

    assert f'<a href="{escape(NOTES)}">Not now</a>' in offered
    assert kept.headers["location"] == NOTES


@pytest.mark.parametrize(
    "elsewhere",
    [
        *ELSEWHERE,
        "/overview/../%5Cevil.example",
        "/%2Fevil.example",
        "%2F%2Fevil.example",
        "/%09/evil.example",
        "/find?programme=1%0D%0ASet-Cookie:a=b",
        "/find?programme=https://evil.example",
        "/nothing",
        "/api/v1/me",
        f"/find?programme={'a' * 400}",
    ],
)
def test_a_mailed_link_leads_nowhere_but_to_a_page_of_ours(browser, house, elsewhere):
    house.add_account()
    link = mailed_link(browser, house, elsewhere)

    assert link.query == ""
    assert next_in(browser.get(link.path, params={"next": elsewhere}).text) == "/"
    used = browser.post("/sign-in/link", data={"link": link.fragment, "next": elsewhere})
    assert used.headers["location"] == "/"


@pytest.mark.parametrize("elsewhere", [*ELSEWHERE, "/" + "a" * 400])
def test_no_password_leads_to_another_site_either(browser, house, elsewhere):
    house.add_account()
    sign_in(browser)

    assert next_in(browser.get("/sign-in/password", params={"next": elsewhere}).text) == "/"
    kept = browser.post("/sign-in/password", data={"password": NEW, "next": elsewhere})
    assert kept.headers["location"] == "/"


def test_whether_an_address_has_an_account_is_not_told(browser, house):
    house.add_account()

    known = browser.post("/sign-in/mail", data={"email": ADA})
    unknown = browser.post("/sign-in/mail", data={"email": "nobody@example.org"})

    assert known.text == unknown.text


def test_a_new_password_keeps_this_browser_signed_in_and_no_other(browser, house):
    house.add_account()
    elsewhere = house.sign_in()
    sign_in(browser)

    short = browser.post("/sign-in/password", data={"password": "short"})
    kept = browser.post("/sign-in/password", data={"password": NEW})

    assert "fewer than 12 characters" in short.text
    assert kept.headers["location"] == "/"
    assert browser.get("/sign-out").status_code == 200
    with pytest.raises(Exception, match="not signed in"):
        house.who(elsewhere)


def test_a_sign_in_of_long_ago_sets_no_password(browser, house):
    house.add_account()
    sign_in(browser)
    house.clock.pass_by(minutes=16)

    assert "Sign in again" in browser.post("/sign-in/password", data={"password": NEW}).text


def test_signing_out_ends_the_session_and_takes_the_cookie(browser, house):
    house.add_account()
    sign_in(browser)
    held = browser.cookies[COOKIE]

    answer = browser.post("/sign-out")

    assert "You are signed out" in answer.text
    assert COOKIE not in browser.cookies
    browser.cookies.set(COOKIE, held)
    assert browser.get("/sign-out").headers["location"] == "/sign-in?next=/sign-out"


def test_signing_out_everywhere_ends_every_session(browser, house):
    house.add_account()
    elsewhere = house.sign_in()
    sign_in(browser)

    browser.post("/sign-out", data={"everywhere": "yes"})

    with pytest.raises(Exception, match="not signed in"):
        house.who(elsewhere)


def test_who_is_not_signed_in_is_led_to_the_form(browser, house):
    assert browser.get("/sign-in/password").headers["location"] == "/sign-in?next=/sign-in/password"
    assert "You are signed out" in browser.post("/sign-out").text


def test_another_site_can_neither_sign_in_nor_out(browser, house):
    house.add_account()

    for address in ("/sign-in", "/sign-out", "/sign-in/link", "/sign-in/password"):
        assert browser.post(address, headers={"Origin": "https://evil.example"}).status_code == 403


def test_a_page_with_a_form_is_kept_nowhere_and_asks_for_nothing_from_outside(browser, house):
    answer = browser.get("/sign-in")

    assert answer.headers["cache-control"] == "no-store"
    assert "http" not in answer.text.replace("http://www.w3.org/2000/svg", "")
    assert browser.get("/sign-in/page.css").headers["content-type"].startswith("text/css")
    assert browser.get("/sign-in/link.js").headers["content-type"].startswith("text/javascript")
