"""A chip with other words in it, or one that counts otherwise than it did."""

from __future__ import annotations

from dataclasses import replace

from companion.finding import declining
from companion.finding.chip_words import affirmed, denied
from companion.finding.clauses import tidy
from companion.finding.facets import facets
from companion.finding.heard import Own, Words
from companion.finding.phrasebook import glossed, read_in
from companion.finding.query import LONGEST_WORDS, About, Chip, Kind
from companion.finding.reading_words import capital
from companion.finding.subjects import content_words, without_identity
from companion.languages.catalogue import OURS


def reread(words: str, chip: Chip, known: Words, own: Own, page: str = OURS) -> Chip | None:
    """A chip with other words in it, which she typed over the ones that stood there; None: not understood."""
    plain = " ".join(tidy(words).split())[:LONGEST_WORDS]
    if chip.about is About.SUBJECT:
        bare, _ = without_identity(plain, known.names)
        if not content_words(bare) or declining.is_order(plain):
            return None
        shown = denied(bare) if chip.kind is Kind.MUST_NOT else capital(bare)
        return replace(chip, values=(bare,), shown=shown, source=plain)
    told = glossed(plain, read_in(plain, plain, page), known.by_which()).words
    found = [one for one in facets(told, known, own, loose=True) if one.about is chip.about]
    if not found:
        return None
    facet = found[0]
    shown = denied(facet.shown) if chip.kind is Kind.MUST_NOT else facet.shown
    return replace(chip, values=facet.values, shown=shown, source=plain)


def counted_as(chip: Chip, kind: Kind) -> Chip:
    """A chip that counts otherwise than before, with the words for that."""
    shown = affirmed(chip.shown) if chip.kind is Kind.MUST_NOT else chip.shown
    if chip.about is About.SUBJECT and kind is not Kind.MUST_NOT:
        shown = capital(shown)
    return replace(chip, kind=kind, shown=denied(shown) if kind is Kind.MUST_NOT else shown)
