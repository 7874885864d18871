"""Why somebody is shown, in sentences that cite their evidence: the engine's claims, her musts and wishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from companion.explaining.evidence import explain
from companion.explaining.explanation import Claim, Quoted, View, clean
from companion.explaining.language_names import language_name
from companion.explaining.naming import first_name
from companion.explaining.wording import listed
from companion.finding.looking import Card
from companion.finding.query import About, Chip
from companion.matching.score.asked_scoring import ASKED
from companion.people.person import Person
from companion.programmes.programme import Programme

MOST_REASONS = 5


@dataclass(frozen=True)
class Reason:
    """One sentence, and the fields that it rests on, as `mentor.offers`."""

    sentence: str
    rests_on: tuple[str, ...]


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
    engine = [_reason(claim, asking) for claim in told_of if claim.part not in ("profile", "wants")]
    first = [_reason(claim, asking) for claim in told_of if claim.part == "wants"]
    asked = [*_like(card, liked), *_asked(card, mentor)]
    return tuple(dict.fromkeys([*first, *asked, *engine]))[:MOST_REASONS]


def _quotes_only(claim: Claim, asking: Person, own: str) -> bool:
    hers = [one for one in claim.evidence if isinstance(one, Quoted) and one.person_email == asking.email]
    return all(one.field != "wants" or one.words.casefold() in own for one in hers)


def _like(card: Card, liked: str) -> Iterator[Reason]:
    if liked and card.is_near:
        name = first_name(card.candidate.person)
        yield Reason(f"{name} offers something close to what {clean(liked)} offers.", ("mentor.offers",))


def _reason(claim: Claim, asking: Person) -> Reason:
    fields: list[str] = []
    for piece in claim.evidence:
        inputs = (
            [(piece.person_email, piece.field)]
            if isinstance(piece, Quoted)
            else [(one.person_email, one.field) for one in piece.inputs]
        )
        fields += [f"{'mentee' if email == asking.email else 'mentor'}.{field}" for email, field in inputs]
    return Reason(claim.sentence, tuple(dict.fromkeys(fields)))


def _asked(card: Card, mentor: Person) -> Iterator[Reason]:
    """One sentence for each must, and for each wish that holds, where the answer is one that she may read."""
    wishes = [chip for chip, held in card.wishes if held]
    for chip, as_ in [
        *((one, "as you asked") for one in card.musts),
        *((one, "as you wished") for one in wishes),
    ]:
        said = _fact(chip, mentor)
        if said:
            yield Reason(f"{said[0]}, {as_}.", (said[1],))


def _fact(chip: Chip, mentor: Person) -> tuple[str, str] | None:
    name = first_name(mentor)
    match chip.about:
        case About.LANGUAGE:
            spoken = [language_name(code) for code in mentor.languages if code in chip.values]
            return (f"{name} speaks {listed(spoken)}", "mentor.languages") if spoken else None
        case About.PLACE:
            return f"{name} is in {clean(mentor.location)}", "mentor.location"
        case About.LEVEL:
            return f"{name} is at the level {clean(mentor.level)}", "mentor.level"
        case About.DEPARTMENT:
            return f"{name} works in {clean(mentor.department)}", "mentor.department"
        case About.TIME_ZONE:
            return f"{name}'s clock is within two hours of the one you named", "mentor.time_zone"
        case _:
            return None
