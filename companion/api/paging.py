"""Long lists in pages: after which entry, and how many.

A cursor is the key of the last entry that was seen, in a spelling that invites nobody to build one. It is not
signed, because it opens nothing: whoever changes it starts somewhere else in a list that she may see anyway.

    def list_people(signed: Signed, asked: PageAsked) -> PeoplePage:
        after = asked.after(str, UUID)  # None, or (name, id)
        rows = store.people(..., after=after, at_most=asked.fetch)
        page = asked.cut(rows, key=lambda row: (row.name, row.id))
        return PeoplePage(items=[...page.items], next=page.next)
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request
from starlette.datastructures import URL

from companion.errors import CursorUnusable

USUAL = 50
MOST = 200
_LONGEST = 1000

Row = TypeVar("Row")


@dataclass(frozen=True)
class Cut(Generic[Row]):
    """One page of rows, and the address of the next; None at the end."""

    items: list[Row]
    next: str | None


@dataclass(frozen=True)
class Asked:
    """Which page was asked for."""

    cursor: str | None
    limit: int
    address: URL

    @property
    def fetch(self) -> int:
        """How many rows to read: one more than is shown, which tells whether there is a next page."""
        return self.limit + 1

    def after(self, *kinds: Callable[[str], Any]) -> tuple[Any, ...] | None:
        """The key of the last entry that was seen, each value made by one of `kinds`; None at the start.

        Raises:
            CursorUnusable: the cursor is none, or belongs to another list.
        """
        if self.cursor is None:
            return None
        try:
            values = _decode(self.cursor)
            return tuple(kind(value) for kind, value in zip(kinds, values, strict=True))
        except ValueError as refused:
            raise CursorUnusable from refused

    def cut(self, rows: Sequence[Row], *, key: Callable[[Row], Sequence[object]]) -> Cut[Row]:
        """The page of these rows, of which there are up to `fetch`; `key` gives what `after` shall give."""
        shown = list(rows[: self.limit])
        if len(rows) <= self.limit:
            return Cut(shown, None)
        address = self.address.include_query_params(cursor=_encode(key(shown[-1])))
        return Cut(shown, f"{address.path}?{address.query}")


def _encode(key: Sequence[object]) -> str:
    text = json.dumps([str(value) for value in key], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(cursor: str) -> list[str]:
    text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    values = json.loads(text)
    # PostgreSQL keeps no character zero in a text, so no key of ours has one.
    if not isinstance(values, list) or not all(
        isinstance(value, str) and "\0" not in value for value in values
    ):
        raise ValueError("not a list of texts")
    # A lone surrogate is no text either; this raises a ValueError.
    "".join(values).encode()
    return values


async def _asked(
    request: Request,
    cursor: Annotated[
        str | None,
        Query(max_length=_LONGEST, description="Where to go on; taken from `next`, never made by hand."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many entries at most.")] = USUAL,
) -> Asked:
    return Asked(cursor, limit, request.url)


PageAsked = Annotated[Asked, Depends(_asked)]
