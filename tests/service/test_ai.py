"""What an organisation decides about AI, what it costs, and what its people see of it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
import sqlalchemy as sa

from companion.db.tables.ai import ai_call_subjects, ai_calls, ai_settings
from companion.errors import (
    AiFieldNever,
    AiSecretLost,
    AiSettingInvalid,
    BudgetSpent,
    Forbidden,
    ModelUnavailable,
    VersionOutdated,
)
from companion.llm import settings_service as service
from companion.llm.bookkeeping import Books
from companion.llm.gateway import ModelRole
from companion.llm.greeting import greet
from companion.llm.ledger import Caps
from companion.llm.model_desk import ModelDesk
from companion.llm.models import ModelChoice, Price, Usage
from companion.llm.settings_service import Wish
from companion.people.erasing import Outside, erase_person
from companion.settings import Settings
from tests.service.people_setting import CLOCK, Desk

CHOICE = ModelChoice(ModelRole.WRITER, "openai/m", "k", "http://127.0.0.1:1/v1", price=Price(1.0, 2.0))
NO_CAPS = Caps(None, None)
WISH = Wish(True, "anthropic/claude-x", None, "sk-very-secret", Caps(1_000, 5_000_000), ["goals"])


@pytest.fixture
def desk(database, tenant, tmp_path):
    return Desk(database, tenant, tmp_path)


@pytest.fixture
def models(desk, tmp_path):
    return ModelDesk(desk.database, Settings(data_dir=tmp_path), CLOCK)


@pytest.fixture
def change(desk, models):
    def put(wish=WISH, version=1):
        with desk.database.transaction(desk.tenant) as work:
            return service.change_settings(
                work, desk.viewer, wish, expected_version=version, desk=models, clock=CLOCK
            )

    return put


def books(desk, caps=NO_CAPS) -> Books:
    return Books(desk.database, desk.tenant, caps, CLOCK)


def test_two_settings_switch_the_writer_on_and_none_leave_it_off(desk, models, tmp_path):
    two = Settings(data_dir=tmp_path, writer_model="anthropic/claude-x", writer_key="k")

    assert models.gateway(desk.tenant) is None
    assert ModelDesk(desk.database, two, CLOCK).gateway(desk.tenant).choice.model == "anthropic/claude-x"


def test_the_master_switch_wins_over_a_model_that_is_set(desk, change, tmp_path):
    change(replace(WISH, enabled=False, model=None, key=None))
    two = Settings(data_dir=tmp_path, writer_model="anthropic/claude-x", writer_key="k")

    assert ModelDesk(desk.database, two, CLOCK).gateway(desk.tenant) is None


def test_an_organisations_key_is_kept_encrypted_and_opens_with_the_secret_alone(desk, models, change):
    change()

    with desk.database.transaction(desk.tenant) as work:
        row = work.connection.execute(sa.select(ai_settings)).one()
    assert b"secret" not in row.sealed_key
    assert models.gateway(desk.tenant).choice.key == "sk-very-secret"
    assert models.seal.path.stat().st_mode & 0o777 == 0o600

    models.seal.path.write_bytes(b"x" * 64)
    with pytest.raises(AiSecretLost):
        models.gateway(desk.tenant)


def test_a_key_never_goes_to_another_model_than_it_was_given_for(change):
    change()

    with pytest.raises(AiSettingInvalid, match="needs the key"):
        change(replace(WISH, model="openai/gpt", key=None), version=2)
    assert change(replace(WISH, key=None), version=2).stored.sealed_key


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (replace(WISH, base_url="http://169.254.169.254/latest"), "has not allowed that address"),
        (replace(WISH, model="bedrock/x"), "no provider here"),
        (replace(WISH, model="claude"), "provider/name"),
        (replace(WISH, model=None), "needs a model"),
        (replace(WISH, fields=["shoe_size"]), "no field that AI can read"),
    ],
)
def test_what_cannot_be_set_is_refused_in_words(change, wish, says):
    with pytest.raises(AiSettingInvalid, match=says):
        change(wish)


@pytest.mark.parametrize(
    "field",
    ["ethnicity", "Health notes", "Behinderung", "gender_identity", "religión", "Pohlaví", "age", "santé"],
)
def test_what_could_be_held_against_somebody_can_never_be_switched_on(change, field):
    with pytest.raises(AiFieldNever):
        change(replace(WISH, fields=["goals", field]))


def test_only_an_administrator_decides_and_nobody_is_overtaken(desk, models, change):
    change()
    with pytest.raises(VersionOutdated):
        change()
    with desk.database.transaction(desk.tenant) as work, pytest.raises(Forbidden):
        service.read_standing(work, replace(desk.viewer, grants=frozenset()), desk=models)


def test_a_call_leaves_a_line_with_whose_data_it_carried_and_never_a_text(desk, models):
    person = bring(desk)
    call = books(desk).open(replace(greet(), about=(person,)), CHOICE, Usage(100, 200))
    books(desk).close(call, "answered", Usage(40, 10), 1.25)

    with desk.database.transaction(desk.tenant) as work:
        (line,) = service.read_ledger(work, desk.viewer, limit=9)
        _, own = service.read_own(work, replace(desk.viewer, person=person), limit=9, desk=models)
        columns = set(ai_calls.c.keys())
    assert (line.prompt, line.prompt_version, line.outcome) == ("check", 1, "answered")
    assert (line.tokens_read, line.tokens_written, line.micros, line.milliseconds) == (40, 10, 60, 1250)
    assert own == [line]
    assert columns.isdisjoint({"text", "question", "answer", "reply", "variables"})


def test_what_was_not_taken_is_given_back_to_the_month(desk, models):
    call = books(desk).open(greet(), CHOICE, Usage(100, 200))
    assert month(desk, models) == (300, 500)

    books(desk).close(call, "answered", Usage(40, 10), 1.0)

    assert month(desk, models) == (50, 60)


@pytest.mark.parametrize("caps", [Caps(1_000, None), Caps(None, 2_000)])
def test_calls_at_once_never_pass_the_cap_together(desk, models, caps):
    """Room for three of 300 tokens and 500 millionths: of twelve at once three, or four, are let through."""
    outcomes = []

    def call():
        try:
            books(desk, caps).open(greet(), CHOICE, Usage(100, 200))
            outcomes.append("in")
        except BudgetSpent as spent:
            outcomes.append(str(spent))

    threads = [threading.Thread(target=call) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("in") == (3 if caps.tokens else 4)
    assert len(outcomes) == 12
    assert month(desk, models) <= (1_200, 2_000)


def test_a_cap_in_money_is_kept_by_refusing_a_model_of_unknown_price(desk):
    unknown = replace(CHOICE, price=None)

    with pytest.raises(ModelUnavailable, match="price is not known"):
        books(desk, Caps(None, 5)).open(greet(), unknown, Usage(1, 1))


def test_who_is_erased_is_in_no_call_any_more_and_what_it_took_stays(desk):
    person = bring(desk)
    books(desk).open(replace(greet(), about=(person,)), CHOICE, Usage(1, 1))

    outside = Outside(bury=lambda _: None, forget=lambda *_: None)
    desk.call(erase_person, desk.viewer, person, outside=outside, clock=CLOCK)

    with desk.database.transaction(desk.tenant) as work:
        assert work.connection.execute(sa.select(ai_call_subjects)).all() == []
        assert len(work.connection.execute(sa.select(ai_calls)).all()) == 1


def month(desk, models) -> tuple[int, int]:
    with desk.database.transaction(desk.tenant) as work:
        found = service.read_standing(work, desk.viewer, desk=models).month
    return found.tokens, found.micros


def bring(desk):
    desk.bring("Ben Two,ben@x.example,mentor,,welding,English,,2,,Rome")
    return desk.id_of("ben@x.example")
