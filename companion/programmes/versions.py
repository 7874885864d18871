"""What changed between two versions of a programme, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from companion.errors import CompanionError
from companion.programmes.charter import Charter
from companion.programmes.programme import DefaultRule, PartName, Preference, Programme, Rule
from companion.programmes.reading import read_programme_text
from companion.programmes.record import Decided

Spoken = str | int | float | date | None

MOST_QUOTED = 120
"""Characters of a long text that a sentence quotes."""


@dataclass(frozen=True, order=True)
class Change:
    """One thing that differs: which (`charter.purpose`, `rules.weights.wants`), and a sentence about it."""

    field: str
    says: str


def differences(before: Decided, after: Decided) -> tuple[Change, ...]:
    """Everything that differs between two versions, charter first; none where they decide the same."""
    return (*_charter_changes(before.charter, after.charter), *_rules_changes(before.rules, after.rules))


# ---- the charter -------------------------------------------------------------------------------

_CHARTER = {
    "name": "name",
    "purpose": "purpose",
    "audience": "audience",
    "starts_on": "first day",
    "ends_on": "last day",
    "span_months": "span in months",
    "answer_within_hours": "time for answering a request in hours",
    "cadence.first_meeting_within_days": "time until the first meeting in days",
    "cadence.days_between_meetings": "time between meetings in days",
    "cadence.settled_after_months": "time in months after which people meet less often",
    "cadence.days_between_later_meetings": "time between later meetings in days",
}
"""Every field of a charter, as a sentence calls it."""


def charter_fields(charter: Charter) -> dict[str, Spoken]:
    """Every field of a charter with its value, those of the cadence under `cadence.`."""
    return {field: _field(charter, field) for field in _CHARTER}


def _field(charter: Charter, field: str) -> Spoken:
    owner = charter.cadence if field.startswith("cadence.") else charter
    value: Spoken = getattr(owner, field.removeprefix("cadence."))
    return value


def _charter_changes(before: Charter, after: Charter) -> Iterator[Change]:
    then, now = charter_fields(before), charter_fields(after)
    for field, what in _CHARTER.items():
        if then[field] != now[field]:
            yield Change(f"charter.{field}", _was_and_is(f"The {what}", then[field], now[field]))


# ---- the rules ---------------------------------------------------------------------------------


def _rules_changes(before: str, after: str) -> list[Change]:
    if before == after:
        return []
    try:
        then, now = read_programme_text(before), read_programme_text(after)
    except CompanionError:
        # Versions were sound when they were kept; a later Companion may read more strictly.
        says = "The rules changed; one of the two versions can no longer be read."
        return [Change("rules", says)]
    found = list(_programme_changes(then, now))
    return found or [Change("rules", "Only the wording of the rules file changed, not what it decides.")]


def _programme_changes(then: Programme, now: Programme) -> Iterator[Change]:
    for part in PartName:
        yield from _changed(f"weights.{part}", f"The weight of {part}", then.weights[part], now.weights[part])
    yield from _switched(then, now)
    yield from _changed(
        "default_capacity", "The usual capacity of a mentor", then.default_capacity, now.default_capacity
    )
    yield from _changed("name", "The name in the rules file", then.name, now.name)
    yield from _changed("starts_on", "The first day in the rules file", then.starts_on, now.starts_on)
    yield from _entries("rule", then.rules, now.rules)
    yield from _entries("preference", then.preferences, now.preferences)
    yield from _orders(then.orders, now.orders)
    if then.statements != now.statements:
        yield Change(
            "rules.statements",
            "The statements behind the answers on values changed: "
            f"{len(then.statements)} before, {len(now.statements)} now. Answers that were given "
            "keep their places.",
        )


def _changed(field: str, what: str, then: Spoken, now: Spoken) -> Iterator[Change]:
    if then != now:
        yield Change(f"rules.{field}", _was_and_is(what, then, now))


def _switched(then: Programme, now: Programme) -> Iterator[Change]:
    for rule in DefaultRule:
        if (rule in then.defaults_off) != (rule in now.defaults_off):
            word = "off" if rule in now.defaults_off else "on"
            yield Change(f"rules.defaults.{rule}", f"The built-in rule {rule} was switched {word}.")


def _entries(
    what: str, then: Sequence[Rule | Preference], now: Sequence[Rule | Preference]
) -> Iterator[Change]:
    """Rules or preferences by name; where one stands in the file is no difference."""
    old = {entry.name: replace(entry, line=0) for entry in then}
    new = {entry.name: replace(entry, line=0) for entry in now}
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            says = f"The {what} {_quoted(name)} was taken out."
        elif name not in old:
            says = f"The {what} {_quoted(name)} was added."
        elif old[name] != new[name]:
            says = f"The {what} {_quoted(name)} was changed."
        else:
            continue
        yield Change(f"rules.{what}.{name}", says)


def _orders(then: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    for column in sorted({*then, *now}):
        old, new = then.get(column), now.get(column)
        if old == new:
            continue
        was = " < ".join(old) if old else None
        yield Change(
            f"rules.orders.{column}", _was_and_is(f"The order of {column}", was, " < ".join(new or ()))
        )


# ---- sentences ---------------------------------------------------------------------------------


def _was_and_is(what: str, then: Spoken, now: Spoken) -> str:
    if then in (None, ""):
        return f"{what} is now {_shown(now)}; nothing was said before."
    if now in (None, ""):
        return f"{what} was {_shown(then)} and is no longer said."
    return f"{what} was {_shown(then)} and is now {_shown(now)}."


def _shown(value: Spoken) -> str:
    if isinstance(value, str):
        return _quoted(value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f'"{plain[:MOST_QUOTED]}…"' if len(plain) > MOST_QUOTED else f'"{plain}"'
