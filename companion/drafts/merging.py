"""Puts the lines of a model that were borne out in place of our own that they say anew; nothing is lost.

A line of ours goes only where others say all that it rests on: one with the same sources, one that joins it
with its neighbours, or several that share its sources among them. Lines with facts are replaced one for one,
because a fact belongs to one line. Pure, ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from companion.drafts.draft import DraftLine


@dataclass(frozen=True)
class Merged:
    """The text, and how many lines of the model found their place in it."""

    lines: tuple[DraftLine, ...]
    taken: int


def merge(plain: Sequence[DraftLine], kept: Sequence[DraftLine]) -> Merged:
    """The plain lines in their order, with those that `kept` says anew exchanged for its lines."""
    places = _Places(plain)
    left = [line for line in _different(kept) if not places.put_one_for_one(line)]
    left = [line for line in left if not places.put_for_several(line)]
    places.put_several_for_one(left)
    return places.merged()


def _different(kept: Sequence[DraftLine]) -> list[DraftLine]:
    """Without lines that say a second time what one before says."""
    seen: dict[tuple[str, str], DraftLine] = {}
    for line in kept:
        seen.setdefault((line.part, line.text.casefold()), line)
    return list(seen.values())


@dataclass
class _Places:
    """What stands in the place of each plain line: nothing yet, other lines, or nothing on purpose."""

    plain: Sequence[DraftLine]
    _instead: dict[int, tuple[DraftLine, ...]] = field(default_factory=dict)

    def put_one_for_one(self, line: DraftLine) -> bool:
        for place, own in self._open(line.part).items():
            if set(own.cites) == set(line.cites):
                self._instead[place] = (_with_facts(line, own),)
                return True
        return False

    def put_for_several(self, line: DraftLine) -> bool:
        joined = [
            place
            for place, own in self._open(line.part).items()
            if own.cites and not own.facts and set(own.cites) < set(line.cites)
        ]
        if {one for place in joined for one in self.plain[place].cites} != set(line.cites):
            return False
        self._instead |= dict.fromkeys(joined, ()) | {joined[0]: (_with_facts(line, None),)}
        return True

    def put_several_for_one(self, lines: Sequence[DraftLine]) -> None:
        used: set[int] = set()
        for part in {line.part for line in lines}:
            for place, own in self._open(part).items():
                shares = [
                    number
                    for number, line in enumerate(lines)
                    if number not in used and line.part == part and set(line.cites) < set(own.cites)
                ]
                said = {one for number in shares for one in lines[number].cites}
                if shares and not own.facts and said == set(own.cites):
                    used |= set(shares)
                    self._instead[place] = tuple(_with_facts(lines[number], None) for number in shares)

    def merged(self) -> Merged:
        lines = [self._instead.get(place, (own,)) for place, own in enumerate(self.plain)]
        return Merged(
            tuple(line for some in lines for line in some), sum(len(some) for some in self._instead.values())
        )

    def _open(self, part: str) -> Mapping[int, DraftLine]:
        return {
            place: own
            for place, own in enumerate(self.plain)
            if own.part == part and place not in self._instead
        }


def _with_facts(line: DraftLine, own: DraftLine | None) -> DraftLine:
    if own is not None and " ".join(own.text.split()) == line.text:
        return own
    return DraftLine(line.part, line.text, line.cites, {} if own is None else own.facts, phrased=True)
