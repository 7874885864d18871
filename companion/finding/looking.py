"""Looking for mentors with a query: who fits, who lies near, in which order, and what a must keeps away.

The engine orders: a search proposes whose offers lie nearest to what she wants, and the scores of the
matching, with her wishes as parts beside the others, put them in order. Nothing here knows a name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from companion.finding.fitting import Candidate, Ground, fitting, holds, hours_of
from companion.finding.query import About, Chip, Kind, Query
from companion.finding.relaxing import Reach, Relaxed, relaxed
from companion.ids import PersonId
from companion.matching.match import PairDetail
from companion.matching.score.asked_scoring import ASKED, AskedWish
from companion.matching.search.nearest_offers import Nearness
from companion.people.person import Person

MOST_CARDS = 4
SHORT_LIST = 16
"""As many of the nearest are scored and put in order."""

RELATED = 0.3
"""From this cosine on somebody's words speak of neighbouring things; as in explaining.wording."""

LOOSE = 0.2
"""Below this cosine nothing connects two texts; from it on somebody may be shown, as loosely near."""

FEW = 3
"""With fewer than this many she is told what each must keeps away."""


@dataclass(frozen=True)
class Card:
    """Somebody who is shown: her score with its parts, and which of her wishes hold (None: not known)."""

    candidate: Candidate
    detail: PairDetail
    wishes: tuple[tuple[Chip, bool | None], ...]
    musts: tuple[Chip, ...]
    is_near: bool
    """Whether what she offers is at least related to what is wanted."""


@dataclass(frozen=True)
class Looked:
    """What was found: `open` mentors have room, `fits` no must bars, and `near` of these are related."""

    cards: tuple[Card, ...] = ()
    open: int = 0
    fits: int = 0
    near: int = 0
    relaxed: tuple[Relaxed, ...] = ()
    is_more: bool = False
    """Whether there are others behind these."""
    has_wants: bool = False
    """Whether anything is known of what she wants, from her talk or her profile."""


class Engine(Protocol):
    """What the matching is asked."""

    def near(self, wanted: str, people: Sequence[PersonId]) -> Mapping[PersonId, Nearness] | None:
        """How near each person's offers lie; None where nothing can be compared."""
        ...

    def score(
        self, mentee: Person, mentors: Sequence[Candidate], wishes: Sequence[AskedWish]
    ) -> Sequence[PairDetail]:
        """Her score with each of these mentors."""
        ...


def look(
    query: Query,
    mentee: Person,
    candidates: Sequence[Candidate],
    gives: Mapping[PersonId, str],
    engine: Engine,
    *,
    on: date,
    skip: Collection[PersonId] = (),
) -> Looked:
    """Look for mentors. `gives` are the offers of whoever she wants somebody like; `skip` she has seen."""
    asking = asking_as(query, mentee, gives)
    ids = [one.id for one in candidates]
    unwanted = [chip for chip in query.of(Kind.MUST_NOT) if chip.about is About.SUBJECT]
    ground = Ground(mentee, on, {chip.id: engine.near(chip.values[0], ids) or {} for chip in unwanted})
    near = engine.near(_both(asking), ids) if asking.wants or asking.goals else None
    fit = fitting(query, candidates, ground)
    related = [one for one in fit if near is None or _is_near(near, one.id, RELATED)]
    loose = [] if related or near is None else [one for one in fit if _is_near(near, one.id, LOOSE)]
    fresh = [one for one in related or loose if one.id not in skip]
    chosen = _nearest(fresh, near)
    cards = (
        _cards(query, asking, chosen, ground, engine, near)
        if asking.wants or asking.goals or query.chips
        else ()
    )
    few = len(related) < FEW and bool(query.of(Kind.MUST, Kind.MUST_NOT))
    let_go = relaxed(query, candidates, ground, _reach(near, ids)) if few else ()
    return Looked(
        cards=cards[:MOST_CARDS],
        open=len(candidates),
        fits=len(fit),
        near=len(related),
        relaxed=let_go,
        is_more=len(fresh) > MOST_CARDS,
        has_wants=bool(asking.wants or asking.goals),
    )


def asking_as(query: Query, mentee: Person, gives: Mapping[PersonId, str]) -> Person:
    """Herself, as she asks now: what she wants in this talk, and when she is free for it."""
    said: list[str] = []
    for chip in query.of(Kind.WANT):
        if chip.about is About.SUBJECT:
            said += chip.values
        else:
            said += [text for one, text in gives.items() if str(one) in chip.values]
    times = [chip for chip in query.of(Kind.MUST) if chip.about is About.TIME]
    asking = replace(mentee, wants="\n".join(said)) if said else mentee
    return replace(asking, availability=hours_of(times)) if times else asking


def _both(asking: Person) -> str:
    return asking.wants or asking.goals


def _is_near(near: Mapping[PersonId, Nearness], person: PersonId, least: float) -> bool:
    return person in near and near[person].best >= least


def _reach(near: Mapping[PersonId, Nearness] | None, ids: Sequence[PersonId]) -> Reach:
    if near is None:
        return Reach(frozenset(ids), frozenset())
    return Reach(
        frozenset(one for one in ids if _is_near(near, one, RELATED)),
        frozenset(one for one in ids if _is_near(near, one, LOOSE)),
    )


def _nearest(those: Sequence[Candidate], near: Mapping[PersonId, Nearness] | None) -> list[Candidate]:
    if near is None:
        return list(those[:SHORT_LIST])
    return sorted(those, key=lambda one: (-near[one.id].score if one.id in near else 0.0, str(one.id)))[
        :SHORT_LIST
    ]


def _cards(
    query: Query,
    asking: Person,
    chosen: Sequence[Candidate],
    ground: Ground,
    engine: Engine,
    near: Mapping[PersonId, Nearness] | None,
) -> tuple[Card, ...]:
    if not chosen:
        return ()
    wished = query.of(Kind.WISH)
    verdicts = [holds(chip, chosen, ground) for chip in wished]
    wishes = [AskedWish(f"{ASKED}{place}", tuple(one)) for place, one in enumerate(verdicts, 1)]
    details = engine.score(asking, chosen, wishes)
    cards = [
        Card(
            candidate=one,
            detail=detail,
            wishes=tuple((chip, verdict[place]) for chip, verdict in zip(wished, verdicts, strict=True)),
            musts=query.of(Kind.MUST),
            is_near=near is None or _is_near(near, one.id, RELATED),
        )
        for place, (one, detail) in enumerate(zip(chosen, details, strict=True))
    ]
    return tuple(sorted(cards, key=lambda card: (-card.detail.total, str(card.candidate.id))))
