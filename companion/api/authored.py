"""Who phrased a text, as the API says it."""

from __future__ import annotations

from companion.contracts.authored import AuthoredView
from companion.llm.gateway import Authored


def authored_view(by: Authored | None) -> AuthoredView | None:
    """A model with its prompt and when; None where no model phrased anything."""
    if by is None:
        return None
    return AuthoredView(model=by.model, prompt=by.prompt, version=by.prompt_version, at=by.at)
