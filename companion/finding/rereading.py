"""A chip with other words in it, or one that counts otherwise than it did."""

from __future__ import annotations

import re
from dataclasses import replace

from companion.finding import declining
from companion.finding.clauses import tidy
from companion.finding.facets import Facet, facets
from companion.finding.heard import Own, Words
from companion.finding.query import LONGEST_WORDS, About, Chip, Kind
from companion.finding.reading_words import capital, denied
from companion.finding.subjects import content_words, without_identity


def reread(words: str, chip: Chip, known: Words, own: Own) -> Chip | None:
    """A chip with other words in it, which she typed over the ones that stood there; None: not understood."""
    plain = " ".join(tidy(words).split())[:LONGEST_WORDS]
    if chip.about is About.SUBJECT:
        bare, _ = without_identity(plain, known.names)
        if not content_words(bare) or declining.is_order(plain):
            return None
        shown = f"Not {bare}" if chip.kind is Kind.MUST_NOT else capital(bare)
        return replace(chip, values=(bare,), shown=shown, source=plain)
    found = [one for one in facets(plain, known, own, loose=True) if one.about is chip.about]
    if not found:
        return None
    facet = found[0]
    shown = denied(facet) if chip.kind is Kind.MUST_NOT else facet.shown
    return replace(chip, values=facet.values, shown=shown, source=plain)


def counted_as(chip: Chip, kind: Kind, known: Words, own: Own) -> Chip:
    """A chip that counts otherwise than before, with the words for that."""
    bare = re.sub(
        r"^(?:Not |Does not speak )", lambda found: "Speaks " if "speak" in found.group() else "", chip.shown
    )
    if chip.kind is Kind.MUST_NOT and chip.about is About.TIME:
        bare = f"Free {bare}"
    facet = Facet(chip.about, chip.values, capital(bare), (0, 0))
    return replace(chip, kind=kind, shown=denied(facet) if kind is Kind.MUST_NOT else facet.shown)
