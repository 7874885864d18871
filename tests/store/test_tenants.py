"""Organisations: made by the database's owner, looked up by everybody, changed by no one else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from companion.accounts.tenants import list_tenants, make_tenant, only_tenant, tenant_of_slug
from companion.clock import FixedClock
from companion.errors import NotFound, OrganisationExists, OrganisationNameInvalid

CLOCK = FixedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


def make(database, slug, name="Northlight"):
    with database.operator() as connection:
        return make_tenant(connection, slug, name, clock=CLOCK)


def test_an_organisation_is_found_by_its_short_name_however_it_is_capitalised(database):
    tenant = make(database, "north-light")

    with database.outside() as connection:
        assert tenant_of_slug(connection, " North-Light ") == tenant
        with pytest.raises(NotFound, match="organisation"):
            tenant_of_slug(connection, "southlight")


def test_the_only_organisation_needs_no_name_and_one_of_several_does(database):
    with database.outside() as connection:
        assert only_tenant(connection) is None
    first = make(database, "first")
    with database.outside() as connection:
        assert only_tenant(connection) == first
    make(database, "second")
    with database.outside() as connection:
        assert only_tenant(connection) is None


def test_a_short_name_is_given_once(database):
    make(database, "first")

    with pytest.raises(OrganisationExists, match="first"):
        make(database, "first", "Another")


@pytest.mark.parametrize("slug", ["", "a", "1st", "-ab", "ab-", "a--b", "Ab", "a b", "ä-b", "a" * 42, "a\n"])
def test_a_short_name_can_stand_in_an_address(database, slug):
    with pytest.raises(OrganisationNameInvalid):
        make(database, slug)


def test_an_organisation_has_a_name_on_one_line(database):
    make(database, "first", " North\nlight ")
    with pytest.raises(OrganisationNameInvalid):
        make(database, "second", " \n ")

    with database.outside() as connection:
        assert [(one.slug, one.name) for one in list_tenants(connection)] == [("first", "North light")]


def test_the_service_itself_can_make_none(database):
    with pytest.raises(sa.exc.ProgrammingError, match="permission denied"), database.outside() as connection:
        make_tenant(connection, "first", "Northlight", clock=CLOCK)
