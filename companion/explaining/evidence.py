"""From what is known about a pair to the claims that one reader is given, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from companion.explaining.explanation import Claim, Explanation, Quoted, View
from companion.explaining.pair import Pair
from companion.explaining.preference_claims import preference_claims
from companion.explaining.profile_claims import profile_claims
from companion.explaining.shared_claims import language_claims, time_claims, values_claims
from companion.explaining.shortlist_claims import shortlist_claims
from companion.explaining.statement_claims import statement_claims
from companion.explaining.unknown_claims import unknown_claims
from companion.explaining.visibility import may_see
from companion.matching.match import PairDetail, PartScore
from companion.people.person import Person
from companion.programmes.programme import PartName, Programme


def explain(
    detail: PairDetail, mentee: Person, mentor: Person, programme: Programme, view: View
) -> Explanation:
    """Everything that this reader is told about the pair: the part that adds most first, unknown parts last.

    A part that does not count, because its weight is 0 or nobody's answer is known, is not spoken of.
    Deterministic: the same pair gives the same words on every run.
    """
    pair = Pair(detail, mentee, mentor, programme, view)
    counting = [part for part in detail.parts if part.weight > 0]
    by_points = sorted(counting, key=lambda part: (not part.known, -part.points, part.name))
    claims = [claim for part in by_points for claim in _claims_of(pair, part)]
    claims += profile_claims(pair)
    return Explanation(view, visible_claims(pair, claims))


def visible_claims(pair: Pair, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The last gate: no claim passes that quotes a field which this pair's reader may not see."""
    return tuple(claim for claim in claims if _is_visible(claim, pair))


def explain_to_all(
    detail: PairDetail, mentee: Person, mentor: Person, programme: Programme
) -> dict[View, Explanation]:
    """The three explanations of one pair, from the same evidence."""
    return {view: explain(detail, mentee, mentor, programme, view) for view in View}


def _claims_of(pair: Pair, part: PartScore) -> Iterable[Claim]:
    if part.name == PartName.SHORTLIST:
        return shortlist_claims(pair, part)
    if not part.known:
        return unknown_claims(pair, part.name)
    match part.name:
        case PartName.WANTS | PartName.GOALS:
            return statement_claims(pair, part.name)
        case PartName.VALUES:
            return values_claims(pair)
        case PartName.TIME:
            return time_claims(pair)
        case PartName.LANGUAGE:
            return language_claims(pair)
        case _:
            return preference_claims(pair, part)


def _is_visible(claim: Claim, pair: Pair) -> bool:
    return all(
        may_see(pair.view, pair.side_of(piece.person_email), piece.field)
        for piece in claim.evidence
        if isinstance(piece, Quoted)
    )
