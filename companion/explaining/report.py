"""report.html: everything about a run for a reader, in one file without any link to the outside.

Words by people reach the page through jinja2's escaping alone; a policy in the page forbids everything
that is not in it, scripts of others included.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from companion.explaining.diagrams import load_diagram, score_diagram
from companion.explaining.figures import certified_sentence, figures_of
from companion.explaining.report_cards import cards_of, glance_of, pairs_to_show
from companion.explaining.report_sections import (
    decided_of,
    is_fictional,
    people_left,
    problems_of,
    worth_a_look,
)
from companion.explaining.run import Run
from companion.progress import Progress, silent

_PIECE = 64
"""Pieces of a page that are written at once."""


def report_pieces(run: Run, progress: Progress = silent) -> Iterator[str]:
    """The page, piece by piece, so that many pairs never lie in memory as text."""
    figures = figures_of(run)
    shown = pairs_to_show(run)
    stream = _template().stream(
        run=run,
        plan=run.request.programme,
        date=day_words(run.today),
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


def day_words(day: date) -> str:
    """23 November 2026, whatever language the machine speaks."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_quotes(sentence: str) -> list[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is a quotation, so that quotations can be set apart."""
    return [(piece, piece.startswith("“")) for piece in _QUOTATION.split(sentence) if piece]


def count_words(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 mentor, 1,500 mentors."""
    return f"{number:,} {one if number == 1 else many}"


_QUOTATION = re.compile("(“[^“”]*”)")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=1)
def _template() -> Template:
    """The page's template, with the policy's fingerprint of its one script."""
    source = files("companion.explaining").joinpath("report_template.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["in_quotes"] = in_quotes
    environment.filters["counted"] = count_words
    script = source.partition("<script>")[2].partition("</script>")[0]
    environment.globals["script_hash"] = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment.from_string(source)
