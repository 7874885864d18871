"""The words of a text, for tests that say a name stands nowhere in what was kept or sent.

Identifiers, hashes and tokens are random: three letters of a name stand somewhere in them once in some
fifty runs. A name is therefore looked for as a whole word.
"""

from __future__ import annotations

import re


def words_in(text: object) -> set[str]:
    """Every run of letters and digits of a text, in small letters: "Ada's id" holds ada, s and id."""
    return set(re.findall(r"[^\W_]+", str(text).casefold()))
