from __future__ import annotations

import pytest

from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.people import participants
from companion.errors import (
    AskerPaused,
    Forbidden,
    MentorNotAskable,
    NotFound,
    QuestionMovedOn,
    TextMissing,
    TooManyRequests,
    VersionOutdated,
)
from companion.matching.rounds.mentorship_service import list_mentorships
from companion.matching.rounds.round import DecisionKind, Pair
from companion.questions import answering_service, asking_service, reading_service, steering_service
from companion.questions.asking_service import QuestionWish, Whom
from companion.questions.places import room_of
from companion.requests import answering_service as requests_answering
from companion.requests.places import places_open
from tests.service.programme_setting import add_mentorship
from tests.service.question_setting import TEXT, QuestionDesk
from tests.service.round_rows import counted_queries


@pytest.fixture
def desk(database, tenant):
    return QuestionDesk(database, tenant)


def test_a_mentee_asks_one_thing_a_mentor_answers_and_the_two_are_no_pair(desk):
    ada, ben = desk.mentee(), desk.mentor()

    made = desk.wonder(ada, ben, f"  {TEXT} ")
    desk.clock.go(5)
    desk.reply(ben, made, " I tried both. ")
    desk.clock.go(5)
    desk.thank(ada, made)

    (own,) = desk.own(ada)
    assert (own.text, own.state.value, own.answer.said, own.thanked) == (
        TEXT,
        "closed",
        "I tried both.",
        True,
    )
    assert desk.call(list_mentorships, desk.admin, desk.programme).items == ()
    assert desk.subjects() == [
        (desk.address(ben), "Somebody has one question for you"),
        (desk.address(ada), "Your question"),
        (desk.address(ben), "Somebody thanks you for your answer"),
    ]
    assert desk.audited()[-3:] == ["question.asked", "question.answered", "question.closed"]


def test_no_mail_and_no_entry_in_the_trail_holds_the_question_or_the_answer(desk):
    ada, ben = desk.mentee(), desk.mentor()
    desk.reply(ben, desk.wonder(ada, ben, "About quokkas?"), "Quokkas are small.")

    told = [f"{row.subject} {row.body}" for row in desk.rows(outgoing_mail)]
    assert len(told) == 2
    assert "quokka" not in " ".join(told).lower()


def test_a_mentor_offers_a_talk_in_words_and_closing_it_without_thanks_writes_nobody(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.wonder(ada, ben)

    desk.reply(ben, made, "Friday at ten?", talk=True)
    mails = len(desk.mails())
    desk.thank(ada, made, thanks=False)

    assert desk.stands(made) == ["closed", "talk"]
    assert len(desk.mails()) == mails


def test_a_mentor_is_named_by_her_address_and_nobody_else_is_found_by_it(desk):
    ada, _ = desk.mentee(), desk.mentor(email="ben@firm.example")
    desk.mentee(email="eva@firm.example")

    def ask(**whom):
        wish = QuestionWish(TEXT, Whom(**whom))
        return desk.call(asking_service.ask, ada, desk.programme, wish, desk.telling)

    assert desk.stands(ask(email=" Ben@Firm.example ")) == ["asked", "asked"]
    for whom in ({"email": "eva@firm.example"}, {"email": "no@firm.example"}, {}, {"mentor": ada.person}):
        with pytest.raises(NotFound):
            ask(**whom)


def test_who_may_ask_and_whom(desk):
    ben = desk.mentor(avoid=["ada@firm.example"])
    ada, cleo = desk.mentee(email="ada@firm.example"), desk.mentor()

    with pytest.raises(Forbidden):
        desk.wonder(ben, cleo)
    with pytest.raises(TextMissing):
        desk.wonder(ada, cleo, "  ")
    with pytest.raises(MentorNotAskable) as refused:
        desk.wonder(ada, ben)
    assert "avoid" not in str(refused.value)
    desk.call(requests_answering.set_away, cleo, desk.programme, True, desk.telling)
    with pytest.raises(MentorNotAskable, match="take no questions"):
        desk.wonder(ada, cleo)
    desk.change_state(cleo.person, "paused")
    with pytest.raises(NotFound):
        desk.wonder(ada, cleo)
    desk.change_state(ada.person, "paused")
    with pytest.raises((AskerPaused, NotFound)):
        desk.wonder(ada, desk.mentor())
    assert desk.mails() == []


def test_her_own_manager_is_never_asked_even_where_the_programme_lets_managers_be_mentors(database, tenant):
    desk = QuestionDesk(database, tenant, rules="defaults:\n  reporting_line: off\n")
    boss = desk.mentor(email="boss@firm.example")
    ada, cleo = desk.mentee(manager_email="boss@firm.example"), desk.mentor()

    with pytest.raises(MentorNotAskable):
        desk.wonder(ada, boss)
    made = desk.wonder(ada, cleo, may_pass=True)
    with pytest.raises(MentorNotAskable):
        desk.give(cleo, made, boss)
    desk.refuse(cleo, made)
    assert desk.stands(made) == ["queued", "declined"]


def test_whoever_was_a_pair_before_or_is_one_may_ask_each_other_all_the_same(desk):
    ada, ben = desk.mentee(), desk.mentor()
    add_mentorship(desk, ada.person, ben.person)

    assert desk.stands(desk.wonder(ada, ben)) == ["asked", "asked"]


def test_a_mentor_has_three_at_a_time_or_as_many_as_she_says(desk):
    ben = desk.mentor()
    first, *_ = [desk.wonder(desk.mentee(), ben) for _ in range(3)]
    with pytest.raises(MentorNotAskable, match="as many questions"):
        desk.wonder(desk.mentee(), ben)

    desk.reply(ben, first)
    desk.wonder(desk.mentee(), ben)
    assert desk.call(room_of, desk.programme) == {ben.person: 0}
    desk.call(answering_service.set_limit, ben, desk.programme, 4, desk.telling)
    assert desk.call(room_of, desk.programme) == {ben.person: 1}
    desk.call(answering_service.set_limit, ben, desk.programme, 0, desk.telling)
    with pytest.raises(MentorNotAskable, match="as many questions"):
        desk.wonder(desk.mentee(), ben)
    assert list(desk.call(reading_service.to_answer, ben).limits.values()) == [0]
    with pytest.raises(Forbidden):
        desk.call(answering_service.set_limit, desk.mentee(), desk.programme, 4, desk.telling)


def test_one_at_a_time_to_the_same_mentor_and_a_few_a_day(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.wonder(ada, ben)
    with pytest.raises(MentorNotAskable, match="with them already"):
        desk.wonder(ada, ben)
    for _ in range(4):
        desk.withdraw(ada, made)
        made = desk.wonder(ada, ben)
    desk.withdraw(ada, made)
    with pytest.raises(TooManyRequests):
        desk.wonder(ada, ben)
    desk.clock.go(25)
    desk.wonder(ada, ben)


def test_a_mentor_gives_it_to_another_who_reads_by_whom_and_whoever_asked_sees_it(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben)
    assert set(desk.call(reading_service.who_could_answer, ben, made.id, desk.tools, desk.clock)) == {
        cleo.person
    }

    desk.give(ben, made, cleo)

    assert desk.stands(made) == ["asked", "forwarded", "asked"]
    (hers,), (his,) = desk.before(cleo), desk.before(ben)
    assert (hers.text, hers.own.forwarded_by) == (TEXT, ben.person)
    assert his.text == ""
    (own,) = desk.own(ada)
    assert [step.forwarded_by for step in own.steps] == [None, ben.person]
    assert set(desk.subjects()[-3:]) == {
        (desk.address(ben), "Somebody has one question for you"),
        (desk.address(ada), "Your question"),
        (desk.address(cleo), "A mentor has passed a question on to you"),
    }
    with pytest.raises(QuestionMovedOn):
        desk.reply(ben, made)
    with pytest.raises(NotFound):
        desk.call(reading_service.who_could_answer, ben, made.id, desk.tools, desk.clock)


def test_it_is_given_to_nobody_who_is_barred_full_away_or_had_it(desk):
    ada = desk.mentee(email="ada@firm.example")
    ben, cleo = desk.mentor(), desk.mentor()
    barred, full, away = desk.mentor(avoid=["ada@firm.example"]), desk.mentor(), desk.mentor()
    desk.call(answering_service.set_limit, full, desk.programme, 0, desk.telling)
    desk.call(requests_answering.set_away, away, desk.programme, True, desk.telling)
    made = desk.wonder(ada, ben)

    for somebody in (barred, full, away, ben):
        with pytest.raises(MentorNotAskable):
            desk.give(ben, made, somebody)
    desk.give(ben, made, cleo)
    with pytest.raises(MentorNotAskable, match="had this question"):
        desk.give(cleo, made, ben)


def test_a_no_needs_no_reason_and_the_reason_never_reaches_whoever_asked(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.wonder(ada, ben)

    desk.refuse(ben, made, " Too close to home. ")

    assert desk.stands(made) == ["queued", "declined"]
    assert desk.before(ben)[0].own.reason == "Too close to home."
    (waiting,) = desk.call(steering_service.read_queue, desk.case_owner, desk.programme).items
    assert waiting.steps[0].reason == "Too close to home."
    assert desk.refuse(ben, desk.wonder(ada, ben)).steps[0].reason is None


def test_without_an_answer_there_is_a_reminder_and_then_the_case_owner_and_an_honest_no(desk):
    ada, ben, _ = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben)

    desk.days(35)
    assert desk.audited().count("question.reminded") == 0
    desk.days(1)
    assert desk.subjects()[-1] == (desk.address(ben), "A question still waits for you")
    desk.days(35)
    assert desk.stands(made) == ["asked", "asked"]
    desk.days(1)
    assert desk.stands(made) == ["queued", "unanswered"]
    assert (desk.address(ada), "Nobody has answered your question") in desk.subjects()
    desk.days(84, 84)
    assert desk.stands(made) == ["unanswered", "unanswered"]
    assert desk.subjects()[-1] == (desk.address(ada), "Nobody could answer your question")


def test_a_mentor_with_two_unanswered_questions_is_shown_to_nobody_and_told_so(desk):
    ben = desk.mentor(capacity=5)
    for _ in range(2):
        desk.wonder(desk.mentee(), ben)
        desk.days(36, 36)

    assert desk.call(room_of, desk.programme)[ben.person] == 0
    assert desk.call(places_open, desk.programme)[ben.person] == 0
    with pytest.raises(MentorNotAskable, match="take no questions"):
        desk.wonder(desk.mentee(), ben)
    with pytest.raises(MentorNotAskable, match="take no requests"):
        desk.ask(desk.mentee(), ben)
    told = [to for to, subject in desk.subjects() if "shown to nobody" in subject]
    assert told == [desk.address(ben)]

    desk.call(requests_answering.set_away, ben, desk.programme, False, desk.telling)
    assert desk.wonder(desk.mentee(), ben).state.value == "asked"


def test_a_request_and_a_question_left_unanswered_are_two_and_any_answer_begins_anew(desk):
    ben, cleo = desk.mentor(capacity=5), desk.mentor(capacity=5)
    for mentor in (ben, cleo):
        desk.ask(desk.mentee(), mentor)
    for _ in range(2):
        desk.clock.go(36)
        desk.tend()
    # Saying no, passing it on and answering are answers all the same.
    desk.refuse(cleo, desk.wonder(desk.mentee(), cleo))
    for mentor in (ben, cleo):
        desk.wonder(desk.mentee(), mentor)
    desk.days(36, 36)

    room = desk.call(room_of, desk.programme)
    assert (room[ben.person], room[cleo.person]) == (0, 3)


def test_who_was_vetoed_for_her_is_asked_by_nobody_and_not_offered_to_the_case_owner(desk):
    ada, ben, cleo, dora = desk.mentee(), desk.mentor(), desk.mentor(), desk.mentor()
    desk.decide(desk.round(), Pair(ada.person, cleo.person), DecisionKind.VETOED)
    made = desk.wonder(ada, ben)

    with pytest.raises(MentorNotAskable):
        desk.give(ben, made, cleo)
    desk.refuse(ben, made)
    queue = desk.call(steering_service.read_queue, desk.case_owner, desk.programme)
    assert queue.vetoed == {ada.person: {cleo.person}}
    with pytest.raises(MentorNotAskable):
        desk.give(desk.case_owner, made, cleo)
    with pytest.raises(MentorNotAskable):
        desk.wonder(ada, cleo)
    assert desk.give(desk.case_owner, made, dora).state.value == "asked"


def test_a_look_at_the_queue_takes_as_many_queries_however_many_wait(desk):
    ben = desk.mentor()

    def queries_with_one_more() -> int:
        desk.refuse(ben, desk.wonder(desk.mentee(), ben))
        with counted_queries() as asked:
            desk.call(steering_service.read_queue, desk.case_owner, desk.programme)
        return len(asked)

    one, *more = [queries_with_one_more() for _ in range(3)]
    assert more == [one, one]


def test_where_she_allows_it_it_goes_on_twice_and_no_further(desk):
    ada, ben = desk.mentee(), desk.mentor()
    for _ in range(4):
        desk.mentor()
    made = desk.wonder(ada, ben, may_pass=True)

    desk.days(36, 36)
    assert desk.stands(made) == ["asked", "unanswered", "asked"]
    desk.days(36, 36)
    assert desk.stands(made) == ["asked", "unanswered", "unanswered", "asked"]
    desk.days(36, 36)
    assert desk.stands(made) == ["queued", "unanswered", "unanswered", "unanswered"]
    found = desk.as_is(made)
    assert len({step.mentor for step in found.steps}) == 3
    assert [step.came.value for step in found.steps] == ["asker", "clock", "clock"]


def test_it_goes_on_only_to_who_is_askable_and_else_to_the_case_owner(desk):
    ada = desk.mentee(email="ada@firm.example")
    ben, barred, full = desk.mentor(), desk.mentor(avoid=["ada@firm.example"]), desk.mentor()
    desk.call(answering_service.set_limit, full, desk.programme, 0, desk.telling)
    made = desk.wonder(ada, ben, may_pass=True)

    desk.days(36, 36)

    assert desk.stands(made) == ["queued", "unanswered"]
    assert desk.before(barred) == ()


def test_a_mentor_who_is_paused_meanwhile_has_it_no_longer(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made, other = desk.wonder(ada, ben, may_pass=True), desk.wonder(desk.mentee(), ben)
    desk.change_state(ben.person, "paused")

    desk.days(1)

    assert desk.stands(made) == ["asked", "ended", "asked"]
    assert desk.as_is(made).current.mentor == cleo.person
    assert desk.stands(other) == ["queued", "ended"]


def test_a_question_of_somebody_who_takes_part_no_longer_is_settled(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.wonder(ada, ben)
    desk.change_state(ada.person, "paused")

    desk.days(1)

    assert desk.stands(made) == ["settled", "ended"]
    assert desk.subjects()[-1] == (desk.address(ben), "A question to you")


def test_a_clock_that_jumps_ahead_takes_no_time_from_a_mentor(desk):
    ada, ben = desk.mentee(), desk.mentor()
    desk.clock.go(24 * 365)
    made = desk.wonder(ada, ben)
    desk.clock.go(-24 * 365)
    desk.days(1)
    assert desk.audited()[-1] == "question.clock_mended"
    # And where the worker was away, the reminder comes before the end.
    desk.days(500)
    assert desk.audited()[-1] == "question.reminded"
    desk.days(17)
    assert desk.stands(made) == ["asked", "asked"]
    desk.days(2)
    assert desk.stands(made) == ["queued", "unanswered"]


def test_a_worker_that_comes_twice_does_nothing_twice(desk):
    desk.wonder(desk.mentee(), desk.mentor())
    desk.clock.go(36)

    assert [desk.tend_all(), desk.tend_all()] == [1, 0]
    assert desk.audited().count("question.reminded") == 1


def test_a_case_owner_sees_who_waits_reads_no_word_of_it_and_asks_somebody_else(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben)
    with pytest.raises(QuestionMovedOn):
        desk.give(desk.case_owner, made, cleo)
    desk.refuse(ben, made)

    queue = desk.call(steering_service.read_queue, desk.case_owner, desk.programme)
    assert [one.mentee for one in queue.items] == [ada.person]
    assert set(queue.free) == {ben.person, cleo.person}
    with pytest.raises(NotFound):
        desk.reply(desk.case_owner, made)
    desk.give(desk.case_owner, made, cleo)
    assert desk.stands(made) == ["asked", "declined", "asked"]
    assert desk.before(cleo)[0].own.forwarded_by is None
    desk.refuse(cleo, made)
    desk.act(steering_service.tell_unanswered, desk.case_owner, made, desk.telling)
    assert desk.stands(made) == ["unanswered", "declined", "declined"]
    for who in (ada, ben):
        with pytest.raises(Forbidden):
            desk.call(steering_service.read_queue, who, desk.programme)


def test_a_mentee_withdraws_and_nobody_answers_what_is_over(desk):
    ada, ben = desk.mentee(), desk.mentor()
    made = desk.wonder(ada, ben)

    desk.withdraw(ada, made)

    assert desk.stands(made) == ["withdrawn", "ended"]
    assert (desk.address(ben), "A question to you") in desk.subjects()
    assert desk.before(ben)[0].text == ""
    with pytest.raises(QuestionMovedOn):
        desk.reply(ben, made)
    with pytest.raises(QuestionMovedOn):
        desk.withdraw(ada, made)
    with pytest.raises(QuestionMovedOn):
        desk.thank(ada, made)


def test_others_know_of_no_question_and_an_old_page_changes_nothing(desk):
    ada, eva, ben, cleo = desk.mentee(), desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben)

    for use_case in (lambda: desk.reply(cleo, made), lambda: desk.withdraw(eva, made)):
        with pytest.raises(NotFound):
            use_case()
    with pytest.raises(NotFound):
        desk.withdraw(ben, made)
    with pytest.raises(TextMissing):
        desk.reply(ben, made, "  ")
    with pytest.raises(VersionOutdated):
        desk.reply(ben, made, expected_version=7)
    assert desk.own(eva) == []
    assert desk.before(cleo) == ()


def test_whoever_answered_keeps_question_and_answer_and_others_who_had_it_do_not(desk):
    ada, ben, cleo = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben)
    desk.give(ben, made, cleo)
    desk.reply(cleo, made)

    (hers,), (his,) = desk.before(cleo), desk.before(ben)
    assert (hers.text, hers.own.said) == (TEXT, "I tried both.")
    assert (his.text, his.own.said) == ("", None)


def test_nobody_is_a_mentor_whom_one_asks_by_being_only_in_the_table_of_people(desk):
    """A mentor who left the programme is not there, whoever names her."""
    ada, ben = desk.mentee(), desk.mentor()
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(participants.delete().where(participants.c.person_id == ben.person))

    with pytest.raises(NotFound):
        desk.wonder(ada, ben)
