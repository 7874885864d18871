"""The blocks that pages are built of: figures, tables, cards, notes, bars. Pure: data in, HTML out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.contracts.quotes import QuoteView
from ui.markup import EMPTY, Markup, joined, tag, with_quotations
from ui.words import frame as says


class Tone(StrEnum):
    """What a mark or a note says without words; the words say it too."""

    PLAIN = "plain"
    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True)
class Figure:
    """One number with what it counts, and a word beside it."""

    label: str
    value: str
    beside: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar in a table: filled to `share` (0 to 1) of a track that is `track` (0 to 1) of the cell wide.

    `says` is its number, where no column beside it has that. `second` gives it the other colour.
    """

    share: float
    track: float = 1.0
    known: bool = True
    second: bool = False
    says: str = ""


Cell = str | Bar


def page_head(title: str, lead: str = "", above: str = "") -> Markup:
    """The head of a page: its one h1, and a sentence about what is here."""
    return tag(
        "header",
        tag("p", above, class_="c-eyebrow") if above else None,
        tag("h1", title),
        tag("p", lead, class_="c-lead") if lead else None,
        class_="c-head",
    )


def figures(given: Iterable[Figure]) -> Markup:
    """Several numbers in a row."""
    boxes = [
        tag(
            "div",
            tag("dt", one.label),
            tag("dd", one.value, tag("small", f" {one.beside}") if one.beside else None),
        )
        for one in given
    ]
    return tag("dl", *boxes, class_="c-figures")


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    numbers: Iterable[int] = (),
    quiet: bool = False,
) -> Markup:
    """A table whose first column names the row. On a phone every row becomes a small card.

    `numbers` are the places of columns that are set flush right. A `quiet` caption is for screen readers,
    where a heading above says the same. A column without a name is one of bars.
    """
    right = frozenset(numbers)
    titles = [
        tag("th", name or unseen(says.AS_BAR), scope="col", role="columnheader", class_=_number(place, right))
        for place, name in enumerate(head)
    ]
    top = tag("thead", tag("tr", *titles, role="row"), role="rowgroup")
    body = tag("tbody", *(_row(head, row, right) for row in rows), role="rowgroup")
    named = tag("caption", caption, class_="c-unseen" if quiet else None)
    # The roles are spelled out because a table whose rows are shown as cards would lose them.
    whole = tag("table", named, top, body, class_="c-table", role="table")
    return tag("div", whole, class_="c-bare" if quiet else "c-wide")


def _row(head: Sequence[str], row: Sequence[Cell], right: frozenset[int]) -> Markup:
    first, *others = row
    cells = [
        tag("td", _cell(cell), class_=_number(place, right), data_label=head[place], role="cell")
        for place, cell in enumerate(others, start=1)
    ]
    return tag("tr", tag("th", _cell(first), scope="row", role="rowheader"), *cells, role="row")


def _cell(cell: Cell) -> str:
    return bar(cell) if isinstance(cell, Bar) else cell


def _number(place: int, right: frozenset[int]) -> str | None:
    return "c-number" if place in right else None


def bar(given: Bar) -> Markup:
    """A bar; a number, beside it or in a column of its own, says the same to who does not see it."""
    kind = "c-fill" + ("" if given.known else " c-unknown") + (" c-second" if given.second else "")
    fill = tag("span", class_=kind, style=f"width:{given.share:.1%}")
    track = tag("span", fill, class_="c-track", style=f"width:{given.track:.1%}", aria_hidden="true")
    if not given.says:
        return track
    return tag("span", tag("span", given.says, class_="c-says"), track, class_="c-barred")


def chip(words: str, tone: Tone = Tone.PLAIN) -> Markup:
    """A word or two in a small frame."""
    return tag("span", words, class_=f"c-chip c-{tone}")


def note(words: str, tone: Tone = Tone.LOOK, *, title: str = "") -> Markup:
    """A sentence that should not be overlooked."""
    head = tag("strong", title) if title else None
    return tag("div", head, tag("p", with_quotations(words)), class_=f"c-note c-{tone}", role="note")


def alert(words: str, *, title: str = "") -> Markup:
    """What went wrong; a screen reader says it at once."""
    head = tag("strong", title) if title else None
    return tag("div", head, tag("p", words), class_="c-note c-bad", role="alert")


def empty(title: str, words: str, *, level: int = 2) -> Markup:
    """What stands where there is nothing yet, and what to do about it."""
    return tag("div", tag(f"h{level}", title), tag("p", words), class_="c-empty")


def steps(given: Iterable[tuple[str, str, Tone]]) -> Markup:
    """What to do next, in order: a title, a sentence, how it stands."""
    items = [
        tag("li", tag("strong", title), tag("span", words), class_=f"c-{tone}")
        for title, words, tone in given
    ]
    return tag("ol", *items, class_="c-steps")


def sentences(given: Iterable[tuple[str, str]], quotes: Iterable[QuoteView] = ()) -> Markup:
    """Reasons, each with where it comes from ('' for nothing to say); `quotes` is what they quote."""
    languages = languages_of(quotes)
    items = [
        tag("li", with_quotations(sentence, languages), tag("small", source) if source else None)
        for sentence, source in given
    ]
    return tag("ul", *items, class_="c-reasons") if items else EMPTY


def languages_of(quotes: Iterable[QuoteView]) -> dict[str, str]:
    """The language of what is quoted, where it is known."""
    return {one.words.strip(): one.language for one in quotes if one.language}


def facts(given: Iterable[tuple[str, str]]) -> Markup:
    """Names and what they are, one below the other; what is empty is left out."""
    pairs = [joined(tag("dt", name), tag("dd", words)) for name, words in given if words]
    return tag("dl", *pairs, class_="c-facts") if pairs else EMPTY


def unfold(title: str, *children: str | None) -> Markup:
    """Something that is read by whoever wants to: a line that opens."""
    return tag("details", tag("summary", title), *children, class_="c-unfold")


def card(*children: str | None, title: str = "", level: int = 2) -> Markup:
    """A frame around something that belongs together."""
    head = tag(f"h{level}", title) if title else None
    return tag("section", head, *children, class_="c-card")


def unseen(words: str) -> Markup:
    """Words for screen readers only."""
    return tag("span", words, class_="c-unseen")
