"""The page before a meeting in the language of whoever reads it; what people wrote stays as they wrote it."""

# ruff: noqa: E501, RUF001 -- sentences read best as they stand.

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from companion.confidentiality import Confidentiality
from companion.ids import PersonId
from companion.languages.catalogue import languages, said
from companion.languages.spoken import speaking
from companion.meetings.pair_life import Action, Goal, Note, PairLife, Standing
from companion.meetings.prep import prepare
from companion.meetings.question_bank import OF_GOAL, OF_SOMETHING, Stage
from companion.meetings.questions_said import meant_question, said_question

ADA, BEN = PersonId(UUID(int=1)), PersonId(UUID(int=2))
NAMES = {ADA: "Ada", BEN: "Ben"}
TODAY, MET, DUE, PAST = date(2027, 3, 9), date(2027, 2, 5), date(2027, 4, 1), date(2027, 3, 1)
NOW = datetime(2027, 2, 5, 12, tzinfo=UTC)
GATE = UUID(int=11)
OURS = "Weld a “garden” gate."


def goal(number, text, due_on=None, standing=Standing.OPEN, met_on=()):
    return Goal(UUID(int=number), ADA, text, due_on, standing, 1, None, met_on)


def action(number, text, due_on=None, done_at=None, towards=None):
    return Action(UUID(int=number), BEN, text, due_on, done_at, towards, MET)


LIFE = PairLife(
    (
        goal(11, OURS, DUE, met_on=(MET,)),
        goal(12, "Speak up", None, Standing.DROPPED),
        goal(13, "Read a plan", PAST),
        goal(14, "Draw", None, Standing.REACHED, (MET,)),
    ),
    (
        action(21, "Buy steel", PAST, towards=GATE),
        action(22, "Lend the mask", DUE),
        action(23, "Ask Cleo", None, NOW, GATE),
        action(24, "Rest"),
    ),
    (Note(UUID(int=31), BEN, Confidentiality.PAIR, "We drew three gates.", MET, NOW),),
)
SAID = {
    "en": [
        "You met on 5 February 2027; Ben noted: “We drew three gates”.",
        "Ben: “Buy steel”, for “Weld a ‘garden’ gate”, by 1 March 2027 (late).",
        "Ben: “Lend the mask”, by 1 April 2027 (open).",
        "Ben: “Ask Cleo”, for “Weld a ‘garden’ gate” (done).",
        "Ben: “Rest” (open).",
        "Ada: “Weld a ‘garden’ gate”, by 1 April 2027, last spoken of on 5 February 2027 (open).",
        "Ada: “Speak up”, no day set (dropped).",
        "Ada: “Read a plan”, by 1 March 2027 (late).",
        "Ada: “Draw”, no day set, last spoken of on 5 February 2027 (reached).",
        "“Buy steel” by Ben is late. Talk about what got in the way before you look for a new day.",
    ],
    "de": [
        "Sie haben sich am 5. Februar 2027 getroffen; Ben hat notiert: „We drew three gates“.",
        "Ben: „Buy steel“, für „Weld a ‘garden’ gate“, bis 1. März 2027 (überfällig).",
        "Ben: „Lend the mask“, bis 1. April 2027 (offen).",
        "Ben: „Ask Cleo“, für „Weld a ‘garden’ gate“ (erledigt).",
        "Ben: „Rest“ (offen).",
        "Ada: „Weld a ‘garden’ gate“, bis 1. April 2027, zuletzt besprochen am 5. Februar 2027 (offen).",
        "Ada: „Speak up“, ohne Termin (fallen gelassen).",
        "Ada: „Read a plan“, bis 1. März 2027 (überfällig).",
        "Ada: „Draw“, ohne Termin, zuletzt besprochen am 5. Februar 2027 (erreicht).",
        "„Buy steel“ von Ben ist überfällig. Sprechen Sie darüber, was dazwischenkam, bevor Sie einen neuen Tag suchen.",
    ],
}


def page(life=LIFE, today=TODAY):
    return [line.text for line in prepare(life, (), NAMES, today)]


@pytest.mark.parametrize("language", list(SAID))
def test_a_page_is_in_the_language_that_is_spoken_and_quotes_people_as_they_wrote(language):
    with speaking(language):
        assert page() == SAID[language]


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_no_line_of_a_page_stays_english_and_each_keeps_its_source(language):
    english = prepare(LIFE, (), NAMES, TODAY)
    with speaking(language):
        found = prepare(LIFE, (), NAMES, TODAY)

    assert [line.source for line in found] == [line.source for line in english]
    assert not {line.text for line in found} & {line.text for line in english}


@pytest.mark.parametrize(
    ("life", "english"),
    [
        (PairLife((), (), ()), "There is no open goal. Begin by naming one together."),
        (
            PairLife((goal(11, "Weld"), goal(12, "Draw")), (action(21, "Buy steel", towards=GATE),), ()),
            "“Draw” has no next step. Name a small one before you part.",
        ),
        (
            PairLife((goal(11, "Weld", met_on=(MET,)),), (), ()),
            "You last met 32 days ago. Fix the next day before you part.",
        ),
        (PairLife((goal(11, "Weld"),), (), ()), "Leave room for Ada to say what matters first today."),
    ],
)
def test_what_to_watch_is_said_in_every_language(life, english):
    assert page(life)[-1] == english

    told = set()
    for language in languages():
        with speaking(language):
            told.add(page(life)[-1])
    assert len(told) == len(languages())


MINE = PairLife(
    (goal(11, OURS, DUE, met_on=(MET,)),),
    (action(21, "Buy steel", PAST, towards=GATE),),
    (Note(UUID(int=31), ADA, Confidentiality.PAIR, "We drew three gates.", MET, NOW),),
)


def test_a_page_speaks_to_its_reader_of_what_is_hers_and_names_the_other():
    hers = [line.text for line in prepare(MINE, (), NAMES, TODAY, reader=ADA)]
    his = [line.text for line in prepare(MINE, (), NAMES, TODAY, reader=BEN)]

    assert hers == [
        "You met on 5 February 2027; you noted: “We drew three gates”.",
        "Ben: “Buy steel”, for “Weld a ‘garden’ gate”, by 1 March 2027 (late).",
        "You: “Weld a ‘garden’ gate”, by 1 April 2027, last spoken of on 5 February 2027 (open).",
        "“Buy steel” by Ben is late. Talk about what got in the way before you look for a new day.",
    ]
    assert his == [
        "You met on 5 February 2027; Ada noted: “We drew three gates”.",
        "You: “Buy steel”, for “Weld a ‘garden’ gate”, by 1 March 2027 (late).",
        "Ada: “Weld a ‘garden’ gate”, by 1 April 2027, last spoken of on 5 February 2027 (open).",
        "“Buy steel” is late, and it is yours. Say what got in the way before you look for a new day.",
    ]


@pytest.mark.parametrize("language", list(languages()))
def test_no_line_names_its_reader_to_herself(language):
    lives = (LIFE, MINE, PairLife((goal(11, "Weld"),), (), ()))
    with speaking(language):
        for reader, life in ((one, life) for one in (ADA, BEN) for life in lives):
            texts = [line.text for line in prepare(life, (), NAMES, TODAY, reader=reader)]
            assert [text for text in texts if NAMES[reader] in text] == []


def test_whoever_aims_at_something_is_asked_to_say_what_matters_and_the_other_to_leave_room():
    life = PairLife((goal(11, "Weld"),), (), ())

    assert prepare(life, (), NAMES, TODAY, reader=ADA)[-1].text == (
        "Tell Ben early what matters most to you today."
    )
    assert prepare(life, (), NAMES, TODAY, reader=BEN)[-1].text == (
        "Leave room for Ada to say what matters first today."
    )


def test_a_quotation_within_a_quotation_has_other_marks_in_every_language():
    quoting = PairLife((goal(11, "Das „Tor“ und «la puerta» bauen"),), (), ())

    with speaking("de"):
        assert page(quoting)[0] == "Ada: „Das ‚Tor‘ und ‹la puerta› bauen“, ohne Termin (offen)."


def test_a_page_has_room_for_as_many_goals_in_french_where_marks_stand_apart():
    goals = PairLife(tuple(goal(10 + one, f"{'word ' * 14}{one}") for one in range(4)), (), ())

    with speaking("fr"):
        assert sum("\u00a0: «\u00a0word" in text for text in page(goals)) == 4


# ---- questions ---------------------------------------------------------------------------------

FIRST = OF_GOAL[Stage.BEGINNING][3]
ASKED = FIRST.replace("{t}", "weld a {t} gate")


def test_a_question_that_was_read_in_one_language_is_known_by_what_the_bank_writes():
    for language in languages():
        read = said_question(ASKED, language)
        assert meant_question(read, ["Something else?", ASKED], language) == ASKED
        assert meant_question(ASKED, [ASKED], language) == ASKED
        assert "weld a {t} gate" in read
    assert meant_question("Never shown?", [ASKED], "de") is None


def test_words_of_a_model_and_of_people_are_no_questions_of_the_bank_and_stay():
    for words in ("What about “weld a gate”?", "How was it?", FIRST.replace("“{t}”", "the gate")):
        assert said_question(words, "de") == words


def test_every_question_about_something_has_its_place_for_it_once():
    assert all(one.count("“{t}”") == one.count("{t}") == 1 for one in OF_SOMETHING)
    for language in languages():
        assert all(said(one, language).count("{t}") == 1 for one in OF_SOMETHING)
