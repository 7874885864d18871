"""Rules meet people: whether every column that a programme names is there to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from companion.errors import ProgrammeUnknownColumn
from companion.languages.phrase import joined, listed_below, phrase
from companion.languages.spoken import marked
from companion.people.columns import BY_NAME, COLUMNS
from companion.people.person import Person
from companion.programmes.faults import nearest
from companion.programmes.file_model import attribute_name, in_words
from companion.programmes.programme import Condition, Programme

OWN_ATTRIBUTES = ("department", "level", "location", "time_zone")
"""Columns of ours that rules can name. The others are no attributes: texts, addresses, lists, hours."""

_OF_ROUNDS = {"shortlist"}
"""What a round is told of a person beside her row: a column of that name is a further one like any other."""

_NOT_ATTRIBUTES = (({field.name for field in fields(Person)} - _OF_ROUNDS) | set(BY_NAME)) - set(
    OWN_ATTRIBUTES
)


@dataclass(frozen=True)
class ColumnFault:
    """A rule or a preference that names a column which the people do not have; `line` is its own."""

    line: int
    says: str

    def __str__(self) -> str:
        return phrase("line {line}: {what}", line=self.line, what=self.says)


def nameable_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Those of a roster's columns that a rule can name, in their order."""
    return tuple(column for column in columns if column not in _NOT_ATTRIBUTES)


def columns_of(condition: Condition) -> tuple[str, ...]:
    """Every column that a condition looks at, each once."""
    single = [condition.same, condition.different, condition.mentor_above]
    return tuple(dict.fromkeys([*filter(None, single), *condition.mentee, *condition.mentor]))


def require_columns(programme: Programme, columns: Sequence[str]) -> None:
    """Refuse a programme whose rules or preferences name a column that the people do not have.

    Without this a misspelt column would be unknown for everybody: a must would bar every pair, a
    must-not none, and nobody would be told. `columns` is `Roster.columns`.

    Raises:
        ProgrammeUnknownColumn: lists every such column with its rule, line and the nearest columns.
    """
    faults = column_faults(programme, columns)
    if faults:
        raise ProgrammeUnknownColumn(faults=listed_below(str(fault) for fault in faults))


def column_faults(programme: Programme, columns: Sequence[str]) -> tuple[ColumnFault, ...]:
    """Every rule and preference with a column that is not among these, in the order of their lines."""
    return tuple(_unknown(programme, nameable_columns(columns)))


def named_columns(programme: Programme) -> tuple[str, ...]:
    """Every column that a rule or a preference names, each once."""
    conditions = [rule.condition for rule in programme.rules]
    conditions += [wish.condition for wish in programme.preferences]
    return tuple(dict.fromkeys(column for one in conditions for column in columns_of(one)))


def _unknown(programme: Programme, known: tuple[str, ...]) -> Iterator[ColumnFault]:
    rule_names, wish_names = (
        marked("the rule {name!r} names `{column}`{why}"),
        marked("the preference {name!r} names `{column}`{why}"),
    )
    named = [(rule_names, rule.name, rule.line, rule.condition) for rule in programme.rules]
    named += [(wish_names, wish.name, wish.line, wish.condition) for wish in programme.preferences]
    for what, name, line, condition in sorted(named, key=lambda entry: entry[2]):
        for column in columns_of(condition):
            if column not in known:
                why = _why(column, known)
                yield ColumnFault(line, phrase(what, name=name, column=column, why=why))


def _why(column: str, known: tuple[str, ...]) -> str:
    if column in _NOT_ATTRIBUTES:
        reason = phrase(", which is not a column with a short answer that rules can compare.")
    else:
        reason = phrase(", and the people file has no such column.")
    meant = _read_as(column, known) or nearest(column, known)
    if meant:
        hint = phrase("Did you mean `{meant}`?", meant=meant)
    elif known:
        hint = phrase("Rules can name {columns}.", columns=in_words(known, of_which_one=True))
    else:
        hint = phrase("The people file has no column that rules can name.")
    return joined(" ", [reason, hint])


def _read_as(column: str, known: tuple[str, ...]) -> str | None:
    """The column of ours that a header of this name is read as, such as location for "Site"."""
    for ours in COLUMNS:
        if ours.name in known and column in map(attribute_name, (*ours.also, *ours.perhaps)):
            return ours.name
    return None
