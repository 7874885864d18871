"""What a file would change, in sentences for whoever decides whether it is applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from companion.languages.phrase import counted_phrase, joined, phrase
from companion.people.difference import Difference, Entry, Fate, FieldChange
from companion.people.remarks import quoted

SHOWN = 20
"""People of each fate that are named before the rest is counted."""

_HEADINGS = {
    Fate.NEW: "New",
    Fate.RETURNING: "Back again",
    Fate.CHANGED: "Changed",
    Fate.GONE: "No longer in the file; would leave the programme",
}
_FIELD_WORDS = {"manager_email": "manager", "past_partners": "past partners", "time_zone": "time zone"}
_UNKNOWN = "unknown"


def summary(counts: Mapping[Fate, int], left_out: int) -> str:
    """One sentence with all the figures: 3 new, 1 changed, 2 would leave; 40 stay as they are."""
    told = {
        Fate.NEW: phrase("{count} new", count=f"{counts[Fate.NEW]:,}"),
        Fate.RETURNING: phrase("{count} back again", count=f"{counts[Fate.RETURNING]:,}"),
        Fate.CHANGED: phrase("{count} changed", count=f"{counts[Fate.CHANGED]:,}"),
        Fate.GONE: phrase("{count} no longer in the file", count=f"{counts[Fate.GONE]:,}"),
    }
    pieces = [words for fate, words in told.items() if counts[fate]]
    stay = _stay(counts[Fate.UNCHANGED])
    if not pieces:
        sentence = phrase("Nothing changes: {stay}.", stay=stay)
    else:
        sentence = phrase("{changes}; {stay}.", changes=joined(", ", pieces), stay=stay)
    if not left_out:
        return sentence
    erased = counted_phrase(
        "{count} person was erased earlier and left out.",
        "{count} people were erased earlier and left out.",
        left_out,
        count=f"{left_out:,}",
    )
    return joined(" ", [sentence, erased])


def difference_lines(difference: Difference) -> list[str]:
    """The whole difference: the sentence, then people by what becomes of them, each with her changes."""
    lines = [summary(difference.counts(), len(difference.left_out))]
    for fate, heading in _HEADINGS.items():
        entries = difference.of(fate)
        if entries:
            lines += ["", f"{heading} ({len(entries):,}):", *_listed(entries)]
    for one in difference.left_out:
        lines.append(f"Line {one.line}: {one.email} was erased on {day(one.erased_at.date())}, left out.")
    return lines


def change_line(change: FieldChange) -> str:
    """Time zone: Europe/Berlin → Europe/Oslo."""
    name = field_word(change.field)
    return f"{name}: {_short(change.before)} → {_short(change.after)}"


def field_word(field: str) -> str:
    """What a field is called in a sentence."""
    plain = field.removeprefix("attributes.")
    return _FIELD_WORDS.get(plain, plain.replace("_", " "))


def day(when: date) -> str:
    """3 March 2027."""
    return f"{when.day} {when:%B %Y}"


def _listed(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries[:SHOWN]:
        role = f", {entry.participation.role}" if entry.fate is Fate.NEW else ""
        yield f"  {entry.profile.name} <{entry.profile.email}>{role}"
        if entry.fate is not Fate.GONE:
            yield from (f"    {change_line(change)}" for change in entry.changes)
    if len(entries) > SHOWN:
        yield f"  … and {len(entries) - SHOWN:,} more."


def _stay(unchanged: int) -> str:
    return counted_phrase(
        "{count} stays as she is", "{count} stay as they are", unchanged, count=f"{unchanged:,}"
    )


def _short(text: str) -> str:
    return quoted(text) if text else _UNKNOWN
