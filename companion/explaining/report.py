"""report.html: everything about a run for a reader, in one file without any link to the outside.

It is in one language from end to end: what is said stands in the template as the catalogues have it, or comes
as words of ours, which become those of the language where they are put into the page. Words by people reach
the page through jinja2's escaping alone; a policy in the page forbids everything that is not in it, scripts
of others included.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from companion.explaining import saying
from companion.explaining.claim_texts import AFTER_ANOTHER
from companion.explaining.diagrams import load_diagram, score_diagram
from companion.explaining.figures import certified_sentence, figures_of
from companion.explaining.quantities import Decimal
from companion.explaining.report_cards import cards_of, glance_of, pairs_to_show
from companion.explaining.report_sections import (
    decided_of,
    is_fictional,
    people_left,
    problems_of,
    worth_a_look,
)
from companion.explaining.run import Run
from companion.languages import phrase, writing
from companion.languages.catalogue import OURS, counted, direction, said
from companion.progress import Progress, silent

_PIECE = 64
"""Pieces of a page that are written at once."""


def report_pieces(run: Run, language: str = OURS, progress: Progress = silent) -> Iterator[str]:
    """The page in a language, piece by piece, so that many pairs never lie in memory as text."""
    figures = figures_of(run)
    shown = pairs_to_show(run)
    voice = _Voice(language)
    stream = _template().stream(
        _=voice.sentence,
        ngettext=voice.counted,
        number=voice.number,
        voice=voice,
        language=language,
        direction=direction(language),
        colon=writing.with_colon("", language),
        between=said(AFTER_ANOTHER, language).format(one="", other=""),
        run=run,
        plan=run.request.programme,
        date=writing.day(run.today, language),
        whole=Decimal.of(1, 2),
        figures=figures,
        certified=certified_sentence(run.matching.certificate),
        fictional=is_fictional(run),
        diagrams=[score_diagram(run), load_diagram(run)],
        look=worth_a_look(run, shown),
        left=people_left(run),
        problems=problems_of(run),
        decided=decided_of(run),
        shown=len(shown),
        glance=glance_of(run, shown),
        cards=cards_of(run, shown, progress),
    )
    stream.enable_buffering(_PIECE)
    yield from stream


def in_quotes(sentence: str) -> list[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is a quotation, so that quotations can be set apart."""
    return [(piece, _QUOTATION.fullmatch(piece) is not None) for piece in _QUOTATION.split(sentence) if piece]


_QUOTATION = re.compile("(“[^“”]*”|„[^„“”]*“|«[^«»]*»)")
"""Between the marks of each language; what is quoted has no double ones of the first two within."""


@dataclass(frozen=True)
class _Voice:
    """Says everything in one language."""

    language: str

    def told(self, words: object) -> object:
        """Words of ours in the language; anything else as it is."""
        if not isinstance(words, str):
            return words
        return saying.in_language(phrase.in_language(words, self.language), self.language)

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        return writing.number(value, self.language)

    def sentence(self, words: str, **places: object) -> Markup:
        """A sentence of the template; what goes into its places is escaped, the numbers written."""
        return self._filled(said(words, self.language), places)

    def counted(self, one: str, several: str, number: int, **places: object) -> Markup:
        """The same for a sentence that depends on a number."""
        return self._filled(counted(one, several, number, self.language), {"number": number, **places})

    def _filled(self, pattern: str, places: Mapping[str, object]) -> Markup:
        filled = {
            name: self.number(value) if isinstance(value, int) else self.told(value)
            for name, value in places.items()
        }
        return Markup(html.escape(pattern, quote=False).replace('"', "&quot;")).format(**filled)  # noqa: S704


@pass_context
def _told(context: Context, words: object) -> object:
    """Words of ours in the language of the page."""
    return context["voice"].told(words)


@lru_cache(maxsize=1)
def _template() -> Template:
    """The page's template, with the policy's fingerprint of its one script."""
    source = files("companion.explaining").joinpath("report_template.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_told
    )
    environment.filters["told"] = _told
    environment.filters["in_quotes"] = in_quotes
    script = source.partition("<script>")[2].partition("</script>")[0]
    environment.globals["script_hash"] = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment.from_string(source)
