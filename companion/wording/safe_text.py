"""Whether a text holds only what may be shown: plain words, no links, no markup, nothing that cannot be seen."""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import re
import unicodedata

_LINK = re.compile(
    r"""(?ix) \b[a-z][a-z0-9+.-]{1,20}://            # any scheme
    | \b(?:javascript|data|vbscript|mailto|tel|file):\S
    | \bwww\.\S
    | \b[a-z0-9-]{2,}\.(?:com|org|net|io|dev|app|ai|info|biz|co|de|es|fr|uk|ru|cn|xyz|top|site|link|example)\b
    | \b\d{1,3}(?:\.\d{1,3}){3}\b
    | [^\s@]+@[^\s@]+\.\w
    | \S\[dot\]\S | \bhxxp
    """
)
_MARKUP = re.compile(
    r"<\s*/?\s*[a-z!?]|&(?:#\w+|[a-z]{2,8});|!?\[[^\]]*\]\s*[\(\[]|```|\{\{|\{%|\$\{", re.IGNORECASE
)
_JOINERS = "\u200c\u200d"


def is_safe(text: str) -> bool:
    """Whether a text has no link, address, HTML, markdown link or image, template mark or hidden character."""
    straight = unicodedata.normalize("NFKC", text)
    return not (_LINK.search(straight) or _MARKUP.search(straight) or any(map(_cannot_be_seen, text)))


def _cannot_be_seen(character: str) -> bool:
    if character in _JOINERS or character in "\n\t":
        return False
    if "\U000e0000" <= character <= "\U000e007f":
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
