"""Publishing reaches people: one mail each, a link in it, and then their own page shows their match."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from companion.access import Action, Grant, Role, may
from companion.accounts import store
from companion.accounts.service import redeem_link
from companion.accounts.session_token import SessionToken
from companion.db.tables.people import people
from companion.errors import Forbidden, NotFound, PublishingRefused
from companion.explaining.my_matches import my_matches
from companion.ids import ProgrammeId, new_id
from companion.matching.rounds import mentorship_service, round_service
from companion.matching.rounds.inviting_service import Whom, invite_people
from companion.matching.rounds.mentorship_store import living_people
from companion.matching.rounds.round import RoundStatus
from tests.service.account_setting import ADDRESS, House, link_in
from tests.service.round_rows import CLOCK, RoundDesk


@pytest.fixture
def desk(database, tenant) -> RoundDesk:
    return RoundDesk(database, tenant)


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


def publish(desk: RoundDesk):
    made = desk.proposed()
    for use_case, more in (
        (round_service.change_status, {"to": RoundStatus.REVIEWED}),
        (mentorship_service.publish, {"address": ADDRESS}),
    ):
        version = desk.view(made).round.version
        desk.call(use_case, desk.admin, made, expected_version=version, clock=CLOCK, **more)
    return made


def invite(desk: RoundDesk, whom: Whom = Whom.EVERYBODY, viewer=None, clock=CLOCK):
    viewer = viewer or desk.admin
    return desk.call(invite_people, viewer, desk.programme, whom, clock=clock, address=ADDRESS)


def come_in(house: House, message):
    """Who follows the link in a mail."""
    with house.work() as work:
        token = redeem_link(work, link_in(message), clock=house.clock)
    return house.who(SessionToken.parse(token))


def emails(desk: RoundDesk) -> dict:
    return {row.id: row.email for row in desk.rows(people)}


def test_everybody_who_is_matched_is_told_once_and_nobody_else(desk, house):
    desk.people(3, 2)

    made = publish(desk)
    sent = house.send_mails()

    matched = {emails(desk)[one] for pair in desk.pairs(made) for one in (pair.mentee, pair.mentor)}
    assert sorted(mail["To"] for mail in sent) == sorted(matched)
    assert len(matched) == 4
    assert house.send_mails() == []


def test_the_mail_names_nobody_and_no_score(desk, house):
    desk.people(2, 2)

    publish(desk)
    (mail, *_) = house.send_mails()

    whole = mail["Subject"] + mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Your mentoring match at Organisation"
    assert "“Northlight”" in whole
    assert not [row.name for row in desk.rows(people) if row.name in whole or row.name.split()[0] in whole]
    # The link's secret is drawn by lot, and may hold any two signs.
    said = re.sub(r"https://\S+", "", whole)
    assert not [sign for sign in ("%", "score", "0.") if sign in said]
    assert whole.count("https://") == 1


def test_who_was_imported_and_never_invited_follows_the_link_and_reads_her_match(desk, house):
    desk.people(2, 2)
    made = publish(desk)

    seen = {}
    for mail in house.send_mails():
        viewer = come_in(house, mail)
        (match,) = desk.call(my_matches, viewer)
        seen[viewer.person] = match.partner

    assert seen == {pair.mentee: pair.mentor for pair in desk.pairs(made)} | {
        pair.mentor: pair.mentee for pair in desk.pairs(made)
    }


def test_who_has_been_here_gets_no_link_that_could_wait_in_her_mailbox(desk, house):
    desk.people(1, 1)
    (known,) = [row.email for row in desk.rows(people) if row.wants]
    house.add_account(known)

    publish(desk)
    by_address = {mail["To"]: mail.get_body(("plain",)).get_content() for mail in house.send_mails()}

    assert f"{ADDRESS}/?programme={desk.programme}" in by_address.pop(known)
    assert all("/sign-in/link#" in text for text in by_address.values())


def test_whose_account_is_shut_is_not_written_to(desk, house):
    desk.people(1, 1)
    (known,) = [row.email for row in desk.rows(people) if row.wants]
    account = house.add_account(known)
    with house.work() as work:
        store.set_disabled(work, account, house.clock.now())

    publish(desk)

    assert known not in [mail["To"] for mail in house.send_mails()]


def test_of_a_round_that_cannot_be_published_nobody_hears(desk, house):
    mentees, _ = desk.people(2, 2)
    made = desk.proposed()
    version = desk.view(made).round.version
    reviewed = desk.call(
        round_service.change_status,
        desk.admin,
        made,
        RoundStatus.REVIEWED,
        expected_version=version,
        clock=CLOCK,
    )
    desk.change_state(mentees[0], "gone")

    with pytest.raises(PublishingRefused):
        desk.call(
            mentorship_service.publish,
            desk.admin,
            made,
            expected_version=reviewed.version,
            clock=CLOCK,
            address=ADDRESS,
        )

    assert house.waiting_mails() == []


def test_taking_part_is_a_role_as_long_as_it_lasts(desk, house):
    person = desk.person("both")
    token = SessionToken.parse(_signed_in(house, emails(desk)[person]))

    here = {Grant(Role.MENTOR, desk.programme), Grant(Role.MENTEE, desk.programme)}
    assert house.who(token).grants == here
    desk.change_state(person, "paused")
    assert house.who(token).grants == here
    desk.change_state(person, "gone")
    assert house.who(token).grants == frozenset()


def test_taking_part_opens_what_is_her_own_and_nothing_of_others(desk, house):
    person = desk.person("mentee")
    viewer = house.who(SessionToken.parse(_signed_in(house, emails(desk)[person])))

    allowed = {action for action in Action if may(viewer, action, desk.programme)}

    assert allowed == {
        Action.SEE_PROGRAMME,
        Action.SEE_OWN_PROFILE,
        Action.SEE_OWN_MATCHES,
        Action.FIND_MENTOR,
        Action.ASK_MENTORS,
        Action.SEND_WORRY,
    }
    assert not [action for action in Action if may(viewer, action, ProgrammeId(new_id()))]


def _signed_in(house: House, email: str) -> str:
    house.add_account(email)
    return house.sign_in(email).text()


def test_everybody_who_takes_part_is_invited_and_comes_in(desk, house):
    desk.people(2, 1)
    desk.change_state(desk.person("mentee"), "paused")

    written = invite(desk)
    sent = house.send_mails()

    assert (written.invited, written.known, written.lately, written.shut) == (3, 0, 0, 0)
    assert len(sent) == 3
    assert Grant(Role.MENTEE, desk.programme) in come_in(house, sent[0]).grants
    assert desk.audited()[-2:] == ["people.invited", "account.signed_in"]


def test_invited_again_only_those_are_written_to_who_did_not_come_and_not_within_a_day(desk, house):
    desk.people(2, 1)
    invite(desk)
    come_in(house, house.send_mails()[0])

    soon = invite(desk)
    house.clock.pass_by(days=1, seconds=1)
    later = invite(desk, clock=house.clock)

    assert (soon.invited, soon.known, soon.lately) == (0, 1, 2)
    assert (later.invited, later.known, later.lately) == (2, 1, 0)


def test_only_who_is_matched_is_invited_where_that_is_asked(desk, house):
    desk.people(3, 1)
    publish(desk)
    house.send_mails()
    house.clock.pass_by(days=2)

    written = invite(desk, Whom.MATCHED, clock=house.clock)

    assert written.invited == 2
    assert len(desk.call(living_people, desk.programme)) == 2


def test_who_may_not_invite_invites_nobody(desk, house):
    desk.people(1, 1)

    with pytest.raises(Forbidden):
        invite(desk, viewer=desk.make_viewer(Role.CASE_OWNER, desk.programme))
    with pytest.raises(NotFound):
        desk.call(
            invite_people, desk.admin, ProgrammeId(new_id()), Whom.EVERYBODY, clock=CLOCK, address=ADDRESS
        )
    assert house.waiting_mails() == []


def test_a_large_round_is_told_in_few_statements(desk, house):
    desk.people(40, 40)
    statements: list[str] = []

    def see(_connection, _cursor, statement, *_more) -> None:
        statements.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", see)
    try:
        invite(desk)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", see)

    assert len(statements) < 25
    assert len(house.waiting_mails()) == 80
