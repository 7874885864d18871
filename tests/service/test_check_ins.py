"""What is said after a meeting: kept as one, what is not answered stays unknown, what is private private."""

from __future__ import annotations

from datetime import date

import pytest

from companion.confidentiality import Confidentiality
from companion.errors import NotFound, TextMissing
from companion.meetings.check_in_service import check_in, read_check_ins
from companion.meetings.pair_life import ActionWish, AfterMeeting, CheckIn
from companion.meetings.service import read_pair
from tests.service.pair_setting import PRIVATE, make_pair
from tests.service.programme_setting import CLOCK

MET = date(2026, 11, 20)


@pytest.fixture
def pair(database, tenant):
    return make_pair(database, tenant)


def said(viewer, useful, different, kept=Confidentiality.PAIR) -> CheckIn:
    return CheckIn(MET, kept, useful, different, viewer.person, CLOCK.now())


def test_an_answer_that_was_not_given_is_unknown_and_no_three(pair):
    pair.call(check_in, pair.mentee, said(pair.mentee, None, "Begin with the actions."), clock=CLOCK)
    pair.call(check_in, pair.mentor, said(pair.mentor, 5, None), clock=CLOCK)

    found = pair.call(read_check_ins, pair.mentee)

    assert {(one.useful, one.different) for one in found} == {(None, "Begin with the actions."), (5, None)}
    with pytest.raises(TextMissing):
        pair.call(check_in, pair.mentee, said(pair.mentee, None, None), clock=CLOCK)


def test_what_she_says_for_herself_alone_is_read_by_nobody_else(pair):
    mine = said(pair.mentee, 1, PRIVATE, Confidentiality.AUTHOR)

    assert pair.call(check_in, pair.mentee, mine, clock=CLOCK) == [mine]
    assert pair.call(read_check_ins, pair.mentor) == []
    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            pair.call(read_check_ins, viewer)


# ---- a note and what will be done --------------------------------------------------------------------

BY = date(2026, 12, 4)
MORE = AfterMeeting(
    "Quokka wants to change teams.",
    (ActionWish("Ask Ida", BY, is_mine=True), ActionWish("Send the book", None, is_mine=False)),
)


def test_answers_a_note_and_actions_are_kept_together_and_actions_alone_are_for_both(pair):
    mine = said(pair.mentee, 4, None, Confidentiality.AUTHOR)

    pair.call(check_in, pair.mentee, mine, more=MORE, clock=CLOCK)

    hers, his = pair.call(read_pair, pair.mentee), pair.call(read_pair, pair.mentor)
    (note,) = hers.notes
    assert (note.text, note.met_on, note.confidentiality) == (MORE.note, MET, Confidentiality.AUTHOR)
    assert his.notes == ()
    assert {(one.text, one.due_on, one.owner) for one in his.actions} == {
        ("Ask Ida", BY, pair.mentee.person),
        ("Send the book", None, pair.mentor.person),
    }


def test_of_what_cannot_be_kept_whole_nothing_is_kept(pair):
    blank = AfterMeeting(MORE.note, (*MORE.actions, ActionWish("  ", None, is_mine=True)))

    with pytest.raises(TextMissing):
        pair.call(check_in, pair.mentee, said(pair.mentee, 4, None), more=blank, clock=CLOCK)

    assert pair.call(read_check_ins, pair.mentee) == []
    life = pair.call(read_pair, pair.mentee)
    assert (life.notes, life.actions) == ((), ())


def test_who_keeps_a_note_and_answers_nothing_has_said_what_she_wants_of_that_meeting(pair):
    more = AfterMeeting("We chose the gate.")

    (kept,) = pair.call(check_in, pair.mentee, said(pair.mentee, None, None), more=more, clock=CLOCK)

    assert (kept.met_on, kept.is_answered) == (MET, False)
