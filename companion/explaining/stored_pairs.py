"""A match as it is kept in the database, with its three explanations, and back.

The two people are named by their part, `mentee` or `mentor`, and never by an address: what is kept of a pair
stays true when somebody's address changes, and names nobody when it is read by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from companion.explaining.evidence import explain_to_all
from companion.explaining.explanation import Claim, Evidence, Quoted, View
from companion.explaining.pair_claims import WHY
from companion.explaining.quoted_language import language_of
from companion.explaining.saying import kept_of
from companion.explaining.wording import one_line
from companion.matching.match import Match, PairDetail
from companion.matching.rounds.run_record import PairWords, StoredPair
from companion.people.person import Person
from companion.programmes.programme import Programme

MENTEE, MENTOR = "mentee", "mentor"

_DETAIL = TypeAdapter(PairDetail)


def describe_pair(made: Match, mentee: Person, mentor: Person, programme: Programme) -> PairWords:
    """What is kept of a match: the one line, the facts, and the claims for each of the three readers."""
    explained = explain_to_all(made.detail, mentee, mentor, programme)
    why = one_line(made.detail, mentee, mentor)
    side_of = {mentee.email: MENTEE, mentor.email: MENTOR}
    people = {mentee.email: mentee, mentor.email: mentor}
    return PairWords(
        why=str(why),
        detail=_DETAIL.dump_python(replace(made.detail, mentee=MENTEE, mentor=MENTOR), mode="json"),
        explanations={
            **{
                view.value: [_claim(claim, side_of, people) for claim in explained[view].claims]
                for view in View
            },
            WHY: why.kept(),
        },
    )


def match_in(stored: StoredPair, mentee: Person, mentor: Person) -> Match:
    """The match that was kept, of these two people."""
    return Match(
        detail=detail_in(stored, mentee, mentor), pinned=stored.pinned, mentor_price=stored.mentor_price
    )


def detail_in(stored: StoredPair, mentee: Person, mentor: Person) -> PairDetail:
    """What is known about the pair, of these two people."""
    found = _DETAIL.validate_python(stored.words.detail)
    return replace(found, mentee=mentee.email, mentor=mentor.email)


def sentences_for(stored: StoredPair, view: View) -> list[str]:
    """What one reader is told about the pair, the weightiest first."""
    return [claim["sentence"] for claim in stored.words.explanations[view.value]]


def _claim(claim: Claim, side_of: Mapping[str, str], people: Mapping[str, Person]) -> dict[str, Any]:
    return {
        "part": str(claim.part),
        "sentence": str(claim.sentence),
        **_said(claim.sentence),
        "evidence": [_evidence(piece, side_of, people) for piece in claim.evidence],
    }


def _evidence(piece: Evidence, side_of: Mapping[str, str], people: Mapping[str, Person]) -> dict[str, Any]:
    if isinstance(piece, Quoted):
        language = language_of(people[piece.person_email], piece.field)
        return {
            "kind": "quoted",
            "side": side_of[piece.person_email],
            "field": piece.field,
            "words": piece.words,
            **({"language": language} if language else {}),
        }
    inputs = [{"side": side_of[one.person_email], "field": one.field} for one in piece.inputs]
    return {"kind": "computed", "fact": str(piece.fact), **_said(piece.fact), "inputs": inputs}


def _said(words: str) -> dict[str, Any]:
    """What it takes to say the same in another language, beside its English."""
    kept = kept_of(words)
    return {} if kept is None else {"said": kept}
