"""A message that the rules cannot read, read by a model where she who wrote it lets it."""

from __future__ import annotations

import json

import pytest

from companion.errors import ModelTooSlow
from companion.finding import further_service, service
from companion.finding.query import About, Kind
from companion.finding.service import HeardTurn
from tests.scripted_gateway import MODEL, ScriptedGateway
from tests.service.finding_setting import Talk, answered, names
from tests.service.programme_setting import CLOCK

GERMAN = "Ich möchte etwas über das Schweißen lernen, am liebsten von jemandem, der Spanisch spricht"
READ = {
    "parts": [
        {"quote": "Schweißen lernen", "about": "subject", "counts": "want", "means": "welding"},
        {
            "quote": "der Spanisch spricht",
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


def hear(talk: Talk, message: str) -> tuple[HeardTurn, further_service.ToRead | None]:
    heard = talk.desk.call(
        service.hear, talk.viewer, talk.desk.programme, message, tools=talk.tools, clock=CLOCK
    )
    left = talk.desk.call(
        further_service.left_to_read,
        talk.viewer,
        talk.desk.programme,
        message,
        heard,
        tools=talk.tools,
        clock=CLOCK,
    )
    return heard, left


def take(talk: Talk, left: further_service.ToRead, gateway: ScriptedGateway) -> HeardTurn:
    reply = further_service.ask_model(gateway, left)
    return talk.desk.call(
        further_service.take,
        talk.viewer,
        talk.desk.programme,
        left,
        reply,
        tools=talk.tools,
        clock=CLOCK,
    )


def answer(talk: Talk, heard: HeardTurn) -> service.Seen:
    return talk.desk.call(
        service.answer, talk.viewer, talk.desk.programme, heard, tools=talk.tools, clock=CLOCK
    )


def test_what_a_model_reads_becomes_parts_of_the_search_and_the_engine_finds_who_fits(talk):
    _, left = hear(talk, GERMAN)
    assert left is not None
    heard = take(talk, left, ScriptedGateway([json.dumps(READ)], CLOCK))

    seen = answer(talk, heard)

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
    _, left = hear(talk, "I want to learn about welding")

    assert left is None


def test_a_model_is_told_her_message_and_words_of_the_programme_and_nothing_else_of_anybody(talk):
    hear(talk, "I want to learn about secret sourdough")
    _, left = hear(talk, GERMAN)
    gateway = ScriptedGateway([json.dumps(READ)], CLOCK)
    assert left is not None
    take(talk, left, gateway)

    (asked,) = gateway.asked
    told = asked.prompt.fill(asked.variables)
    assert "Schweißen" in told
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
    plain, left = hear(talk, GERMAN)
    assert left is not None

    heard = take(talk, left, ScriptedGateway([reply], CLOCK))

    assert heard.heard == plain.heard
    seen = answer(talk, heard)
    assert seen.turns[-1].by is None
    assert "AI " in answered(seen)


def test_a_search_that_she_changed_while_a_model_read_stays_as_she_left_it(talk):
    _, left = hear(talk, GERMAN)
    assert left is not None
    before = talk.look()
    changed = talk.drop(before, before.query.chips[0].id)

    heard = take(talk, left, ScriptedGateway([json.dumps(READ)], CLOCK))

    assert heard.query == left.turn.query
    assert talk.look().query == changed.query
