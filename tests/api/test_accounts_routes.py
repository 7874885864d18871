"""Signing in, accounts and the trail, as a browser and as a program see them."""

from __future__ import annotations

from dataclasses import replace
from http.cookies import SimpleCookie

import pytest
from fastapi.testclient import TestClient

from companion.access import Role
from companion.accounts.first_administrator import appoint_administrator
from companion.accounts.role_service import WHOLE_ORGANISATION
from companion.api.app import create_app
from companion.api.session import COOKIE
from companion.ids import AccountId, new_id
from companion.settings import Settings
from tests.api.callers import CLOCK, sign_in_as
from tests.service.account_setting import ADA, ADDRESS, WORDS, House, link_in, said_in

ADMINISTRATORS_ONLY = [
    ("GET", "accounts", None),
    ("POST", "accounts", {"email": ADA}),
    ("POST", "accounts/{id}/shut", None),
    ("POST", "accounts/{id}/open", None),
    ("POST", "accounts/{id}/roles", {"role": "mentor"}),
    ("DELETE", "accounts/{id}/roles?role=mentor", None),
    ("POST", "invitations", {"email": ADA, "role": "mentor"}),
    ("GET", "audit", None),
    ("GET", "audit/check", None),
]


@pytest.fixture
def services(services):
    return replace(services, settings=Settings(public_address=ADDRESS))


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant, CLOCK)


@pytest.fixture
def ada(house) -> AccountId:
    return house.add_account()


@pytest.fixture
def browser(app):
    """A client that keeps cookies, as a browser does, at an address with TLS."""
    with TestClient(app, base_url="https://mentoring.example.org", raise_server_exceptions=False) as client:
        yield client


def sign_in(client, words=WORDS, **changes):
    return client.post("/api/v1/sign-in", json={"email": ADA, "password": words} | changes)


def send(api, caller, method, path, body=None):
    return api.request(method, f"/api/v1/{path}", json=body, headers=caller.headers)


def test_a_browser_signs_in_is_known_and_signs_out(browser, ada):
    answer = sign_in(browser)

    assert answer.status_code == 200
    assert answer.json()["account_id"] == str(ada)
    assert browser.get("/api/v1/me").json() == answer.json()

    assert browser.post("/api/v1/sign-out").status_code == 204
    assert COOKIE not in browser.cookies
    assert browser.get("/api/v1/me").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_connections(browser, ada):
    cookie = SimpleCookie(sign_in(browser).headers["Set-Cookie"])[COOKIE]

    assert (cookie["path"], cookie["samesite"].lower()) == ("/", "lax")
    assert cookie["httponly"]
    assert cookie["secure"]
    assert not cookie["domain"]


def test_the_cookie_keeps_to_tls_behind_a_proxy_that_says_nothing_of_it_and_to_none_where_there_is_none(
    api, services, ada
):
    plain = replace(services, settings=Settings())
    with TestClient(create_app(plain)) as at_home:
        without = SimpleCookie(sign_in(at_home).headers["Set-Cookie"])[COOKIE]

    behind_proxy = SimpleCookie(sign_in(api).headers["Set-Cookie"])[COOKIE]

    assert behind_proxy["secure"]
    assert not without["secure"]


def test_the_secret_of_the_session_stands_in_no_body(browser, ada):
    answer = sign_in(browser)

    assert browser.cookies[COOKIE].rpartition(".")[2] not in answer.text


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(api, ada):
    wrong = sign_in(api, words="a wrong password")
    unknown = sign_in(api, email="nobody@example.org")
    no_address = sign_in(api, email="ada\x00")

    assert wrong.status_code == unknown.status_code == no_address.status_code == 401
    for answer in (wrong, unknown, no_address):
        assert answer.json()["code"] == "accounts.sign_in_refused"
        assert "Set-Cookie" not in answer.headers
    assert wrong.json()["detail"] == unknown.json()["detail"]


def test_too_many_guesses_are_told_when_to_come_back(api, ada):
    for _ in range(5):
        assert sign_in(api, words="a wrong password").status_code == 401

    answer = sign_in(api)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    assert answer.json()["code"] == "accounts.too_many_guesses"


def test_one_of_several_organisations_is_named(api, house, ada, make_tenant):
    assert sign_in(api).status_code == 200
    make_tenant("elsewhere")
    (slug,) = house.ask("SELECT slug FROM tenants WHERE id = :id", id=house.tenant)[0]

    assert sign_in(api).json()["code"] == "accounts.organisation_unclear"
    assert sign_in(api, organisation=slug.upper()).status_code == 200
    assert sign_in(api, organisation="elsewhere").status_code == 401
    assert sign_in(api, organisation="\x00").status_code == 404


def test_a_link_by_mail_signs_in_once(browser, house, ada):
    asked = browser.post("/api/v1/sign-in/link", json={"email": ADA})
    nobody = browser.post("/api/v1/sign-in/link", json={"email": "nobody@example.org"})
    (message,) = house.send_mails()
    link = link_in(message)

    answer = browser.post("/api/v1/sign-in/link/redeem", json={"link": link})

    assert (asked.status_code, asked.json()) == (nobody.status_code, nobody.json())
    assert asked.status_code == 202
    assert answer.json()["account_id"] == str(ada)
    assert browser.get("/api/v1/me").status_code == 200
    again = browser.post("/api/v1/sign-in/link/redeem", json={"link": link})
    assert (again.status_code, again.json()["code"]) == (401, "accounts.link_unusable")


def test_links_lead_to_the_address_that_was_set_whatever_host_a_request_names(api, house, ada):
    api.post("/api/v1/sign-in/link", json={"email": ADA}, headers={"Host": "evil.example"})

    (message,) = house.send_mails()

    assert link_in(message).startswith(ADDRESS)
    assert "evil" not in said_in(message)


@pytest.mark.parametrize("link", ["x", "#", f"{'0' * 32}.{'1' * 32}.{'x' * 43}"])
def test_what_is_no_link_opens_nothing(api, link):
    answer = api.post("/api/v1/sign-in/link/redeem", json={"link": link})

    assert answer.json()["code"] == "accounts.link_unusable"


def test_signing_out_everywhere_reaches_other_machines(browser, api, ada):
    sign_in(browser)
    elsewhere = SimpleCookie(sign_in(api).headers["Set-Cookie"])[COOKIE].value
    headers = {"Authorization": f"Bearer {elsewhere}"}
    api.cookies.clear()
    assert api.get("/api/v1/me", headers=headers).status_code == 200

    assert browser.post("/api/v1/sign-out/everywhere").status_code == 204

    assert browser.get("/api/v1/me").status_code == 401
    assert api.get("/api/v1/me", headers=headers).status_code == 401


def test_a_new_password_keeps_this_browser_signed_in_and_no_other(browser, api, ada):
    sign_in(browser)
    elsewhere = SimpleCookie(sign_in(api).headers["Set-Cookie"])[COOKIE].value
    api.cookies.clear()

    answer = browser.put("/api/v1/me/password", json={"password": "battery horse correct"})

    assert answer.status_code == 204
    assert browser.get("/api/v1/me").status_code == 200
    assert api.get("/api/v1/me", headers={"Authorization": f"Bearer {elsewhere}"}).status_code == 401
    assert sign_in(api).status_code == 401
    assert sign_in(api, words="battery horse correct").status_code == 200


def test_a_password_that_cannot_be_used_is_refused_with_the_reason(browser, ada):
    sign_in(browser)

    answer = browser.put("/api/v1/me/password", json={"password": "short"})

    assert (answer.status_code, answer.json()["code"]) == (422, "accounts.password_unfit")
    assert "12 characters" in answer.json()["detail"]


def test_me_tells_who_is_signed_in_and_as_what(api, house, database):
    programme, person = house.add_programme(), house.add_person(ADA)
    caller = sign_in_as(database, house.tenant, Role.MENTOR, programme=programme, email=ADA)

    me = send(api, caller, "GET", "me").json()

    assert me == {
        "account_id": str(caller.viewer.account),
        "email": ADA,
        "name": "Nora North",
        "organisation": me["organisation"],
        "roles": [{"role": "mentor", "programme": str(programme)}],
        "person_id": str(person),
        "has_password": False,
        "language": None,
        "languages": {"de": "Deutsch", "en": "English", "es": "Español", "fr": "Français"},
    }
    assert me["organisation"].startswith("Organisation")


def test_another_site_cannot_sign_somebody_out(browser, ada):
    sign_in(browser)

    answer = browser.post("/api/v1/sign-out", headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert browser.get("/api/v1/me").status_code == 200


@pytest.mark.parametrize(("method", "path", "body"), ADMINISTRATORS_ONLY)
@pytest.mark.parametrize("role", [Role.CASE_OWNER, Role.MENTOR, Role.MENTEE, None])
def test_nobody_but_an_administrator_sees_or_changes_accounts(
    api, database, tenant, role, method, path, body
):
    caller = sign_in_as(database, tenant, role)

    answer = send(api, caller, method, path.format(id=caller.viewer.account), body)

    assert answer.status_code == 403


@pytest.mark.parametrize(("method", "path", "body"), ADMINISTRATORS_ONLY)
def test_nobody_at_all_is_asked_to_sign_in(api, method, path, body):
    assert api.request(method, f"/api/v1/{path.format(id=new_id())}", json=body).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "accounts/{id}/shut", None),
        ("POST", "accounts/{id}/open", None),
        ("POST", "accounts/{id}/roles", {"role": "mentor"}),
        ("DELETE", "accounts/{id}/roles?role=mentor", None),
    ],
)
def test_an_account_of_another_organisation_is_not_there(
    api, administrator, database, make_tenant, method, path, body
):
    elsewhere = sign_in_as(database, make_tenant()).viewer.account

    theirs = send(api, administrator, method, path.format(id=elsewhere), body)
    nobodys = send(api, administrator, method, path.format(id=new_id()), body)

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.json()["detail"] == nobodys.json()["detail"]


def test_an_administrator_invites_somebody_who_then_comes_in(api, browser, administrator, house):
    programme = house.add_programme()
    body = {"email": "Ada@Example.org", "name": "Ada", "role": "mentee", "programme": str(programme)}

    answer = send(api, administrator, "POST", "invitations", body)

    assert answer.status_code == 201
    assert answer.json()["roles"] == [{"role": "mentee", "programme": str(programme)}]
    (message,) = house.send_mails()
    me = browser.post("/api/v1/sign-in/link/redeem", json={"link": link_in(message)}).json()
    assert (me["email"], me["roles"], me["has_password"]) == (ADA, answer.json()["roles"], False)


def test_a_programme_that_is_not_there_invites_nobody(api, administrator, make_tenant, database):
    elsewhere = House(database, make_tenant()).add_programme()

    for programme in (elsewhere, new_id()):
        body = {"email": ADA, "role": "mentor", "programme": str(programme)}
        assert send(api, administrator, "POST", "invitations", body).status_code == 404


def test_roles_are_given_and_taken(api, administrator, house, ada):
    programme = str(house.add_programme())
    path = f"accounts/{ada}/roles"

    given = send(api, administrator, "POST", path, {"role": "case_owner", "programme": programme})
    also = send(api, administrator, "POST", path, {"role": "mentor"})
    taken = send(api, administrator, "DELETE", f"{path}?role=case_owner&programme={programme}")

    assert given.json()["roles"] == [{"role": "case_owner", "programme": programme}]
    assert also.json()["roles"][-1] == {"role": "mentor", "programme": None}
    assert taken.json()["roles"] == [{"role": "mentor", "programme": None}]


def test_the_last_administrator_cannot_leave(api, administrator):
    me = administrator.viewer.account

    for answer in (
        send(api, administrator, "DELETE", f"accounts/{me}/roles?role=administrator"),
        send(api, administrator, "POST", f"accounts/{me}/shut"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "accounts.last_administrator")


def test_accounts_are_made_listed_in_pages_shut_and_opened(api, administrator):
    made = [send(api, administrator, "POST", "accounts", {"email": f"{one}@example.org"}) for one in "ab"]
    again = send(api, administrator, "POST", "accounts", {"email": "A@example.org"})

    assert [answer.status_code for answer in (*made, again)] == [201, 201, 409]
    listed, path = [], "accounts?limit=1"
    while path:
        page = send(api, administrator, "GET", path.removeprefix("/api/v1/")).json()
        listed, path = listed + page["items"], page["next"]
        assert "example.org" not in (path or "")
    assert {one["email"] for one in listed} >= {"a@example.org", "b@example.org"}
    assert len(listed) == 3

    account = made[0].json()["id"]
    assert send(api, administrator, "POST", f"accounts/{account}/shut").json()["shut_at"]
    assert send(api, administrator, "POST", f"accounts/{account}/open").json()["shut_at"] is None


def test_the_trail_names_who_did_what_and_says_that_it_is_whole(api, administrator, ada, house):
    programme = house.add_programme()
    send(api, administrator, "POST", f"accounts/{ada}/roles", {"role": "mentor", "programme": str(programme)})
    send(api, administrator, "POST", f"accounts/{ada}/shut")

    trail = send(api, administrator, "GET", "audit").json()["items"]
    of_programme = send(api, administrator, "GET", f"audit?programme={programme}").json()["items"]
    check = send(api, administrator, "GET", "audit/check").json()

    assert [(entry["number"], entry["action"], entry["by"]) for entry in trail] == [
        (2, "account.shut", "Nora North"),
        (1, "role.granted", "Nora North"),
    ]
    assert [entry["number"] for entry in of_programme] == [1]
    assert of_programme[0]["facts"] == {"role": "mentor"}
    assert check == {"entries": 2, "broken_at": None, "trouble": None, "head": trail[0]["hash"]}


def test_the_trail_comes_in_pages(api, administrator, ada):
    for action in ("shut", "open", "shut"):
        send(api, administrator, "POST", f"accounts/{ada}/{action}")

    first = send(api, administrator, "GET", "audit?limit=2").json()
    second = send(api, administrator, "GET", first["next"].removeprefix("/api/v1/")).json()

    assert [entry["number"] for entry in first["items"] + second["items"]] == [3, 2, 1]
    assert second["next"] is None


def test_a_trail_that_somebody_laid_hands_on_is_said_to_be_broken(api, administrator, ada, database):
    send(api, administrator, "POST", f"accounts/{ada}/shut")
    with database.operator() as connection:
        connection.exec_driver_sql("UPDATE audit_entries SET action = 'account.opened'")

    check = send(api, administrator, "GET", "audit/check").json()

    assert (check["entries"], check["broken_at"]) == (0, 1)


def test_a_cursor_of_another_list_or_of_nobodys_making_is_refused(api, administrator, ada):
    for action in ("shut", "open"):
        send(api, administrator, "POST", f"accounts/{ada}/{action}")
    cursor = send(api, administrator, "GET", "audit?limit=1").json()["next"].partition("cursor=")[2]
    enormous = "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OSJd"

    for path in (f"accounts?cursor={cursor}", "audit?cursor=x", f"audit?cursor={enormous}"):
        answer = send(api, administrator, "GET", path)
        assert (answer.status_code, answer.json()["code"]) == (422, "api.cursor_unusable")


def test_the_first_administrator_comes_in_by_the_operators_link(browser, house):
    with house.work() as work:
        link = appoint_administrator(work, "first@example.org", clock=CLOCK, address=ADDRESS)

    me = browser.post("/api/v1/sign-in/link/redeem", json={"link": link}).json()

    assert me["roles"] == [{"role": WHOLE_ORGANISATION.role.value, "programme": None}]
    assert browser.get("/api/v1/accounts").status_code == 200
