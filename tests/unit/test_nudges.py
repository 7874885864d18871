"""Which nudge is due, when it may reach somebody, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from html.parser import HTMLParser

import pytest

from companion.accounts.outgoing_mail import OutgoingMail, compose
from companion.ids import MentorshipId, PersonId, new_id
from companion.nudges.choosing import SAME_AGAIN, choose, may_reach, what_is_due
from companion.nudges.home import Waits, what_waits
from companion.nudges.letters import Around, item_of, nudge_letter
from companion.nudges.nudge import Addressee, Cause, Due, Early, HowOften, PairNow, Told
from companion.people.person import Role

PERSON, PAIR = PersonId(new_id()), MentorshipId(new_id())
NOON = datetime(2027, 3, 8, 12, tzinfo=UTC)
"""A Monday."""
HER = Addressee(PERSON, "ada@x.example", "Ada", "Europe/Oslo", HowOften.SINGLY, None, ())
AROUND = Around("Northlight", "https://m.example.org", "https://m.example.org/unsubscribe/x.y.z")
WELL = PairNow(
    person=PERSON,
    mentorship=PAIR,
    began_on=date(2027, 2, 1),
    first_meeting_within=timedelta(days=14),
    usual_gap=timedelta(days=14),
    last_met_on=date(2027, 3, 5),
    checked_in_on=date(2027, 3, 5),
    i_signed=True,
    partner_signed=True,
    actions_due=0,
)


def causes(**changed: object) -> list[Cause]:
    return [one.cause for one in what_is_due([replace(WELL, **changed)], NOON)]


# ---- what is due -------------------------------------------------------------------------------------


def test_a_pair_that_is_well_is_left_in_peace():
    assert causes() == []


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"checked_in_on": None}, Cause.CHECK_IN),
        ({"checked_in_on": date(2027, 3, 1)}, Cause.CHECK_IN),
        ({"actions_due": 2}, Cause.ACTIONS_DUE),
        ({"i_signed": False}, Cause.AGREEMENT),
        ({"last_met_on": None, "checked_in_on": None}, Cause.FIRST_MEETING),
        ({"last_met_on": date(2027, 2, 7), "checked_in_on": date(2027, 2, 7)}, Cause.QUIET),
    ],
)
def test_each_cause_comes_from_what_is_missing(changed, cause):
    assert causes(**changed) == [cause]


@pytest.mark.parametrize(
    "changed",
    [
        {"last_met_on": date(2027, 2, 20), "checked_in_on": None},
        {"last_met_on": date(2027, 3, 9), "checked_in_on": None},
        {"last_met_on": None, "checked_in_on": None, "began_on": date(2027, 2, 22)},
        {"i_signed": False, "began_on": date(2027, 3, 2)},
        {"last_met_on": date(2027, 2, 8), "checked_in_on": date(2027, 2, 8)},
    ],
    ids=["long ago", "tomorrow", "fourteen days", "six days", "just twice the gap"],
)
def test_what_is_not_due_yet_or_is_over_is_not_said(changed):
    assert causes(**changed) == []


def test_who_has_planned_to_meet_is_not_told_to():
    never, long_ago = {"last_met_on": None}, {"last_met_on": date(2027, 2, 7)}

    assert causes(**never, checked_in_on=None, is_planned=True) == []
    assert causes(**long_ago, checked_in_on=date(2027, 2, 7), is_planned=True) == []


# ---- what waits on the first page ---------------------------------------------------------------------


def waiting(side: Role, **changed: object) -> list[Waits]:
    return list(what_waits(replace(WELL, **changed), side, NOON))


NEW = {"began_on": date(2027, 3, 1), "last_met_on": None, "checked_in_on": None}


def test_a_mentor_hears_at_once_that_a_mentee_waits_for_a_first_time_and_a_mentee_does_not():
    assert waiting(Role.MENTOR, **NEW) == [Waits(Early.FIRST_TIMES, 7)]
    assert waiting(Role.MENTEE, **NEW) == []
    assert waiting(Role.MENTOR, **NEW, is_planned=True) == []
    assert waiting(Role.MENTOR, **NEW | {"began_on": date(2027, 2, 22)}) == [Waits(Early.FIRST_TIMES, 0)]


def test_a_first_meeting_that_is_overdue_is_said_once():
    late = NEW | {"began_on": date(2027, 2, 21)}

    assert waiting(Role.MENTOR, **late) == waiting(Role.MENTEE, **late) == [Waits(Cause.FIRST_MEETING, 15)]


def test_whoever_waits_for_a_choice_comes_before_everything_else():
    for side in Role:
        found = waiting(side, may_choose=True, is_planned=True, i_signed=False, actions_due=1)
        assert [one.cause for one in found] == [Early.TIMES_OFFERED, Cause.ACTIONS_DUE, Cause.AGREEMENT]


def test_what_is_too_early_for_a_reminder_is_sent_to_nobody():
    assert causes(**NEW) == causes(may_choose=True) == []


# ---- when ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "hour", "reached"),
    [
        ("Europe/Oslo", 6, False),
        ("Europe/Oslo", 7, True),
        ("Europe/Oslo", 16, True),
        ("Europe/Oslo", 17, False),
        ("America/Los_Angeles", 12, False),
        ("Pacific/Auckland", 20, True),
        (None, 8, True),
        ("Nowhere/Atall", 8, True),
    ],
)
def test_nobody_is_reached_outside_of_her_own_day(zone, hour, reached):
    assert may_reach(replace(HER, time_zone=zone), NOON.replace(hour=hour)) == reached


def test_the_day_follows_the_clocks_when_they_are_changed():
    assert not may_reach(HER, datetime(2027, 3, 26, 6, 30, tzinfo=UTC))
    assert may_reach(HER, datetime(2027, 3, 29, 6, 30, tzinfo=UTC))


def test_nobody_is_reached_at_a_weekend_or_when_she_wants_nothing():
    assert not may_reach(HER, NOON + timedelta(days=5))
    assert not may_reach(replace(HER, how=HowOften.NEVER), NOON)


def test_a_digest_comes_on_mondays_alone():
    her = replace(HER, how=HowOften.DIGEST)

    assert may_reach(her, NOON)
    assert not may_reach(her, NOON + timedelta(days=1))


@pytest.mark.parametrize(
    ("ago", "reached"),
    [
        (timedelta(days=7), True),
        (timedelta(days=7) - timedelta(seconds=1), False),
        # The clock was set back after that one was sent.
        (-timedelta(days=400), False),
    ],
)
def test_a_week_lies_between_two_whatever_the_clock_does(ago, reached):
    assert may_reach(replace(HER, last_at=NOON - ago), NOON) == reached


# ---- which ---------------------------------------------------------------------------------------------


def due(cause: Cause, counted: int = 1) -> Due:
    return Due(PERSON, PAIR, cause, counted)


def told(cause: Cause, *ago: timedelta) -> Addressee:
    return replace(HER, told=tuple(Told(PAIR, cause, NOON - one) for one in ago))


def test_one_thing_is_said_and_in_a_digest_all():
    waiting = [due(Cause.QUIET), due(Cause.CHECK_IN), due(Cause.AGREEMENT)]

    assert choose(HER, waiting, NOON) == (due(Cause.CHECK_IN),)
    assert len(choose(replace(HER, how=HowOften.DIGEST), waiting, NOON)) == 3


def test_the_same_waits_a_fortnight_and_is_said_twice_at_most():
    quiet = [due(Cause.QUIET)]

    assert choose(told(Cause.QUIET, timedelta(days=8)), quiet, NOON) == ()
    assert choose(told(Cause.QUIET, SAME_AGAIN), quiet, NOON) == (due(Cause.QUIET),)
    assert choose(told(Cause.QUIET, SAME_AGAIN, 2 * SAME_AGAIN), quiet, NOON) == ()


def test_another_meeting_is_asked_about_however_often_that_was_done():
    often = told(Cause.CHECK_IN, *(SAME_AGAIN * times for times in range(1, 9)))

    assert choose(often, [due(Cause.CHECK_IN)], NOON) == (due(Cause.CHECK_IN),)


# ---- the words -----------------------------------------------------------------------------------------


def test_each_cause_has_words_of_its_own_with_one_thing_to_do():
    items = [item_of(due(cause, 3)) for cause in Cause]

    for part in ("title", "why", "action"):
        assert len({getattr(one, part) for one in items}) == len(Cause)
    assert all(str(PAIR) in one.place and "{" not in one.why + one.place for one in items)


def test_the_words_are_told_apart_by_how_many_and_by_who_has_signed():
    assert "1 is due" in item_of(due(Cause.ACTIONS_DUE, 1)).why
    assert "3 are due" in item_of(due(Cause.ACTIONS_DUE, 3)).why
    assert item_of(due(Cause.AGREEMENT, 0)).why != item_of(due(Cause.AGREEMENT, 1)).why


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said, self.links, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.said.append(data)


@pytest.mark.parametrize("count", [1, 3])
def test_html_and_plain_text_say_the_same_and_fetch_nothing(count):
    letter = nudge_letter([due(cause, 2) for cause in list(Cause)[:count]], AROUND)
    shown = _Words()
    shown.feed(letter.html)

    for cause in list(Cause)[:count]:
        item = item_of(due(cause, 2))
        for words in (item.why, item.action):
            assert words in letter.text
            assert words in shown.said
        assert AROUND.address + item.place in letter.text
        assert AROUND.address + item.place in shown.links
    assert AROUND.unsubscribe in letter.text
    assert AROUND.unsubscribe in shown.links
    assert not {"img", "script", "link", "iframe", "table"} & set(shown.tags)


def test_the_message_is_plain_with_html_beside_it_and_can_be_stopped_by_one_press():
    letter = nudge_letter([due(Cause.QUIET, 30)], AROUND)
    mail = OutgoingMail(
        new_id(),
        "ada@x.example",
        letter.subject,
        letter.text,
        html=letter.html,
        unsubscribe=AROUND.unsubscribe,
    )

    message = compose(mail, sender="C <c@x.example>", at=NOON)

    assert message["List-Unsubscribe"] == f"<{AROUND.unsubscribe}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    parts = [one.get_content_type() for one in message_from_bytes(message.as_bytes()).walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


def test_a_mail_without_html_stays_plain_and_has_nothing_to_stop():
    mail = OutgoingMail(new_id(), "ada@x.example", "Subject", "Words")

    message = compose(mail, sender="C <c@x.example>", at=NOON)

    assert message.get_content_type() == "text/plain"
    assert message["List-Unsubscribe"] is None
