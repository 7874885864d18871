"""Reading a list of languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from companion.languages.catalogue import OURS, languages
from companion.languages.phrase import phrase
from companion.languages.writing import language_name
from companion.people.language_names import CODES, NAMED_WITHOUT_CODE
from companion.people.person import Outcome
from companion.people.remarks import Remark, Understood, quoted

_MEND = phrase("Write names or codes, for instance English, French.")
_MOST_LANGUAGES = 30
_SEPARATORS = re.compile(r"[,;/|&\n+•·]| and | und | et | y | e | och | og ")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TAG = re.compile(r"([a-z]{2,3})[-_][a-z]{2,4}(?:[-_][a-z]{2})?")
_HOW_WELL_WORDS = (
    "fluent fluently native bilingual mother tongue first second basic beginner intermediate advanced good "
    "very conversational working knowledge proficient proficiency professional full limited elementary level "
    "a1 a2 b1 b2 c1 c2 some speaker language spoken written only mainly preferred"
)
_HOW_WELL = frozenset(_HOW_WELL_WORDS.split())
_VARIETIES_WORDS = (
    "british american us uk australian canadian indian brazilian european latin mexican swiss austrian "
    "simplified traditional standard modern"
)
_VARIETIES = frozenset(_VARIETIES_WORDS.split())


@lru_cache(maxsize=8192)
def read_languages(text: str) -> Understood[tuple[str, ...]]:
    """ISO 639-1 codes in the order written, each once; an unknown name stays, lower case, with a notice.

    How well somebody speaks it ("fluent", "C1") is left out: a named language is one she can meet in.
    """
    found: dict[str, None] = {}
    remarks = []
    for piece in _SEPARATORS.split(text.lower())[:_MOST_LANGUAGES]:
        name = " ".join(piece.split()).strip(" .:-*")
        if not name:
            continue
        if not any(character.isalpha() for character in name):
            remarks.append(
                Remark(
                    phrase("{words} is no language.", words=quoted(name)), _MEND, Outcome.CELL_IGNORED, name
                )
            )
            continue
        language = _language(name)
        if language is None:
            language = _bare(name) or name
            what = phrase(
                "{words} is not in our list of languages; it counts under that name.", words=quoted(language)
            )
            mend = phrase("Nothing to do, unless it is misspelt or has a usual English name.")
            remarks.append(Remark(what, mend, Outcome.NOTICE))
        found[language] = None
    return Understood(tuple(found), tuple(remarks))


def _language(name: str) -> str | None:
    for candidate in (name, _ASIDE.sub(" ", name).strip(" .:-"), _bare(name)):
        if candidate in CODES:
            return CODES[candidate]
        if candidate in NAMED_WITHOUT_CODE:
            return candidate
        if candidate in _named_elsewhere():
            return _named_elsewhere()[candidate]
    tag = _TAG.fullmatch(name)
    if tag and tag[1] in CODES:
        return CODES[tag[1]]
    bare = [word for word in _bare(name).split() if word not in _VARIETIES]
    return CODES.get(" ".join(bare))


@lru_cache(maxsize=1)
def _named_elsewhere() -> Mapping[str, str]:
    """Codes by what each language of the pages calls them: whoever reads "polaco" there may write it."""
    pages = [one for one in languages() if one != OURS]
    return {language_name(code, page).lower(): code for page in pages for code in set(CODES.values())}


def _bare(name: str) -> str:
    words = re.findall(r"[^\s:()\[\]-]+", _ASIDE.sub(" ", name))
    return " ".join(word for word in words if word not in _HOW_WELL)
