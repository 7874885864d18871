"""How the bytes of a text file spell characters, found out by reading all of it once."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from companion.errors import PeopleNotATable

_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 65_536
_HEADER_BYTES = 400

# The mark of UTF-32 begins with the mark of UTF-16, so the longer ones come first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a"))
_FEW_CONTROLS = 8


@dataclass(frozen=True)
class TextEncoding:
    """The codec's name; whether it was guessed, or some bytes fit it nowhere; line ends, at the most."""

    codec: str
    guessed: bool = False
    damaged: bool = False
    line_ends: int = 0


def encoding_of(stream: BinaryIO, name: str) -> TextEncoding:
    """Tell UTF-8, UTF-16 (with or without a mark), UTF-32 with a mark and Windows-1252 apart.

    A text that is valid UTF-8 to its last byte is UTF-8: other encodings are so by chance only in pure
    ASCII, where it makes no difference. Whatever has no mark and is not UTF-8 counts as Windows-1252,
    what Excel writes in western Europe and America, and says that it was guessed.

    Raises:
        PeopleNotATable: bytes that are no text in any of these.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE_BYTES)
    marked = next((codec for mark, codec in _MARKS if sample.startswith(mark)), None)
    codec = marked or _unmarked_utf16(sample) or "utf-8"
    if codec == "utf-8":
        _refuse_binary(sample, name)
    return _check_whole(stream, codec, is_marked=marked is not None)


def _unmarked_utf16(sample: bytes) -> str | None:
    # A header in English has a zero byte in every character of UTF-16, always on the same side.
    start = sample[:_HEADER_BYTES]
    half = len(start) // 2
    if half < 2:
        return None
    zeros_first, zeros_second = start[0::2].count(0), start[1::2].count(0)
    if zeros_second > 0.7 * half and zeros_first == 0:
        return "utf-16-le"
    if zeros_first > 0.7 * half and zeros_second == 0:
        return "utf-16-be"
    return None


def _refuse_binary(sample: bytes, name: str) -> None:
    # A stray control character is pasted into many a text; binary data has them everywhere.
    controls = len(sample) - len(sample.translate(None, _NO_TEXT))
    if controls > max(_FEW_CONTROLS, len(sample) // 50):
        raise PeopleNotATable(file=name, what="no text but binary data")


def _check_whole(stream: BinaryIO, codec: str, *, is_marked: bool) -> TextEncoding:
    decoder = codecs.getincrementaldecoder(codec)(errors="strict")
    feeds = returns = 0
    broken_by: bytes | None = None
    stream.seek(0)
    while chunk := stream.read(_CHUNK_BYTES):
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        if broken_by is None:
            broken_by = None if _accepts(decoder, chunk, final=False) else chunk
    if broken_by is None and not _accepts(decoder, b"", final=True):
        broken_by = b"\xff"
    line_ends = max(feeds, returns)
    if broken_by is None:
        return TextEncoding(codec, line_ends=line_ends)
    if is_marked or codec != "utf-8" or _is_mostly_utf8(broken_by):
        return TextEncoding(codec, damaged=True, line_ends=line_ends)
    return TextEncoding("cp1252", guessed=True, line_ends=line_ends)


def _accepts(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(chunk: bytes) -> bool:
    # Accents of Windows-1252 form valid UTF-8 hardly ever; accents of UTF-8 always do.
    text = chunk.decode("utf-8", errors="replace")
    accents = sum(1 for character in text if character > "\x7f")
    damaged = text.count("�")
    return accents - damaged > 5 * damaged
