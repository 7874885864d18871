"""Names and contact details become placeholders before a prompt leaves, and come back in the reply.

A `Cover` lives in memory for one call. Every way in which something is written (`Ana Lima`, `Ana`, `ana`) has
a placeholder of its own, so what comes back is letter for letter what was there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from companion.llm.gateway import Hidden

_WORDS = {
    "person": "PERSON",
    "organisation": "ORGANISATION",
    "email": "EMAIL",
    "phone": "PHONE",
    "handle": "HANDLE",
    "link": "LINK",
    "place": "PLACE",
    "token": "TOKEN",
}
_BARE = rf"(?:{'|'.join(_WORDS.values())})_\d+(?:_\d+)?"
# They leave in brackets, which say where they end; a model that drops the brackets is understood.
_PLACEHOLDER = re.compile(rf"\[{_BARE}\]|{_BARE}")
_CONTACTS = (
    ("email", re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "link",
        re.compile(r"(?i)\b(?:https?://|www\.|(?:linkedin|github|t|wa|twitter|x)\.(?:com|me)/)[^\s<>⟦⟧\"']+"),
    ),
    ("handle", re.compile(r"(?<![\w@.])@[A-Za-z0-9_][\w.-]{1,40}")),
    # At least seven digits, so that years, dates and amounts stay readable.
    ("phone", re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d{2,5}\)?(?:[ ./-]?\(?\d{2,5}\)?){1,5}(?![\w])")),
)
_FEWEST_DIGITS, _DATE = 7, re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SPLIT = re.compile(r"[^\w'\u2019]+|[\d_]+")
_ENDING = 4
"""Letters that an inflected name may have beyond the name: Novák, Novákovi; Anna, Annalle."""
_STEM = 4
"""Letters that a name must have for an inflected form to be looked for."""
_LEAST = 2
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass
class Cover:
    """What stands for what in one call."""

    hidden: tuple[Hidden, ...]
    _forms: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    _back: dict[str, str] = field(default_factory=dict, repr=False)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    _spelled: dict[tuple[str, int], int] = field(default_factory=dict, repr=False)

    def hide(self, text: str) -> str:
        """The text with a placeholder for everything that a model need not know."""
        text = unicodedata.normalize("NFC", text)
        # What looks like a placeholder already must not become somebody's name on the way back.
        pieces = _Pieces(text)
        pieces.cover(_PLACEHOLDER, lambda found: self._stand_in("token", found, found))
        for kind, pattern in _CONTACTS:
            pieces.cover(pattern, partial(self._contact, kind))
        for one in sorted(self.hidden, key=lambda one: -len(one.value)):
            if whole := _whole(one.value):
                pieces.cover(whole, partial(self._stand_in, one.kind, one.value))
        pieces.cover(_WORD, self._part)
        return pieces.text

    def restore(self, text: str) -> str:
        """The text with what was hidden in its place again.

        Raises:
            InventedPlaceholder: it holds a placeholder that stands for nothing.
        """
        return _PLACEHOLDER.sub(lambda found: self._give_back(found[0]), text)

    def restore_pieces(self, pieces: Iterable[str]) -> Iterable[str]:
        """Likewise for a reply in pieces: what may be half of a placeholder waits for the rest."""
        waiting = ""
        for piece in pieces:
            waiting += piece
            whole = re.search(r"\[?[A-Z0-9_]{0,40}\Z", waiting)
            cut = whole.start() if whole else len(waiting)
            ready, waiting = waiting[:cut], waiting[cut:]
            if ready:
                yield self.restore(ready)
        if waiting:
            yield self.restore(waiting)

    def _give_back(self, placeholder: str) -> str:
        bare = placeholder.strip("[]")
        if bare not in self._back:
            raise InventedPlaceholder(bare)
        return self._back[bare]

    def _contact(self, kind: str, found: str) -> str | None:
        if kind == "phone" and (sum(map(str.isdigit, found)) < _FEWEST_DIGITS or _DATE.fullmatch(found)):
            return None
        return self._stand_in(kind, found, found)

    def _part(self, word: str) -> str | None:
        """The placeholder of a word that is a part of somebody's name, however it is inflected."""
        owners = [one for one in self.hidden if one.kind == "person" and _is_part(word, one.value)]
        if not owners:
            return None
        # Two people may share a first name; then it stands for neither, but for the name itself.
        whose = owners[0].value if len(owners) == 1 else _folded(word)
        return self._stand_in("person", whose, word)

    def _stand_in(self, kind: str, whose: str, found: str) -> str:
        form = (kind, found)
        if form not in self._forms:
            numbers = [number for (other, _), number in self._numbers.items() if other == kind]
            number = self._numbers.setdefault((kind, _folded(whose)), len(numbers) + 1)
            nth = self._spelled[kind, number] = self._spelled.get((kind, number), 0) + 1
            placeholder = f"{_WORDS[kind]}_{number}" + (f"_{nth}" if nth > 1 else "")
            self._forms[form], self._back[placeholder] = f"[{placeholder}]", found
        return self._forms[form]


class InventedPlaceholder(Exception):
    """A reply holds a placeholder that stands for nothing."""


@dataclass
class _Pieces:
    """A text in which what is covered once is not looked at again."""

    text: str
    _begun: bool = False

    def cover(self, pattern: re.Pattern[str], stand_in: Callable[[str], str | None]) -> None:
        """Put a placeholder for each place that fits; None leaves one as it is."""

        def swap(found: re.Match[str]) -> str:
            return stand_in(found[0]) or found[0]

        parts: list[str] = []
        at = 0
        for done in _PLACEHOLDER.finditer(self.text) if self._begun else ():
            parts += [pattern.sub(swap, self.text[at : done.start()]), done[0]]
            at = done.end()
        parts.append(pattern.sub(swap, self.text[at:]))
        self.text = "".join(parts)
        self._begun = True


def _whole(value: str) -> re.Pattern[str] | None:
    parts = unicodedata.normalize("NFC", value).split()
    if not parts:
        return None
    spelled = r"[\s\u00a0]+".join(re.escape(part) for part in parts)
    if _NO_SPACES.search(value):
        return re.compile(spelled)
    return re.compile(rf"(?<!\w){spelled}(?!\w)", re.IGNORECASE)


def _is_part(word: str, name: str) -> bool:
    parts = [_folded(part) for part in _SPLIT.split(unicodedata.normalize("NFC", name)) if part]
    return any(
        _fits(_folded(piece), part, capital=word[:1].isupper()) for piece in word.split("-") for part in parts
    )


def _fits(word: str, part: str, *, capital: bool) -> bool:
    bare = re.sub(r"['\u2019]s?$", "", word)
    if part in {bare, word}:
        return capital or len(part) > _LEAST
    if not capital:
        return False
    if len(part) < _STEM:
        return len(part) > _LEAST and bare == part + "s"
    # A last vowel often changes: Jana, Janou; Mario, Mariův.
    stem = part[:-1] if part[-1] in "aeiouy" else part
    return bare.startswith(stem) and len(bare) <= len(part) + _ENDING


def _folded(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return bare.casefold().translate(_FLAT)


_FLAT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i"})
