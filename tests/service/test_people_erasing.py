"""Whoever is erased is nowhere any more, and no older file or backup brings her back."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa

from companion.access import Role
from companion.accounts.audit import check_trail
from companion.clock import FixedClock
from companion.db.tables.accounts import accounts, role_grants
from companion.db.tables.people import erased_people, imports, people
from companion.db.tables.records import audit_entries
from companion.db.tables.rounds import rounds
from companion.errors import Forbidden, ImportNotOpen, NotFound, TombstonesBroken
from companion.ids import new_id
from companion.jobs import Job, JobName
from companion.people.erasing import Outside, apply_tombstones, erase_person
from companion.people.importing_service import ImportFile, plan_import
from companion.people.people_service import person_id_of, roster_of
from companion.people.tombstone import Tombstone, email_hash
from companion.people.tombstone_file import keep_tombstone, read_tombstones
from tests.service.everything_of_a_person import EMAIL, MARK, NAME, Everything, everywhere
from tests.service.people_setting import ADA, BEN, CID, CLOCK, LATER, Desk
from tests.whole_words import words_in


class Beyond:
    """What is outside of the database, for a test to look at."""

    def __init__(self, file):
        self.file, self.forgotten = file, []

    def outside(self):
        return Outside(
            bury=lambda tombstone: keep_tombstone(self.file, tombstone),
            forget=lambda *told: self.forgotten.append(told),
        )


@pytest.fixture
def desk(database, tenant, tmp_path):
    return Desk(database, tenant, tmp_path)


@pytest.fixture
def beyond(tmp_path):
    return Beyond(tmp_path / "data" / "erased.jsonl")


def erase(desk, person, beyond, viewer=None, clock=LATER):
    desk.call(erase_person, viewer or desk.viewer, person, outside=beyond.outside(), clock=clock)


def apply_again(desk, beyond):
    tombstones = read_tombstones(beyond.file)
    return apply_tombstones(desk.database, tombstones, outside=beyond.outside(), clock=LATER)


# ---- nowhere ------------------------------------------------------------------------------------


def test_nothing_that_she_was_stands_in_any_column_of_any_table(desk, beyond):
    everything = Everything(desk)
    with desk.database.transaction(desk.tenant) as work:
        for subject in (everything.person, everything.account):
            work.queue.put(Job(JobName.SEND_MAIL, desk.tenant, subject))
    before = {text: everywhere(desk, text) for text in (MARK, EMAIL, NAME)}
    assert [len(places) > 1 for places in before.values()] == [True] * 3
    assert len(before[MARK]) > 50

    erase(desk, everything.person, beyond)

    # What is about nobody stays as it was: the rules of a programme, and figures.
    nobodys = {
        "programme_versions.charter", "programme_versions.rules", "snapshots.programme",
        "models_in_force.model_id", "models_in_force.name", "model_changes.from_model_id",
        "model_changes.from_name", "model_changes.report", "model_changes.to_model_id",
        "model_changes.to_name", "rounds.progress", "runs.encoder_id", "runs.certificate", "runs.summary",
        "imports.file_sha256", "imports.difference",
        "ai_settings.model", "ai_settings.base_url", "ai_settings.sealed_key", "ai_settings.fields",
        "organisation_settings.language",
        # What a call took stays, without her among those whose data it carried.
        "ai_calls.use", "ai_calls.prompt", "ai_calls.model", "ai_calls.outcome",
    }  # fmt: skip
    assert set(everywhere(desk, MARK)) <= nobodys
    assert everywhere(desk, EMAIL) == []
    assert everywhere(desk, NAME) == []
    assert "procrastinate_jobs.args" not in everywhere(desk, str(everything.person))
    assert "procrastinate_jobs.args" not in everywhere(desk, str(everything.account))


def test_her_identity_stays_only_in_the_trail_and_in_what_rounds_were_asked(desk, beyond):
    everything = Everything(desk)

    erase(desk, everything.person, beyond)

    assert set(everywhere(desk, str(everything.person))) == {"audit_entries.subject_id", "runs.request"}


def test_others_name_her_no_more_and_are_left_otherwise_as_they_were(desk, beyond):
    header = "name,email,role,about,manager_email,avoid,past_partners,buddy"
    desk.bring(
        "Ada One,ada@x.example,mentee,,,,,",
        "Ben Two,ben@x.example,mentor,Ask ADA@x.example or ada@x.example.org,ada@x.example,"
        "ada@x.example;cid@x.example,ada@x.example,ada@x.example",
        "Cid Three,cid@x.example,mentor,Ada One is kind,,,,",
        header=header,
    )

    erase(desk, desk.id_of("ada@x.example"), beyond)

    ben, cid = sorted(desk.rows(people), key=lambda row: row.email)
    assert ben.about == "Ask (erased) or ada@x.example.org"
    assert (ben.manager_email, ben.avoid, ben.past_partners) == (None, ["cid@x.example"], [])
    assert ben.attributes == {"buddy": "(erased)"}
    assert (ben.version, cid.version, cid.about) == (2, 1, "Ada One is kind")


def test_she_is_forgotten_in_memory_once_it_is_kept_and_buried_before(desk, beyond):
    desk.bring(ADA, BEN)
    ada = desk.id_of(EMAIL)

    erase(desk, ada, beyond)

    assert beyond.forgotten == [(desk.tenant, ada, EMAIL)]
    assert read_tombstones(beyond.file) == [
        Tombstone(desk.tenant, email_hash(desk.tenant, EMAIL), LATER.now())
    ]
    assert "ada" not in words_in(beyond.file.read_text())
    assert beyond.file.stat().st_mode & 0o777 == 0o600


def test_where_she_cannot_be_buried_nothing_is_erased(desk, beyond):
    desk.bring(ADA)
    ada = desk.id_of(EMAIL)
    beyond.file.parent.write_text("a file where the folder should be")

    with pytest.raises(OSError, match="exists"):
        erase(desk, ada, beyond)

    assert desk.id_of(EMAIL) == ada
    assert beyond.forgotten == []


def test_her_programmes_become_stale_and_rounds_that_showed_her_get_a_new_version(desk, beyond):
    everything = Everything(desk)
    generation = desk.generation()
    desk.clear_jobs()

    erase(desk, everything.person, beyond)

    (shown,) = desk.rows(rounds)
    assert (shown.version, shown.trouble) == (2, "(erased) is pinned twice.")
    assert desk.generation() == generation + 1
    assert desk.jobs() == [("embed_people", f"embed:{desk.programme}")]


def test_it_is_written_into_the_trail_without_her_name_and_the_trail_stays_whole(desk, beyond):
    desk.bring(ADA)
    ada = desk.id_of(EMAIL)

    erase(desk, ada, beyond)

    entry = desk.rows(audit_entries)[-1]
    assert (entry.action, entry.subject_id, entry.account_id) == ("person.erased", ada, desk.viewer.account)
    assert entry.facts == {"account_erased": False, "programmes": 1}
    assert desk.call(check_trail, desk.viewer).trouble is None


def test_another_organisation_keeps_its_own_person_of_the_same_address(
    desk, beyond, database, make_tenant, tmp_path
):
    elsewhere = Desk(database, make_tenant(), tmp_path)
    for each in (desk, elsewhere):
        each.bring(ADA)

    erase(desk, desk.id_of(EMAIL), beyond)

    assert elsewhere.call(person_id_of, EMAIL) is not None
    assert desk.call(person_id_of, EMAIL) is None


def test_whoever_runs_programmes_loses_her_profile_and_keeps_her_account(desk, beyond):
    desk.bring(ADA)
    staff = desk.make_viewer(Role.ADMINISTRATOR, email=EMAIL)
    grant = {
        "tenant": desk.tenant, "id": new_id(), "account_id": staff.account, "role": "administrator",
        "granted_at": CLOCK.now(),
    }  # fmt: skip
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.insert(role_grants).values(grant))

    erase(desk, desk.id_of(EMAIL), beyond)

    assert desk.rows(people) == []
    assert [row.id for row in desk.rows(accounts, accounts.c.email == EMAIL)] == [staff.account]
    assert apply_again(desk, beyond) == 0


# ---- who may ------------------------------------------------------------------------------------


def test_only_administrators_of_all_her_programmes_erase(desk, beyond):
    other = desk.make_programme("Southlight")
    desk.bring(ADA)
    desk.bring(ADA, programme=other)
    ada = desk.id_of(EMAIL)

    for viewer in (
        desk.make_viewer(Role.ADMINISTRATOR, other),
        desk.make_viewer(Role.CASE_OWNER),
        desk.make_viewer(Role.MENTEE, other, ada),
    ):
        with pytest.raises(Forbidden):
            erase(desk, ada, beyond, viewer)
    with pytest.raises(NotFound):
        erase(desk, ada, beyond, desk.make_viewer(Role.ADMINISTRATOR, desk.make_programme("Eastlight")))
    assert desk.id_of(EMAIL) == ada


# ---- not again ----------------------------------------------------------------------------------


def test_an_older_file_does_not_bring_her_back(desk, beyond):
    desk.bring(ADA, BEN)
    erase(desk, desk.id_of(EMAIL), beyond)

    shown = desk.bring(ADA, BEN)

    assert [one.line for one in shown.record.figures.left_out] == [2]
    assert desk.states() == {"ben@x.example": "active"}


def test_a_plan_that_has_read_her_is_withdrawn_with_all_that_it_read(desk, beyond):
    desk.bring(BEN)
    other = desk.make_programme("Southlight")
    desk.bring(ADA, programme=other)
    shown = desk.plan(ADA, BEN)

    erase(desk, desk.id_of(EMAIL), beyond)

    assert {row.state for row in desk.rows(imports)} == {"applied", "withdrawn"}
    with pytest.raises(ImportNotOpen):
        desk.apply(shown)


def restore(desk, rows):
    """Bring rows back as a backup would, and forget what was written since."""
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.delete(erased_people))
        work.connection.execute(sa.insert(people), [dict(row._mapping) for row in rows])


def test_whoever_a_restored_backup_brings_back_is_erased_again(desk, beyond):
    desk.bring(ADA, BEN)
    backup = desk.rows(people, people.c.email == EMAIL)
    erase(desk, desk.id_of(EMAIL), beyond)
    restore(desk, backup)

    assert apply_again(desk, beyond) == 1

    assert desk.call(person_id_of, EMAIL) is None
    assert len(desk.rows(erased_people)) == 1
    assert desk.rows(audit_entries)[-1].account_id is None
    assert apply_again(desk, beyond) == 0
    assert len(read_tombstones(beyond.file)) == 1


def test_whoever_came_back_by_her_own_wish_is_not_erased_again(desk, beyond):
    desk.bring(ADA, BEN)
    erase(desk, desk.id_of(EMAIL), beyond)
    tomorrow = FixedClock(LATER.now() + timedelta(days=1))
    desk.bring(ADA, BEN, revive=frozenset({EMAIL}), clock=tomorrow)

    assert apply_again(desk, beyond) == 0

    assert desk.call(person_id_of, EMAIL) is not None


def test_a_damaged_tombstone_is_told_and_one_that_was_cut_off_is_not_there(desk, beyond):
    keep_tombstone(beyond.file, Tombstone(desk.tenant, b"x" * 32, LATER.now()))
    with beyond.file.open("a") as file:
        file.write('{"tenant": "12')
    assert len(read_tombstones(beyond.file)) == 1

    beyond.file.write_text("nonsense}\n")
    with pytest.raises(TombstonesBroken, match="Line 1"):
        read_tombstones(beyond.file)


def test_no_file_is_no_tombstones(beyond):
    assert read_tombstones(beyond.file) == []


# ---- at the same time ---------------------------------------------------------------------------


def test_a_copy_that_is_being_made_is_waited_for(desk, beyond):
    """Whoever freezes the roster to store it again holds the programme until that is kept."""
    desk.bring(ADA, BEN, CID)
    ada = desk.id_of(EMAIL)
    eraser = threading.Thread(target=erase, args=(desk, ada, beyond))
    with desk.database.transaction(desk.tenant) as work:
        read = roster_of(work, desk.programme, frozen=True)
        eraser.start()
        eraser.join(0.4)
        assert eraser.is_alive()
    eraser.join(120)

    assert not eraser.is_alive()
    assert len(read) == 3
    assert desk.call(person_id_of, EMAIL) is None


def test_a_file_that_is_being_read_while_she_is_erased_leaves_nothing_of_her(desk, beyond):
    desk.bring(ADA, BEN)
    ada = desk.id_of(EMAIL)
    eraser = threading.Thread(target=erase, args=(desk, ada, beyond))
    with desk.database.transaction(desk.tenant) as work:
        file = ImportFile(desk.file(ADA, BEN.replace("welding", "ice")), statements=6)
        plan_import(work, desk.viewer, desk.programme, file, clock=CLOCK)
        eraser.start()
        eraser.join(0.4)
        assert eraser.is_alive()
    eraser.join(120)

    assert everywhere(desk, EMAIL) == []
