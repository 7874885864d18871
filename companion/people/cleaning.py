"""Taking out of a cell what nobody sees: control characters, marks that turn text around, broken pasting."""

from __future__ import annotations

import re
import unicodedata

from companion.languages.phrase import counted_phrase, phrase
from companion.people.person import Outcome
from companion.people.remarks import Remark, Understood, quoted

LONGEST_CELL = 20_000
"""Characters of a cell that are kept; nobody writes more about herself."""

# What Excel and LibreOffice show where a formula failed, in English, German, French and Spanish.
_FORMULA_ERROR_WORDS = (
    "#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! "
    "#NV #BEZUG! #WERT! #ZAHL! #N/D #VALEUR! #NOM? #NOMBRE! #¡REF! #¡VALOR! #¿NOMBRE?"
)
_FORMULA_ERRORS = frozenset(_FORMULA_ERROR_WORDS.split())

# Invisible, and able to make a text look like another: worth saying when they are taken out.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u180e\u200b\u202a-\u202e\u2060-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    # Joiners belong to Persian, Hindi and emoji; after a plain letter they only hide something.
    "|(?<![^\x00-\x7f])[\u200c\u200d]"
)
# Left behind by pasting, or at home in Hebrew and Arabic: taken out without a word.
_HARMLESS = re.compile("[\u00ad\u200e\u200f\u061c\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FORMULA = re.compile(r"[=\uff1d]|[-+@\uff0b\uff0d\uff20][A-Za-z]+[(|!]")

_BEGINS_ODDLY = frozenset("=#+-@\uff1d\uff0b\uff0d\uff20")


def is_ordinary(text: str) -> bool:
    """Whether `clean` would only trim this text; quick, and true of nearly every cell."""
    return (
        len(text) <= LONGEST_CELL
        # Printable leaves out every control and format character and every space but the plain one.
        and (text.isprintable() or text.replace("\n", " ").isprintable())
        and text.lstrip()[:1] not in _BEGINS_ODDLY
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    )


def clean(text: str) -> Understood[str]:
    """The text without invisible characters, in NFC, trimmed, and with plain spaces and line ends.

    A formula's error counts as unknown. What looks like a formula stays, as text; nothing is computed.
    """
    if is_ordinary(text):
        return Understood(text.strip())
    remarks: list[Remark] = []
    text, removed = _INVISIBLE.subn("", _LINE_ENDS.sub("\n", text))
    if removed:
        what = counted_phrase(
            "{number} invisible or control character stood in it and went out.",
            "{number} invisible or control characters stood in it and went out.",
            removed,
        )
        remarks.append(Remark(what, phrase("Check that nothing visible is missing."), Outcome.NOTICE))
    text = _composed(_SPACES.sub(" ", _HARMLESS.sub("", text)).strip())
    if text.upper() in _FORMULA_ERRORS:
        what = phrase("{words} is the error of a formula; it counts as unknown.", words=quoted(text))
        return Understood(
            "", (*remarks, Remark(what, phrase("Mend the formula or type the value."), Outcome.NOTICE))
        )
    if _FORMULA.match(text):
        what = phrase("{words} looks like a formula; it was taken as plain text.", words=quoted(text))
        remarks.append(Remark(what, phrase("If a value was meant, type the value."), Outcome.NOTICE))
    if len(text) > LONGEST_CELL:
        what = phrase(
            "The text has {count} characters; the first {most} were used.",
            count=f"{len(text):,}",
            most=f"{LONGEST_CELL:,}",
        )
        remarks.append(Remark(what, phrase("Shorten it to what a partner should know."), Outcome.NOTICE))
        text = text[:LONGEST_CELL].rstrip()
    return Understood(text, tuple(remarks))


def _composed(text: str) -> str:
    # An é can be one character or two; only one of them is ever compared or stored.
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_NOTHING = frozenset(["-", "--", "---", "\u2013", "\u2014", "?", "n/a", "n.a.", "null", "nan", "#n/a"])
_NOTHING_IN_OURS = _NOTHING | frozenset(
    ["none", "nil", "tbd", "tbc", "na", "unknown", "not applicable", "nothing", "not specified", "no answer"]
)
LONGEST_NOTHING = max(map(len, _NOTHING_IN_OURS))
"""A longer text is never a placeholder."""


def says_nothing(text: str, *, in_own_column: bool) -> bool:
    """Whether the cell is a placeholder for no answer, such as “-” or “n/a”.

    In a further column only plain signs count: there, "none" may be an answer and "NA" North America.
    """
    return not text or text.lower() in (_NOTHING_IN_OURS if in_own_column else _NOTHING)
