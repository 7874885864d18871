from __future__ import annotations

from fastapi.testclient import TestClient

from companion.api.app import create_app
from companion.db.unit_of_work import Database
from companion.wiring import Services
from tests.api.callers import CLOCK


class BrokenEncoder:
    """A model that is down."""

    model_id = "broken"
    dimensions = 1

    def encode(self, texts, *, progress=None):
        raise OSError("the model is down")


def client(services: Services, database: Database) -> TestClient:
    return TestClient(create_app(Services(database, services.settings, CLOCK, BrokenEncoder())))


def test_a_process_with_a_migrated_database_is_ready_although_its_model_is_down(services: Services):
    api = client(services, services.database)

    assert (api.get("/livez").status_code, api.get("/readyz").status_code) == (200, 200)


def test_without_a_database_it_lives_and_is_not_ready(services: Services):
    api = client(services, Database("postgresql://nobody@127.0.0.1:1/none"))

    assert api.get("/livez").status_code == 200
    assert (api.get("/readyz").status_code, api.get("/readyz").json()["code"]) == (503, "db.unavailable")


def test_with_a_database_of_another_version_it_is_not_ready(services: Services, database: Database):
    with database.operator() as owner:
        owner.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    answer = client(services, database).get("/readyz")

    assert (answer.status_code, answer.json()["code"]) == (503, "db.not_migrated")
