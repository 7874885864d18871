"""A writer by rules of ours that stands in for a good model, and the same one when it makes things up.

It reads the prompt as a model does, through the wire and with placeholders for names, and puts each line that it
knows how to say into other words; what it does not know it leaves out, as the prompt asks.
"""

# ruff: noqa: E501 -- patterns and sentences read best as they stand.

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.scripted_rephrasing import reworded

_ASKED = re.compile(
    r"^(?:(?P<part>[a-z_]+):? ?)?(?P<before>(?:\[[a-z]+\d*\])*) ?⟦(?:line|clause): (?P<text>[^⟦⟧]*)⟧ ?(?P<behind>(?:\[[a-z]+\d*\])*)",
    re.MULTILINE,
)
_ID = re.compile(r"\[([a-z]+\d*)\]")
_WHO = r"(?:You|They|[A-ZÀ-Þ\[][^\s;,.“]*(?: [A-ZÀ-Þ][^\s;,.“]*)?)"
_SAYS = (
    # explanations
    (r"^(.+) tend to like working in the same way\.$", r"\1 like to work in much the same way."),
    (r"^(You|They) both speak (\w+)\.$", r"\2 is a language that \1 both speak."),
    (r"^(You|They) both speak (.+)\.$", r"\2 are languages that \1 both speak."),
    (r"^(You|They) share (English|German|French|Spanish|Portuguese|Italian) and (\w+)\.$", r"\2 and \3 are languages that \1 both speak."),
    (r"^(You|They) are both free for about (.+) a week\.$", r"There are about \2 a week when \1 are both free."),
    (r"^Nothing that (.+) (offers?) lies close to what (.+), so (say|ask) early what (.+)\.$", r"What \1 \2 does not lie close to what \3, so \4 early what \5."),
    (r"^They answered (\d+) of (\d+) working-style questions alike\.$", r"Of \2 working-style questions they answered \1 alike."),
    (r"^(.+“[^”]+”)\. What comes nearest is only loosely related: (.+)\.$", r"\1. The nearest to it is only loosely related: \2."),
    (r"^(.+“[^”]+”)\. Perhaps related: (.+)\.$", r"\1. This may be related: \2."),
    (r"^(.+“[^”]+”); (.+“[^”]+”), which (may be|is only loosely) related\.$", r"\1, and \2, which \3 related."),
    (r"^(.+“[^”]+”); (.+“[^”]+”)\. Both mention (.+)\.$", r"\1, and \2. Both of them mention \3."),
    # agreements
    (r"^We meet for the first time by (.+)\. Until (.+) we meet every (\d+) days, after that every (\d+) days\.$", r"Our first meeting is by \1. We meet every \3 days until \2, and every \4 days after that."),
    (r"^We work together from (.+) to (.+)\.$", r"Our work together runs from \1 to \2."),
    (r"^We meet by video call unless we agree on a place\. Whoever proposes the time sends the invitation\.$", r"Unless we agree on a place, we meet by video call. The invitation comes from whoever proposes the time."),
    (r"^At the end of each meeting each of us says one thing that helped and one that would have helped more\.$", r"Each of us says at the end of each meeting one thing that helped and one that would have helped more."),
    (r"^Whoever cannot come says so at least 24 hours before and proposes another time within a week\. After two meetings that were missed without a word, either of us may ask the programme for help\.$", r"If one of us cannot come, we say so at least 24 hours before and propose another time within a week. After two meetings missed without a word, either of us may ask the programme for help."),
    (r"^(.+) brings the topics, prepares for each meeting and keeps the list of actions\. (.+)$", r"\1 prepares for each meeting, brings the topics and keeps the list of actions. \2"),
    (r"^(.+) takes no part in decisions about (.+) pay, grade or promotion\. (.+)$", r"\1 takes no part when \2 pay, grade or promotion is decided. \3"),
    (r"^We look at this agreement and at our goals on (.+), half-way, and change what no longer fits\.$", r"On \1, half-way, we look at this agreement and at our goals, and change what no longer fits."),
    # pages before a meeting
    (r"^You met on (.+); (.+) noted: (“[^”]*”)\.$", r"When you met on \1, \2 noted: \3."),
    (r"^(.+): (“[^”]+”), by (.+) \((done|late|open|reached|dropped)\)\.$", r"\1: \2 is \4; the day is \3."),
    (r"^(.+): (“[^”]+”), no day set \((done|late|open|reached|dropped)\)\.$", r"\1: \2 is \3, with no day set."),
    (r"^(.+): (“[^”]+”) \((done|late|open)\)\.$", r"\1: \2 is \3."),
    (r"^Leave room for (.+) to say what matters first today\.$", r"Let \1 say first what matters today."),
    (r"^There is no open goal\. Begin by naming one together\.$", r"No goal is open. Name one together to begin."),
    (r"^(“[^”]+”) by (.+) is late\. Talk about what got in the way before you look for a new day\.$", r"\1 by \2 is late. Before you look for a new day, talk about what got in the way."),
    # questions
    (r"^Last time this came up: (“[^”]+”)\. How do you see it today\?$", r"\1 came up last time: how do you see it today?"),
    (r"^What are you proud of since we began\?$", r"Since we began, what are you proud of?"),
    (r"^What do you take along from our time together\?$", r"From our time together, what do you take along?"),
    (r"^(What|How|Which|Who|Whose|When) ([^“]*)(“[^”]+”)([^“]*\?)$", r"When you think of \3: \1 \2it\4"),
    # notes of a meeting
    (r"^We decided to (.+)\.$", r"Our decision was to \1."),
    (r"^We agreed that (.+)\.$", r"We agreed: \1."),
    (r"^(I|We|[A-ZÀ-Þ\[][^\s,.]*) will (.+) (by [^.]+|within [^.]+|before the [^.]+)\.$", r"\1 will, \3, \2."),
    (r"^(I|We|[A-ZÀ-Þ\[][^\s,.]*) (?:plan|plans|agreed|promised|intend|intends) to (.+)\.$", r"\1 will \2."),
    (r"^We (talked about|went through|looked at|compared|practised) (.+)\.$", r"Together we \1 \2."),
)  # fmt: skip
_RULES = tuple((re.compile(pattern), said) for pattern, said in _SAYS)
_TWO = re.compile(rf"^({_WHO} [^“]*“[^”]+”)(?:;|, and) ((?:you|{_WHO}) [^“]*“[^”]+”)\.$")
_INVENTED = (
    "{s}, and won a national award for it.",
    "{s}, as the director confirmed last week.",
    "{s}; the programme promises a promotion for it.",
    "{s} after three years in Brazil.",
    "{s}, which led to 40 new customers.",
)


@dataclass(frozen=True)
class Written:
    """One line of an answer, and whether something false was put into it on purpose."""

    part: str
    text: str
    cites: tuple[str, ...]
    false: bool = False


def write(prompt: str) -> Iterator[Written]:
    """What a good writer makes of the lines of a prompt."""
    for found in _ASKED.finditer(prompt):
        said = in_other_words(found["text"])
        cites = tuple(_ID.findall(f"{found['before']}{found['behind']}"))
        if said is not None and cites:
            yield Written(found["part"] or "why", said, cites)


def write_carelessly(prompt: str, rng: random.Random) -> Iterator[Written]:
    """The same, with a falsehood in every second line."""
    for number, line in enumerate(write(prompt)):
        false = _falsified(line.text, rng) if number % 2 else None
        yield line if false is None else Written(line.part, false, line.cites, false=True)


def in_other_words(text: str) -> str | None:
    """The same said differently; None where no rule knows how."""
    for pattern, said in _RULES:
        if pattern.match(text):
            return _mended(pattern.sub(said, text))
    two = _TWO.match(text)
    return _mended(f"{_opened(two[2])}, and {_inside(two[1])}.") if two else reworded(text)


def _mended(text: str) -> str:
    """With the small and capital letters that the new order needs."""
    text = re.sub(r"(?<=that )(You|They)\b|(?<=when )(You|They)\b", lambda found: found[0].lower(), text)
    text = re.sub(r"(?<=”: )(What|How|Which|Who|Whose|When)\b", lambda found: found[0].lower(), text)
    text = re.sub(r"\bis (a language) that", r"is \1 that", text)
    return text[:1].upper() + text[1:]


def _opened(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _inside(clause: str) -> str:
    return re.sub(r"^(You|They)\b", lambda found: found[0].lower(), clause)


def _falsified(text: str, rng: random.Random) -> str | None:
    """One falsehood, of a kind that fits the line."""
    ways = [_invented, _denied, _another_number, _another_name]
    rng.shuffle(ways)
    return next((false for way in ways if (false := way(text, rng)) is not None), None)


def _invented(text: str, rng: random.Random) -> str | None:
    return None if text.endswith("?") else rng.choice(_INVENTED).format(s=text.rstrip("."))


def _denied(text: str, _rng: random.Random) -> str | None:
    found = re.search(
        r"\b(is|are|will|can|speak|offers?|wants?)\b(?! not)",
        re.sub("“[^”]*”", lambda q: "_" * len(q[0]), text),
    )
    if found is None or text.endswith("?"):
        return None
    denied = {"is": "is not", "are": "are not", "will": "will not", "can": "cannot", "speak": "do not speak"}
    word = found[0]
    return text[: found.start()] + denied.get(word, f"never {word}") + text[found.end() :]


def _another_number(text: str, rng: random.Random) -> str | None:
    found = re.search(r"(?<![_\d\[])\b\d{1,2}\b(?![_\d\]])", text)
    if found is None:
        return None
    other = rng.choice([number for number in range(11, 30) if str(number) != found[0]])
    return f"{text[: found.start()]}{other}{text[found.end() :]}"


def _another_name(text: str, rng: random.Random) -> str | None:
    found = re.search(r"\[PERSON_\d+(?:_\d+)?\]", text)
    if found is None:
        return None
    return text.replace(found[0], rng.choice(("Gordon", "Philippa", "Anselm")))
