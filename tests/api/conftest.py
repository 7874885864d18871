"""The API over a real database, as a program sees it."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from companion.api.app import create_app
from companion.db.unit_of_work import Database
from companion.ids import TenantId
from companion.settings import Settings
from companion.wiring import Services
from tests.api.callers import CLOCK, Caller, sign_in_as
from tests.api.trial_routes import trial_router
from tests.api.word_encoder import WordEncoder
from tests.api.world import Organisation, RollingBack, make_organisation
from tests.private_words import SECRET
from tests.service_fixtures import address

WORLD = "two_organisations"


@pytest.fixture
def services(database: Database) -> Services:
    return Services(database=database, settings=Settings(), clock=CLOCK, encoder=WordEncoder())


@pytest.fixture
def app(services: Services) -> FastAPI:
    """The application with a few routes that do nothing but try the kit."""
    app = create_app(services)
    app.include_router(trial_router, prefix="/api/v1")
    return app


@pytest.fixture
def api(app: FastAPI) -> Iterator[TestClient]:
    """A client that is nobody, keeps no cookies of its own accord, and sees errors as answers."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def administrator(database: Database, tenant: TenantId) -> Caller:
    return sign_in_as(database, tenant)


@pytest.fixture(scope="session")
def world_url(server_url: str, template: str) -> Iterator[str]:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {WORLD} TEMPLATE {template}")
    yield address(server_url, WORLD)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {WORLD} WITH (FORCE)")


@pytest.fixture(scope="session")
def organisations(world_url: str, tmp_path_factory) -> Iterator[tuple[Organisation, Organisation]]:
    database = Database(world_url, secret=SECRET)
    folder = tmp_path_factory.mktemp("world")
    yield (
        make_organisation(database, "north-light", folder),
        make_organisation(database, "south-light", folder),
    )
    database.close()


@pytest.fixture(scope="session")
def whole_app(world_url: str, tmp_path_factory) -> Iterator[FastAPI]:
    database = RollingBack(world_url, secret=SECRET)
    folder = tmp_path_factory.mktemp("service")
    settings = Settings(data_dir=folder / "data", cache_dir=folder / "cache")
    yield create_app(Services(database, settings, CLOCK, WordEncoder()))
    database.close()
