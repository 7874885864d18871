"""Why the two of a request fit, in the engine's parts and words; worked out once, when a mentor looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.db.unit_of_work import UnitOfWork
from companion.explaining.explanation import View
from companion.explaining.pair_claims import quotes_of, sentence_of
from companion.explaining.quoted_language import ShownQuote
from companion.explaining.stored_pairs import describe_pair
from companion.ids import PersonId
from companion.languages.spoken import spoken
from companion.matching.choosing.asking_service import Asked, AskTools, score_mentors
from companion.matching.match import Match
from companion.matching.rounds.run_record import PairWords
from companion.matching.words.person_words import WordReader
from companion.people.people_service import active_people
from companion.programmes.programme_service import rules_in_force
from companion.requests import store
from companion.requests.request import Request

MOST_REASONS = 3
"""As many reasons a mentor reads of somebody who asks, the weightiest ones."""


@dataclass(frozen=True)
class RequestReason:
    """One sentence, and what it quotes."""

    sentence: str
    quotes: tuple[ShownQuote, ...]


def why_they_fit(work: UnitOfWork, request: Request, tools: AskTools, on: date) -> PairWords | None:
    """Why the mentee fits the mentor whom the request is with, as it is kept; worked out where it is not yet.

    None where it is with nobody, or one of the two takes no part at the moment.
    """
    current = request.current
    if current is None:
        return None
    kept = store.read_words(work, request.id, current.place)
    if kept is None:
        kept = _worked_out(work, request, current.mentor, tools, on)
        if kept is not None:
            store.keep_words(work, request.id, current.place, kept)
    return kept


def reasons_for_mentor(words: PairWords | None) -> tuple[RequestReason, ...]:
    """The weightiest reasons, as a mentor may read them, in the language that is spoken."""
    if words is None:
        return ()
    claims = words.explanations[View.MENTOR.value][:MOST_REASONS]
    return tuple(RequestReason(sentence_of(claim, spoken()), quotes_of(claim)) for claim in claims)


def _worked_out(
    work: UnitOfWork, request: Request, mentor: PersonId, tools: AskTools, on: date
) -> PairWords | None:
    there = active_people(work, request.programme, [request.mentee, mentor])
    if len(there) < 2:
        return None
    mentee, gives = there[request.mentee], there[mentor]
    rules = rules_in_force(work, request.programme)
    day = date.fromisoformat(rules.starts_on) if rules.starts_on else on
    asked = Asked(rules, (), day, WordReader((mentee, gives)))
    scored = score_mentors(work, request.programme, mentee, [(mentor, gives)], asked, tools)
    made = Match(detail=scored.detail(0, 0), pinned=False, mentor_price=0.0)
    return describe_pair(made, mentee, gives, rules)
