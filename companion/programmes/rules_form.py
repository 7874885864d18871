"""The settings of a programme file that most people change, as a simple form, and back into the text.

The form knows the weights of the parts, the built-in rules and the usual capacity. It changes only what
differs, each value in its place: rules, preferences, comments and layout stay as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from companion.errors import RulesFormUnusable, RulesGivenTwice
from companion.languages.phrase import counted_phrase, phrase
from companion.programmes.programme import DEFAULT_STATEMENTS, DefaultRule, PartName, Programme
from companion.programmes.reading import read_programme_text
from companion.programmes.yaml_edit import NotEditable, with_value


@dataclass(frozen=True)
class RulesForm:
    """The settings that the form knows, and in words what else the text holds and the form leaves alone."""

    weights: Mapping[PartName, float]
    built_in: Mapping[DefaultRule, bool]
    default_capacity: int
    beyond: tuple[str, ...] = ()


def form_of(rules: str) -> RulesForm:
    """The form filled in from a rules text.

    Raises:
        ProgrammeFileInvalid, ProgrammeFileTooLarge: the text cannot be read.
    """
    programme = read_programme_text(rules)
    return RulesForm(
        weights={part: programme.weights[part] for part in PartName},
        built_in={rule: rule not in programme.defaults_off for rule in DefaultRule},
        default_capacity=programme.default_capacity,
        beyond=tuple(_beyond(programme)),
    )


def rules_given(before: str, text: str | None, form: RulesForm | None) -> str:
    """The rules text that somebody means who gives a text, or a form over what was before, or neither.

    Raises:
        RulesGivenTwice: both were given.
        RulesFormUnusable, ProgrammeFileInvalid: see `with_form`.
    """
    if text is not None and form is not None:
        raise RulesGivenTwice
    if form is not None:
        return with_form(before, form)
    return before if text is None else text


def with_form(rules: str, form: RulesForm) -> str:
    """The rules text with the form's settings; the very same text where they are what it says already.

    Raises:
        RulesFormUnusable: the text is laid out so that a value cannot be exchanged without harm.
        ProgrammeFileInvalid: the text cannot be read, or one of the settings is out of range.
    """
    before = read_programme_text(rules)
    settings = _settings(form)
    usual = _settings(form_of(rules))
    text = rules
    for path, value in settings.items():
        if value != usual[path]:
            text = _set(text, path, value)
    after = read_programme_text(text)
    if _without_lines(after) != _without_lines(_meant(before, form)):
        raise RulesFormUnusable
    return text


def _set(text: str, path: tuple[str, ...], value: str) -> str:
    try:
        return with_value(text, path, value)
    except NotEditable as error:
        raise RulesFormUnusable from error


def _settings(form: RulesForm) -> dict[tuple[str, ...], str]:
    """Every setting of the form: its place in the file, and how it is written there."""
    weights = {("weights", str(part)): _number(form.weights[part]) for part in PartName}
    rules = {("defaults", str(rule)): "on" if form.built_in[rule] else "off" for rule in DefaultRule}
    return weights | rules | {("default_capacity",): str(form.default_capacity)}


def _number(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def _meant(before: Programme, form: RulesForm) -> Programme:
    """What the text must say afterwards: the form's settings, and everything else as before."""
    return replace(
        before,
        weights={str(part): float(form.weights[part]) for part in PartName},
        defaults_off=frozenset(rule for rule in DefaultRule if not form.built_in[rule]),
        default_capacity=form.default_capacity,
    )


def _without_lines(programme: Programme) -> Programme:
    return replace(
        programme,
        weights=dict(programme.weights),
        rules=tuple(replace(rule, line=0) for rule in programme.rules),
        preferences=tuple(replace(wish, line=0) for wish in programme.preferences),
    )


# ---- what the form leaves alone ----------------------------------------------------------------


def _beyond(programme: Programme) -> Iterator[str]:
    if programme.rules:
        yield counted_phrase("{number} rule", "{number} rules", len(programme.rules))
    if programme.preferences:
        yield counted_phrase("{number} preference", "{number} preferences", len(programme.preferences))
    for column in programme.orders:
        yield phrase("the order of {column}", column=column)
    if programme.statements != DEFAULT_STATEMENTS:
        yield phrase("statements of its own")
    if programme.name != Programme().name:
        yield phrase("a name")
    if programme.starts_on is not None:
        yield phrase("a first day")
