"""Our questions in the language of whoever is to ask them; they are remembered as the bank writes them.

So a question that was given in one language is known again in another, and what did not help stays away.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.languages.catalogue import said
from companion.meetings.question_bank import OF_SOMETHING

_QUOTED = re.compile("“[^“”]*”")
_SUBJECT = "{t}"
_WITH_SUBJECT = frozenset(OF_SOMETHING)


def said_question(question: str, language: str) -> str:
    """A question of the bank in this language, with the pair's own words as they are; any other as it is."""
    quoted = _QUOTED.search(question)
    if quoted is not None:
        form = f"{question[: quoted.start()]}“{_SUBJECT}”{question[quoted.end() :]}"
        if form in _WITH_SUBJECT:
            return said(form, language).replace(_SUBJECT, quoted.group()[1:-1])
    return said(question, language)


def meant_question(told: str, shown: Iterable[str], language: str) -> str | None:
    """Which of the questions that were shown somebody means by what she read; None: she was shown no such."""
    known = {said_question(one, language): one for one in shown}
    return told if told in known.values() else known.get(told)
