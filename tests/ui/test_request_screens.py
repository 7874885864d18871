"""Requests as the mentee, the mentor and the case-owner see them, over the real API."""

from __future__ import annotations

from typing import Any

import pytest

from companion.contracts.places import Place
from tests.ui.furnished import CARL, MENTEE, MENTOR
from tests.ui.visiting import Visit
from ui.words import requests as says
from ui.words import today

SCREENS = ("request_parts", "requests_asked", "requests_own", "requests_queue")
WANTS = "I would like to lead a first small team."


class Asking:
    """A mentee and the mentors whom she asks, in a house of one's own."""

    def __init__(self, house: Any) -> None:
        self.house = house
        self.mentor = house.id_of("Anjali")
        self.second = house.id_of("Kenji Morikawa")

    def ask(self, *mentors: str, email: str = MENTEE) -> str:
        body = {"mentors": list(mentors or (self.mentor,)), "wants": WANTS}
        return self.house.ask("POST", f"{self.house.path}/requests", email, json=body).json()["id"]

    def do(self, request: str, path: str, email: str = MENTOR, **body: object) -> None:
        found = self.house.ask("GET", "/my/asked", email).json()["items"]
        found += self.house.ask("GET", "/my/requests", email).json()["items"]
        version = next(one["version"] for one in found if one["id"] == request)
        more = {"json": body} if body or path in ("accept", "decline") else {}
        self.house.ask(
            "POST", f"/requests/{request}/{path}", email, headers={"If-Match": f'"{version}"'}, **more
        )

    def mentee(self) -> Visit:
        return self.house.visit(MENTEE, Place.REQUESTS)

    def as_mentor(self) -> Visit:
        return self.house.visit(MENTOR, Place.ASKED)

    def case_owner(self) -> Visit:
        return self.house.visit(CARL, Place.QUEUE)


@pytest.fixture
def asking(live, peopled):
    return Asking(live(peopled))


def test_before_anybody_asks_each_page_says_what_will_be_there(asking):
    assert says.OWN_NOBODY in asking.mentee().words
    assert says.ASKED_NOBODY in asking.as_mentor().words
    assert says.QUEUE_NOBODY in asking.case_owner().words


def test_a_mentee_sees_whose_turn_it_is_and_by_when_she_will_know(asking):
    asking.ask(asking.mentor, asking.second)

    words = asking.mentee().words

    assert says.with_mentor("Anjali Deshmukh-Rao") in words
    assert says.STATES["asked"] in words
    assert "You will know by" in words
    assert WANTS in words
    assert "Kenji Morikawa is asked if it comes to that" in words


def test_a_mentor_reads_who_asks_and_accepts_and_both_see_the_pair(asking):
    request = asking.ask()
    visit = asking.as_mentor()
    assert "One person waits for your answer." in visit.words
    for shown in ("Aoi Fukuda", WANTS, says.wrote("Aoi")):
        assert shown in visit.words

    visit.press(f"accept-{request}")

    assert says.accepted("Aoi") in visit.words
    assert says.ANSWERS["accepted"] in visit.words
    assert "Aoi Fukuda" in asking.house.visit(MENTOR, Place.MATCH).words
    assert "Anjali Deshmukh-Rao" in asking.house.visit(MENTEE, Place.MATCH).words
    assert says.STATES["paired"] in asking.mentee().words


def test_a_request_counts_on_the_first_page_of_whose_turn_it_is(asking):
    request = asking.ask()

    assert today.LEAD_DUE_ONE in asking.house.visit(MENTOR).words
    assert today.LEAD_DUE_ONE not in asking.house.visit(MENTEE).words

    asking.do(request, "question", text="How many are in your team?")
    assert today.LEAD_DUE_ONE not in asking.house.visit(MENTOR).words
    assert today.LEAD_DUE_ONE in asking.house.visit(MENTEE).words


def test_a_press_on_a_page_that_is_old_accepts_nothing_that_has_moved_on(asking):
    request = asking.ask()
    old = asking.as_mentor()
    asking.do(request, "decline")

    old.press(f"accept-{request}")

    assert says.ASKED_NOBODY in old.words
    assert says.STATES["queued"] in asking.mentee().words


def test_a_no_needs_no_reason_and_a_reason_stays_with_mentor_and_case_owner(asking):
    request = asking.ask()
    visit = asking.as_mentor().type(f"reason-{request}-0", "No time before March.")

    visit.press(f"send-reason-{request}")

    assert says.DECLINED in visit.words
    assert "You declined (No time before March.)" in visit.words
    assert "No time before March." not in asking.mentee().words
    assert "Anjali Deshmukh-Rao could not say yes this time" in asking.mentee().words
    assert says.STATES["queued"] in asking.mentee().words
    assert "No time before March." in asking.case_owner().words


def test_a_question_first_goes_there_and_back(asking):
    request = asking.ask()
    visit = asking.as_mentor()
    visit.press(f"send-question-{request}")
    assert says.NEEDS_WORDS in visit.words

    visit.type(f"question-{request}-0", "How large is the team?").press(f"send-question-{request}")
    assert says.WAITS_FOR_THEM in visit.words

    hers = asking.mentee()
    assert "How large is the team?" in hers.words
    assert "Please answer by" in hers.words
    hers.press(f"send-answer-{request}")
    assert says.NEEDS_WORDS in hers.words
    hers.type(f"answer-{request}-0", "Four people.").press(f"send-answer-{request}")

    assert says.ANSWERED in hers.words
    assert "Four people." in asking.as_mentor().words
    assert "How large is the team?" not in asking.case_owner().words


def test_two_who_talk_once_can_reach_each_other_and_both_confirm(asking):
    request = asking.ask()
    assert MENTEE not in asking.as_mentor().words

    visit = asking.as_mentor().press(f"talk-{request}")
    assert says.reach(MENTEE) in visit.words
    hers = asking.mentee()
    assert says.reach(MENTOR) in hers.words
    hers.press(f"confirm-{request}")
    assert says.WENT_ON in hers.words

    asking.as_mentor().press(f"confirm-{request}")

    assert says.STATES["paired"] in asking.mentee().words


def test_either_leaves_it_at_a_talk(asking):
    request = asking.ask(asking.mentor, asking.second)
    asking.as_mentor().press(f"talk-{request}")

    hers = asking.mentee().press(f"leave-yes-{request}")

    assert says.LEFT in hers.words
    assert says.with_mentor("Kenji Morikawa") in hers.words
    assert says.ANSWERS["parted"] in asking.as_mentor().words


def test_a_mentee_withdraws_and_asks_anew(asking):
    request = asking.ask()

    visit = asking.mentee().press(f"withdraw-yes-{request}")

    assert says.WITHDRAWN in visit.words
    assert says.STATES["withdrawn"] in visit.words
    asking.ask(asking.second)
    words = asking.mentee().words
    assert says.with_mentor("Kenji Morikawa") in words
    assert says.EARLIER in words


def test_a_case_owner_asks_somebody_else_or_tells_the_mentee_kindly(asking):
    request = asking.ask()
    asking.do(request, "decline")

    visit = asking.case_owner()
    assert "Aoi Fukuda" in visit.words
    assert WANTS in visit.words
    visit.page.selectbox(key=f"somebody-{request}").set_value(asking.second)
    visit.again().press(f"forward-{request}")
    assert says.FORWARDED in visit.words
    assert says.OTHERS in visit.words
    assert says.with_mentor("Kenji Morikawa") in asking.mentee().words

    asking.do(request, "decline", "kenji.morikawa@northlight.example")
    asking.case_owner().press(f"no-match-yes-{request}")

    words = asking.mentee().words
    assert says.NO_MATCH_SAYS in words
    assert says.QUEUE_NOBODY in asking.case_owner().words


def test_a_mentor_takes_a_break_and_comes_back_with_one_click_each(asking):
    visit = asking.as_mentor().press("take-a-break")
    assert says.away_in("Northlight mentoring 2027") in visit.words

    visit.press("take-requests")

    assert says.BACK_DONE in visit.words
    assert visit.has("take-a-break")


def test_words_of_people_never_become_markup(asking):
    body = {"mentors": [asking.mentor], "wants": "<img src=x onerror=alert(1)> & <b>me</b>"}
    asking.house.ask("POST", f"{asking.house.path}/requests", MENTEE, json=body)

    for visit in (asking.mentee(), asking.as_mentor()):
        assert "<img" not in visit.html
        assert "&lt;img" in visit.html
