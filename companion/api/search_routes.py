"""Searching the people of a programme by what they can give."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query

from companion.api.api_router import api_router
from companion.api.session import Signed
from companion.contracts.search import FoundPerson, MatchedStatement, SearchAnswer
from companion.ids import ProgrammeId
from companion.matching.search.search_service import MOST_FOUND, Hit, search_people

router = api_router()

_LONGEST = 1_000

Question = Annotated[
    str,
    Query(
        min_length=1,
        max_length=_LONGEST,
        description="What somebody should know or have done; several things with semicolons between.",
        examples=["keeping instruments alive in the cold; first field season"],
    ),
]
HowMany = Annotated[int, Query(ge=1, le=MOST_FOUND, description="How many people at most.")]


@router.get("/programmes/{programme_id}/search", tags=["People"])
def find_people(signed: Signed, programme_id: UUID, q: Question, k: HowMany = 10) -> SearchAnswer:
    """Find the people whose offers, experience or own words come nearest to a question."""
    services = signed.services
    hits = search_people(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        q,
        k,
        indexes=services.indexes,
        encoders=services.encoders,
    )
    return SearchAnswer(items=[_found(hit) for hit in hits])


def _found(hit: Hit) -> FoundPerson:
    quoted = hit.statement
    statement = None if quoted is None else MatchedStatement.model_validate(quoted, from_attributes=True)
    return FoundPerson(person_id=hit.person, name=hit.name, score=hit.score, statement=statement)
