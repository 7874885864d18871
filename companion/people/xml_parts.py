"""Reading the XML parts of a workbook piece by piece, never more than a piece in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from companion.languages.phrase import phrase

_CHUNK_BYTES = 1 << 16

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class XmlRefused(Exception):
    """The part is no XML that a spreadsheet program would write; `what` says why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def local(name: str) -> str:
    """A tag or attribute without its namespace prefix; programs choose prefixes as they like."""
    return name.rpartition(":")[2] if ":" in name else name


def parse_in_steps(
    stream: IO[bytes], start: Start, end: End, characters: Characters | None = None
) -> Iterator[None]:
    """Call back for every tag; pause after every piece of 64 KB so that the caller can use what came.

    A document type is refused: workbooks have none, and it is the way to entities that grow without end.

    Raises:
        XmlRefused: not well-formed, or with a document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if characters is not None:
        parser.CharacterDataHandler = characters
    try:
        while chunk := stream.read(_CHUNK_BYTES):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as broken:
        raise XmlRefused(phrase("one of its parts is not well-formed XML")) from broken
    yield


def elements(stream: IO[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every opening tag with its attributes, prefixes taken off; for small parts."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local(name), {local(key): value for key, value in attributes.items()}))

    for _ in parse_in_steps(stream, start, lambda name: None):
        yield from found
        found.clear()


def _refuse_doctype(*_: object) -> None:
    raise XmlRefused(phrase("one of its parts declares a document type, which no spreadsheet program does"))
