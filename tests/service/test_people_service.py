"""People one by one: who sees whom, who changes what, and that nobody overwrites anybody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from companion.access import Role as AccountRole
from companion.db.tables.people import people
from companion.db.tables.records import audit_entries
from companion.digests import Digests
from companion.errors import (
    FieldsNotYours,
    Forbidden,
    ImportNotOpen,
    ImportOutdated,
    NotFound,
    NotParticipating,
    ProfileInvalid,
    VersionOutdated,
)
from companion.ids import PersonId, new_id
from companion.people.erasing import Outside, erase_person
from companion.people.people_service import (
    change_person,
    list_people,
    pause,
    person_id_of,
    profiles_of,
    read_person,
    resume,
    roster_of,
)
from companion.people.person import Role
from companion.people.profile_changes import Wish
from companion.people.register import State, Wanted
from tests.service.people_setting import ADA, BEN, CID, CLOCK, LATER, Desk, counted_statements


@pytest.fixture
def desk(database, tenant, tmp_path):
    desk = Desk(database, tenant, tmp_path)
    desk.bring(ADA, BEN, CID)
    desk.clear_jobs()
    return desk


@pytest.fixture
def ada(desk):
    return desk.id_of("ada@x.example")


@pytest.fixture
def herself(desk, ada):
    return desk.make_viewer(AccountRole.MENTEE, desk.programme, ada, email="ada@x.example")


def change(desk, viewer, person, version=1, programme=None, attributes=None, **fields):
    wish = Wish(fields, attributes or {}, programme)
    return desk.call(
        change_person, viewer, person, wish,
        expected_version=version, statements_of=lambda _: 6, clock=LATER,
    )  # fmt: skip


def names(desk, wanted=None, viewer=None, **asked):
    part = desk.call(list_people, viewer or desk.viewer, desk.programme, wanted or Wanted(), **asked)
    return [line.name for line in part.people]


# ---- lists --------------------------------------------------------------------------------------


def test_a_list_is_read_page_by_page_in_the_order_of_names(desk):
    desk.bring(ADA, BEN, CID, "ada zwei,zwei@x.example,mentee,,,,,,,")

    first = desk.call(list_people, desk.viewer, desk.programme, Wanted(), limit=2)
    rest = desk.call(list_people, desk.viewer, desk.programme, Wanted(), after=first.people[-1].id, limit=9)

    assert [line.name for line in first.people] == ["Ada One", "ada zwei"]
    assert [line.name for line in rest.people] == ["Ben Two", "Cid Three"]
    assert (first.total, rest.total) == (4, None)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(role=Role.MENTOR), ["Ben Two", "Cid Three"]),
        (Wanted(role=Role.MENTEE), ["Ada One", "Cid Three"]),
        (Wanted(role=Role.BOTH), ["Cid Three"]),
        (Wanted(text="TWO"), ["Ben Two"]),
        (Wanted(text="cid@"), ["Cid Three"]),
        (Wanted(text="%"), []),
        (Wanted(text="a_a"), []),
        (Wanted(text="\\"), []),
        (Wanted(text="nobody"), []),
        (Wanted(state=State.PAUSED), []),
    ],
)
def test_a_list_is_narrowed_by_side_state_and_text(desk, wanted, found):
    assert names(desk, wanted) == found
    assert desk.call(list_people, desk.viewer, desk.programme, wanted).total == len(found)


def test_who_has_left_is_listed_only_when_asked_for(desk):
    desk.bring(ADA, BEN)

    assert names(desk) == ["Ada One", "Ben Two"]
    assert names(desk, Wanted(state=State.GONE)) == ["Cid Three"]


def test_a_page_takes_three_statements_and_the_next_two(desk, ada):
    with counted_statements(desk.database) as sent:
        names(desk)
    with counted_statements(desk.database) as next_sent:
        names(desk, after=ada)

    assert (len(sent), len(next_sent)) == (3, 2)


def test_a_programme_is_counted_once_for_each_state_of_it_and_never_for_what_is_searched(desk, ada):
    digests = Digests()
    counts = []

    def total(text=None):
        with counted_statements(desk.database) as sent:
            part = desk.call(
                list_people, desk.viewer, desk.programme, Wanted(text=text or ""), digests=digests
            )
        counts.append(sum("count(*)" in statement for statement in sent))
        return part.total

    everybody = total()
    assert (total(), total("Ada"), total("Ada")) == (everybody, 1, 1)
    assert counts == [1, 0, 1, 1]

    desk.call(erase_person, desk.viewer, ada, outside=Outside(lambda *_: None, lambda *_: None), clock=CLOCK)

    assert total() == everybody - 1


# ---- who sees whom ------------------------------------------------------------------------------


def test_staff_of_one_of_her_programmes_sees_somebody_and_that_programme_only(desk, ada):
    other = desk.make_programme("Southlight")
    desk.bring(ADA, programme=other)
    staff = desk.make_viewer(AccountRole.CASE_OWNER, other)

    seen = desk.call(read_person, staff, ada)

    assert seen.profile.wants == "public speaking"
    assert set(seen.participations) == {other}
    assert set(desk.call(read_person, desk.viewer, ada).participations) == {desk.programme, other}


def test_a_mentee_sees_herself_and_nobody_else(desk, ada, herself):
    assert desk.call(read_person, herself, ada).profile.name == "Ada One"

    with pytest.raises(NotFound):
        desk.call(read_person, herself, desk.id_of("ben@x.example"))
    with pytest.raises(Forbidden):
        names(desk, viewer=herself)


def test_not_there_and_not_yours_are_told_in_the_same_words(desk, ada):
    stranger = desk.make_viewer(AccountRole.ADMINISTRATOR, desk.make_programme("Southlight"))
    told = []
    for person in (ada, PersonId(new_id())):
        with pytest.raises(NotFound) as refused:
            desk.call(read_person, stranger, person)
        told.append(str(refused.value))

    assert told[0] == told[1]


def test_an_account_without_a_role_sees_not_even_herself(desk, ada):
    with pytest.raises(NotFound):
        desk.call(read_person, desk.make_viewer(None, person=ada), ada)


def test_a_programme_that_is_not_there_has_no_list_rather_than_an_empty_one(
    desk, database, make_tenant, tmp_path
):
    elsewhere = Desk(database, make_tenant(), tmp_path)

    with pytest.raises(NotFound):
        elsewhere.call(list_people, elsewhere.viewer, desk.programme, Wanted())


def test_another_organisation_has_nobody_of_ours(desk, ada, database, make_tenant, tmp_path):
    elsewhere = Desk(database, make_tenant(), tmp_path)

    assert elsewhere.call(person_id_of, "ada@x.example") is None
    assert elsewhere.call(profiles_of, [ada]) == {}
    with pytest.raises(NotFound):
        elsewhere.call(read_person, elsewhere.viewer, ada)


# ---- changing -----------------------------------------------------------------------------------


def test_a_change_is_kept_raises_the_version_and_makes_programmes_stale(desk, ada):
    changed = change(desk, desk.viewer, ada, wants="ice", location="Rome", attributes={"site": "Rome"})

    kept = desk.call(read_person, desk.viewer, ada)
    assert (kept.profile.wants, kept.profile.location, kept.profile.attributes["site"]) == (
        "ice",
        "Rome",
        "Rome",
    )
    assert (kept.version, changed.stored.version, kept.updated_at) == (2, 2, LATER.now())
    assert desk.generation() == 2
    assert desk.jobs() == [("embed_people", f"embed:{desk.programme}")]


def test_a_change_is_told_in_the_trail_by_the_names_of_fields(desk, ada):
    change(desk, desk.viewer, ada, wants="a secret wish", attributes={"site": "Rome"})

    entry = desk.rows(audit_entries)[-1]
    assert (entry.action, entry.subject_id) == ("person.changed", ada)
    assert entry.facts == {"fields": ["attributes", "wants"], "version": 2}


def test_saving_what_is_there_changes_nothing(desk, ada):
    change(desk, desk.viewer, ada, wants="public speaking", availability="Mon 9:00-12:00", capacity="")

    assert desk.versions()["ada@x.example"] == 1
    assert (desk.generation(), desk.jobs(), len(desk.rows(audit_entries))) == (1, [], 1)


def test_an_older_version_overwrites_nothing(desk, ada):
    change(desk, desk.viewer, ada, wants="ice")

    with pytest.raises(VersionOutdated, match="Somebody else changed this profile"):
        change(desk, desk.viewer, ada, wants="chess")
    assert desk.call(read_person, desk.viewer, ada).profile.wants == "ice"


def test_of_many_changes_at_once_one_is_made(desk, ada):
    start = Barrier(6)

    def try_it(at):
        start.wait()
        try:
            change(desk, desk.viewer, ada, wants=f"wish {at}")
        except VersionOutdated:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(try_it, range(6)))

    assert sum(made) == 1
    assert desk.call(read_person, desk.viewer, ada).profile.wants == f"wish {made.index(True)}"
    assert desk.versions()["ada@x.example"] == 2


def test_changes_and_imports_at_once_never_wait_in_a_circle(desk):
    other = desk.make_programme("Southlight")
    desk.bring(CID, BEN, ADA, programme=other)
    people_ids = [desk.id_of(email) for email in desk.versions()]
    start = Barrier(6)
    done = []

    def try_it(at):
        start.wait()
        for turn in range(4):
            person = people_ids[(at + turn) % 3]
            try:
                if at < 4:
                    version = desk.call(read_person, desk.viewer, person).version
                    change(desk, desk.viewer, person, version, about=f"{at} {turn}")
                else:
                    rows = (ADA.replace("Oslo", f"Site {at} {turn}"), CID, BEN)
                    desk.bring(*rows, programme=(desk.programme, other)[at % 2])
                done.append((at, turn))
            except (VersionOutdated, ImportOutdated, ImportNotOpen):
                continue

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(try_it, range(6)))

    assert len(done) >= 4


def test_nonsense_changes_nothing(desk, ada):
    with pytest.raises(ProfileInvalid, match="Blursday"):
        change(desk, desk.viewer, ada, wants="ice", availability="Blursday")

    assert desk.call(read_person, desk.viewer, ada).profile.wants == "public speaking"


def test_a_mentee_changes_what_is_hers(desk, ada, herself):
    changed = change(
        desk, herself, ada,
        wants="ice", offers="x", goals="g", experience="e", about="a", languages="fr",
        time_zone="Oslo", availability="Tue 9-10", capacity="3",
    )  # fmt: skip

    assert changed.stored.profile.time_zone == "Europe/Oslo"
    assert changed.stored.participations[desk.programme].capacity == 3


@pytest.mark.parametrize(
    "field", ["name", "location", "department", "level", "manager_email", "avoid", "role"]
)
def test_a_mentee_does_not_change_what_is_the_administrators(desk, ada, herself, field):
    with pytest.raises(FieldsNotYours, match="Ask an administrator"):
        change(desk, herself, ada, **{field: "mentor", "wants": "ice"})

    assert desk.call(read_person, herself, ada).profile.wants == "public speaking"


def test_a_case_owner_sees_and_does_not_change(desk, ada):
    with pytest.raises(Forbidden):
        change(desk, desk.make_viewer(AccountRole.CASE_OWNER, desk.programme), ada, wants="ice")


def test_capacity_belongs_to_a_programme_which_must_be_named_where_there_are_two(desk, ada):
    other = desk.make_programme("Southlight")
    desk.bring(ADA, programme=other)
    with pytest.raises(ProfileInvalid, match="Name the programme"):
        change(desk, desk.viewer, ada, 2, capacity="2")

    changed = change(desk, desk.viewer, ada, 2, programme=other, capacity="2", values="5 5 5 5 5 5")

    assert changed.stored.participations[other].capacity == 2
    assert changed.stored.participations[other].values == (5,) * 6
    assert changed.stored.participations[desk.programme].capacity is None
    assert (desk.generation(), desk.generation(other)) == (1, 2)


# ---- pausing ------------------------------------------------------------------------------------


def test_who_is_paused_is_left_out_until_she_resumes(desk, ada):
    desk.call(pause, desk.viewer, desk.programme, ada, clock=LATER)
    assert [person.email for _, person in desk.call(roster_of, desk.programme)] == [
        "ben@x.example",
        "cid@x.example",
    ]
    assert names(desk, Wanted(state=State.PAUSED)) == ["Ada One"]

    kept = desk.call(resume, desk.viewer, desk.programme, ada, clock=LATER)

    assert kept.participations[desk.programme].state is State.ACTIVE
    assert len(desk.call(roster_of, desk.programme)) == 3
    assert [entry.action for entry in desk.rows(audit_entries)][1:] == ["person.paused", "person.resumed"]


def test_pausing_twice_is_pausing_once(desk, ada):
    for _ in range(2):
        desk.call(pause, desk.viewer, desk.programme, ada, clock=LATER)

    assert (desk.versions()["ada@x.example"], desk.generation()) == (2, 2)


def test_who_has_left_can_resume_and_not_be_paused(desk):
    desk.bring(ADA, BEN)
    cid = desk.id_of("cid@x.example")

    with pytest.raises(NotParticipating):
        desk.call(pause, desk.viewer, desk.programme, cid, clock=CLOCK)
    desk.call(resume, desk.viewer, desk.programme, cid, clock=CLOCK)

    assert desk.states()["cid@x.example"] == "active"


def test_only_who_is_in_the_programme_can_be_paused_and_only_by_administrators(desk, ada, herself):
    other = desk.make_programme("Southlight")

    with pytest.raises(NotFound):
        desk.call(pause, desk.viewer, other, ada, clock=CLOCK)
    with pytest.raises(Forbidden):
        desk.call(pause, herself, desk.programme, ada, clock=CLOCK)


# ---- for whoever computes -----------------------------------------------------------------------


def test_the_roster_is_ordered_by_address_in_one_statement(desk):
    with counted_statements(desk.database) as sent:
        roster = desk.call(roster_of, desk.programme)

    assert [person.email for _, person in roster] == ["ada@x.example", "ben@x.example", "cid@x.example"]
    assert len(sent) == 1


def test_profiles_are_found_by_identity(desk, ada):
    found = desk.call(profiles_of, [ada, PersonId(new_id())])

    assert {person: profile.name for person, profile in found.items()} == {ada: "Ada One"}


def test_an_address_is_found_in_any_spelling(desk, ada):
    assert desk.call(person_id_of, "ADA@x.example") == ada
    assert len(desk.rows(people)) == 3
