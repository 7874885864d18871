"""For whom a text was written, as it crosses the wire."""

from __future__ import annotations

from typing import Literal

ClassWord = Literal["author", "pair", "case_owner", "aggregate", "programme"]
"""author: only who wrote it; pair: both of a pair; case_owner: who wrote it and those who look after the
pairs; aggregate: nobody else, it is only counted; programme: everybody in the programme."""

PairWord = Literal["author", "pair"]
"""What one of a pair may choose for what she says of it."""
