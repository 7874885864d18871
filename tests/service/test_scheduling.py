"""A pair finds a time: offered, taken, moved and cancelled; and each calendar is told once."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import policy
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
import sqlalchemy as sa

from companion.accounts.mail_store import hold_waiting_mail
from companion.accounts.outgoing_mail import compose
from companion.clock import FixedClock
from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.people import people
from companion.db.tables.rounds import mentorships
from companion.errors import (
    MeetingNotOpen,
    MeetingTimeUnusable,
    NotFound,
    VersionOutdated,
    VideoLinkUnusable,
)
from companion.scheduling import feed_service, service
from companion.scheduling.due import do_what_is_due
from companion.scheduling.meeting import Meeting, MeetingState, MeetingWish
from companion.scheduling.service import MeetingVersion
from companion.scheduling.telling import MailDesk
from tests.service.pair_setting import PairSetting, make_pair

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY, THURSDAY = NOW + timedelta(days=8), NOW + timedelta(days=10)
LINK = "https://meet.example.org/ada-and-ben"
SENDER = "Companion <no-reply@mentoring.example>"
WEEK = [[day, 540, 1020] for day in range(5)]


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    made = make_pair(database, tenant)
    for person, zone in ((made.mentee.person, "Europe/Berlin"), (made.mentor.person, "America/New_York")):
        row = sa.update(people).where(people.c.id == person).values(time_zone=zone, availability=WEEK)
        with database.transaction(tenant) as work:
            work.connection.execute(row)
    return made


def desk(at: datetime = NOW) -> MailDesk:
    return MailDesk(FixedClock(at), SENDER, "https://mentoring.example")


def offer(pair, viewer=None, *times, at=NOW, link=LINK) -> Meeting:
    wish = MeetingWish(times or (TUESDAY, THURSDAY), 60, link)
    page = pair.call(service.offer_times, viewer or pair.mentor, wish, desk=desk(at))
    return next(one for one in page.meetings if one.state is MeetingState.OFFERED)


def seen(meeting: Meeting) -> MeetingVersion:
    return MeetingVersion(meeting.id, meeting.version)


def take(pair, viewer, meeting, start=TUESDAY, *, repeat=False, at=NOW):
    return pair.call(service.take_time, viewer, seen(meeting), start, repeat=repeat, desk=desk(at))


def agreed(pair, *, repeat=False) -> Meeting:
    return first(take(pair, pair.mentee, offer(pair), repeat=repeat))


def first(page) -> Meeting:
    return page.meetings[0]


def cancel(pair, viewer, meeting, *, following=False, at=NOW):
    return pair.call(service.cancel_meeting, viewer, seen(meeting), following=following, desk=desk(at))


def due(pair, at: datetime) -> int:
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        return do_what_is_due(work, desk=desk(at))


def mails(pair) -> list[email.message.EmailMessage]:
    """Every mail that waits, as it would leave."""
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        asked = sa.select(outgoing_mail.c.id).order_by(outgoing_mail.c.created_at, outgoing_mail.c.recipient)
        found = [hold_waiting_mail(work, one) for one in work.connection.execute(asked).scalars().all()]
    sent = [compose(one, sender=SENDER, at=NOW).as_bytes() for one in found if one]
    return [email.message_from_bytes(one, policy=policy.default) for one in sent]


def invitations(pair) -> list[tuple[str, str, int, datetime]]:
    """To whom, which method and sequence, and when, of every mail with a calendar file."""
    found = []
    for mail in mails(pair):
        for part in mail.walk():
            if part.get_content_type() == "text/calendar":
                calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
                (event,) = calendar.walk("VEVENT")
                assert part.get_param("method") == calendar["METHOD"]
                assert event["ATTENDEE"] == f"mailto:{mail['To']}"
                found.append(
                    (str(mail["To"]), str(calendar["METHOD"]), event["SEQUENCE"], event["DTSTART"].dt)
                )
    return found


def address(pair, viewer) -> str:
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        asked = sa.select(people.c.email).where(people.c.id == viewer.person)
        return work.connection.execute(asked).scalar_one()


# ---- finding a time -------------------------------------------------------------------------------


def test_times_are_proposed_from_what_both_said_of_their_weeks(pair):
    found = pair.call(service.times_to_offer, pair.mentee, minutes=60, clock=FixedClock(NOW))

    assert {start.astimezone(BERLIN).strftime("%H:%M") for start in found} == {"15:00"}
    assert min(found) > NOW + service.SOONEST


def test_after_a_meeting_they_are_proposed_for_the_day_on_which_the_rhythm_has_them_meet(pair):
    agreed(pair)

    found = pair.call(service.times_to_offer, pair.mentee, minutes=60, clock=FixedClock(NOW))

    assert TUESDAY + timedelta(days=12) <= min(found) < TUESDAY + timedelta(days=16)


def test_one_offers_the_other_takes_and_both_are_sent_one_invitation_each(pair):
    meeting = offer(pair)
    (told,) = mails(pair)
    assert told["To"] == address(pair, pair.mentee)
    assert "Ben" in told["Subject"]

    standing = first(take(pair, pair.mentee, meeting))

    assert (standing.state, standing.starts_at, standing.offered) == (MeetingState.AGREED, TUESDAY, ())
    both = {address(pair, pair.mentee), address(pair, pair.mentor)}
    assert {(to, method, number, at) for to, method, number, at in invitations(pair)} == {
        (one, "REQUEST", 0, TUESDAY) for one in both
    }
    assert len(invitations(pair)) == 2


def test_each_reads_the_time_as_it_is_where_she_is_and_not_the_others_address(pair):
    agreed(pair)

    by = {str(mail["To"]): mail for mail in mails(pair) if mail.get_body(("calendar",))}
    hers, his = by[address(pair, pair.mentee)], by[address(pair, pair.mentor)]
    assert "13:00 (CET)" in hers["Subject"]
    assert "07:00 (EST)" in his["Subject"]
    assert address(pair, pair.mentor) not in hers.as_string()
    text = hers.get_body(("plain",)).get_content()
    assert "You and Ben meet on Tuesday, 1 December 2026, 13:00 (CET)." in text


def test_nobody_takes_what_she_offered_herself_or_what_was_not_offered(pair):
    meeting = offer(pair)

    with pytest.raises(MeetingNotOpen, match="yourself"):
        take(pair, pair.mentor, meeting)
    with pytest.raises(MeetingTimeUnusable, match="not offered"):
        take(pair, pair.mentee, meeting, TUESDAY + timedelta(minutes=30))
    with pytest.raises(MeetingTimeUnusable, match="has passed"):
        take(pair, pair.mentee, meeting, at=TUESDAY)


def test_two_clicks_at_once_make_one_meeting_and_the_second_is_told(pair):
    meeting = offer(pair)
    take(pair, pair.mentee, meeting)

    with pytest.raises(VersionOutdated):
        take(pair, pair.mentee, meeting, THURSDAY)
    assert len(invitations(pair)) == 2


def test_only_the_two_see_or_touch_any_of_it(pair):
    meeting = offer(pair)

    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            pair.call(service.read_meetings, viewer)
        with pytest.raises(NotFound):
            take(pair, viewer, meeting)
        with pytest.raises(NotFound):
            pair.call(service.times_to_offer, viewer, minutes=60, clock=FixedClock(NOW))


def test_offers_without_an_answer_do_not_pile_up(pair):
    for _ in range(service.MOST_OPEN):
        offer(pair)

    with pytest.raises(MeetingNotOpen, match="wait for an answer"):
        offer(pair)


# ---- moving and cancelling ------------------------------------------------------------------------


def move(pair, viewer, meeting, *times, at=NOW):
    return pair.call(service.offer_other_times, viewer, seen(meeting), MeetingWish(times), desk=desk(at))


def test_a_meeting_stands_until_the_other_takes_another_time(pair):
    asked = first(move(pair, pair.mentor, agreed(pair), THURSDAY))

    assert (asked.state, asked.starts_at, asked.offered) == (MeetingState.AGREED, TUESDAY, (THURSDAY,))
    assert len(invitations(pair)) == 2

    moved = first(take(pair, pair.mentee, asked, THURSDAY))

    assert (moved.starts_at, moved.sequence, moved.link) == (THURSDAY, 1, LINK)
    assert sorted((method, number, at) for _, method, number, at in invitations(pair)) == [
        *(("REQUEST", 0, TUESDAY),) * 2,
        *(("REQUEST", 1, THURSDAY),) * 2,
    ]


def test_a_cancelled_meeting_is_taken_out_of_both_calendars_once(pair):
    cancelled = first(cancel(pair, pair.mentee, agreed(pair)))

    assert cancelled.state is MeetingState.CANCELLED
    told = sorted((method, number) for _, method, number, _ in invitations(pair))
    assert told == [("CANCEL", 1)] * 2 + [("REQUEST", 0)] * 2
    assert due(pair, NOW + timedelta(hours=1)) == 0
    with pytest.raises(MeetingNotOpen, match="cancelled"):
        cancel(pair, pair.mentor, cancelled)


def test_an_offer_that_is_withdrawn_tells_no_calendar(pair):
    cancel(pair, pair.mentor, offer(pair))

    assert invitations(pair) == []


def test_a_link_that_changes_reaches_the_calendars_and_one_that_stays_does_not(pair):
    meeting = agreed(pair)

    with pytest.raises(VideoLinkUnusable):
        pair.call(service.change_link, pair.mentee, seen(meeting), "http://x.example", desk=desk())
    same = first(pair.call(service.change_link, pair.mentee, seen(meeting), LINK, desk=desk()))
    assert (same.version, len(invitations(pair))) == (meeting.version, 2)

    other = pair.call(
        service.change_link, pair.mentee, seen(same), "https://meet.example.org/new", desk=desk()
    )

    assert first(other).sequence == 1
    assert len(invitations(pair)) == 4


def test_what_is_over_is_left_as_it_was(pair):
    meeting = agreed(pair)
    after = TUESDAY + timedelta(hours=2)

    with pytest.raises(MeetingNotOpen, match="over"):
        cancel(pair, pair.mentee, meeting, at=after)
    with pytest.raises(MeetingNotOpen, match="over"):
        move(pair, pair.mentor, meeting, after + timedelta(days=3), at=after)


# ---- the rhythm -----------------------------------------------------------------------------------


def standing(pair) -> list[Meeting]:
    page = pair.call(service.read_meetings, pair.mentee)
    return [one for one in page.meetings if one.state is MeetingState.AGREED]


def test_with_one_click_the_two_go_on_meeting_in_the_rhythm_of_their_agreement(pair):
    agreed(pair, repeat=True)

    found = standing(pair)
    assert found[0].starts_at == TUESDAY
    assert [(b.starts_at - a.starts_at).days for a, b in pairwise(found[:4])] == [14, 14, 14]
    # The hour of the one who offered, in New York, across the change of clocks on 14 March.
    assert {one.starts_at.astimezone(ZoneInfo("America/New_York")).hour for one in found} == {7}
    assert {one.first for one in found[1:]} == {found[0].id}


def test_of_a_rhythm_only_the_next_weeks_are_mailed_and_the_rest_in_time_each_once(pair):
    agreed(pair, repeat=True)
    assert len(invitations(pair)) == 2

    due(pair, NOW + timedelta(minutes=1))
    now = {at for _, _, _, at in invitations(pair)}
    assert now == {one.starts_at for one in standing(pair) if one.starts_at <= NOW + timedelta(days=35)}

    for day in range(0, 300, 3):
        due(pair, NOW + timedelta(days=day))
    told = invitations(pair)
    assert len(told) == len(set(told)) == 2 * len(standing(pair))


def test_a_meeting_can_be_cancelled_alone_or_with_all_that_follow(pair):
    agreed(pair, repeat=True)
    _, second, third, *rest = standing(pair)

    cancel(pair, pair.mentor, third)
    assert len(standing(pair)) == 2 + len(rest)

    cancel(pair, pair.mentee, second, following=True)
    assert [one.starts_at for one in standing(pair)] == [TUESDAY]


# ---- what time brings about -----------------------------------------------------------------------


def test_a_clock_that_jumps_ahead_and_back_has_nothing_done_twice(pair):
    agreed(pair, repeat=True)
    for days in (0, 40, 2, 400, 1, 41, 41):
        due(pair, NOW + timedelta(days=days))

    told = invitations(pair)
    assert len(told) == len(set(told))


def test_on_the_day_before_who_wants_it_is_told_to_prepare_and_once(pair):
    agreed(pair)
    pair.desk.call(feed_service.wish_for_prep, pair.mentee, True, clock=FixedClock(NOW))
    before = len(mails(pair))

    for hours in (30, 25, 24, 23, 5, 1, -1, 25):
        due(pair, TUESDAY - timedelta(hours=hours))

    told = [mail for mail in mails(pair) if mail["Subject"].startswith("You meet")]
    assert [str(mail["To"]) for mail in told] == [address(pair, pair.mentee)]
    assert told[0]["Subject"] == "You meet Ben on Tuesday, 1 December 2026, 13:00 (CET)"
    assert "part=Prepare" in told[0].get_body(("plain",)).get_content()
    assert len(mails(pair)) == before + 1


def test_a_meeting_that_is_moved_is_announced_for_its_new_day_as_well(pair):
    meeting = agreed(pair)
    pair.desk.call(feed_service.wish_for_prep, pair.mentor, True, clock=FixedClock(NOW))
    due(pair, TUESDAY - timedelta(hours=20))
    take(pair, pair.mentee, first(move(pair, pair.mentor, meeting, THURSDAY)), THURSDAY)

    due(pair, THURSDAY - timedelta(hours=20))

    told = [mail for mail in mails(pair) if mail["Subject"].startswith("You meet Ada")]
    assert len(told) == 2


def test_a_pair_that_ended_elsewhere_has_its_plans_taken_out_of_both_calendars(pair):
    agreed(pair, repeat=True)
    due(pair, NOW)
    told = len(invitations(pair))
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.update(mentorships).values(ended_at=NOW))

    due(pair, NOW + timedelta(hours=1))
    due(pair, NOW + timedelta(hours=2))

    assert sorted(method for _, method, _, _ in invitations(pair)) == ["CANCEL"] * told + ["REQUEST"] * told


# ---- the private calendar -------------------------------------------------------------------------


def read_feed(pair, token, at=NOW):
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        found = feed_service.read_feed(work, token, desk=desk(at))
    return icalendar.Calendar.from_ical(found).walk("VEVENT")


@pytest.fixture
def known(pair) -> PairSetting:
    """The mentee's account has her own address, as whoever came in by an invitation has."""
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        work.connection.execute(
            sa.text("UPDATE accounts SET email = :email WHERE id = :id"),
            {"email": address(pair, pair.mentee), "id": pair.mentee.account},
        )
    return pair


def open_feed(pair) -> str:
    return pair.desk.call(feed_service.open_feed, pair.mentee, clock=FixedClock(NOW))


def test_a_calendar_program_reads_her_meetings_at_an_address_that_she_can_take_back(known):
    agreed(known, repeat=True)
    token = open_feed(known)

    found = read_feed(known, token)
    assert len(found) == len(standing(known))
    assert str(found[0]["SUMMARY"]) == "Mentoring with Ben"

    known.desk.call(feed_service.shut_feed, known.mentee, clock=FixedClock(NOW))
    with pytest.raises(NotFound):
        read_feed(known, token)


def test_a_new_address_shuts_the_old_one_and_a_guess_opens_none(known):
    old, new = open_feed(known), open_feed(known)

    read_feed(known, new)
    with pytest.raises(NotFound):
        read_feed(known, old)
    with pytest.raises(NotFound):
        read_feed(known, new[:-1] + ("A" if new[-1] != "A" else "B"))


def test_the_secret_is_not_stored(known):
    secret = open_feed(known).rpartition(".")[2]

    with known.desk.database.operator() as connection:
        for row in connection.execute(sa.text("SELECT * FROM calendar_feeds")):
            assert secret not in str(row)
            assert secret.encode() not in bytes(row.secret_hash)


def test_the_address_of_a_shut_account_shows_nothing(known):
    token = open_feed(known)
    with known.desk.database.transaction(known.desk.tenant) as work:
        work.connection.execute(
            sa.text("UPDATE accounts SET disabled_at = now() WHERE id = :id"), {"id": known.mentee.account}
        )

    with pytest.raises(NotFound):
        read_feed(known, token)


def test_what_was_cancelled_or_ended_is_not_in_the_feed(known):
    cancel(known, known.mentor, agreed(known))
    token = open_feed(known)

    assert read_feed(known, token) == []


def test_who_takes_part_in_nothing_has_no_calendar(pair):
    staff = replace(pair.case_owner, person=None)

    with pytest.raises(NotFound):
        pair.desk.call(feed_service.open_feed, staff, clock=FixedClock(NOW))
