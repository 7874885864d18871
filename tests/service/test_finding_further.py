"""A message that the rules cannot read, read by a model where she who wrote it lets it."""

from __future__ import annotations

import json

import pytest

from companion.errors import ModelTooSlow
from companion.finding import further_service
from companion.finding.further_service import Answered, Listened, ToRead
from companion.finding.query import About, Kind
from tests.scripted_gateway import MODEL, ScriptedGateway
from tests.service.finding_setting import Talk, answered, names
from tests.service.programme_setting import CLOCK
from tests.service.round_rows import counted_queries

ITALIAN = "Vorrei imparare qualcosa sulla saldatura, e il mio ideale è una persona che parla spagnolo"
READ = {
    "parts": [
        {"quote": "sulla saldatura", "about": "subject", "counts": "want", "means": "welding"},
        {
            "quote": "che parla spagnolo",
            "about": "language",
            "counts": "wish",
            "means": "speaks Spanish",
        },
    ]
}


@pytest.fixture
def talk(database, tenant):
    made = Talk(database, tenant)
    made.mentor("Ben Ode", "welding of thin steel", languages=["en", "es"], location="Bath, UK")
    made.mentor("Dan Roy", "baking of bread", languages=["es"], location="Bath")
    made.embed()
    return made


def hear(talk: Talk, message: str) -> Listened:
    return talk.desk.call(
        further_service.hear, talk.viewer, talk.desk.programme, message, tools=talk.tools, clock=CLOCK
    )


def answer(talk: Talk, left: ToRead, gateway: ScriptedGateway) -> Answered:
    reply = further_service.ask_model(gateway, left)
    return talk.desk.call(
        further_service.answer,
        talk.viewer,
        talk.desk.programme,
        left,
        reply,
        tools=talk.tools,
        clock=CLOCK,
    )


def test_what_a_model_reads_becomes_parts_of_the_search_and_the_engine_finds_who_fits(talk):
    left = hear(talk, ITALIAN).left
    assert left is not None

    seen = answer(talk, left, ScriptedGateway([json.dumps(READ)], CLOCK)).seen

    assert [(chip.kind, chip.about) for chip in seen.query.chips] == [
        (Kind.WANT, About.SUBJECT),
        (Kind.WISH, About.LANGUAGE),
    ]
    assert names(seen) == ["Ben Ode"]
    assert "“Welding”" in answered(seen)
    by = seen.turns[-1].by
    assert by is not None
    assert (by.model, by.prompt, by.prompt_version) == (MODEL, "finding", 1)


def test_a_message_that_the_rules_read_whole_is_for_no_model(talk):
    assert hear(talk, "I want to learn about welding").left is None


def test_a_model_is_told_her_message_and_words_of_the_programme_and_nothing_else_of_anybody(talk):
    hear(talk, "I want to learn about secret sourdough")
    left = hear(talk, ITALIAN).left
    gateway = ScriptedGateway([json.dumps(READ)], CLOCK)
    assert left is not None
    answer(talk, left, gateway)

    (asked,) = gateway.asked
    told = asked.prompt.fill(asked.variables)
    assert "saldatura" in told
    assert not [words for words in ("sourdough", "Ben", "thin steel", "Ada Lee") if words in told]
    assert asked.about == (talk.person,)
    assert [one.value for one in asked.hidden] == ["Ada Lee"]


@pytest.mark.parametrize(
    "reply",
    [
        ModelTooSlow(model=MODEL, seconds=6),
        "no json at all",
        json.dumps({"parts": []}),
        json.dumps({"parts": [{**READ["parts"][0], "quote": "Unterwasserschweißen"}]}),
        json.dumps({"parts": [{**READ["parts"][0], "about": "salary"}]}),
    ],
)
def test_where_a_model_says_nothing_usable_the_rules_stand(talk, reply):
    listened = hear(talk, ITALIAN)
    assert listened.left is not None

    found = answer(talk, listened.left, ScriptedGateway([reply], CLOCK))

    assert found.turn.heard == listened.turn.heard
    assert found.seen.turns[-1].by is None
    assert "AI " in answered(found.seen)


def test_a_search_that_she_changed_while_a_model_read_stays_as_she_left_it(talk):
    left = hear(talk, ITALIAN).left
    assert left is not None
    before = talk.look()
    changed = talk.drop(before, before.query.chips[0].id)

    found = answer(talk, left, ScriptedGateway([json.dumps(READ)], CLOCK))

    assert found.turn.query == left.turn.query
    assert found.seen.query == talk.look().query == changed.query
    # Nothing is said of a model that read what she wants no longer.
    assert "AI " not in answered(found.seen)


def test_who_she_is_and_among_whom_is_read_once_before_a_model_is_asked_and_once_after(talk):
    with counted_queries() as before:
        left = hear(talk, ITALIAN).left
    assert left is not None
    with counted_queries() as after:
        answer(talk, left, ScriptedGateway([json.dumps(READ)], CLOCK))

    assert [sum("FROM mentorships" in one for one in asked) for asked in (before, after)] == [1, 1]
