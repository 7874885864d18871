"""Sentences of notes find their part, and the encoder helps with those that no rule knows."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from companion.meetings.sentence_kinds import BY_HEART, closeness
from companion.meetings.summary import Meeting, Part, kept_whole, summarise
from embeddings.knowing import KnowingEncoder
from embeddings.minilm import PackagedMiniLm
from tests.unit.sorted_sentences import KEPT, LOOKED_AT, LOOKED_AT_ONCE, sentences

MEETING = Meeting(date(2026, 11, 20), "Ada", "Ben")


@pytest.fixture(scope="module")
def encoder():
    return KnowingEncoder(PackagedMiniLm(), BY_HEART)


def rightly(block: str, encoder) -> Counter[str]:
    right: Counter[str] = Counter()
    for part, text in sentences(block):
        (line,) = summarise(text, MEETING, encoder)
        right[part] += line.part.value == part
    return right


def test_with_the_encoder_half_as_many_sentences_more_find_their_part_and_all_but_few_concerns(encoder):
    by_rules, with_encoder = rightly(KEPT, None), rightly(KEPT, encoder)

    # Measured on 48 sentences written last: 25 by rules alone, 40 with the encoder.
    assert (by_rules.total(), with_encoder.total()) == (25, 40)
    assert with_encoder["concerns"] >= 11


@pytest.mark.parametrize("block", [LOOKED_AT, LOOKED_AT_ONCE])
def test_the_encoder_helps_in_every_part_of_the_sentences(encoder, block):
    assert rightly(block, encoder).total() > 1.15 * rightly(block, None).total()


def test_whatever_part_it_finds_no_sentence_is_lost_or_changed(encoder):
    notes = "\n".join(text for _, text in sentences(KEPT))

    lines = summarise(notes, MEETING, encoder)

    assert kept_whole(notes, lines)
    assert all(notes[line.start : line.stop] == line.text for line in lines)


@pytest.mark.parametrize(
    ("text", "owner", "due_on"),
    [
        ("Ben forwards the invitation.", "Ben", None),
        ("I send the outline to Ben by Friday.", "Ada", date(2026, 11, 27)),
        ("Homework for me: keep a list of questions.", "Ada", None),
        ("We both think about two topics for next time.", "Ada and Ben", None),
    ],
)
def test_an_action_that_only_the_encoder_knows_has_its_owner_and_day_from_code(encoder, text, owner, due_on):
    (line,) = summarise(text, MEETING, encoder)

    assert (line.part, line.owner, line.due_on) == (Part.ACTIONS, owner, due_on)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("No concerns this time.", Part.HAPPENED),
        ("Nothing to worry about at the moment.", Part.HAPPENED),
        ("Good mood, lots of energy, 50 minutes.", Part.HAPPENED),
        ("Ben brought three questions from his team meeting.", Part.HAPPENED),
        ("Her team lead will decide about the budget.", Part.HAPPENED),
    ],
)
def test_good_news_is_no_concern_and_what_is_over_no_action(encoder, text, part):
    (line,) = summarise(text, MEETING, encoder)

    assert line.part is part


@pytest.mark.parametrize(
    "text",
    [
        "I keep asking myself whether this was the right step.",
        "Ben has had no answer from the department for weeks.",
        "There is not enough time for the thesis beside the job.",
        "What if the examiners see that I know nothing?",
        "Ben's funding might be cut in summer.",
        "My ideas get brushed aside.",
        "Not sure I can keep this up.",
    ],
)
def test_a_worry_is_known_by_its_turn_where_no_word_of_worry_stands(encoder, text):
    (with_encoder,), (without,) = summarise(text, MEETING, encoder), summarise(text, MEETING, None)

    assert (with_encoder.part, without.part) == (Part.CONCERNS, Part.CONCERNS)


@pytest.mark.parametrize(
    "text",
    [
        "I used to be afraid of calls, now I enjoy them.",
        "We discussed how to handle concerns from a team.",
        "Ben is not nervous before talks any more.",
        "The conflict with the landlord is settled.",
    ],
)
def test_what_is_over_or_only_a_subject_is_no_concern(encoder, text):
    (line,) = summarise(text, MEETING, encoder)

    assert line.part is not Part.CONCERNS


def test_a_sentence_is_as_close_to_its_kind_as_no_other_kind_where_it_is_an_example(encoder):
    text = "I am scared that I will fail."

    (near,) = closeness([text], "Ben", encoder)

    assert max(near, key=near.__getitem__) == "concerns"
    assert near["concerns"] > 0.5 > near["happened"]
