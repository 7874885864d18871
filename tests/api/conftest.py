"""The API over a real database, as a program sees it."""

from __future__ import annotations

from collections.abc import Iterator

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
