"""What people wrote stands in a prompt as data: between marks that it cannot contain.

A model cannot be made to tell data from orders for certain; that is why code decides and a checker reads
what comes back. The fence takes away the cheap tricks: closing the fence, hidden characters, a look-alike
mark.
"""

from __future__ import annotations

import unicodedata

OPEN, CLOSE = "⟦", "⟧"
"""The marks; they are taken out of everything that is put between them."""

_LOOK_ALIKE = {"⟦": "[", "⟧": "]", "〚": "[", "〛": "]"}
_LONGEST = 8_000


def fence(label: str, text: str) -> str:
    """The text between marks that say what it is: `⟦note: …⟧`; longer ones than 8,000 characters are cut.

    Raises:
        ValueError: the label is not a plain word of ours.
    """
    if not label.replace("_", "").replace(" ", "").isalnum():
        raise ValueError(f"a label is made of letters, digits and spaces, unlike {label!r}")
    return f"{OPEN}{label}: {cleaned(text)}{CLOSE}"


def cleaned(text: str) -> str:
    """Without marks of ours, without characters that nobody can see, and not endless."""
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(_LOOK_ALIKE.get(char, char) for char in plain if char in "\n\t" or _visible(char))
    return kept if len(kept) <= _LONGEST else kept[:_LONGEST] + " …"


def _visible(char: str) -> bool:
    # Joiners that emoji and several scripts are written with stay; tags, directions and other controls go.
    return char in "‍‌" or unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cn", "Cs"}
