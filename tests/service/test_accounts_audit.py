"""The audit trail: without gaps, in one chain, and telling when somebody laid hands on it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from companion.access import Grant, Role, Viewer
from companion.accounts import audit_store
from companion.accounts.audit import check_trail, read_trail, record
from companion.errors import Forbidden, NotFound
from companion.ids import ProgrammeId, new_id
from tests.service.account_setting import House

FIGURES = {"a": 1, "b": 0.1 + 0.2, "c": -0.0, "d": 1e-9, "e": 123456789.125, "f": 9e14, "g": True, "h": None}


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


@pytest.fixture
def nora(house) -> Viewer:
    return house.administrator()


def write(house, viewer, times=1, **more):
    for number in range(times):
        with house.work() as work:
            record(work, viewer, "round.run", facts={"number": number}, clock=house.clock, **more)


def check(house, viewer):
    with house.work() as work:
        return check_trail(work, viewer)


def lay_hands_on(house, statement, **values):
    """As somebody who owns the database can."""
    with house.database.operator() as connection:
        connection.exec_driver_sql("ALTER TABLE audit_entries NO FORCE ROW LEVEL SECURITY")
        connection.exec_driver_sql(statement, values)


def test_an_entry_tells_who_did_what_to_what_and_when(house, nora):
    programme, subject = ProgrammeId(new_id()), new_id()
    with house.work() as work:
        record(
            work,
            nora,
            "round.published",
            programme=programme,
            subject=subject,
            facts={"pairs": 40, "run": subject},
            clock=house.clock,
        )

    with house.work() as work:
        (entry,) = read_trail(work, nora)

    assert (entry.number, entry.at, entry.account) == (1, house.clock.now(), nora.account)
    assert (entry.action, entry.programme, entry.subject) == ("round.published", programme, subject)
    assert entry.facts == {"pairs": 40, "run": str(subject)}


def test_what_the_service_does_by_itself_is_nobodys(house, nora):
    write(house, None)

    with house.work() as work:
        assert read_trail(work, nora)[0].account is None


def test_an_entry_is_undone_with_what_it_was_about(house, nora):
    def break_off():
        with house.work() as work:
            record(work, nora, "round.run", clock=house.clock)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    write(house, nora)

    with house.work() as work:
        assert [entry.number for entry in read_trail(work, nora)] == [1]


def test_a_text_that_somebody_wrote_never_gets_into_the_trail(house, nora):
    with house.work() as work, pytest.raises(ValueError, match="fact"):
        record(work, nora, "round.run", facts={"by": "ada@example.org"}, clock=house.clock)


def test_numbers_have_no_gaps_when_many_write_at_once_and_the_chain_holds(house, nora):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: write(house, nora, 5), range(8)))

    numbers = house.ask("SELECT number FROM audit_entries ORDER BY number")
    assert numbers == [(number,) for number in range(1, 41)]
    assert check(house, nora).broken_at is None


def test_each_organisation_has_a_trail_of_its_own(house, nora, make_tenant):
    other = House(house.database, make_tenant())
    olga = other.administrator()
    write(house, nora, 3)
    write(other, olga, 2)

    assert check(house, nora).entries == 3
    assert check(other, olga).entries == 2
    with other.work() as work:
        assert [entry.number for entry in read_trail(work, olga)] == [2, 1]


def test_the_trail_is_read_newest_first_in_pages(house, nora):
    write(house, nora, 7)

    with house.work() as work:
        first = read_trail(work, nora, limit=3)
        second = read_trail(work, nora, limit=3, before=first[-1].number)
        third = read_trail(work, nora, limit=3, before=second[-1].number)

    assert [[entry.number for entry in page] for page in (first, second, third)] == [
        [7, 6, 5],
        [4, 3, 2],
        [1],
    ]


def test_the_administrator_of_a_programme_reads_what_is_about_it_and_nothing_else(house, nora):
    mine, other = house.add_programme(), house.add_programme()
    for programme in (mine, other, None):
        write(house, nora, programme=programme)
    carl = Viewer(house.tenant, nora.account, None, frozenset({Grant(Role.ADMINISTRATOR, mine)}))

    with house.work() as work:
        assert [entry.programme for entry in read_trail(work, carl, programme=mine)] == [mine]
        with pytest.raises(NotFound):
            read_trail(work, carl, programme=other)
        with pytest.raises(Forbidden):
            read_trail(work, carl)
        with pytest.raises(Forbidden):
            check_trail(work, carl)


@pytest.mark.parametrize("role", [Role.CASE_OWNER, Role.MENTOR, Role.MENTEE])
def test_nobody_but_administrators_reads_the_trail(house, nora, role):
    viewer = Viewer(house.tenant, nora.account, None, frozenset({Grant(role, None)}))

    with house.work() as work, pytest.raises(Forbidden):
        read_trail(work, viewer)


def test_a_trail_as_it_was_written_is_whole_whatever_figures_it_holds(house, nora):
    with house.work() as work:
        record(work, nora, "round.run", facts=FIGURES, clock=house.clock)
        house.clock.pass_by(microseconds=123_457)
        record(work, nora, "round.run", facts={"ids": [UUID(int=1), 2, None]}, clock=house.clock)

    found = check(house, nora)

    assert (found.entries, found.broken_at, found.trouble) == (2, None, None)
    (head,) = house.ask("SELECT hash FROM audit_entries WHERE number = 2")
    assert found.head == bytes(head[0]).hex()


def test_an_empty_trail_is_whole(house, nora):
    assert check(house, nora).entries == 0
    assert check(house, nora).broken_at is None


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE audit_entries SET facts = '{\"number\": 9}' WHERE number = 4", 4),
        ("UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE number = 5", 5),
        ("UPDATE audit_entries SET account_id = gen_random_uuid() WHERE number = 1", 1),
        ("UPDATE audit_entries SET action = 'round.closed' WHERE number = 6", 6),
        ("UPDATE audit_entries SET hash = decode(repeat('00', 32), 'hex') WHERE number = 3", 3),
        ("DELETE FROM audit_entries WHERE number = 1", 1),
        ("DELETE FROM audit_entries WHERE number = 3", 3),
        ("DELETE FROM audit_entries WHERE number = 6", 6),
        ("DELETE FROM audit_entries WHERE number > 2", 3),
        ("DELETE FROM audit_entries", 1),
        (
            "UPDATE audit_entries SET number = number - 1 WHERE number > 3 AND (SELECT number FROM gone) = 3",
            3,
        ),
        (
            "UPDATE audit_entries AS mine SET (facts, hash) = "
            "(SELECT facts, hash FROM audit_entries AS other WHERE other.number = 7 - mine.number) "
            "WHERE number IN (3, 4)",
            3,
        ),
        (
            "INSERT INTO audit_entries (tenant, number, at, action, facts, hash) "
            "SELECT tenant, 7, at, action, facts, hash FROM audit_entries WHERE number = 6",
            7,
        ),
    ],
    ids=[
        "fact changed",
        "instant changed",
        "somebody else blamed",
        "last entry changed",
        "hash changed",
        "first removed",
        "middle removed",
        "last removed",
        "end cut off",
        "all removed",
        "one removed and the rest moved up",
        "two swapped with their hashes",
        "one added at the end",
    ],
)
def test_who_lays_hands_on_the_trail_is_found_out_at_the_entry(house, nora, statement, number):
    write(house, nora, 6)
    if "FROM gone" in statement:
        statement = f"WITH gone AS (DELETE FROM audit_entries WHERE number = 3 RETURNING number) {statement}"
    lay_hands_on(house, statement)

    found = check(house, nora)

    assert found.broken_at == number
    assert found.entries == number - 1
    assert found.trouble.endswith(".")


def test_an_entry_with_a_hash_of_its_own_that_fits_breaks_the_next_one(house, nora):
    """Whoever changes an entry together with its hash would have to rewrite all that follow."""
    write(house, nora, 3)
    with house.work() as work:
        entries = list(audit_store.entries_after(work, 0))
    forged = entries[1].__class__(**{**vars(entries[1]), "facts": {"number": 99}})
    hash_of_forged = forged.hash_after(entries[0].hash, house.tenant)
    lay_hands_on(
        house,
        "UPDATE audit_entries SET facts = '{\"number\": 99}', hash = %(hash)s WHERE number = 2",
        hash=hash_of_forged,
    )

    assert check(house, nora).broken_at == 3


def test_what_is_written_while_the_trail_is_checked_does_not_look_like_a_forgery(house, nora, monkeypatch):
    write(house, nora, 3)
    real = audit_store.head_of_trail
    asked = []

    def slow_head(work):
        # Just before the first look at where the trail ends, somebody else writes.
        if not asked:
            asked.append(True)
            write(house, nora, 2)
        return real(work)

    with house.work() as work:
        monkeypatch.setattr(audit_store, "head_of_trail", slow_head)
        found = check_trail(work, nora)

    assert (found.entries, found.broken_at) == (5, None)


def test_a_long_trail_is_read_some_at_a_time(house, nora, monkeypatch):
    monkeypatch.setattr(audit_store, "_READ_AT_ONCE", 3)
    write(house, nora, 7)

    assert check(house, nora).entries == 7
