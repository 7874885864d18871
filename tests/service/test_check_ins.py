"""Two questions after a meeting: what was not answered stays unknown, and what is private stays private."""

from __future__ import annotations

from datetime import date

import pytest

from companion.confidentiality import Confidentiality
from companion.errors import NotFound, TextMissing
from companion.meetings.check_in_service import check_in, read_check_ins
from companion.meetings.pair_life import CheckIn
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
