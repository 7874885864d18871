"""An export as one page that needs nothing else: no script, no picture, no address to fetch anything from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from html import escape
from typing import Any

from companion.ids import PersonId
from companion.languages import writing
from companion.languages.catalogue import OURS, direction
from companion.languages.spoken import _, speaking, spoken
from companion.people.exporting import ExportSection, PersonExport
from companion.people.person import Slot
from companion.people.profile_text import availability_text, values_text

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .4rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; margin: .6rem 0 0;
     border-top: 1px solid #8885; padding-top: .6rem; }
dt { color: #666; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.note { color: #666; font-size: .9rem; }
.ai { margin: 1rem 0 0; font-weight: 600; }
@media (prefers-color-scheme: dark) { dt, .note { color: #aaa; } }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
"""


def export_page(export: PersonExport) -> str:
    """The page, as HTML, in the language of the export."""
    with speaking(export.language):
        return "".join(_pieces(export))


def _pieces(export: PersonExport) -> Iterator[str]:
    title = escape(_("Everything stored about {name}").format(name=export.name))
    as_of = _(
        "{email}, as of {at}. Where something of a row is not shown, the reason stands below it."
    ).format(email=export.email, at=_instant(export.made_at))
    yield (
        f'<!doctype html><html lang="{spoken()}" dir="{direction(spoken())}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{title}</h1><p>{escape(as_of)}</p>"
    )
    empty = [section.title for section in export.sections if not section.rows]
    for section in export.sections:
        if section.rows:
            yield from _section(section, export.person)
    if empty:
        listed = "; ".join(escape(title) for title in empty)
        yield f"<h2>{escape(_('Nothing is stored under'))}</h2><p>{listed}.</p>"
    yield "</main></body></html>\n"


def _section(section: ExportSection, reader: PersonId) -> Iterator[str]:
    count = f" ({len(section.rows)})" if len(section.rows) > 1 else ""
    yield f"<section><h2>{escape(section.title)}{count}</h2>"
    for row in section.rows:
        marks = [*_by_model(row), *_edited(row, reader)]
        yield from (f'<p class="ai">{escape(says)}</p>' for says in marks)
        yield f"<dl>{''.join(_field(name, value) for name, value in row.items())}</dl>"
    for why in dict.fromkeys(section.kept_back.values()):
        fields = ", ".join(_words(name) for name, reason in section.kept_back.items() if reason == why)
        told = _("Not shown: {fields}. {why}").format(fields=fields, why=why)
        yield f'<p class="note">{escape(told)}</p>'
    yield "</section>"


def _by_model(row: Mapping[str, Any]) -> Iterator[str]:
    """Which model put words of a row together, where one did: as one reads it, before them."""
    if row.get("model") and row.get("phrased_at"):
        yield _("Words of AI: {model} ({prompt} version {version}, {at}).").format(
            model=row["model"],
            prompt=row["prompt"],
            version=row["prompt_version"],
            at=_instant(row["phrased_at"]),
        )
    for name in ("clauses", "sources"):
        parts = row.get(name)
        for part in parts if isinstance(parts, list) else ():
            yield from _by_model_in(part)


def _edited(row: Mapping[str, Any], reader: PersonId) -> Iterator[str]:
    """Who of the two changed a model's words before she kept them."""
    if row.get("edited_by"):
        hers = str(row["edited_by"]) == str(reader)
        yield _("Phrased by AI, edited by you.") if hers else _("Phrased by AI, edited by your partner.")


def _by_model_in(part: Mapping[str, Any]) -> Iterator[str]:
    """The same of a clause of an agreement, and of a note that a draft rests on."""
    for source in part.get("sources", ()):
        if source["kind"] == "model":
            yield _("Words of AI in the clause “{clause}”: {model} ({by}).").format(
                clause=part["name"], model=source["field"], by=source["words"]
            )
    by = part.get("by")
    if by:
        yield _("Words of AI in what it rests on: {model} ({prompt} version {version}, {at}).").format(
            model=by["model"], prompt=by["prompt"], version=by["prompt_version"], at=by["at"]
        )


def _field(name: str, value: Any) -> str:  # noqa: ANN401  (any JSON)
    # A column is called as it is in the database, whatever the page speaks.
    mark = "" if spoken() == OURS else f' lang="{OURS}"'
    return f"<dt{mark}>{escape(_words(name))}</dt><dd>{escape(_text(name, value))}</dd>"


def _words(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ")


def _text(name: str, value: Any) -> str:  # noqa: ANN401
    if value in (None, "", [], {}):
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return _instant(value) if isinstance(value, datetime) else writing.day(value, spoken())
    if name == "availability":
        return availability_text([Slot(*slot) for slot in value], spoken())
    if name == "values":
        return values_text(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, list | Mapping):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return str(value)


def _instant(at: datetime) -> str:
    return f"{writing.day(at.date(), spoken())}, {at:%H:%M} UTC"
