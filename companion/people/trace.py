"""A trace: one kind of row that is about a person, which of its columns she is shown, and why not all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from companion.ids import AccountId, PersonId, TenantId


@dataclass(frozen=True)
class Subject:
    """Whose traces are looked for. `account` None: she cannot sign in."""

    tenant: TenantId
    person: PersonId
    email: str
    account: AccountId | None


Hers = Callable[[Subject], sa.ColumnElement[bool]]
"""Gives the condition on a table by which a row is about somebody."""

Derived = Mapping[str, Callable[[Subject], sa.ColumnElement[Any]]]
"""By name: what is shown of a column of which only a part is hers."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Trace:
    """Rows of one table. `kept_back` says of every column that is not in `shown` why it is not.

    Title and reasons are as they are written; an export says them in a language.
    """

    title: str
    table: sa.Table
    hers: Hers
    shown: tuple[str, ...]
    kept_back: Mapping[str, str]
    derived: Derived


def whole(
    title: str,
    table: sa.Table,
    hers: Hers,
    kept_back: Mapping[str, str] = NOTHING,
    derived: Derived = NOTHING,
) -> Trace:
    """A trace that shows every column but those that are kept back."""
    shown = tuple(name for name in _columns(table) if name not in kept_back)
    return Trace(title, table, hers, shown, kept_back, derived)


def partly(title: str, table: sa.Table, hers: Hers, shown: tuple[str, ...], why: str) -> Trace:
    """A trace that shows these columns, and keeps all others back for one reason."""
    kept_back = {name: why for name in _columns(table) if name not in shown}
    return Trace(title, table, hers, shown, kept_back, NOTHING)


def in_pair(table: sa.Table) -> Hers:
    """Rows about a pair with her."""
    return lambda her: sa.or_(table.c.mentee_id == her.person, table.c.mentor_id == her.person)


def of_person(table: sa.Table) -> Hers:
    """Rows about her alone."""
    return lambda her: table.c.person_id == her.person


def of_account(table: sa.Table, column: str = "account_id") -> Hers:
    """Rows that her account made or that are about it."""
    # A NULL compares with nothing: whoever has no account has no rows.
    return lambda her: table.c[column] == sa.literal(her.account, sa.Uuid())


def holding(column: sa.ColumnElement[Any], text: str) -> sa.ColumnElement[bool]:
    """Rows in which a text, case aside, stands somewhere in a column."""
    return sa.cast(column, sa.Text).icontains(text, autoescape=True)


def _columns(table: sa.Table) -> list[str]:
    return [column.name for column in table.c if column.name != "tenant"]
