"""What only shows when a programme file is seen as a whole: names used twice, orders that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from companion.languages.phrase import phrase
from companion.languages.spoken import marked
from companion.programmes.faults import nearest
from companion.programmes.file_model import ProgrammeEntry, RuleEntry, in_words
from companion.programmes.programme import DefaultRule, PartName
from companion.programmes.yaml_tree import Fault, Path, Plain, YamlTree

RESERVED_NAMES = frozenset({*DefaultRule, "self", "veto"})
"""Rules that exist already; a rule of the file with such a name could not be told apart in a report."""


def cross_faults(entry: ProgrammeEntry, tree: YamlTree, root: dict[str, Plain]) -> list[Fault]:
    """Faults between entries. An entry that was itself faulty has a name that begins with NUL."""
    return [
        *_repeated_names(
            _named(entry, "must") + _named(entry, "must_not"),
            marked("Another rule is called {name!r} already, on line {line}."),
            tree,
        ),
        *_repeated_names(
            _named(entry, "prefer"),
            marked("Another preference is called {name!r} already, on line {line}."),
            tree,
        ),
        *_reserved_names(entry, tree),
        *_missing_orders(entry, tree, root),
        *_all_zero(entry, tree, root),
    ]


def _named(entry: ProgrammeEntry, section: str) -> list[tuple[Path, RuleEntry]]:
    found: list[RuleEntry] = getattr(entry, section)
    return [((section, at), rule) for at, rule in enumerate(found) if not rule.name.startswith("\0")]


def _repeated_names(entries: list[tuple[Path, RuleEntry]], what: str, tree: YamlTree) -> Iterator[Fault]:
    lines: dict[str, int] = {}
    for path, rule in entries:
        line, column = tree.place((*path, "name"))
        first = lines.setdefault(rule.name.casefold(), line)
        if first != line:
            yield Fault(
                line,
                column,
                phrase(what, name=rule.name, line=first),
                phrase("Give each a name of its own: the report tells them apart by it."),
            )


def _reserved_names(entry: ProgrammeEntry, tree: YamlTree) -> Iterator[Fault]:
    for path, rule in _named(entry, "must") + _named(entry, "must_not"):
        if rule.name.casefold() in RESERVED_NAMES:
            what = phrase("{name!r} is the name of a rule that is built in.", name=rule.name)
            yield Fault(*tree.place((*path, "name")), what, phrase("Choose another name."))


def _missing_orders(entry: ProgrammeEntry, tree: YamlTree, root: dict[str, Plain]) -> Iterator[Fault]:
    written = root.get("orders")
    # An order that is there but faulty has been told of already; its absence here is no news.
    known = set(entry.orders) | (set(written) if isinstance(written, dict) else set())
    for section in ("must", "must_not", "prefer"):
        for path, rule in _named(entry, section):
            if rule.mentor_above is None or rule.mentor_above in known:
                continue
            meant = nearest(rule.mentor_above, sorted(entry.orders))
            yield Fault(
                *tree.place((*path, "mentor_above")),
                phrase(
                    "`mentor_above: {column}` needs to know which values are above which.",
                    column=rule.mentor_above,
                ),
                phrase("Did you mean `{meant}`?", meant=meant)
                if meant
                else phrase("Add `orders: {{{column}: [lowest, …, highest]}}`.", column=rule.mentor_above),
            )


def _all_zero(entry: ProgrammeEntry, tree: YamlTree, root: dict[str, Plain]) -> Iterator[Fault]:
    preferred = any(wish.weight > 0 for wish in entry.prefer)
    # A list is there only where somebody made one: it cannot be all that counts.
    always = [part for part in PartName if part is not PartName.SHORTLIST]
    if any(getattr(entry.weights, part) > 0 for part in always) or preferred:
        return
    place = tree.place(("weights",))
    yield Fault(
        *place,
        phrase("Every weight is 0, so all pairs would score the same."),
        phrase("Give at least one of {parts} a weight above 0.", parts=in_words(always)),
    )
