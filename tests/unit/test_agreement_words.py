"""An agreement is drafted in one language for both, and read in each of them by what makes a clause unclear."""

# ruff: noqa: E501, RUF001 -- clauses read best as they stand.

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from companion.agreements.agreement import TITLES, ClauseName
from companion.agreements.draft_language import (
    DraftLanguage,
    LanguageReason,
    common_language,
    language_in,
    with_language,
)
from companion.agreements.drafting import Party, dates_of, draft
from companion.agreements.reviewing import Trouble, findings
from companion.languages.catalogue import languages
from companion.languages.phrase import in_language
from companion.languages.spoken import speaking
from companion.programmes.charter import Charter

BEGAN = date(2027, 1, 11)
CHARTERS = (
    Charter(name="North"),
    Charter(name="North", purpose="Growing into a role", span_months=6, ends_on=date(2027, 6, 30)),
)
ADA = (Party("Ada"), Party("Ada", wants="weld a gate"), Party("Ada", "weld a gate", "", "Give two talks"))
BEN = (Party("Ben"), Party("Ben", offers="twenty years of welding", goals="Write it down"))


def drafted(language, charter=CHARTERS[1], mentee=ADA[2], mentor=BEN[1]):
    with speaking(language):
        clauses = draft(charter, mentee, mentor, BEGAN)
    return with_language(clauses, DraftLanguage(language, LanguageReason.BOTH))


def troubles(clauses):
    return [(one.clause.value, one.trouble) for one in findings(clauses, dates_of(CHARTERS[1], BEGAN))]


@pytest.mark.parametrize("language", list(languages()))
@pytest.mark.parametrize("charter", CHARTERS)
@pytest.mark.parametrize("mentee", ADA)
@pytest.mark.parametrize("mentor", BEN)
def test_no_clause_of_a_draft_is_called_missing_vague_or_contradictory(language, charter, mentee, mentor):
    clauses = drafted(language, charter, mentee, mentor)

    assert [one.name for one in clauses] == list(ClauseName)
    assert findings(clauses, dates_of(charter, BEGAN)) == ()


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_every_clause_is_in_its_language_and_quotes_both_as_they_wrote(language):
    english, clauses = drafted("en"), drafted(language)
    words = "\n".join(one.text for one in clauses)

    assert not {one.text for one in clauses} & {one.text for one in english}
    assert all(
        one in words
        for one in ("weld a gate", "Give two talks", "twenty years of welding", "Growing into a role")
    )
    assert [one.sources for one in clauses[1:]] == [one.sources for one in english[1:]]


def test_an_english_draft_is_word_for_word_as_it_was():
    assert [one.text for one in drafted("en")] == [
        "Ada and Ben work together in the programme “North”. The programme says what it is for: “Growing into a role”\nAda asks for: “weld a gate”\nBen offers: “twenty years of welding”",
        "Ada wrote: “Give two talks”\nBen wrote: “Write it down”\nAt the first meeting we choose one to begin with, and a day for it.",
        "Ada brings the topics, prepares for each meeting and keeps the list of actions. Ben listens, asks, shares experience, and leaves the decisions to Ada.",
        "We meet for the first time by 25 January 2027. Until 11 April 2027 we meet every 14 days, after that every 30 days.",
        "We work together from 11 January 2027 to 30 June 2027.",
        "We meet by video call unless we agree on a place. Whoever proposes the time sends the invitation.",
        "Whoever cannot come says so at least 24 hours before and proposes another time within a week. After two meetings that were missed without a word, either of us may ask the programme for help.",
        "What we say stays between us. It ends where somebody is in danger or the law asks for it; then we say so to each other first, if we can. The programme sees that we meet, not what we say.",
        "Ben takes no part in decisions about Ada's pay, grade or promotion. Whoever sees a conflict of interest names it at once.",
        "At the end of each meeting each of us says one thing that helped and one that would have helped more.",
        "Either of us may end this at any time without giving a reason. We tell each other and the programme, and meet once more to say what we take along, if both want to.",
        "We look at this agreement and at our goals on 6 April 2027, half-way, and change what no longer fits.",
        "This agreement, our goals and our shared notes are seen by the two of us. Private notes are seen only by whoever wrote them, and no AI is given them. Where AI phrased a text, it says so. Each of us may ask for everything that is stored, and have it erased.",
    ]


# ---- which language ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mentee", "mentor", "language", "why"),
    [
        ("de", "de", "de", LanguageReason.BOTH),
        ("en", "en", "en", LanguageReason.BOTH),
        ("de", "fr", "en", LanguageReason.USUAL),
        ("de", None, "en", LanguageReason.USUAL),
        (None, None, "en", LanguageReason.USUAL),
    ],
)
def test_the_language_is_the_one_that_both_chose_and_no_choice_is_none(mentee, mentor, language, why):
    assert common_language(mentee, mentor) == DraftLanguage(language, why)


def test_a_draft_says_in_its_sources_in_which_language_it_is_and_an_english_one_need_not():
    asked = DraftLanguage("fr", LanguageReason.ASKED)

    assert language_in(with_language(drafted("en"), asked)) == asked
    assert language_in(drafted("de")) == DraftLanguage("de", LanguageReason.BOTH)
    assert language_in(drafted("en")) == DraftLanguage("en", LanguageReason.USUAL)
    assert not [one for clause in drafted("en") for one in clause.sources if "language" in one.field]


# ---- what a clause lacks -----------------------------------------------------------------------

SPOILED = [
    ("de", "cadence", "Wir treffen uns nach Bedarf und so bald wie möglich.", Trouble.VAGUE),
    ("de", "cadence", "Wir treffen uns, wenn wir es beide wollen.", Trouble.VAGUE),
    ("de", "length", "Wir arbeiten eine Weile zusammen und hören dann auf.", Trouble.VAGUE),
    ("de", "medium", "Wir treffen uns alle drei Wochen per Videoanruf.", Trouble.CONTRADICTORY),
    ("de", "feedback", "Wir treffen uns dafür wöchentlich im Büro.", Trouble.CONTRADICTORY),
    ("de", "review", "Am 5. Mai 2031 sehen wir uns das wieder an.", Trouble.CONTRADICTORY),
    ("de", "confidentiality", "Es bleibt unter uns, aber alles wird der Chefin erzählt.", Trouble.CONTRADICTORY),
    ("de", "ending", "", Trouble.MISSING),
    ("es", "cadence", "Nos reunimos cuando sea posible y de vez en cuando.", Trouble.VAGUE),
    ("es", "length", "Trabajamos juntos un tiempo y luego terminamos.", Trouble.VAGUE),
    ("es", "medium", "Nos reunimos por videollamada cada tres semanas.", Trouble.CONTRADICTORY),
    ("es", "review", "Volvemos a mirarlo el 5 de mayo de 2031.", Trouble.CONTRADICTORY),
    ("es", "confidentiality", "Queda entre nosotros, pero todo se cuenta a la jefa.", Trouble.CONTRADICTORY),
    ("fr", "cadence", "Nous nous voyons de temps en temps, quand c’est possible.", Trouble.VAGUE),
    ("fr", "length", "Nous travaillons ensemble un moment, puis nous arrêtons.", Trouble.VAGUE),
    ("fr", "medium", "Nous nous voyons toutes les trois semaines en visioconférence.", Trouble.CONTRADICTORY),
    ("fr", "review", "Nous le reverrons le 5 mai 2031 ensemble.", Trouble.CONTRADICTORY),
    ("fr", "confidentiality", "Cela reste entre nous, mais tout est dit à la cheffe.", Trouble.CONTRADICTORY),
]  # fmt: skip


def spoiled(language, name, text):
    return tuple(replace(one, text=text) if one.name == name else one for one in drafted(language))


@pytest.mark.parametrize(("language", "name", "text", "trouble"), SPOILED)
def test_an_unclear_clause_is_named_in_every_language(language, name, text, trouble):
    assert trouble in {found for _, found in troubles(spoiled(language, name, text))}


def test_a_clause_in_another_language_than_the_draft_is_read_in_its_own():
    text = "Wir sehen uns das ab und zu gemeinsam an, und zwar regelmäßig mit der Zeit."

    assert ("feedback", Trouble.VAGUE) in troubles(spoiled("en", "feedback", text))


@pytest.mark.parametrize("words", ["oft und bald Vorträge halten", "often give talks soon"])
def test_words_that_somebody_is_quoted_with_make_no_clause_vague_beyond_english(words):
    clauses = drafted("de", mentee=Party("Ada", wants=words))

    assert troubles(clauses) == []


def test_a_rhythm_in_the_same_days_contradicts_nothing_in_whatever_words():
    assert troubles(spoiled("de", "medium", "Wir treffen uns alle zwei Wochen per Videoanruf.")) == []
    assert troubles(spoiled("fr", "medium", "Nous nous voyons toutes les deux semaines au bureau.")) == []


def test_what_is_found_is_said_in_every_language():
    (found,) = findings(spoiled("de", "ending", ""), dates_of(CHARTERS[1], BEGAN))

    said = {in_language(found.says, one) for one in languages()}
    assert len(said) == len(languages())
    assert all(
        in_language(TITLES[ClauseName.ENDING], one) in in_language(found.says, one) for one in languages()
    )
