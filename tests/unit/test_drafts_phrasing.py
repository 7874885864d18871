"""A model's words take the place of ours only where they hold, and nothing of ours is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from companion.clock import FixedClock
from companion.drafts.draft import PLAIN, Drafted, DraftLine, DraftSource
from companion.drafts.merging import merge
from companion.drafts.phrasing import BROKEN_OFF, NOT_BORNE_OUT, NOTHING_BETTER, ToPhrase, phrase
from companion.errors import BudgetSpent, ModelRefused, ModelTooSlow, ModelUnavailable, ModelUnreadable
from companion.llm.gateway import Hidden
from companion.wording.sentence import Reading
from prompts.catalogue import Prompt
from tests.scripted_gateway import MODEL, ScriptedGateway
from tests.unit.small_programme import HandMade

CLOCK = FixedClock.on(date(2027, 1, 11))
TALK = DraftSource("g1", "goal", "Give a talk at the spring conference", ("by 30 April 2027", "open"))
OUTLINE = DraftSource("a1", "action", "Send the outline", ("by 5 February 2027",))
WORRY = DraftSource("n1", "note", "I am worried about the deadline.")
GOAL = DraftLine("goals", "Ada: “Give a talk at the spring conference”, by 30 April 2027 (open).", ("g1",))
ACTION = DraftLine(
    "agreed", "Jonas: “Send the outline”, by 5 February 2027 (open).", ("a1",), {"due_on": "2027-02-05"}
)
CONCERN = DraftLine("concerns", "I am worried about the deadline.", ("n1",))
PROMPT = Prompt("prep", 3, "writer", ("material",), "PhrasedLines", "A test.", "Phrase this: {{material}}")


def to_phrase(*plain: DraftLine, **more) -> ToPhrase:
    return ToPhrase(
        use="prep",
        prompt=PROMPT,
        variables={"material": "⟦goal: give a talk⟧"},
        plain=plain or (ACTION, GOAL, CONCERN),
        sources={one.id: one for one in (TALK, OUTLINE, WORRY)},
        reading=Reading(names=(("Ada",), ("Jonas",))),
        about=(),
        hidden=(Hidden("person", "Ada Lima"),),
        **more,
    )


def said(*lines: tuple[str, str, list[str]]) -> str:
    return json.dumps(
        {"lines": [{"part": part, "text": text, "cites": cites} for part, text, cites in lines]}
    )


def drafted(what: ToPhrase, *script):
    return phrase(ScriptedGateway(list(script), CLOCK), what, HandMade(), deadline_seconds=5)


def test_a_line_that_holds_takes_the_place_of_ours_keeps_its_facts_and_says_that_it_is_a_models():
    better = ("agreed", "By 5 February 2027 Jonas will send the outline.", ["a1"])

    found = drafted(to_phrase(), said(better))

    assert [line.text for line in found.lines] == [better[1], GOAL.text, CONCERN.text]
    assert [line.phrased for line in found.lines] == [True, False, False]
    assert found.lines[0].facts == ACTION.facts
    assert found.by is not None
    assert (found.by.model, found.by.prompt_version) == (MODEL, 3)
    assert (found.why_plain, found.refused) == (None, 0)


@pytest.mark.parametrize(
    "line",
    [
        ("goals", "Ada has won two national awards.", ["g1"]),
        ("goals", "Ada wants to give a talk by 30 May 2027.", ["g1"]),
        ("goals", "Ada wants to give a talk at the spring conference.", []),
        ("goals", "Ada wants to give a talk at the spring conference.", ["g9"]),
        ("goals", "Jonas will send the outline.", ["a1"]),
        ("watch", "Ada wants to give a talk at the spring conference.", ["g1"]),
        ("goals", "Ada wants to give a talk, see https://evil.example/a", ["g1"]),
    ],
    ids=["invented", "another day", "no source", "unknown source", "not its part", "no such part", "a link"],
)
def test_a_line_that_does_not_hold_leaves_ours_as_it_is(line):
    found = drafted(to_phrase(), said(line))

    assert found.lines == (ACTION, GOAL, CONCERN)
    assert (found.by, found.why_plain, found.refused) == (None, NOT_BORNE_OUT, 1)


def test_what_is_fixed_stays_word_for_word_whatever_a_model_says():
    other_words = ("concerns", "About the deadline I am worried.", ["n1"])

    fixed = drafted(to_phrase(fixed=frozenset({"concerns"})), said(other_words))
    free = drafted(to_phrase(), said(other_words))

    assert (fixed.lines, fixed.refused) == ((ACTION, GOAL, CONCERN), 1)
    assert free.lines[2].text == other_words[1]


def test_what_our_lines_say_of_two_sources_together_is_said_of_neither_alone():
    both = DraftLine("goals", "Jonas will send the outline for the talk at the conference.", ("g1", "a1"))

    found = drafted(to_phrase(GOAL, both), said(("goals", "Jonas will send the outline.", ["g1"])))

    assert found.lines == (GOAL, both)


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (ModelUnavailable(model=MODEL, why="nobody answers"), "could not be reached"),
        (ModelTooSlow(model=MODEL, seconds="5"), "took too long"),
        (ModelRefused(model=MODEL, why="it would not"), "would not write"),
        (ModelUnreadable(model=MODEL, why="it was empty"), "could not be read"),
        (BudgetSpent(spent="1", cap="1 tokens"), "budget"),
    ],
)
def test_whatever_goes_wrong_with_a_model_the_plain_text_is_there_and_says_why(trouble, says):
    found = drafted(to_phrase(), trouble)

    assert found.lines == (ACTION, GOAL, CONCERN)
    assert found.by is None
    assert says in (found.why_plain or "")


def grown(what: ToPhrase, *script) -> tuple[list[list[str]], Drafted]:
    """What is told of the text while a model writes, and what came of it."""
    told: list[list[str]] = []
    gateway = ScriptedGateway(list(script), CLOCK)
    found = phrase(
        gateway,
        what,
        HandMade(),
        deadline_seconds=5,
        grow=lambda lines: told.append([one.text for one in lines]),
    )
    return told, found


BETTER_ACTION = ("agreed", "By 5 February 2027 Jonas will send the outline.", ["a1"])
BETTER_GOAL = ("goals", "Ada wants to give a talk at the spring conference by 30 April 2027.", ["g1"])
LIE = ("goals", "Ada has won two national awards.", ["g1"])


def test_a_text_grows_line_by_line_and_only_by_lines_that_hold():
    told, found = grown(to_phrase(), said(LIE, BETTER_ACTION, LIE, BETTER_GOAL))

    assert told == [
        [BETTER_ACTION[1], GOAL.text, CONCERN.text],
        [BETTER_ACTION[1], BETTER_GOAL[1], CONCERN.text],
    ]
    assert [line.text for line in found.lines] == told[-1]
    assert (found.refused, found.why_plain) == (2, None)


def test_what_is_fixed_and_what_is_ours_again_does_not_grow():
    fixed = to_phrase(fixed=frozenset({"concerns"}))

    told, found = grown(
        fixed, said(("concerns", "About the deadline I am worried.", ["n1"]), ("goals", GOAL.text, ["g1"]))
    )

    assert (told, found.lines) == ([], fixed.plain)


def test_where_a_model_breaks_off_the_lines_that_held_by_then_stay_and_the_rest_is_ours():
    broken = said(BETTER_ACTION, BETTER_GOAL)[:-60]

    told, found = grown(to_phrase(), broken)

    assert told == [[BETTER_ACTION[1], GOAL.text, CONCERN.text]]
    assert [line.text for line in found.lines] == told[0]
    assert [line.phrased for line in found.lines] == [True, False, False]
    assert found.by is not None
    assert found.why_plain == BROKEN_OFF


def test_a_broken_off_text_that_the_rule_of_its_use_refuses_is_the_plain_one():
    gated = replace(to_phrase(), gate=lambda lines: "It is too long." if lines[0].phrased else None)

    _, found = grown(gated, said(BETTER_ACTION, BETTER_GOAL)[:-60])

    assert (found.lines, found.by) == (gated.plain, None)
    assert "could not be read" in (found.why_plain or "")


def test_without_a_model_the_plain_text_says_that_it_is_one():
    found = phrase(None, to_phrase(), HandMade(), deadline_seconds=5)

    assert (found.lines, found.by, found.why_plain) == ((ACTION, GOAL, CONCERN), None, PLAIN)


def test_words_of_ours_said_again_are_not_called_a_models():
    found = drafted(to_phrase(), said(("goals", GOAL.text, ["g1"])))

    assert found.lines == (ACTION, GOAL, CONCERN)
    assert (found.by, found.why_plain) == (None, NOTHING_BETTER)


def test_the_rule_of_a_use_on_the_whole_text_can_keep_the_plain_one():
    better = ("agreed", "By 5 February 2027 Jonas will send the outline.", ["a1"])
    gated = replace(to_phrase(), gate=lambda lines: "It is too long." if lines[0].phrased else None)

    found = drafted(gated, said(better))

    assert found.lines == (ACTION, GOAL, CONCERN)
    assert (found.by, found.why_plain) == (None, "It is too long.")


def test_line_breaks_of_a_model_do_not_make_two_lines_of_one():
    found = drafted(
        to_phrase(), said(("goals", "Ada wants to give a talk\n\n at the spring conference.", ["g1"]))
    )

    assert found.lines[1].text == "Ada wants to give a talk at the spring conference."


def line(text: str, *cites: str, part: str = "goals", **facts: str) -> DraftLine:
    return DraftLine(part, text, cites, facts)


def texts(plain: list[DraftLine], *kept: DraftLine) -> list[str]:
    return [one.text for one in merge(plain, kept).lines]


def test_a_line_that_joins_two_of_ours_stands_where_the_first_of_them_stood():
    plain = [line("one", "a"), line("two", "b"), line("three", "c")]

    assert texts(plain, line("one and three", "a", "c")) == ["one and three", "two"]


def test_a_line_with_a_fact_of_its_own_is_never_joined_with_another():
    plain = [line("one", "a", owner="Ada"), line("two", "b", owner="Jonas")]

    assert texts(plain, line("both", "a", "b")) == ["one", "two"]


def test_several_lines_take_the_place_of_one_only_where_together_they_rest_on_all_of_it():
    plain = [line("all", "a", "b", "c")]

    assert texts(plain, line("first", "a"), line("rest", "b", "c")) == ["first", "rest"]
    assert texts(plain, line("first", "a"), line("second", "b")) == ["all"]


def test_two_of_ours_with_one_source_are_replaced_one_by_one():
    plain = [line("one", "a"), line("two", "a")]

    assert texts(plain, line("new", "a")) == ["new", "two"]
    assert texts(plain, line("new", "a"), line("NEW", "a")) == ["new", "two"]
    assert texts(plain, line("x", "a"), line("y", "a"), line("z", "a")) == ["x", "y"]


def test_a_line_never_leaves_its_part():
    plain = [line("one", "a"), line("watch it", "a", part="watch")]

    assert texts(plain, line("look", "a", part="watch")) == ["one", "look"]


def test_a_line_that_its_use_does_not_take_is_ours_again_and_the_others_stay():
    takes = lambda line: "5 February" not in line.text  # noqa: E731
    better = said(
        ("agreed", "By 5 February 2027 Jonas will send the outline.", ["a1"]),
        ("goals", "Ada wants to give a talk at the spring conference by 30 April 2027.", ["g1"]),
    )

    found = drafted(to_phrase(takes=takes), better)

    assert [line.phrased for line in found.lines] == [False, True, False]
    assert found.lines[0] == ACTION
    assert found.refused == 1


def test_a_line_that_a_model_only_repeats_is_ours_with_its_line_breaks_and_no_models():
    two_lines = DraftLine("goals", "Ada wants:\n“Give a talk at the spring conference”", ("g1",))

    found = drafted(to_phrase(two_lines), said(("goals", " ".join(two_lines.text.split()), ["g1"])))

    assert found.lines == (two_lines,)
    assert found.why_plain == NOTHING_BETTER
