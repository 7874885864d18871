"""Names in a box of choices, told apart: Streamlit knows an option by its words alone.

Of two options with equal words it takes the first, whichever was chosen: the wrong mentor would be asked, the
wrong pair ended. So whatever bears a name that somebody gave goes through here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

Option = TypeVar("Option", bound=Hashable)

_SHORTEST = 4


def apart(names: Mapping[Option, str]) -> Callable[[Option], str]:
    """What an option is called in its box, for `format_func`.

    A name that only one option has stays as it is. Where several have it, each gets the end of its own
    identifier, "Anna Berg (7f3a)": the same when another of them goes, which a number would not be.

    Args:
        names: what each option is called, by its identifier.
    """
    alike: defaultdict[str, list[Option]] = defaultdict(list)
    for one, name in names.items():
        alike[name].append(one)
    told = dict(names)
    for name, several in alike.items():
        if len(several) > 1:
            told |= {one: f"{name} ({end})" for one, end in _ends(several).items()}
    return told.__getitem__


def _ends(several: list[Option]) -> dict[Option, str]:
    """The end of each identifier, as short as tells them apart."""
    whole = {one: str(one) for one in several}
    longest = max(len(text) for text in whole.values())
    for length in range(_SHORTEST, longest + 1):
        ends = {one: text[-length:] for one, text in whole.items()}
        if len(set(ends.values())) == len(ends):
            return ends
    return whole
