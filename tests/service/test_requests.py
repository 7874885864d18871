from __future__ import annotations

import pytest
import sqlalchemy as sa

from companion.db.tables.rounds import mentorships
from companion.errors import (
    AskerPaused,
    ChoicesUnusable,
    Forbidden,
    MenteePlaced,
    MentorNotAskable,
    NoSeatLeft,
    NotFound,
    PairedBefore,
    QuestionsUsedUp,
    RequestMovedOn,
    RequestUnderWay,
    TextMissing,
    TooManyRequests,
    VersionOutdated,
)
from companion.explaining.my_matches import my_matches
from companion.ids import ProgrammeId, new_id
from companion.matching.rounds.mentorship_service import end_mentorship, list_mentorships, own_mentorship
from companion.matching.rounds.round import DecisionKind, Pair
from companion.matching.rounds.waiting_store import credits_of
from companion.meetings.service import read_pair
from companion.programmes.charter import Charter
from companion.programmes.programme_service import change_programme
from companion.programmes.wish import Wish
from companion.requests import answering_service, asking_service, queue_service, reading_service
from companion.requests.asking_service import RequestWish
from companion.requests.places import places_open, usual_hours
from tests.service.programme_setting import add_mentorship
from tests.service.request_setting import RequestDesk
from tests.service.round_rows import counted_queries


@pytest.fixture
def desk(database, tenant):
    return RequestDesk(database, tenant)


def test_a_mentee_asks_a_mentor_says_yes_and_the_rest_of_the_service_knows_the_pair(desk):
    ada, ben = desk.mentee(), desk.mentor()

    made = desk.ask(ada, ben, wants="  lead a team ")
    desk.accept(ben, made)

    assert desk.states(made) == ["paired", "accepted"]
    pair = desk.now(made).mentorship
    assert desk.call(own_mentorship, ada, pair).partner.name == desk.call(my_matches, ada)[0].partner_name
    assert [one.partner for one in desk.call(my_matches, ben)] == [ada.person]
    assert desk.call(read_pair, ada, pair).goals == ()
    listed = desk.call(list_mentorships, desk.admin, desk.programme)
    assert [(one.id, one.round) for one in listed.items] == [(pair, None)]
    assert set(listed.names) == {ada.person, ben.person}
    assert desk.audited()[-2:] == ["request.made", "request.accepted"]
    assert [subject.split(" in ")[0] for _, subject in desk.mails()] == [
        "Somebody asks you to be their mentor",
        "You have a new mentoring pair",
        "You have a new mentoring pair",
    ]


def test_a_mentor_reads_why_the_two_fit_and_the_pair_keeps_it(desk):
    ada = desk.mentee(wants="welding; python", goals="speaking before many", languages=["de"])
    ben = desk.mentor(offers="welding for beginners; python", experience="speaking", languages=["de"])
    made = desk.ask(ada, ben)

    (shown,) = desk.asked_of(ben)
    desk.accept(ben, made)

    assert any("welding" in reason.sentence for reason in shown.reasons)
    assert len(shown.reasons) <= 3
    (match,) = desk.call(my_matches, ada)
    assert any("welding" in reason for reason in match.reasons)
    assert [one.reasons for one in desk.asked_of(ben)] == [()]


def test_an_end_of_a_pair_that_chose_each_other_is_like_any_other(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.accept(ben, desk.ask(ada, ben))

    ended = desk.call(end_mentorship, desk.admin, made.mentorship, clock=desk.clock)

    assert ended.items[0].ended_at is not None
    assert desk.audited()[-1] == "mentorship.ended"


def test_who_may_ask_and_whom(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    stranger = desk.person("mentee")

    with pytest.raises(Forbidden):
        desk.ask(ben, cleo)
    with pytest.raises(NotFound):
        desk.call(
            asking_service.ask, ada, ProgrammeId(new_id()), RequestWish((ben.person,), "x"), desk.telling
        )
    with pytest.raises(TextMissing):
        desk.ask(ada, ben, wants="  ")
    with pytest.raises(ChoicesUnusable, match="twice"):
        desk.ask(ada, ben, ben)
    with pytest.raises(NotFound):
        desk.call(asking_service.ask, ada, desk.programme, RequestWish((stranger,), "x"), desk.telling)
    desk.change_state(ben.person, "paused")
    with pytest.raises(NotFound):
        desk.ask(ada, ben)
    desk.change_state(ada.person, "paused")
    with pytest.raises(AskerPaused):
        desk.ask(ada, cleo)
    assert desk.mails() == []


def test_one_request_at_a_time_and_a_few_a_day(desk):
    ada, ben = desk.mentee(), desk.mentor()

    made = desk.ask(ada, ben)
    with pytest.raises(RequestUnderWay):
        desk.ask(ada, ben)
    for _ in range(4):
        desk.do(asking_service.withdraw, ada, made)
        made = desk.ask(ada, ben)
    desk.do(asking_service.withdraw, ada, made)
    with pytest.raises(TooManyRequests):
        desk.ask(ada, ben)

    desk.clock.go(25)
    assert desk.ask(ada, ben).state.value == "asked"


def test_nobody_with_a_mentor_asks_for_another(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    add_mentorship(desk, ada.person, ben.person)

    with pytest.raises(MenteePlaced):
        desk.ask(ada, cleo)


def test_a_rule_keeps_two_apart_and_it_is_not_said_which(desk):
    ben = desk.mentor(avoid=["ada@firm.example"])
    ada = desk.mentee(email="ada@firm.example")
    boss = desk.mentor(email="boss@firm.example")
    managed = desk.mentee(manager_email="team@firm.example")
    desk.mentor(email="team@firm.example", manager_email="boss@firm.example")

    with pytest.raises(MentorNotAskable) as refused:
        desk.ask(ada, ben)
    assert "avoid" not in str(refused.value)
    with pytest.raises(MentorNotAskable):
        desk.ask(managed, boss)


def test_a_mentor_is_asked_only_as_often_as_she_has_places(desk):
    ada, cleo, dan = desk.mentee(), desk.mentee(), desk.mentee()
    ben, eva = desk.mentor(capacity=2), desk.mentor(capacity=1)

    desk.ask(ada, ben)
    assert desk.call(places_open, desk.programme) == {ben.person: 1, eva.person: 1}
    made = desk.ask(cleo, ben)
    assert desk.call(places_open, desk.programme)[ben.person] == 0
    with pytest.raises(MentorNotAskable, match="places are taken"):
        desk.ask(dan, ben)

    desk.decline(ben, made)
    assert desk.call(places_open, desk.programme)[ben.person] == 1
    desk.accept(ben, desk.ask(dan, ben))
    assert desk.call(places_open, desk.programme)[ben.person] == 0


def test_how_fast_a_mentor_usually_answers_is_known_once_she_has(desk):
    ben, cleo = desk.mentor(capacity=5), desk.mentor()
    assert desk.call(usual_hours, desk.programme) == {}
    for hours in (2, 30, 10):
        made = desk.ask(desk.mentee(), ben)
        desk.clock.go(hours)
        desk.decline(ben, made)
    desk.ask(desk.mentee(), cleo)

    assert desk.call(usual_hours, desk.programme) == {ben.person: 10.0}


def test_after_a_no_the_next_is_asked_and_the_reason_never_reaches_the_mentee(desk):
    ada, ben, full, cleo = desk.mentee(), desk.mentor(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, full, cleo)
    desk.ask(desk.mentee(), full)

    desk.decline(ben, made, "  We quarrelled over quokkas. ")

    assert desk.states(made) == ["asked", "declined", "skipped", "asked"]
    (own,) = desk.call(reading_service.own_requests, ada)
    (for_ben,) = desk.asked_of(ben)
    (for_cleo,) = desk.asked_of(cleo)
    assert for_ben.own.reason == "We quarrelled over quokkas."
    assert for_ben.fields == {}
    assert for_cleo.own.reason is None
    assert for_cleo.fields["wants"]
    assert "quokkas" not in str(own.messages)
    waiting = desk.call(queue_service.read_queue, desk.case_owner, desk.programme).items
    reasons = {one.mentee: one.choices[0].reason for one in waiting}
    assert reasons[ada.person] == "We quarrelled over quokkas."
    assert len(reasons) == 2


def test_who_said_no_is_not_asked_again_by_the_same_mentee(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben)
    desk.decline(ben, made)
    desk.do(queue_service.tell_no_match, desk.case_owner, made)

    with pytest.raises(MentorNotAskable, match="asked them before"):
        desk.ask(ada, ben)
    assert desk.ask(desk.mentee(), ben).state.value == "asked"
    assert desk.ask(ada, cleo).state.value == "asked"


def test_only_the_mentor_whom_it_is_with_answers_and_only_once(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)

    for other in (ada, cleo, desk.case_owner, desk.admin, desk.mentor()):
        with pytest.raises(NotFound):
            desk.accept(other, made)
    desk.decline(ben, made)
    with pytest.raises(RequestMovedOn):
        desk.accept(ben, made)
    with pytest.raises(VersionOutdated):
        desk.accept(cleo, made, expected_version=1)
    desk.accept(cleo, made)
    with pytest.raises(RequestMovedOn):
        desk.decline(cleo, made)


def test_a_seat_that_was_filled_meanwhile_is_not_given_twice(desk):
    ada, ben = desk.mentee(), desk.mentor(capacity=1)
    made = desk.ask(ada, ben)
    add_mentorship(desk, desk.person("mentee"), ben.person)

    with pytest.raises(NoSeatLeft, match="all 1 are taken"):
        desk.accept(ben, made)


def test_a_mentee_who_got_a_mentor_meanwhile_is_not_paired_twice_and_the_request_comes_to_rest(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)
    add_mentorship(desk, ada.person, desk.person("mentor"))

    with pytest.raises(MenteePlaced):
        desk.accept(ben, made)
    assert desk.tend() == 1
    assert desk.states(made) == ["settled", "ended"]
    assert desk.tend() == 0


# ---- a question first ----------------------------------------------------------------------------


def test_a_question_first_stops_the_mentors_clock_and_is_read_by_the_two_alone(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)
    desk.clock.go(10)

    desk.do(answering_service.ask_first, ben, made, " How large is the team? ")
    assert desk.now(made).turn.value == "mentee"
    desk.clock.go(30)
    desk.do(asking_service.answer_question, ada, made, "Four people.")

    now = desk.now(made)
    assert now.turn.value == "mentor"
    assert (now.clock.due_at - desk.clock.now()).total_seconds() == 62 * 3600
    (own,) = desk.call(reading_service.own_requests, ada)
    assert [one.text for one in own.messages] == ["How large is the team?", "Four people."]
    assert not hasattr(desk.call(queue_service.read_queue, desk.case_owner, desk.programme), "messages")
    with pytest.raises(RequestMovedOn):
        desk.do(asking_service.answer_question, ada, made, "Five.")


def test_a_mentor_asks_three_times_and_then_decides(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)
    for _ in range(3):
        desk.do(answering_service.ask_first, ben, made, "And then?")
        desk.do(asking_service.answer_question, ada, made, "Then this.")

    with pytest.raises(QuestionsUsedUp):
        desk.do(answering_service.ask_first, ben, made, "And then?")
    assert desk.accept(ben, made).state.value == "paired"


def test_the_next_mentor_reads_nothing_of_what_was_said_with_the_one_before(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)
    desk.do(answering_service.ask_first, ben, made, "Are you leaving?")
    desk.do(asking_service.answer_question, ada, made, "Perhaps, between us.")
    desk.decline(ben, made)

    assert desk.asked_of(cleo)[0].messages == ()
    assert desk.asked_of(ben)[0].messages == ()


# ---- talking once --------------------------------------------------------------------------------


def test_after_a_first_talk_both_confirm_and_meanwhile_they_can_reach_each_other(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)
    assert desk.call(reading_service.own_requests, ada)[0].mentor_email == ""

    desk.accept(ben, made, talk_first=True)
    assert desk.call(reading_service.own_requests, ada)[0].mentor_email
    assert desk.asked_of(ben)[0].mentee_email
    assert desk.rows(mentorships) == []
    desk.confirm(ben, made)
    desk.confirm(ben, made)
    assert desk.states(made) == ["trial", "asked"]

    desk.confirm(ada, made)

    assert desk.states(made) == ["paired", "accepted"]
    assert len(desk.rows(mentorships)) == 1


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_either_leaves_it_at_a_first_talk_without_a_word_and_the_next_is_asked(desk, who):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)
    desk.accept(ben, made, talk_first=True)

    desk.do(answering_service.end_trial, {"mentee": ada, "mentor": ben}[who], made)

    assert desk.states(made) == ["asked", "parted", "asked"]
    assert desk.rows(mentorships) == []
    with pytest.raises(NotFound):
        desk.do(answering_service.end_trial, desk.mentor(), made)


# ---- the same two again --------------------------------------------------------------------------


def test_the_same_two_are_not_paired_again_unless_both_ask(desk):
    ada, ben = desk.mentee(), desk.mentor()
    add_mentorship(desk, ada.person, ben.person, ended=True)

    with pytest.raises(PairedBefore):
        desk.ask(ada, ben)
    made = desk.ask(ada, ben, again=True)
    with pytest.raises(PairedBefore):
        desk.accept(ben, made)
    assert desk.accept(ben, made, again=True).state.value == "paired"


# ---- silence -------------------------------------------------------------------------------------


def test_a_reminder_then_the_next_then_the_queue_then_an_honest_no_with_credit(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)
    told = [[desk.tend(), *desk.states(made)]]
    for hours in (36, 36, 36, 36, 84, 84):
        desk.clock.go(hours)
        told.append([desk.tend(), *desk.states(made)])
        assert desk.tend() == 0

    assert told == [
        [0, "asked", "asked", "next"],
        [1, "asked", "asked", "next"],
        [1, "asked", "unanswered", "asked"],
        [1, "asked", "unanswered", "asked"],
        [1, "queued", "unanswered", "unanswered"],
        [1, "queued", "unanswered", "unanswered"],
        [1, "no_match", "unanswered", "unanswered"],
    ]
    assert desk.call(credits_of, desk.programme) == {ada.person: 1}
    assert desk.audited()[-6:] == [
        "request.reminded",
        "request.unanswered",
        "request.reminded",
        "request.unanswered",
        "request.reminded",
        "request.no_match",
    ]


def test_how_long_a_mentor_has_is_the_programmes_to_decide(desk):
    charter = Charter(name="Northlight", answer_within_hours=24)
    desk.call(
        change_programme, desk.admin, desk.programme, Wish(charter), expected_version=1, clock=desk.clock
    )

    made = desk.ask(desk.mentee(), desk.mentor())

    assert (made.clock.due_at - made.clock.since).total_seconds() == 24 * 3600


def test_credit_is_used_up_by_getting_a_mentor(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben)
    desk.decline(ben, made)
    desk.do(queue_service.tell_no_match, desk.case_owner, made)
    assert desk.call(credits_of, desk.programme) == {ada.person: 1}

    desk.accept(cleo, desk.ask(ada, cleo))

    assert desk.call(credits_of, desk.programme) == {}


def test_a_mentor_with_two_unanswered_requests_is_shown_to_nobody_until_she_says_otherwise(desk):
    ben = desk.mentor(capacity=5)
    for hours in (36, 36):
        desk.ask(desk.mentee(), ben)
        desk.clock.go(hours)
        desk.tend()
        desk.clock.go(hours)
        desk.tend()

    assert desk.call(places_open, desk.programme)[ben.person] == 0
    with pytest.raises(MentorNotAskable, match="take no requests"):
        desk.ask(desk.mentee(), ben)
    assert [subject for _, subject in desk.mails() if "shown to nobody" in subject] == [
        "You are shown to nobody in Northlight for now"
    ]

    desk.call(answering_service.set_away, ben, desk.programme, False, desk.telling)

    assert desk.call(places_open, desk.programme)[ben.person] == 5
    assert desk.audited()[-1] == "requests.resumed"


def test_a_case_owner_asks_nobody_who_was_vetoed_for_her(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    desk.decide(desk.round(), Pair(ada.person, cleo.person), DecisionKind.VETOED)
    made = desk.ask(ada, ben)
    desk.decline(ben, made)

    queue = desk.call(queue_service.read_queue, desk.case_owner, desk.programme)
    assert queue.vetoed == {ada.person: {cleo.person}}
    with pytest.raises(MentorNotAskable):
        desk.do(queue_service.forward, desk.case_owner, made, cleo.person)


def test_a_look_at_the_queue_takes_as_many_queries_however_many_wait(desk):
    ben = desk.mentor(capacity=5)

    def queries_with_one_more() -> int:
        desk.decline(ben, desk.ask(desk.mentee(), ben))
        with counted_queries() as asked:
            desk.call(queue_service.read_queue, desk.case_owner, desk.programme)
        return len(asked)

    one, *more = [queries_with_one_more() for _ in range(3)]
    assert more == [one, one]


def test_an_answer_in_between_begins_the_count_anew(desk):
    ben = desk.mentor(capacity=5)
    for answers in (False, True, False):
        made = desk.ask(desk.mentee(), ben)
        if answers:
            desk.decline(ben, made)
            continue
        for _ in range(2):
            desk.clock.go(36)
            desk.tend()

    assert desk.call(places_open, desk.programme)[ben.person] == 5


def test_a_mentor_takes_a_break_by_herself_and_what_is_with_her_stays(desk):
    ada, ben = desk.mentee(), desk.mentor(capacity=3)
    made = desk.ask(ada, ben)

    desk.call(answering_service.set_away, ben, desk.programme, True, desk.telling)
    desk.call(answering_service.set_away, ben, desk.programme, True, desk.telling)

    with pytest.raises(MentorNotAskable):
        desk.ask(desk.mentee(), ben)
    assert desk.audited().count("requests.paused") == 1
    assert desk.accept(ben, made).state.value == "paired"
    with pytest.raises(Forbidden):
        desk.call(answering_service.set_away, ada, desk.programme, True, desk.telling)


def test_a_clock_that_jumps_a_year_ahead_and_back_ends_no_request_and_reminds_once(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)

    desk.clock.go(24 * 365)
    assert (desk.tend(), desk.tend()) == (1, 0)
    desk.clock.go(-24 * 365 + 40)
    assert desk.tend() == 0

    assert desk.states(made) == ["asked", "asked"]
    assert desk.audited().count("request.reminded") == 1
    desk.clock.go(32)
    desk.tend()
    assert desk.states(made) == ["queued", "unanswered"]


def test_a_request_made_while_the_clock_was_a_year_ahead_does_not_wait_a_year(desk):
    ada, ben = desk.mentee(), desk.mentor()
    desk.clock.go(24 * 365)
    made = desk.ask(ada, ben)
    desk.clock.go(-24 * 365)

    assert (desk.tend(), desk.tend()) == (1, 0)

    assert (desk.now(made).clock.due_at - desk.clock.now()).total_seconds() == 72 * 3600
    assert desk.audited()[-1] == "request.clock_mended"
    assert len(desk.mails()) == 1


# ---- people who go -------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["erased", "paused"])
def test_a_mentor_who_goes_while_she_is_asked_is_followed_by_the_next(desk, how):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, cleo)

    if how == "erased":
        desk.erase(ben.person)
    else:
        desk.change_state(ben.person, "paused")

    assert (desk.tend(), desk.tend()) == (1, 0)
    assert desk.now(made).current.mentor == cleo.person
    assert desk.states(made)[-1] == "asked"
    assert desk.accept(cleo, made).state.value == "paired"


def test_a_mentee_who_goes_leaves_no_request_open(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)

    desk.change_state(ada.person, "gone")

    assert (desk.tend(), desk.tend()) == (1, 0)
    assert desk.states(made) == ["settled", "ended"]
    assert desk.call(places_open, desk.programme) == {ben.person: 1}


# ---- the case-owner ------------------------------------------------------------------------------


def test_a_case_owner_sees_who_waits_for_what_and_asks_somebody_else(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.ask(ada, ben, wants="lead a team")
    desk.decline(ben, made)

    queue = desk.call(queue_service.read_queue, desk.case_owner, desk.programme)
    assert [(one.mentee, one.wants, one.state.value) for one in queue.items] == [
        (ada.person, "lead a team", "queued")
    ]
    assert set(queue.free) == {ben.person, cleo.person}
    with pytest.raises(MentorNotAskable):
        desk.do(queue_service.forward, desk.case_owner, made, ben.person)
    desk.do(queue_service.forward, desk.case_owner, made, cleo.person)

    assert desk.states(made) == ["asked", "declined", "asked"]
    with pytest.raises(RequestMovedOn):
        desk.do(queue_service.tell_no_match, desk.case_owner, made)
    assert desk.accept(cleo, made).state.value == "paired"


def test_nobody_else_steers_a_request(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)
    desk.decline(ben, made)

    for viewer in (ada, ben, desk.mentor()):
        with pytest.raises(NotFound):
            desk.do(queue_service.tell_no_match, viewer, made)
        with pytest.raises(Forbidden):
            desk.call(queue_service.read_queue, viewer, desk.programme)


def test_what_is_refused_leaves_no_trace(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.ask(ada, ben)
    before = desk.audited(), desk.mails(), desk.now(made)

    for refused in (
        lambda: desk.accept(ben, made, expected_version=7),
        lambda: desk.do(answering_service.ask_first, ben, made, "  "),
        lambda: desk.confirm(ben, made),
    ):
        with pytest.raises((VersionOutdated, TextMissing, RequestMovedOn)):
            refused()

    assert (desk.audited(), desk.mails(), desk.now(made)) == before
    with desk.database.transaction(desk.tenant) as work:
        assert work.connection.execute(sa.select(sa.func.count()).select_from(mentorships)).scalar() == 0
