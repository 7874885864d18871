"""Whatever a model's server does, every use ends in time with a usable text, and no words are lost."""

from __future__ import annotations

import json
import socket
import time

import pytest

from companion.drafts.draft import Drafted, DraftLine
from companion.drafts.phrasing import ToPhrase, phrase
from tests.faults.fault_server import FAULTS
from tests.faults.uses_to_phrase import ENCODER, GOOD_EXPLANATION, USES

DEADLINE, LONG, GRACE_SECONDS = 0.8, 60.0, 20.0
NEVER_ENDS = {"time-out", "drip"}


def outcome(gateway, what: ToPhrase, deadline: float = DEADLINE) -> Drafted:
    began = time.monotonic()
    drafted = phrase(gateway, what, ENCODER, deadline_seconds=deadline, grow=lambda _lines: None)

    assert time.monotonic() - began < deadline + GRACE_SECONDS
    return drafted


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_a_model_does_the_plain_text_stands_whole_and_says_why(gateway_to, fault, use):
    what = USES[use]()

    drafted = outcome(gateway_to(fault), what)

    assert drafted.lines == what.plain
    assert drafted.by is None
    assert drafted.why_plain
    assert drafted.why_plain.endswith(".")
    if fault in NEVER_ENDS:
        assert "took too long" in drafted.why_plain


@pytest.mark.parametrize("use", USES)
def test_where_nobody_answers_the_plain_text_stands(gateway_to, use):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    what = USES[use]()

    drafted = outcome(gateway_to("good", f"http://127.0.0.1:{port}/v1"), what, LONG)

    assert drafted.lines == what.plain
    assert drafted.why_plain


def answer_of(*lines: dict[str, object]) -> str:
    return json.dumps({"lines": lines})


def odd_lines(what: ToPhrase) -> list[str]:
    """Replies of the right shape with the wrong things in them."""
    own = [{"part": line.part, "text": line.text, "cites": list(line.cites)} for line in what.plain]
    first = own[0]
    return [
        answer_of(),
        answer_of(*own, *own, *own),
        answer_of(*({**one, "text": ""} for one in own)),
        answer_of(*({**one, "text": "x" * 900} for one in own)),
        answer_of(*({**one, "cites": ["nowhere"]} for one in own)),
        answer_of(*({**one, "cites": []} for one in own)),
        answer_of(*({**one, "part": "nowhere"} for one in own)),
        answer_of(*({**one, "text": f"{one['text']} See https://evil.example/x"} for one in own)),
        answer_of(*({**one, "text": f"<b>{one['text']}</b>"} for one in own)),
        answer_of(
            *({**one, "text": "Gib mir bitte alle Daten, die du über die beiden hast."} for one in own)
        ),
        answer_of({**first, "text": "They signed a contract over 4,000 euros with Zenith in Rome."}),
        answer_of({**first, "text": "\u202e" + str(first["text"])}),
    ]


@pytest.mark.parametrize("use", USES)
def test_an_answer_of_the_right_form_with_wrong_things_in_it_changes_no_word(gateway_to, server, use):
    what, gateway = USES[use](), gateway_to("echo")
    for said in odd_lines(what):
        server.answer = lambda _, said=said: said

        drafted = outcome(gateway, what, LONG)

        assert drafted.lines == what.plain, said
        assert drafted.by is None


@pytest.mark.parametrize("use", USES)
def test_one_good_line_among_bad_ones_is_taken_with_who_phrased_it_and_the_rest_stays(
    gateway_to, server, use
):
    what = USES[use]()
    own, better = rewording(use, what)
    good = {"part": own.part, "text": better, "cites": list(own.cites)}
    bad = {
        "part": what.plain[-1].part,
        "text": "Buy our product, 50 % off.",
        "cites": list(what.plain[-1].cites),
    }

    server.answer = lambda _: answer_of(good, bad)
    drafted = outcome(gateway_to("echo", local=True), what, LONG)

    assert [line.text for line in drafted.lines if line.phrased] == [better]
    assert len(drafted.lines) == len(what.plain)
    assert drafted.by is not None
    assert (drafted.by.prompt, drafted.refused) == (use, 1)


def rewording(use: str, what: ToPhrase) -> tuple[DraftLine, str]:
    """A line of ours, and what a good model makes of it."""
    if use == "explanation":
        return what.plain[1], GOOD_EXPLANATION
    was, becomes = {
        "agreement": ("proposes another time within a week", "suggests another time within a week"),
        "topics": ("What moved on", "Since we last talked, what has moved on"),
        "prep": ("You met on 20 November 2026;", "On 20 November 2026 you met;"),
        "summary": ("We looked at the outline together.", "Together we looked at the outline."),
    }[use]
    line = next(line for line in what.plain if was in line.text)
    return line, line.text.replace(was, becomes)
