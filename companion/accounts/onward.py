"""The page that somebody was on the way to, as it may go along in the mail with her sign-in link.

Anybody can ask for a link to somebody else's mailbox, and mailboxes are shared: so nothing goes along but a
page of ours and plain keys, and never that it is about a worry.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

from companion.contracts.places import Place

HOME = "/"
LONGEST = 300
_IN_CONFIDENCE = frozenset({Place.WORRY, Place.WORRIES})
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""An id, or the name of a part of a page: nobody's sentence, and nobody's address."""


def onward(wanted: str) -> str:
    """The address of one of our pages, written anew from its parts; the start page for whatever is none."""
    if len(wanted) > LONGEST or not wanted.isascii() or not wanted.isprintable():
        return HOME
    if not re.match(r"/(?![/\\])", wanted):
        return HOME
    path, _, query = wanted.partition("?")
    place = path.strip("/")
    if place not in ("", *Place) or place in _IN_CONFIDENCE:
        return HOME
    keys = parse_qsl(query, keep_blank_values=True)
    if not all(_PLAIN.fullmatch(word) for pair in keys for word in pair):
        return HOME
    return f"{HOME}{place}?{urlencode(keys)}" if keys else f"{HOME}{place}"
