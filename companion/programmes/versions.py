"""What changed between two versions of a programme, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from companion.errors import CompanionError
from companion.languages.phrase import day_phrase, number_phrase, phrase
from companion.languages.spoken import marked
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
    "name": marked("The name"),
    "purpose": marked("The purpose"),
    "audience": marked("The audience"),
    "starts_on": marked("The first day"),
    "ends_on": marked("The last day"),
    "span_months": marked("The span in months"),
    "answer_within_hours": marked("The time for answering a request in hours"),
    "cadence.first_meeting_within_days": marked("The time until the first meeting in days"),
    "cadence.days_between_meetings": marked("The time between meetings in days"),
    "cadence.settled_after_months": marked("The time in months after which people meet less often"),
    "cadence.days_between_later_meetings": marked("The time between later meetings in days"),
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
            yield Change(f"charter.{field}", _was_and_is(phrase(what), then[field], now[field]))


# ---- the rules ---------------------------------------------------------------------------------


def _rules_changes(before: str, after: str) -> list[Change]:
    if before == after:
        return []
    try:
        then, now = read_programme_text(before), read_programme_text(after)
    except CompanionError:
        # Versions were sound when they were kept; a later Companion may read more strictly.
        says = phrase("The rules changed; one of the two versions can no longer be read.")
        return [Change("rules", says)]
    found = list(_programme_changes(then, now))
    only_wording = phrase("Only the wording of the rules file changed, not what it decides.")
    return found or [Change("rules", only_wording)]


def _programme_changes(then: Programme, now: Programme) -> Iterator[Change]:
    for part in PartName:
        yield from _changed(f"weights.{part}", _WEIGHTS[part], then.weights[part], now.weights[part])
    yield from _switched(then, now)
    yield from _changed(
        "default_capacity",
        phrase("The usual capacity of a mentor"),
        then.default_capacity,
        now.default_capacity,
    )
    yield from _changed("name", phrase("The name in the rules file"), then.name, now.name)
    yield from _changed(
        "starts_on", phrase("The first day in the rules file"), _day(then.starts_on), _day(now.starts_on)
    )
    yield from _entries("rule", then.rules, now.rules, _RULE)
    yield from _entries("preference", then.preferences, now.preferences, _PREFERENCE)
    yield from _orders(then.orders, now.orders)
    if then.statements != now.statements:
        yield Change(
            "rules.statements",
            phrase(
                "The statements behind the answers on values changed: {before} before, {now} now. "
                "Answers that were given keep their places.",
                before=len(then.statements),
                now=len(now.statements),
            ),
        )


def _changed(field: str, what: str, then: Spoken, now: Spoken) -> Iterator[Change]:
    if then != now:
        yield Change(f"rules.{field}", _was_and_is(what, then, now))


def _switched(then: Programme, now: Programme) -> Iterator[Change]:
    for rule in DefaultRule:
        if (rule in then.defaults_off) != (rule in now.defaults_off):
            says = (
                phrase("The built-in rule {rule} was switched off.", rule=_BUILT_IN[rule])
                if rule in now.defaults_off
                else phrase("The built-in rule {rule} was switched on.", rule=_BUILT_IN[rule])
            )
            yield Change(f"rules.defaults.{rule}", says)


def _entries(
    what: str, then: Sequence[Rule | Preference], now: Sequence[Rule | Preference], says: _Entry
) -> Iterator[Change]:
    """Rules or preferences by name; where one stands in the file is no difference."""
    old = {entry.name: replace(entry, line=0) for entry in then}
    new = {entry.name: replace(entry, line=0) for entry in now}
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            told = says.taken_out
        elif name not in old:
            told = says.added
        elif old[name] != new[name]:
            told = says.changed
        else:
            continue
        yield Change(f"rules.{what}.{name}", phrase(told, name=_quoted(name)))


def _orders(then: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    for column in sorted({*then, *now}):
        old, new = then.get(column), now.get(column)
        if old == new:
            continue
        was = " < ".join(old) if old else None
        what = phrase("The order of {column}", column=column)
        yield Change(f"rules.orders.{column}", _was_and_is(what, was, " < ".join(new or ())))


# ---- sentences ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Entry:
    """What is said of a rule or a preference."""

    taken_out: str
    added: str
    changed: str


_RULE = _Entry(
    marked("The rule {name} was taken out."),
    marked("The rule {name} was added."),
    marked("The rule {name} was changed."),
)
_PREFERENCE = _Entry(
    marked("The preference {name} was taken out."),
    marked("The preference {name} was added."),
    marked("The preference {name} was changed."),
)
_WEIGHTS = {
    PartName.WANTS: phrase("The weight of wants"),
    PartName.GOALS: phrase("The weight of goals"),
    PartName.VALUES: phrase("The weight of values"),
    PartName.TIME: phrase("The weight of time"),
    PartName.LANGUAGE: phrase("The weight of language"),
    PartName.SHORTLIST: phrase("The weight of shortlist"),
}
_BUILT_IN = {
    DefaultRule.REPORTING_LINE: phrase("reporting_line"),
    DefaultRule.PAST_PARTNER: phrase("past_partner"),
    DefaultRule.AVOID: phrase("avoid"),
    DefaultRule.SHARED_LANGUAGE: phrase("shared_language"),
}


def _was_and_is(what: str, then: Spoken, now: Spoken) -> str:
    if then in (None, ""):
        return phrase("{what} is now {now}; nothing was said before.", what=what, now=_shown(now))
    if now in (None, ""):
        return phrase("{what} was {then} and is no longer said.", what=what, then=_shown(then))
    return phrase("{what} was {then} and is now {now}.", what=what, then=_shown(then), now=_shown(now))


def _shown(value: Spoken) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, date):
        return day_phrase(value)
    return str(value) if value is None else number_phrase(value)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f'"{plain[:MOST_QUOTED]}…"' if len(plain) > MOST_QUOTED else f'"{plain}"'
