"""YAML text as plain values with their places, and nothing that YAML could do beyond that.

Every scalar stays the text that was typed, so that `no`, `007` or `2027-01-11` in a list of accepted
values means what a reader sees; only an empty value or `null` is None. Anchors, aliases, tags, repeated
keys and deep nesting are refused: a programme file needs none of them, and they are how YAML is abused.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from companion.languages.phrase import Phrase, phrase
from companion.languages.spoken import marked

DEEPEST = 12
"""How many levels may lie within one another; a programme file needs five."""

Step = str | int
Path = tuple[Step, ...]
Plain = None | str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a programme file: where (both from 1), what, and what to write instead."""

    line: int
    column: int
    what: str
    mend: str

    def __str__(self) -> str:
        return self.told

    @property
    def told(self) -> Phrase:
        """The whole of it."""
        return phrase(
            "line {line}, column {column}: {what} {mend}",
            line=self.line,
            column=self.column,
            what=self.what,
            mend=self.mend,
        )


@dataclass(frozen=True)
class Span:
    """Where a value stands, in characters of the text from 0; `first_key` of a mapping that has one.

    What follows a value in block style, such as a comment, may still be inside its span.
    """

    start: int
    stop: int
    in_flow_style: bool = False
    first_key: int | None = None


@dataclass
class YamlTree:
    """What the text says: `places` gives the line and column of every key and every item of a list.

    `spans` says where the values at the same paths begin and end, so that one of them can be exchanged.
    """

    root: Plain = None
    places: dict[Path, tuple[int, int]] = field(default_factory=lambda: {(): (1, 1)})
    spans: dict[Path, Span] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> tuple[int, int]:
        """Where the thing at this path stands, or the nearest thing around it that the file has."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]


def read_yaml(text: str) -> YamlTree:
    """The text as a tree. Where it cannot be read at all, the tree is empty and has one fault or more."""
    tree = YamlTree()
    try:
        tree.faults.extend(_forbidden_features(text))
        if not tree.faults:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
            tree.root = None if node is None else _plain(node, (), tree)
    except yaml.MarkedYAMLError as error:
        tree.faults.append(_syntax_fault(error))
    except yaml.YAMLError as error:
        what = phrase("The file is not YAML: {problem}.", problem=_one_line(str(error)))
        tree.faults.append(Fault(1, 1, what, phrase("Remove the odd character.")))
    return tree


def _forbidden_features(text: str) -> list[Fault]:
    """Looked for in the stream of events, which does not recurse, before anything is built."""
    faults: list[Fault] = []
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        found = _feature_of(event, depth, documents)
        if found:
            faults.append(_fault_at(event.start_mark, *found))
        if depth > DEEPEST or documents > 1:
            break
    return faults


def _feature_of(event: yaml.Event, depth: int, documents: int) -> tuple[str, str] | None:
    if getattr(event, "anchor", None):
        what = phrase(
            "`{name}` is a YAML anchor or alias, which is not used here.", name=getattr(event, "anchor", "")
        )
        return what, phrase("Write the value out in full.")
    if getattr(event, "tag", None):
        what = phrase("`{name}` is a YAML tag, which is not used here.", name=getattr(event, "tag", ""))
        return what, phrase("Leave the tag out.")
    if depth > DEEPEST:
        what = phrase("More than {levels} levels lie within one another.", levels=DEEPEST)
        return what, phrase("Check the brackets and the indentation.")
    if documents > 1:
        return phrase("A second document begins here."), phrase("Remove the line `---` and what follows it.")
    return None


def _plain(node: yaml.Node, path: Path, tree: YamlTree) -> Plain:
    tree.spans[path] = _span(node)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, tree)
    if isinstance(node, yaml.SequenceNode):
        items: list[Plain] = []
        for position, item in enumerate(node.value):
            tree.places[*path, position] = _place(item.start_mark)
            items.append(_plain(item, (*path, position), tree))
        return items
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _mapping(node: yaml.MappingNode, path: Path, tree: YamlTree) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            what, mend = phrase("A key is a list or a mapping."), phrase("Use a word as the key.")
            tree.faults.append(_fault_at(key_node.start_mark, what, mend))
            continue
        key = str(key_node.value)
        if key in values:
            first = tree.places[*path, key][0]
            what = phrase("`{key}` is given twice; the first is on line {line}.", key=key, line=first)
            tree.faults.append(_fault_at(key_node.start_mark, what, phrase("Keep one of the two.")))
            continue
        tree.places[*path, key] = _place(key_node.start_mark)
        values[key] = _plain(value_node, (*path, key), tree)
    return values


def _span(node: yaml.Node) -> Span:
    start, stop = node.start_mark.index, node.end_mark.index
    if not isinstance(node, yaml.MappingNode):
        return Span(start, stop)
    first_key = node.value[0][0].start_mark.index if node.value else None
    return Span(start, stop, bool(node.flow_style), first_key)


def _syntax_fault(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = _place(mark) if mark else (1, 1)
    problem = _one_line(error.problem or error.context or _UNREADABLE)
    mend = phrase("Check the indentation, colons and quotation marks here and on the line above.")
    if "\\t" in problem:
        mend = phrase("Use spaces instead of tabs.")
    return Fault(line, column, phrase("This is not YAML: {problem}.", problem=_in_our_words(problem)), mend)


_UNREADABLE = marked("it cannot be read")
_PROBLEMS = {
    one: phrase(one)
    for one in (
        marked("could not find expected ':'"),
        marked("found character '\\t' that cannot start any token"),
        marked("found unexpected end of stream"),
        _UNREADABLE,
        marked("mapping values are not allowed here"),
        marked("sequence entries are not allowed here"),
    )
}
"""What the reader of YAML says of the slips that happen most; the rest of what it says is English."""


def _in_our_words(problem: str) -> str:
    return _PROBLEMS.get(problem, problem)


def _fault_at(mark: object, what: str, mend: str) -> Fault:
    return Fault(*(_place(mark) if isinstance(mark, yaml.Mark) else (1, 1)), what, mend)


def _place(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
