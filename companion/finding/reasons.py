"""Why somebody is shown, in sentences that cite their evidence: the engine's claims, her musts and wishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from companion.explaining.evidence import explain
from companion.explaining.explanation import Claim, Quoted, View, clean
from companion.explaining.naming import first_name
from companion.explaining.quantities import languages_words
from companion.explaining.quoted_language import ShownQuote, quotes_in
from companion.explaining.quoting import end
from companion.explaining.saying import Message, message
from companion.finding.looking import Card
from companion.finding.query import About, Chip
from companion.matching.score.asked_scoring import ASKED
from companion.people.person import Person
from companion.programmes.programme import Programme

MOST_REASONS = 5


@dataclass(frozen=True)
class Reason:
    """One sentence, the fields that it rests on, as `mentor.offers`, and what it quotes."""

    sentence: str
    rests_on: tuple[str, ...]
    quotes: tuple[ShownQuote, ...] = ()


def reasons(card: Card, asking: Person, programme: Programme, said: str, liked: str) -> tuple[Reason, ...]:
    """What speaks for somebody, the weightiest first; what is not known is not a reason.

    `asking` is the mentee as she asks now. Of her only what stands in `said` is quoted: she never wrote the
    offers of whoever she wants somebody like, who is called `liked` ('' for nobody).
    """
    mentor = card.candidate.person
    own = said.casefold()
    known = tuple(
        part for part in card.detail.parts if part.known and not part.name.startswith(f"prefer_{ASKED}")
    )
    told = explain(replace(card.detail, parts=known), asking, mentor, programme, View.MENTEE)
    told_of = [claim for claim in told.claims if _quotes_only(claim, asking, own)]
    two = (asking, mentor)
    engine = [_reason(claim, two) for claim in told_of if claim.part not in ("profile", "wants")]
    first = [_reason(claim, two) for claim in told_of if claim.part == "wants"]
    asked = [*_like(card, liked), *_asked(card, mentor)]
    return tuple(dict.fromkeys([*first, *asked, *engine]))[:MOST_REASONS]


def _quotes_only(claim: Claim, asking: Person, own: str) -> bool:
    hers = [one for one in claim.evidence if isinstance(one, Quoted) and one.person_email == asking.email]
    return all(one.field != "wants" or one.words.casefold() in own for one in hers)


def _like(card: Card, liked: str) -> Iterator[Reason]:
    if liked and card.is_near:
        name = first_name(card.candidate.person)
        sentence = message(
            "{name} offers something close to what {other} offers", name=name, other=clean(liked)
        )
        yield Reason(end(sentence), ("mentor.offers",))


def _reason(claim: Claim, two: tuple[Person, Person]) -> Reason:
    asking, fields = two[0], list[str]()
    for piece in claim.evidence:
        inputs = (
            [(piece.person_email, piece.field)]
            if isinstance(piece, Quoted)
            else [(one.person_email, one.field) for one in piece.inputs]
        )
        fields += [f"{'mentee' if email == asking.email else 'mentor'}.{field}" for email, field in inputs]
    return Reason(claim.sentence, tuple(dict.fromkeys(fields)), quotes_in(claim, two))


def _asked(card: Card, mentor: Person) -> Iterator[Reason]:
    """One sentence for each must, and for each wish that holds, where the answer is one that she may read."""
    for chip in card.musts:
        fact = _fact(chip, mentor)
        if fact:
            yield Reason(end(message("{fact}, as you asked", fact=fact.words)), (fact.field,))
    for chip, held in card.wishes:
        fact = _fact(chip, mentor) if held else None
        if fact:
            yield Reason(end(message("{fact}, as you wished", fact=fact.words)), (fact.field,))


@dataclass(frozen=True)
class _Fact:
    words: Message
    field: str


def _fact(chip: Chip, mentor: Person) -> _Fact | None:
    name = first_name(mentor)
    match chip.about:
        case About.LANGUAGE:
            spoken = [code for code in mentor.languages if code in chip.values]
            said = message("{name} speaks {languages}", name=name, languages=languages_words(spoken))
            return _Fact(said, "mentor.languages") if spoken else None
        case About.PLACE:
            said = message("{name} is in {place}", name=name, place=clean(mentor.location))
            return _Fact(said, "mentor.location")
        case About.LEVEL:
            said = message("{name} is at the level {level}", name=name, level=clean(mentor.level))
            return _Fact(said, "mentor.level")
        case About.DEPARTMENT:
            said = message("{name} works in {place}", name=name, place=clean(mentor.department))
            return _Fact(said, "mentor.department")
        case About.TIME_ZONE:
            said = message("{name}'s clock is within two hours of the one you named", name=name)
            return _Fact(said, "mentor.time_zone")
        case _:
            return None
