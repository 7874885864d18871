"""Which language somebody is spoken to in: her own choice, else what her browser asks for, else English."""

from __future__ import annotations

from companion.errors import LanguageUnknown
from companion.languages.catalogue import OURS, languages


def chosen(own: str | None, asked: str) -> str:
    """The language for somebody.

    Args:
        own: what she chose for her account; None for no choice.
        asked: what her browser asks for, as the header Accept-Language has it or as one name of a language.
    """
    return own if own is not None and own in languages() else first_known(asked)


def require_known(language: str) -> None:
    """Refuse what nobody can be spoken to in.

    Raises:
        LanguageUnknown: Companion has no catalogue for it.
    """
    if language not in languages():
        raise LanguageUnknown(known=", ".join(languages()))


def first_known(asked: str) -> str:
    """The first language that is asked for and that we have, the most wanted first; English without any.

    Somebody who asks for Austrian German gets German. What is not wanted at all has a weight of 0.
    """
    for wanted in _by_weight(asked):
        name = wanted.lower().replace("_", "-")
        while name:
            if name in languages():
                return name
            name = name.rpartition("-")[0]
    return OURS


def _by_weight(asked: str) -> list[str]:
    found: list[tuple[float, str]] = []
    for part in asked.split(",")[:_MOST]:
        name, _, weight = part.partition(";")
        found.append((_weight(weight), name.strip()))
    return [name for weight, name in sorted(found, key=lambda one: -one[0]) if weight > 0]


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text else 1.0
    except ValueError:
        return 0.0


_MOST = 20
"""So many languages are looked at; a header may be as long as somebody likes."""
