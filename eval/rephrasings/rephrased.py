"""True rephrasings of claims, as a model might write them, and falsehoods planted in them with care.

The rephrasings are in five parts that rules were tuned looking at, and a sixth, `once_blind`, of which some
were seen. `developed_cases` and `blind_cases` plant the same falsehoods in others; the last give the figures.
"""

# ruff: noqa: E501, RUF001 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from companion.explaining.explanation import Claim, Quoted, View
from companion.programmes.programme import PartName
from companion.wording.sentence import Phrased, Reading, Source
from eval.rephrasings import once_blind
from eval.words_people import NAMES, OFFERS, WISHES, PairWithClaims


class Part(StrEnum):
    """Which rephrasings: looked at first, when rules were mended, or widened; kept apart then; or never seen."""

    TUNED = "tuned"
    DEVELOPED = "developed"
    WIDENED = "widened"
    KEPT_APART = "kept apart"
    MET_NEXT = "met next"
    MET_NEXT_UNSEEN = "met next, unseen"
    ONCE_BLIND = "once blind"
    BLIND = "blind"


@dataclass(frozen=True)
class Case:
    """A sentence with its sources, and what is true of it. `planted` None: it is true."""

    sentence: Phrased
    sources: tuple[Source, ...]
    reading: Reading
    planted: str | None
    part: Part


# {w} the wish, {o} the offer, {you} the mentee, {m} the mentor as they are called; in five parts.
_WANTS = (
    (
        "Your wish “{w}” meets what {m} offers: “{o}”.",
        "You hope for “{w}”, and {m} brings “{o}”.",
        "You are looking for help with {w}, and {m} offers {o}.",
        "{m} offers “{o}”, which is related to your wish: “{w}”.",
    ),
    (
        "You wrote that you want “{w}”; {m} knows this ground and offers “{o}”.",
        "Because you ask for {w}, it could be useful to talk with {m} about {o}.",
        "{m} has {o} to share, and you want to work on {w}.",
        "Since {m} offers “{o}”, your wish for “{w}” is in good hands.",
    ),
    (
        "Talking with {m} about “{o}” may be a good first step, given your wish: “{w}”.",
        "{m}'s offer of “{o}” speaks directly to your wish, “{w}”.",
        "In your profile you ask for “{w}”, which fits well with {m}, who offers “{o}”.",
        "With “{o}”, {m} is well placed to support you on “{w}”.",
        "What you want, “{w}”, sits close to what {m} can give: “{o}”.",
    ),
    (
        "{m} offers “{o}”. That is why {m} was suggested for your wish “{w}”.",
        "You said you want “{w}”. {m} can offer “{o}”.",
        "Your first topic could be “{w}”: {m} brings “{o}” to it.",
        "A reason for this match: you look for “{w}”, and {m} offers “{o}”.",
        "If you would like to talk about “{w}”, {m} has something to say, with “{o}”.",
    ),
    (
        "{m} offers “{o}”, and this fits your wish: “{w}”.",
        "You are interested in “{w}”; {m} has “{o}” to offer.",
        "Ask {m} about “{o}” when you talk about your wish, “{w}”.",
        "“{w}” is on your list of wishes. {m} offers “{o}”.",
    ),
)
_GOALS = (
    (
        "Your goal is “{w}”, and {m} names “{o}” as experience.",
        "You aim to {w}; {m} has experience with {o}.",
        "{m} brings the experience “{o}” to your goal “{w}”.",
    ),
    (
        "For your goal, “{w}”, {m} can draw on “{o}”.",
        "You plan to {w}, and {m} mentions {o}.",
        "When you work towards “{w}”, ask {m} about “{o}”.",
    ),
    (
        "Your aim to {w} could build on {m}'s experience: {o}.",
        "{m}'s background, “{o}”, could be of use as you work on “{w}”.",
        "As you set out to {w}, {m} can speak from experience: “{o}”.",
        "One of your goals is “{w}”, and {m} has “{o}” to look back on.",
    ),
    (
        "You have set yourself the goal “{w}”; {m} has been there with “{o}”.",
        "Among {m}'s experience is “{o}”, which touches your goal “{w}”.",
        "“{o}” is part of {m}'s experience, and “{w}” is what you aim for.",
    ),
    (
        "You would like to reach this goal: “{w}”. {m} has experience that is related: “{o}”.",
        "{m} knows “{o}” from experience. You are working on “{w}”.",
    ),
)
_VALUES = (
    ("You and {m} tend to work in much the same way.", "You two like working in similar ways."),
    (
        "When it comes to working style, you and {m} are alike.",
        "{m} and you tend to like the same way of working.",
    ),
    (
        "Your working styles are much alike.",
        "You share a similar way of working with {m}.",
    ),
    (
        "You two go about work in a similar way.",
        "In how you like to work, you and {m} are quite alike.",
    ),
    (
        "You both tend to like the same way of working.",
        "Your way of working and {m}'s are similar.",
    ),
)
_LANGUAGE = (
    ("You can talk in {l}.", "You share {l}."),
    ("Both of you speak {l}.", "{l} is what you have in common with {m} as a language."),
    (
        "Language will not be a barrier, as you both speak {l}.",
        "Your conversations can take place in {l}.",
    ),
    (
        "You will be able to speak {l} with each other.",
        "{l} works for both of you.",
    ),
    (
        "You have {l} in common.",
        "{m} and you both speak {l}.",
    ),
)
_TIME = (
    ("You are both free for about {t} hours each week.", "Each week there are about {t} hours in which both of you are free."),
    ("You and {m} have around {t} hours a week free at the same time.", "About {t} hours per week suit you both."),
    ('Your calendars overlap by about {t} hours a week.', 'Finding a slot should be possible, with about {t} shared free hours a week.',),
    (
        'In a usual week you both have about {t} hours free.',
        'There is time to meet: about {t} hours a week when both of you are free.',
    ),
    (
        'You share about {t} free hours a week.',
        'About {t} hours a week are free for both of you.',
    ),
)  # fmt: skip
_NOTHING = (
    ("Nothing that {m} offers is close to what you ask for, so say early what you hope for.",),
    ("No offer of {m} lies close to your wishes, so tell {m} early what you hope for.",),
    (
        "What {m} offers does not lie close to what you ask for, so it is worth saying early what you hope for.",
    ),
    ("Nothing in what {m} offers comes close to what you ask for, so say soon what you hope for.",),
    ("Nothing that {m} offers is really near to what you ask for. Say early what you hope for.",),
)
_INVENTED = (
    "{s}, and {m} has won two national awards.",
    "{s}, which {m} learned while working at Siemens.",
    "{s}; {m} also speaks fluent Italian.",
    "{s}, and {m} has helped many mentees to get promoted.",
    "{s} during a sabbatical in Brazil.",
    "{s}, and {m} promised to introduce you to the director.",
    "{m} grew up in a family of doctors.",
    "{m} is famous for patience with beginners.",
    "You told the programme that you feel lonely at work.",
    "{s}, and {m} will write a reference letter for you.",
    "{m} has a doctorate in chemistry.",
    "{s}, and studies show such pairs succeed.",
)
_UNSAFE = (
    "{s} See https://example.com/join for more.",
    "{s} ![x](http://a.b/c.png)",
    "<b>{s}</b>",
    "{s} Write to coach@mail.example.",
    "{s} [Click here](x.y)",
)


_ONCE_BLIND = {
    id(_WANTS): once_blind.WANTS,
    id(_GOALS): once_blind.GOALS,
    id(_VALUES): once_blind.VALUES,
    id(_LANGUAGE): once_blind.LANGUAGE,
    id(_TIME): once_blind.TIME,
    id(_NOTHING): once_blind.NOTHING,
}
"""The part that was kept until some of it was seen, beside the parts that were looked at."""


def true_cases(pairs: list[PairWithClaims]) -> Iterator[Case]:
    """Every rephrasing that fits each claim of each pair, as the mentee reads it."""
    for pair in pairs:
        sources = sources_of(pair)
        reading = reading_of(pair)
        for place, claim in enumerate(pair.explanations[View.MENTEE].claims):
            for part, text in rephrased(pair, claim):
                yield Case(Phrased(text, (f"c{place + 1}",)), sources, reading, None, part)


def false_cases(pairs: list[PairWithClaims], seed: int) -> Iterator[Case]:
    """The same rephrasings, each with one falsehood of each kind that can be planted in it."""
    rng = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    for pair in pairs:
        for case in true_cases([pair]):
            yield from planted_in(case, pair, rng)


def planted_in(case: Case, pair: PairWithClaims, rng: random.Random) -> Iterator[Case]:
    """A true case with one falsehood in it, once for each kind that fits."""
    kinds: dict[str, Callable[[str, PairWithClaims, random.Random], str | None]] = {
        "another name": _another_name,
        "the two swapped": _swapped,
        "another number": another_number,
        "denied": denied,
        "an invented fact": lambda text, pair, rng: invented(text, pair.called[1], rng),
        "words of somebody else": _words_of_others,
        "a link or markup": lambda text, _, rng: unsafe(text, rng),
    }
    for kind, plant in kinds.items():
        planted = plant(case.sentence.text, pair, rng)
        if planted is not None and planted != case.sentence.text:
            yield replace(case, sentence=Phrased(planted, case.sentence.cites), planted=kind)
    yield wrongly_cited(case, rng)


def sources_of(pair: PairWithClaims) -> tuple[Source, ...]:
    """The claims of the mentee's view as sources, with the whole statements that they quote."""
    return tuple(
        Source(
            f"c{place}",
            claim.sentence,
            tuple(piece.words for piece in claim.evidence if isinstance(piece, Quoted)),
        )
        for place, claim in enumerate(pair.explanations[View.MENTEE].claims, 1)
    )


def reading_of(pair: PairWithClaims) -> Reading:
    """The names of the two and of others who could be meant by mistake."""
    _, mentor = pair.called
    others = tuple((name.split()[0], name) for name in NAMES if name.split()[0] != mentor)
    return Reading(names=((mentor, pair.mentor.name), *others), partners=frozenset({mentor}))


def rephrased(pair: PairWithClaims, claim: Claim) -> Iterator[tuple[Part, str]]:
    """Rephrasings of a claim; with each to which part it belongs."""
    halves, filled = _templates(pair, claim)
    tuned = (template for half in halves for template in half)
    once_blind = _ONCE_BLIND.get(id(halves), ())
    for part, templates in ((Part.TUNED, tuned), (Part.ONCE_BLIND, once_blind)):
        for template in templates:
            text = template.format(m=pair.called[1], **filled)
            yield part, text[:1].upper() + text[1:]


def _templates(pair: PairWithClaims, claim: Claim) -> tuple[tuple[tuple[str, ...], ...], dict[str, str]]:
    quoted = [piece.words for piece in claim.evidence if isinstance(piece, Quoted)]
    if claim.part in (PartName.WANTS, PartName.GOALS) and len(quoted) == 2:
        return (_WANTS if claim.part == PartName.WANTS else _GOALS), {"w": quoted[0], "o": quoted[1]}
    if claim.part == PartName.WANTS and "Nothing that" in claim.sentence:
        return _NOTHING, {}
    if claim.part == PartName.VALUES and claim.sentence.endswith("the same way."):
        return _VALUES, {}
    if claim.part == PartName.LANGUAGE and (" speak " in claim.sentence or " share " in claim.sentence):
        spoken = re.split(r" speak | share ", claim.sentence.rstrip("."))[1]
        return _LANGUAGE, {"l": spoken}
    hours = re.search(r"about ([\d½¼¾]+) hours a week\.$", claim.sentence)
    if claim.part == PartName.TIME and hours:
        return _TIME, {"t": hours.group(1)}
    return (), {}


def _another_name(text: str, pair: PairWithClaims, rng: random.Random) -> str | None:
    mentor = pair.called[1]
    other = rng.choice([name.split()[0] for name in NAMES if name.split()[0] not in pair.called])
    return text.replace(mentor, other) if mentor in text else None


def _swapped(text: str, pair: PairWithClaims, rng: random.Random) -> str | None:
    quoted = _pieces_of(text, pair)
    if quoted is None:
        return None
    wish, offer = quoted
    return text.replace(wish, "\0").replace(offer, wish).replace("\0", offer)


def _pieces_of(text: str, pair: PairWithClaims) -> tuple[str, str] | None:
    for claim in pair.explanations[View.MENTEE].claims:
        words = [piece.words for piece in claim.evidence if isinstance(piece, Quoted)]
        if len(words) == 2 and all(word in text for word in words):
            return words[0], words[1]
    return None


_NUMBER_WORDS = [
    "two",
    "three",
    "four",
    "six",
    "nine",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "eighty",
]
_NUMBER = re.compile(r"\d+[½¼¾]?|[½¼¾]|\b(?:" + "|".join(_NUMBER_WORDS) + r")\b")


def another_number(text: str, _: object, rng: random.Random) -> str | None:
    """With another number in place of the first."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    said = found.group(0)
    new = (
        rng.choice([word for word in _NUMBER_WORDS if word != said])
        if said.isalpha()
        else str(rng.randint(11, 40))
    )
    return text[: found.start()] + new + text[found.end() :]


_VERBS = re.compile(
    r"\b(offers|brings|knows|has|names|want|hope|aim|plan|share|speak|tend|like|are|meets|is|can|could|suit|have|mentions)\b(?!['’])"
)


def denied(text: str, _: object, rng: random.Random) -> str | None:
    """With its first verb denied."""
    if re.match(r"Nothing|No offer", text):
        return re.sub(
            r"^Nothing that|^No offer of", lambda found: {"N": "What"}[found.group(0)[0]], text
        ).replace("What", "Much that" if text.startswith("Nothing") else "An offer of", 1)
    found = _VERBS.search(text)
    if found is None:
        return None
    verb = found.group(0)
    negated = {"are": "are not", "is": "is not", "can": "cannot", "could": "could not", "has": "has no"}
    plural = {"want", "hope", "aim", "plan", "share", "speak", "tend", "like", "suit", "have"}
    new = negated.get(verb) or (
        f"do not {verb}" if verb in plural else rng.choice((f"never {verb}", f"hardly {verb}"))
    )
    return text[: found.start()] + new + text[found.end() :]


def invented(text: str, mentor: str, rng: random.Random) -> str:
    """With a fact that nobody told, or that alone."""
    return rng.choice(_INVENTED).format(s=text.rstrip("."), m=mentor)


def unsafe(text: str, rng: random.Random) -> str:
    """With a link, an address or markup."""
    return rng.choice(_UNSAFE).format(s=text)


def _words_of_others(text: str, pair: PairWithClaims, rng: random.Random) -> str | None:
    pieces = _pieces_of(text, pair)
    if pieces is None:
        return None
    place = rng.randrange(2)
    said = f"{pair.mentee.wants} {pair.mentor.offers}"
    others = [words for words in (WISHES, OFFERS)[place] if words not in said]
    return text.replace(pieces[place], rng.choice(others))


def wrongly_cited(case: Case, rng: random.Random) -> Case:
    """Resting on another source, or on none."""
    others = [source.id for source in case.sources if source.id not in case.sentence.cites]
    cites = (rng.choice([*others, "c99"]),) if rng.random() < 0.9 else ()
    return replace(case, sentence=Phrased(case.sentence.text, cites), planted="cited wrongly")
