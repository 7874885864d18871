"""Programmes as they cross the wire: from the bodies of requests, and into those of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from companion.contracts.charter import CadenceBody, CharterBody
from companion.contracts.programmes import (
    ChangeNote,
    ChangeView,
    ProgrammeEntry,
    ProgrammeRules,
    ProgrammeView,
    VersionView,
)
from companion.contracts.rules_form import (
    BuiltInRulesBody,
    RulesFormBody,
    RulesFormView,
    WeightsBody,
)
from companion.ids import AccountId
from companion.languages.phrase import spoken_now
from companion.programmes.charter import Cadence, Charter
from companion.programmes.charter_advice import charter_remarks
from companion.programmes.programme import DefaultRule, PartName
from companion.programmes.programme_service import VersionStep
from companion.programmes.record import ProgrammeRecord, Version
from companion.programmes.rules_form import RulesForm, form_of

Names = Mapping[AccountId, str]


# ---- from requests -----------------------------------------------------------------------------


def charter_in(body: CharterBody) -> Charter:
    """The charter that was sent."""
    fields = body.model_dump(exclude={"cadence"})
    return Charter(**fields, cadence=Cadence(**body.cadence.model_dump()))


def form_in(body: RulesFormBody | None) -> RulesForm | None:
    """The form that was sent; None where none was."""
    if body is None:
        return None
    return RulesForm(
        weights={part: float(getattr(body.weights, part)) for part in PartName},
        built_in={rule: bool(getattr(body.built_in, rule)) for rule in DefaultRule},
        default_capacity=body.default_capacity,
    )


# ---- into answers ------------------------------------------------------------------------------


def programme_entry(record: ProgrammeRecord) -> ProgrammeEntry:
    """A programme in a list."""
    return ProgrammeEntry(
        id=record.id,
        name=record.charter.name,
        form=record.form.value,
        starts_on=record.charter.starts_on,
        ends_on=record.charter.ends_on,
        version=record.version.number,
        closed_at=record.closed_at,
    )


def programme_view(
    record: ProgrammeRecord, names: Names, *, sees_rules: bool, may_change: bool
) -> ProgrammeView:
    """A programme as somebody may see it who sees its rules, or does not."""
    return ProgrammeView(
        id=record.id,
        form=record.form.value,
        version=record.version.number,
        charter=_charter(record.charter),
        remarks=[spoken_now(one) for one in charter_remarks(record.charter)] if sees_rules else [],
        rules=_rules(record.rules) if sees_rules else None,
        last_change=ChangeNote(**_note(record.version, names)) if sees_rules else None,
        may_change=may_change,
        created_at=record.created_at,
        closed_at=record.closed_at,
    )


def version_view(step: VersionStep, names: Names) -> VersionView:
    """A version, and what it changed."""
    return VersionView(
        number=step.version.number,
        **_note(step.version, names),
        changes=[ChangeView(field=change.field, says=spoken_now(change.says)) for change in step.changes],
    )


def _charter(charter: Charter) -> CharterBody:
    # It was sound when it was kept; a later Companion may be stricter, and shows it all the same.
    fields = {name: getattr(charter, name) for name in CharterBody.model_fields}
    cadence = CadenceBody.model_construct(**asdict(charter.cadence))
    return CharterBody.model_construct(**fields | {"cadence": cadence})


def _rules(text: str) -> ProgrammeRules:
    form = form_of(text)
    return ProgrammeRules(
        text=text,
        form=RulesFormView(
            weights=WeightsBody(**{part.value: form.weights[part] for part in PartName}),
            built_in=BuiltInRulesBody(**{rule.value: form.built_in[rule] for rule in DefaultRule}),
            default_capacity=form.default_capacity,
            beyond=[spoken_now(one) for one in form.beyond],
        ),
    )


def _note(version: Version, names: Names) -> dict[str, Any]:
    return {
        "changed_by": names.get(version.changed_by) if version.changed_by else None,
        "changed_at": version.changed_at,
        "why": version.why,
    }
