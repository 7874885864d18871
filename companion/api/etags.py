"""Versions of what several people edit: told as ETag, asked for as If-Match, so that no change is lost.

def read_round(signed: Signed, response: Response, ...):
    tag(response, found.version)

def change_round(signed: Signed, expected: ExpectedVersion, ...):
    service.change(..., expected_version=expected)  # raises VersionOutdated, which is a 412
"""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Depends, Header
from fastapi.responses import Response

from companion.errors import VersionUnnamed

# A proxy that compresses an answer marks its tag as weak; it is the same version all the same.
_TAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,8})"')


def etag_of(version: int) -> str:
    """The ETag of a version."""
    return f'"{version}"'


def tag(response: Response, version: int) -> None:
    """Give an answer the ETag of the version that it shows."""
    response.headers["ETag"] = etag_of(version)


async def _expected(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            description="The ETag that came with what is being changed. Without it: 428; if it is old: 412.",
            examples=['"3"'],
        ),
    ] = None,
) -> int:
    found = _TAG.fullmatch((if_match or "").strip())
    if found is None:
        raise VersionUnnamed
    return int(found.group(1))


ExpectedVersion = Annotated[int, Depends(_expected)]
"""The version that a change was made from.

Raises:
    VersionUnnamed: If-Match is missing, or is none of our tags; `*` would defeat its purpose.
"""
