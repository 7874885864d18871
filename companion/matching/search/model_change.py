"""Which model an organisation searches with, and a change from one model to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from companion.ids import ModelChangeId
from companion.matching.search.encoders import Model


class ChangeState(StrEnum):
    """How far a change of model has come."""

    EMBEDDING = "embedding"
    """People are embedded in the new model; searches use the old one."""
    REFUSED = "refused"
    """The new model did not pass the gate; all is as before."""
    IN_FORCE = "in_force"
    """Searches use the new model; the old vectors are kept up to date, so that there is a way back."""
    TAKEN_BACK = "taken_back"
    """Searches use the old model again."""
    CONFIRMED = "confirmed"
    """The old vectors are gone."""


LIVING = (ChangeState.EMBEDDING, ChangeState.IN_FORCE)
"""In these states both models' vectors are kept."""


@dataclass(frozen=True)
class InForce:
    """The model that an organisation searches with; `generation` is raised by every change of a vector."""

    model: Model
    generation: int


@dataclass(frozen=True)
class ModelChange:
    """A change from one model to another; `report` holds what the gate measured."""

    id: ModelChangeId
    before: Model
    after: Model
    state: ChangeState
    report: Mapping[str, Any]
    began_at: datetime
    changed_at: datetime
