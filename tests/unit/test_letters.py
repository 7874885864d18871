"""Every letter, in every language: each of its sentences is in the catalogues, and keeps its names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.access import Role
from companion.accounts import mail_texts
from companion.accounts.mail_texts import MailText
from companion.ids import MentorshipId, PersonId, new_id
from companion.languages.catalogue import OURS, languages
from companion.languages.spoken import speaking
from companion.meetings import opening_letters
from companion.nudges.letters import Around, nudge_letter
from companion.nudges.nudge import Cause, Due
from companion.questions import letters as question_letters
from companion.requests import letters as request_letters
from companion.requests.letters import About
from companion.scheduling import mail_words
from companion.worries import letters as worry_letters

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = (mail_texts, opening_letters, question_letters, request_letters, mail_words, worry_letters)
THEIRS = [language for language in languages() if language != OURS]
FILLED = {
    "str": lambda name: f"⟦{name}⟧",
    "About": lambda _: About("⟦programme⟧", "⟦address⟧", "⟦by⟧"),
    "Role": lambda _: Role.MENTOR,
    "MailText": lambda _: MailText("⟦subject⟧", "⟦body⟧\n\nCompanion\n"),
}
PLACES = re.compile("⟦[a-z]+⟧")


def builders() -> Iterator[Callable[..., MailText]]:
    """Every function that builds a letter."""
    for module in WRITTEN:
        for name, made in inspect.getmembers(module, inspect.isfunction):
            returns = inspect.signature(made).return_annotation
            if made.__module__ == module.__name__ and not name.startswith("_") and returns == "MailText":
                yield made


def filled(builder: Callable[..., MailText]) -> MailText:
    asked = inspect.signature(builder).parameters.values()
    return builder(*(FILLED[one.annotation](one.name) for one in asked))


def sentences(text: MailText) -> list[str]:
    """Subject and paragraphs, without the signature and without paragraphs that are names alone."""
    parts = [text.subject, *text.body.strip().split("\n\n")]
    return [one for one in parts if one != "Companion" and PLACES.sub("", one).strip()]


def test_letters_are_written_in_these_files_and_in_no_others():
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "companion").rglob("*.py")
        if re.search(r"^def [a-z]\w*\([^)]*\) -> MailText:", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert found == {f"{module.__name__.replace('.', '/')}.py" for module in WRITTEN}
    assert len(list(builders())) >= 30


@pytest.mark.parametrize("language", THEIRS)
@pytest.mark.parametrize("builder", list(builders()), ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_each_sentence_of_a_letter_is_said_in_the_language_that_is_spoken(builder, language):
    ours = filled(builder)

    with speaking(language):
        theirs = filled(builder)

    assert len(sentences(ours)) == len(sentences(theirs))
    assert [one for one in sentences(theirs) if one in sentences(ours)] == []
    for mine, hers in zip(
        (ours.subject, *ours.body.split("\n\n")), (theirs.subject, *theirs.body.split("\n\n")), strict=True
    ):
        assert sorted(PLACES.findall(mine)) == sorted(PLACES.findall(hers))


@pytest.mark.parametrize("language", THEIRS)
@pytest.mark.parametrize("counted", [0, 1, 3])
def test_each_sentence_of_a_nudge_is_said_in_the_language_that_is_spoken(language, counted):
    around = Around("⟦organisation⟧", "https://⟦address⟧", "https://⟦unsubscribe⟧")
    due = [Due(PersonId(new_id()), MentorshipId(new_id()), cause, counted) for cause in Cause]
    one_by_one = [[one] for one in due]
    for those in [*one_by_one, due]:
        ours = nudge_letter(those, around)

        with speaking(language):
            theirs = nudge_letter(those, around)

        links = {line for line in ours.text.splitlines() if line.startswith("https:")}
        said = {line for line in ours.text.splitlines() if line.strip(" -")} - links - {"Companion"}
        assert [line for line in (*theirs.text.splitlines(), theirs.subject) if line in said] == []
        assert f'<html lang="{language}"' in theirs.html
