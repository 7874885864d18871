"""Every error that a person can meet, in one catalogue.

An error says what happened, with facts, then what to do. `code` is stable: the command line, the
reference page and (later) the API share it. A shape test proves that each is documented.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What sort of trouble it is; the command line turns it into an exit code."""

    INVALID = "invalid"
    """What was given cannot be used; exit code 2."""
    NOT_FOUND = "not_found"
    """What was named does not exist, or is not yours to see; exit code 3."""
    IMPOSSIBLE = "impossible"
    """All is well formed, yet no answer exists; exit code 4."""
    UNAVAILABLE = "unavailable"
    """A part that is needed is missing or broken on this machine; exit code 5."""


EXIT_CODES: dict[Kind, int] = {
    Kind.INVALID: 2,
    Kind.NOT_FOUND: 3,
    Kind.IMPOSSIBLE: 4,
    Kind.UNAVAILABLE: 5,
}


class CompanionError(Exception):
    """The base of every error we raise on purpose: `says` is filled in with the given facts."""

    code: ClassVar[str]
    kind: ClassVar[Kind]
    says: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.says.format(**facts))


def catalogue() -> list[type[CompanionError]]:
    """Every error, ordered by code."""
    return sorted(CompanionError.__subclasses__(), key=lambda error: error.code)


# ---- settings ----------------------------------------------------------------------------------


class SettingUnknown(CompanionError):
    """A variable of ours in the environment that names no setting."""

    code = "settings.unknown"
    kind = Kind.INVALID
    says = (
        "The environment has {variable}, which is no setting of Companion. Unset it, or use one of: {known}."
    )


class SettingInvalid(CompanionError):
    """A setting whose value cannot be used."""

    code = "settings.invalid"
    kind = Kind.INVALID
    says = (
        "{variable} is {value!r}, which cannot be used: {what}. "
        "Change it, or unset it to get the usual value."
    )


# ---- people: reading a spreadsheet -------------------------------------------------------------

# ---- programmes: reading a programme file ------------------------------------------------------

# ---- matching: scores and assignment -----------------------------------------------------------

# ---- explaining: finished runs -----------------------------------------------------------------

# ---- embeddings, seen from companion ------------------------------------------------------------
