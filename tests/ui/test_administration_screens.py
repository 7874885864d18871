from __future__ import annotations

import re
from pathlib import Path

import companion
from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, NORA
from ui.words import accounts as account_says
from ui.words import audit as audit_says
from ui.words import programmes as programme_says
from ui.words import you as you_says

SCREENS = ("accounts", "audit", "organisation_language", "programmes", "you")
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


# ---- one's own name -------------------------------------------------------------------------------


def test_who_stands_in_no_list_of_people_says_what_she_is_called(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.YOU)
    before = house.ask("GET", "/me").json()["name"]

    visit.type(f"own-name-{before}", "Nora of the North").press("keep-own-name")

    assert you_says.OWN_NAME_KEPT in visit.words
    assert "Nora of the North" in visit.words
    visit.type("own-name-Nora of the North", "").press("keep-own-name")
    assert you_says.OWN_NAME_GONE in visit.words
    assert house.ask("GET", "/me").json()["name"] == ""


def test_who_takes_part_has_the_name_of_her_profile(live, peopled):
    visit = live(peopled).visit(MENTEE, Place.YOU)

    assert not visit.has("keep-own-name")


# ---- accounts ------------------------------------------------------------------------------------


def test_an_invitation_gives_an_account_and_empties_the_form(live, peopled):
    visit = live(peopled).visit(NORA, Place.ACCOUNTS)

    visit.type("email-invite-0", "new@northlight.example").type("name-invite-0", "Nia New").press("send")

    assert account_says.invited("new@northlight.example") in visit.words
    assert "Nia New" in visit.words
    assert visit.page.text_input(key="email-invite-1").value == ""


def test_an_invitation_that_is_refused_keeps_what_was_typed(live, peopled):
    visit = live(peopled).visit(NORA, Place.ACCOUNTS)

    visit.type("email-invite-0", "no address").type("name-invite-0", "Nia New").press("send")

    assert visit.is_troubled
    assert visit.page.text_input(key="name-invite-0").value == "Nia New"
    assert visit.page.text_input(key="email-invite-0").value == "no address"


def test_an_invitation_to_nobody_asks_for_the_address(live, peopled):
    visit = live(peopled).visit(NORA, Place.ACCOUNTS).press("send")

    assert account_says.EMAIL_FIRST in visit.words


def test_a_role_is_given_and_taken_away(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.ACCOUNTS)
    account = next(one for one in house.ask("GET", "/accounts").json()["items"] if one["email"] == CARL)
    visit.page.selectbox(key="manage").set_value(account["id"])
    visit.again()

    visit.page.selectbox(key="give-role").set_value("mentor")
    visit.press("give")
    assert account_says.given(CARL) in visit.words
    visit.press(f"take-{account['id']}-case_owner-{house.stage.furnished.programme}")

    assert account_says.TAKEN in visit.words
    now = next(one for one in house.ask("GET", "/accounts").json()["items"] if one["email"] == CARL)
    assert [role["role"] for role in now["roles"]] == ["mentor"]


def test_an_account_is_shut_and_opened_again(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.ACCOUNTS)
    account = next(one for one in house.ask("GET", "/accounts").json()["items"] if one["email"] == CARL)
    visit.page.selectbox(key="manage").set_value(account["id"])
    visit.again().press(f"shut-{account['id']}")

    assert account_says.IS_SHUT in visit.words
    assert house.visit(CARL).title == "You are signed out"

    visit.press(f"open-{account['id']}")
    assert account_says.OPENED in visit.words


def test_the_accounts_of_the_whole_organisation_are_shown_on_demand(live, peopled):
    visit = live(peopled).visit(NORA, Place.ACCOUNTS)
    assert NORA not in visit.words.replace("Signed in as", "")

    visit.turn("everybody")

    assert NORA in visit.words


# ---- the trail -----------------------------------------------------------------------------------


def test_the_trail_tells_deeds_with_names_in_words_and_without_an_identity(live, proposed):
    house = live(proposed)
    pair = house.pairs()[0]
    house.decide(pair, "approved", "Both said yes.")
    house.ask("POST", f"{house.path}/people/{pair.mentor}/pause")

    visit = house.visit(NORA, Place.AUDIT)

    both = f"Approved a pair {pair.mentee_name} with {pair.mentor_name}, Round 1 with a note"
    paused = f"Paused a person {pair.mentor_name}"
    begun = "Started a round Round 1"
    for told in (both, paused, begun, "Imported people", "96 joined", "Ran a round", "Nora North"):
        assert told in visit.words
    assert not AN_ID.search(visit.words)
    assert re.search(r"\d\d:\d\d CET", visit.words)


def test_every_deed_that_the_service_writes_down_has_words():
    written = set()
    for path in Path(companion.__file__).parent.rglob("*.py"):
        for call in re.findall(r"record(?:_round)?\((.*?)\)\n", path.read_text(encoding="utf-8"), re.DOTALL):
            written |= set(re.findall(r'"([a-z]+\.[a-z_]+)"', call))

    assert len(written) > 20
    assert sorted(action for action in written if action not in audit_says.ACTIONS) == []


def test_the_trail_is_checked_and_a_change_in_it_shows(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.AUDIT).press("check")
    assert "are as they were written" in visit.words

    house.spoil_trail()
    visit.press("check")

    assert "does not fit" in visit.words


# ---- programmes, and one's own account -----------------------------------------------------------


def test_a_programme_is_made_and_the_form_asks_for_a_name_first(live, first_day):
    house = live(first_day)
    visit = house.visit(NORA, Place.PROGRAMMES).press("make")
    assert programme_says.NAME_FIRST in visit.words
    (box,) = (one for one in visit.page.text_input if one.key == "new-programme-0-name")

    box.set_value("Another one")
    visit.press("make")

    assert programme_says.made("Another one") in visit.words
    assert house.ask("GET", "/programmes").json()["items"][0]["name"] == "Another one"


def test_the_language_of_the_organisation_is_chosen_beside_its_programmes(live, peopled):
    house = live(peopled)
    visit = house.visit(NORA, Place.PROGRAMMES)

    visit.page.selectbox(key="organisation-language").set_value("de")
    visit.again()

    assert programme_says.LANGUAGE_KEPT in visit.words
    assert house.ask("GET", "/organisation/language").json()["language"] == "de"


def test_ones_own_page_says_who_one_is_and_leads_to_signing_out(live, peopled):
    visit = live(peopled).visit(CARL, Place.YOU)

    assert "Case-owner" in visit.words
    assert 'href="/sign-out"' in visit.html
    assert 'href="/sign-in/password"' in visit.html
